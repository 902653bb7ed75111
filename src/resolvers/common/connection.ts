import { createHash } from 'node:crypto';
import type { Model } from 'mongoose';
import type { Cursors } from '../../domain/ids/cursor.ts';
import {
  countList,
  readPage,
  sortKeyOf,
  type ListQuery,
  type PageRequest,
  type SortField,
  type SortValues,
} from '../../models/support/page.ts';
import { badInput } from './bad-input.ts';

/** A page of a list as GraphQL shows it. Functions are called only for what was asked. */
export interface Connection<N> {
  nodes: N[];
  edges: () => Edge<N>[];
  pageInfo: () => {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: () => Promise<number>;
}

export interface Edge<N> {
  cursor: string;
  node: N;
}

export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

const MAX_PAGE = 100;
const DEFAULT_PAGE = 50;

/** How many, and in which direction. Both `first` and `last`, or a number outside 1 to 100, is refused. */
export function pageSize({ first, last }: PageArguments): { limit: number; backward: boolean } {
  if (first != null && last != null) throw badInput('last', 'either first or last', last);
  for (const [name, value] of [
    ['first', first],
    ['last', last],
  ] as const) {
    if (value != null && (value < 1 || value > MAX_PAGE)) throw badInput(name, `a number from 1 to ${MAX_PAGE}`, value);
  }
  return { limit: first ?? last ?? DEFAULT_PAGE, backward: last != null };
}

/** The scope of a list's cursors: what is listed, of which workspace, in which order and under which filter. */
export function listScope(name: string, workspace: string, orderAndFilter: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(orderAndFilter)).digest('base64url');
  return `list ${name} ${workspace} ${hash}`;
}

/** Reads a cursor of this list; null for none. One that was altered or is of another list is refused. */
function sortKey(cursors: Cursors, scope: string, name: string, cursor: string | null | undefined): SortValues | null {
  if (cursor == null) return null;
  const value = cursors.open(scope, cursor);
  if (value === null) throw badInput(name, 'a cursor of this list with the same order and filter, unaltered', cursor);
  return JSON.parse(value) as SortValues;
}

/** One page of a list in MongoDB. */
export async function connect<D extends object>(
  cursors: Cursors,
  scope: string,
  model: Model<D>,
  list: ListQuery,
  args: PageArguments,
): Promise<Connection<D>> {
  const request: PageRequest = {
    ...pageSize(args),
    after: sortKey(cursors, scope, 'after', args.after),
    before: sortKey(cursors, scope, 'before', args.before),
  };
  const { items, hasNextPage, hasPreviousPage } = await readPage(model, list, request);
  return connection(
    items,
    (document) => cursors.seal(scope, JSON.stringify(sortKeyOf(document, list.sort))),
    { hasNextPage, hasPreviousPage },
    () => countList(model, list),
  );
}

/** A connection around a page that was read already. */
export function connection<N>(
  nodes: N[],
  cursorOf: (node: N) => string,
  page: { hasNextPage: boolean; hasPreviousPage: boolean },
  totalCount: () => Promise<number>,
): Connection<N> {
  const cursorAt = (index: number) => {
    const node = nodes.at(index);
    return node === undefined ? null : cursorOf(node);
  };
  return {
    nodes,
    edges: () => nodes.map((node) => ({ cursor: cursorOf(node), node })),
    pageInfo: () => ({ ...page, startCursor: cursorAt(0), endCursor: cursorAt(-1) }),
    totalCount,
  };
}

/** One page of a list that is in memory. */
export function connectInMemory<D extends object>(
  cursors: Cursors,
  scope: string,
  documents: readonly D[],
  sort: readonly SortField[],
  args: PageArguments,
): Connection<D> {
  const { limit, backward } = pageSize(args);
  const after = sortKey(cursors, scope, 'after', args.after);
  const before = sortKey(cursors, scope, 'before', args.before);
  const all = documents
    .map((document) => ({ document, key: sortKeyOf(document, sort) }))
    .sort((a, b) => compareKeys(a.key, b.key, sort));
  const rest = all.filter(
    ({ key }) => (!after || compareKeys(key, after, sort) > 0) && (!before || compareKeys(key, before, sort) < 0),
  );
  const page = backward ? rest.slice(-limit) : rest.slice(0, limit);
  const more = rest.length > limit;
  return connection(
    page.map(({ document }) => document),
    (document) => cursors.seal(scope, JSON.stringify(sortKeyOf(document, sort))),
    {
      hasNextPage: backward ? before !== null : more,
      hasPreviousPage: backward ? more : after !== null,
    },
    () => Promise.resolve(all.length),
  );
}

/** The order of two positions of a list. */
function compareKeys(a: SortValues, b: SortValues, sort: readonly SortField[]): number {
  for (const [index, [, direction]] of sort.entries()) {
    const [left, right] = [a[index]!, b[index]!];
    if (left === right) continue;
    // null sorts below everything.
    const order = left === null ? -1 : right === null ? 1 : left < right ? -1 : 1;
    return order * direction;
  }
  return 0;
}
