import { textOf } from '../events/shapes/members.ts';
import { isCrowded, RECORD_VALUES } from '../json/crowded.ts';
import { isObject, setMember, type JsonObject } from '../json/json-object.ts';
import { perfRecord, perfSeries } from '../metrics/perf-record.ts';
import { recordOfLine } from '../records/line-record.ts';
import type { Sorted, Unsorted } from '../records/sorted.ts';
import { shorten } from '../text/shorten.ts';
import { dateOf } from '../time/date-time.ts';

/** The table of events that are neither a Windows event nor a syslog message nor numbers. */
export const SPLUNK_TABLE = 'Splunk_CL';

/** What is said of an event beside it, in its own members or in the address that it was posted to. */
export interface EventMetadata {
  readonly host?: unknown;
  readonly source?: unknown;
  readonly sourcetype?: unknown;
  readonly index?: unknown;
  /** Seconds since 1970, with a fraction. */
  readonly time?: unknown;
}

export interface EventReading {
  readonly receivedAt: Date;
  /** Of the address: it counts where the event says nothing itself. */
  readonly defaults: EventMetadata;
}

/** The codes of Splunk's HTTP Event Collector for an event that cannot be stored. */
export type EventCode = 6 | 12 | 13 | 15;

interface HecRefusal {
  readonly code: EventCode;
  readonly message: string;
}

type Brought = readonly (Unsorted | Sorted)[] | HecRefusal;

/** An event as it is read: its metadata, each in its form. */
interface ReadMetadata {
  readonly time: Date | null;
  readonly host: string | undefined;
  readonly source: string | undefined;
  readonly sourcetype: string | undefined;
  readonly index: string | undefined;
}

/**
 * One event of Splunk's HTTP Event Collector: what it brings, several records where it holds several numbers; or why it brings nothing.
 * Its shape is that of "Format events for HTTP Event Collector" and, of numbers, "Get metrics in from other sources".
 */
export function readEvent(value: unknown, { receivedAt, defaults }: EventReading): Brought {
  if (!isObject(value)) return refusal(6, `expected an object with event, got ${shorten(value)}`);
  if (isCrowded(value)) return refusal(6, `expected at most ${RECORD_VALUES} values`);
  const { event, fields = null } = value;
  if (event === undefined || event === null) return refusal(12, 'event: expected a text or an object, got nothing');
  if (typeof event === 'string' && event.trim() === '') return refusal(13, 'event: expected a text that is not blank');
  if (fields !== null && !isObject(fields)) return refusal(15, `fields: expected an object, got ${shorten(fields)}`);
  const metadata = readMetadata(value, defaults);
  if ('code' in metadata) return metadata;
  if (event === 'metric' && fields !== null && hasNumbers(fields)) return readNumbers(fields, metadata);
  return [recordOf(event, fields, metadata, receivedAt)];
}

/** A line of `/raw`, which is an event by itself. */
export function readRawLine(line: string, { receivedAt, defaults }: EventReading): Brought {
  const metadata = readMetadata({}, defaults);
  return 'code' in metadata ? metadata : [recordOf(line, null, metadata, receivedAt)];
}

function readMetadata(own: EventMetadata, defaults: EventMetadata): ReadMetadata | HecRefusal {
  const given = timeGiven(own.time) ?? timeGiven(defaults.time) ?? null;
  const time = given === null ? null : timeOf(given);
  if (given !== null && time === null) {
    return refusal(6, `time: expected seconds since 1970, got ${shorten(given)}`);
  }
  const text = (name: 'host' | 'source' | 'sourcetype' | 'index') => textOf(own[name]) ?? textOf(defaults[name]);
  return { time, host: text('host'), source: text('source'), sourcetype: text('sourcetype'), index: text('index') };
}

/** Clients without a time send an empty text. */
const timeGiven = (time: unknown): unknown => (typeof time === 'string' && time.trim() === '' ? undefined : time);

/** From this number on, seconds would be past the year 5100: clients send finer units by mistake. */
const FINER = 1e11;

/** Seconds, or milliseconds and so on by their size, as a number or a text of one; null for anything else. */
function timeOf(given: unknown): Date | null {
  const number = typeof given === 'string' && /^\s*\d{1,19}(\.\d*)?\s*$/.test(given) ? Number(given) : given;
  if (typeof number !== 'number' || !Number.isFinite(number)) return null;
  let seconds = number;
  for (let times = 0; times < 3 && seconds >= FINER; times += 1) seconds /= 1_000;
  return dateOf(Math.round(seconds * 1_000));
}

function recordOf(
  event: unknown,
  fields: JsonObject | null,
  { time, host, source, sourcetype, index }: ReadMetadata,
  receivedAt: Date,
): Unsorted {
  const object = isObject(event) ? event : {};
  const isText = typeof event === 'string' || typeof event === 'number' || typeof event === 'boolean';
  const message = isText ? String(event) : textOf(object['message']);
  return {
    record: typeof event === 'string' ? recordOfLine(event) : object,
    envelope: { time, receivedAt, host: host ?? null, message },
    id: null,
    otherwise: () => ({
      kind: 'row',
      table: SPLUNK_TABLE,
      id: null,
      record: {
        TimeGenerated: time ?? undefined,
        Computer: host,
        Level: levelOf(fields ?? {}) ?? levelOf(object),
        Message: message,
        Event: isText ? undefined : event,
        Fields: fields ?? undefined,
        Source: source,
        SourceType: sourcetype,
        Index: index,
      },
    }),
  };
}

const levelOf = (members: JsonObject): string | undefined => textOf(members['level']) ?? textOf(members['severity']);

/** Before the name of a metric, in an event that holds several. */
const NUMBER = 'metric_name:';

function hasNumbers(fields: JsonObject): boolean {
  return fields['metric_name'] !== undefined || Object.keys(fields).some((name) => name.startsWith(NUMBER));
}

/** The numbers of an event, each as a record of `Perf`; the other fields tell the series apart. */
function readNumbers(fields: JsonObject, metadata: ReadMetadata): Brought {
  const dimensions: Record<string, unknown> = {};
  const numbers: [metric: string, value: unknown][] = [];
  const { metric_name: single, _value: value, ...others } = fields;
  if (single !== undefined) numbers.push([textOf(single) ?? '', value]);
  for (const [name, member] of Object.entries(others)) {
    if (name.startsWith(NUMBER)) numbers.push([name.slice(NUMBER.length), member]);
    else setMember(dimensions, name, member);
  }
  const records: Sorted[] = [];
  for (const [metric, given] of numbers) {
    const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
    if (metric === '') return refusal(15, 'fields: expected the name of a metric');
    if (typeof number !== 'number' || !Number.isFinite(number)) {
      return refusal(15, `fields: expected a finite number of ${shorten(metric)}, got ${shorten(given)}`);
    }
    records.push(perfRecord(seriesOf(metric, dimensions, metadata), metadata.time ?? undefined, { value: number }));
  }
  return records;
}

function seriesOf(metric: string, attributes: JsonObject, { host, source, sourcetype, index }: ReadMetadata) {
  const said = Object.entries({ source, sourcetype, index }).filter(([, text]) => text !== undefined);
  return perfSeries({
    metric,
    computer: host,
    otherwise: sourcetype ?? source ?? '',
    attributes,
    fields: said.length > 0 ? { Resource: Object.fromEntries(said) } : {},
  });
}

function refusal(code: EventCode, message: string): HecRefusal {
  return { code, message };
}
