/** Counts what each holder has taken of something that is bounded. */
export interface CountedShares {
  /** Takes one for a holder. The answer gives it back; calling it again does nothing. Null where the holder has as many as it may. */
  take(holder: string): (() => void) | null;
  /** How many a holder has now. */
  of(holder: string): number;
  /** How many all holders have together. */
  readonly taken: number;
}

/** @param most how many one holder may have at the same time. */
export function createCountedShares(most: number): CountedShares {
  const counts = new Map<string, number>();
  let taken = 0;
  const of = (holder: string) => counts.get(holder) ?? 0;

  return {
    of,
    get taken() {
      return taken;
    },
    take(holder) {
      if (of(holder) >= most) return null;
      counts.set(holder, of(holder) + 1);
      taken += 1;
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        taken -= 1;
        const left = of(holder) - 1;
        if (left === 0) counts.delete(holder);
        else counts.set(holder, left);
      };
    },
  };
}
