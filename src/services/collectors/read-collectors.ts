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
export async function readCollectors(core: Core, workspace: string): Promise<ShownCollector[]> {
  const [collectors, rateOf] = await Promise.all([core.models.collectors.all(workspace), readRates(core, workspace)]);
  return collectors.map((collector) => ({ ...collector, recordsPerMinute: rateOf(collector) }));
}

/** One of them; null for a foreign or unknown id. */
export async function readCollector(core: Core, workspace: string, id: string): Promise<ShownCollector | null> {
  const collector = await core.models.collectors.byId(workspace, id);
  return collector && { ...collector, recordsPerMinute: (await readRates(core, workspace))(collector) };
}

async function readRates(
  { models, clock }: Core,
  workspace: string,
): Promise<(collector: CollectorDocument) => number> {
  const since = new Date(clock().getTime() - WINDOW * 60_000);
  const counts = await models.records.countsOfBeats(workspace, since);
  return ({ _id }) => (counts.get(_id) ?? 0) / WINDOW;
}
