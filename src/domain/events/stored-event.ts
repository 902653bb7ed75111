import { createHash } from 'node:crypto';
import { cut, parseDescription } from '../health/description.ts';
import { familyOf, isConsoleEvent, parsePayload, reportText } from '../health/report.ts';
import { signalOfLabel, type Family } from '../health/signals.ts';
import { secondOf } from '../time/moments.ts';
import { foldName } from '../text/names.ts';
import { asJson } from '../text/shorten.ts';
import type { CollectedEvent } from './collected-event.ts';

/** The most members of a payload that are stored beside the text. */
const MAX_MEMBERS = 64;
/** Milliseconds from the year 1 to 1970; makes every time of RFC 3339 positive. */
const EPOCH_OFFSET = 62_135_596_800_000;

/** A time as ten characters that sort as the times do. */
export function timeKey(at: Date): string {
  return Math.max(0, at.getTime() + EPOCH_OFFSET)
    .toString(36)
    .padStart(10, '0');
}

/**
 * What identifies an event: workspace, computer and log without case, and its record id with the time to the second, because collectors
 * pass on times with different precision and a cleared log counts from 1 again. Without a record id: its event id, time and text. The id
 * begins with the time, so that events written together are stored together.
 */
export function eventIdentity(workspace: string, event: CollectedEvent): string {
  const { recordId, timeGenerated } = event;
  const at = recordId === null ? timeGenerated : new Date(secondOf(timeGenerated) * 1_000);
  const parts = [
    workspace,
    foldName(event.computer),
    foldName(event.eventLog),
    at.getTime(),
    ...(recordId === null ? [event.eventId, `text ${event.description}`] : [`record ${recordId}`]),
  ];
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
  return `${timeKey(at)}${hash}`;
}

/** An event's position among all: by its effective time, then by its id. */
export function eventPosition(at: Date, id: string): string {
  return `${timeKey(at)}${id.slice(10)}`;
}

/** Names that are safe as members of a stored document; members of other names stay in the text only. */
const MEMBER_NAME = /^[A-Za-z][A-Za-z0-9_]{0,99}$/;

/** What is read from an event's text to be stored beside it. */
export interface ReadText {
  /** The members of the description's JSON as text; null where it is not a JSON object. */
  payload: Record<string, string> | null;
  /** The value of each component that a console event names, by signal key; null for an event without any. */
  components: Record<string, string> | null;
}

/** Reads members and component values from an event's text. Never throws. */
export function readText(event: CollectedEvent): ReadText {
  const payload = parsePayload(event.description);
  const family = isConsoleEvent(event.eventLog, event.source) ? familyOf(event.eventId) : null;
  return {
    payload: payload && membersOf(payload),
    components: family && componentsOf(reportText(payload, event.description), family),
  };
}

function membersOf(payload: Record<string, unknown>): Record<string, string> {
  const members = Object.entries(payload).filter(([name]) => MEMBER_NAME.test(name));
  return Object.fromEntries(
    members
      .slice(0, MAX_MEMBERS)
      .map(([name, value]) => [name, cut(typeof value === 'string' ? value : (asJson(value) ?? ''))]),
  );
}

function componentsOf(text: string, family: Family): Record<string, string> | null {
  const sentences = parseDescription(text).slice(0, MAX_MEMBERS);
  if (sentences.length === 0) return null;
  return Object.fromEntries(sentences.map(({ label, value }) => [signalOfLabel(label, family).key, value]));
}
