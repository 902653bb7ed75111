import { createHash } from 'node:crypto';
import type { ChangedAlert } from '../../domain/alerts/alert.ts';
import { applyFault, type FaultReport } from '../../domain/alerts/fault-report.ts';
import { fingerprintOf, type AlertRule } from '../../domain/alerts/rule.ts';
import type { AlertDocument } from '../../models/alert.ts';
import type { Core } from '../core.ts';
import { alertDocument, alertOf, workOffAlerts } from './save-alerts.ts';

/** The reports that concern one rule and one device, oldest first. */
export interface RuleReports {
  readonly rule: AlertRule;
  readonly reports: readonly FaultReport[];
}

/** Reports by the fingerprint of the alert that they concern. */
export type ReportsOfRules = Map<string, RuleReports & { readonly reports: FaultReport[] }>;

/** Adds a report behind those of its rule and device. */
export function addReport(byFingerprint: ReportsOfRules, rule: AlertRule, report: FaultReport): void {
  const fingerprint = fingerprintOf(rule.id, report.facet.deviceId);
  const known = byFingerprint.get(fingerprint);
  if (known) known.reports.push(report);
  else byFingerprint.set(fingerprint, { rule, reports: [report] });
}

/** An alert to save: a new one, or one whose revision must still be that of `before`. */
interface NextAlert {
  readonly document: AlertDocument;
  readonly isNew: boolean;
}

/** Applies reports to the alerts of their rules, by fingerprint, until all are saved and worked off. What was applied before changes nothing. */
export async function foldReportsIntoAlerts(
  core: Core,
  workspace: string,
  byFingerprint: ReadonlyMap<string, RuleReports>,
): Promise<void> {
  const { alerts } = core.models;
  let open = [...byFingerprint.keys()];
  while (open.length > 0) {
    const found = await alerts.lastOfFingerprints(workspace, open);
    const last = new Map(found.map((alert) => [alert.fingerprint, alert]));
    const next = open.flatMap((fingerprint) =>
      foldReports(core, workspace, last.get(fingerprint) ?? null, byFingerprint.get(fingerprint)!),
    );
    const changed = next.filter(({ isNew }) => !isNew).map(({ document }) => document);
    const won = await alerts.save(workspace, changed);
    const lost = new Set(changed.filter(({ _id }) => !won.has(_id)).map(({ fingerprint }) => fingerprint));
    // After the alert before it: a rule has one open alert for a device.
    const added = next.filter(({ isNew, document }) => isNew && !lost.has(document.fingerprint));
    const stored = await insertInOrder(core, workspace, added);
    for (const { document } of added) if (!stored.has(document._id)) lost.add(document.fingerprint);
    await workOffAlerts(core, workspace, [
      ...changed.filter(({ _id }) => won.has(_id)),
      ...added.flatMap(({ document }) => (stored.has(document._id) ? [document] : [])),
    ]);
    open = [...lost];
  }
}

/** Inserts new alerts; those of one fingerprint follow each other, for all but the last are over. */
async function insertInOrder(core: Core, workspace: string, added: readonly NextAlert[]): Promise<Set<string>> {
  const documents = added.map(({ document }) => document);
  return documents.length > 0 ? core.models.alerts.insertNew(workspace, documents) : new Set();
}

function foldReports(
  core: Core,
  workspace: string,
  last: AlertDocument | null,
  { rule, reports }: RuleReports,
): NextAlert[] {
  const next: { before: AlertDocument | null; changed: ChangedAlert }[] = [];
  let alert = last && alertOf(last);
  for (const report of reports) {
    for (const changed of applyFault(alert, rule, report, () => idOf(workspace, rule, report, last))) {
      const at = next.at(-1);
      if (at && at.changed.alert.id === changed.alert.id) {
        at.changed = { alert: changed.alert, changes: [...at.changed.changes, ...changed.changes] };
      } else {
        next.push({ before: changed.alert.id === last?._id ? last : null, changed });
      }
      alert = changed.alert;
    }
  }
  return next.map(({ before, changed }) => ({
    document: alertDocument(core, workspace, before, changed, rule),
    isNew: before === null,
  }));
}

/** The id of an alert that a report begins is always the same, so that a repetition begins no other. */
function idOf(
  workspace: string,
  rule: AlertRule,
  { facet, version, number }: FaultReport,
  last: AlertDocument | null,
): string {
  // A rule that is enabled again looks at a version that its last alert may have begun with.
  const before = number === 0 && last !== null ? [last._id] : [];
  const name = JSON.stringify([workspace, fingerprintOf(rule.id, facet.deviceId), facet.faultId, version, ...before]);
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
