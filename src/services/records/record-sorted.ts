import { fitNamed } from '../../domain/tables/fit-named.ts';
import { Losses } from '../../domain/tables/losses.ts';
import { ownTime } from '../../domain/tables/record-time.ts';
import type { Sorted } from '../../domain/records/sorted.ts';
import { noteLosses } from './note-losses.ts';
import type { Core } from '../core.ts';
import { recordEvents } from '../events/record-events.ts';
import { fitRows, storeNewRows, type RowBatch } from './record-rows.ts';
import { TableLimitError } from '../tables/table-registry.ts';
import type { Bearer } from '../usage/tally.ts';

/** What became of one record of a mixed batch. */
export type Outcome =
  | { readonly kind: 'stored' }
  /** It is there already. */
  | { readonly kind: 'duplicate' }
  /** It cannot be stored, now or later. */
  | { readonly kind: 'rejected'; readonly message: string }
  /** The daily cap is reached; it may be sent again. */
  | { readonly kind: 'over-quota' };

/** A batch whose records were sorted by what they are. */
export interface MixedBatch {
  bearer: Bearer;
  sorted: readonly Sorted[];
  /** Of the unzipped body. */
  bytes: number;
}

/** Events that are folded and stored at once: what one batch of `/api/events` may hold. */
const EVENTS_AT_ONCE = 10_000;
/** Characters of a record's JSON; more may not fit into a document of MongoDB. */
const MAX_RECORD = 5_000_000;

const STORED: Outcome = { kind: 'stored' };
const DUPLICATE: Outcome = { kind: 'duplicate' };
const OVER_QUOTA: Outcome = { kind: 'over-quota' };

/**
 * Records a mixed batch: its events first, as state and events, then its rows, table by table. Each record stands alone; what cannot be
 * stored is told in its outcome and noted in `Operation`. A crash in between is healed by the sender's retry: events, and records with
 * an id, are stored once.
 */
export async function recordSorted(core: Core, batch: MixedBatch): Promise<Outcome[]> {
  const { sorted, bearer } = batch;
  const outcomes: Outcome[] = new Array<Outcome>(sorted.length);
  const events: number[] = [];
  const byTable = new Map<string, number[]>();
  const losses = new Map<string, Losses>();
  const lossesOf = (table: string) => losses.get(table) ?? set(losses, table, new Losses());

  sorted.forEach((one, index) => {
    const refusal = one.kind === 'refused' ? one.message : tooLarge(one, batch.bytes);
    if (refusal !== null) {
      outcomes[index] = { kind: 'rejected', message: refusal };
      lossesOf(tableOf(one)).add('record-rejected', refusal);
    } else if (one.kind === 'event') events.push(index);
    else (byTable.get(tableOf(one)) ?? set(byTable, tableOf(one), [])).push(index);
  });

  for (let from = 0; from < events.length; from += EVENTS_AT_ONCE) {
    await storeEvents(events.slice(from, from + EVENTS_AT_ONCE));
  }
  if (byTable.size > 0 && (await core.dailyCap.isReached())) {
    for (const [table, indexes] of byTable) refuse(table, indexes, OVER_QUOTA, 'over-quota');
  } else {
    for (const [table, indexes] of byTable) await storeTable(table, indexes);
  }
  for (const [table, found] of losses) {
    await noteLosses(core, bearer.workspace, { door: bearer.door, table }, found.list);
  }
  return outcomes;

  async function storeEvents(indexes: readonly number[]): Promise<void> {
    const found = indexes.map((index) => (sorted[index] as Sorted & { kind: 'event' }).event);
    const { accepted, duplicates, duplicateIndexes } = await recordEvents(core, bearer.workspace, found, bearer.door);
    core.metrics.eventsTaken('accepted', accepted);
    core.metrics.eventsTaken('duplicate', duplicates);
    settle(indexes, duplicateIndexes);
    tally('Event', indexes.length, accepted, false, new Set(found.map((event) => event.computer)));
  }

  async function storeTable(table: string, indexes: readonly number[]): Promise<void> {
    const rows = indexes.map((index) => sorted[index] as Sorted & { kind: 'row' });
    const records = rows.map(({ record }) => record);
    const receivedAt = core.clock();
    const rowBatch: RowBatch = {
      workspace: bearer.workspace,
      table,
      door: bearer.door,
      receivedAt,
      fit: (known) => fitNamed(known, records, receivedAt, ownTime),
    };
    try {
      const fitted = await fitRows(core, rowBatch);
      const known = await storeNewRows(core, rowBatch, fitted, (index) => rows[index]!.id);
      lossesOf(table).addAll(fitted.losses);
      settle(indexes, known);
      const computers = new Set(records.map((record) => record['Computer']).filter((name) => typeof name === 'string'));
      tally(table, indexes.length, indexes.length - known.length, true, computers);
    } catch (error) {
      if (!(error instanceof TableLimitError)) throw error;
      refuse(table, indexes, { kind: 'rejected', message: error.message }, 'record-rejected', error.message);
    }
  }

  function settle(indexes: readonly number[], known: readonly number[]): void {
    for (const index of indexes) outcomes[index] = STORED;
    for (const place of known) outcomes[indexes[place]!] = DUPLICATE;
  }

  function refuse(
    table: string,
    indexes: readonly number[],
    outcome: Outcome,
    reason: 'over-quota' | 'record-rejected',
    example = JSON.stringify((sorted[indexes[0]!] as Sorted & { kind: 'row' }).record),
  ): void {
    for (const index of indexes) outcomes[index] = outcome;
    lossesOf(table).add(reason, example, indexes.length);
  }

  /** A table's share of the body goes by its share of the records. */
  function tally(table: string, count: number, records: number, capped: boolean, computers: Set<string>): void {
    const bytes = Math.round((batch.bytes * count) / sorted.length);
    core.tally.note({ bearer, table, records, bytes, capped, computers });
  }
}

function tableOf(one: Sorted): string {
  return one.kind === 'event' ? 'Event' : one.table;
}

/** Why a record is too large to be kept; null for one that is not, as is every one of a body that is smaller. */
function tooLarge(one: Sorted, bytes: number): string | null {
  if (bytes < MAX_RECORD || one.kind === 'refused') return null;
  const size = JSON.stringify(one.kind === 'event' ? one.event : one.record).length;
  return size > MAX_RECORD ? `Expected a record of at most ${MAX_RECORD} characters of JSON, got ${size}.` : null;
}

function set<Value>(map: Map<string, Value>, key: string, value: Value): Value {
  map.set(key, value);
  return value;
}
