import type { Check } from './checks.ts';

/** A setting: an environment variable, its default, meaning and check. */
export interface Setting<Name extends string = string, Value = unknown> {
  readonly name: Name;
  /** The default, as one would write it; null for none. It may begin with `DATA_DIR`, which stands for that setting. */
  readonly default: string | null;
  /** What it does, in a sentence or two, for people who run a server. */
  readonly meaning: string;
  readonly check: Check<NonNullable<Value>>;
}

export function setting<const Name extends string, Value>(
  name: Name,
  fallback: string,
  meaning: string,
  check: Check<NonNullable<Value>>,
): Setting<Name, Value>;
export function setting<const Name extends string, Value>(
  name: Name,
  fallback: null,
  meaning: string,
  check: Check<NonNullable<Value>>,
): Setting<Name, Value | null>;
export function setting(
  name: string,
  fallback: string | null,
  meaning: string,
  check: Check<NonNullable<unknown>>,
): Setting {
  return { name, default: fallback, meaning, check };
}
