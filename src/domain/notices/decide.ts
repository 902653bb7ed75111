import type { Alert } from '../alerts/alert.ts';

/** What the receivers of a group have heard: of each alert the number of its notices. */
export type Heard = Readonly<Record<string, number>>;

export type NoticeReason = 'FIRING' | 'RESOLVED' | 'REPEAT';

/** Takes alerts and returns fewer, with the reason why each of the others is not told of now. */
export interface NoticeStage {
  readonly name: string;
  /** Null for an alert that passes; else why it does not, in words. */
  holds(alert: Alert, heard: Heard): string | null;
}

/** An alert that nobody is told of now, with the stage that holds it. */
export interface HeldAlert {
  readonly alertId: string;
  readonly stage: string;
  readonly reason: string;
}

export interface Decision {
  /** Why there is a notice; null where there is none. */
  readonly reason: NoticeReason | null;
  readonly firing: readonly Alert[];
  readonly resolved: readonly Alert[];
  readonly held: readonly HeldAlert[];
  /** What has been heard once the notice is sent. An alert that is left out is done with. */
  readonly heardAfter: Heard;
}

export interface GroupState {
  readonly heard: Heard;
  /** Null before the first notice. */
  readonly lastNoticeAt: Date | null;
}

/** Nobody is reminded of what somebody takes care of. */
export const answeredStage: NoticeStage = {
  name: 'answered',
  holds: ({ response, respondedBy, state }) =>
    response === 'NEW' || state === 'RESOLVED'
      ? null
      : `${response === 'CLOSED' ? 'Closed' : 'Acknowledged'} by ${respondedBy ?? 'somebody'}`,
};

/** A fault that flaps is told of when that begins and ends, and not between. */
export const flappingStage: NoticeStage = {
  name: 'flapping',
  holds: ({ flapping, notices, id }, heard) => (flapping && notices <= (heard[id] ?? 0) ? 'It flaps' : null),
};

/**
 * Whether the receivers of a group are told something now, and what. They hear of alerts that fire, of news of them and of their ends, each
 * once; of the end only who has heard of the alert, and then in any case. Where there is no news, what fires and nobody has answered is
 * said again after the repeat interval.
 */
export function decideNotice(
  alerts: readonly Alert[],
  { heard, lastNoticeAt }: GroupState,
  { stages, repeatInterval, now }: { stages: readonly NoticeStage[]; repeatInterval: number; now: Date },
): Decision {
  const held: HeldAlert[] = [];
  const passes = (alert: Alert) => {
    for (const stage of stages) {
      const reason = stage.holds(alert, heard);
      if (reason === null) continue;
      held.push({ alertId: alert.id, stage: stage.name, reason });
      return false;
    }
    return true;
  };
  const isNews = ({ id, notices }: Alert) => notices > (heard[id] ?? 0);
  const open = alerts.filter(({ state, firedAt }) => state !== 'RESOLVED' && firedAt !== null);
  // Whom the problem was told is told of its end, whatever holds notices now.
  const resolved = alerts.filter((alert) => alert.state === 'RESOLVED' && alert.id in heard);
  const firing = open.filter(passes);
  const isDue = lastNoticeAt !== null && lastNoticeAt.getTime() + repeatInterval <= now.getTime();
  const reason = firing.some(isNews)
    ? 'FIRING'
    : resolved.length > 0
      ? 'RESOLVED'
      : firing.length > 0 && isDue
        ? 'REPEAT'
        : null;
  const waiting = open.filter((alert) => !firing.includes(alert) && alert.id in heard);
  const heardAfter: Record<string, number> = {};
  for (const { id } of waiting) heardAfter[id] = heard[id]!;
  for (const { id, notices } of firing) heardAfter[id] = reason === null ? (heard[id] ?? 0) : notices;
  return { reason, firing, resolved, held, heardAfter };
}
