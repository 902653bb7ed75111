import type { Installation } from '../../models/installation.ts';

/** A mark not renewed for this long means that ingest was down. */
const GAP = 3_000;
const RENEW_EVERY = 1_000;

/**
 * Knows since when reports can reach us. Api processes renew the one mark in MongoDB each second; every process reads it as often.
 * While no api process renews it, nothing may turn stale: then `upSince` is now.
 */
export interface IngestMark {
  /** Reads the mark once, and goes on each second. */
  start(): Promise<void>;
  /** Renews and reads it now, as happens each second. */
  refresh(): Promise<void>;
  upSince(now: Date): Date;
  stop(): void;
}

export function createIngestMark(
  installation: Installation,
  options: { renew: boolean; staleAfter: number; clock: () => Date },
): IngestMark {
  const { renew, staleAfter, clock } = options;
  let known: { at: Date; upSince: Date } | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function refresh(gap: number): Promise<void> {
    const now = clock();
    if (renew) await installation.markIngest(now, gap);
    known = { at: now, upSince: await installation.ingestUpSince(now, GAP) };
  }

  function schedule(): void {
    if (stopped) return;
    // A failed refresh leaves the old reading, which by its age soon holds everything back.
    timer = setTimeout(
      () =>
        void refresh(GAP)
          .catch(() => undefined)
          .finally(schedule),
      RENEW_EVERY,
    );
    timer.unref();
  }

  return {
    async start() {
      // A quick restart is no gap by itself, but it is where a device may be silent for hardly longer.
      await refresh(Math.min(GAP, staleAfter / 2));
      schedule();
    },
    refresh: () => refresh(GAP),
    upSince(now) {
      return known && now.getTime() - known.at.getTime() <= GAP ? known.upSince : now;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
