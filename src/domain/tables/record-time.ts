import type { Losses } from './losses.ts';
import { readTime } from './values.ts';

const DAY = 86_400_000;

/** How far a record's time may lie before and after its receipt; beyond, the original replaces it. */
const OLDEST = 2 * DAY;
const NEWEST = DAY;

/** What a record's own time is worth. */
export interface RecordTime {
  /** Its TimeGenerated: its own time, or its receipt. */
  at: Date;
  /** Its own time was given and is not the one above. */
  replaced: { given: Date | null } | null;
}

/** The time of a record by the original's rule. A record without a time is one of its receipt, and that is no loss. */
export function recordTime(value: unknown, receivedAt: Date, losses: Losses): RecordTime {
  if (value === undefined || value === null || value === '') return { at: receivedAt, replaced: null };
  const given = typeof value === 'string' ? readTime(value) : null;
  const distance = given ? given.getTime() - receivedAt.getTime() : NaN;
  if (given && distance >= -OLDEST && distance <= NEWEST) return { at: given, replaced: null };
  losses.add('time-replaced', String(value));
  return { at: receivedAt, replaced: { given } };
}

/** How the time of a record is found. */
export type TimeRule = (value: unknown, receivedAt: Date, losses: Losses) => RecordTime;

/**
 * The time of a record where its sender is believed: collectors keep what they could not send, for days if need be. Only a time more
 * than a day ahead, or an invalid one, is replaced by the receipt.
 */
export const ownTime: TimeRule = (value, receivedAt, losses) => {
  if (value === undefined || value === null || value === '') return { at: receivedAt, replaced: null };
  const given = value instanceof Date ? value : typeof value === 'string' ? readTime(value) : null;
  if (given && given.getTime() - receivedAt.getTime() <= NEWEST) return { at: given, replaced: null };
  losses.add('time-replaced', String(given?.toISOString() ?? value));
  return { at: receivedAt, replaced: { given } };
};
