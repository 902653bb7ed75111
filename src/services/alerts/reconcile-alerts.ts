import type { FaultReport } from '../../domain/alerts/fault-report.ts';
import { endAlert } from '../../domain/alerts/answers.ts';
import { NO_WAITS } from '../../domain/alerts/life.ts';
import { isAbout, type AlertRule } from '../../domain/alerts/rule.ts';
import type { FaultFacet } from '../../domain/health/device.ts';
import { facetOf } from '../../domain/health/faults.ts';
import type { AlertDocument } from '../../models/alert.ts';
import type { FaultDocument } from '../../models/fault.ts';
import type { Core } from '../core.ts';
import { readAlertRules } from './read-alert-rules.ts';
import { addReport, foldReportsIntoAlerts, type ReportsOfRules } from './fold-fault-changes.ts';
import { changeStoredAlert } from './save-alerts.ts';

/**
 * Makes the alerts of a workspace what its rules say of the present faults: after a change of a rule, and where changes were lost.
 * Harmless beside the consumer of changes, which knows what it finds by the versions of the faults.
 */
export async function reconcileAlerts(core: Core, workspace: string): Promise<void> {
  const rules = await readAlertRules(core, workspace);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  for await (const page of core.models.alerts.openInPages(workspace)) {
    const ids = page.flatMap(({ members }) => members.map(({ faultId }) => faultId));
    const found = await core.models.faults.byIds(workspace, [...new Set(ids)]);
    const open = found.filter(({ state }) => state === 'OPEN');
    for (const alert of page) await endWithoutFaults(core, workspace, alert, byId.get(alert.ruleId), open);
  }
  for await (const page of core.models.faults.matchingInPages(workspace, { states: ['OPEN'] })) {
    const byFingerprint: ReportsOfRules = new Map();
    for (const fault of page) {
      for (const rule of rules.filter((each) => each.enabled && isAbout(each, facetOfFault(fault)))) {
        addReport(byFingerprint, rule, presentReport(fault));
      }
    }
    await foldReportsIntoAlerts(core, workspace, byFingerprint);
  }
}

/** Ends an alert whose rule is gone or disabled, or says nothing of any open fault of the device. */
async function endWithoutFaults(
  core: Core,
  workspace: string,
  alert: AlertDocument,
  rule: AlertRule | undefined,
  open: readonly FaultDocument[],
): Promise<void> {
  if (alert.state === 'RECOVERING' && rule?.enabled) return;
  const known = new Set(alert.members.map(({ faultId }) => faultId));
  if (rule?.enabled && open.some((fault) => known.has(fault._id) && isAbout(rule, facetOfFault(fault)))) return;
  const reason = !rule
    ? 'The rule was deleted'
    : rule.enabled
      ? 'The rule is not about it any more'
      : 'The rule was disabled';
  await changeStoredAlert(core, workspace, alert._id, (found, now) => {
    const changed = endAlert(found, reason, now);
    return changed && { changed, timing: rule ?? NO_WAITS };
  });
}

function facetOfFault(fault: FaultDocument): FaultFacet {
  const { _id: id, deviceId, roomId, roomName, site, building } = fault;
  return facetOf({ ...fault, id }, deviceId, { roomId, roomName, site, building });
}

function presentReport(fault: FaultDocument): FaultReport {
  const { version, computer, reason, recommendedAction, flapping, acknowledgedBy, acknowledgementNote } = fault;
  return {
    ...{ number: 0, at: fault.openedAt ?? fault.startedAt, version, facet: facetOfFault(fault), computer },
    ...{ label: fault.lastSignal.label, reason, recommendedAction, flapping, acknowledgedBy, acknowledgementNote },
  };
}
