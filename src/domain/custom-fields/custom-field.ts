import { RE2JS, RE2JSException } from 're2js';
import { foldName } from '../text/names.ts';
import type { ColumnType } from '../tables/schema.ts';
import { cutText, toCell, type Cell } from '../tables/values.ts';
import { unrolledLength } from './unrolled-length.ts';
import { followPath, JsonPathError, readJsonPath } from './json-path.ts';

/** A column that an administrator defines: a value that is read from the records of a table as they arrive. */
export interface CustomField {
  readonly table: string;
  /** Ends in `_CF`. */
  readonly name: string;
  readonly type: ColumnType;
  /** Only records of this log, without case; null for all. */
  readonly eventLog: string | null;
  /** Only records of these event ids; null for all. */
  readonly eventIds: readonly number[] | null;
  /** The column that the value is read from. */
  readonly column: string;
  /** The value's path in the column's JSON; null where `pattern` finds it. */
  readonly jsonPath: string | null;
  /** A regular expression; the value is its first group, or the whole match without one. Null where `jsonPath` finds the value. */
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

/** Reads a column of a record, by its name. */
export type ReadColumn = (column: string) => unknown;

/** A compiled field: whether it applies to a record, and its value there; null for none. */
export interface CompiledField {
  readonly field: CustomField;
  appliesTo(read: ReadColumn): boolean;
  /** `parsed` keeps the JSON of a record's columns, which its other fields read too. */
  valueIn(read: ReadColumn, parsed?: Map<string, unknown>): Cell | null;
}

/** The longest name of a log, in characters. */
const MAX_LOG = 256;
/** The longest pattern, in characters. */
const MAX_PATTERN = 1_000;
/** The most instructions of a compiled pattern: `x{1000}` has a thousand, and each may run for each character. */
const MAX_PROGRAM = 1_000;
/** A pattern that is longer with its repetitions written out is not even compiled to count its instructions. */
const MAX_UNROLLED = 5_000;
/** The characters of a column that a pattern searches: every event has fewer, at most 31,839. */
const MAX_TEXT = 32_768;
/** Instructions times characters: what a search may cost at worst, some tens of milliseconds. A large pattern searches fewer characters. */
const MAX_STEPS = 2_000_000;
/** The characters of a column that is read as JSON. */
const MAX_JSON = 1_000_000;
const MAX_VALUE = 32 * 1024;
const NAME = /^[A-Za-z][A-Za-z0-9_]{0,41}_CF$/;

/** Compiles a definition. Throws a `CustomFieldError`. */
export function compileField(field: CustomField): CompiledField {
  if (!NAME.test(field.name)) {
    throw new CustomFieldError(
      'name',
      `4 to 45 letters, digits and underscores that begin with a letter and end in _CF`,
    );
  }
  if ((field.eventLog ?? '').length > MAX_LOG) throw new CustomFieldError('eventLog', `at most ${MAX_LOG} characters`);
  const log = field.eventLog === null ? null : foldName(field.eventLog);
  const ids = field.eventIds && new Set(field.eventIds);
  const extract = extractor(field);
  return {
    field,
    appliesTo(read) {
      if (log !== null && foldName(String(firstOf(read, LOG_COLUMNS) ?? '')) !== log) return false;
      return ids === null || ids.has(Number(firstOf(read, ID_COLUMNS)));
    },
    valueIn(read, parsed = new Map()) {
      const found = extract(read(field.column), parsed);
      if (found === undefined || found === null || found === '') return null;
      const cell = toCell(found, field.type);
      return typeof cell === 'string' ? cutText(cell, MAX_VALUE) : cell;
    },
  };
}

/** The columns of a record's log and event id: by their names, or with the suffixes of the Data Collector API. */
export const LOG_COLUMNS = ['EventLog', 'EventLog_s'] as const;
export const ID_COLUMNS = ['EventID', 'EventID_d', 'EventID_s'] as const;

function firstOf(read: ReadColumn, columns: readonly string[]): unknown {
  for (const column of columns) {
    const value = read(column);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

type Extract = (value: unknown, parsed: Map<string, unknown>) => unknown;

function extractor({ jsonPath, pattern }: CustomField): Extract {
  if (jsonPath !== null && pattern === null) {
    const steps = readPath(jsonPath);
    return (value, parsed) => followPath(parse(value, parsed), steps);
  }
  if (pattern !== null && jsonPath === null) {
    const expression = readPattern(pattern);
    const group = expression.groupCount() > 0 ? 1 : 0;
    const most = Math.min(MAX_TEXT, Math.floor(MAX_STEPS / expression.programSize()));
    return (value) => {
      const matcher = expression.matcher(textOf(value).slice(0, most));
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
 * RE2 takes time linear in the text for every pattern, but with a factor of the size of the compiled pattern. So that size is bounded too;
 * otherwise a few characters (`x{1000}`, many times) would block the process for minutes.
 */
function readPattern(pattern: string): RE2JS {
  if (pattern.length > MAX_PATTERN) throw new CustomFieldError('pattern', `at most ${MAX_PATTERN} characters`);
  // Before it is compiled, which takes memory for each of them.
  if (unrolledLength(pattern) > MAX_UNROLLED) {
    throw new CustomFieldError('pattern', `an expression with smaller counts of repetition`);
  }
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

function parse(value: unknown, parsed: Map<string, unknown>): unknown {
  if (typeof value !== 'string') return value;
  if (!parsed.has(value)) parsed.set(value, parseText(value));
  return parsed.get(value);
}

function parseText(value: string): unknown {
  if (value.length > MAX_JSON) return undefined;
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

/** The most values that a trial shows. */
const SHOWN = 20;

/** What a field reads from a sample of records. */
export interface Trial {
  /** Records of the field's log and event ids. */
  records: number;
  matched: number;
  notMatched: number;
  /** The first values, as text. */
  values: string[];
}

/** Begins a trial of a field; pass each record to `take`. */
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
