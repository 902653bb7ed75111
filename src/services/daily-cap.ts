import type { Models } from '../models/index.ts';
import type { Tally } from './tally.ts';
import type { Workspaces } from './workspaces.ts';

/** Whether a workspace has been sent as much today (UTC) as it takes. Processes see each other's share within seconds. */
export interface DailyCap {
  isReached(): Promise<boolean>;
}

/** The daily cap is reached: what was refused may be sent again when the day is over. */
export class OverQuotaError extends Error {
  override name = 'OverQuotaError';
}

const STALE = 2_000;
const DAY = 86_400_000;

export function createDailyCap(models: Models, workspaces: Workspaces, tally: Tally, clock: () => Date): DailyCap {
  let known = { day: NaN, bytes: 0, readAt: -Infinity };

  async function written(workspace: string, now: number, day: number): Promise<number> {
    if (known.day === day && Math.abs(now - known.readAt) < STALE) return known.bytes;
    const [sum] = await models.records.model.aggregate<{ megabytes: number }>([
      { $match: { workspace, table: 'Usage', at: { $gte: new Date(day) } } },
      { $match: { 'row.IsBillable': true } },
      { $group: { _id: null, megabytes: { $sum: '$row.Quantity' } } },
    ]);
    known = { day, bytes: (sum?.megabytes ?? 0) * 1e6, readAt: now };
    return known.bytes;
  }

  return {
    async isReached() {
      const { dailyCap, workspace } = await workspaces.current();
      if (dailyCap === null) return false;
      const now = clock().getTime();
      const day = Math.floor(now / DAY) * DAY;
      return (await written(workspace, now, day)) + tally.unwrittenSince(new Date(day)) >= dailyCap;
    },
  };
}
