import { memberOf } from '../json/json-object.ts';
import { parsePayload, isConsoleEvent, PROFILE_MEMBERS } from '../health/report.ts';
import { readCollectedEvent, type CollectedEvent, type EventRefusal, type RawEvent } from './collected-event.ts';
import { readEventTime } from './event-time.ts';
import { levelOf, shownLevel } from './levels.ts';
import { findReport } from './shapes/find-report.ts';
import { readWindowsEvent, UNLIKE_LOG_ANALYTICS } from './shapes/index.ts';
import { wholeNumber } from './shapes/shape.ts';

/**
 * Windows events as records of other protocols carry them: first the shapes of known programs (`shapes/`), else the `Event` record of Log
 * Analytics, with the suffixes of the Data Collector API or without, and a report's JSON with computer, log and id beside it. Names compare
 * without case and suffix.
 */

/** The names of each part of an event, the preferred one first. */
const NAMES = {
  computer: ['computer', 'computername', 'machinename', 'hostname', 'host'],
  log: ['eventlog', 'channel', 'logname', 'log'],
  source: ['source', 'sourcename', 'providername', 'provider'],
  id: ['eventid', 'id'],
  levelName: ['eventlevelname', 'leveldisplayname', 'levelname'],
  eventLevel: ['eventlevel'],
  level: ['level'],
  recordId: ['eventrecordid', 'recordid', 'recordnumber'],
  text: ['rendereddescription', 'description', 'message'],
  time: ['timegenerated', 'timecreated', 'eventtime', 'systemtime', 'timestamp'],
} as const;
type Part = keyof typeof NAMES;

/** Members of a report's JSON, by their names in lower case. */
const MEMBERS: ReadonlyMap<string, string> = new Map(
  ['Description', 'ResourceState', 'OperationName', 'OperationResult', ...Object.values(PROFILE_MEMBERS)].map(
    (name) => [name.toLowerCase(), name],
  ),
);

/** The meaning of a level's number in Log Analytics and in Windows. */
const LOG_ANALYTICS_LEVELS: Readonly<Record<string, string>> = {
  1: 'Error',
  2: 'Warning',
  4: 'Information',
  8: 'Information',
  16: 'Information',
};
const WINDOWS_LEVELS: Readonly<Record<string, string>> = {
  0: 'Information',
  1: 'Critical',
  2: 'Error',
  3: 'Warning',
  4: 'Information',
  5: 'Verbose',
};

const PLACES: ReadonlyMap<string, { part: Part; rank: number }> = new Map(
  (Object.keys(NAMES) as Part[]).flatMap((part) => NAMES[part].map((name, rank) => [name, { part, rank }] as const)),
);

/** The parts of one record that may belong to an event. */
interface EventParts {
  values: Partial<Record<Part, unknown>>;
  /** All times of the record, that of the preferred name first. */
  times: unknown[];
  members: Record<string, unknown>;
}

/** A time for reading a record without one; it is never stored. */
const NEVER = new Date(0);

/** An event found in a record; null where the record is no event, or has no time of its own. */
export type EventReader = (record: RawEvent) => { event: CollectedEvent } | { refusal: EventRefusal } | null;

/**
 * Finds console events among the records of a batch. `timeField` names the member that holds their time; without it the first of the usual
 * names is used.
 */
export function consoleEventReader(timeField: string | null): EventReader {
  const words = new Map<string, string>();
  return (record) => {
    const named = timeField === null ? null : readEventTime(record[timeField]);
    const shaped = readWindowsEvent(record, { time: named, receivedAt: NEVER }, UNLIKE_LOG_ANALYTICS);
    if (shaped) {
      if ('refusal' in shaped) return shaped;
      const { eventLog, source, beside } = shaped.event;
      return isConsoleEvent(eventLog, source) && !beside?.timeless ? shaped : null;
    }
    const found = partsOf(record, words);
    const { log, source } = found.values;
    if (typeof log !== 'string' || !isConsoleEvent(log, typeof source === 'string' ? source : null)) return null;
    const own = timeField === null ? [] : [record[timeField]];
    const time = [...own, ...found.times].map(readEventTime).find((at) => at !== null);
    if (!time) return null;
    const read = readCollectedEvent({ ...rawEvent(found, record), timeGenerated: time });
    const unknownLevel = unknownLevelOf(found.values);
    return 'event' in read && unknownLevel !== null ? { event: { ...read.event, beside: { unknownLevel } } } : read;
  };
}

/** The parts of a record in the form of an event of `/api/events`. */
export function rawEvent({ values, members }: EventParts, record: RawEvent): Record<string, unknown> {
  return {
    computer: values.computer,
    eventLog: values.log,
    ...(values.source === undefined ? {} : { source: values.source }),
    eventId: wholeNumber(values.id),
    level: recordLevel(values) ?? undefined,
    recordId: values.recordId,
    description: textOf(values, members, record),
  };
}

/** The parts of a record, whatever the case and suffix of its names. `words` caches the folded form of each name for the next record. */
export function partsOf(record: RawEvent, words: Map<string, string>): EventParts {
  const values: EventParts['values'] = {};
  const ranks: Partial<Record<Part, number>> = {};
  const times: unknown[] = [];
  const members: Record<string, unknown> = {};
  for (const name in record) {
    const value = record[name];
    if (value === null || value === '') continue;
    let word = words.get(name);
    if (word === undefined) words.set(name, (word = wordOf(name)));
    if (word === '') continue;
    const member = MEMBERS.get(word);
    if (member) members[member] = value;
    const place = PLACES.get(word);
    if (!place) continue;
    if (place.part === 'time') times[place.rank] ??= value;
    else if (place.rank < (ranks[place.part] ?? Infinity)) {
      values[place.part] = value;
      ranks[place.part] = place.rank;
    }
  }
  return { values, times: times.filter((time) => time !== undefined), members };
}

/** A name without case and suffix; empty where it cannot be one of the names above. */
function wordOf(name: string): string {
  const word = name.length > 40 ? '' : name.replace(/_[sdtgb]$/i, '').toLowerCase();
  return PLACES.has(word) || MEMBERS.has(word) ? word : '';
}

/** A level's canonical word, by word or by number; null where it has none or an unknown one. */
export function recordLevel({ levelName, eventLevel, level }: EventParts['values']): string | null {
  return (
    word(levelName) ??
    word(eventLevel) ??
    word(level) ??
    memberOf(LOG_ANALYTICS_LEVELS, eventLevel) ??
    memberOf(WINDOWS_LEVELS, level) ??
    null
  );
}

/** The word for a level where it is known in no language and no number stands beside it; else null. */
export function unknownLevelOf(values: EventParts['values']): string | null {
  if (recordLevel(values) !== null) return null;
  const given = [values.levelName, values.eventLevel, values.level].find((value) => value !== undefined);
  return given === undefined ? null : shownLevel(given);
}

function word(value: unknown): string | null {
  return typeof value === 'string' ? levelOf(value) : null;
}

/**
 * The text of an event: as it is, serialised where it is JSON, or assembled from members of the record itself. A console's event whose text
 * is no report has the report that lies elsewhere in the record.
 */
function textOf(
  { text, log, source }: EventParts['values'],
  members: Record<string, unknown>,
  record: RawEvent,
): unknown {
  if (typeof text === 'object' && text !== null) return JSON.stringify(text);
  if (typeof text === 'string' && parsePayload(text) !== null) return text;
  if (members['ResourceState'] !== undefined || members['OperationName'] !== undefined) return JSON.stringify(members);
  const isConsoles = typeof log === 'string' && isConsoleEvent(log, typeof source === 'string' ? source : null);
  return (isConsoles ? findReport(record) : null) ?? text;
}
