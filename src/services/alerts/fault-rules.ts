import type { FaultReport } from '../../domain/alerts/fault-report.ts';
import { isAbout } from '../../domain/alerts/rule.ts';
import type { ChangeConsumer } from '../../feed/consumer.ts';
import type { FaultLogEntry } from '../../models/change.ts';
import type { FaultDocument } from '../../models/fault.ts';
import type { Core } from '../core.ts';
import { readAlertRules } from './read-alert-rules.ts';
import { addReport, foldReportsIntoAlerts, type ReportsOfRules } from './fold-fault-changes.ts';
import { reconcileAlerts } from './reconcile-alerts.ts';

/**
 * Tells the rules of each change of a fault. It begins with the oldest change that is kept, so that faults of before the first start are
 * alerts too; those that are over by then notify nobody.
 */
export const faultRules: ChangeConsumer<Core> = {
  name: 'fault-rules',
  meaning: 'Begins, changes and ends the alerts of fault rules.',
  startsAt: 'beginning',
  batch: 500,
  async handle(changes, { core, workspace }) {
    const entries = changes.filter((entry): entry is FaultLogEntry => entry.feed === 'fault');
    if (entries.length === 0) return;
    const rules = await readAlertRules(core, workspace);
    const ids = [...new Set(entries.map(({ subject }) => subject))];
    const faults = new Map((await core.models.faults.byIds(workspace, ids)).map((fault) => [fault._id, fault]));
    const byFingerprint: ReportsOfRules = new Map();
    for (const entry of entries) {
      const report = reportOf(entry, faults.get(entry.subject));
      for (const rule of rules) {
        // A fault that moves away from a rule ends for it.
        if (!isAbout(rule, entry.after) && !(entry.before && isAbout(rule, entry.before))) continue;
        addReport(byFingerprint, rule, report);
      }
    }
    await foldReportsIntoAlerts(core, workspace, byFingerprint);
  },
  async handleGap(_gap, { core, workspace }) {
    await core.models.alerts.forgetChanges(workspace);
    await reconcileAlerts(core, workspace);
  },
};

function reportOf(entry: FaultLogEntry, fault: FaultDocument | undefined): FaultReport {
  const { number, at, version, after: facet, reason } = entry;
  return {
    ...{ number, at, version, facet },
    computer: fault?.computer ?? facet.deviceId,
    label: fault?.lastSignal.label ?? facet.signal,
    reason: facet.state === 'OPEN' ? (fault?.reason ?? reason) : reason,
    recommendedAction: fault?.recommendedAction ?? null,
    // What is CLOSED holds nothing any more.
    flapping: facet.state !== 'CLOSED' && (fault?.flapping ?? false),
    acknowledgedBy: fault?.acknowledgedBy ?? null,
    acknowledgementNote: fault?.acknowledgementNote ?? null,
  };
}
