import { tick } from '../../domain/alerts/answers.ts';
import { plus } from '../../domain/time/moments.ts';
import { byOwner } from '../../models/support/within.ts';
import type { AlertDocument } from '../../models/alert.ts';
import { unacknowledgeFault } from '../faults/acknowledge-fault.ts';
import { CommandError } from '../../errors.ts';
import type { Core } from '../core.ts';
import { readAlertRules } from './read-alert-rules.ts';
import { changeStoredAlert, workOffAlerts } from './save-alerts.ts';

const PAGE = 500;
/** Whoever saved an alert works it off at once; what waits longer was left by a crash. */
const LEFT_BEHIND = 5_000;

/** Lets time act on the alerts that are due, and works off what crashes left. */
export async function tickAlerts(core: Core): Promise<{ due: number; left: number }> {
  const { alerts } = core.models;
  const due = await alerts.dueOfAllWorkspaces(core.clock(), PAGE);
  for (const [workspace, found] of owned(due)) {
    const rules = new Map((await readAlertRules(core, workspace)).map((rule) => [rule.id, rule]));
    for (const alert of found) {
      const timing = rules.get(alert.ruleId) ?? { pendingFor: 0, keepFiringFor: 0 };
      // First the faults: where a crash comes between, the alert is still due.
      if (alert.acknowledgedUntil !== null && alert.acknowledgedUntil <= core.clock())
        await withdrawFromFaults(core, workspace, alert);
      await changeStoredAlert(core, workspace, alert._id, (before, now) => {
        // Saved in any case, because the waits of its rule may have changed, and with them when it is due.
        return { changed: tick(before, timing, now) ?? { alert: before, changes: [] }, timing };
      });
    }
  }
  const left = await alerts.pendingOfAllWorkspaces(plus(core.clock(), -LEFT_BEHIND), PAGE);
  for (const [workspace, found] of owned(left)) await workOffAlerts(core, workspace, found);
  return { due: due.length, left: left.length };
}

const owned = (alerts: readonly AlertDocument[]) => byOwner(alerts.map((alert) => ({ ...alert, leaves: null })));

/** The faults of an alert whose acknowledgement has run out are not acknowledged either. */
async function withdrawFromFaults(core: Core, workspace: string, { members }: AlertDocument): Promise<void> {
  for (const { faultId, endedAt } of members) {
    if (endedAt !== null) continue;
    try {
      await unacknowledgeFault(core, workspace, faultId, 'its end');
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
    }
  }
}
