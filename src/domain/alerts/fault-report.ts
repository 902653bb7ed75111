import { bySeverity } from '../health/signals.ts';
import type { FaultFacet } from '../health/device.ts';
import { tick } from './answers.ts';
import {
  changeAlert,
  isOpen,
  NOT_ANSWERED,
  type Alert,
  type AlertAnswer,
  type AlertMember,
  type ChangedAlert,
} from './alert.ts';
import { beginLife, observe } from './life.ts';
import { lifeChange, noticesAfter } from './life-change.ts';
import { fingerprintOf, isAbout, type AlertRule } from './rule.ts';

/** One change of a fault, as the rules look at it. */
export interface FaultReport {
  /** The number of the change in the log; 0 where a present state is looked at. */
  readonly number: number;
  readonly at: Date;
  readonly version: number;
  /** The fault as the change left it. */
  readonly facet: FaultFacet;
  readonly computer: string;
  /** The signal in words. */
  readonly label: string;
  readonly reason: string;
  readonly recommendedAction: string | null;
  readonly flapping: boolean;
  readonly acknowledgedBy: string | null;
  readonly acknowledgementNote: string | null;
}

/**
 * What a change of a fault does to the last alert of its rule and device: (alert, rule, report, id of a new alert) → the alerts that
 * changed, in their order; none where the report was applied before, or says nothing to the rule.
 */
export function applyFault(
  last: Alert | null,
  rule: AlertRule,
  report: FaultReport,
  newId: () => string,
): ChangedAlert[] {
  if (last !== null && report.number !== 0 && report.number <= last.lastChange) return [];
  const isActive = rule.enabled && isAbout(rule, report.facet) && report.facet.state === 'OPEN';
  if (last === null || !isOpen(last)) {
    // A version that an ended alert knows was looked at already; a present state may have been, by a rule that was disabled since.
    if (!isActive || isKnown(last, report.number === 0 ? { ...report, version: report.version + 1 } : report))
      return [];
    return [beginAlert(rule, report, newId())];
  }
  if (isKnown(last, report)) return [];
  // The time up to the report acts first: an alert that was over by then is not the one that begins now.
  const aged = tick(last, rule, report.at) ?? { alert: last, changes: [] };
  const changed = isOpen(aged.alert) ? changeMembers(aged, rule, report, isActive) : null;
  const begun = !isOpen(aged.alert) && isActive ? [beginAlert(rule, report, newId())] : [];
  const own = changed ?? aged;
  return own.changes.length > 0 ? [own, ...begun] : begun;
}

function isKnown(alert: Alert | null, { facet, version }: FaultReport): boolean {
  const member = alert?.members.find(({ faultId }) => faultId === facet.faultId);
  return member !== undefined && member.version >= version;
}

function beginAlert(rule: AlertRule, report: FaultReport, id: string): ChangedAlert {
  const { facet, at, computer } = report;
  const { deviceId, roomId, roomName, site, building } = facet;
  const members = [memberOf(report, true)];
  const life = beginLife(at, rule);
  const fired = life.state === 'FIRING';
  const alert: Alert = {
    ...{ id, ruleId: rule.id, name: rule.name, fingerprint: fingerprintOf(rule.id, deviceId) },
    ...{ deviceId, computer, roomId, roomName, site, building },
    ...life,
    ...answerOf(NOT_ANSWERED, members, report),
    ...{ severity: severityOf(rule, members, facet.severity), summary: summaryOf(members), members },
    ...{ flapping: report.flapping, notices: fired ? 1 : 0, version: 0, lastChange: report.number },
  };
  return changeAlert({ alert, changes: [] }, {}, { kind: fired ? 'FIRED' : 'PENDING', reason: alert.summary, at });
}

/** The alert with the fault as it is now; null where nothing of it changes. */
function changeMembers(
  aged: ChangedAlert,
  rule: AlertRule,
  report: FaultReport,
  isActive: boolean,
): ChangedAlert | null {
  const { alert } = aged;
  const known = alert.members.find(({ faultId }) => faultId === report.facet.faultId);
  if (!known && !isActive) return null;
  const member = memberOf(report, isActive, known);
  const members = known ? alert.members.map((each) => (each === known ? member : each)) : [...alert.members, member];
  const active = members.filter(({ endedAt }) => endedAt === null);
  const joined = isActive && (known === undefined || known.endedAt !== null);
  const withdrawn = known?.acknowledged === true && !member.acknowledged && isActive;
  const flapping = members.some((each) => each.flapping);
  const { roomId, roomName, site, building } = report.facet;
  const answered: AlertAnswer = (joined && !member.acknowledged) || withdrawn ? NOT_ANSWERED : alert;
  const next: Partial<Alert> = {
    ...{ members, flapping, roomId, roomName, site, building },
    ...answerOf(answered, active, report),
    severity: severityOf(rule, active, alert.severity),
    summary: active.length > 0 ? summaryOf(active) : alert.summary,
    lastChange: Math.max(report.number, alert.lastChange),
  };
  const lives = observe(alert, { isActive: active.length > 0, isHeld: flapping, at: report.at }, rule);
  const isNews =
    (joined && alert.state === 'FIRING') || flapping !== alert.flapping || (withdrawn && alert.response !== 'NEW');
  const notices = alert.notices + (isNews && alert.firedAt !== null ? 1 : 0);
  const [first, ...rest] = lives;
  if (!first) return changeAlert(aged, { ...next, notices }, { ...updateOf(alert, next, report), at: report.at });
  const head = lifeChange({ ...alert, ...next }, first, report.reason);
  return rest.reduce(
    (so, life) => {
      const more = lifeChange(so.alert, life, report.reason);
      return changeAlert(so, { ...life, notices: noticesAfter(so.alert, life) }, more);
    },
    changeAlert(aged, { ...next, ...first, notices: noticesAfter({ ...alert, notices }, first) }, head),
  );
}

/** How a change of members is called. */
function updateOf(alert: Alert, next: Partial<Alert>, { facet, label, reason }: FaultReport) {
  if (alert.response !== 'ACKNOWLEDGED' && next.response === 'ACKNOWLEDGED') {
    return { kind: 'ACKNOWLEDGED' as const, reason: `All faults are acknowledged, the last by ${next.respondedBy}` };
  }
  const ended = facet.state === 'OPEN' ? '' : `${label} is over: `;
  return { kind: 'UPDATED' as const, reason: ended + reason };
}

/** An alert of which every fault is acknowledged is acknowledged too. */
function answerOf(answer: AlertAnswer, active: readonly AlertMember[], report: FaultReport): AlertAnswer {
  const { response, respondedBy, respondedAt, note, acknowledgedUntil } = answer;
  if (response === 'NEW' && active.length > 0 && active.every(({ acknowledged }) => acknowledged)) {
    return {
      ...{ response: 'ACKNOWLEDGED', respondedBy: report.acknowledgedBy ?? null, respondedAt: report.at },
      ...{ note: report.acknowledgementNote, acknowledgedUntil: null },
    };
  }
  return { response, respondedBy, respondedAt, note, acknowledgedUntil };
}

function memberOf(report: FaultReport, isActive: boolean, known?: AlertMember): AlertMember {
  const { faultId, signal, category, severity, acknowledged } = report.facet;
  const isBack = known === undefined || known.endedAt !== null;
  return {
    ...{ faultId, version: report.version, signal, label: report.label, category, severity, acknowledged },
    ...{ reason: isActive || !known ? report.reason : known.reason, recommendedAction: report.recommendedAction },
    ...{ since: isActive && isBack ? report.at : (known?.since ?? report.at), flapping: report.flapping },
    endedAt: isActive ? null : (known?.endedAt ?? report.at),
  };
}

function severityOf(rule: AlertRule, members: readonly AlertMember[], otherwise: Alert['severity']) {
  const [worst] = members.map(({ severity }) => severity).sort(bySeverity);
  return rule.severity ?? worst ?? otherwise;
}

/** Faults named in a summary; of the others the number. */
const NAMED = 3;

function summaryOf(members: readonly AlertMember[]): string {
  const sorted = [...members].sort((a, b) => bySeverity(a.severity, b.severity));
  const named = sorted.slice(0, NAMED).map(({ reason }) => reason);
  const more = sorted.length - named.length;
  return more > 0 ? `${named.join('; ')}; and ${more} more` : named.join('; ');
}
