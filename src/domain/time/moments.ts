/** The later of two moments; where one is null, the other. */
export function later(a: Date, b: Date | null): Date;
export function later(a: Date | null, b: Date): Date;
export function later(a: Date | null, b: Date | null): Date | null;
export function later(a: Date | null, b: Date | null): Date | null {
  if (!a) return b;
  return b && b > a ? b : a;
}

/** The earlier of two moments; where one is null, the other. */
export function earlier(a: Date, b: Date | null): Date;
export function earlier(a: Date | null, b: Date): Date;
export function earlier(a: Date | null, b: Date | null): Date | null;
export function earlier(a: Date | null, b: Date | null): Date | null {
  if (!a) return b;
  return b && b < a ? b : a;
}

/** A moment plus a number of milliseconds. */
export function plus(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds);
}

/** Whole seconds since 1970. Collectors pass on times with different precision, but all keep the second. */
export function secondOf(at: Date): number {
  return Math.floor(at.getTime() / 1_000);
}
