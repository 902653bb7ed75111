import { sizeOf } from '../../values/compare.ts';
import type { Value } from '../../values/value.ts';

/** Smaller texts and collections are part of what a group is counted as. */
const SMALL_TEXT = 256;
const SMALL_COLLECTION = 16;

/** Counts the large values that a group keeps, in place of those that it kept before. */
export class LargeValues {
  private readonly call: { hold(bytes: number): void };
  private held = 0;

  constructor(call: { hold(bytes: number): void }) {
    this.call = call;
  }

  keep(values: readonly Value[]): void {
    let bytes = 0;
    for (const value of values) if (isLarge(value)) bytes += sizeOf(value);
    if (bytes === this.held) return;
    this.call.hold(bytes - this.held);
    this.held = bytes;
  }
}

const isLarge = (value: Value): boolean => {
  if (typeof value === 'string') return value.length > SMALL_TEXT;
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) ? value.length > SMALL_COLLECTION : value instanceof Map && value.size > SMALL_COLLECTION;
};
