import { execFile, type ExecFileOptions } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../../helpers/app.ts';
import { WORKSPACE, WORKSPACE_ID, WORKSPACE_KEY } from '../../helpers/collector.ts';
import { cameraFault, heartbeat } from '../../helpers/console-events.ts';
import { pythonPackages } from '../../helpers/python.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const FIXTURES = path.join(import.meta.dirname, '../../fixtures/azure');
const READ_KEY = 'a-key-that-reads';

let app: TestApp;
let folder: string;
beforeAll(async () => {
  folder = tempDir('query-api');
  app = await startTestApp({
    settings: {
      ...WORKSPACE,
      DATA_DIR: folder,
      ADMIN_KEY: 'the-administrator',
      READ_KEYS: `notebook:${READ_KEY}`,
      QUERY_MAX_ROWS: '1000',
    },
    roles: { api: true, worker: false },
    tlsSelfSigned: true,
  });
  await app.post([heartbeat('CONF-A'), cameraFault('CONF-A'), heartbeat('CONF-B')]);
});
afterAll(async () => {
  await app.stop();
});

const VALUES =
  'print b = true, i = int(5), l = 9007199254740993, r = 2.0, nan = real(nan), inf = real(-inf), s = "é\\"\\n", ' +
  't = 1.5d, d = datetime(2026-11-21T01:02:03.1234567Z), g = guid(0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0), ' +
  'm = decimal(0.1), y = dynamic({"a": [1, null, "é"]})';
const NULLS =
  'print b = bool(null), i = int(null), l = long(null), r = real(null), s = "", t = timespan(null), ' +
  'd = datetime(null), g = guid(null), m = decimal(null), y = dynamic(null)';
const ENDLESS = 'range x from 1 to 4000000000 step 1 | where x < 0';
const STEPS = [
  { step: 'values', queries: [VALUES] },
  { step: 'nulls', queries: [NULLS] },
  {
    step: 'events',
    key: 'secret',
    queries: ['Event | summarize Events = count() by Computer | order by Computer asc | render barchart'],
    duration: 'PT1H',
    seconds: 3_600,
    options: { includeQueryStatistics: true, includeVisualization: true, serverTimeoutInSeconds: 60 },
    python: { include_statistics: true, include_visualization: true, server_timeout: 60 },
  },
  {
    step: 'batch',
    queries: ['Event | count', 'Event | where Nope == 1', 'range x from 1 to 2000 step 1'],
    seconds: 3_600,
  },
  { step: 'partial', queries: ['range x from 1 to 2000 step 1'] },
  { step: 'timeout', queries: [ENDLESS], options: { serverTimeoutInSeconds: 1 }, python: { server_timeout: 1 } },
  { step: 'wrong key', key: 'wrong', queries: ['print 1'] },
  { step: "a collector's key", key: WORKSPACE_KEY, queries: ['print 1'] },
  { step: 'syntax', queries: ['completely invalid syntax'] },
];

/** What a client made of an answer, as fixtures/azure prints it. */
interface SeenAnswer {
  status: string;
  tables: { rows: [string, unknown][][] }[];
  statistics: { query: { executionTime: number; inputDatasetStatistics: unknown } };
  visualization: unknown;
  error: { code: string; details: unknown };
  failure: { message: string };
}
/** Answers by step; for steps that end in an error, the error. */
interface Seen {
  answers: Record<'values' | 'nulls' | 'events' | 'batch' | 'partial', SeenAnswer[]>;
  errors: Record<string, { message: string; details: unknown }>;
}

/** Runs a client over all steps, over TLS with our own authority. */
function runSteps(command: string, words: string[], env: NodeJS.ProcessEnv = {}): Promise<Seen> {
  const { PATH, HOME } = process.env;
  const authority = app.app.tlsAuthority!;
  const options: ExecFileOptions = {
    env: {
      PATH,
      HOME,
      CLIENT_ID: WORKSPACE_ID,
      CLIENT_SECRET: READ_KEY,
      READ_KEY,
      NODE_EXTRA_CA_CERTS: authority,
      REQUESTS_CA_BUNDLE: authority,
      SSL_CERT_FILE: authority,
      ...env,
    },
  };
  return new Promise((resolve, reject) => {
    const child = execFile(command, words, options, (error, stdout, stderr) =>
      error ? reject(new Error(`${error.message}\n${stderr.toString()}`)) : resolve(seenIn(stdout.toString())),
    );
    child.stdin!.end(JSON.stringify(STEPS));
  });
}

const seenIn = (stdout: string): Seen => {
  const steps = JSON.parse(stdout) as unknown;
  return { answers: steps as Seen['answers'], errors: steps as Seen['errors'] };
};

const endpoint = () => app.app.tlsUrl!.replace('127.0.0.1', 'localhost');
const TYPES = [
  'b: bool',
  'i: int',
  'l: long',
  'r: real',
  'nan: real',
  'inf: real',
  's: string',
  't: timespan',
  'd: datetime',
  'g: guid',
  'm: decimal',
  'y: dynamic',
];
const TOO_MANY = 'Query result set has exceeded the internal record count limit 1000 (E_QUERY_RESULT_SET_TOO_LARGE)';

describe.each(['@azure/monitor-query-logs', '@azure/monitor-query'])('npm %s', (name) => {
  let seen: Seen;
  beforeAll(async () => {
    seen = await runSteps(process.execPath, [path.join(FIXTURES, 'query.js'), name, endpoint(), WORKSPACE_ID]);
  });
  const isOld = name === '@azure/monitor-query';

  it('reads every type', () => {
    const [{ status, tables }] = seen.answers['values'] as [SeenAnswer];
    expect(status).toBe('Success');
    expect(tables).toHaveLength(1);
    expect(tables[0]).toMatchObject({ name: 'PrimaryResult', columns: TYPES });
    expect(tables[0]!.rows).toEqual([
      [
        ['boolean', true],
        ['number', '5'],
        // A JavaScript number holds no more; the text on the wire is exact.
        ['number', '9007199254740992'],
        ['number', '2'],
        ['string', 'NaN'],
        ['string', '-Infinity'],
        ['string', 'é"\n'],
        ['string', '1.12:00:00'],
        ['Date', '2026-11-21T01:02:03.123Z'],
        ['string', WORKSPACE_ID],
        ['string', '0.1'],
        ['object', { a: [1, null, 'é'] }],
      ],
    ]);
  });

  it('reads nulls', () => {
    const row = seen.answers['nulls'][0]!.tables[0]!.rows[0]!;
    expect(row).toHaveLength(10);
    for (const [column, cell] of row.entries()) {
      // The old client makes 1970 of a time that is not there.
      const none = isOld && column === 6 ? ['Date', '1970-01-01T00:00:00.000Z'] : ['null', null];
      expect(cell).toEqual(column === 4 ? ['string', ''] : none);
    }
  });

  it('asks about an hour with a client secret, with statistics and visualization', () => {
    const [{ status, tables, statistics, visualization }] = seen.answers['events'] as [SeenAnswer];
    expect(status).toBe('Success');
    expect(tables[0]!.rows).toEqual([
      [
        ['string', 'CONF-A'],
        ['number', '2'],
      ],
      [
        ['string', 'CONF-B'],
        ['number', '1'],
      ],
    ]);
    expect(statistics.query).toMatchObject({
      inputDatasetStatistics: { rows: { scanned: 2 } },
      datasetStatistics: [{ tableRowCount: 2, tableSize: expect.any(Number) }],
    });
    expect(statistics.query.executionTime).toBeGreaterThan(0);
    expect(visualization).toMatchObject({ visualization: 'barchart' });
  });

  it('sends a batch, whose requests succeed and fail on their own', () => {
    const [count, unknown, many] = seen.answers['batch'] as [SeenAnswer, SeenAnswer, SeenAnswer];
    expect(count).toMatchObject({ status: 'Success', tables: [{ rows: [[['number', '3']]] }] });
    expect(unknown.status).not.toBe('Success');
    expect(unknown.tables ?? []).toEqual([]);
    expect(many).toMatchObject({ status: 'PartialFailure', tables: [{ rows: 1_000 }] });
  });

  it('is told that a result was cut', () => {
    const [{ status, tables, error }] = seen.answers['partial'] as [SeenAnswer];
    expect({ status, rows: tables[0]!.rows, code: error.code }).toEqual({
      status: 'PartialFailure',
      rows: 1_000,
      code: 'PartialError',
    });
  });

  it('is told when the time is over', () => {
    expect(seen.errors['timeout']).toMatchObject({ statusCode: 504, code: 'GatewayTimeout' });
  });

  it('is refused with a wrong key, and with one that writes', () => {
    const refused = { statusCode: 403, code: 'InvalidAuthenticationToken', message: 'The access token is invalid.' };
    expect(seen.errors['wrong key']).toMatchObject(refused);
    expect(seen.errors["a collector's key"]).toMatchObject(refused);
  });

  it('is told where a query is wrong', () => {
    expect(seen.errors['syntax']).toMatchObject({ statusCode: 400, code: 'BadArgumentError' });
    expect(JSON.stringify(seen.errors['syntax']!.details)).toContain('on line [1,11]');
  });
});

describe('PyPI azure-monitor-query', () => {
  let seen: Seen;
  beforeAll(async () => {
    const packages = await pythonPackages('azure-monitor-query==2.0.0', 'azure-identity==1.25.1');
    seen = await runSteps('python3', [path.join(FIXTURES, 'query.py'), endpoint(), WORKSPACE_ID], {
      PYTHONPATH: packages,
    });
  });

  it('reads every type', () => {
    const [{ status, tables }] = seen.answers['values'] as [SeenAnswer];
    expect(status).toBe('Success');
    expect(tables).toMatchObject([{ name: 'PrimaryResult', columns: TYPES }]);
    expect(tables[0]!.rows).toEqual([
      [
        ['bool', 'True'],
        ['int', '5'],
        ['int', '9007199254740993'],
        ['float', '2.0'],
        ['str', 'NaN'],
        ['str', '-Infinity'],
        ['str', 'é"\n'],
        ['str', '1.12:00:00'],
        ['datetime', '2026-11-21 01:02:03.123456+00:00'],
        ['str', WORKSPACE_ID],
        ['str', '0.1'],
        ['str', '{"a":[1,null,"é"]}'],
      ],
    ]);
  });

  it('reads nulls', () => {
    // The client makes the text None of a timespan and a guid without a value.
    const none = ['NoneType', 'None'];
    const text = ['str', 'None'];
    expect(seen.answers['nulls'][0]!.tables[0]!.rows).toEqual([
      [none, none, none, none, ['str', ''], text, none, text, none, none],
    ]);
  });

  it('asks about an hour with a client secret, with statistics and visualization', () => {
    const [{ status, tables, statistics, visualization }] = seen.answers['events'] as [SeenAnswer];
    expect({ status, rows: tables[0]!.rows }).toEqual({
      status: 'Success',
      rows: [
        [
          ['str', 'CONF-A'],
          ['int', '2'],
        ],
        [
          ['str', 'CONF-B'],
          ['int', '1'],
        ],
      ],
    });
    expect(statistics.query.inputDatasetStatistics).toEqual({ rows: { scanned: 2 } });
    expect(visualization).toMatchObject({ visualization: 'barchart', title: null });
  });

  it('sends a batch, whose requests succeed and fail on their own', () => {
    const [count, unknown, many] = seen.answers['batch'] as [SeenAnswer, SeenAnswer, SeenAnswer];
    expect(count).toMatchObject({ status: 'Success', tables: [{ rows: [[['int', '3']]] }] });
    expect(unknown).toMatchObject({ status: 'Failure', failure: { code: 'BadArgumentError' } });
    expect(unknown.failure.message).toContain("named 'Nope'");
    expect(many).toMatchObject({ status: 'PartialError', tables: [{ rows: 1_000 }] });
  });

  it('is told that a result was cut', () => {
    const [{ status, tables, error }] = seen.answers['partial'] as [SeenAnswer];
    expect({ status, rows: tables[0]!.rows }).toEqual({ status: 'PartialError', rows: 1_000 });
    expect(error.code).toBe('PartialError');
    expect(error.details).toContain(TOO_MANY);
  });

  it('is told when the time is over', () => {
    expect(seen.errors['timeout']).toMatchObject({ statusCode: 504 });
  });

  it('is refused with a wrong key, and with one that writes', () => {
    expect(seen.errors['wrong key']).toMatchObject({ statusCode: 403 });
    expect(seen.errors["a collector's key"]).toMatchObject({ statusCode: 403 });
  });

  it('is told where a query is wrong', () => {
    expect(seen.errors['syntax']).toMatchObject({ statusCode: 400 });
    expect(seen.errors['syntax']!.message).toContain("Query could not be parsed at 'invalid' on line [1,11]");
  });
});
