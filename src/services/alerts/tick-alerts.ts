import { tick } from '../../domain/alerts/answers.ts';
import { NO_WAITS } from '../../domain/alerts/life.ts';
import { plus } from '../../domain/time/moments.ts';
import { byOwner } from '../../models/support/within.ts';
import { unacknowledgeFault } from '../faults/acknowledge-fault.ts';
import type { Core } from '../core.ts';
import { forFaults } from './faults-of-alert.ts';
import { readAlertRules } from './read-alert-rules.ts';
import { changeStoredAlert, workOffAlerts } from './save-alerts.ts';

const PAGE = 500;
/** Whoever saved an alert works it off at once; what waits longer was left by a crash. */
const LEFT_BEHIND = 5_000;

/** Lets time act on the alerts that are due, and works off what crashes left. */
export async function tickAlerts(core: Core): Promise<{ due: number; left: number }> {
  const { alerts } = core.models;
  const due = await alerts.dueOfAllWorkspaces(core.clock(), PAGE);
  for (const [workspace, found] of byOwner(due)) {
    const rules = new Map((await readAlertRules(core, workspace)).map((rule) => [rule.id, rule]));
    for (const alert of found) {
      const timing = rules.get(alert.ruleId) ?? NO_WAITS;
      // The faults of an alert whose acknowledgement has run out are not acknowledged either. First the faults: where a crash comes between, the alert is still due.
      if (alert.acknowledgedUntil !== null && alert.acknowledgedUntil <= core.clock())
        await forFaults(alert, (faultId) => unacknowledgeFault(core, workspace, faultId, 'its end'));
      await changeStoredAlert(core, workspace, alert._id, (before, now) => {
        // Saved in any case, because the waits of its rule may have changed, and with them when it is due.
        return { changed: tick(before, timing, now) ?? { alert: before, changes: [] }, timing };
      });
    }
  }
  const left = await alerts.pendingOfAllWorkspaces(plus(core.clock(), -LEFT_BEHIND), PAGE);
  for (const [workspace, found] of byOwner(left)) await workOffAlerts(core, workspace, found);
  return { due: due.length, left: left.length };
}
