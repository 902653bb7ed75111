import { isUtf8 } from 'node:buffer';
import { dateOf, parseDateTime } from '../../time/date-time.ts';
import type { ZoneOffset } from '../../time/zone-offset.ts';
import { splitPriority } from '../words.ts';
import { readStructuredData, type StructuredData } from './structured-data.ts';

/** A message as a sender wrote it. */
export interface WireMessage {
  readonly facility: number;
  readonly severity: number;
  /** null for none, and for one that cannot be read. */
  readonly time: Date | null;
  readonly host: string | null;
  readonly process: string | null;
  readonly processId: string | null;
  readonly messageId: string | null;
  readonly data: StructuredData | null;
  readonly message: string;
}

/** What is known of a message beside its bytes. */
export interface WireContext {
  readonly receivedAt: Date;
  /** Of times that say no offset. */
  readonly offset: ZoneOffset;
}

/** Of a message without a priority: user, notice (RFC 3164, 4.3.3). */
const NO_PRIORITY = { facility: 1, severity: 5 };
const NOTHING = { time: null, host: null, process: null, processId: null, messageId: null, data: null };

/**
 * Reads a message of RFC 5424 or of RFC 3164 and what programs write in its place. A part that cannot be read stays in the text: nothing is
 * refused. Bytes that are not UTF-8 are read as Latin-1, for a sender cannot be asked again.
 */
export function readMessage(bytes: Buffer, context: WireContext): WireMessage {
  const text = bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1').replace(/[\r\n\0]+$/, '');
  const [whole = '', priority] = /^<(\d{1,3})>/.exec(text) ?? [];
  const { facility, severity } = splitPriority(priority);
  if (facility === undefined || severity === undefined) return { ...NO_PRIORITY, ...NOTHING, message: text };
  const rest = text.slice(whole.length);
  return { facility, severity, ...(readNewer(rest) ?? readOlder(rest, context)) };
}

type Content = Omit<WireMessage, 'facility' | 'severity'>;

const HEADER = /^1 (\S{1,64}) (\S{1,255}) (\S{1,48}) (\S{1,128}) (\S{1,32})(?: |$)/;

/** What follows the priority by RFC 5424, 6; null for another text. */
function readNewer(text: string): Content | null {
  const header = HEADER.exec(text);
  if (!header) return null;
  const [, timestamp = null, host = null, process = null, processId = null, messageId = null] = header.map(given);
  const rest = text.slice(header[0].length);
  const data = readStructuredData(rest);
  const time = timestamp === null ? null : parseDateTime(timestamp);
  // Such a time is no time: it stays in the text, with all that follows.
  if (timestamp !== null && time === null) return null;
  return {
    ...{ time, host, process, processId, messageId },
    data: data?.data ?? null,
    message: data === null ? rest : rest.slice(data.end).replace(/^ ?\ufeff?/, ''),
  };
}

/** A part of the header; `-` stands for one that is not known. */
const given = (part: string): string | null => (part === '-' ? null : part);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** `Nov 21 09:00:00`, with a year or a fraction where programs write them, and the marks of routers for a clock that is not set. */
const OLD_TIME =
  /^(?:\d{1,10}: )?[*.]?([A-Z][a-z]{2}) {1,2}(\d{1,2}) (?:(\d{4}) )?(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?:?(?: |$)/;
const NEW_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)) /;
/** A program with its process in brackets, or before a colon. */
const TAG = /^([^\s:[\]<>]{1,128})(?:\[([^\]\s]{0,64})\]:?|:)(?: |$)/;
const HOST = /^([^\s:[\]]{1,255}|[0-9a-f:]{2,45}) (?=\S)/i;

/** What follows the priority by RFC 3164, 4, as far as it is there. */
function readOlder(text: string, context: WireContext): Content {
  const { time, length } = readTime(text, context);
  let rest = text.slice(length);
  let host: string | null = null;
  // Without a time there is no host, or the first word of a text would be one.
  if (time !== null && !TAG.test(rest)) {
    const found = HOST.exec(rest);
    host = found?.[1] ?? null;
    rest = rest.slice(found?.[0].length ?? 0);
  }
  const [whole = '', process = null, processId = null] = TAG.exec(rest) ?? [];
  return { ...NOTHING, time, host, process, processId: processId || null, message: rest.slice(whole.length) };
}

function readTime(text: string, context: WireContext): { time: Date | null; length: number } {
  const newer = NEW_TIME.exec(text);
  const time = newer ? parseDateTime(newer[1]!) : null;
  if (time !== null) return { time, length: newer![0].length };
  const older = OLD_TIME.exec(text);
  const read = older ? readOldTime(older, context) : null;
  return { time: read, length: read === null ? 0 : older![0].length };
}

/** Milliseconds that a clock may be ahead of ours. */
const AHEAD = 86_400_000;

/** A time without an offset, and mostly without a year: of the years that do not put it ahead of the receipt, the last. */
function readOldTime(parts: RegExpExecArray, { receivedAt, offset }: WireContext): Date | null {
  const [, name = '', day, year, hour, minute, second, fraction = ''] = parts;
  const month = MONTHS.indexOf(name.toLowerCase());
  if (month < 0 || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const present = receivedAt.getUTCFullYear();
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  for (const one of year === undefined ? [present + 1, present, present - 1] : [Number(year)]) {
    const local = Date.UTC(one, month, Number(day), Number(hour), Number(minute), Number(second), milliseconds);
    if (new Date(local).getUTCMonth() !== month || Number(day) === 0) continue;
    const time = dateOf(local - offset(local - offset(local)));
    if (time !== null && (year !== undefined || time.getTime() <= receivedAt.getTime() + AHEAD)) return time;
  }
  return null;
}
