/** A part of time: from inclusive, to exclusive; null where there is no bound. */
export interface TimeRange {
  readonly from: Date | null;
  readonly to: Date | null;
}
