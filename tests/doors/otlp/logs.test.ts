import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import { LoggerProvider, SimpleLogRecordProcessor, type LogRecordExporter } from '@opentelemetry/sdk-logs';
import { OTLPLogExporter as JsonExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPLogExporter as ProtobufExporter } from '@opentelemetry/exporter-logs-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { startTestApp, type TestApp } from '../../helpers/app.ts';
import { losses, own, postLogs, rowsOf, send, WORKSPACE, WORKSPACE_KEY } from '../../helpers/collector.ts';
import { consoleEvent } from '../../helpers/console-events.ts';
import {
  anyValue,
  attributes,
  KEY,
  logsRequest,
  nanoseconds,
  postOtlp,
  toProtobuf,
  windowsLog,
} from '../../helpers/otlp.ts';
import { messages } from '../../../src/doors/otlp/messages.ts';
import { operation } from '../../helpers/operation.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ settings: { ...WORKSPACE, ADMIN_KEY: 'the-administrator' } });
});
afterAll(() => app.stop());

const sample = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../fixtures/collectors/otel-windowseventlog.json'), 'utf8'),
) as Record<string, unknown>;

/** A console's event as the collector's receiver sends it. */
function body(computer: string, recordId: number | undefined, more: Record<string, unknown> = {}) {
  const { record_id: _id, ...rest } = sample;
  const at = new Date(Date.now() - 60_000).toISOString();
  return { ...rest, computer, system_time: at, ...(recordId === undefined ? {} : { record_id: recordId }), ...more };
}

/** A message with the names that its fields have in the `.proto` files. */
function byField(message: object): object {
  const text = JSON.stringify(message, (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).map(([name, member]) => [
            name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
            member as unknown,
          ]),
        )
      : value,
  );
  return JSON.parse(text) as object;
}

const eventsOf = async (computer: string) =>
  await app.ask(
    operation(`query ReadDeviceAndEventsOfLogs($computer: String!) {
        device(by: { computer: $computer }) { health faults { totalCount } }
        events(filter: { computers: [$computer] }) { totalCount nodes { eventId level source } }
      }`),
    { computer },
  );

describe('npm @opentelemetry exporters, unmodified', () => {
  it.each<[string, (url: string) => LogRecordExporter]>([
    ['exporter-logs-otlp-http', (url) => new JsonExporter({ url, headers: KEY })],
    ['exporter-logs-otlp-proto', (url) => new ProtobufExporter({ url, headers: KEY })],
    [
      'exporter-logs-otlp-proto with gzip',
      (url) => new ProtobufExporter({ url, headers: KEY, compression: 'gzip' as never }),
    ],
  ])('%s: a console event and a plain record are found, once', async (name, exporter) => {
    const computer = `OTEL-${name.length}`;
    const results: unknown[] = [];
    const real = exporter(`${app.url}/v1/logs`);
    const watched: LogRecordExporter = {
      export: (logs: ReadableLogRecord[], done) =>
        real.export(logs, (result) => {
          results.push(result);
          done(result);
        }),
      shutdown: () => real.shutdown(),
      forceFlush: () => real.forceFlush(),
    } as LogRecordExporter;
    const provider = new LoggerProvider({
      resource: resourceFromAttributes({ 'service.name': name, 'host.name': 'HUB-01' }),
      processors: [new SimpleLogRecordProcessor({ exporter: watched } as never)],
    });
    const logger = provider.getLogger('room', '1.2');
    logger.emit({ body: body(computer, 4711) as never });
    logger.emit({
      severityNumber: 13,
      severityText: 'WARN',
      body: 'The door is open',
      attributes: { room: 'A', seats: 8, ratio: 0.5 },
    });
    await provider.forceFlush();
    await provider.shutdown();
    expect(results).toEqual(
      [
        { code: 0, data: undefined },
        { code: 0, data: undefined },
      ].map(() => expect.objectContaining({ code: 0 })),
    );

    const { device, events } = await eventsOf(computer);
    expect(events).toEqual({
      totalCount: 1,
      nodes: [{ eventId: 2001, level: 'Error', source: 'SRS-App' }],
    });
    expect(device!.health).toBe('UNHEALTHY');
    const rows = (await rowsOf(app, 'OtlpLogs_CL')).filter((row) => row['ServiceName'] === name);
    expect(rows).toHaveLength(1);
    expect(own(rows[0]!)).toMatchObject({
      Computer: 'HUB-01',
      SeverityNumber: 13,
      SeverityText: 'WARN',
      Body: 'The door is open',
      Attributes: '{"room":"A","seats":8,"ratio":0.5}',
      ScopeName: 'room',
      ScopeVersion: '1.2',
    });
  });
});

it('an SDK needs no change, only its environment', async () => {
  const before = { ...process.env };
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = app.url;
  process.env['OTEL_EXPORTER_OTLP_HEADERS'] = `Authorization=Bearer%20${WORKSPACE_KEY}`;
  try {
    const provider = new LoggerProvider({
      resource: resourceFromAttributes({ 'service.name': 'by environment' }),
      processors: [new SimpleLogRecordProcessor({ exporter: new ProtobufExporter() } as never)],
    });
    provider.getLogger('room').emit({ body: 'The lamp is on' });
    await provider.forceFlush();
    await provider.shutdown();
  } finally {
    process.env = before;
  }
  expect((await rowsOf(app, 'OtlpLogs_CL')).map((row) => row['ServiceName'])).toContain('by environment');
});

describe('what a request answers', () => {
  it('a full success is an empty message, in the encoding of the request', async () => {
    const request = logsRequest([{ body: { stringValue: 'x' } }]);
    const json = await postOtlp(app.url, request);
    expect([json.status, json.headers['content-type'], json.body]).toEqual([
      200,
      'application/json; charset=utf-8',
      {},
    ]);
    const protobuf = await postOtlp(app.url, toProtobuf(request));
    expect([protobuf.status, protobuf.headers['content-type'], protobuf.body]).toEqual([
      200,
      'application/x-protobuf',
      '',
    ]);
    expect(
      (
        await postOtlp(app.url, gzipSync('{}') as Buffer, {
          'content-type': 'application/json',
          'content-encoding': 'gzip',
        })
      ).body,
    ).toEqual({});
    expect((await postOtlp(app.url, Buffer.alloc(0))).status).toBe(200);
  });

  it('records that cannot be read are counted with the first reason; the good ones are kept', async () => {
    const { computer: _none, ...nameless } = body('X', 1);
    let deep: object = { stringValue: 'x' };
    for (let depth = 0; depth < 40; depth += 1) deep = { arrayValue: { values: [deep] } };
    const answer = await postOtlp(
      app.url,
      logsRequest([
        windowsLog(nameless),
        windowsLog(body('PARTIAL-01', 2)),
        windowsLog(body('PARTIAL-02', 3, { level: 'Bogus' }), { severityNumber: 0 }),
        { body: deep },
        'no record' as never,
      ]),
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      partialSuccess: { rejectedLogRecords: '3', errorMessage: expect.stringContaining('computer: expected a name') },
    });
    expect((await eventsOf('PARTIAL-01')).events.totalCount).toBe(1);
    expect((await eventsOf('PARTIAL-02')).events.totalCount).toBe(1);
    expect(await losses(app)).toEqual(
      expect.arrayContaining([
        'otlp/logs Event level-unknown 1',
        'otlp/logs Event record-rejected 1',
        'otlp/logs OtlpLogs_CL record-rejected 2',
      ]),
    );
  });

  it('the same in protobuf', async () => {
    const { computer: _none, ...nameless } = body('X', 1);
    const answer = await fetch(`${app.url}/v1/logs`, {
      method: 'POST',
      headers: { ...KEY, 'content-type': 'application/x-protobuf' },
      body: toProtobuf(logsRequest([windowsLog(nameless), windowsLog(body('PARTIAL-03', 2))])) as never,
    });
    const type = messages().logsResponse;
    const message = type.toObject(type.decode(Buffer.from(await answer.arrayBuffer())), { longs: String });
    expect(message).toEqual({
      partialSuccess: { rejectedLogRecords: '1', errorMessage: expect.stringContaining('computer') },
    });
  });
});

describe('what the records may be', () => {
  it('whole numbers as text or number, nothing, bytes, unknown members; times in nanoseconds', async () => {
    const at = new Date('2026-11-20T10:00:00.123Z');
    const answer = await postOtlp(
      app.url,
      logsRequest(
        [
          {
            timeUnixNano: nanoseconds(at),
            observedTimeUnixNano: nanoseconds(new Date(at.getTime() + 1_000)),
            severityNumber: 17,
            unknownMember: { deeply: ['odd'] },
            traceId: '5b8efff798038103d269b633813fc60c',
            spanId: '0000000000000000',
            eventName: 'door.opened',
            body: {
              kvlistValue: {
                values: [
                  { key: 'number', value: { intValue: 3001 } },
                  { key: 'text', value: { intValue: '3001' } },
                  { key: 'large', value: { intValue: '9007199254740993' } },
                  { key: 'nothing', value: {} },
                  { key: 'bytes', value: { bytesValue: 'AQI=' } },
                  { key: 'endless', value: { doubleValue: 'Infinity' } },
                ],
              },
            },
          },
        ],
        { 'service.name': 'values' },
      ),
    );
    expect(answer.body).toEqual({});
    const row = (await rowsOf(app, 'OtlpLogs_CL')).find((one) => one['ServiceName'] === 'values')!;
    expect(row).toMatchObject({
      TimeGenerated: at,
      ObservedTime: new Date('2026-11-20T10:00:01.123Z'),
      SeverityNumber: 17,
      TraceId: '5b8efff798038103d269b633813fc60c',
      EventName: 'door.opened',
    });
    expect(row).not.toHaveProperty('SpanId');
    expect(JSON.parse(row['Body'] as string)).toEqual({
      number: 3001,
      text: 3001,
      large: '9007199254740993',
      nothing: null,
      bytes: 'AQI=',
      endless: 'Infinity',
    });
  });

  it('members under the names of the fields in protobuf, as a collector takes them too', async () => {
    const plain = { timeUnixNano: nanoseconds(new Date()), body: { stringValue: 'by its field' }, severityText: 'X' };
    const resource = { 'host.name': 'OTLP-FIELDS', 'service.name': 'fields' };
    const request = byField(logsRequest([windowsLog(body('OTLP-FIELDS', 77)), plain], resource));
    expect(JSON.stringify(request)).toMatch(/"resource_logs".*"time_unix_nano".*"string_value"/);
    expect((await postOtlp(app.url, request)).status).toBe(200);
    const { device, events } = await eventsOf('OTLP-FIELDS');
    expect([device?.health, events.totalCount]).toEqual(['UNHEALTHY', 1]);
    const row = (await rowsOf(app, 'OtlpLogs_CL')).find((one) => one['Computer'] === 'OTLP-FIELDS');
    expect(own(row!)).toMatchObject({ Body: 'by its field', SeverityText: 'X', ServiceName: 'fields' });
  });

  it('attributes under one name: the last counts, whatever the name', async () => {
    const attribute = (key: string, intValue: number) => ({ key, value: { intValue } });
    const twice = ['a', '__proto__', 'a', '__proto__'].map(attribute);
    const answer = await postOtlp(
      app.url,
      logsRequest([{ body: { stringValue: 'twice' }, attributes: twice }], { 'service.name': 'twice' }),
    );
    expect(answer).toMatchObject({ status: 200, body: {} });
    const row = (await rowsOf(app, 'OtlpLogs_CL')).find((one) => one['ServiceName'] === 'twice')!;
    expect(row['Attributes']).toBe('{"a":2,"__proto__":3}');
  });

  it('a backlog of a week keeps its times', async () => {
    const at = new Date(Date.now() - 7 * 86_400_000);
    await postOtlp(
      app.url,
      logsRequest([{ timeUnixNano: nanoseconds(at), body: { stringValue: 'old' } }], { 'service.name': 'backlog' }),
    );
    const row = (await rowsOf(app, 'OtlpLogs_CL')).find((one) => one['ServiceName'] === 'backlog')!;
    expect(row['TimeGenerated']).toEqual(at);
  });

  it('the receiver told to send raw XML', async () => {
    const xml = readFileSync(
      path.join(import.meta.dirname, '../../fixtures/collectors/windows-event-rendered.xml'),
      'utf8',
    );
    await postOtlp(app.url, logsRequest([{ body: { stringValue: xml } }]));
    expect((await eventsOf('computer')).events.nodes).toEqual([
      { eventId: 7036, level: 'Information', source: 'Service Control Manager' },
    ]);
  });

  it("syslog, as the collector's parser reads it, goes to Syslog", async () => {
    const at = new Date('2026-11-21T09:00:00Z');
    await postOtlp(
      app.url,
      logsRequest([
        {
          timeUnixNano: nanoseconds(at),
          severityText: 'err',
          body: { stringValue: '<27>Nov 21 09:00:00 hub sshd[812]: refused' },
          attributes: Object.entries({
            hostname: 'hub',
            appname: 'sshd',
            proc_id: '812',
            facility: 3,
            priority: 27,
            message: 'refused',
          }).map(([key, value]) => ({ key, value: anyValue(value) })),
        },
      ]),
    );
    expect((await rowsOf(app, 'Syslog')).map(own)).toEqual([
      expect.objectContaining({
        Computer: 'hub',
        Facility: 'daemon',
        SeverityLevel: 'err',
        ProcessName: 'sshd',
        ProcessID: 812,
        SyslogMessage: 'refused',
        EventTime: at,
      }),
    ]);
  });
});

describe('a report where the receiver of Windows put it', () => {
  const notFound = 'The description for Event ID 2001 from source SRS-App cannot be found.';
  it.each<[string, string, Record<string, unknown>]>([
    ['PLACED-01', 'JSON', { message: '' }],
    ['PLACED-02', 'protobuf', { message: notFound }],
    ['PLACED-03', 'protobuf', { message: '', level: 'Hata' }],
  ])('%s: an element without a name, as %s', async (computer, encoding, more) => {
    const at = { event_data: { data: [{ '': sample['message'] }] }, ...more };
    const request = logsRequest([
      windowsLog(body(computer, 1, at), { severityNumber: 0, attributes: attributes({ a: 1 }) }),
    ]);
    expect((await postOtlp(app.url, encoding === 'JSON' ? request : toProtobuf(request))).status).toBe(200);
    const row = (await rowsOf(app, 'Event')).find((one) => one['Computer'] === computer)!;
    expect(row).toMatchObject({ RenderedDescription: sample['message'], EventLevelName: 'Error' });
    expect(row['SRSSigninStatus_CF'] ?? row['SRSTeamsSigninStatus_CF']).toBeDefined();
    expect(JSON.parse(row['AdditionalFields'] as string)).toMatchObject({
      event_data: { data: [{ '': sample['message'] }] },
      Attributes: { a: 1 },
      ResourceAttributes: { 'host.name': 'HUB-01' },
    });
  });
});

describe('a batch that is sent again', () => {
  const line = (text: string, more: object = { observedTimeUnixNano: nanoseconds(new Date()) }) => ({
    body: { stringValue: text },
    ...more,
  });
  const stored = async (text: string) =>
    (await rowsOf(app, 'OtlpLogs_CL')).filter((row) => row['Body'] === text).length;

  it('is stored once, whatever was stored of it before; equal lines of it are all kept', async () => {
    const request = logsRequest([line('again'), line('again'), line('again too')]);
    for (const _ of [1, 2, 3]) expect((await postOtlp(app.url, request)).body).toEqual({});
    expect([await stored('again'), await stored('again too')]).toEqual([2, 1]);
  });

  it('a record without any time is new each time', async () => {
    const request = logsRequest([line('timeless', {})]);
    for (const _ of [1, 2]) await postOtlp(app.url, request);
    expect(await stored('timeless')).toBe(2);
  });
});

describe('one event by two doors', () => {
  const viaDataCollector = (record: object) =>
    postLogs(app.url, [record], { logType: 'Moved', headers: { 'time-generated-field': 'TimeGenerated_' } });

  it('is one where both carry the record id, though their times differ within the second', async () => {
    const at = new Date(Math.floor(Date.now() / 1_000) * 1_000 - 60_000);
    const otel = body('MOVING-01', 77, { system_time: new Date(at.getTime() + 377).toISOString() });
    expect((await postOtlp(app.url, logsRequest([windowsLog(otel)]))).body).toEqual({});
    const azure = {
      Computer: 'moving-01',
      EventLog: 'Skype Room System',
      Source: 'SRS-App',
      EventID: 2001,
      EventRecordID: 77,
      TimeCreated: at.toISOString(),
      RenderedDescription: sample['message'],
    };
    expect((await viaDataCollector(azure)).status).toBe(200);
    const { device, events } = await eventsOf('MOVING-01');
    expect(events.totalCount).toBe(1);
    expect(device!.faults.totalCount).toBe(1);
    // The record stays in the table that its sender named.
    expect(await rowsOf(app, 'Moved_CL')).toHaveLength(1);
  });

  it('is stored twice where one lacks it; the state is the same, and Operation says so', async () => {
    const at = new Date(Date.now() - 60_000);
    const otel = body('MOVING-02', 78, { system_time: at.toISOString() });
    await postOtlp(app.url, logsRequest([windowsLog(otel)]));
    const before = await eventsOf('MOVING-02');
    await app.post([
      { computer: 'MOVING-02', eventId: 2001, timeGenerated: at.toISOString(), description: sample['message'] },
    ]);
    const after = await eventsOf('MOVING-02');
    expect(after.events.totalCount).toBe(2);
    expect(after.device).toEqual(before.device);
    expect(await losses(app)).toContain('api/events Event event-stored-twice 1');
  });

  it('a restart that two collectors report, one without the record id, counts once', async () => {
    const hours = [1, 2, 3].map((hour) => new Date(Date.now() - hour * 3_600_000));
    for (const [index, at] of hours.entries()) {
      const restart = consoleEvent('MOVING-03', 4000, 'App restarts.', { at });
      await app.post([restart]);
      const otel = body('MOVING-03', index + 1, {
        event_id: { id: 4000 },
        system_time: at.toISOString(),
        message: restart.description,
        event_data: {},
      });
      await postOtlp(app.url, logsRequest([windowsLog(otel)]));
    }
    const { device, events } = await eventsOf('MOVING-03');
    expect(events.totalCount).toBe(6);
    expect(device!.faults.totalCount).toBe(0);
  });

  it('a record id that starts again is a new event', async () => {
    for (const minutes of [2, 1]) {
      const at = new Date(Date.now() - minutes * 60_000).toISOString();
      await postOtlp(app.url, logsRequest([windowsLog(body('CLEARED-01', 1, { system_time: at }))]));
    }
    expect((await eventsOf('CLEARED-01')).events.totalCount).toBe(2);
  });
});

describe('bad requests', () => {
  const good = logsRequest([{ body: { stringValue: 'x' } }]);
  it.each<[string, object | string | Buffer, Record<string, string | null>, number, string]>([
    ['no credential', good, { authorization: null }, 401, 'credential'],
    ['a wrong key', good, { authorization: 'Bearer wrong' }, 401, 'not one of this workspace'],
    ["the administrator's key", good, { authorization: 'Bearer the-administrator' }, 401, 'not one of this workspace'],
    [
      'another type',
      good,
      { 'content-type': 'text/plain' },
      415,
      'expected application/x-protobuf or application/json',
    ],
    ['no type', good, { 'content-type': null }, 415, 'expected application/x-protobuf or application/json'],
    ['truncated JSON', '{"resourceLogs":[', {}, 400, 'it is no JSON'],
    ['an array', [], {}, 400, 'expected an ExportLogsServiceRequest as an object'],
    ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), { 'content-type': 'application/json' }, 400, 'not UTF-8'],
    [
      'gzip that is none',
      Buffer.from('no gzip'),
      { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      400,
      'not the gzip',
    ],
    ['another encoding', good, { 'content-encoding': 'br' }, 415, 'expected gzip, deflate, zstd, snappy or none'],
  ])('%s', async (_name, request, headers, status, message) => {
    const answer = await postOtlp(app.url, request, headers);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ code: expect.any(Number), message: expect.stringContaining(message) });
  });

  it.each([
    ['truncated protobuf', () => toProtobuf(good).subarray(0, -3)],
    ['text', () => Buffer.from('hello, hello')],
  ])('%s is refused as a Status in protobuf', async (_name, bytes) => {
    const answer = await fetch(`${app.url}/v1/logs`, {
      method: 'POST',
      headers: { ...KEY, 'content-type': 'application/x-protobuf' },
      body: bytes() as never,
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/x-protobuf']);
    const type = messages().status;
    expect(type.toObject(type.decode(Buffer.from(await answer.arrayBuffer())))).toEqual({
      code: 3,
      message: expect.stringContaining('The body is no ExportLogsServiceRequest'),
    });
  });

  it.each<[string, () => string | Buffer, number]>([
    ['protobuf', () => Buffer.concat([deepProtobuf(2_000), toProtobuf(good), deepProtobuf(50_000)]), 2],
    [
      'JSON',
      () => {
        const [open, close] = ['{"arrayValue":{"values":[', ']}}'];
        const deep = (depth: number) => `{"body":${open.repeat(depth)}{}${close.repeat(depth)}}`;
        const records = [deep(40), '{"body":{"stringValue":"beside it"}}', deep(50_000)];
        return `{"resourceLogs":[{"scopeLogs":[{"logRecords":[${records.join(',')}]}]}]}`;
      },
      2,
    ],
  ])('a record that is nested without end is refused alone, as %s', async (_kind, make, refused) => {
    const stored = async () => (await rowsOf(app, 'OtlpLogs_CL')).length;
    const before = await stored();
    const request = make();
    const answer = await fetch(`${app.url}/v1/logs`, {
      method: 'POST',
      headers: { ...KEY, 'content-type': `application/${Buffer.isBuffer(request) ? 'x-protobuf' : 'json'}` },
      body: request as never,
    });
    expect(answer.status).toBe(200);
    const type = messages().logsResponse;
    const bytes = Buffer.from(await answer.arrayBuffer());
    const { partialSuccess } = Buffer.isBuffer(request)
      ? type.toObject(type.decode(bytes), { longs: String })
      : (JSON.parse(bytes.toString()) as Record<string, unknown>);
    expect(partialSuccess).toEqual({
      rejectedLogRecords: String(refused),
      errorMessage: expect.stringMatching(/deep/),
    });
    expect(await stored()).toBe(before + 1);
  });

  it('a gzip bomb is stopped at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024));
    const answer = await send<{ message: string }>(
      `${app.url}/v1/logs`,
      { ...KEY, 'content-type': 'application/json', 'content-encoding': 'gzip' },
      bomb,
    );
    expect([answer.status, answer.body.message]).toEqual([413, 'The body is larger than 67108864 bytes.']);
  });

  it.each<[string, Buffer, string, RegExp]>([
    [
      'protobuf of millions of empty messages',
      Buffer.alloc(10_000_000, Buffer.from([0x0a, 0])),
      'x-protobuf',
      /more than 500000 records/,
    ],
    [
      'JSON of millions of empty values',
      Buffer.from(`{"a":[${'[],'.repeat(4_000_001)}[]]}`),
      'json',
      /more than 1000000 objects and arrays/,
    ],
    [
      'too many log records',
      toProtobuf(logsRequest(new Array(250_001).fill({}))),
      'x-protobuf',
      /more than 250000 records/,
    ],
  ])('%s is refused before it takes the memory of them', async (_name, bytes, type, message) => {
    const answer = await fetch(`${app.url}/v1/logs`, {
      method: 'POST',
      headers: { ...KEY, 'content-type': `application/${type}`, 'content-encoding': 'gzip' },
      body: gzipSync(bytes) as never,
    });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toMatch(message);
  });

  it('half a body, and gzip that ends early', async () => {
    const zipped = gzipSync(JSON.stringify(good));
    const answer = await send<{ message: string }>(
      `${app.url}/v1/logs`,
      { ...KEY, 'content-type': 'application/json', 'content-encoding': 'gzip' },
      zipped.subarray(0, -10),
    );
    expect([answer.status, answer.body]).toEqual([
      400,
      { code: 3, message: 'The body is not the gzip that its Content-Encoding says.' },
    ]);
  });

  it('what was refused whole, of a known caller, is told in Operation', async () => {
    await postOtlp(app.url, good, { authorization: 'Bearer wrong' }, '/v1/metrics');
    await postOtlp(app.url, '{"resourceMetrics":[', {}, '/v1/metrics');
    const refused = async () =>
      (await losses(app)).filter((row) => row.startsWith('otlp/metrics Perf request-refused'));
    // The sender does not wait for the note.
    while ((await refused()).length === 0);
    expect(await refused()).toEqual(['otlp/metrics Perf request-refused 1']);
  });

  it('every credential of a collector opens the door', async () => {
    const id = WORKSPACE.WORKSPACE_ID;
    const pair = Buffer.from(`${id}:${WORKSPACE_KEY}`).toString('base64');
    for (const authorization of [`Basic ${pair}`, `ApiKey ${pair}`, KEY.authorization]) {
      expect((await postOtlp(app.url, good, { authorization })).status).toBe(200);
    }
  });
});

/** A body of lists in lists, each length right. */
function deepProtobuf(depth: number): Buffer {
  let value = Buffer.from([0x0a, 0x01, 0x78]);
  const wrap = (tag: number, inner: Buffer) => {
    const size: number[] = [];
    for (let left = inner.length; ; left >>>= 7) {
      size.push(left > 127 ? (left & 127) | 128 : left);
      if (left <= 127) break;
    }
    return Buffer.concat([Buffer.from([tag, ...size]), inner]);
  };
  for (let level = 0; level < depth; level += 1) value = wrap(0x2a, wrap(0x0a, value));
  return wrap(0x0a, wrap(0x12, wrap(0x12, wrap(0x2a, value))));
}
