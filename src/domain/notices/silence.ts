import type { Alert } from '../alerts/alert.ts';
import type { NoticeStage } from './decide.ts';
import { labelsOf } from './labels.ts';
import { matchesAll, type Matcher } from './matcher.ts';

/** A time in which nobody is told of alerts that meet all matchers. */
export interface Silence {
  readonly id: string;
  readonly matchers: readonly Matcher[];
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly comment: string;
  readonly createdBy: string;
}

export type SilenceState = 'PENDING' | 'ACTIVE' | 'EXPIRED';

/** Whether a silence is yet to begin, holds, or is over. Its start is within it, its end is not. */
export function silenceState({ startsAt, endsAt }: Pick<Silence, 'startsAt' | 'endsAt'>, now: Date): SilenceState {
  if (now >= endsAt) return 'EXPIRED';
  return now >= startsAt ? 'ACTIVE' : 'PENDING';
}

/** The silence that holds an alert at a time, the one that ends last; null for none. */
function silenceOf(silences: readonly Silence[], alert: Alert, now: Date): Silence | null {
  const labels = labelsOf(alert);
  const active = silences.filter(
    (silence) => silenceState(silence, now) === 'ACTIVE' && matchesAll(silence.matchers, labels),
  );
  return active.reduce<Silence | null>(
    (last, silence) => (last && last.endsAt >= silence.endsAt ? last : silence),
    null,
  );
}

/** Holds what is silenced. It is told when the silence is over, if it still fires then. */
export function silenceStage(silences: readonly Silence[], now: Date): NoticeStage {
  return {
    name: 'silence',
    holds(alert) {
      const silence = silenceOf(silences, alert, now);
      return silence && `Silenced by ${silence.createdBy} until ${silence.endsAt.toISOString()}: ${silence.comment}`;
    },
  };
}

/** When the next silence that holds one of these alerts is over; null for none. */
export function silencesEndAt(silences: readonly Silence[], alerts: readonly Alert[], now: Date): Date | null {
  const ends = alerts.flatMap((alert) => silenceOf(silences, alert, now)?.endsAt ?? []);
  return ends.length === 0 ? null : new Date(Math.min(...ends.map((end) => end.getTime())));
}
