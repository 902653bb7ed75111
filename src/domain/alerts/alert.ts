import type { FaultCategory, Severity } from '../health/signals.ts';
import type { Place } from '../health/device.ts';
import type { AlertLife, AlertState } from './life.ts';

/** What a person answers to an alert, apart from what becomes of the alert by itself. */
export type AlertResponse = 'NEW' | 'ACKNOWLEDGED' | 'CLOSED';

/** A fault within an alert. */
export interface AlertMember {
  readonly faultId: string;
  /** The fault's version when it was last looked at. */
  readonly version: number;
  readonly signal: string;
  readonly label: string;
  readonly category: FaultCategory;
  readonly severity: Severity;
  readonly reason: string;
  readonly recommendedAction: string | null;
  readonly since: Date;
  /** Null while the fault is OPEN. */
  readonly endedAt: Date | null;
  readonly acknowledged: boolean;
  readonly flapping: boolean;
}

/** A person's answer to an alert, with its author. */
export interface AlertAnswer {
  readonly response: AlertResponse;
  readonly respondedBy: string | null;
  readonly respondedAt: Date | null;
  readonly note: string | null;
  /** When an acknowledgement ends by itself; null where it lasts as long as the alert. */
  readonly acknowledgedUntil: Date | null;
}

export type AlertChangeKind =
  'PENDING' | 'FIRED' | 'UPDATED' | 'ACKNOWLEDGED' | 'RECOVERING' | 'REFIRED' | 'RESOLVED' | 'CLOSED';

/** The members of an alert that filters match, at one moment. */
export interface AlertFacet extends Place {
  readonly alertId: string;
  readonly ruleId: string;
  readonly deviceId: string;
  readonly severity: Severity;
  readonly state: AlertState;
  readonly response: AlertResponse;
}

/** One change of an alert. */
export interface AlertChange {
  readonly kind: AlertChangeKind;
  readonly at: Date;
  readonly reason: string;
  readonly state: AlertState;
  readonly previousState: AlertState | null;
  readonly before: AlertFacet | null;
  readonly after: AlertFacet;
  readonly version: number;
}

/** What a rule says of one device, from the first moment to the last. */
export interface Alert extends AlertLife, AlertAnswer, Place {
  readonly id: string;
  readonly ruleId: string;
  /** The rule's name when the alert began. */
  readonly name: string;
  readonly fingerprint: string;
  readonly severity: Severity;
  readonly deviceId: string;
  readonly computer: string;
  /** What is wrong, in a sentence. */
  readonly summary: string;
  readonly members: readonly AlertMember[];
  readonly flapping: boolean;
  /** Grows whenever somebody is to be notified of something: who was notified of a smaller number has not heard all. */
  readonly notices: number;
  /** Grows with every change that is published. */
  readonly version: number;
  /** The number of the last entry of the change log that was applied: what comes again changes nothing. */
  readonly lastChange: number;
}

export const NOT_ANSWERED: AlertAnswer = {
  response: 'NEW',
  respondedBy: null,
  respondedAt: null,
  note: null,
  acknowledgedUntil: null,
};

/** An alert and the changes that led to it. */
export interface ChangedAlert<A extends Alert = Alert> {
  readonly alert: A;
  readonly changes: readonly AlertChange[];
}

function facetOf(alert: Alert): AlertFacet {
  const { id: alertId, ruleId, deviceId, severity, state, response } = alert;
  const { roomId, roomName, site, building } = alert;
  return { alertId, ruleId, deviceId, severity, state, response, roomId, roomName, site, building };
}

/** The alert after `next`, with its change. */
export function changeAlert<A extends Alert>(
  { alert, changes }: ChangedAlert<A>,
  next: Partial<Alert>,
  { kind, reason, at }: { kind: AlertChangeKind; reason: string; at: Date },
): ChangedAlert<A> {
  const changed: A = { ...alert, ...next, version: alert.version + 1 };
  const isFirst = alert.version === 0;
  const change: AlertChange = {
    ...{ kind, at, reason, state: changed.state, version: changed.version },
    previousState: isFirst ? null : alert.state,
    before: isFirst ? null : facetOf(alert),
    after: facetOf(changed),
  };
  return { alert: changed, changes: [...changes, change] };
}

/** Whether anything more can happen to an alert. */
export const isOpen = ({ state }: Pick<Alert, 'state'>): boolean => state !== 'RESOLVED';
