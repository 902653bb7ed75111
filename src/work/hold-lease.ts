/** Renewals within the duration of one lease. */
const RENEWALS = 4;

/** A lease that this process holds. */
export interface HeldLease {
  /** Aborted when the lease is lost, and when the process stops. */
  readonly signal: AbortSignal;
  /** Whether another process may hold the lease now: it was claimed, or could not be renewed in time. Nothing is written then. */
  readonly isLost: boolean;
  /** Marks the lease as lost, after a guarded write showed that another process has claimed it. */
  lose(): void;
  /** Ends the renewals. Call it after success and after failure. */
  end(): void;
}

export interface HoldOptions {
  /** Prolongs the lease until a moment; false where another process has claimed it. */
  renew(until: Date): Promise<boolean>;
  /** Milliseconds that the lease lasts. */
  readonly lease: number;
  readonly clock: () => Date;
  /** Aborted when the process stops. */
  readonly stopping?: AbortSignal;
}

/**
 * Renews a lease that was just claimed, until `end` is called. The clocks of processes must agree within a fraction of the lease. Where
 * they do not, or a process sleeps through its lease, two processes may work at once; guarded writes then accept only those of the later
 * one.
 */
export function holdLease({ renew, lease, clock, stopping }: HoldOptions): HeldLease {
  const lost = new AbortController();
  let renewedAt = clock().getTime();
  const lose = (reason: string) => lost.abort(new LeaseLostError(reason));
  const isOver = () => clock().getTime() - renewedAt > lease;

  const timer = setInterval(() => {
    const now = clock();
    renew(new Date(now.getTime() + lease)).then(
      (isHeld) => {
        if (isHeld) renewedAt = Math.max(renewedAt, now.getTime());
        else lose(TAKEN);
      },
      () => {
        // The database is away. The lease may end meanwhile, and another process may claim it.
        if (isOver()) lose('The lease could not be renewed.');
      },
    );
  }, lease / RENEWALS);
  timer.unref();

  return {
    signal: stopping ? AbortSignal.any([lost.signal, stopping]) : lost.signal,
    get isLost() {
      // A process that slept notices the end here, before its timer fires.
      if (!lost.signal.aborted && isOver()) lose('The lease ended.');
      return lost.signal.aborted;
    },
    lose: () => lose(TAKEN),
    end: () => clearInterval(timer),
  };
}

const TAKEN = 'Another process has taken the lease.';

/** The lease is lost: another process works on the document, or may. */
export class LeaseLostError extends Error {
  override name = 'LeaseLostError';
}
