import type { JsonObject } from '../json/json-object.ts';
import { parseDateTime } from '../time/date-time.ts';
import { COMPUTER_NAME, readComputer } from '../text/names.ts';
import { shorten } from '../text/shorten.ts';
import { readLevel, shownLevel, type EventLevel } from './levels.ts';
import { isGiven, restOf } from './shapes/members.ts';

/** A checked event as a collector read it from an event log. */
export interface CollectedEvent {
  computer: string;
  eventLog: string;
  source: string | null;
  eventId: number;
  level: EventLevel;
  /** The event's own time, cut to milliseconds. */
  timeGenerated: Date;
  /** The log's own record number as text; null where the collector does not know it. */
  recordId: string | null;
  description: string;
  /** What some doors bring beside these members. */
  beside?: EventBeside;
}

/** Members of an event beside its main parts. */
export interface EventBeside {
  /** Columns of the table `Event` that hold none of the main parts, such as `EventData`. */
  readonly fields?: Readonly<Record<string, string | number>>;
  /** The rest of the record without a column, as JSON. */
  readonly additional?: string;
  readonly resourceId?: string;
  /** It came without a time, so its time is that of its receipt. It is stored, but does not affect the console's health. */
  readonly timeless?: boolean;
  /** Its level as it came, in a word that is not known; the level of the event is a guess from its id then. */
  readonly unknownLevel?: string;
}

/** The characters of all members beside the main parts; a document of the database holds 16 MB. */
const MAX_BESIDE = 2_000_000;

/** Why an event's members beside its main parts cannot be kept; null where they can. */
export function refusalOfBeside({ fields = {}, additional = '' }: EventBeside): EventRefusal | null {
  const lengths = Object.values(fields).map((value) => (typeof value === 'string' ? value.length : 0));
  const length = lengths.reduce((sum, one) => sum + one, additional.length);
  if (length <= MAX_BESIDE) return null;
  const message = `Expected at most ${MAX_BESIDE} characters beside the text of an event, got ${length}.`;
  return { field: null, message };
}

/** Why an event is refused: the member at fault, what was expected and what came. */
export interface EventRefusal {
  field: string | null;
  message: string;
}

/** An unchecked event: the members may be anything. */
export type RawEvent = Readonly<Record<string, unknown>>;

const DEFAULT_LOG = 'Skype Room System';
const DEFAULT_SOURCE = 'SRS-App';
const MAX_NAME = 256;
/** Windows itself takes at most 31,839; a document of the database holds 16 MB. */
const MAX_DESCRIPTION = 1_000_000;
const ERROR_IDS = new Set([2001, 3001]);
/** The members that are read, but for the level, which is read where it is known. */
const MEMBERS: ReadonlySet<string> = new Set([
  'computer',
  'eventLog',
  'source',
  'eventId',
  'timeGenerated',
  'recordId',
  'description',
]);

/**
 * Checks one item of a batch. Unknown members, and a level that is not known, are kept beside the event. An unpaired surrogate, which JSON
 * can contain and a database cannot store, is read as the replacement character, so that a later comparison with the stored text succeeds.
 */
export function readCollectedEvent(item: unknown): { event: CollectedEvent } | { refusal: EventRefusal } {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return { refusal: { field: null, message: `Expected an event as a JSON object, got ${shorten(item)}.` } };
  }
  try {
    return { event: checked(item as RawEvent) };
  } catch (error) {
    if (error instanceof Refused) return { refusal: { field: error.field, message: error.message } };
    throw error;
  }
}

class Refused extends Error {
  readonly field: string | null;
  constructor(field: string | null, message: string) {
    super(message);
    this.field = field;
  }
}

function unexpected(field: string, expected: string, got: unknown): Refused {
  return new Refused(field, `${field}: expected ${expected}, got ${shorten(got)}.`);
}

function checked(raw: RawEvent): CollectedEvent {
  const eventId = raw['eventId'];
  if (typeof eventId !== 'number' || !Number.isInteger(eventId) || eventId < 0 || eventId > 0x7fff_ffff) {
    throw unexpected('eventId', 'a whole number from 0 to 2147483647', eventId);
  }
  const description = raw['description'];
  if (typeof description !== 'string') throw unexpected('description', 'a text', description);
  if (description.length > MAX_DESCRIPTION) {
    throw unexpected('description', `a text of at most ${MAX_DESCRIPTION} characters`, description);
  }
  const level = readLevel(raw['level']);
  const beside = besideOf(raw, level);
  return {
    computer: computer(raw['computer']),
    eventLog: raw['eventLog'] === undefined ? DEFAULT_LOG : eventLog(name(raw, 'eventLog')),
    source: source(raw['source']),
    // Not -0, which is another number in the database.
    eventId: eventId + 0,
    // What is not known refuses no event: the id says enough.
    level: level ?? (ERROR_IDS.has(eventId) ? 'Error' : 'Information'),
    timeGenerated: time(raw['timeGenerated']),
    recordId: recordId(raw['recordId']),
    description: description.toWellFormed(),
    ...(beside ? { beside } : {}),
  };
}

/** What an event brings beside the members that are read; null for nothing. */
function besideOf(raw: JsonObject, level: EventLevel | null): EventBeside | null {
  const isUnknown = level === null && isGiven(raw['level']);
  const additional = restOf(raw, isUnknown ? MEMBERS : MEMBERS_AND_LEVEL);
  if (additional === undefined) return null;
  const beside = {
    additional: additional.toWellFormed(),
    ...(isUnknown ? { unknownLevel: shownLevel(raw['level']) } : {}),
  };
  const refusal = refusalOfBeside(beside);
  if (refusal) throw new Refused(null, refusal.message);
  return beside;
}

const MEMBERS_AND_LEVEL: ReadonlySet<string> = new Set([...MEMBERS, 'level']);

function computer(value: unknown): string {
  const read = readComputer(value);
  if (read === null) throw unexpected('computer', COMPUTER_NAME, value);
  return read;
}

function name(raw: RawEvent, field: string): string {
  const value = raw[field];
  const trimmed = typeof value === 'string' ? value.trim() : '';
  if (trimmed === '' || trimmed.length > MAX_NAME)
    throw unexpected(field, `a name of 1 to ${MAX_NAME} characters`, value);
  return trimmed.toWellFormed();
}

/** The console's log in its own spelling, whatever the collector's spelling, so that queries can compare it. */
function eventLog(given: string): string {
  return given.toLowerCase() === DEFAULT_LOG.toLowerCase() ? DEFAULT_LOG : given;
}

function source(value: unknown): string | null {
  if (value === undefined) return DEFAULT_SOURCE;
  if (value === null) return null;
  if (typeof value !== 'string' || value.length > MAX_NAME) {
    throw unexpected('source', `a name of at most ${MAX_NAME} characters`, value);
  }
  return value.trim().toWellFormed();
}

function time(value: unknown): Date {
  // Over GraphQL the scalar has parsed it already.
  const parsed = value instanceof Date ? value : typeof value === 'string' ? parseDateTime(value) : null;
  if (!parsed) throw unexpected('timeGenerated', 'an RFC 3339 time such as 2026-11-21T09:30:00Z', value);
  return parsed;
}

function recordId(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== 'string' || value.length > 100)
    throw unexpected('recordId', 'a text of at most 100 characters', value);
  return value.trim() === '' ? null : value.trim().toWellFormed();
}
