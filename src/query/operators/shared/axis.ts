import type { ColumnType } from '../../../domain/tables/schema.ts';
import { toDynamic } from '../../values/convert.ts';
import type { Dynamic } from '../../values/dynamic.ts';
import { fromBigInt } from '../../values/int64.ts';

/** A place on an axis: ticks of a time, or a number. */
export type AxisPlace = bigint | number;

export interface AxisOptions {
  readonly type: ColumnType;
  readonly from: AxisPlace | null;
  readonly to: AxisPlace | null;
  readonly step: AxisPlace;
  /** `in range(...)`: the end belongs to the series, and bins start at multiples of the step. */
  readonly isRange: boolean;
}

/** The axis of a series in bins of one width. Bins start at the given start, else at multiples of the step. */
export class Axis {
  private readonly options: AxisOptions;
  private readonly isTime: boolean;
  private readonly width: AxisPlace;
  private readonly origin: AxisPlace;

  constructor(options: AxisOptions) {
    const { type, from, step, isRange } = options;
    this.options = options;
    this.isTime = type === 'datetime';
    this.width = this.isTime ? BigInt(step) : step;
    this.origin = from === null || isRange ? (this.isTime ? 0n : 0) : from;
  }

  /** Whether a start and an end are given. */
  get isBounded(): boolean {
    return this.options.from !== null && this.options.to !== null;
  }

  /** Whether a place lies on the axis. */
  holds(at: AxisPlace): boolean {
    const { from, to, isRange } = this.options;
    if (from !== null && !isRange && at < from) return false;
    return to === null || (isRange ? at <= to : at < to);
  }

  binOf(at: AxisPlace): number {
    return this.isTime
      ? Number(floorDivide((at as bigint) - (this.origin as bigint), this.width as bigint))
      : Math.floor((Number(at) - Number(this.origin)) / Number(this.width));
  }

  /** The first bin and the number of bins between the lowest and the highest bin with rows. */
  binsBetween(lowest: number, highest: number): { readonly first: number; readonly count: number } {
    const { from, to, isRange } = this.options;
    const first = from === null ? lowest : isRange ? this.binOf(from) : 0;
    const last = to === null ? highest : isRange ? this.binOf(to) : this.lastBinBefore(to);
    return { first, count: Math.max(0, last - first + 1) };
  }

  /** The last bin that starts before the end, which is exclusive. */
  private lastBinBefore(end: AxisPlace): number {
    if (this.isTime) {
      return Number(floorDivide((end as bigint) - (this.origin as bigint) - 1n, this.width as bigint));
    }
    return Math.ceil((Number(end) - Number(this.origin)) / Number(this.width)) - 1;
  }

  /** The places at which the bins start. */
  points(first: number, count: number): Dynamic[] {
    const { type } = this.options;
    if (this.isTime) {
      const [origin, width] = [this.origin as bigint, this.width as bigint];
      return Array.from({ length: count }, (_, index) => toDynamic(origin + BigInt(first + index) * width, type));
    }
    const start = Number(this.origin) + first * Number(this.width);
    return Array.from({ length: count }, (_, index) => {
      const value = start + index * Number(this.width);
      return toDynamic(type === 'real' ? value : fromBigInt(BigInt(Math.round(value))), type);
    });
  }
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a < 0n && quotient * b !== a ? quotient - 1n : quotient;
}
