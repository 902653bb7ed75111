import { randomUUID } from 'node:crypto';
import { alertDueAt } from '../../domain/alerts/answers.ts';
import { isOpen, type Alert, type ChangedAlert } from '../../domain/alerts/alert.ts';
import type { AlertTiming } from '../../domain/alerts/life.ts';
import { plus } from '../../domain/time/moments.ts';
import type { NewEntry } from '../../feed/change-log.ts';
import type { AlertDocument } from '../../models/alert.ts';
import type { Core } from '../core.ts';
import { recordAlerts } from './record-alerts.ts';

/** The alert that the rules work on. */
export function alertOf({ _id, ...document }: AlertDocument): Alert {
  return { ...document, id: _id };
}

/** An alert as it is stored after its changes; `before` is null for a new one. */
export function alertDocument(
  core: Core,
  workspace: string,
  before: AlertDocument | null,
  { alert, changes }: ChangedAlert,
  timing: AlertTiming,
): AlertDocument {
  const { id, ...members } = alert;
  const now = core.clock();
  const outbox = [...(before?.outbox ?? []), ...changes];
  return {
    ...members,
    ...{ _id: id, workspace },
    openKey: isOpen(alert) ? alert.fingerprint : null,
    sortAt: alert.firedAt ?? alert.startedAt,
    dueAt: alertDueAt(alert, timing),
    revision: before === null ? 0 : before.revision + 1,
    writeId: randomUUID(),
    outbox,
    pendingSince: outbox.length > 0 ? (before?.pendingSince ?? now) : null,
    expiresAt: isOpen(alert) ? null : plus(now, core.spans.changeRetention),
  };
}

/**
 * Works off what saved alerts left to do, in a fixed order: their records, the change log, then the outbox is cleared. Every step may be
 * repeated, by anyone: a sweep does it where a crash left something.
 */
export async function workOffAlerts(core: Core, workspace: string, alerts: readonly AlertDocument[]): Promise<void> {
  const pending = alerts.filter(({ outbox }) => outbox.length > 0);
  if (pending.length === 0) return;
  await recordAlerts(core, workspace, pending);
  await core.changeLog.append(workspace, pending.flatMap(entriesOf));
  await core.models.alerts.clearOutboxes(workspace, pending);
}

function entriesOf({ _id, outbox }: AlertDocument): NewEntry[] {
  return outbox.map((change) => ({ feed: 'alert', subject: _id, ...change }));
}

/**
 * Changes one alert and works off what follows. `step` answers null where nothing is to change; it is called again where another was
 * faster. Answers the alert as it is then; null where there is none.
 */
export async function changeStoredAlert(
  core: Core,
  workspace: string,
  id: string,
  step: (alert: Alert, now: Date) => { changed: ChangedAlert; timing: AlertTiming } | null,
): Promise<AlertDocument | null> {
  for (;;) {
    const found = await core.models.alerts.byId(workspace, id);
    if (!found) return null;
    const decided = step(alertOf(found), core.clock());
    if (!decided) return found;
    const document = alertDocument(core, workspace, found, decided.changed, decided.timing);
    const won = await core.models.alerts.save(workspace, [document]);
    if (!won.has(id)) continue;
    await workOffAlerts(core, workspace, [document]);
    return document;
  }
}
