import { UnreadJson } from '../json/json-limits.ts';
import { isObject } from '../json/json-object.ts';
import { textOf } from '../events/shapes/members.ts';
import { parsePayload } from '../health/report.ts';
import type { Sorted, Unsorted } from '../records/sorted.ts';
import {
  guarded,
  list,
  member,
  readAnyValue,
  readAttributes,
  readBytes,
  readInteger,
  readNanoseconds,
  readText,
  timeOrGiven,
  valueBudget,
} from './any-value.ts';

const TABLE = 'OtlpLogs_CL';

/** The log records of a request (opentelemetry/proto/collector/logs/v1), in their order, for protobuf and for JSON. */
export function* readLogs(request: unknown, receivedAt: Date): Generator<Unsorted | Sorted> {
  for (const resourceLogs of list(request, 'resourceLogs')) {
    const resource = guarded(() => readAttributes(list(member(resourceLogs, 'resource'), 'attributes')));
    for (const scopeLogs of list(resourceLogs, 'scopeLogs')) {
      const scope = member(scopeLogs, 'scope');
      for (const record of list(scopeLogs, 'logRecords')) {
        yield 'refused' in resource
          ? refused(resource.refused)
          : readLog(record, { resource: resource.value, scope, receivedAt });
      }
    }
  }
}

/** How many log records a request holds. */
export function countLogs(request: unknown): number {
  let count = 0;
  for (const resourceLogs of list(request, 'resourceLogs')) {
    for (const scopeLogs of list(resourceLogs, 'scopeLogs')) count += list(scopeLogs, 'logRecords').length;
  }
  return count;
}

interface Around {
  resource: Record<string, unknown>;
  scope: unknown;
  receivedAt: Date;
}

function readLog(record: unknown, { resource, scope, receivedAt }: Around): Unsorted | Sorted {
  if (record instanceof UnreadJson) return refused(`Expected a log record that can be read; ${record.message}.`);
  if (!isObject(record)) return refused('Expected a log record as an object.');
  const budget = valueBudget();
  const read = guarded(() => ({
    body: readAnyValue(member(record, 'body'), budget),
    attributes: readAttributes(list(record, 'attributes'), budget),
    severityText: readText(member(record, 'severityText')),
    eventName: readText(member(record, 'eventName')),
    scopeName: readText(member(scope, 'name')),
    scopeVersion: readText(member(scope, 'version')),
  }));
  if ('refused' in read) return refused(read.refused);
  const { body, attributes, severityText, eventName, scopeName, scopeVersion } = read.value;
  const observed = readNanoseconds(member(record, 'observedTimeUnixNano'));
  const time = readNanoseconds(member(record, 'timeUnixNano')) ?? observed;
  const severity = readInteger(member(record, 'severityNumber'));
  const host = textOf(resource['host.name']) ?? null;
  const around = {
    SeverityText: severityText,
    EventName: eventName,
    ResourceAttributes: orNothing(resource),
    ScopeName: scopeName,
    ScopeVersion: scopeVersion,
    TraceId: idOf(member(record, 'traceId'), 32),
    SpanId: idOf(member(record, 'spanId'), 16),
  };
  const otherwise = (): Sorted => ({
    kind: 'row',
    table: TABLE,
    id: null,
    record: {
      TimeGenerated: time ?? timeOrGiven(member(record, 'timeUnixNano')),
      ObservedTime: observed,
      Computer: host,
      ServiceName: textOf(resource['service.name']),
      SeverityNumber: severity === 0 ? undefined : severity,
      Body: body === null ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
      Attributes: orNothing(attributes),
      ...around,
    },
  });
  const part = shapedPart(body, attributes);
  const beside = { ...around, ...(part === attributes ? { Body: body } : { Attributes: orNothing(attributes) }) };
  return {
    record: part,
    envelope: { time, level: levelOfSeverity(severity), receivedAt, host, message: body, beside },
    otherwise,
    id: null,
  };
}

/** The part of a log record that may have the shape of a Windows event or of a syslog message. */
function shapedPart(body: unknown, attributes: Record<string, unknown>): Record<string, unknown> {
  if (isObject(body)) return body;
  if (typeof body !== 'string') return attributes;
  // The receiver of Windows events, configured to send them raw.
  if (/^\s*<Event[\s>]/.test(body)) return { System: body };
  // An event that was read from a file as a line of JSON, and not parsed.
  return (EVENT_AS_JSON.test(body) ? parsePayload(body) : null) ?? attributes;
}

/** Names by which a text of JSON may be a Windows event, in quotes that may be escaped. */
const EVENT_AS_JSON = /^\s*["{][^]*"(?:event_id|EventID|winlog)\\*"/;

/** The word for a severity's range (opentelemetry/proto/logs/v1/logs.proto, SeverityNumber); null for an unspecified severity. */
function levelOfSeverity(severity: unknown): string | null {
  if (typeof severity !== 'number' || severity < 1 || severity > 24) return null;
  if (severity >= 21) return 'Critical';
  if (severity >= 17) return 'Error';
  if (severity >= 13) return 'Warning';
  return severity >= 9 ? 'Information' : 'Verbose';
}

function orNothing(attributes: Record<string, unknown>): Record<string, unknown> | undefined {
  return Object.keys(attributes).length > 0 ? attributes : undefined;
}

/** An id in hexadecimal; all zeros or another length mean that there is no id. */
function idOf(value: unknown, length: number): string | undefined {
  const id = readBytes(value, 'hex').toLowerCase();
  return id.length === length && /[1-9a-f]/.test(id) ? id : undefined;
}

function refused(message: string): Sorted {
  return { kind: 'refused', table: TABLE, message };
}
