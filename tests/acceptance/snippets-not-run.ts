/* What tests/acceptance/snippets.test.ts leaves to others. A snippet is named by its page and language, and its number among those. */

/** Snippets that are not run here, each with its reason. */
export const NOT_RUN: Readonly<Record<string, string>> = {
  'README.md sh 1': 'tests/acceptance/installed.test.ts starts an installed server; .ci/run begins with npm ci',
  'README.md sh 2': 'tests/acceptance/demo.test.ts runs it',
  'README.md sh 3': 'the run of tests itself',
  'README.md sh 4': 'tests/acceptance/readme.test.ts runs it',
  'README.md sh 5': 'tests/acceptance/readme.test.ts runs it',
  'README.md sh 6': 'tests/acceptance/readme.test.ts runs it',
  'README.md sh 7': 'tests/acceptance/installed.test.ts packs and installs',
  'README.md sh 8': 'there is no Docker here; tests/acceptance/compose.test.ts reads compose.yaml',
  'README.md json 1': 'tests/acceptance/readme.test.ts compares it with the answer',
  'README.md graphql 1': 'tests/acceptance/readme.test.ts runs it',
  'README.md graphql 2': 'tests/acceptance/readme.test.ts runs it',
  'docs/collectors.md sh 2': 'a start with TLS: the server of this file runs so',
  'docs/collectors.md yaml 1':
    'the collector is built by tests/peers/build.sh alone; below, its parts are compared with each other',
  'docs/people.md sh 1': 'tests/cli/people.test.ts runs the command on a database of its own',
  'docs/proxies.md sh 1': 'a start behind a proxy: tests/acceptance/proxies.test.ts runs servers with these settings',
  'docs/proxies.md yaml 1': 'Traefik is not packaged for Debian; tests/acceptance/proxies.test.ts reads the file',
  'docs/proxies.md yaml 2': 'Traefik is not packaged for Debian; tests/acceptance/proxies.test.ts reads the file',
  'docs/services.md sh 1':
    'mongosh is no part of the checkout; tests/provision/passwords.test.ts uses the address in that file',
  'docs/services.md yaml 1': 'tests/acceptance/metrics.test.ts has promtool check it',
  ...ofProxies(),
  'docs/query-api.md sh 2': 'the Azure CLI is too large to install for a line; below, its request is sent by curl',
  'docs/query-api.md powershell 1': 'there is no PowerShell here; below, a grammar of it parses the text',
  'agent/README.md powershell 1': 'there is no PowerShell here; below, a grammar of it parses the text',
  'docs/exports.md m 1': 'Power BI runs on Windows; below, Microsoft’s parser reads the text and its request is sent',
  'docs/query-api.md m 1': 'Power BI runs on Windows; below, Microsoft’s parser reads the text and its request is sent',
};

/** The blocks of docs/proxies.md that tests/acceptance/proxies.test.ts runs with their programs. */
function ofProxies(): Record<string, string> {
  const names = ['nginx', 'haproxy', 'caddy'].flatMap((name) => [
    `docs/proxies.md ${name} 1`,
    `docs/proxies.md ${name} 2`,
  ]);
  return Object.fromEntries(names.map((name) => [name, 'tests/acceptance/proxies.test.ts runs it']));
}

/** The files of agent/, each with the test that runs or reads it. */
export const AGENT_FILES: Readonly<Record<string, string>> = {
  'Send-RoomwatchEvents.ps1': 'tests/doors/collection-plan.test.ts: a grammar of PowerShell',
  'fluent-bit.yaml': 'tests/doors/collection-plan.test.ts: its form; the program is not available',
  'otelcol.yaml': 'tests/doors/collection-plan.test.ts: the answer of the server; tests/peers/run.ts runs it',
  'rsyslog.conf': 'tests/acceptance/agent-files.test.ts runs it',
  'syslog-ng.conf':
    'tests/doors/collection-plan.test.ts: its form; its package conflicts with that of rsyslog; tests/peers/run.ts runs it',
  'telegraf.conf': 'tests/doors/collection-plan.test.ts: its form; tests/peers/run.ts builds and runs it',
  'windows-event-forwarding/subscription.xml':
    'tests/doors/collection-plan.test.ts: its form; it runs on Windows alone',
  'winlogbeat.yml': 'tests/doors/collection-plan.test.ts: its form; it runs on Windows alone',
};
