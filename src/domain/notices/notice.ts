import type { Alert } from '../alerts/alert.ts';
import type { NoticeReason } from './decide.ts';
import { labelsOf, type Labels } from './labels.ts';

/** What a group of alerts has to say at one moment: what every channel sends, each in its own form. */
export interface Notice {
  /** The same whatever attempt and channel. */
  readonly id: string;
  /** The same for all notices of a group, from its first alert to its last. */
  readonly threadId: string;
  readonly at: Date;
  readonly workspace: string;
  readonly reason: NoticeReason;
  readonly route: string;
  readonly groupLabels: Partial<Labels>;
  /** Alerts that fire, and alerts that are over: together at most `MOST_ALERTS`. */
  readonly firing: readonly Alert[];
  readonly resolved: readonly Alert[];
  /** Alerts that there was no room for. */
  readonly more: number;
  /** The address of the server for links, without a slash at its end; null where nobody has said so. */
  readonly publicUrl: string | null;
}

/** Alerts that one notice holds: payloads and mails stay small, whatever happens to a fleet. */
export const MOST_ALERTS = 500;

/** Alerts whose records stand in a text; the others are behind the link. */
export const MOST_RECORDS = 10;

/** What the notice says in one line: the subject of a mail. */
export function headline({ firing, resolved, reason, groupLabels, more }: Notice): string {
  const all = firing.length > 0 ? firing : resolved;
  const status = firing.length > 0 ? (reason === 'REPEAT' ? 'STILL FIRING' : 'FIRING') : 'RESOLVED';
  const names = [...new Set(all.map(({ name }) => name))];
  const what = names.length > 2 ? `${names.slice(0, 2).join(', ')} and others` : names.join(', ');
  const where = all.length === 1 ? placeOf(all[0]!) : groupPlace(groupLabels, all.length);
  const count = all.length + more > 1 ? `:${all.length + more}` : '';
  return oneLine(`[${status}${count}] ${what}${where ? `: ${where}` : ''}`);
}

/** Where an alert is: room and site, or the computer of a device in no room. */
export function placeOf({ roomName, site, computer }: Pick<Alert, 'roomName' | 'site' | 'computer'>): string {
  const room = roomName ?? computer;
  return site ? `${room} (${site})` : room;
}

/** What to do about the faults of an alert, each advice once. */
export function actionsOf({ members }: Pick<Alert, 'members'>): string[] {
  return [...new Set(members.map(({ recommendedAction }) => recommendedAction).filter((one) => one !== null))];
}

/** The link to what the notice is about; null where the server's address is not known. */
export function linkOf({ publicUrl }: Notice): string | null {
  return publicUrl === null ? null : `${publicUrl}/`;
}

/** The labels that all alerts of a notice share. */
export function commonLabels(alerts: readonly Alert[]): Partial<Labels> {
  const [first, ...others] = alerts.map((alert) => labelsOf(alert));
  if (!first) return {};
  const shared = Object.entries(first).filter(([label, value]) =>
    others.every((labels) => labels[label as keyof Labels] === value),
  );
  return Object.fromEntries(shared);
}

function groupPlace(labels: Partial<Labels>, count: number): string {
  const values = Object.values(labels).filter((value) => value !== '');
  return values.length > 0 ? values.join(', ') : `${count} rooms`;
}

/** A subject with a line break would be another header. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, 200);
}
