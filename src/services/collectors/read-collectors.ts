import type { CollectorDocument } from '../../models/collector.ts';
import type { Core } from '../core.ts';

/** A collector with how much it brings now. */
export interface ShownCollector extends CollectorDocument {
  /** Over the last ten minutes. */
  recordsPerMinute: number;
}

/** The time over which a rate is taken, in minutes. */
const WINDOW = 10;

/** Who brings records, the last one heard of first. */
export async function readCollectors({ models, clock }: Core, workspace: string): Promise<ShownCollector[]> {
  const since = new Date(clock().getTime() - WINDOW * 60_000);
  const [collectors, counts] = await Promise.all([
    models.collectors.all(workspace),
    models.records.countsOfBeats(workspace, since),
  ]);
  return collectors.map((collector) => ({
    ...collector,
    recordsPerMinute: (counts.get(collector._id) ?? 0) / WINDOW,
  }));
}
