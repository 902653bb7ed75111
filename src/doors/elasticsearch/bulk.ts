import { isCrowded, RECORD_VALUES } from '../../domain/json/crowded.ts';
import { JSON_LIMITS, type JsonLimits } from '../../domain/json/json-limits.ts';
import { isObject, type JsonObject } from '../../domain/json/json-object.ts';
import { shorten } from '../../domain/text/shorten.ts';
import type { PostWeight } from '../post/heavy.ts';
import { BodyError } from '../post/read-body.ts';
import { eachJsonLine, type JsonLine } from '../post/read-json-lines.ts';
import { readJson, refuseManyRecords } from '../post/read-json.ts';

/** What went wrong with one item, as Elasticsearch tells it. */
export interface ItemError {
  status: number;
  type: string;
  reason: string;
}

/** One action of a bulk request. */
export interface BulkItem {
  action: string;
  index: string;
  id: string | null;
  /** What is to be stored, or why nothing can be. */
  content: { document: JsonObject } | { error: ItemError };
}

const ACTIONS = new Set(['create', 'index', 'update', 'delete']);
const NEWLINE = 0x0a;
/** The deepest that values of a document may lie within each other. */
const MAX_DEPTH = 100;
/** The longest name of an index, and id, in characters; those of Elasticsearch itself are 255 and 512 bytes. */
const MAX_NAME = 512;
const LIMITS: JsonLimits = { ...JSON_LIMITS, depth: MAX_DEPTH };

/** An action whose document has not come yet. */
interface Action {
  readonly action: string;
  readonly index: string | null;
  readonly id: string | null;
  readonly error: ItemError | null;
}

/**
 * The items of a bulk request: a line that says what to do, then a line with the document. As the original does, a body that does not end
 * with a newline or has an invalid action line is refused as a whole, because the lines after it have no meaning; an item with a bad
 * document fails alone. Throws a `BodyError`.
 */
export async function readBulk(body: Buffer, defaultIndex: string | null, weight: PostWeight): Promise<BulkItem[]> {
  if (body.length === 0) throw new BodyError(400, 'parse_exception', 'request body is required');
  if (body[body.length - 1] !== NEWLINE) {
    throw new BodyError(400, 'illegal_argument_exception', 'The bulk request must be terminated by a newline [\\n]');
  }
  const items: BulkItem[] = [];
  let open: Action | null = null;
  let lastLine = 0;
  await eachJsonLine(body, { limits: LIMITS, weight }, (line) => {
    lastLine = line.number;
    if (open !== null) {
      items.push(itemOf(open, contentOf(open, line)));
      open = null;
      return;
    }
    if (line.isBlank) return;
    refuseManyRecords(items.length + 1);
    const action = readAction(line, defaultIndex);
    if (action.action === 'delete') items.push(itemOf(action, { error: notTaken('delete') }));
    else open = action;
  });
  if (open !== null) items.push(itemOf(open, { error: withoutDocument(open, lastLine) }));
  if (items.length === 0) {
    throw new BodyError(400, 'action_request_validation_exception', 'Validation Failed: 1: no requests added;');
  }
  return items;
}

/** What a request for one document names in its path. */
export interface DocumentTarget {
  readonly action: 'create' | 'index';
  readonly index: string;
  readonly id: string | null;
}

/** The item of a request whose body is one document. Throws a `BodyError`. */
export async function readSingle(body: Buffer, target: DocumentTarget, weight: PostWeight): Promise<BulkItem> {
  const { action, index, id } = target;
  const wrong = errorOf(action, index, id);
  if (wrong) throw new BodyError(wrong.status, wrong.type, wrong.reason);
  const value = await readJson(body, weight, { limits: LIMITS }).catch((error: unknown) => {
    if (!(error instanceof BodyError) || error.code !== 'BAD_JSON') throw error;
    throw new BodyError(400, 'document_parsing_exception', error.message);
  });
  const shown = () => shorten(body.toString('utf8', 0, SHOWN));
  return { action, index, id, content: readDocument({ value, fault: null, number: 1, isBlank: false, shown }) };
}

/** Bytes of a document that a message needs. */
const SHOWN = 400;

function readAction({ value, number, shown }: JsonLine, defaultIndex: string | null): Action {
  const [action, meta] = isObject(value) ? (Object.entries(value)[0] ?? []) : [];
  if (action === undefined || !ACTIONS.has(action) || !isObject(meta)) {
    throw new BodyError(
      400,
      'illegal_argument_exception',
      `Malformed action/metadata line [${number}], expected an object with [create], [delete], [index] or [update], got ${shown()}`,
    );
  }
  const { _index: ownIndex, _id: id } = meta;
  const index = typeof ownIndex === 'string' ? ownIndex : defaultIndex;
  return {
    action,
    index,
    id: typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, MAX_NAME) : null,
    error: errorOf(action, index, id),
  };
}

/** Why nothing of an action can be stored, whatever its document is. */
function errorOf(action: string, index: string | null, id: unknown): ItemError | null {
  if (action === 'update') return notTaken('update');
  if (index === null || index === '') {
    return failure('action_request_validation_exception', 'Validation Failed: 1: index is missing;');
  }
  if (index.length > MAX_NAME) return tooLong('_index', index);
  return typeof id === 'string' && id.length > MAX_NAME ? tooLong('_id', id) : null;
}

function tooLong(member: string, got: string): ItemError {
  const reason = `${member}: expected at most ${MAX_NAME} characters, got ${shorten(got)}`;
  return failure('illegal_argument_exception', reason);
}

function contentOf({ error }: Action, line: JsonLine): BulkItem['content'] {
  return error ? { error } : readDocument(line);
}

function readDocument({ value, fault, number, shown }: JsonLine): BulkItem['content'] {
  const expected =
    fault?.kind === 'too-deep'
      ? `values at most ${MAX_DEPTH} deep`
      : fault?.kind === 'not-utf8'
        ? 'a document in UTF-8, for the Content-Type states no other charset'
        : fault && fault.kind !== 'no-json'
          ? `a document that can be read (${fault.message})`
          : !isObject(value)
            ? 'an object of JSON'
            : isCrowded(value)
              ? `at most ${RECORD_VALUES} values`
              : null;
  if (expected === null) return { document: value as JsonObject };
  const reason = `[${number}:1] failed to parse: expected ${expected}, got ${shown()}`;
  return { error: failure('document_parsing_exception', reason) };
}

function itemOf({ action, index, id }: Action, content: BulkItem['content']): BulkItem {
  return { action, index: (index ?? '').slice(0, MAX_NAME), id, content };
}

function withoutDocument({ action, error }: Action, line: number): ItemError {
  if (action === 'update' && error) return error;
  return failure('illegal_argument_exception', `The action of line [${line}] has no document.`);
}

function notTaken(action: string): ItemError {
  return failure('illegal_argument_exception', `Records are only added here; [${action}] is not taken.`);
}

function failure(type: string, reason: string): ItemError {
  return { status: 400, type, reason };
}
