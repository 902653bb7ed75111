import type { Decimal } from 'decimal.js';
import type { Dynamic } from './dynamic.ts';
import type { Int64 } from './int64.ts';

/**
 * A cell while a query runs. Its type is always known from the plan, so values carry no tag:
 * bool boolean · int number · long, timespan Int64 · real number · decimal Decimal · datetime bigint · string and guid string ·
 * dynamic Dynamic. Null is null for every type except string, which has none.
 */
export type Value = boolean | number | bigint | string | null | Decimal | Dynamic | Int64;

/** Values of the columns, in the order of the columns; hidden columns of window functions follow them. */
export type Row = Value[];
