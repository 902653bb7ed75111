import { spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { deflateSync, gzipSync } from 'node:zlib';
import { Client, credentials, status as grpcStatus, type ServiceError } from '@grpc/grpc-js';
import { Zstd } from '@hpcc-js/wasm-zstd';
import getPort from 'get-port';
import { Redis } from 'ioredis';
import { compressSync } from 'snappy';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { provideServices, type ProvidedServices } from '../../src/provision/index.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { send, WORKSPACE, WORKSPACE_KEY, type Sent } from '../helpers/collector.ts';
import {
  ADMIN_KEY,
  DOOR_REQUESTS,
  doorSubjects,
  type DoorRequest,
  type DoorSubjects,
} from '../helpers/door-requests.ts';
import { gateBefore, type DatabaseGate } from '../helpers/gate-before.ts';
import { describeWith } from '../helpers/left-out.ts';
import { recordingLog } from '../helpers/log.ts';
import { exportOverGrpc } from '../helpers/otlp-grpc.ts';
import { logsRequest, nanoseconds, toProtobuf } from '../helpers/otlp.ts';
import { endAll, eventually, newDataDir, spawnCommand, type Roomwatch } from '../helpers/process.ts';
import { testServices } from '../helpers/services.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const SETTINGS = { ...WORKSPACE, ADMIN_KEY };
/** OTLP over gRPC: the services, each with a message that its clients send. */
const OVER_GRPC: readonly (readonly [service: string, message: () => Buffer])[] = [
  ['logs.v1.LogsService', () => toProtobuf(logsRequest([{ timeUnixNano: nanoseconds(new Date()), body: {} }]))],
  [
    'metrics.v1.MetricsService',
    () => {
      const metrics = [{ name: 'doors', gauge: { dataPoints: [{ asInt: 1 }] } }];
      return toProtobuf({ resourceMetrics: [{ scopeMetrics: [{ metrics }] }] }, 'metricsRequest');
    },
  ],
  ['trace.v1.TraceService', () => toProtobuf({ resourceSpans: [{ scopeSpans: [{ spans: [{}] }] }] }, 'tracesRequest')],
];
const grpcServices = OVER_GRPC.map(([service]) => service);

/** What each service answers: UNAVAILABLE and the like, or OK. */
async function askOverGrpc(client: Client): Promise<Map<string, string>> {
  const answers = await Promise.all(
    OVER_GRPC.map(async ([service, message]) => {
      const answer = await exportOverGrpc(client, service, message());
      return [service, Buffer.isBuffer(answer) ? 'OK' : grpcStatus[(answer as ServiceError).code]!] as const;
    }),
  );
  return new Map(answers);
}
const connect = (port: number) => new Client(`localhost:${port}`, credentials.createInsecure());
const allOk = new Map(grpcServices.map((service) => [service, 'OK']));

const readiness = (url: string) => send<{ checks: Record<string, string> }>(`${url}/readyz`, {}, null, 'GET');
const named = DOOR_REQUESTS.map((one) => [one.name, one] as const);

/** Asks every door at once, for a request waits for a database that is away. */
async function askAll(subjects: DoorSubjects): Promise<Map<DoorRequest, Sent>> {
  return new Map(await Promise.all(DOOR_REQUESTS.map(async (one) => [one, await one.ask(subjects)] as const)));
}

/** What a door answers whose database cannot do its work. */
function expectLater({ kind, later }: DoorRequest, { status, headers, body }: Sent): void {
  if (kind === 'memory' && status === 200) return;
  expect({ status, retryAfter: headers['retry-after'] }).toEqual({ status: 503, retryAfter: '5' });
  if (Object.keys(later).length > 0) expect(body).toMatchObject(later);
}

async function expectAll(subjects: DoorSubjects): Promise<void> {
  for (const { name, ask } of DOOR_REQUESTS) {
    const { status, body } = await ask(subjects);
    expect([name, status < 300, JSON.stringify(body)]).toEqual([name, true, expect.not.stringMatching(/"errors":\[/)]);
  }
}

describe('a body in another form', () => {
  let app: TestApp;
  let subjects: DoorSubjects;
  beforeAll(async () => {
    app = await startTestApp({ settings: SETTINGS });
    subjects = await doorSubjects(app.url);
  });
  afterAll(() => app.stop());

  const withBody = named.filter(([, { body }]) => body !== 'none');
  const texts = named.filter(([, { body }]) => body === 'text' || body === 'lines');
  const latin1 = (body: Buffer) => Buffer.from(body.toString(), 'latin1');
  const expectTaken = ({ status, body }: Sent) =>
    expect([status < 300, JSON.stringify(body)]).toEqual([
      true,
      expect.not.stringMatching(/"errors":(\[|true)|rejected":\[\{/),
    ]);

  it.each(texts)(
    '%s: not UTF-8: refused by name, or read by the charset that is stated',
    async (_name, { ask, body }) => {
      const refused = await ask(subjects, { body: latin1 });
      expect([refused.status, JSON.stringify(refused.body)]).toEqual([
        body === 'lines' ? 200 : 400,
        expect.stringContaining('UTF-8'),
      ]);
      for (const charset of ['iso-8859-1', '"Windows-1252"']) {
        expectTaken(await ask(subjects, { body: latin1, typeSuffix: `; charset=${charset}` }));
      }
      expectTaken(
        await ask(subjects, { body: (sent) => Buffer.from(sent.toString(), 'utf16le'), typeSuffix: ';charset=utf-16' }),
      );
      const unknown = await ask(subjects, { typeSuffix: '; charset=none' });
      expect([[400, 415].includes(unknown.status), JSON.stringify(unknown.body)]).toEqual([
        true,
        expect.stringMatching(/charset .*none/),
      ]);
    },
  );

  it('OTLP logs as protobuf: not UTF-8: the record is refused by name', async () => {
    const { ask } = DOOR_REQUESTS.find(({ body }) => body === 'bytes')!;
    const broken = (sent: Buffer) =>
      Buffer.from(sent.toString('latin1').replace('\u00c3\u00bc', '\u00ff\u00ff'), 'latin1');
    const { status, body } = await ask(subjects, { body: broken });
    expect([status, String(body)]).toEqual([200, expect.stringContaining('a text is not UTF-8')]);
  });

  it.each(texts)('%s: with a byte order mark: taken', async (_name, { ask }) => {
    expectTaken(await ask(subjects, { body: (sent) => Buffer.concat([Buffer.from('\uFEFF'), sent]) }));
  });

  const codings: [string, (body: Buffer) => Buffer][] = [
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['snappy', compressSync],
  ];
  for (const [coding, encode] of codings) {
    it.each(withBody)(`%s: ${coding}: taken`, async (_name, { ask }) => {
      expectTaken(await ask(subjects, { body: encode, headers: { 'content-encoding': coding } }));
    });
  }

  it.each(withBody)('%s: zstd: taken', async (_name, { ask }) => {
    const zstd = await Zstd.load();
    const encode = (body: Buffer) => Buffer.from(zstd.compress(body));
    expectTaken(await ask(subjects, { body: encode, headers: { 'content-encoding': 'zstd' } }));
  });

  it.each(withBody)('%s: a gzip bomb: refused at the limit', async (_name, { ask, limit, tooLarge }) => {
    const bomb = () => gzipSync(Buffer.alloc(limit + 1, ' '));
    expect((await ask(subjects, { body: bomb, headers: { 'content-encoding': 'gzip' } })).status).toBe(tooLarge);
  });

  it.each(named)('%s: a wrong method: 405 with Allow, whoever asks', async (_name, { path }) => {
    const { status, headers } = await send(`${app.url}${path(subjects)}`, {}, null, 'DELETE');
    expect([status, headers['allow']]).toEqual([405, expect.stringMatching(/^(GET|POST)\b/)]);
  });

  it.each(named)('%s: an unknown path: 404, whoever asks', async (_name, { path, body }) => {
    const unknown = path(subjects).replace(/(\?|$)/, '/nothing-here$1');
    const type = { 'content-type': 'application/json' };
    const { status } = await send(
      `${app.url}${unknown}`,
      type,
      body === 'none' ? null : '{}',
      body === 'none' ? 'GET' : 'POST',
    );
    expect(status).toBe(404);
  });
});

describe('the database is away', () => {
  const recorded = recordingLog();
  const dataDir = newDataDir();
  let gate: DatabaseGate;
  let services: ProvidedServices;
  let app: TestApp;
  let answers: Map<DoorRequest, Sent>;
  let overGrpc: Map<string, string>;
  let client: Client;
  let subjects: DoorSubjects;
  beforeAll(async () => {
    gate = await gateBefore(testServices().mongodbUri);
    services = await provideServices({
      mongodbUri: gate.uri,
      redisUrl: null,
      dataDir,
      fast: true,
      say: () => undefined,
    });
    const own = { mongodbUri: gate.uri, redisUrl: services.redis.uri, prefix: 'doors' };
    const settings = { ...SETTINGS, OTLP_GRPC_PORT: '0' };
    app = await startTestApp({ settings, services: own, log: recorded.log });
    client = connect(app.app.ports!.otlpGrpc!);
    subjects = await doorSubjects(app.url);
    await expectAll(subjects);
    expect(await askOverGrpc(client)).toEqual(allOk);
    gate.down();
    [answers, overGrpc] = await Promise.all([askAll(subjects), askOverGrpc(client)]);
  });
  afterAll(async () => {
    client.close();
    await app.stop();
    await services.stop();
    gate.close();
    await endAll();
  });

  it.each(named)('%s: 503 with Retry-After', (_name, request) => expectLater(request, answers.get(request)!));
  it.each(grpcServices)('over gRPC, %s: UNAVAILABLE', (service) => expect(overGrpc.get(service)).toBe('UNAVAILABLE'));

  it('readiness says so', async () => {
    const { status, body } = await readiness(app.url);
    expect([status, body.checks['redis']]).toEqual([503, 'ok']);
    expect(body.checks['mongodb']).not.toBe('ok');
  });

  it('the log says so once, and once that it is over; every door works again', async () => {
    const of = (part: string) => recorded.lines.filter(({ msg }) => msg.includes(part));
    await gate.up();
    await eventually(async () => (await readiness(app.url)).status === 200, 'ready');
    await expectAll(subjects);
    expect(await askOverGrpc(client)).toEqual(allOk);
    await eventually(async () => of('work again').length === 1, 'said to be over');
    expect(of('cannot do its work')).toHaveLength(1);
    expect(recorded.lines.filter(({ level, err }) => level >= 40 && err !== undefined)).toEqual([]);
  });

  it('Redis that stores nothing (MISCONF) makes it not ready; doors go on without it', async () => {
    const redis = new Redis(services.redis.uri);
    // It cannot save where its folder is gone, and then refuses writes, as on a full disk.
    rmSync(`${dataDir}/redis/data`, { recursive: true });
    await redis.config('SET', 'save', '3600 1');
    await redis.bgsave();
    await eventually(
      async () => /MISCONF/.test((await readiness(app.url)).body.checks['redis']!),
      'said to be MISCONF',
    );
    expect((await readiness(app.url)).status).toBe(503);
    for (const { name, kind, ask } of DOOR_REQUESTS) {
      if (kind === 'store') expect([name, (await ask(subjects)).status < 300]).toEqual([name, true]);
    }
    await redis.config('SET', 'save', '');
    await eventually(async () => (await readiness(app.url)).status === 200, 'ready');
    redis.disconnect();
  });
});

/** Whether this account may mount a file system of its own. */
const mayMount = spawnSync('unshare', ['-m', 'true']).status === 0;

describeWith('the right to mount (unshare -m)', mayMount, 'the disk is full (asks for the right to mount)', () => {
  const mount = tempDir('disk');
  let roomwatch: Roomwatch;
  let subjects: DoorSubjects;
  let answers: Map<DoorRequest, Sent>;
  let overGrpc: Map<string, string>;
  let client: Client;
  const taken: number[] = [];
  const onDisk = (name: string) => `/proc/${roomwatch.pid}/root${mount}/${name}`;
  const lines = (from: number, count: number) =>
    Array.from(
      { length: count },
      (_, at) =>
        `{"create":{"_index":"disk","_id":"${from + at}"}}\n{"n":${from + at},"text":"${'x'.repeat(500)}${Math.random()}"}\n`,
    );
  const bulk = (from: number) =>
    send(
      `${subjects.url}/elasticsearch/_bulk`,
      { authorization: `Bearer ${WORKSPACE_KEY}`, 'content-type': 'application/x-ndjson' },
      lines(from, 100).join(''),
    );

  beforeAll(async () => {
    const grpcPort = await getPort();
    const script = `mount -t tmpfs -o size=40m tmpfs ${mount} && exec "${process.execPath}" bin/roomwatch.js start`;
    roomwatch = spawnCommand(
      'unshare',
      ['-m', '/bin/sh', '-c', script],
      {
        ...{ PORT: '0', TLS_PORT: '0', DATA_DIR: `${mount}/data`, EXPORT_DIR: tempDir('exports') },
        ...{ ...SETTINGS, OTLP_GRPC_PORT: String(grpcPort) },
      },
      false,
    );
    const [, url] = await roomwatch.line(/answers at (http:\S+)\/graphql/);
    client = connect(grpcPort);
    subjects = await doorSubjects(url!);
    await expectAll(subjects);
    expect(await askOverGrpc(client)).toEqual(allOk);
    const { bavail, bsize } = statfsSync(onDisk(''));
    writeFileSync(onDisk('filler'), Buffer.alloc(Math.max(0, bavail * bsize - 8_000_000)));
  });
  afterAll(async () => {
    client.close();
    // Its services lie on a disk that nobody else sees: only it can end them.
    await roomwatch.end('SIGTERM');
    await endAll();
  });

  it('a batch is refused whole, with 503 and Retry-After, when it cannot be stored', async () => {
    for (let from = 0; ; from += 100) {
      const { status, headers, body } = await bulk(from);
      if (status === 200) {
        expect(body).toMatchObject({ errors: false });
        taken.push(from);
        continue;
      }
      expect([status, headers['retry-after']]).toEqual([503, '5']);
      break;
    }
    expect(taken.length).toBeGreaterThan(0);
    [answers, overGrpc] = await Promise.all([askAll(subjects), askOverGrpc(client)]);
  });

  it('readiness says so at once', async () => {
    const { status, body } = await readiness(subjects.url);
    expect(status).toBe(503);
    expect(body.checks['mongodb']).not.toBe('ok');
  });

  it.each(named)('%s: 503 with Retry-After', (_name, request) => expectLater(request, answers.get(request)!));
  it.each(grpcServices)('over gRPC, %s: UNAVAILABLE', (service) => expect(overGrpc.get(service)).toBe('UNAVAILABLE'));

  it('the log says so once, without a stack', () => {
    expect(roomwatch.said().match(/cannot do its work/g)).toHaveLength(1);
    expect(roomwatch.said()).not.toMatch(/"stack"/);
  });

  it('with room again, the same process takes everything again, with all that was acknowledged', async () => {
    const pid = roomwatch.pid;
    rmSync(onDisk('filler'));
    await eventually(async () => (await readiness(subjects.url)).status === 200, 'ready');
    expect(roomwatch.pid).toBe(pid);
    await expectAll(subjects);
    expect(await askOverGrpc(client)).toEqual(allOk);
    const { body } = await send<{ tables: { rows: number[][] }[] }>(
      `${subjects.url}/v1/workspaces/${WORKSPACE.WORKSPACE_ID}/query`,
      { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' },
      JSON.stringify({ query: 'disk_CL | where n < 1e9 | project n' }),
    );
    const stored = new Set(body.tables[0]!.rows.map(([n]) => n));
    expect(
      taken.flatMap((from) => Array.from({ length: 100 }, (_, at) => from + at)).filter((n) => !stored.has(n)),
    ).toEqual([]);
  });
});
