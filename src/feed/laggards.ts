/** A reader that had caught up and has fallen behind. */
export interface Laggard {
  /** How many changes it is behind now. */
  lag(): number;
  /** How many changes it may be behind. */
  maxLag: number;
  /** Called once, when it is too far behind: it must resume with its last cursor. */
  sendAway(): void;
}

/** Watches for readers that are stalled and therefore cannot notice that they are too far behind. */
export interface Laggards {
  /** Watches a reader until the returned function is called. */
  watch(laggard: Laggard): () => void;
}

const LOOK_EVERY = 500;

export function createLaggards(): Laggards {
  const watched = new Set<Laggard>();
  let timer: NodeJS.Timeout | undefined;

  function look(): void {
    for (const laggard of watched) {
      if (laggard.lag() <= laggard.maxLag) continue;
      forget(laggard);
      laggard.sendAway();
    }
  }

  function forget(laggard: Laggard): void {
    watched.delete(laggard);
    if (watched.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  return {
    watch(laggard) {
      watched.add(laggard);
      timer ??= setInterval(look, LOOK_EVERY);
      return () => forget(laggard);
    },
  };
}
