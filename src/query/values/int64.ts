/**
 * Signed 64-bit integers, for `long` and for the ticks of `timespan`.
 * Canonical form: a number while it is safe, a bigint beyond. So equal values are `===` equal (and equal Map keys), and the
 * common case runs at the speed of numbers. Arithmetic wraps at 64 bits, as the language defines.
 */
export type Int64 = number | bigint;

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const MIN_SAFE = -MAX_SAFE;

/** Wraps to 64 bits and chooses the canonical form. */
export function fromBigInt(value: bigint): Int64 {
  const wrapped = BigInt.asIntN(64, value);
  return wrapped <= MAX_SAFE && wrapped >= MIN_SAFE ? Number(wrapped) : wrapped;
}

/** Truncates a real toward zero; null when it is not finite or beyond 64 bits. */
export function fromReal(value: number): Int64 | null {
  if (!Number.isFinite(value)) return null;
  const whole = Math.trunc(value) + 0; // + 0 turns -0 into 0
  if (Number.isSafeInteger(whole)) return whole;
  if (whole >= 2 ** 63 || whole < -(2 ** 63)) return null;
  return fromBigInt(BigInt(whole));
}

/** Text of decimal digits or 0x..., with a sign; null when it is anything else or beyond 64 bits. */
export function parseInt64(text: string): Int64 | null {
  const trimmed = text.trim();
  const match = /^([+-]?)(0[xX][0-9a-fA-F]+|\d+)$/.exec(trimmed);
  if (!match) return null;
  const digits = match[2] as string;
  if (digits.length > 40) return null;
  const magnitude = BigInt(digits);
  const value = match[1] === '-' ? -magnitude : magnitude;
  const isHex = digits.length > 1 && (digits[1] === 'x' || digits[1] === 'X');
  if (isHex ? magnitude >> 64n !== 0n : BigInt.asIntN(64, value) !== value) return null;
  return fromBigInt(value);
}

const isSafe = (value: number) => value <= Number.MAX_SAFE_INTEGER && value >= -Number.MAX_SAFE_INTEGER;

export function add(a: Int64, b: Int64): Int64 {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (isSafe(sum)) return sum;
  }
  return fromBigInt(BigInt(a) + BigInt(b));
}

export function subtract(a: Int64, b: Int64): Int64 {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (isSafe(difference)) return difference;
  }
  return fromBigInt(BigInt(a) - BigInt(b));
}

export function multiply(a: Int64, b: Int64): Int64 {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (isSafe(product)) return product + 0;
  }
  return fromBigInt(BigInt(a) * BigInt(b));
}

/** Integer quotient, truncated toward zero; null for a zero divisor. */
export function divide(a: Int64, b: Int64): Int64 | null {
  if (b === 0) return null;
  if (typeof a === 'number' && typeof b === 'number') return Math.trunc(a / b) + 0;
  return fromBigInt(BigInt(a) / BigInt(b));
}

/** Remainder that is never negative for a positive divisor; null for a zero divisor. */
export function modulo(a: Int64, b: Int64): Int64 | null {
  if (b === 0) return null;
  if (typeof a === 'number' && typeof b === 'number') {
    const rest = a % b;
    return rest < 0 ? rest + Math.abs(b) : rest + 0;
  }
  const divisor = BigInt(b);
  const rest = BigInt(a) % divisor;
  return fromBigInt(rest < 0n ? rest + (divisor < 0n ? -divisor : divisor) : rest);
}

/** The greatest multiple of `size` that is not above `value`; null for a size that is not positive. */
export function floorTo(value: Int64, size: Int64): Int64 | null {
  if (size <= 0) return null;
  const rest = modulo(value, size);
  return rest === null ? null : subtract(value, rest);
}

export function negate(value: Int64): Int64 {
  return typeof value === 'number' ? 0 - value : fromBigInt(-value);
}
