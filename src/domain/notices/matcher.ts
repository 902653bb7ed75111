import { RE2JS } from 're2js';
import { LRUCache } from 'lru-cache';
import type { Label, Labels } from './labels.ts';

export type MatchOperator = '=' | '!=' | '=~' | '!~';

/** A condition on one label: equal, not equal, or matched whole by an expression of RE2, or not. */
export interface Matcher {
  readonly label: Label;
  readonly operator: MatchOperator;
  readonly value: string;
}

/** Expressions take time to compile, and the same few are used again and again. */
const compiled = new LRUCache<string, RE2JS>({ max: 1_000 });

/** Whether labels meet every matcher; without matchers all do. */
export function matchesAll(matchers: readonly Matcher[], labels: Labels): boolean {
  return matchers.every(({ label, operator, value }) => {
    const given = labels[label];
    switch (operator) {
      case '=':
        return given === value;
      case '!=':
        return given !== value;
      case '=~':
        return expressionOf(value).matches(given);
      case '!~':
        return !expressionOf(value).matches(given);
    }
  });
}

/** Why a matcher cannot be used, as the end of a sentence "expected …"; null where it can. */
export function matcherProblem({ operator, value }: Matcher): string | null {
  if (value.length > 1_000) return 'a value of at most 1,000 characters';
  if (operator === '=' || operator === '!=') return null;
  try {
    expressionOf(value);
    return null;
  } catch {
    return 'an expression of RE2';
  }
}

function expressionOf(value: string): RE2JS {
  const known = compiled.get(value) ?? RE2JS.compile(value, RE2JS.DOTALL);
  compiled.set(value, known);
  return known;
}
