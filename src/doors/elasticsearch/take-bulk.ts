import { createHash, randomBytes } from 'node:crypto';
import { isObject, type JsonObject } from '../../domain/json/json-object.ts';
import { readEventTime } from '../../domain/events/event-time.ts';
import { shorten } from '../../domain/text/shorten.ts';
import { dateOf } from '../../domain/time/date-time.ts';
import { sortRecord, type Sorted } from '../../domain/records/sorted.ts';
import { tableOfIndex } from '../../domain/tables/index-name.ts';
import { inTurns } from '../../turns.ts';
import type { Core } from '../../services/core.ts';
import type { RecordOutcome } from '../../services/records/batch-outcomes.ts';
import { recordSorted } from '../../services/records/record-sorted.ts';
import type { Bearer } from '../../services/usage/delivery.ts';
import type { PostWeight } from '../post/heavy.ts';
import { readBulk, type BulkItem, type ItemError } from './bulk.ts';

/** A bulk request as it came. */
export interface BulkRequest {
  readonly body: Buffer;
  readonly defaultIndex: string | null;
  readonly weight: PostWeight;
}

/** What became of a bulk request. */
export interface BulkAnswer {
  readonly errors: boolean;
  readonly count: number;
  /** The JSON of its items, each in its place, in a list; in pieces, because a quarter of a million items make forty megabytes. */
  readonly items: readonly string[];
}

/** Items whose answers are one piece. */
const PER_PIECE = 500;

/** Stores the items of a bulk request, and answers each in its place. */
export async function takeBulk(
  core: Core,
  bearer: Bearer,
  { body, defaultIndex, weight }: BulkRequest,
): Promise<BulkAnswer> {
  const items = await readBulk(body, defaultIndex, weight);
  const receivedAt = core.clock();
  const sorted: Sorted[] = [];
  await inTurns(items, (item) => void sorted.push(sortItem(item, bearer.workspace, receivedAt)));
  const outcomes = await recordSorted(core, { bearer, sorted, bytes: body.length });
  let errors = false;
  const pieces: string[] = ['['];
  let piece: string[] = [];
  const end = () => {
    pieces.push(`${pieces.length > 1 ? ',' : ''}${piece.join(',')}`);
    piece = [];
  };
  await inTurns(items, (item, index) => {
    const answer = answerOf(item, outcomes[index]!);
    errors ||= answer.status >= 400;
    piece.push(`{${JSON.stringify(item.action)}:${JSON.stringify(answer)}}`);
    if (piece.length >= PER_PIECE) end();
  });
  if (piece.length > 0) end();
  pieces.push(']');
  return { errors, count: items.length, items: pieces };
}

/** Where an item goes, by the shape of its document. */
export function sortItem({ action, index, id, content }: BulkItem, workspace: string, receivedAt: Date): Sorted {
  if ('error' in content) return { kind: 'refused', table: '', message: content.error.reason };
  const { document } = content;
  const time = timeOf(document);
  const rowId = id === null ? null : rowIdOf(workspace, action, index, id, document);
  return sortRecord({
    record: document,
    envelope: { time, receivedAt, host: hostOf(document), message: document['message'] },
    id: rowId,
    otherwise() {
      const table = tableOfIndex(index);
      if (table === null) {
        return {
          kind: 'refused',
          table: '',
          message: `Invalid index name [${shorten(index)}]: expected one with letters in it.`,
        };
      }
      return { kind: 'row', table, record: withTime(document, time), id: rowId };
    },
  });
}

/** The time of a document: text, or milliseconds since 1970. */
function timeOf(document: JsonObject): Date | null {
  const value = document['@timestamp'];
  return typeof value === 'number' ? dateOf(value) : readEventTime(value);
}

/** Its time under the name that every table has for it; one that cannot be read stays where it was. */
function withTime(document: JsonObject, time: Date | null): JsonObject {
  if (time === null || document['TimeGenerated'] !== undefined) return document;
  const { '@timestamp': _time, ...rest } = document;
  return { TimeGenerated: time, ...rest };
}

function hostOf(document: JsonObject): string | null {
  const host = isObject(document['host'])
    ? (document['host']['name'] ?? document['host']['hostname'])
    : document['host'];
  return typeof host === 'string' && host !== '' ? host : null;
}

/**
 * What a document's own id makes of its record, so that a repeated one is known. `create` goes by the id alone. Records are never changed,
 * so `index` goes by the document too: another one under the same id is another record. The collection of records has all workspaces, so
 * the workspace is in the id.
 */
function rowIdOf(workspace: string, action: string, index: string, id: string, document: JsonObject): string {
  const parts = [workspace, action, index, id, ...(action === 'index' ? [JSON.stringify(document)] : [])];
  return `es-${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;
}

interface ItemAnswer extends Record<string, unknown> {
  _index: string;
  _id: string | null;
  status: number;
  error?: Omit<ItemError, 'status'>;
}

/** What became of an item, as Elasticsearch tells it. */
export function answerOf({ action, index, id, content }: BulkItem, outcome: RecordOutcome): ItemAnswer {
  const head = { _index: index, _id: id ?? (outcome.kind === 'stored' ? randomBytes(15).toString('base64url') : null) };
  if ('error' in content) {
    const { status, ...error } = content.error;
    return { ...head, status, error };
  }
  switch (outcome.kind) {
    case 'stored':
      return { ...head, ...WRITTEN, _version: 1, result: 'created', status: 201 };
    case 'duplicate':
      if (action === 'index') return { ...head, ...WRITTEN, _version: 1, result: 'updated', status: 200 };
      return failed(head, 409, 'version_conflict_engine_exception', 'version conflict, document already exists');
    case 'over-quota':
      return failed(head, 429, 'es_rejected_execution_exception', 'The daily cap of this workspace is reached.');
    case 'rejected':
      return failed(head, 400, 'document_parsing_exception', outcome.message);
  }
}

function failed(
  head: { _index: string; _id: string | null },
  status: number,
  type: string,
  reason: string,
): ItemAnswer {
  return { ...head, status, error: { type, reason } };
}

const WRITTEN = { _shards: { total: 1, successful: 1, failed: 0 }, _seq_no: 0, _primary_term: 1 };
