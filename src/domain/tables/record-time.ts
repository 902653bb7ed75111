import type { Losses } from './losses.ts';
import { shorten } from '../text/shorten.ts';
import { readTime } from './values.ts';

const DAY = 86_400_000;

/** How far a record's time may lie before and after its receipt; beyond that, Azure replaces it. */
const OLDEST = 2 * DAY;
const NEWEST = DAY;

/** The time of a record. */
export interface RecordTime {
  /** TimeGenerated: the record's own time, or that of its receipt. */
  at: Date;
  /** Set where the record's own time was replaced. */
  replaced: { given: Date | null } | null;
}

/** The time of a record by Azure's rule. A record without a time gets that of its receipt, which is not a loss. */
export function recordTime(value: unknown, receivedAt: Date, losses: Losses): RecordTime {
  if (value === undefined || value === null || value === '') return { at: receivedAt, replaced: null };
  const given = typeof value === 'string' ? readTime(value) : null;
  const distance = given ? given.getTime() - receivedAt.getTime() : NaN;
  if (given && distance >= -OLDEST && distance <= NEWEST) return { at: given, replaced: null };
  losses.add('time-replaced', shownTime(value));
  return { at: receivedAt, replaced: { given } };
}

/** A time for an example: it may be anything. */
function shownTime(value: unknown): string {
  return typeof value === 'string' ? value : shorten(value);
}

/** How a door determines the time of a record. */
export type TimeRule = (value: unknown, receivedAt: Date, losses: Losses) => RecordTime;

/**
 * The time of a record whose sender is trusted, because collectors keep unsent records, for days if need be. Only an invalid time, or one
 * more than a day ahead, is replaced by that of the receipt.
 */
export const ownTime: TimeRule = (value, receivedAt, losses) => {
  if (value === undefined || value === null || value === '') return { at: receivedAt, replaced: null };
  const given = value instanceof Date ? value : typeof value === 'string' ? readTime(value) : null;
  if (given && given.getTime() - receivedAt.getTime() <= NEWEST) return { at: given, replaced: null };
  losses.add('time-replaced', given?.toISOString() ?? shownTime(value));
  return { at: receivedAt, replaced: { given } };
};
