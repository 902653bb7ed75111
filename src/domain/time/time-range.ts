/** A range of time: from inclusive, to exclusive; null for no bound. */
export interface TimeRange {
  readonly from: Date | null;
  readonly to: Date | null;
}
