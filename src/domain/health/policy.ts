import type { Severity } from './signals.ts';

/** What is set for a signal at one place; null leaves a member to the place around it. */
export interface OwnSignalPolicy {
  readonly key: string;
  /** Whether it may be missing: an optional signal opens no fault. */
  readonly optional: boolean | null;
  /** How long it must be unhealthy before its fault opens, in milliseconds. */
  readonly watchTime: number | null;
  readonly severity: Severity | null;
}

/** What holds for a signal of a device. Null: as the signal itself says. */
export interface SignalPolicy {
  readonly optional: boolean;
  readonly watchTime: number | null;
  readonly severity: Severity | null;
}

/** What holds for each signal of one device, by the signal's key. */
export type PolicyOf = (key: string) => SignalPolicy;

/** Each member from the first place that sets it: device, room, all. */
export function resolvePolicy(places: readonly (OwnSignalPolicy | undefined)[]): SignalPolicy {
  const first = <Member extends 'optional' | 'watchTime' | 'severity'>(member: Member) =>
    places.map((place) => place?.[member] ?? null).find((value) => value !== null) ?? null;
  return { optional: first('optional') ?? false, watchTime: first('watchTime'), severity: first('severity') };
}

/** Whether a text can be the key of a signal: letters, digits and hyphens, as labels become keys. */
export function isSignalKey(text: string): boolean {
  return /^[\p{L}\p{N}-]{1,200}$/u.test(text);
}

/** Whether nothing is set. */
export function isEmptyPolicy({ optional, watchTime, severity }: OwnSignalPolicy): boolean {
  return optional === null && watchTime === null && severity === null;
}
