import type { Models } from '../../models/index.ts';
import type { Tally } from './tally.ts';
import type { Workspaces } from '../workspaces/workspaces.ts';

/** Whether a workspace has been sent as much today (UTC) as it takes. Processes see each other's share within seconds. */
export interface DailyCap {
  isReached(workspace: string): Promise<boolean>;
}

/** The daily cap is reached: what was refused may be sent again when the day is over. */
export class OverQuotaError extends Error {
  override name = 'OverQuotaError';

  /** @param what was refused, in the words of its protocol. */
  constructor(what = 'records') {
    super(`The daily cap of this workspace is reached; ${what} are taken again from 00:00 UTC on.`);
  }
}

const STALE = 2_000;
const DAY = 86_400_000;

/**
 * What all have written is read every two seconds; what this process took since that moment is added, and what it had taken but not
 * written by then.
 */
export function createDailyCap(models: Models, workspaces: Workspaces, tally: Tally, clock: () => Date): DailyCap {
  /** What was read last, by workspace: those with a cap that were sent something since the process began. */
  const kept = new Map<string, { day: number; bytes: number; taken: number; readAt: number }>();

  async function bytesOn(workspace: string, day: number, now: number): Promise<number> {
    let known = kept.get(workspace);
    if (known?.day !== day || Math.abs(now - known.readAt) >= STALE) {
      const { taken, unwritten } = tally.capped(workspace, day);
      const written = await models.records.billableMegabytes(workspace, new Date(day));
      known = { day, bytes: written * 1e6 + unwritten, taken, readAt: now };
      kept.set(workspace, known);
    }
    return known.bytes + tally.capped(workspace, day).taken - known.taken;
  }

  return {
    async isReached(workspace) {
      const { dailyCap } = await workspaces.get(workspace);
      if (dailyCap === null) return false;
      const now = clock().getTime();
      return (await bytesOn(workspace, Math.floor(now / DAY) * DAY, now)) >= dailyCap;
    },
  };
}
