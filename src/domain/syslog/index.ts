import { isObject, type JsonObject } from '../json/json-object.ts';
import { nested, restOf, textOf } from '../events/shapes/members.ts';
import { readEventTime } from '../events/event-time.ts';
import type { RawRecord } from '../tables/fitted.ts';
import type { SyslogMessage, SyslogShape } from './shape.ts';
import { otelSyslog } from './shapes/otel-syslog.ts';
import { rsyslog } from './shapes/rsyslog.ts';
import { rsyslogTemplate } from './shapes/rsyslog-template.ts';
import { syslogNg } from './shapes/syslog-ng.ts';
import { telegrafSyslog } from './shapes/telegraf-syslog.ts';
import { facilityWord, severityWord } from './words.ts';

/** The shapes of syslog messages. A new one is a file and a line here. */
const SYSLOG_SHAPES: readonly SyslogShape[] = [otelSyslog, rsyslog, rsyslogTemplate, syslogNg, telegrafSyslog];

/** What the door knows of a message beside its content. */
export interface SyslogEnvelope {
  time?: Date | null;
  /** The sending host, used where the message names none. */
  host?: string | null;
  message?: unknown;
  /** What stands beside the record and has no column; kept in `AdditionalFields`. */
  beside?: JsonObject;
}

/** Reads a record as a syslog message by its shape, as a record of the table `Syslog`; null for a record of no known shape. */
export function readSyslog(record: JsonObject, envelope: SyslogEnvelope = {}): RawRecord | null {
  const members = nested(record);
  for (const shape of SYSLOG_SHAPES) {
    const message = shape.read(members, record);
    if (!message) continue;
    const text = message.message ?? envelope.message;
    const rest = restOf({ ...record, ...besideOf(envelope, text) }, shape.parts);
    return syslogRow(message, rest === undefined ? null : (JSON.parse(rest) as JsonObject), envelope);
  }
  return null;
}

/** A message as a record of the table `Syslog`; `rest` has no column. */
export function syslogRow(message: SyslogMessage, rest: JsonObject | null, envelope: SyslogEnvelope): RawRecord {
  const time = readEventTime(message.time) ?? envelope.time ?? null;
  const host = textOf(message.host) ?? envelope.host ?? null;
  const text = message.message ?? envelope.message;
  const row: Record<string, unknown> = {
    TimeGenerated: time?.toISOString(),
    EventTime: time?.toISOString(),
    Computer: host,
    HostName: host,
    CollectorHostName: textOf(message.collector) ?? envelope.host ?? host,
    HostIP: message.hostIp,
    Facility: facilityWord(message.facility),
    SeverityLevel: severityWord(message.severity),
    ProcessName: textOf(message.process),
    ProcessID: numberOf(message.processId),
    SyslogMessage: typeof text === 'string' || text === undefined ? text : JSON.stringify(text),
    AdditionalFields: rest,
  };
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value !== null));
}

/** What stands beside a message, but for the line that it was read from. */
function besideOf({ beside = {} }: SyslogEnvelope, text: unknown): JsonObject {
  const isLine = (value: unknown) => typeof value === 'string' && typeof text === 'string' && value.endsWith(text);
  return Object.fromEntries(Object.entries(beside).filter(([, value]) => !isLine(value)));
}

function numberOf(value: unknown): number | undefined {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : NaN;
  return Number.isInteger(number) && !isObject(value) ? number : undefined;
}
