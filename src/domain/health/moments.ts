/** The later of two moments, where there is one. */
export function later(a: Date | null, b: Date | null): Date | null {
  if (!a) return b;
  return b && b > a ? b : a;
}

/** The earlier of two moments, where there is one. */
export function earlier(a: Date | null, b: Date | null): Date | null {
  if (!a) return b;
  return b && b < a ? b : a;
}
