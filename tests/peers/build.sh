#!/bin/sh
# Builds and installs the programs that run.ts plays against a real server: an OpenTelemetry collector from its Go modules, Telegraf,
# Debian's rsyslog and syslog-ng, the Python client of Elasticsearch, and Kqlmagic. Needs Go, pip and (as root) apt. Takes some minutes the first time.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
into=${PEERS_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/roomwatch/peers}
mkdir -p "$into"

# Newer modules of the collector cannot all be had through the module proxy; this is the newest set that builds.
if [ ! -x "$into/otelcol" ]; then
  GOBIN="$into" go install go.opentelemetry.io/collector/cmd/builder@v0.149.0
  (cd "$into" && ./builder --config "$here/otelcol-builder.yaml" && mv otelcol-build/otelcol otelcol && rm -rf otelcol-build)
fi
# Without the tags Telegraf asks for modules whose checksums cannot be looked up.
if [ ! -x "$into/telegraf" ]; then
  GOBIN="$into" go install \
    -tags 'custom,inputs.cpu,inputs.mem,inputs.tail,inputs.syslog,outputs.http,outputs.elasticsearch,outputs.opentelemetry,outputs.file,serializers.json,parsers.json' \
    github.com/influxdata/telegraf/cmd/telegraf@v1.37.2
fi
[ -d "$into/python" ] || python3 -m pip install --quiet --target "$into/python" elasticsearch==9.5.1
# Newer versions of what it draws with have not the names that it looks for.
[ -d "$into/kqlmagic" ] ||
  python3 -m pip install --quiet --target "$into/kqlmagic" \
    Kqlmagic==0.1.114.post26 prettytable==3.10.0 matplotlib==3.8.4 nbformat==5.10.4
command -v rsyslogd >/dev/null && [ -e /usr/lib/x86_64-linux-gnu/rsyslog/omelasticsearch.so ] ||
  apt-get install -y --no-install-recommends rsyslog rsyslog-elasticsearch
# Debian refuses it beside rsyslog: it is unpacked here and run from there.
if [ ! -x "$into/syslog-ng/usr/sbin/syslog-ng" ]; then
  mkdir -p "$into/syslog-ng/packages"
  (cd "$into/syslog-ng/packages" &&
    apt-get download syslog-ng-core syslog-ng-mod-http syslog-ng-scl libivykis0 libnet1 libwrap0 libpcre3 libjson-c5 &&
    for package in *.deb; do dpkg -x "$package" ..; done)
fi
echo "$into"
