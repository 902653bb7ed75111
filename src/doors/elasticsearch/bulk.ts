import { shorten } from '../../domain/text/shorten.ts';
import { isObject, type JsonObject } from '../../domain/json/json-object.ts';
import { refuseCrowdedJson, refuseManyRecords } from '../post/crowded.ts';
import { BodyError } from '../post/read-body.ts';

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

/**
 * The items of a bulk request: a line that says what to do, then a line with the document. As the original does, a body that does not end
 * with a newline or has an invalid action line is refused as a whole, because the lines after it have no meaning; an item with a bad
 * document fails alone. Throws a `BodyError`.
 */
export function readBulk(body: Buffer, defaultIndex: string | null): BulkItem[] {
  if (body.length === 0) throw new BodyError(400, 'parse_exception', 'request body is required');
  if (body[body.length - 1] !== NEWLINE) {
    throw new BodyError(400, 'illegal_argument_exception', 'The bulk request must be terminated by a newline [\\n]');
  }
  refuseCrowdedJson(body);
  const items: BulkItem[] = [];
  let at = 0;
  let line = 0;
  const next = (): string => {
    const end = body.indexOf(NEWLINE, at);
    const text = body.toString('utf8', at, end);
    at = end + 1;
    line += 1;
    return text;
  };
  while (at < body.length) {
    const text = next();
    if (text.trim() === '') continue;
    refuseManyRecords(items.length + 1);
    const { action, meta } = readAction(text, line);
    const index = typeof meta['_index'] === 'string' ? meta['_index'] : defaultIndex;
    const id = typeof meta['_id'] === 'string' || typeof meta['_id'] === 'number' ? String(meta['_id']) : null;
    const item = { action, index: index ?? '', id };
    if (action === 'delete') {
      items.push({
        ...item,
        content: failure('illegal_argument_exception', 'Records are only added here; [delete] is not taken.'),
      });
      continue;
    }
    const alone = at >= body.length;
    const document = alone ? '' : next();
    if (action === 'update') {
      items.push({
        ...item,
        content: failure('illegal_argument_exception', 'Records are only added here; [update] is not taken.'),
      });
    } else if (alone) {
      items.push({
        ...item,
        content: failure('illegal_argument_exception', `The action of line [${line}] has no document.`),
      });
    } else if (index === null || index === '') {
      items.push({
        ...item,
        content: failure('action_request_validation_exception', 'Validation Failed: 1: index is missing;'),
      });
    } else items.push({ ...item, content: readDocument(document, line) });
  }
  if (items.length === 0) {
    throw new BodyError(400, 'action_request_validation_exception', 'Validation Failed: 1: no requests added;');
  }
  return items;
}

function readAction(text: string, line: number): { action: string; meta: JsonObject } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  const [action, meta] = isObject(value) ? (Object.entries(value)[0] ?? []) : [];
  if (action === undefined || !ACTIONS.has(action) || !isObject(meta)) {
    throw new BodyError(
      400,
      'illegal_argument_exception',
      `Malformed action/metadata line [${line}], expected an object with [create], [delete], [index] or [update], got ${shorten(text)}`,
    );
  }
  return { action, meta };
}

function readDocument(text: string, line: number): BulkItem['content'] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Told below.
  }
  const expected = !isObject(value)
    ? 'an object of JSON'
    : isDeeper(value, MAX_DEPTH)
      ? `values at most ${MAX_DEPTH} deep`
      : null;
  if (expected === null) return { document: value as JsonObject };
  const reason = `[${line}:1] failed to parse: expected ${expected}, got ${shorten(text)}`;
  return failure('document_parsing_exception', reason);
}

/** Whether values lie deeper within each other than so many levels; what is deeper than that is not looked at. */
function isDeeper(value: object, levels: number): boolean {
  if (levels === 0) return true;
  for (const one of Array.isArray(value) ? (value as unknown[]) : Object.values(value)) {
    if (typeof one === 'object' && one !== null && isDeeper(one, levels - 1)) return true;
  }
  return false;
}

function failure(type: string, reason: string): BulkItem['content'] {
  return { error: { status: 400, type, reason } };
}
