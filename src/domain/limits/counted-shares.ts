/** Counts how much of a limited resource each holder has. */
export interface CountedShares {
  /** Takes one for a holder. The function returned gives it back; calling it again does nothing. Null where the holder has its maximum. */
  take(holder: string): (() => void) | null;
  /** The number that a holder has now. */
  of(holder: string): number;
  /** The number that all holders have together. */
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
