import { gzipSync } from 'node:zlib';
import { messages } from '../src/doors/otlp/messages.ts';
import { eventOf } from './events.ts';

/** A request that is made before it is timed: what a client does for it, on a machine of its own, is not the door's. */
export interface Made {
  url: string;
  init: RequestInit;
}

/** A door of `doors.bench.ts`: how a batch is posted, and where what it stores is found. */
export interface Door {
  name: string;
  /** `Event` for a door whose records are console events. */
  table: string;
  request: (url: string, rule: string, records: object[]) => Made;
}

type Numbered = { Number: number; Computer: string; Message: string };

/** So many that batches under way at once are of different consoles, as those of several hubs are. */
const ROOMS = 4_000;

/** The doors of OpenTelemetry and Elasticsearch. Requests are made as their clients make them: records of a collector, zipped. */
export function collectorDoors(key: string): Door[] {
  const authorization = `Bearer ${key}`;
  const attributes = (record: object) =>
    Object.entries(record).map(([name, value]) => ({ key: name, value: anyValue(value) }));
  const made = (url: string, body: string | Buffer, headers: Record<string, string>): Made => ({
    url,
    init: { method: 'POST', body: body as never, headers: { authorization, ...headers } },
  });
  const otlp = (url: string, path: string, body: object, kind: 'logsRequest' | 'metricsRequest') => {
    const type = messages()[kind];
    return made(`${url}${path}`, gzipSync(type.encode(type.fromObject(body)).finish(), { level: 1 }), {
      'content-type': 'application/x-protobuf',
      'content-encoding': 'gzip',
    });
  };
  const logs = (logRecords: object[]) => ({
    resourceLogs: [
      {
        resource: { attributes: attributes({ 'host.name': 'HUB-1', 'service.name': 'bench' }) },
        scopeLogs: [{ logRecords }],
      },
    ],
  });
  const now = () => `${Date.now()}000000`;
  const plain = (record: object) => {
    const { Message, ...rest } = record as Numbered;
    return { timeUnixNano: now(), severityNumber: 9, body: { stringValue: Message }, attributes: attributes(rest) };
  };
  const windows = (channel: string) => (record: object) => {
    const event = eventOf((record as Numbered).Number, ROOMS);
    return {
      timeUnixNano: now(),
      severityNumber: 9,
      body: anyValue({
        channel,
        computer: event.computer,
        event_id: { id: event.eventId, qualifiers: 0 },
        provider: { name: 'SRS-App', guid: '', event_source: '' },
        system_time: event.timeGenerated,
        record_id: Number(event.recordId),
        level: 'Information',
        message: event.description,
        event_data: {},
      }),
    };
  };
  return [
    {
      name: 'otlp logs, protobuf',
      table: 'OtlpLogs_CL',
      request: (url, _rule, records) => otlp(url, '/v1/logs', logs(records.map(plain)), 'logsRequest'),
    },
    {
      name: 'otlp logs, JSON',
      table: 'OtlpLogs_CL',
      request: (url, _rule, records) =>
        made(`${url}/v1/logs`, JSON.stringify(logs(records.map(plain))), { 'content-type': 'application/json' }),
    },
    {
      name: 'api/events, for comparison',
      table: 'Event',
      request: (url, _rule, records) =>
        made(
          `${url}/api/events`,
          JSON.stringify(records.map((record) => eventOf((record as Numbered).Number, ROOMS))),
          {
            'content-type': 'application/json',
          },
        ),
    },
    {
      name: 'otlp console events, protobuf',
      table: 'Event',
      request: (url, _rule, records) =>
        otlp(url, '/v1/logs', logs(records.map(windows('Skype Room System'))), 'logsRequest'),
    },
    {
      name: 'otlp events of other logs, protobuf',
      table: 'Event',
      request: (url, _rule, records) => otlp(url, '/v1/logs', logs(records.map(windows('System'))), 'logsRequest'),
    },
    {
      name: 'otlp metrics, protobuf',
      table: 'Perf',
      request(url, _rule, records) {
        const dataPoints = records.map((record) => ({
          timeUnixNano: now(),
          asDouble: (record as Numbered).Number,
          attributes: attributes({ object: 'Processor', counter: '% Processor Time', instance: '_Total' }),
        }));
        const metrics = [{ name: 'windows.counter', gauge: { dataPoints } }];
        const resource = { attributes: attributes({ 'host.name': 'HUB-1' }) };
        return otlp(
          url,
          '/v1/metrics',
          { resourceMetrics: [{ resource, scopeMetrics: [{ metrics }] }] },
          'metricsRequest',
        );
      },
    },
    {
      name: 'elasticsearch _bulk',
      table: 'bench_CL',
      request: (url, _rule, records) =>
        made(
          `${url}/elasticsearch/_bulk`,
          gzipSync(
            records
              .map(
                (record) =>
                  `{"create":{"_index":"bench-2026.11.21"}}\n${JSON.stringify({ '@timestamp': new Date().toISOString(), ...record })}\n`,
              )
              .join(''),
            { level: 1 },
          ),
          { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' },
        ),
    },
  ];
}

function anyValue(value: unknown): object {
  switch (typeof value) {
    case 'string':
      return { stringValue: value };
    case 'number':
      return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
    case 'boolean':
      return { boolValue: value };
    default:
      return {
        kvlistValue: { values: Object.entries(value as object).map(([key, one]) => ({ key, value: anyValue(one) })) },
      };
  }
}
