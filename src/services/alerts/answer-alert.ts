import { acknowledge, close, withdrawAnswer } from '../../domain/alerts/answers.ts';
import { isOpen, type Alert, type ChangedAlert } from '../../domain/alerts/alert.ts';
import { NO_WAITS, type AlertTiming } from '../../domain/alerts/life.ts';
import { CommandError } from '../../errors.ts';
import type { AlertDocument } from '../../models/alert.ts';
import { acknowledgeFault, unacknowledgeFault } from '../faults/acknowledge-fault.ts';
import type { Core } from '../core.ts';
import { findAlertRule } from './read-alert-rules.ts';
import { forFaults } from './faults-of-alert.ts';
import { changeStoredAlert } from './save-alerts.ts';

const MAX_NOTE = 1_000;

export interface AlertAcknowledgement {
  readonly by: string;
  readonly note: string | null;
  /** When it ends by itself, in the future; null where it lasts until the alert resolves. */
  readonly until: Date | null;
}

/** Acknowledges an alert and the faults in it. Again changes nothing and is no error. Throws a `CommandError`. */
export async function acknowledgeAlert(
  core: Core,
  workspace: string,
  id: string,
  { by, note, until }: AlertAcknowledgement,
): Promise<void> {
  refuseLong(note);
  if (until !== null && until <= core.clock()) {
    throw new CommandError('INVALID', 'a time in the future', ['input', 'until'], until.toISOString());
  }
  const alert = await answerAlert(core, workspace, id, (found, now) => {
    refuseResolved(found);
    return acknowledge(found, { by, note, until }, now);
  });
  await forFaults(alert, (faultId) => acknowledgeFault(core, workspace, faultId, by, note));
}

/** Takes an acknowledgement or a closing back, of the faults too. Where there is none, that changes nothing. Throws a `CommandError`. */
export async function unacknowledgeAlert(core: Core, workspace: string, id: string, by: string): Promise<void> {
  const alert = await answerAlert(core, workspace, id, (found, now) => {
    refuseResolved(found);
    const what = found.response === 'CLOSED' ? 'Opened again' : 'Acknowledgement taken back';
    return withdrawAnswer(found, `${what} by ${by}`, now);
  });
  await forFaults(alert, (faultId) => unacknowledgeFault(core, workspace, faultId, by));
}

/** Notes that a person is done with an alert; its state goes on by itself. Throws a `CommandError`. */
export async function closeAlert(
  core: Core,
  workspace: string,
  id: string,
  { by, note }: Pick<AlertAcknowledgement, 'by' | 'note'>,
): Promise<void> {
  refuseLong(note);
  await answerAlert(core, workspace, id, (found, now) => close(found, by, note, now));
}

export function alertNotFound(): CommandError {
  return new CommandError('NOT_FOUND', 'the id of an alert', ['input', 'alertId']);
}

async function answerAlert(
  core: Core,
  workspace: string,
  id: string,
  step: (alert: Alert, now: Date) => ChangedAlert | null,
): Promise<AlertDocument> {
  const known = await core.models.alerts.byId(workspace, id);
  if (!known) throw alertNotFound();
  const timing = await timingOf(core, workspace, known.ruleId);
  const answered = await changeStoredAlert(core, workspace, id, (alert, now) => {
    const changed = step(alert, now);
    return changed && { changed, timing };
  });
  if (!answered) throw alertNotFound();
  return answered;
}

/** The waits of an alert's rule; none where the rule is gone. */
async function timingOf(core: Core, workspace: string, ruleId: string): Promise<AlertTiming> {
  return (await findAlertRule(core, workspace, ruleId)) ?? NO_WAITS;
}

function refuseResolved(alert: Alert): void {
  if (isOpen(alert)) return;
  throw new CommandError('INVALID', 'an alert that is not RESOLVED', ['input', 'alertId'], 'one that is RESOLVED');
}

function refuseLong(note: string | null): void {
  if (note === null || note.length <= MAX_NOTE) return;
  throw new CommandError('INVALID', `at most ${MAX_NOTE} characters`, ['input', 'note']);
}
