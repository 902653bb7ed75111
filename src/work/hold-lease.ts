/** A lease is renewed so many times before it would end. */
const RENEWALS = 4;

/** A lease that this process holds. */
export interface HeldLease {
  /** Aborted when the lease is lost, and when the process stops. */
  readonly signal: AbortSignal;
  /** Whether another may hold it now: somebody took it, or it could not be renewed in time. Nothing is written then. */
  readonly isLost: boolean;
  /** Notes that a guarded write showed that another has taken it. */
  lose(): void;
  /** Ends the renewals. Call it whatever happened. */
  end(): void;
}

export interface HoldOptions {
  /** Prolongs the lease until a moment; false where another has taken it. */
  renew(until: Date): Promise<boolean>;
  /** Milliseconds that it lasts. */
  readonly lease: number;
  readonly clock: () => Date;
  /** Aborted when the process stops. */
  readonly stopping?: AbortSignal;
}

/**
 * Renews a lease that was just claimed until it is let go. The clocks of processes must agree within a part of the lease; where they do
 * not, or a process sleeps through its lease, two may work at once, and guarded writes see to it that only the later one is heard.
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
        // The database is away; the lease may end meanwhile, and then another may claim it.
        if (isOver()) lose('The lease could not be renewed.');
      },
    );
  }, lease / RENEWALS);
  timer.unref();

  return {
    signal: stopping ? AbortSignal.any([lost.signal, stopping]) : lost.signal,
    get isLost() {
      // A process that slept finds out here, before its timer says so.
      if (!lost.signal.aborted && isOver()) lose('The lease ended.');
      return lost.signal.aborted;
    },
    lose: () => lose(TAKEN),
    end: () => clearInterval(timer),
  };
}

const TAKEN = 'Another process has taken the lease.';

/** The lease is lost: somebody else works on it, or may. */
export class LeaseLostError extends Error {
  override name = 'LeaseLostError';
}
