/** Followers that wait for the next entry, by the signal that ends the wait. */
export class Waiters {
  private waiting = new Map<AbortSignal, { promise: Promise<void>; wake: () => void }>();
  private readonly watched = new WeakSet<AbortSignal>();

  get size(): number {
    return this.waiting.size;
  }

  /** Resolves when all are woken, and when `signal` is aborted; never rejects. */
  wait(signal: AbortSignal): Promise<void> {
    const known = this.waiting.get(signal);
    if (known) return known.promise;
    let wake = (): void => {};
    const promise = new Promise<void>((resolve) => (wake = resolve));
    this.waiting.set(signal, { promise, wake });
    if (!this.watched.has(signal)) {
      this.watched.add(signal);
      // One listener for the whole wait, not one for each change: adding and removing it would cost more than everything else here.
      signal.addEventListener('abort', () => {
        this.waiting.get(signal)?.wake();
        this.waiting.delete(signal);
      });
    }
    return promise;
  }

  wakeAll(): void {
    const woken = this.waiting;
    this.waiting = new Map();
    for (const { wake } of woken.values()) wake();
  }
}
