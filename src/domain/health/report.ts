import { isObject } from '../json/json-object.ts';
import { cut, parseDescription, type Sentence } from './description.ts';
import type { Family } from './signals.ts';
import type { Stamp } from './stamp.ts';

/** Members of a report's JSON that describe the device rather than its health, by their names in a device. */
export const PROFILE_MEMBERS = {
  alias: 'Alias',
  displayName: 'DisplayName',
  appVersion: 'AppVersion',
  os: 'OS',
  osVersion: 'OSVersion',
  ipv4Address: 'IPv4Address',
  ipv4Address2: 'IPv4Address2',
  ipv6Address: 'IPv6Address',
} as const;

export type ProfileMember = keyof typeof PROFILE_MEMBERS;

/** The content of a console event, ready to be folded. */
export interface Report {
  /** The event's id; a resent event has the same. */
  id: string;
  eventId: number;
  family: Family | null;
  stamp: Stamp;
  /** The time in the event itself, whatever the server's clock. */
  ownTime: Date;
  receivedAt: Date;
  /** The text of the report: the JSON's `Description`, or the whole text where it is not such JSON. */
  text: string;
  sentences: Sentence[];
  profile: Partial<Record<ProfileMember, string>>;
}

/** The log and the source whose events are folded; consoles and hubs forward other events too. */
const CONSOLE_LOG = 'skype room system';
const CONSOLE_SOURCE = 'srs-app';

/** Whether an event of this log and source reports a console's health. An empty source counts as the console's. */
export function isConsoleEvent(eventLog: string, source: string | null): boolean {
  const from = (source ?? '').trim().toLowerCase();
  return eventLog.trim().toLowerCase() === CONSOLE_LOG && (from === '' || from === CONSOLE_SOURCE);
}

const FAMILY_OF_EVENT: ReadonlyMap<number, Family> = new Map([
  [2000, 'heartbeat'],
  [2001, 'heartbeat'],
  [3000, 'hardware'],
  [3001, 'hardware'],
]);

/** The family of an event id; null for an event that shows only that the console is alive. */
export function familyOf(eventId: number): Family | null {
  return FAMILY_OF_EVENT.get(eventId) ?? null;
}

/** The longest description that is read as JSON, in characters: an event's text is at most 31,839. */
const MAX_PAYLOAD = 256 * 1024;

/** How often JSON may be written as a text of JSON. */
const MOST_TIMES = 3;

/**
 * The description's JSON object; null where the text is not one. Some collectors write it as JSON once more: as a quoted text, or as one
 * whose outer quotes are gone.
 */
export function parsePayload(description: string): Record<string, unknown> | null {
  // No console writes more; what it would cost to read it is not bounded by its length.
  if (description.length > MAX_PAYLOAD) return null;
  let text = description.trim();
  for (let times = 0; times < MOST_TIMES && /^["{]/.test(text); times += 1) {
    const value = parse(/^\{\s*\\+"/.test(text) ? `"${text}"` : text);
    if (typeof value !== 'string') return isObject(value) ? value : null;
    text = value.trim();
  }
  return null;
}

/** The value of a text of JSON; undefined where it is none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The text that a report's sentences are read from. */
export function reportText(payload: Record<string, unknown> | null, description: string): string {
  const text = payload?.['Description'];
  return (typeof text === 'string' ? text : description).trim().toWellFormed();
}

/** The non-empty profile members of a payload, trimmed. */
function profileOf(payload: Record<string, unknown> | null): Report['profile'] {
  const profile: Report['profile'] = {};
  if (!payload) return profile;
  for (const [member, name] of Object.entries(PROFILE_MEMBERS) as [ProfileMember, string][]) {
    const value = payload[name];
    if (typeof value === 'string' && value.trim() !== '') profile[member] = cut(value.trim()).toWellFormed();
  }
  return profile;
}

/** Reads a console event. `at` is its effective time: its own, or its receipt where that is earlier. Never throws. */
export function readReport(event: {
  id: string;
  eventId: number;
  description: string;
  ownTime: Date;
  receivedAt: Date;
  record: string | null;
}): Report {
  const payload = parsePayload(event.description);
  const text = reportText(payload, event.description);
  const family = familyOf(event.eventId);
  return {
    id: event.id,
    eventId: event.eventId,
    family,
    stamp: { at: event.ownTime < event.receivedAt ? event.ownTime : event.receivedAt, record: event.record },
    ownTime: event.ownTime,
    receivedAt: event.receivedAt,
    text,
    sentences: family ? parseDescription(text) : [],
    profile: profileOf(payload),
  };
}
