import { parsePayload, isConsoleEvent } from '../../health/report.ts';
import type { JsonObject } from '../../json/json-object.ts';
import { findReport } from './find-report.ts';
import type { Members } from './members.ts';

/** A Windows event as a program writes it, with the parts of a collected event; each may have any value until it is checked. */
export interface ShapedEvent {
  computer: unknown;
  eventLog: unknown;
  source: unknown;
  eventId: unknown;
  /** The event's level by word or number, as they came; the first known one counts. */
  levels: readonly unknown[];
  time: unknown;
  recordId: unknown;
  /** Its text, then the alternatives where the program could not render it. */
  texts: readonly unknown[];
  userName?: unknown;
  /** What is kept in `AdditionalFields` of members that are among the parts. */
  rest?: JsonObject;
}

/** A form in which a program writes Windows events. */
export interface Shape {
  readonly name: string;
  /** The member by which a record of this shape is recognised; looked at first. */
  readonly mark: string;
  /** Reads a record of this shape; null for any other record. */
  read(members: Members, record: JsonObject): ShapedEvent | null;
  /** Members of the record whose whole content is among the parts. */
  readonly parts: ReadonlySet<string>;
  /** The one among them that holds the text. */
  readonly text: string;
}

/** An event has at most 256 insertion strings. */
const MOST_TEXTS = 300;

/**
 * The text of an event. A program without a message file for the room app's events writes a sentence about that, with the report beside
 * it or in it. So for a console the first text that is a report counts, else the report wherever it lies in the record.
 *
 * @param message a text that stands beside the record.
 */
export function textOfEvent({ texts, eventLog, source }: ShapedEvent, record: JsonObject, message: unknown): string {
  const given = [...texts.slice(0, MOST_TEXTS), message].filter(
    (text): text is string => typeof text === 'string' && text.trim() !== '',
  );
  const isConsoles =
    typeof eventLog === 'string' && isConsoleEvent(eventLog, typeof source === 'string' ? source : null);
  const report = isConsoles
    ? (given.find((text) => parsePayload(text) !== null) ?? findReport(given) ?? findReport(record))
    : null;
  return report ?? given[0] ?? '';
}

/** A number that may be written as text; anything else as it came. */
export function wholeNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\s*\d{1,10}(\.0+)?\s*$/.test(value) ? Number(value) : value;
}
