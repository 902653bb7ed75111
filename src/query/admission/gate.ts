import { createCountedShares, type CountedShares } from '../../domain/limits/counted-shares.ts';
import { cancelledError, wholeQueryError } from '../plan/errors.ts';

/** How many callers may enter at once, how many may wait, and for how long. */
export interface GateLimits {
  readonly total: number;
  readonly perCaller: number;
  readonly waiting: number;
  readonly waitMilliseconds: number;
}

export class GateFullError extends Error {
  override name = 'GateFullError';
}

interface Waiter {
  readonly caller: string;
  enter(): void;
}

/**
 * Admits callers in the order of their arrival, but none beyond its own share: a caller whose share is used up is passed over until it has
 * room again, so that its queue delays no other caller.
 */
export class FairGate {
  private readonly limits: GateLimits;
  private readonly inside: CountedShares;
  private readonly queue: Waiter[] = [];

  constructor(limits: GateLimits) {
    this.limits = limits;
    this.inside = createCountedShares(limits.perCaller);
  }

  /** The number of admitted callers. */
  get size(): number {
    return this.inside.taken;
  }

  private hasRoom(caller: string): boolean {
    return this.inside.taken < this.limits.total && this.inside.of(caller) < this.limits.perCaller;
  }

  /** Admits a caller that has room. */
  private admit(caller: string): () => void {
    const giveBack = this.inside.take(caller)!;
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      giveBack();
      const next = this.queue.findIndex((waiter) => this.hasRoom(waiter.caller));
      if (next >= 0) this.queue.splice(next, 1)[0]?.enter();
    };
  }

  /**
   * Resolves to the function that leaves the gate. Raises GateFullError when too many wait or the wait is too long, and the signal's reason
   * when the caller disconnects.
   */
  enter(caller: string, signal?: AbortSignal): Promise<() => void> {
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    if (this.hasRoom(caller)) return Promise.resolve(this.admit(caller));
    if (this.queue.length >= this.limits.waiting) return Promise.reject(new GateFullError('too many wait'));
    return new Promise((resolve, reject) => {
      const stop = (error: Error) => {
        const at = this.queue.indexOf(waiter);
        if (at >= 0) this.queue.splice(at, 1);
        settle();
        reject(error);
      };
      const onAbort = () => stop(signal?.reason as Error);
      const timer = setTimeout(() => stop(new GateFullError('waited too long')), this.limits.waitMilliseconds);
      const settle = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      };
      const waiter: Waiter = {
        caller,
        enter: () => {
          settle();
          resolve(this.admit(caller));
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.queue.push(waiter);
    });
  }
}

/** The caller of a query, and the signal of its disconnection. */
export interface GateCaller {
  readonly caller: string;
  readonly signal?: AbortSignal | undefined;
}

const RETRY_SECONDS = 30;

/** Enters a gate before a query; raises QueryError where the gate refuses. */
export async function enterGate(gate: FairGate, { caller, signal }: GateCaller): Promise<() => void> {
  try {
    return await gate.enter(caller, signal);
  } catch (error) {
    if (signal?.aborted) throw cancelledError();
    if (!(error instanceof GateFullError)) throw error;
    throw wholeQueryError('TOO_MANY_QUERIES', 'Too many queries run and wait; try again later.', RETRY_SECONDS);
  }
}
