/** The later of two moments, where there is one. */
export function later(a: Date, b: Date | null): Date;
export function later(a: Date | null, b: Date): Date;
export function later(a: Date | null, b: Date | null): Date | null;
export function later(a: Date | null, b: Date | null): Date | null {
  if (!a) return b;
  return b && b > a ? b : a;
}

/** The earlier of two moments, where there is one. */
export function earlier(a: Date, b: Date | null): Date;
export function earlier(a: Date | null, b: Date): Date;
export function earlier(a: Date | null, b: Date | null): Date | null;
export function earlier(a: Date | null, b: Date | null): Date | null {
  if (!a) return b;
  return b && b < a ? b : a;
}

/** A moment so many milliseconds after another. */
export function plus(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds);
}

/** Whole seconds since 1970. Collectors differ in how exactly they pass a time on; all tell the second. */
export function secondOf(at: Date): number {
  return Math.floor(at.getTime() / 1_000);
}
