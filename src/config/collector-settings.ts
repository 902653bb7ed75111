import * as check from './checks.ts';
import { setting } from './setting.ts';

export const collectors = {
  ingestMaxBytes: setting(
    'INGEST_MAX_BYTES',
    '67108864',
    'Bytes of request bodies of collectors that a process holds at once (64 MiB); more is answered with 429.',
    check.numberOf('bytes'),
  ),
  ingestMaxRequests: setting(
    'INGEST_MAX_REQUESTS',
    '1000',
    'Requests of collectors that a process holds at once; more are answered with 429.',
    check.numberOf('requests'),
  ),
};

export const otlp = {
  otlpGrpcPort: setting(
    'OTLP_GRPC_PORT',
    null,
    'The port at which OTLP is taken over gRPC (4317 by the standard), with TLS where there is a certificate. Without it none is.',
    check.port,
  ),
};

export const syslog = {
  udpPort: setting(
    'SYSLOG_UDP_PORT',
    null,
    'The port at which messages of syslog are taken over UDP (514 by the standard). Without it none are.',
    check.port,
  ),
  tcpPort: setting('SYSLOG_TCP_PORT', null, 'The same over TCP (601 by the standard).', check.port),
  tlsPort: setting(
    'SYSLOG_TLS_PORT',
    null,
    'The same over TLS (6514 by the standard), with the certificate of `TLS_CERT`.',
    check.port,
  ),
  senders: setting(
    'SYSLOG_SENDERS',
    '127.0.0.0/8, ::1',
    'Addresses and networks whose messages of syslog are taken, for senders of syslog have no key. `NETWORK=WORKSPACE` names the workspace of ' +
      'another than the first; of several networks the narrowest counts.',
    check.senders,
  ),
  rate: setting(
    'SYSLOG_RATE',
    '1000',
    'Messages of one address that are stored in a second. Over TCP more wait, over UDP they are dropped and counted when there is no room.',
    check.count,
  ),
  timeZone: setting(
    'SYSLOG_TIME_ZONE',
    'UTC',
    'The time zone of times in messages of syslog that say none.',
    check.timeZone,
  ),
};
