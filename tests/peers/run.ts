import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as requestHttp, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { parse, stringify } from 'yaml';
import { startApp, type App } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/logger.ts';
import { provideServices } from '../../src/provision/index.ts';
import { readTable } from '../../src/services/tables/read-table.ts';
import type { TableRow } from '../../src/services/tables/stores/table-store.ts';
import { operation, type Operation } from '../helpers/operation.ts';

/**
 * Plays programs that others wrote, unmodified, against a real server, and looks for what they sent: `build.sh` installs them, then
 * `node --import tsx tests/peers/run.ts [NAME …] [--record]`. With --record what each sent is kept in tests/fixtures/collectors/recorded/,
 * which the ordinary tests play again.
 */
/** Whose requests are kept: the others send what these do. */
const PLAYED_AGAIN = new Set(['otelcol', 'telegraf', 'rsyslog', 'syslog-ng', 'elasticsearch-py']);
const PEERS =
  process.env['PEERS_DIR'] ??
  path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'roomwatch/peers');
const AGENT = path.join(import.meta.dirname, '../../agent');
const RECORDED = path.join(import.meta.dirname, '../fixtures/collectors/recorded');
const WORKSPACE_ID = '0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0';
const WORKSPACE_KEY = Buffer.from('a key of exactly sixty-four bytes, as Log Analytics makes them!!').toString(
  'base64',
);
const READ_KEY = 'a-key-that-reads';
/** What the files of agent/ read from the environment. */
const CREDENTIALS = { ROOMWATCH_ID: WORKSPACE_ID, ROOMWATCH_KEY: WORKSPACE_KEY };
const { values: flags, positionals } = parseArgs({ options: { record: { type: 'boolean' } }, allowPositionals: true });

interface Stage {
  url: string;
  folder: string;
  spawn(command: string, args: string[], env?: Record<string, string>): ChildProcess;
  rows(table: string): Promise<TableRow[]>;
  /** Asks the server's GraphQL; throws on an error. */
  ask<Result, Variables>(query: Operation<Result, Variables>, variables: Variables): Promise<Result>;
  /** Waits until it holds; fails after a minute. */
  until(what: string, holds: () => Promise<boolean>): Promise<void>;
}

const report = {
  Description: 'Network status : Healthy. Exchange status : Connected. Signin status: Unhealthy. ',
  ResourceState: 'Unhealthy',
  OperationName: 'Heartbeat',
  OperationResult: 'Fail',
  DisplayName: 'Peers',
};
/** What the collector's receiver of Windows events makes of a console's event; the receiver itself runs on Windows alone. */
const windowsBody = (computer: string, record: number) => ({
  channel: 'Skype Room System',
  computer,
  event_id: { id: 2001, qualifiers: 0 },
  provider: { name: 'SRS-App', guid: '', event_source: '' },
  system_time: new Date(Date.now() - 60_000).toISOString(),
  record_id: record,
  level: 'Error',
  message: JSON.stringify(report),
  event_data: { param1: JSON.stringify(report) },
});

const PEER_RUNS: Record<string, (stage: Stage) => Promise<string>> = {
  async otelcol(stage) {
    const { folder, url } = stage;
    const lines = [windowsBody('OTELCOL-01', 1), windowsBody('OTELCOL-01', 2)].map((body) => JSON.stringify(body));
    writeFileSync(path.join(folder, 'events.log'), `${lines.join('\n')}\n`);
    writeFileSync(path.join(folder, 'plain.log'), 'a plain line\nanother\n');
    writeFileSync(path.join(folder, 'syslog.log'), '<27>1 2026-11-21T09:00:00.5Z linux-1 sshd 812 - - refused\n');
    const config = path.join(folder, 'otelcol.yaml');
    writeFileSync(
      config,
      `
extensions:
  bearertokenauth: { token: "${WORKSPACE_KEY}" }
  file_storage: { directory: ${folder} }
receivers:
  filelog/windows:
    include: [${folder}/events.log]
    start_at: beginning
    storage: file_storage
    operators:
      - { type: json_parser, parse_to: body }
  filelog/plain: { include: [${folder}/plain.log], start_at: beginning }
  filelog/syslog:
    include: [${folder}/syslog.log]
    start_at: beginning
    operators:
      - { type: syslog_parser, protocol: rfc5424 }
  hostmetrics:
    collection_interval: 2s
    initial_delay: 0s
    scrapers: { cpu: , memory: , filesystem: , network: , load: }
exporters:
  otlphttp/protobuf:
    endpoint: ${url}
    auth: { authenticator: bearertokenauth }
    sending_queue: { storage: file_storage }
  otlphttp/json:
    endpoint: ${url}
    encoding: json
    auth: { authenticator: bearertokenauth }
service:
  extensions: [bearertokenauth, file_storage]
  telemetry: { metrics: { level: none } }
  pipelines:
    logs: { receivers: [filelog/windows, filelog/syslog], exporters: [otlphttp/protobuf] }
    logs/json: { receivers: [filelog/plain], exporters: [otlphttp/json] }
    metrics: { receivers: [hostmetrics], exporters: [otlphttp/protobuf] }
`,
    );
    stage.spawn(path.join(PEERS, 'otelcol'), ['--config', config]);
    await stage.until('two events', async () => (await eventsOf(stage, 'OTELCOL-01')).length === 2);
    await hasOneFault(stage, 'OTELCOL-01');
    await stage.until('two plain records', async () => (await stage.rows('OtlpLogs_CL')).length === 2);
    await stage.until('a message of syslog', async () =>
      (await stage.rows('Syslog')).some(
        (row) => row['Computer'] === 'linux-1' && row['Facility'] === 'daemon' && row['SeverityLevel'] === 'err',
      ),
    );
    await stage.until('counters', async () =>
      (await stage.rows('Perf')).some((row) => row['ObjectName'] === 'system.memory'),
    );
    return `2 events, 2 records, 1 message, ${(await stage.rows('Perf')).length} counters`;
  },

  async 'handed-out-otelcol'(stage) {
    const { folder, url } = stage;
    const answer = await fetch(`${url}/agent/otelcol.yaml`, { headers: { authorization: `Bearer ${WORKSPACE_KEY}` } });
    const config = parse(await answer.text()) as { receivers: Record<string, object> };
    writeFileSync(path.join(folder, 'events.log'), `${JSON.stringify(windowsBody('AGENT-01', 1))}\n`);
    // The receivers of Windows can be had for Windows only; everything else is run as it is handed out.
    config.receivers = Object.fromEntries(
      Object.keys(config.receivers).map((name, index) => [
        name === 'windowsperfcounters' ? 'hostmetrics' : `filelog/${index + 1}`,
        name === 'windowsperfcounters'
          ? { collection_interval: '2s', initial_delay: '0s', scrapers: { memory: null } }
          : {
              include: [path.join(folder, index === 0 ? 'events.log' : `none-${index}.log`)],
              start_at: 'beginning',
              storage: 'file_storage',
              operators: [{ type: 'json_parser', parse_to: 'body' }],
            },
      ]),
    );
    const text = stringify(config)
      .replaceAll(/windowseventlog\//g, 'filelog/')
      .replaceAll('- windowsperfcounters', '- hostmetrics')
      .replaceAll('\\Roomwatch\\spool', '/spool');
    const file = path.join(folder, 'agent.yaml');
    writeFileSync(file, text);
    stage.spawn(path.join(PEERS, 'otelcol'), ['--config', file], {
      ROOMWATCH_KEY: WORKSPACE_KEY,
      ProgramData: folder,
      COMPUTERNAME: 'AGENT-01',
    });
    await stage.until('the event', async () => (await eventsOf(stage, 'AGENT-01')).length === 1);
    await stage.until('counters', async () => (await stage.rows('Perf')).some((row) => row['Computer'] === 'AGENT-01'));
    if (!existsSync(path.join(folder, 'spool'))) throw new Error('nothing was spooled to disk');
    return '1 event, counters of its host';
  },

  async 'ready-rsyslog'(stage) {
    const { folder, url } = stage;
    const config = path.join(folder, 'rsyslog.conf');
    const input = path.join(folder, 'input.log');
    const own = readFileSync(path.join(AGENT, 'rsyslog.conf'), 'utf8').replace('https://roomwatch.example:443', url);
    writeFileSync(input, 'the room is warm\n');
    writeFileSync(
      config,
      `global(workDirectory="${folder}")
module(load="imfile" mode="polling" pollingInterval="1")
input(type="imfile" file="${input}" tag="door[812]:" facility="local3" severity="crit")
${own}`,
    );
    stage.spawn('/usr/sbin/rsyslogd', ['-n', '-f', config, '-i', path.join(folder, 'pid')], CREDENTIALS);
    const found = async () => (await stage.rows('Syslog')).find((row) => row['SyslogMessage'] === 'the room is warm');
    await stage.until('the message', async () => (await found()) !== undefined);
    const { Facility, SeverityLevel, ProcessName, ProcessID } = (await found())!;
    const got = JSON.stringify([Facility, SeverityLevel, ProcessName, ProcessID]);
    if (got !== '["local3","crit","door",812]') throw new Error(got);
    return '1 message in Syslog';
  },

  async telegraf(stage) {
    const { folder, url } = stage;
    const config = path.join(folder, 'telegraf.conf');
    writeFileSync(
      config,
      `
[agent]
  interval = "1s"
  flush_interval = "1s"
  omit_hostname = false
  hostname = "telegraf-1"
[[inputs.mem]]
[[inputs.cpu]]
[[outputs.elasticsearch]]
  urls = ["${url}/elasticsearch"]
  index_name = "telegraf-%Y.%m.%d"
  username = "${WORKSPACE_ID}"
  password = "${WORKSPACE_KEY}"
  manage_template = true
  template_name = "telegraf"
`,
    );
    stage.spawn(path.join(PEERS, 'telegraf'), ['--config', config]);
    await stage.until('memory', async () =>
      (await stage.rows('telegraf_CL')).some((row) => row['measurement_name'] === 'mem'),
    );
    return `${(await stage.rows('telegraf_CL')).length} records in telegraf_CL`;
  },

  async 'ready-telegraf'(stage) {
    const { folder, url } = stage;
    const config = path.join(folder, 'telegraf.conf');
    const own = readFileSync(path.join(AGENT, 'telegraf.conf'), 'utf8')
      .replace('https://roomwatch.example:443', url)
      .replace('interval = "60s"', 'interval = "1s"')
      .replace('flush_interval = "10s"', 'flush_interval = "1s"');
    writeFileSync(config, own);
    stage.spawn(path.join(PEERS, 'telegraf'), ['--config', config], CREDENTIALS);
    const kinds = async () => new Set((await stage.rows('telegraf_CL')).map((row) => row['measurement_name']));
    await stage.until('processor and memory', async () => (await kinds()).size === 2);
    return `${[...(await kinds())].sort().join(', ')} in telegraf_CL`;
  },

  async 'syslog-ng'(stage) {
    const { folder, url } = stage;
    const root = path.join(PEERS, 'syslog-ng');
    const config = path.join(folder, 'syslog-ng.conf');
    const input = path.join(folder, 'input.log');
    const own = readFileSync(path.join(AGENT, 'syslog-ng.conf'), 'utf8')
      .replace('https://roomwatch.example:443', url)
      .replace('/var/lib/syslog-ng', folder)
      // It is unpacked, not installed: the parts of its library that it needs are named one by one.
      .replace('scl.conf', path.join(root, 'usr/share/syslog-ng/include/scl/elasticsearch/elastic-http.conf'))
      .replace('system(); internal();', `file("${input}" follow-freq(1) flags(syslog-protocol));`);
    writeFileSync(config, own);
    writeFileSync(input, '<27>1 2026-11-21T09:00:00.5Z linux-2 sshd 812 - - the key is lost\n');
    const run = ['-F', '-e', '-f', config, '-R', path.join(folder, 'persist'), '-c', path.join(folder, 'ctl')];
    stage.spawn(
      path.join(root, 'usr/sbin/syslog-ng'),
      [...run, '-p', path.join(folder, 'pid'), `--module-path=${root}/usr/lib/syslog-ng/3.38`],
      {
        ...CREDENTIALS,
        LD_LIBRARY_PATH: ['usr/lib/syslog-ng', 'usr/lib/x86_64-linux-gnu', 'lib/x86_64-linux-gnu']
          .map((part) => path.join(root, part))
          .join(':'),
      },
    );
    const found = async () => (await stage.rows('Syslog')).filter((row) => row['SyslogMessage'] === 'the key is lost');
    await stage.until('the message', async () => (await found()).length === 1);
    const [{ Computer, Facility, SeverityLevel, ProcessName, ProcessID }] = (await found()) as [TableRow];
    const got = JSON.stringify([Computer, Facility, SeverityLevel, ProcessName, ProcessID]);
    if (got !== '["linux-2","daemon","err","sshd",812]') throw new Error(got);
    return '1 message in Syslog';
  },

  /** A fleet on its way from one to the other: a collector and a script of curl and openssl report the same console. */
  async 'otelcol-and-azure-script'(stage) {
    const { folder, url } = stage;
    const body = windowsBody('BOTH-01', 7);
    writeFileSync(path.join(folder, 'events.log'), `${JSON.stringify(body)}\n`);
    const config = path.join(folder, 'otelcol.yaml');
    writeFileSync(
      config,
      `
extensions:
  bearertokenauth: { token: "${WORKSPACE_KEY}" }
receivers:
  filelog:
    include: [${folder}/events.log]
    start_at: beginning
    operators:
      - { type: json_parser, parse_to: body }
exporters:
  otlphttp: { endpoint: "${url}", auth: { authenticator: bearertokenauth } }
service:
  extensions: [bearertokenauth]
  telemetry: { metrics: { level: none } }
  pipelines:
    logs: { receivers: [filelog], exporters: [otlphttp] }
`,
    );
    stage.spawn(path.join(PEERS, 'otelcol'), ['--config', config]);
    const records = path.join(folder, 'records.json');
    const record = {
      Computer: 'BOTH-01',
      EventLog: 'Skype Room System',
      Source: 'SRS-App',
      EventID: 2001,
      TimeCreated: `${body.system_time.slice(0, 19)}Z`,
      RenderedDescription: body.message,
    };
    writeFileSync(records, JSON.stringify([record]));
    const script = path.join(import.meta.dirname, '../fixtures/azure/post-logs.sh');
    const child = stage.spawn('bash', [script, url, WORKSPACE_ID, WORKSPACE_KEY, 'SkypeRooms', records]);
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    if (code !== 0) throw new Error(`the script ended with ${code}`);
    await stage.until('both events', async () => (await eventsOf(stage, 'BOTH-01')).length === 2);
    await hasOneFault(stage, 'BOTH-01');
    await stage.until('a word of it in Operation', async () =>
      (await stage.rows('Operation')).some((row) => row['Reason'] === 'event-stored-twice'),
    );
    return '2 events, 1 fault';
  },

  async rsyslog(stage) {
    const { folder, url } = stage;
    const config = path.join(folder, 'rsyslog.conf');
    const input = path.join(folder, 'input.log');
    writeFileSync(
      config,
      `
module(load="imfile" mode="polling" pollingInterval="1")
module(load="omelasticsearch")
global(workDirectory="${folder}")
input(type="imfile" file="${input}" tag="door[812]:" facility="daemon" severity="warning")
action(type="omelasticsearch" server="${url}/elasticsearch" bulkmode="on" searchIndex="rsyslog"
  uid="${WORKSPACE_ID}" pwd="${WORKSPACE_KEY}" searchType="" skipverifyhost="on"
  action.resumeRetryCount="-1" queue.type="LinkedList" queue.filename="spool" queue.saveOnShutdown="on")
`,
    );
    writeFileSync(input, 'the door is open\n');
    stage.spawn('/usr/sbin/rsyslogd', ['-n', '-f', config, '-i', path.join(folder, 'pid')]);
    appendFileSync(input, 'the door is closed\n');
    const messages = async () =>
      (await stage.rows('Syslog')).filter((row) => String(row['SyslogMessage']).startsWith('the door'));
    await stage.until('two messages', async () => (await messages()).length === 2);
    const [first] = await messages();
    if (first!['SeverityLevel'] !== 'warning' || first!['Facility'] !== 'daemon')
      throw new Error(JSON.stringify(first));
    return '2 messages in Syslog';
  },

  async kqlmagic(stage) {
    const script = path.join(import.meta.dirname, 'kqlmagic.py');
    const words = ['-W', 'ignore', script, stage.url, WORKSPACE_ID, READ_KEY];
    const child = stage.spawn('python3', words, { PYTHONPATH: path.join(PEERS, 'kqlmagic') });
    let [said, failed] = ['', ''];
    child.stdout!.on('data', (chunk) => (said += String(chunk)));
    child.stderr!.on('data', (chunk) => (failed += String(chunk)));
    let isClosed = false;
    child.on('close', () => (isClosed = true));
    await stage.until('Kqlmagic has ended', async () => isClosed);
    const line = said.split('\n').find((one) => one.startsWith('{'));
    assert(line !== undefined, `nothing was printed: ${said}${failed}`);
    const seen = JSON.parse(line) as object;
    const wanted = {
      values: {
        columns: ['b', 'l', 'r', 's', 'd', 'y'],
        rows: [[true, 5, 2.5, 'Zürich', '2026-11-21T01:02:03.000Z', { a: [1] }]],
      },
      chart: {
        columns: ['Room', 'People'],
        rows: [
          ['Fuji', 3],
          ['Etna', 5],
        ],
      },
      empty: { columns: ['Computer'], rows: [] },
      refused: null,
    };
    assert.deepEqual(seen, wanted);
    return 'values of every kind, a chart, an empty result and an error, as a notebook reads them';
  },

  async 'elasticsearch-py'(stage) {
    const script = path.join(stage.folder, 'bulk.py');
    writeFileSync(
      script,
      `
import datetime, json, sys
from elasticsearch import Elasticsearch, helpers
url, id, key, body = sys.argv[1:]
es = Elasticsearch(url, basic_auth=(id, key))
assert es.info()['version']['number'].startswith('9.')
event = json.loads(body)
documents = [
    {'_op_type': 'create', '_index': 'winlogbeat-8.15.0-2026.11.21', '_source': event},
    {'_op_type': 'index', '_index': 'python-2026.11.21', '_source': {'@timestamp': datetime.datetime.now(datetime.timezone.utc), 'message': 'plain'}},
]
print(json.dumps(helpers.bulk(es, documents)))
done, errors = helpers.bulk(es, documents[:1], raise_on_error=False)
assert errors[0]['create']['status'] == 409, errors
`,
    );
    const event = {
      '@timestamp': new Date(Date.now() - 60_000).toISOString(),
      message: JSON.stringify(report),
      log: { level: 'error' },
      winlog: {
        channel: 'Skype Room System',
        computer_name: 'PYTHON-01',
        event_id: '2001',
        provider_name: 'SRS-App',
        record_id: 5,
      },
    };
    const child = stage.spawn(
      'python3',
      [script, `${stage.url}/elasticsearch`, WORKSPACE_ID, WORKSPACE_KEY, JSON.stringify(event)],
      {
        PYTHONPATH: path.join(PEERS, 'python'),
      },
    );
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    if (code !== 0) throw new Error(`it ended with ${code}`);
    await stage.until('the event', async () => (await eventsOf(stage, 'PYTHON-01')).length === 1);
    await hasOneFault(stage, 'PYTHON-01');
    await stage.until('the record', async () => (await stage.rows('python_CL')).length === 1);
    return '1 event, once; 1 record';
  },
};

const eventsOf = async (stage: Stage, computer: string) =>
  (await stage.rows('Event')).filter((row) => row['Computer'] === computer);

/** The event says that the sign-in fails: its room is unhealthy, by one fault that was reported once. */
async function hasOneFault(stage: Stage, computer: string): Promise<void> {
  const { device } = await stage.ask(
    operation(`query ReadOneFault($computer: String!) { device(by: { computer: $computer }) {
      health room { health } faults(states: null) { nodes { signal { key } state occurrences } } } }`),
    { computer },
  );
  const got = JSON.stringify(device);
  const fault = { signal: { key: 'signin' }, state: 'OPEN', occurrences: 1 };
  const expected = { health: 'UNHEALTHY', room: { health: 'UNHEALTHY' }, faults: { nodes: [fault] } };
  if (got !== JSON.stringify(expected)) throw new Error(got);
}

interface Recorded {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Passes requests on and notes them, without what proves who sent them. */
async function recorder(target: string): Promise<{ url: string; requests: Recorded[]; close: () => void }> {
  const requests: Recorded[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      const { authorization: _secret, host: _host, connection: _connection, ...headers } = incoming.headers;
      const plain = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
      requests.push({ method: incoming.method!, path: incoming.url!, headers, body: plain.toString('base64') });
      const onward = requestHttp(
        new URL(incoming.url!, target),
        { method: incoming.method, headers: incoming.headers },
        (answer) => {
          outgoing.writeHead(answer.statusCode!, answer.headers);
          answer.pipe(outgoing);
        },
      );
      onward.on('error', () => outgoing.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function play(name: string, app: App): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), `roomwatch-peer-${name.replace(/\W/g, '-')}-`));
  const children: ChildProcess[] = [];
  const output: string[] = [];
  const proxy = await recorder(app.url!);
  try {
    const found = await PEER_RUNS[name]!({
      url: proxy.url,
      folder,
      spawn(command, args, env = {}) {
        const child = spawn(command, args, { env: { ...process.env, ...env } });
        for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)));
        children.push(child);
        return child;
      },
      async rows(table) {
        const rows: TableRow[] = [];
        for await (const row of readTable(app.core, 'default', table)) rows.push(row);
        return rows;
      },
      async ask<Result, Variables>(query: Operation<Result, Variables>, variables: Variables) {
        const answer = await fetch(`${app.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: 'Bearer the-administrator' },
          body: JSON.stringify({ query, variables }),
        });
        const { data, errors } = (await answer.json()) as { data: Result; errors?: unknown };
        if (errors) throw new Error(JSON.stringify(errors));
        return data;
      },
      async until(what, holds) {
        const end = Date.now() + 60_000;
        while (!(await holds())) {
          if (Date.now() > end) throw new Error(`${what}: not within a minute\n${output.join('').slice(-3_000)}`);
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
      },
    });
    if (flags.record && PLAYED_AGAIN.has(name)) {
      // Of what is sent again and again the first ones will do.
      const kindOf = ({ method, path: to, headers }: Recorded) => `${method} ${to} ${headers['content-type']}`;
      const kept = proxy.requests.filter(
        (one, index, all) => all.slice(0, index).filter((earlier) => kindOf(earlier) === kindOf(one)).length < 2,
      );
      writeFileSync(path.join(RECORDED, `${name}.json`), `${JSON.stringify(kept, null, 2)}\n`);
    }
    return found;
  } finally {
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(late);
    }
    proxy.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (!existsSync(PEERS)) throw new Error(`${PEERS} is not there: run tests/peers/build.sh first`);
const dataDir = mkdtempSync(path.join(tmpdir(), 'roomwatch-peers-'));
const services = await provideServices({
  mongodbUri: null,
  redisUrl: null,
  dataDir,
  fast: true,
  say: (line) => console.error(line),
});
try {
  const names = positionals.length > 0 ? positionals : Object.keys(PEER_RUNS);
  for (const name of names) {
    const uri = new URL(services.mongodb.uri);
    uri.pathname = `/peers-${name.replace(/\W/g, '-')}`;
    const app = await startApp(
      readConfig({
        PORT: '0',
        LOG_LEVEL: 'warn',
        SECRET_KEY: 'peers',
        ADMIN_KEY: 'the-administrator',
        READ_KEYS: READ_KEY,
        WORKSPACE_ID,
        WORKSPACE_KEY,
      }),
      {
        roles: { api: true, worker: true },
        mongodbUri: uri.href,
        redisUrl: services.redis.uri,
        log: createLogger('warn'),
      },
    );
    try {
      console.log(`${name}: ${await play(name, app)}`);
    } catch (error) {
      console.log(`${name}: FAILED: ${(error as Error).message}`);
      process.exitCode = 1;
    } finally {
      await app.stop();
    }
  }
} finally {
  await services.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
