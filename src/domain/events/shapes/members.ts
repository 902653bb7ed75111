import { isObject, setMember, type JsonObject } from '../../json/json-object.ts';

/** Reads a member of a record by its path, such as `winlog.event_data`; undefined where there is none. */
export type Members = (way: string) => unknown;

const steps = new Map<string, readonly string[]>();

/** Members of a record in its original form, with nested objects. */
export function nested(record: JsonObject): Members {
  return (way) => {
    let names = steps.get(way);
    if (!names) steps.set(way, (names = way.split('.')));
    let value: unknown = record;
    for (const name of names) {
      if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
      value = value[name];
    }
    return value ?? undefined;
  };
}

/**
 * Members of a flattened record: `winlog.channel`, `winlog_channel`, or `winlog_channel_s` with the suffix of the Data Collector API. Case
 * does not matter.
 */
export function flattened(record: JsonObject): Members {
  const values = new Map<string, unknown>();
  for (const name in record) {
    const value = record[name];
    if (value === null || value === undefined) continue;
    const word = plain(name);
    const bare = word.replace(/_[sdtgb]$/, '');
    values.set(word, value);
    if (!values.has(bare)) values.set(bare, value);
  }
  return (way) => values.get(plain(way));
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[.\s-]/g, '_')
    .replace(/^[@_]+/, '');
}

/** A non-empty text; undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The record without these members and without empty ones, as JSON. */
export function restOf(record: JsonObject, read: ReadonlySet<string>): string | undefined {
  const kept: Record<string, unknown> = {};
  for (const name in record) {
    if (read.has(name) || saysNothing(record[name])) continue;
    setMember(kept, name, record[name]);
  }
  return Object.keys(kept).length > 0 ? JSON.stringify(kept) : undefined;
}

function saysNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.values(value).every(saysNothing);
}

/** Whether a member says anything: empty texts count as left out. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '');
}
