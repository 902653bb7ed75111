import { RE2JS, RE2JSException } from 're2js';
import { foldName } from '../text/names.ts';
import type { ColumnType } from '../tables/schema.ts';
import { cutText, toCell, type Cell } from '../tables/values.ts';
import { followPath, JsonPathError, readJsonPath } from './json-path.ts';

/** A column that an administrator defines: a value read out of the records of a table as they come. */
export interface CustomField {
  readonly table: string;
  /** Ends in `_CF`. */
  readonly name: string;
  readonly type: ColumnType;
  /** Only records of this log, without case; null for all. */
  readonly eventLog: string | null;
  /** Only records of these event ids; null for all. */
  readonly eventIds: readonly number[] | null;
  /** The column that it is read from. */
  readonly column: string;
  /** Where in the column's JSON it is; null where `pattern` says it. */
  readonly jsonPath: string | null;
  /** A regular expression whose first group it is, or whose whole match; null where `jsonPath` says it. */
  readonly pattern: string | null;
}

/** An invalid definition: which member, and what was expected of it. */
export class CustomFieldError extends Error {
  override name = 'CustomFieldError';
  readonly member: keyof CustomField;

  constructor(member: keyof CustomField, message: string) {
    super(message);
    this.member = member;
  }
}

/** A record as a field sees it. */
export type ReadColumn = (column: string) => unknown;

/** A field made ready: whether a record is one of its, and what its value is there; null for none. */
export interface CompiledField {
  readonly field: CustomField;
  appliesTo(read: ReadColumn): boolean;
  valueIn(read: ReadColumn): Cell | null;
}

/** Characters of a pattern. */
const MAX_PATTERN = 1_000;
/** Instructions that a pattern may compile to: `x{1000}` has a thousand, and each may be looked at for each character. */
const MAX_PROGRAM = 1_000;
/** Characters of a column that a pattern searches: all of an event, which has at most 31,839. */
const MAX_TEXT = 32_768;
const MAX_VALUE = 32 * 1024;
const NAME = /^[A-Za-z][A-Za-z0-9_]{0,41}_CF$/;

/** Makes a definition ready. Throws a `CustomFieldError`. */
export function compileField(field: CustomField): CompiledField {
  if (!NAME.test(field.name)) {
    throw new CustomFieldError(
      'name',
      `4 to 45 letters, digits and underscores that begin with a letter and end in _CF`,
    );
  }
  const log = field.eventLog === null ? null : foldName(field.eventLog);
  const ids = field.eventIds && new Set(field.eventIds);
  const extract = extractor(field);
  return {
    field,
    appliesTo(read) {
      if (log !== null && foldName(String(firstOf(read, LOG_COLUMNS) ?? '')) !== log) return false;
      return ids === null || ids.has(Number(firstOf(read, ID_COLUMNS)));
    },
    valueIn(read) {
      const found = extract(read(field.column));
      if (found === undefined || found === null || found === '') return null;
      const cell = toCell(found, field.type);
      return typeof cell === 'string' ? cutText(cell, MAX_VALUE) : cell;
    },
  };
}

/** What a record's log and event id are called: by their names, or with the suffixes of the Data Collector API. */
export const LOG_COLUMNS = ['EventLog', 'EventLog_s'] as const;
export const ID_COLUMNS = ['EventID', 'EventID_d', 'EventID_s'] as const;

function firstOf(read: ReadColumn, columns: readonly string[]): unknown {
  for (const column of columns) {
    const value = read(column);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

function extractor({ jsonPath, pattern }: CustomField): (value: unknown) => unknown {
  if (jsonPath !== null && pattern === null) {
    const steps = readPath(jsonPath);
    return (value) => followPath(parse(value), steps);
  }
  if (pattern !== null && jsonPath === null) {
    const expression = readPattern(pattern);
    const group = expression.groupCount() > 0 ? 1 : 0;
    return (value) => {
      const matcher = expression.matcher(textOf(value).slice(0, MAX_TEXT));
      return matcher.find() ? matcher.group(group) : undefined;
    };
  }
  throw new CustomFieldError('jsonPath', 'either a JSON path or a regular expression');
}

function readPath(path: string): ReturnType<typeof readJsonPath> {
  if (path.length > MAX_PATTERN) throw new CustomFieldError('jsonPath', `at most ${MAX_PATTERN} characters`);
  try {
    return readJsonPath(path);
  } catch (error) {
    if (error instanceof JsonPathError)
      throw new CustomFieldError('jsonPath', `a path such as $.a.b (${error.message})`);
    throw error;
  }
}

/**
 * RE2's engine takes time linear in the text whatever the pattern, but the factor is the size of what the pattern compiles to: it is
 * bounded too, or a few characters (`x{1000}`, many times) would hold the process for minutes.
 */
function readPattern(pattern: string): RE2JS {
  if (pattern.length > MAX_PATTERN) throw new CustomFieldError('pattern', `at most ${MAX_PATTERN} characters`);
  try {
    const expression = RE2JS.compile(pattern);
    const size = expression.programSize();
    if (size <= MAX_PROGRAM) return expression;
    throw new CustomFieldError(
      'pattern',
      `an expression that compiles to at most ${MAX_PROGRAM} instructions, not to ${size}: with smaller counts of repetition`,
    );
  } catch (error) {
    if (error instanceof RE2JSException)
      throw new CustomFieldError('pattern', `a regular expression of RE2 (${error.message.slice(0, 100)})`);
    throw error;
  }
}

function parse(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (!text.startsWith('{') && !text.startsWith('[')) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What the fields of a table read out of a record: the values by name, and null where there are none. */
export function computeFields(fields: readonly CompiledField[], read: ReadColumn): Record<string, Cell> | null {
  let found: Record<string, Cell> | null = null;
  for (const one of fields) {
    if (!one.appliesTo(read)) continue;
    const value = one.valueIn(read);
    if (value !== null) (found ??= {})[one.field.name] = value;
  }
  return found;
}

/** How many values of a trial are shown. */
const SHOWN = 20;

/** What a field would read out of these records. */
export interface Trial {
  /** How many are of its log and event ids. */
  records: number;
  matched: number;
  notMatched: number;
  /** The first values, as text. */
  values: string[];
}

/** Begins a trial of a field: each record is shown to `take`. */
export function startTrial(field: CompiledField): { readonly trial: Trial; take(read: ReadColumn): void } {
  const trial: Trial = { records: 0, matched: 0, notMatched: 0, values: [] };
  return {
    trial,
    take(read) {
      if (!field.appliesTo(read)) return;
      trial.records += 1;
      const value = field.valueIn(read);
      if (value === null) trial.notMatched += 1;
      else {
        trial.matched += 1;
        if (trial.values.length < SHOWN) trial.values.push(value instanceof Date ? value.toISOString() : String(value));
      }
    },
  };
}
