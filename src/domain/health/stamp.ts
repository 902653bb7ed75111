import { secondOf } from '../time/moments.ts';

/**
 * The time of a report and its record number in the log. Orders the reports of one device: the later time is newer; at equal times the
 * higher record number; a report without a number is older than one with a number.
 */
export interface Stamp {
  at: Date;
  /** The event log's record number as decimal digits without leading zeros; null where the collector did not send one. */
  record: string | null;
}

/** Negative when `a` is older than `b`, positive when newer, 0 when equal. A total order, so that the order of arrival does not matter. */
export function compareStamps(a: Stamp, b: Stamp): number {
  return a.at.getTime() - b.at.getTime() || compareRecords(a.record, b.record);
}

function compareRecords(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a.length - b.length || (a < b ? -1 : 1);
}

/** The number in a record id; null where it is not a whole number. */
export function recordNumber(recordId: string | null | undefined): string | null {
  const digits = /^\d{1,40}$/.exec((recordId ?? '').trim());
  return digits ? digits[0].replace(/^0+(?=\d)/, '') : null;
}

/**
 * Whether two reports of one kind are probably the same event, passed on by one collector with its record number and by another without.
 */
export function areTwins(a: Stamp, b: Stamp): boolean {
  return (a.record === null) !== (b.record === null) && secondOf(a.at) === secondOf(b.at);
}
