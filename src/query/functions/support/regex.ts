import { LRUCache } from 'lru-cache';
import { type Matcher, RE2JS, RE2JSException } from 're2js';
import { MAX_TEXT, ValueLimitError } from '../../values/limits.ts';
import { partOf, slicesOf } from '../../values/slices.ts';
import { TextBuilder } from '../../values/text-builder.ts';

/** Counts characters that were read, see `FunctionCall.spend`. */
type Spend = (amount: number) => void;

/**
 * Regular expressions in time linear in the text (RE2), whatever the pattern, so that no pattern can block a thread. Patterns follow RE2's
 * syntax, which is that of the language; neither has look-around. A text that is too long for the pattern raises ValueLimitError.
 */
export interface Regex {
  readonly groupCount: number;
  test(text: string): boolean;
  /** The number of a named group; -1 where the pattern has none of that name. */
  groupOf(name: string): number;
  /** A group of the first match, 0 for the whole match; null without one. */
  group(text: string, number: number): string | null;
  /** The named groups of the first match. */
  named(text: string, names: readonly string[]): (string | null)[] | null;
  /** These groups of all matches without overlap; a group that is not there is empty. */
  matches(text: string, groups: readonly number[], spend: Spend): Generator<string[]>;
  /** The number of matches without overlap. */
  count(text: string, spend: Spend): number;
  /** Start and end of the first match at or after `from`; null without one. */
  span(text: string, from: number): readonly [number, number] | null;
  replace(text: string, replacement: string, spend: Spend): string;
}

export class BadRegexError extends Error {
  override name = 'BadRegexError';
}

/** The longest pattern, in UTF-16 units, and the most instructions that it is compiled to. */
export const MAX_PATTERN = 65_536;
const MAX_INSTRUCTIONS = 20_000;
/** The most characters times instructions of one search: it takes seconds at worst, and cannot be interrupted. */
const MAX_STEPS = 2 ** 29;
/** Patterns that are quoted in messages are shortened. */
const MAX_QUOTED = 200;
/** What a match costs beside its characters. */
const MATCH_COST = 64;

const cache = new LRUCache<string, Regex>({ max: 100 });

/** Forgets the compiled patterns, and the states that they keep. */
export const forgetPatterns = (): void => cache.clear();

/** Compiles a pattern once; the most recent ones are cached. Raises BadRegexError for a malformed pattern. */
export function regex(pattern: string): Regex {
  const known = cache.get(pattern);
  if (known) return known;
  const compiled = new CompiledRegex(compile(pattern));
  cache.set(pattern, compiled);
  return compiled;
}

function compile(pattern: string): RE2JS {
  const quoted = pattern.length > MAX_QUOTED ? `${pattern.slice(0, MAX_QUOTED)}…` : pattern;
  if (pattern.length > MAX_PATTERN) {
    throw new BadRegexError(`'${quoted}' is too long for a regular expression: it has ${pattern.length} characters.`);
  }
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(pattern);
  } catch (error) {
    if (error instanceof RE2JSException) {
      throw new BadRegexError(`'${quoted}' is no regular expression: ${error.message.slice(0, MAX_QUOTED)}`);
    }
    throw error;
  }
  if (compiled.programSize() > MAX_INSTRUCTIONS) {
    throw new BadRegexError(`'${quoted}' is too large a regular expression: its repetitions are too many.`);
  }
  return compiled;
}

class CompiledRegex implements Regex {
  readonly groupCount: number;
  private readonly compiled: RE2JS;
  private readonly names: Readonly<Record<string, number>>;
  private readonly longest: number;

  constructor(compiled: RE2JS) {
    this.compiled = compiled;
    this.groupCount = compiled.groupCount();
    this.names = compiled.namedGroups();
    this.longest = Math.min(MAX_TEXT, Math.floor(MAX_STEPS / Math.max(1, compiled.programSize())));
  }

  private on(text: string): Matcher {
    if (text.length > this.longest) {
      throw new ValueLimitError(`this regular expression reads texts of at most ${this.longest} characters.`);
    }
    return this.compiled.matcher(text);
  }

  test(text: string): boolean {
    return this.on(text).find();
  }

  groupOf(name: string): number {
    return this.names[name] ?? -1;
  }

  group(text: string, number: number): string | null {
    if (!Number.isInteger(number) || number < 0 || number > this.groupCount) return null;
    const matcher = this.on(text);
    if (!matcher.find()) return null;
    const start = matcher.start(number);
    return start < 0 ? null : partOf(text, start, matcher.end(number));
  }

  named(text: string, names: readonly string[]): (string | null)[] | null {
    const matcher = this.on(text);
    return matcher.find() ? names.map((name) => matcher.group(name)) : null;
  }

  *matches(text: string, groups: readonly number[], spend: Spend): Generator<string[]> {
    const has = groups.map((group) => Number.isInteger(group) && group >= 0 && group <= this.groupCount);
    for (const matcher of this.each(text, spend)) {
      yield groups.map((group, index) => (has[index] ? (matcher.group(group) ?? '') : ''));
    }
  }

  count(text: string, spend: Spend): number {
    let found = 0;
    for (const _ of this.each(text, spend)) found += 1;
    return found;
  }

  span(text: string, from: number): readonly [number, number] | null {
    const matcher = this.on(text);
    return matcher.find(from) ? [matcher.start(), matcher.end()] : null;
  }

  replace(text: string, replacement: string, spend: Spend): string {
    const parts = this.partsOf(replacement);
    const out = new TextBuilder();
    let at = 0;
    for (const matcher of this.each(text, spend)) {
      out.add(text.slice(at, matcher.start()));
      for (const part of parts) out.add(typeof part === 'string' ? part : (matcher.group(part) ?? ''));
      at = matcher.end();
    }
    if (at === 0 && out.length === 0) return text;
    out.add(text.slice(at));
    return out.toString();
  }

  private *each(text: string, spend: Spend): Generator<Matcher> {
    const matcher = this.on(text);
    let at = 0;
    while (matcher.find()) {
      spend(matcher.end() - at + MATCH_COST);
      at = matcher.end();
      yield matcher;
    }
  }

  /** A replacement as texts and the numbers of groups. */
  private partsOf(replacement: string): (string | number)[] {
    const parts: (string | number)[] = [];
    let at = 0;
    for (const match of replacement.matchAll(/\\(\d|\\)/g)) {
      if (match.index > at) parts.push(replacement.slice(at, match.index));
      const number = Number(match[1]);
      if (match[1] === '\\') parts.push('\\');
      else if (number <= this.groupCount) parts.push(number);
      at = match.index + match[0].length;
    }
    if (at < replacement.length) parts.push(replacement.slice(at));
    return parts;
  }
}

const escaped = (text: string): string => text.replace(/[\\.+*?()|[\]{}^$#&\-~]/g, '\\$&');

/** Text as a pattern that matches exactly it. */
export function escapeRegex(text: string): string {
  if (text.length * 2 <= MAX_TEXT) return escaped(text);
  const out = new TextBuilder();
  for (const slice of slicesOf(text)) out.add(escaped(slice));
  return out.toString();
}
