import { LRUCache } from 'lru-cache';
import { readCollectedEvent, refusalOfBeside, type CollectedEvent, type EventRefusal } from '../collected-event.ts';
import { readEventTime } from '../event-time.ts';
import { eventXml } from './event-xml.ts';
import { fluentBit } from './fluent-bit.ts';
import { fluentd } from './fluentd.ts';
import { logAnalytics } from './log-analytics.ts';
import { isObject, type JsonObject } from '../../json/json-object.ts';
import { flattened, nested, restOf, textOf } from './members.ts';
import { otelWindows } from './otel-windows.ts';
import { textOfEvent, wholeNumber, windowsLevel, type Shape, type ShapedEvent } from './shape.ts';
import { winlogbeat } from './winlogbeat.ts';

/** The shapes of Windows events, for every door. A new one is a file and a line here. */
export const SHAPES: readonly Shape[] = [otelWindows, winlogbeat, fluentBit, fluentd, logAnalytics, eventXml];

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
  const given = event.levels.find((level) => level !== undefined && level !== null && level !== '');
  const level = event.levels.map(windowsLevel).find((word) => word !== null) ?? envelope.level ?? given;
  const time = readEventTime(event.time) ?? envelope.time ?? null;
  const read = readCollectedEvent({
    computer: event.computer,
    eventLog: event.eventLog,
    source: event.source ?? null,
    eventId: wholeNumber(event.eventId),
    level,
    recordId: recordIdOf(event.recordId),
    timeGenerated: time ?? envelope.receivedAt,
    description: textOfEvent(event),
  });
  if ('refusal' in read) return { refusal: read.refusal };
  const userName = textOf(event.userName);
  const additional = event.rest ? restOf(event.rest, NONE) : restOf(record, shape.parts);
  const beside = {
    ...(userName === undefined ? {} : { fields: { UserName: userName } }),
    ...(additional === undefined ? {} : { additional }),
    ...(time ? {} : { timeless: true }),
  };
  const refusal = refusalOfBeside(beside);
  return refusal ? { refusal } : { event: { ...read.event, beside } };
}

const NONE: ReadonlySet<string> = new Set();

/** Fluent Bit writes a missing record id as 0. A number from JSON or from a column of reals is read as a whole number. */
function recordIdOf(value: unknown): unknown {
  if (value === 0 || value === '0') return null;
  return typeof value === 'string' ? value.replace(/^(\d+)\.0+$/, '$1') : isObject(value) ? null : value;
}
