const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Milliseconds before each further attempt of a webhook, as Standard Webhooks proposes: three days in all. */
export const WEBHOOK_LADDER: readonly number[] = [
  ...[5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR],
];

/** Milliseconds before each further attempt of a mail: two days in all, as mail servers themselves try. */
export const MAIL_LADDER: readonly number[] = [
  ...[15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR],
  ...[6 * HOUR, 8 * HOUR, 12 * HOUR, 14 * HOUR],
];

/**
 * Milliseconds until the next attempt: (ladder, failed attempts so far, what the receiver asked for, a number from 0 to 1) → a wait of the
 * ladder with up to a tenth more, so that receivers that were down are not met by all at once; null where the ladder is at its end.
 */
export function nextAttemptIn(
  ladder: readonly number[],
  failures: number,
  retryAfter: number | null,
  chance: number,
): number | null {
  const wait = ladder[failures - 1];
  if (wait === undefined) return null;
  return Math.max(Math.round(wait * (1 + chance / 10)), Math.min(retryAfter ?? 0, 24 * HOUR));
}
