/** Tells the workers of a process that there is work of a kind, so that it does not wait for their next look. */
export interface WakeUps {
  /** Called when work of this kind was stored that is due. Where no worker is in the process, another finds it within a second. */
  wake(work: string): void;
  /** Calls `listener` at each wake-up until the returned function is called. */
  onWake(work: string, listener: () => void): () => void;
}

export function createWakeUps(): WakeUps {
  const listeners = new Map<string, Set<() => void>>();
  return {
    wake(work) {
      for (const listener of listeners.get(work) ?? []) listener();
    },
    onWake(work, listener) {
      const own = listeners.get(work) ?? new Set();
      listeners.set(work, own.add(listener));
      return () => void own.delete(listener);
    },
  };
}
