import { consoleEventReader } from '../../domain/events/event-record.ts';
import { readEventRow } from '../../domain/events/event-table-record.ts';
import type { CollectedEvent } from '../../domain/events/collected-event.ts';
import { EVENT_TABLE } from '../../domain/tables/documented/event.ts';
import { namedFitter } from '../../domain/tables/fit-named.ts';
import { suffixedFitter } from '../../domain/tables/fit-suffixed.ts';
import type { RawRecord } from '../../domain/tables/fitted.ts';
import { readComputer } from '../../domain/text/names.ts';
import { Losses } from '../../domain/tables/losses.ts';
import { inTurns } from '../../turns.ts';
import { claimOf, claimRequest } from './claim-request.ts';
import { OverQuotaError } from '../usage/daily-cap.ts';
import { noteLosses } from '../usage/note-losses.ts';
import type { Core } from '../core.ts';
import { recordEvents } from '../events/record-events.ts';
import { fitRows, storeRows, type RowBatch } from './record-rows.ts';
import type { Bearer, Delivery } from '../usage/delivery.ts';

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

/**
 * Records a post: the console events in it first, as state and events, then its records, and only then it is answered. A crash in
 * between is healed by the sender's retry: events are known by what they say, records by the id of their request. Records whose
 * sender gives its requests no id have no identity, and are stored once for each time that they come.
 */
export async function recordPost(core: Core, post: Post): Promise<void> {
  const losses = new Losses();
  const stored =
    post.table === EVENT_TABLE ? await recordEventTable(core, post, losses) : await recordTable(core, post, losses);
  await core.models.installation.confirmStored();
  // A post that was there already is neither counted nor complained about again.
  if (stored === null) return;
  const { bearer, table, body } = post;
  const reason = table === EVENT_TABLE ? 'record-rejected' : 'event-rejected';
  core.metrics.eventsTaken('rejected', losses.countOf(reason));
  await noteLosses(core, bearer.workspace, { door: bearer.door, table }, losses.list);
  core.tally.note({ bearer, table, bytes: body.length, ...stored });
}

type Stored = Pick<Delivery, 'records' | 'capped' | 'computers'>;

/** Records a post to `Event`, all of whose records are events; null where it brought nothing new. */
async function recordEventTable(core: Core, post: Post, losses: Losses): Promise<Stored | null> {
  const { workspace, door } = post.bearer;
  const now = core.clock();
  const ours = claimOf({ ...post, workspace, door }, now);
  const claim = ours && (await claimRequest(core, ours));
  if (ours && !claim) {
    losses.add('request-repeated', post.requestId!, post.records.length);
    return { records: 0, capped: false, computers: [] };
  }
  const events = await eventsOfTable(post, claim?.at ?? now, losses);
  const { accepted } = events.length > 0 ? await recordEvents(core, workspace, events, door) : { accepted: 0 };
  if (accepted === 0 && claim !== ours) return null;
  return { records: accepted, capped: false, computers: events.map((event) => event.computer) };
}

/** Records a post to any other table; null where it was stored before. Throws an `OverQuotaError`. */
async function recordTable(core: Core, post: Post, losses: Losses): Promise<Stored | null> {
  const { bearer, table, naming, records } = post;
  const { workspace, door } = bearer;
  const receivedAt = core.clock();
  const ours = claimOf({ ...post, workspace, door }, receivedAt);
  const events = await consoleEvents(post, losses);
  if (events.length > 0) await recordEvents(core, workspace, events, door);
  await refuseOverQuota(core, post, ours?._id ?? null);
  const batch: RowBatch = {
    workspace,
    table,
    door,
    receivedAt,
    records,
    fitter:
      naming.kind === 'suffixed'
        ? (known) => suffixedFitter(known, { ...naming, receivedAt })
        : (known) => namedFitter(known, receivedAt),
  };
  const fitted = await fitRows(core, batch);
  // Not before: a post that is refused may come again under its id with what was wrong set right.
  const claim = ours && (await claimRequest(core, ours));
  if (ours && !claim) {
    losses.add('request-repeated', post.requestId!, records.length);
    return { records: 0, capped: false, computers: [] };
  }
  losses.addAll(fitted.losses);
  const stored = await storeRows(core, batch, fitted, claim?.claim ?? null);
  return stored === 0 ? null : { records: stored, capped: true, computers: computersOf(records) };
}

/** Throws an `OverQuotaError` when the daily cap is reached, unless the post was let in before. */
async function refuseOverQuota(core: Core, { bearer, table, records }: Post, request: string | null): Promise<void> {
  if (!(await core.dailyCap.isReached(bearer.workspace))) return;
  if (request !== null && (await core.models.requests.known(bearer.workspace, request, core.clock()))) return;
  const losses = new Losses();
  losses.add('over-quota', JSON.stringify(records[0]), records.length);
  await noteLosses(core, bearer.workspace, { door: bearer.door, table }, losses.list);
  throw new OverQuotaError();
}

/** The console events among records that stay records of their own table. */
async function consoleEvents({ records, naming }: Post, losses: Losses): Promise<CollectedEvent[]> {
  const read = consoleEventReader(naming.kind === 'suffixed' ? naming.timeField : null);
  const events: CollectedEvent[] = [];
  await inTurns(records, (record) => {
    const found = read(record);
    if (found === null) return;
    if ('event' in found) events.push(found.event);
    else losses.add('event-rejected', found.refusal.message);
  });
  return events;
}

/** The records of a post to `Event`, all of them events. */
async function eventsOfTable({ records }: Post, receivedAt: Date, losses: Losses): Promise<CollectedEvent[]> {
  const events: CollectedEvent[] = [];
  await inTurns(records, (record) => {
    const found = readEventRow(record, receivedAt);
    if ('event' in found) events.push(found.event);
    else losses.add('record-rejected', found.refusal.message);
  });
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
      if (readComputer(value) !== null && found.size < MOST_COMPUTERS) found.add(value);
      break;
    }
  }
  return found;
}
