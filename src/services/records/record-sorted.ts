import { createHash } from 'node:crypto';
import type { Sorted } from '../../domain/records/sorted.ts';
import { EVENT_TABLE } from '../../domain/tables/documented/event.ts';
import { namedFitter } from '../../domain/tables/fit-named.ts';
import { readComputer } from '../../domain/text/names.ts';
import { ownTime } from '../../domain/tables/record-time.ts';
import { inTurns } from '../../turns.ts';
import type { Core } from '../core.ts';
import { recordEvents } from '../events/record-events.ts';
import { TableLimitError } from '../tables/table-registry.ts';
import type { Bearer } from '../usage/delivery.ts';
import { BatchOutcomes, type RecordOutcome } from './batch-outcomes.ts';
import { noteLosses } from '../usage/note-losses.ts';
import { fitRows, storeNewRows, type RowBatch } from './record-rows.ts';

/** A batch whose records were sorted by what they are. */
export interface MixedBatch {
  readonly bearer: Bearer;
  readonly sorted: readonly Sorted[];
  /** Of the decoded body. */
  readonly bytes: number;
  /** What the batch is known by when it is sent again (`batchIdentity`); null where its records may come again as new ones. */
  readonly identity?: string | null;
}

/** The places in a batch of the records that belong to one table. */
interface Part {
  readonly table: string;
  readonly indexes: readonly number[];
}

type SortedRow = Sorted & { kind: 'row' };
type SortedEvent = Sorted & { kind: 'event' };

/** Events that are folded and stored at once: what one batch of `/api/events` may hold. */
const EVENTS_AT_ONCE = 10_000;
/** Characters of a record's JSON; more may not fit into a document of MongoDB. */
const MAX_RECORD = 5_000_000;

/**
 * Records a mixed batch: its events first, as state and events, then its rows, table by table. Each record stands alone: one that
 * cannot be stored has that as its outcome and is noted in `Operation`. A crash in between is healed by the sender's retry: events,
 * records with an id, and records with a time in a batch with an identity are stored once.
 */
export async function recordSorted(core: Core, batch: MixedBatch): Promise<RecordOutcome[]> {
  const { bearer } = batch;
  const outcomes = new BatchOutcomes(batch.sorted.length);
  const { events, rows } = await partsOfBatch(batch, outcomes);

  for (let from = 0; from < events.length; from += EVENTS_AT_ONCE) {
    await storeEvents(core, batch, events.slice(from, from + EVENTS_AT_ONCE), outcomes);
  }
  const isOverQuota = rows.length > 0 && (await core.dailyCap.isReached(bearer.workspace));
  for (const part of rows) {
    if (isOverQuota) refuseOverQuota(batch, part, outcomes);
    else await storeRows(core, batch, part, outcomes);
  }
  core.metrics.eventsTaken('rejected', outcomes.lossesOf(EVENT_TABLE).countOf('record-rejected'));
  for (const [table, losses] of outcomes.losses) {
    await noteLosses(core, bearer.workspace, { door: bearer.door, table }, losses.list);
  }
  await core.models.installation.confirmStored();
  return outcomes.list;
}

/** The places of the events, and of each table's rows; what cannot be stored is refused here. */
async function partsOfBatch(
  { sorted, bytes }: MixedBatch,
  outcomes: BatchOutcomes,
): Promise<{ events: readonly number[]; rows: readonly Part[] }> {
  const events: number[] = [];
  const rows = new Map<string, number[]>();
  await inTurns(sorted, (one, index) => {
    const table = one.kind === 'event' ? EVENT_TABLE : one.table;
    const message = one.kind === 'refused' ? one.message : messageIfTooLarge(one, bytes);
    if (message !== null) {
      outcomes.refuse(table, [index], { kind: 'rejected', message }, 'record-rejected', message);
    } else if (one.kind === 'event') {
      events.push(index);
    } else {
      const indexes = rows.get(table);
      if (indexes) indexes.push(index);
      else rows.set(table, [index]);
    }
  });
  return { events, rows: [...rows].map(([table, indexes]) => ({ table, indexes })) };
}

async function storeEvents(
  core: Core,
  batch: MixedBatch,
  indexes: readonly number[],
  outcomes: BatchOutcomes,
): Promise<void> {
  const { workspace, door } = batch.bearer;
  const events = indexes.map((index) => (batch.sorted[index] as SortedEvent).event);
  const { accepted, duplicateIndexes } = await recordEvents(core, workspace, events, door);
  outcomes.store(indexes, duplicateIndexes);
  const computers = new Set(events.map((event) => event.computer));
  countDelivery(core, batch, { table: EVENT_TABLE, indexes }, { records: accepted, capped: false, computers });
}

async function storeRows(core: Core, batch: MixedBatch, part: Part, outcomes: BatchOutcomes): Promise<void> {
  const { table, indexes } = part;
  const { workspace, door } = batch.bearer;
  const rows = indexes.map((index) => batch.sorted[index] as SortedRow);
  const records = rows.map(({ record }) => record);
  const receivedAt = core.clock();
  const rowBatch: RowBatch = {
    workspace,
    table,
    door,
    receivedAt,
    records,
    fitter: (known) => namedFitter(known, receivedAt, ownTime),
  };
  try {
    const fitted = await fitRows(core, rowBatch);
    const idOf = (index: number) => rows[index]!.id ?? placeOf(batch, rows[index]!, indexes[index]!);
    const known = await storeNewRows(core, rowBatch, fitted, idOf);
    outcomes.lossesOf(table).addAll(fitted.losses);
    outcomes.store(indexes, known);
    const computers = new Set(
      records
        .map((record) => record['Computer'])
        .filter((name) => typeof name === 'string' && readComputer(name) !== null),
    ) as Set<string>;
    countDelivery(core, batch, part, { records: indexes.length - known.length, capped: true, computers });
  } catch (error) {
    if (!(error instanceof TableLimitError)) throw error;
    const { message } = error;
    outcomes.refuse(table, indexes, { kind: 'rejected', message }, 'record-rejected', message);
  }
}

/**
 * The id of a record by its place in the batch; null where the batch has no identity, or the record no time of its own: one without may
 * well be sent every hour, with the same words.
 */
function placeOf({ bearer, identity }: MixedBatch, { record }: SortedRow, index: number): string | null {
  const time = record['TimeGenerated'];
  if (identity == null || time === undefined || time === null) return null;
  return `${bearer.workspace}/${identity}/${index}`;
}

/** What a body is known by when it comes again by the same door. Where each record has its own time, the same bytes are the same records. */
export function batchIdentity(door: string, body: Buffer): string {
  return createHash('sha256').update(`${door}\n`).update(body).digest('base64url');
}

function refuseOverQuota({ sorted }: MixedBatch, { table, indexes }: Part, outcomes: BatchOutcomes): void {
  const example = JSON.stringify((sorted[indexes[0]!] as SortedRow).record);
  outcomes.refuse(table, indexes, { kind: 'over-quota' }, 'over-quota', example);
}

/** Counts what was stored of a table; its share of the body goes by its share of the records. */
function countDelivery(
  core: Core,
  { bearer, sorted, bytes }: MixedBatch,
  { table, indexes }: Part,
  stored: { records: number; capped: boolean; computers: ReadonlySet<string> },
): void {
  const share = Math.round((bytes * indexes.length) / sorted.length);
  core.tally.note({ bearer, table, bytes: share, ...stored });
}

/** Why a record is too large to be kept; null for one that is not, as is every one of a body that is smaller. */
function messageIfTooLarge(one: SortedRow | SortedEvent, bytes: number): string | null {
  if (bytes < MAX_RECORD) return null;
  const size = JSON.stringify(one.kind === 'event' ? one.event : one.record).length;
  return size > MAX_RECORD ? `Expected a record of at most ${MAX_RECORD} characters of JSON, got ${size}.` : null;
}
