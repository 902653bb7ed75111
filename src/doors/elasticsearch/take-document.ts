import type { Core } from '../../services/core.ts';
import { recordSorted } from '../../services/records/record-sorted.ts';
import type { Bearer } from '../../services/usage/delivery.ts';
import type { PostWeight } from '../post/heavy.ts';
import { readSingle, type DocumentTarget, type ItemError } from './bulk.ts';
import { answerOf, sortItem } from './take-bulk.ts';

/** What became of a document: the answer's status and members, or what is wrong. */
export type DocumentAnswer =
  | { readonly status: number; readonly body: object }
  | { readonly status: number; readonly error: Omit<ItemError, 'status'> };

const STEPS = new Set(['_doc', '_create']);

/**
 * The document that a path names: `INDEX/_doc`, `INDEX/_doc/ID` and `INDEX/_create/ID`, as the official clients write it. Null for another
 * path or method.
 *
 * @param steps the parts of the path, decoded.
 */
export function targetOf(method: string, steps: readonly string[], opType: unknown): DocumentTarget | null {
  const [index = '', kind = '', id = null] = steps;
  if (!STEPS.has(kind) || steps.length > 3 || index.startsWith('_')) return null;
  // Only an id that the caller gives can be put, or created.
  const isWritten = method === 'POST' || (method === 'PUT' && id !== null);
  if (!isWritten || (kind === '_create' && id === null)) return null;
  return { action: kind === '_create' || opType === 'create' ? 'create' : 'index', index, id };
}

/** Stores one document, by the same rules as an item of a bulk request. Throws a `BodyError`. */
export async function takeDocument(
  core: Core,
  bearer: Bearer,
  { body, target, weight }: { readonly body: Buffer; readonly target: DocumentTarget; readonly weight: PostWeight },
): Promise<DocumentAnswer> {
  const item = await readSingle(body, target, weight);
  const sorted = [sortItem(item, bearer.workspace, core.clock())];
  const [outcome] = await recordSorted(core, { bearer, sorted, bytes: body.length });
  const { status, error, ...members } = answerOf(item, outcome!);
  return error ? { status, error } : { status, body: members };
}
