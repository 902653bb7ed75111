import { createHash } from 'node:crypto';
import { textOf } from '../events/shapes/members.ts';
import { isObject, setMember, type JsonObject } from '../json/json-object.ts';
import { list, member, readInteger } from '../otlp/any-value.ts';
import { recordOfLine } from '../records/line-record.ts';
import type { Sorted, Unsorted } from '../records/sorted.ts';
import { shorten } from '../text/shorten.ts';
import { dateOf } from '../time/date-time.ts';
import { parseLabels } from './labels.ts';

/** The table of lines that are neither a Windows event nor a syslog message. */
export const LOKI_TABLE = 'Loki_CL';

/** Labels that name the host of a line, the likeliest first. */
const HOSTS = ['host', 'hostname', 'computer', 'nodename', 'node_name', 'node', 'instance'];

/** Whose lines are read. */
export interface PushReading {
  /** Lines of two workspaces are never the same. */
  readonly workspace: string;
  readonly receivedAt: Date;
}

/** A line with its time in nanoseconds since 1970; null for a time that is none. */
interface Entry {
  readonly nanoseconds: bigint | null;
  readonly line: unknown;
  /** null for none. */
  readonly metadata: unknown;
}

interface Stream {
  readonly labels: JsonObject | null;
  readonly entries: readonly unknown[];
  readonly read: (entry: unknown) => Entry;
}

/**
 * The lines of a push to Loki, from JSON or from protobuf. A line is known by its labels, time, text and metadata, so that what is sent
 * again is stored once, as in Loki.
 */
export function* readPush(request: unknown, reading: PushReading): Generator<Unsorted | Sorted> {
  for (const stream of list(request, 'streams')) {
    const { labels, entries, read } = streamOf(stream);
    const identity = createHash('sha256')
      .update(JSON.stringify([reading.workspace, labels]))
      .digest();
    for (const entry of entries) {
      yield labels === null
        ? refused(
            `labels: expected names with texts such as {job="x"}, got ${shorten(member(stream, 'labels') ?? member(stream, 'stream'))}.`,
          )
        : readEntry(read(entry), labels, { ...reading, identity });
    }
  }
}

/** How many lines a push holds. */
export function countLines(request: unknown): number {
  return list(request, 'streams').reduce<number>((count, stream) => count + streamOf(stream, false).entries.length, 0);
}

function streamOf(stream: unknown, isRead = true): Stream {
  const entries = member(stream, 'entries');
  if (Array.isArray(entries)) {
    const text = member(stream, 'labels') ?? '{}';
    const labels = isRead && typeof text === 'string' ? parseLabels(text) : null;
    return { labels, entries: entries as unknown[], read: entryOfProtobuf };
  }
  const labels = member(stream, 'stream') ?? {};
  return { labels: isTexts(labels) ? labels : null, entries: list(stream, 'values'), read: entryOfJson };
}

function entryOfProtobuf(entry: unknown): Entry {
  const timestamp = member(entry, 'timestamp');
  const [seconds, nanos] = [member(timestamp, 'seconds'), member(timestamp, 'nanos')].map((value) =>
    readInteger(value ?? 0),
  );
  const metadata: Record<string, unknown> = {};
  for (const one of list(entry, 'structuredMetadata')) {
    setMember(metadata, textOf(member(one, 'name')) ?? '', member(one, 'value') ?? '');
  }
  return {
    nanoseconds:
      typeof seconds === 'number' && typeof nanos === 'number'
        ? BigInt(seconds) * 1_000_000_000n + BigInt(nanos)
        : null,
    line: member(entry, 'line') ?? '',
    metadata: Object.keys(metadata).length > 0 ? metadata : null,
  };
}

function entryOfJson(entry: unknown): Entry {
  const [time, line, metadata = null] = Array.isArray(entry) ? (entry as unknown[]) : [];
  const isNumber = typeof time === 'string' ? /^-?\d{1,19}$/.test(time) : Number.isInteger(time);
  return {
    nanoseconds: isNumber ? BigInt(time as string | number) : null,
    line,
    metadata: isObject(metadata) && Object.keys(metadata).length === 0 ? null : metadata,
  };
}

function readEntry(
  { nanoseconds, line, metadata }: Entry,
  labels: JsonObject,
  { identity, receivedAt }: PushReading & { readonly identity: Buffer },
): Unsorted | Sorted {
  const time = nanoseconds === null ? null : dateOf(Number(nanoseconds / 1_000_000n));
  if (time === null) return refused('A line: expected its time as nanoseconds since 1970, as a text.');
  if (typeof line !== 'string') return refused(`A line: expected a text, got ${shorten(line)}.`);
  if (metadata !== null && !isTexts(metadata)) {
    return refused(`A line: expected metadata of texts, got ${shorten(metadata)}.`);
  }
  const said = JSON.stringify([String(nanoseconds), line, metadata]);
  const id = `loki-${createHash('sha256').update(identity).update(said).digest('base64url')}`;
  const host = hostOf(labels);
  return {
    record: recordOfLine(line),
    envelope: { time, receivedAt, host, message: line },
    id,
    otherwise: () => ({
      kind: 'row',
      table: LOKI_TABLE,
      id,
      record: {
        TimeGenerated: time,
        Computer: host ?? undefined,
        Level: textOf(labels['level']) ?? textOf(labels['detected_level']) ?? textOf(metadata?.['detected_level']),
        Message: line,
        Labels: labels,
        Metadata: metadata ?? undefined,
      },
    }),
  };
}

function hostOf(labels: JsonObject): string | null {
  for (const name of HOSTS) {
    const host = textOf(labels[name]);
    if (host !== undefined) return name === 'instance' ? host.replace(/:\d+$/, '') : host;
  }
  return null;
}

function isTexts(labels: unknown): labels is JsonObject {
  return isObject(labels) && Object.values(labels).every((value) => typeof value === 'string');
}

function refused(message: string): Sorted {
  return { kind: 'refused', table: LOKI_TABLE, message };
}
