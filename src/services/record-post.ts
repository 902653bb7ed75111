import { createHash } from 'node:crypto';
import { consoleEventReader } from '../domain/events/event-record.ts';
import { readEventRow } from '../domain/events/event-table-record.ts';
import type { CollectedEvent } from '../domain/events/collected-event.ts';
import { fitNamed } from '../domain/tables/fit-named.ts';
import { fitSuffixed } from '../domain/tables/fit-suffixed.ts';
import type { RawRecord } from '../domain/tables/fitted.ts';
import { Losses } from '../domain/tables/losses.ts';
import { OverQuotaError } from './daily-cap.ts';
import { noteLosses } from './note-losses.ts';
import type { Parts } from './parts.ts';
import { recordEvents } from './record-events.ts';
import { recordRows } from './record-rows.ts';
import type { Bearer } from './tally.ts';

/** How the columns of a post's records are named: by the value's type in a suffix, or as they are. */
export type Naming = { kind: 'suffixed'; timeField: string | null; resourceId: string | null } | { kind: 'named' };

/** A post of records for one table. */
export interface Post {
  bearer: Bearer;
  table: string;
  records: readonly RawRecord[];
  naming: Naming;
  /** What was sent, unzipped. */
  body: Buffer;
  /** The sender's id of the request; a repeated one is not stored again for an hour. */
  requestId: string | null;
}

const REMEMBERED = 60 * 60_000;
/** The table whose records are the stored events. */
const EVENT = 'Event';

/**
 * Records a post: the console events in it first, as state and events, then its records, and only then it is answered. A crash in
 * between is healed by the sender's retry; records of custom tables have no identity and may then be stored twice.
 */
export async function recordPost(parts: Parts, post: Post): Promise<void> {
  const { bearer, table, naming } = post;
  const { workspace, door } = bearer;
  const receivedAt = parts.clock();
  const where = { door, table };
  const request = post.requestId === null ? null : requestOf(post, post.requestId);
  const repeated = request && (await parts.models.requests.stored(request._id, receivedAt));
  if (repeated) {
    if (repeated.body !== request.body) {
      const losses = new Losses();
      losses.add('request-repeated', post.requestId!, post.records.length);
      await noteLosses(parts, workspace, where, losses.list);
    }
    return;
  }

  const losses = new Losses();
  const events = table === EVENT ? eventsOfTable(post, receivedAt, losses) : consoleEvents(post, losses);
  if (events.length > 0) await recordEvents(parts, workspace, events, door);
  if (table !== EVENT) {
    if (await parts.dailyCap.isReached()) {
      losses.add('over-quota', JSON.stringify(post.records[0]), post.records.length);
      await noteLosses(parts, workspace, where, losses.list);
      throw new OverQuotaError(
        'The daily cap of this workspace is reached; records are taken again from 00:00 UTC on.',
      );
    }
    const fit: Parameters<typeof recordRows>[1]['fit'] =
      naming.kind === 'suffixed'
        ? (known) => fitSuffixed(known, post.records, { ...naming, receivedAt })
        : (known) => fitNamed(known, post.records, receivedAt);
    losses.addAll(await recordRows(parts, { workspace, table, door, receivedAt, fit }));
  }
  await noteLosses(parts, workspace, where, losses.list);
  if (request) {
    await parts.models.requests.remember({ ...request, expiresAt: new Date(receivedAt.getTime() + REMEMBERED) });
  }
  parts.tally.note({
    bearer,
    table,
    records: table === EVENT ? events.length : post.records.length,
    bytes: post.body.length,
    capped: table !== EVENT,
    computers: table === EVENT ? events.map((event) => event.computer) : computersOf(post.records),
  });
}

function requestOf({ bearer, table, body }: Post, id: string): { _id: string; body: string } {
  const hash = (...texts: (string | Buffer)[]) => {
    const made = createHash('sha256');
    for (const text of texts) made.update(text);
    return made.digest('base64url');
  };
  return { _id: hash(JSON.stringify([bearer.workspace, bearer.door, table, id])), body: hash(body) };
}

/** The console events among records that stay records of their own table. */
function consoleEvents({ records, naming }: Post, losses: Losses): CollectedEvent[] {
  const read = consoleEventReader(naming.kind === 'suffixed' ? naming.timeField : null);
  const events: CollectedEvent[] = [];
  for (const record of records) {
    const found = read(record);
    if (found === null) continue;
    if ('event' in found) events.push(found.event);
    else losses.add('event-rejected', found.refusal.message);
  }
  return events;
}

/** The records of a post to `Event`, all of them events. */
function eventsOfTable({ records }: Post, receivedAt: Date, losses: Losses): CollectedEvent[] {
  const events: CollectedEvent[] = [];
  for (const record of records) {
    const found = readEventRow(record, receivedAt);
    if ('event' in found) events.push(found.event);
    else losses.add('record-rejected', found.refusal.message);
  }
  return events;
}

const COMPUTER_MEMBERS = ['Computer', 'Computer_s', 'computer', 'HostName', 'host'];
/** Different hosts of one batch that are looked at. */
const MOST_COMPUTERS = 10_000;

function computersOf(records: readonly RawRecord[]): Set<string> {
  const found = new Set<string>();
  for (const record of records) {
    for (const member of COMPUTER_MEMBERS) {
      const value = record[member];
      if (typeof value !== 'string' || value === '') continue;
      if (value.length <= 256 && found.size < MOST_COMPUTERS) found.add(value);
      break;
    }
  }
  return found;
}
