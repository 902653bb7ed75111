import { LRUCache } from 'lru-cache';
import { readCollectedEvent, refusalOfBeside, type CollectedEvent, type EventRefusal } from '../collected-event.ts';
import { readEventTime } from '../event-time.ts';
import { readLevel, shownLevel } from '../levels.ts';
import { alloy } from './alloy.ts';
import { eventXml } from './event-xml.ts';
import { fluentBit } from './fluent-bit.ts';
import { fluentd } from './fluentd.ts';
import { logAnalytics } from './log-analytics.ts';
import { isObject, setMember, type JsonObject } from '../../json/json-object.ts';
import { flattened, isGiven, nested, restOf, textOf } from './members.ts';
import { nxlog } from './nxlog.ts';
import { otelWindows } from './otel-windows.ts';
import { textOfEvent, wholeNumber, type Shape, type ShapedEvent } from './shape.ts';
import { winlogbeat } from './winlogbeat.ts';

/** The shapes of Windows events, for every door. A new one is a file and a line here. */
export const SHAPES: readonly Shape[] = [
  otelWindows,
  winlogbeat,
  alloy,
  nxlog,
  fluentBit,
  fluentd,
  logAnalytics,
  eventXml,
];

/** All shapes but that of Log Analytics, which `event-record.ts` reads less strictly. */
export const UNLIKE_LOG_ANALYTICS: readonly Shape[] = SHAPES.filter((shape) => shape !== logAnalytics);

/** What the door knows of a record beside its content. */
export interface Envelope {
  /** The time that the protocol gives for the record; used where the record has none of its own. */
  time?: Date | null;
  /** The level that the door reads from the protocol; used where the record's own is unknown. */
  level?: string | null;
  /** The time of receipt: the time of an event without any. */
  receivedAt: Date;
  /** A text that stands beside the record. */
  message?: unknown;
  /** What stands beside the record and has no column; kept in `AdditionalFields`. */
  beside?: JsonObject;
}

export type ShapeReading = { event: CollectedEvent } | { refusal: EventRefusal };

/**
 * Reads a record as a Windows event by its shape, nested or flattened; null for a record of no known shape. What has no column of its own
 * is kept in `AdditionalFields`.
 */
export function readWindowsEvent(record: JsonObject, envelope: Envelope, shapes = SHAPES): ShapeReading | null {
  const found = shapeOf(record, shapes);
  return found && judge(found, record, envelope);
}

interface Found {
  shape: Shape;
  event: ShapedEvent;
}

function shapeOf(record: JsonObject, shapes: readonly Shape[]): Found | null {
  const own = match(shapes, nested(record), record);
  if (own) return own;
  const likely = Object.keys(record).some(mayBeMark);
  return likely ? match(shapes, flattened(record), record) : null;
}

function match(shapes: readonly Shape[], members: ReturnType<typeof nested>, record: JsonObject): Found | null {
  for (const shape of shapes) {
    if (members(shape.mark) === undefined) continue;
    const event = shape.read(members, record);
    if (event) return { shape, event };
  }
  return null;
}

/** Flattened names by which a record may have a shape; cached, because the records of a collector have the same names. */
const marks = new LRUCache<string, boolean>({ max: 10_000 });
const MARK = /^(event_id_id|winlog_channel|channel|eventlog|system)(_[sdtgb])?$/;

function mayBeMark(name: string): boolean {
  let known = marks.get(name);
  if (known === undefined) {
    known = name.length <= 40 && MARK.test(name.toLowerCase().replace(/[.\s-]/g, '_'));
    marks.set(name, known);
  }
  return known;
}

function judge({ shape, event }: Found, record: JsonObject, envelope: Envelope): ShapeReading {
  const given = event.levels.filter(isGiven);
  const level = given.map(readLevel).find((one) => one !== null);
  const unknown = level === undefined ? given[0] : undefined;
  const time = readEventTime(event.time) ?? envelope.time ?? null;
  const text = textOfEvent(event, record, envelope.message);
  const read = readCollectedEvent({
    computer: event.computer,
    eventLog: event.eventLog,
    source: event.source ?? null,
    eventId: wholeNumber(event.eventId),
    level: level ?? envelope.level ?? undefined,
    recordId: recordIdOf(event.recordId),
    timeGenerated: time ?? envelope.receivedAt,
    description: text,
  });
  if ('refusal' in read) return { refusal: read.refusal };
  const userName = textOf(event.userName);
  const additional = restOf(
    {
      ...without(record, shape.parts),
      ...event.rest,
      ...textBeside(envelope.beside ?? {}, text),
      // What was not understood, or has given way to another text, is kept as it came.
      ...(record[shape.text] === text ? {} : { [shape.text]: record[shape.text] }),
      ...(unknown === undefined ? {} : { level: unknown }),
      ...(isGiven(event.time) && readEventTime(event.time) === null ? { time: event.time } : {}),
    },
    NONE,
  );
  const beside = {
    ...(userName === undefined ? {} : { fields: { UserName: userName } }),
    ...(additional === undefined ? {} : { additional }),
    ...(time ? {} : { timeless: true }),
    ...(unknown === undefined ? {} : { unknownLevel: shownLevel(unknown) }),
  };
  const refusal = refusalOfBeside(beside);
  return refusal ? { refusal } : { event: { ...read.event, beside } };
}

const NONE: ReadonlySet<string> = new Set();

function without(record: JsonObject, names: ReadonlySet<string>): JsonObject {
  const kept: Record<string, unknown> = {};
  for (const name in record) if (!names.has(name)) setMember(kept, name, record[name]);
  return kept;
}

/** What stands beside a record, but for the text that was read from there. */
function textBeside(beside: JsonObject, text: string): JsonObject {
  return Object.fromEntries(Object.entries(beside).filter(([, value]) => value !== text));
}

/** Fluent Bit writes a missing record id as 0. A number from JSON or from a column of reals is read as a whole number. */
function recordIdOf(value: unknown): unknown {
  if (value === 0 || value === '0') return null;
  return typeof value === 'string' ? value.replace(/^(\d+)\.0+$/, '$1') : isObject(value) ? null : value;
}
