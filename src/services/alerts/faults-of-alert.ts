import { CommandError } from '../../errors.ts';
import type { AlertDocument } from '../../models/alert.ts';

/** Does something with the faults of an alert that have not ended; one that ends meanwhile needs it no more. */
export async function forFaults(
  { members }: Pick<AlertDocument, 'members'>,
  change: (faultId: string) => Promise<void>,
): Promise<void> {
  for (const { faultId, endedAt } of members) {
    if (endedAt !== null) continue;
    try {
      await change(faultId);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
    }
  }
}
