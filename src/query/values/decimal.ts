import { Decimal as DecimalJs } from 'decimal.js';

/** The language's decimal has 34 significant digits (IEEE 754 decimal128) and rounds half to even. */
export const Decimal = DecimalJs.clone({
  precision: 34,
  rounding: DecimalJs.ROUND_HALF_EVEN,
  toExpNeg: -34,
  toExpPos: 34,
});
export type Decimal = DecimalJs;

export const isDecimal = (value: unknown): value is Decimal => value instanceof Decimal;

/** Null for text that is not a number. */
export function parseDecimal(text: string): Decimal | null {
  const trimmed = text.trim();
  if (trimmed.length > 400 || !/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(trimmed)) return null;
  return new Decimal(trimmed);
}
