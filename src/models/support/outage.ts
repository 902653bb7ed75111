import type { Logger } from '../../logger.ts';
import { isDatabaseAway } from './database-away.ts';

/** Milliseconds between looks at a database that cannot do its work. */
const LOOK_EVERY = 1_000;

interface OutageOptions {
  readonly log: Logger;
  /** Resolves where the databases store and read. */
  readonly look: () => Promise<unknown>;
}

/** What every part of the process tells of failures: whether they are the database's. */
export interface Outage {
  /**
   * Whether an error says only that a database cannot do it now (`isDatabaseAway`). The log says so once, and once that it is over, however
   * many failures come in between: an outage fails whatever is done.
   */
  note(error: unknown): boolean;
  stop(): void;
}

export function createOutage({ log, look }: OutageOptions): Outage {
  let outage: { since: number; failures: number; last: number } | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function schedule(): void {
    if (stopped) return;
    timer = setTimeout(() => void lookAgain().finally(() => outage && schedule()), LOOK_EVERY);
    timer.unref();
  }

  async function lookAgain(): Promise<void> {
    const begun = performance.now();
    try {
      await look();
    } catch {
      return;
    }
    // What failed while it was looked at may have failed after it.
    if (outage === null || outage.last >= begun || stopped) return;
    const { since, failures } = outage;
    outage = null;
    log.warn({ seconds: Math.round((performance.now() - since) / 1_000), failures }, 'The databases work again');
  }

  return {
    note(error) {
      if (!isDatabaseAway(error)) return false;
      const now = performance.now();
      if (outage !== null) {
        outage.failures += 1;
        outage.last = now;
      } else if (!stopped) {
        outage = { since: now, failures: 1, last: now };
        const reason = (error as Error).message;
        log.warn({ reason }, 'A database cannot do its work; callers are told to come again. This is said once');
        schedule();
      }
      return true;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
