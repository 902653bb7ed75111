import { LRUCache } from 'lru-cache';
import { RE2JS, RE2JSException } from 're2js';

/**
 * Regular expressions in time linear in the text (RE2), whatever the pattern, so that no pattern can block a thread. Patterns follow RE2's
 * syntax, which is that of the language; neither has look-around.
 */
export interface Regex {
  readonly groupCount: number;
  test(text: string): boolean;
  /** The number of a named group; -1 where the pattern has none of that name. */
  groupOf(name: string): number;
  /** The groups of the first match, the whole match first; null without a match. */
  groups(text: string): (string | null)[] | null;
  /** The named groups of the first match. */
  named(text: string, names: readonly string[]): (string | null)[] | null;
  /** All matches without overlap, each with its groups. */
  all(text: string, limit: number): (string | null)[][];
  /** Start and end of the first match at or after `from`; null without one. */
  span(text: string, from: number): readonly [number, number] | null;
  replace(text: string, replacement: string): string;
}

export class BadRegexError extends Error {
  override name = 'BadRegexError';
}

const cache = new LRUCache<string, Regex>({ max: 200 });

/** Compiles a pattern once; the most recent ones are cached. Raises BadRegexError for a malformed pattern. */
export function regex(pattern: string): Regex {
  const known = cache.get(pattern);
  if (known) return known;
  const compiled = compile(pattern);
  cache.set(pattern, compiled);
  return compiled;
}

function compile(pattern: string): Regex {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(pattern);
  } catch (error) {
    if (error instanceof RE2JSException)
      throw new BadRegexError(`'${pattern}' is no regular expression: ${error.message}`);
    throw error;
  }
  const groupCount = compiled.groupCount();
  const names = compiled.namedGroups();
  const numbers = Array.from({ length: groupCount + 1 }, (_, index) => index);
  return {
    groupCount,
    test: (text) => compiled.matcher(text).find(),
    groupOf: (name) => names[name] ?? -1,
    groups: (text) => {
      const matcher = compiled.matcher(text);
      return matcher.find() ? numbers.map((index) => matcher.group(index)) : null;
    },
    named: (text, names) => {
      const matcher = compiled.matcher(text);
      return matcher.find() ? names.map((name) => matcher.group(name)) : null;
    },
    all: (text, limit) => {
      const matcher = compiled.matcher(text);
      const found: (string | null)[][] = [];
      while (found.length < limit && matcher.find()) found.push(numbers.map((index) => matcher.group(index)));
      return found;
    },
    span: (text, from) => {
      const matcher = compiled.matcher(text);
      return matcher.find(from) ? [matcher.start(), matcher.end()] : null;
    },
    replace: (text, replacement) => {
      const matcher = compiled.matcher(text);
      let result = '';
      let at = 0;
      while (matcher.find()) {
        result += text.slice(at, matcher.start());
        result += replacement.replace(/\\(\d|\\)/g, (_, group: string) =>
          group === '\\' ? '\\' : Number(group) <= groupCount ? (matcher.group(Number(group)) ?? '') : '',
        );
        at = matcher.end();
      }
      return result + text.slice(at);
    },
  };
}

/** Text as a pattern that matches exactly it. */
export const escapeRegex = (text: string): string => text.replace(/[\\.+*?()|[\]{}^$#&\-~]/g, '\\$&');
