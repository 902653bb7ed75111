import { messages } from '../../src/doors/otlp/messages.ts';
import { send, WORKSPACE_KEY, type Sent } from './collector.ts';

/** A value as OTLP's JSON has it. */
export function anyValue(value: unknown): object {
  switch (typeof value) {
    case 'string':
      return { stringValue: value };
    case 'boolean':
      return { boolValue: value };
    case 'number':
      return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
    case 'object':
      if (value === null) return {};
      if (Array.isArray(value)) return { arrayValue: { values: value.map(anyValue) } };
      return { kvlistValue: { values: attributes(value as Record<string, unknown>) } };
    default:
      return {};
  }
}

export function attributes(object: Record<string, unknown>): object[] {
  return Object.entries(object).map(([key, value]) => ({ key, value: anyValue(value) }));
}

export const nanoseconds = (at: Date) => `${at.getTime()}000000`;

/** A request with these log records, as JSON. */
export function logsRequest(records: object[], resource: Record<string, unknown> = { 'host.name': 'HUB-01' }): object {
  return {
    resourceLogs: [
      {
        resource: { attributes: attributes(resource) },
        scopeLogs: [{ scope: { name: 'tests' }, logRecords: records }],
      },
    ],
  };
}

/** A log record of the `windowseventlog` receiver. */
export function windowsLog(body: Record<string, unknown>, more: object = {}): object {
  return { timeUnixNano: nanoseconds(new Date()), severityNumber: 9, body: anyValue(body), ...more };
}

/** A request as protobuf. */
export function toProtobuf(
  request: object,
  kind: 'logsRequest' | 'metricsRequest' | 'tracesRequest' = 'logsRequest',
): Buffer {
  const type = messages()[kind];
  return Buffer.from(type.encode(type.fromObject(request)).finish());
}

export const KEY = { authorization: `Bearer ${WORKSPACE_KEY}` };

export function postOtlp(
  url: string,
  request: object | string | Buffer,
  headers: Record<string, string | null> = {},
  path = '/v1/logs',
): Promise<Sent<{ code: number; message: string }>> {
  const body = typeof request === 'string' || Buffer.isBuffer(request) ? request : JSON.stringify(request);
  const type = Buffer.isBuffer(request) ? 'application/x-protobuf' : 'application/json';
  return send(`${url}${path}`, { ...KEY, 'content-type': type, ...headers }, body);
}
