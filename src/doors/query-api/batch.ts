import { isObject, type JsonObject } from '../../domain/json/json-object.ts';
import { badArgument, noSuchPath, type ApiError } from './errors.ts';

/** One request of a batch, as it came: what is wrong with it is its own answer's matter. */
export interface BatchItem {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly workspace: unknown;
  readonly prefer: string | undefined;
  readonly body: unknown;
}

/** One answer of a batch: its body in pieces, and what is to be done when they are written. */
export interface BatchAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly pieces: Iterable<string>;
  leave(): void;
}

/** The most requests of one batch. */
const MAX_BATCH = 100;
/** Characters of a request's id, header and path; a query in a path may be written with three for each of its bytes. */
const MAX_ID = 1_000;
const MAX_HEADER = 1_000;
const MAX_PATH = 256 * 1024;

/** Reads the requests of a batch. Throws an `ApiError` where the batch as a whole cannot be taken: ids name the answers, so each must be there once. */
export function readBatch({ requests }: Readonly<Record<string, unknown>>): BatchItem[] {
  if (!Array.isArray(requests) || requests.length === 0 || requests.length > MAX_BATCH) {
    const got = Array.isArray(requests) ? `${requests.length} requests` : requests;
    throw badArgument('requests', `a list of 1 to ${MAX_BATCH} requests`, got);
  }
  const seen = new Set<string>();
  return requests.map((request: unknown, index) => {
    const members = (typeof request === 'object' && request !== null ? request : {}) as Record<string, unknown>;
    const { id, method, path, workspace, headers, body } = members;
    if (typeof id !== 'string' || id === '' || id.length > MAX_ID)
      throw badArgument(`requests[${index}].id`, `a text of at most ${MAX_ID} characters that names the request`, id);
    if (seen.has(id)) throw badArgument(`requests[${index}].id`, 'an id that no other request of the batch has', id);
    seen.add(id);
    return {
      id,
      // As the original takes one that does not say.
      method: typeof method === 'string' ? method.toUpperCase() : 'GET',
      path: typeof path === 'string' ? path : '/query',
      workspace,
      prefer: preferOf(headers),
      body,
    };
  });
}

/** The header `Prefer` of a request of a batch; undefined where it has none, or one that nobody would send. */
function preferOf(headers: unknown): string | undefined {
  if (!isObject(headers)) return undefined;
  for (const name in headers) {
    const value = headers[name];
    if (name.length === 'prefer'.length && name.toLowerCase() === 'prefer') {
      return typeof value === 'string' && value.length <= MAX_HEADER ? value : undefined;
    }
  }
  return undefined;
}

/** The members of a request's body, and those of its address; throws an `ApiError` for another path than `/query`. */
export function partsOf({ method, path, body }: BatchItem): {
  body: JsonObject;
  address: JsonObject;
} {
  const url = path.length > MAX_PATH ? null : URL.parse(path, 'http://batch');
  if (url?.pathname !== '/query') throw noSuchPath(path);
  const address = Object.fromEntries(url.searchParams);
  if (method === 'GET') return { body: {}, address };
  if (method !== 'POST') throw badArgument('method', 'GET or POST', method);
  if (!isObject(body)) throw badArgument('body', 'an object with the member "query"', body);
  return { body, address };
}

/** A refused request of a batch; the others go on. */
export function refusedItem(error: ApiError): BatchAnswer {
  const headers: Record<string, string> = error.retryAfter === null ? {} : { 'Retry-After': String(error.retryAfter) };
  return { status: error.status, headers, pieces: [JSON.stringify(error.body)], leave: () => undefined };
}

/**
 * Answers a batch as JSON text, in the order of its requests (clients that drop ids count on that), while at most `ahead` of them
 * are worked on or wait to be written.
 */
export async function* writeBatch(
  items: readonly BatchItem[],
  answer: (item: BatchItem) => Promise<BatchAnswer>,
  ahead: number,
): AsyncGenerator<string> {
  const started: Promise<BatchAnswer>[] = [];
  yield '{"responses":[';
  for (const [index, { id }] of items.entries()) {
    while (started.length < Math.min(items.length, index + ahead)) started.push(answer(items[started.length]!));
    const { status, headers, pieces, leave } = await started[index]!;
    // Nothing of a written answer is kept.
    started[index] = Promise.resolve(NOTHING);
    try {
      yield `${index === 0 ? '' : ','}{"id":${JSON.stringify(id)},"status":${status},"headers":${JSON.stringify(headers)},"body":`;
      yield* pieces;
      yield '}';
    } finally {
      leave();
    }
  }
  yield ']}';
}

const NOTHING: BatchAnswer = { status: 0, headers: {}, pieces: [], leave: () => undefined };
