import type { Alert, AlertChangeKind } from './alert.ts';
import type { AlertLife } from './life.ts';

/** What a step of an alert's life is called in its history. */
export function lifeChange(
  before: Pick<Alert, 'state' | 'summary' | 'firedAt'>,
  life: AlertLife,
  reason: string,
): { kind: AlertChangeKind; reason: string; at: Date } {
  const at = life.stateSince;
  switch (life.state) {
    case 'PENDING':
      return { kind: 'PENDING', reason, at };
    case 'FIRING':
      return before.state === 'RECOVERING'
        ? { kind: 'REFIRED', reason: `Back before it was over: ${before.summary}`, at }
        : { kind: 'FIRED', reason: before.summary, at };
    case 'RECOVERING':
      return { kind: 'RECOVERING', reason, at };
    case 'RESOLVED':
      return { kind: 'RESOLVED', reason: life.firedAt === null ? `Over before it fired: ${reason}` : reason, at };
  }
}

/** Somebody is to hear of it when an alert fires, and when one that has fired is over. */
export function noticesAfter({ state, notices }: Pick<Alert, 'state' | 'notices'>, life: AlertLife): number {
  const fires = life.state === 'FIRING' && state === 'PENDING';
  const ends = life.state === 'RESOLVED' && life.firedAt !== null;
  return notices + (fires || ends ? 1 : 0);
}
