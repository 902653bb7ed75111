import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compressSync, uncompressSync } from 'snappy';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { postLogs, send, WORKSPACE, WORKSPACE_ID, type Sent } from '../helpers/collector.ts';
import { heartbeat } from '../helpers/console-events.ts';
import { asOddJson, oddlyChanged, oddValue } from '../helpers/hostile/odd-values.ts';
import { pushRequest } from '../helpers/loki.ts';
import { anyValue, KEY, logsRequest, nanoseconds, toProtobuf, windowsLog } from '../helpers/otlp.ts';
import { writeRequest } from '../helpers/prometheus.ts';

/** Odd requests for each sample; `npm run test:long` sends more. */
const RUNS = Number(process.env['ODD_RUNS'] ?? 25);
const ADMIN_KEY = 'the-administrator-of-tests';
const READ_KEY = 'a-reader-of-the-tests';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ settings: { ...WORKSPACE, ADMIN_KEY, READ_KEYS: `reader:${READ_KEY}` } });
});
afterAll(() => app.stop());

const FIXTURES = path.join(import.meta.dirname, '../fixtures/collectors');
const fixture = (name: string) => JSON.parse(readFileSync(path.join(FIXTURES, `${name}.json`), 'utf8')) as object;
const admin = { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' };
const key = { ...KEY, 'content-type': 'application/json' };

let count = 0;
/** A good event, new each time. */
const good = () => heartbeat(`GOOD-${(count += 1)}`);
const beside = (json: string) => `[${JSON.stringify(good())},${json},${JSON.stringify(good())}]`;

/** A door's requests: how an odd value is sent, and whether the answer says that what is good beside it was kept. */
interface Case {
  readonly name: string;
  readonly sample: unknown;
  readonly send: (json: string) => Promise<Sent>;
  readonly isKept: (sent: Sent) => boolean;
}

const isAnswered = () => true;
const numberOf = (value: unknown) => Number(value ?? 0);

const records = (): readonly (readonly [string, object])[] => [
  ['a Winlogbeat event', fixture('winlogbeat')],
  ['a Fluent Bit event', fixture('fluent-bit-winevtlog')],
  ['a Fluentd event', fixture('fluentd-windows_eventlog2')],
  ['an event of Log Analytics', fixture('log-analytics-event')],
  ['an OpenTelemetry event', fixture('otel-windowseventlog')],
  [
    'a syslog message',
    {
      timereported: '2026-11-21T09:30:00Z',
      facility: 'daemon',
      severity: 3,
      hostname: 'h',
      programname: 'p',
      procid: 1,
      message: 'm',
    },
  ],
  [
    'a record',
    {
      TimeGenerated: '2026-11-21T09:30:00Z',
      Computer: 'c',
      a: 1,
      b: 'x',
      c: true,
      d: { e: [1] },
      f: '2026-11-21T09:30:00Z',
      _ResourceId: '/x',
    },
  ],
];

const cases: readonly Case[] = [
  {
    name: 'api/events',
    sample: heartbeat('ODD-01'),
    send: (json) => send(`${app.url}/api/events`, admin, beside(json)),
    isKept: ({ body }) => numberOf((body as { accepted?: number }).accepted) >= 2,
  },
  ...records().flatMap(([name, sample]): Case[] => [
    {
      name: `_bulk with ${name}`,
      sample,
      send: (json) => {
        const lines = [JSON.stringify({ message: 'good' }), json, JSON.stringify({ message: 'good' })];
        const body = lines.map((line) => `{"create":{"_index":"odd"}}\n${line}\n`).join('');
        return send(`${app.url}/elasticsearch/_bulk`, { ...key, 'content-type': 'application/x-ndjson' }, body);
      },
      isKept: ({ body }) => {
        const { items } = body as { items: { create: { status: number } }[] };
        return items.length === 3 && items[0]!.create.status === 201 && items[2]!.create.status === 201;
      },
    },
    {
      name: `Data Collector with ${name}`,
      sample,
      send: (json) =>
        postLogs(app.url, `[${json}]`, { logType: 'Odd', headers: { 'time-generated-field': 'TimeGenerated' } }),
      isKept: isAnswered,
    },
    ...['Custom-Odd', 'Microsoft-Event', 'Microsoft-Perf'].map((stream): Case => ({
      name: `Logs Ingestion (${stream}) with ${name}`,
      sample,
      send: async (json) => {
        const { ruleId } = await app.app.core.workspaces.get('default');
        return send(`${app.url}/dataCollectionRules/${ruleId}/streams/${stream}?api-version=1`, key, `[${json}]`);
      },
      isKept: isAnswered,
    })),
    {
      name: `OTLP with ${name} as a body`,
      sample: windowsLog(sample as Record<string, unknown>),
      send: (json) =>
        send(`${app.url}/v1/logs`, key, `{"resourceLogs":[{"scopeLogs":[{"logRecords":${beside(json)}}]}]}`),
      isKept: ({ body }) =>
        numberOf((body as { partialSuccess?: { rejectedLogRecords: string } }).partialSuccess?.rejectedLogRecords) <= 1,
    },
  ]),
  ...records().flatMap(([name, sample]): Case[] => [
    {
      name: `Loki with ${name}`,
      sample,
      send(json) {
        const values = ['good', json, 'good'].map((line, index) => [`${Date.now()}00000${index}`, line]);
        return send(
          `${app.url}/loki/api/v1/push`,
          key,
          JSON.stringify({ streams: [{ stream: { job: 'odd' }, values }] }),
        );
      },
      isKept: isAnswered,
    },
  ]),
  {
    name: 'Loki as a whole',
    sample: { streams: [{ stream: { job: 'odd' }, values: [['1795251600000000000', 'x', { a: 'b' }]] }] },
    send: (json) => send(`${app.url}/loki/api/v1/push`, key, json),
    isKept: isAnswered,
  },
  ...records().flatMap(([name, sample]): Case[] => [
    {
      name: `Splunk with ${name}`,
      sample,
      send: (json) =>
        send(`${app.url}/services/collector/event`, key, `{"event":"good"}{"event":${json}}{"event":"good"}`),
      isKept: isAnswered,
    },
  ]),
  {
    name: 'Splunk as a whole',
    sample: { time: 1795251600.5, host: 'a', source: 'b', event: { a: 1 }, fields: { c: 'd' } },
    send: (json) => send(`${app.url}/services/collector/event`, key, json),
    isKept: isAnswered,
  },
  {
    name: 'Splunk with numbers',
    sample: {
      time: '1795251600.5',
      event: 'metric',
      fields: { 'metric_name:a': 1, metric_name: 'b', _value: 2, c: 'd' },
    },
    send: (json) => send(`${app.url}/services/collector/event`, key, json),
    isKept: isAnswered,
  },
  {
    name: 'OTLP logs as a whole',
    sample: logsRequest([
      {
        timeUnixNano: nanoseconds(new Date()),
        observedTimeUnixNano: '1',
        severityNumber: 9,
        severityText: 'x',
        traceId: 'ab',
        spanId: 'cd',
        eventName: 'e',
        body: anyValue({ a: [1, true, null] }),
        attributes: [{ key: 'a', value: anyValue(1.5) }],
      },
    ]),
    send: (json) => send(`${app.url}/v1/logs`, key, json),
    isKept: isAnswered,
  },
  {
    name: 'OTLP metrics',
    sample: {
      resourceMetrics: [
        {
          resource: { attributes: [{ key: 'host.name', value: { stringValue: 'h' } }] },
          scopeMetrics: [
            {
              scope: { name: 's' },
              metrics: [
                {
                  name: 'a.b',
                  unit: '1',
                  gauge: {
                    dataPoints: [
                      {
                        timeUnixNano: nanoseconds(new Date()),
                        asDouble: 1.5,
                        flags: 0,
                        attributes: [{ key: 'object', value: { stringValue: 'o' } }],
                      },
                    ],
                  },
                },
                { name: 'c', sum: { isMonotonic: true, dataPoints: [{ asInt: '5', timeUnixNano: '1' }] } },
                { name: 'd', histogram: { dataPoints: [{ count: 3, bucketCounts: [1, 2], explicitBounds: [0.5] }] } },
                {
                  name: 'e',
                  exponentialHistogram: { dataPoints: [{ scale: 1, positive: { offset: 2, bucketCounts: [1] } }] },
                },
                { name: 'f', summary: { dataPoints: [{ quantileValues: [{ quantile: 0.5, value: 1 }] }] } },
              ],
            },
          ],
        },
      ],
    },
    send: (json) => send(`${app.url}/v1/metrics`, key, json),
    isKept: isAnswered,
  },
  {
    name: 'OTLP traces',
    sample: { resourceSpans: [{ scopeSpans: [{ spans: [{ name: 'a' }] }] }] },
    send: (json) => send(`${app.url}/v1/traces`, key, json),
    isKept: isAnswered,
  },
  {
    name: 'a query',
    sample: { query: 'print 1', timespan: 'P1D', workspaces: [WORKSPACE_ID] },
    send: (json) =>
      send(`${app.url}/v1/workspaces/${WORKSPACE_ID}/query`, { ...key, authorization: `Bearer ${READ_KEY}` }, json),
    isKept: isAnswered,
  },
  {
    name: 'a batch of queries',
    sample: {
      requests: [
        {
          id: '1',
          method: 'POST',
          path: '/query',
          workspace: WORKSPACE_ID,
          headers: { Prefer: 'wait=5' },
          body: { query: 'print 1' },
        },
        { id: '2', workspace: WORKSPACE_ID, path: '/query?query=print%201' },
      ],
    },
    send: (json) => send(`${app.url}/v1/$batch`, { ...key, authorization: `Bearer ${READ_KEY}` }, json),
    isKept: ({ status, body }) =>
      status !== 200 || (body as { responses: { status: number }[] }).responses.every((one) => one.status < 500),
  },
  {
    name: 'an export',
    sample: { query: 'print 1', format: 'csv', timespan: 'P1D', bom: true },
    send: (json) => send(`${app.url}/api/export`, admin, json),
    isKept: isAnswered,
  },
  ...[
    [
      'mutation($events: [EventInput!]!) { ingestEvents(input: { events: $events }) { accepted } }',
      { events: [heartbeat('ODD-02')] },
    ],
    [
      'mutation($input: CustomFieldInput!) { saveCustomField(input: $input) { userErrors { message } } }',
      { input: { table: 'Event', name: 'Odd_CF', type: 'string', eventIds: [1], pattern: '(a)' } },
    ],
    [
      'mutation($input: CreateViewInput!) { createView(input: $input) { userErrors { message } } }',
      {
        input: {
          definition: {
            schema: 'roomwatch.view',
            version: 1,
            name: 'Odd',
            tiles: [{ type: 'number', id: 'a', title: 't', forms: [{ name: 'f', number: { query: 'print 1' } }] }],
          },
        },
      },
    ],
    [
      'mutation($input: UpdateCollectionPlanInput!) { updateCollectionPlan(input: $input) { userErrors { message } } }',
      {
        input: {
          logs: [{ channel: 'Application', levels: ['ERROR'] }],
          counters: [{ object: 'Processor', counter: '% Processor Time', instances: ['_Total'] }],
        },
      },
    ],
    [
      'query($query: String!, $timespan: String, $first: Int) { kql(query: $query, timespan: $timespan, first: $first) { rows } }',
      { query: 'print 1', timespan: 'P1D', first: 5 },
    ],
    [
      'query($filter: EventFilter) { events(filter: $filter) { totalCount } }',
      { filter: { computers: ['a'], eventIds: [1], levels: ['Error'], from: '2026-11-21T09:30:00Z' } },
    ],
  ].map(([query, variables]): Case => ({
    name: `GraphQL ${/\{ (\w+)/.exec(query as string)![1]}`,
    sample: { query, variables, operationName: null, extensions: {} },
    send: (json) => send(`${app.url}/graphql`, { ...admin, accept: 'application/json' }, json),
    isKept: ({ body }) => !/Internal server error/.test(JSON.stringify(body)),
  })),
];

/** Bytes of which some are changed, left out or doubled. */
function damaged(bytes: Buffer): fc.Arbitrary<Buffer> {
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(8), fc.uint8Array({ maxLength: 12 }));
  return fc
    .array(change, { minLength: 1, maxLength: 4 })
    .map((changes) =>
      changes.reduce(
        (body, [at, taken, put]) => Buffer.concat([body.subarray(0, at), put, body.subarray(at + taken)]),
        bytes,
      ),
    );
}

describe('one odd value is refused by name or kept, never an internal error, and costs what is beside it nothing', () => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, { sample, send: post, isKept }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ weight: 9, arbitrary: oddlyChanged(sample) }, { weight: 1, arbitrary: oddValue }),
        async (odd) => {
          const json = asOddJson(odd);
          const sent = await post(json);
          expect([sent.status < 500, sent.body]).toEqual([true, sent.body]);
          if (sent.status < 300) expect([isKept(sent), sent.body]).toEqual([true, sent.body]);
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('protobuf of which bytes are changed, left out or doubled', async () => {
    const request = logsRequest([
      windowsLog(fixture('otel-windowseventlog') as Record<string, unknown>),
      { body: anyValue('x') },
    ]);
    await fc.assert(
      fc.asyncProperty(damaged(toProtobuf(request)), async (body) => {
        for (const path of ['/v1/logs', '/v1/metrics']) {
          const sent = await send(`${app.url}${path}`, { ...KEY, 'content-type': 'application/x-protobuf' }, body);
          expect(sent.status).toBeLessThan(500);
        }
      }),
      { numRuns: RUNS * 4 },
    );
  });

  test.each<[string, string, () => Buffer]>([
    [
      'Prometheus',
      '/api/v1/write',
      () => writeRequest([{ labels: { __name__: 'a', b: 'c' }, samples: [[1, new Date()]] }]),
    ],
    [
      'Loki',
      '/loki/api/v1/push',
      () => pushRequest([{ labels: '{a="b"}', entries: [{ timestamp: { seconds: 1 }, line: 'x' }] }]),
    ],
  ])('protobuf of %s of which bytes are changed, left out or doubled', async (_name, path, request) => {
    await fc.assert(
      fc.asyncProperty(damaged(uncompressSync(request()) as Buffer), async (body) => {
        const headers = { ...KEY, 'content-type': 'application/x-protobuf', 'content-encoding': 'snappy' };
        for (const sent of [
          await send(`${app.url}${path}`, headers, compressSync(body) as Buffer),
          await send(`${app.url}${path}`, headers, body),
        ]) {
          expect([sent.status < 500, sent.body]).toEqual([true, sent.body]);
        }
      }),
      { numRuns: RUNS * 2 },
    );
  });

  test('an odd value of each kind, at each member of an event, costs the events beside it nothing', async () => {
    for (const member of Object.keys(heartbeat('x'))) {
      await fc.assert(
        fc.asyncProperty(oddValue, async (odd) => {
          const event = { ...heartbeat('ODD-03'), [member]: odd };
          const { status, body } = await send<{ accepted: number }>(
            `${app.url}/api/events`,
            admin,
            beside(asOddJson(event)),
          );
          expect([status, body.accepted >= 2, body]).toEqual([200, true, body]);
        }),
        { numRuns: RUNS },
      );
    }
  });
});
