import { changeAlert, isOpen, NOT_ANSWERED, type Alert, type ChangedAlert } from './alert.ts';
import { lifeChange, noticesAfter } from './life-change.ts';
import { lifeDueAt, observe, type AlertTiming } from './life.ts';
import { earlier } from '../time/moments.ts';

/** An acknowledgement as a person gives it. */
export interface Acknowledgement {
  readonly by: string;
  readonly note: string | null;
  /** When it ends by itself; null where it lasts until the alert resolves. */
  readonly until: Date | null;
}

/** Notes that somebody takes care of an alert. An acknowledgement by another person, or until another time, replaces the one before. */
export function acknowledge(alert: Alert, { by, note, until }: Acknowledgement, at: Date): ChangedAlert | null {
  const isSame =
    alert.response === 'ACKNOWLEDGED' &&
    alert.respondedBy === by &&
    alert.note === note &&
    alert.acknowledgedUntil?.getTime() === until?.getTime();
  if (!isOpen(alert) || isSame) return null;
  const reason = note ? `Acknowledged by ${by}: ${note}` : `Acknowledged by ${by}`;
  return changeAlert(
    { alert, changes: [] },
    { response: 'ACKNOWLEDGED', respondedBy: by, respondedAt: at, note, acknowledgedUntil: until },
    { kind: 'ACKNOWLEDGED', reason, at },
  );
}

/** Takes an answer back; null where there is none. What stands unanswered again is news. */
export function withdrawAnswer(alert: Alert, reason: string, at: Date): ChangedAlert | null {
  if (!isOpen(alert) || alert.response === 'NEW') return null;
  const notices = alert.notices + (alert.firedAt === null ? 0 : 1);
  return changeAlert({ alert, changes: [] }, { ...NOT_ANSWERED, notices }, { kind: 'UPDATED', reason, at });
}

/** Notes that a person is done with an alert, whatever becomes of it by itself; null where that is noted already. */
export function close(alert: Alert, by: string, note: string | null, at: Date): ChangedAlert | null {
  if (alert.response === 'CLOSED') return null;
  return changeAlert(
    { alert, changes: [] },
    { response: 'CLOSED', respondedBy: by, respondedAt: at, note, acknowledgedUntil: null },
    { kind: 'CLOSED', reason: note ? `Closed by ${by}: ${note}` : `Closed by ${by}`, at },
  );
}

/** Lets time act on an alert: its waits, and the end of an acknowledgement; null where nothing is due. */
export function tick(alert: Alert, timing: AlertTiming, now: Date): ChangedAlert | null {
  const isActive = alert.state === 'PENDING' || alert.state === 'FIRING';
  const lives = observe(alert, { isActive, isHeld: alert.flapping, at: now }, timing);
  const aged = lives.reduce<ChangedAlert>(
    (so, life) =>
      changeAlert(so, { ...life, notices: noticesAfter(so.alert, life) }, lifeChange(so.alert, life, so.alert.summary)),
    { alert, changes: [] },
  );
  const { acknowledgedUntil } = aged.alert;
  if (acknowledgedUntil !== null && acknowledgedUntil <= now && isOpen(aged.alert)) {
    const withdrawn = withdrawAnswer(aged.alert, 'The acknowledgement has run out', acknowledgedUntil);
    if (withdrawn) return { alert: withdrawn.alert, changes: [...aged.changes, ...withdrawn.changes] };
  }
  return aged.changes.length > 0 ? aged : null;
}

/** Ends an alert whose rule is gone, disabled or about something else now; null where it is over already. */
export function endAlert(alert: Alert, reason: string, at: Date): ChangedAlert | null {
  if (!isOpen(alert)) return null;
  const life = { ...alert, state: 'RESOLVED' as const, stateSince: at, resolvedAt: at };
  const members = alert.members.map((member) => ({ ...member, endedAt: member.endedAt ?? at }));
  const notices = noticesAfter(alert, life);
  const next = { state: life.state, stateSince: at, resolvedAt: at, members, flapping: false, notices };
  return changeAlert({ alert, changes: [] }, next, { kind: 'RESOLVED', reason, at });
}

/** When time alone changes an alert; null for never. */
export function alertDueAt(alert: Alert, timing: AlertTiming): Date | null {
  if (!isOpen(alert)) return null;
  return earlier(lifeDueAt(alert, timing, alert.flapping), alert.acknowledgedUntil);
}
