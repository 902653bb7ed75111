import { later, plus } from '../time/moments.ts';

/**
 * PENDING: the condition holds, not yet for long enough. FIRING: it holds. RECOVERING: it no longer holds, and the alert waits whether that
 * lasts. RESOLVED: it is over, for good: a later failure is another alert.
 */
export type AlertState = 'PENDING' | 'FIRING' | 'RECOVERING' | 'RESOLVED';

/** The waits of a rule, in milliseconds. */
export interface AlertTiming {
  /** How long the condition must hold before the alert fires. */
  readonly pendingFor: number;
  /** How long it must be over before the alert resolves. */
  readonly keepFiringFor: number;
}

/** The waits of an alert whose rule is gone. */
export const NO_WAITS: AlertTiming = { pendingFor: 0, keepFiringFor: 0 };

/** What time and the condition make of an alert. */
export interface AlertLife {
  readonly state: AlertState;
  readonly stateSince: Date;
  /** When the condition began to hold. */
  readonly startedAt: Date;
  /** Null for an alert that has never fired. */
  readonly firedAt: Date | null;
  readonly resolvedAt: Date | null;
}

/** What is observed of the condition. */
export interface Observation {
  readonly isActive: boolean;
  /** The alert flaps: it does not resolve until that ends. */
  readonly isHeld: boolean;
  readonly at: Date;
}

/** The life of an alert whose condition begins to hold, step by step: pending, or firing at once. */
export function beginLife(at: Date, timing: AlertTiming): AlertLife {
  const life: AlertLife = { state: 'PENDING', stateSince: at, startedAt: at, firedAt: null, resolvedAt: null };
  return timing.pendingFor > 0 ? life : fire(life, at);
}

/**
 * The states that an alert takes on because of an observation, in their order; empty where it stays as it is. The time since the last
 * observation acts first, so it makes no difference how often somebody looks. A RESOLVED alert stays so. The rules are those of
 * Prometheus and Grafana: a pending alert whose condition ends has never fired; a recovering one whose condition returns fires on.
 */
export function observe(life: AlertLife, observation: Observation, timing: AlertTiming): AlertLife[] {
  const { isActive, isHeld } = observation;
  // A clock that was set back does not lead to a state before the present one.
  const at = later(observation.at, life.stateSince);
  const steps: AlertLife[] = [];
  // What is given may be a whole alert.
  const { state, stateSince, startedAt, firedAt, resolvedAt } = life;
  const begun: AlertLife = { state, stateSince, startedAt, firedAt, resolvedAt };
  const last = () => steps.at(-1) ?? begun;
  const step = (next: AlertLife | null) => {
    if (next) steps.push(next);
  };
  step(passTime(last(), timing, at, isHeld));
  if (isActive) {
    if (last().state === 'RECOVERING') step({ ...last(), state: 'FIRING', stateSince: at });
    return steps;
  }
  if (last().state === 'PENDING') step({ ...last(), state: 'RESOLVED', stateSince: at, resolvedAt: at });
  if (last().state === 'FIRING') {
    const recovering: AlertLife = { ...last(), state: 'RECOVERING', stateSince: at };
    step(passTime(recovering, timing, at, isHeld) ?? recovering);
  }
  return steps;
}

/** When time alone changes the alert; null for never. A held alert waits for the end of its flapping. */
export function lifeDueAt({ state, stateSince }: AlertLife, timing: AlertTiming, isHeld: boolean): Date | null {
  if (state === 'PENDING') return plus(stateSince, timing.pendingFor);
  return state === 'RECOVERING' && !isHeld ? plus(stateSince, timing.keepFiringFor) : null;
}

/** What has become due by a time; its moment is when it was due, however late somebody looks. */
function passTime(life: AlertLife, timing: AlertTiming, at: Date, isHeld: boolean): AlertLife | null {
  const due = lifeDueAt(life, timing, isHeld);
  if (due === null || due > at) return null;
  return life.state === 'PENDING' ? fire(life, due) : { ...life, state: 'RESOLVED', stateSince: due, resolvedAt: due };
}

function fire(life: AlertLife, at: Date): AlertLife {
  return { ...life, state: 'FIRING', stateSince: at, firedAt: at };
}
