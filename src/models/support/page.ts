import type { Model, PipelineStage } from 'mongoose';

/** A field that a list is sorted by, and which way. The last one is unique, so that every position is one. */
export type SortField = readonly [field: string, direction: 1 | -1];

/** The values of the sort fields at a position of a list; times as ISO text. */
export type SortValues = readonly (string | number | null)[];

/** Which page of a list: so many after a position, or so many before one. */
export interface PageRequest {
  limit: number;
  backward: boolean;
  after: SortValues | null;
  before: SortValues | null;
}

export interface Page<D> {
  items: D[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** What a list is read from. `scope` holds what an index covers, `rest` what else must match. */
export interface ListQuery {
  scope: Record<string, unknown>;
  rest: Record<string, unknown>;
  sort: readonly SortField[];
  /** Fields that hold a time. */
  times?: readonly string[];
  /** Fields that may be null. */
  nullable?: readonly string[];
  projection?: Record<string, 0 | 1>;
}

/**
 * Reads one page by position. The range of the first sort field stands with the scope in a `$match` of its own, since a planner may
 * use an index only where it covers all of it; mongod merges the two.
 */
export async function readPage<D>(model: Model<D>, list: ListQuery, request: PageRequest): Promise<Page<D>> {
  const { limit, backward, after, before } = request;
  const sort = list.sort.map(([field, direction]) => [field, backward ? -direction : direction] as const);
  const bounds = [
    ...(after ? [{ key: after, sort: list.sort }] : []),
    ...(before ? [{ key: before, sort: list.sort.map(([field, direction]) => [field, -direction] as const) }] : []),
  ] as { key: SortValues; sort: readonly SortField[] }[];
  const scope = [list.scope, ...bounds.map((bound) => outerBound(bound, list))].filter(
    (part) => Object.keys(part).length > 0,
  );
  const rest = [list.rest, ...bounds.map((bound) => beyond(bound, list))].filter(
    (part) => Object.keys(part).length > 0,
  );

  const pipeline: PipelineStage[] = [
    { $match: merge(scope) },
    { $sort: Object.fromEntries(sort) as Record<string, 1 | -1> },
    ...(rest.length > 0 ? [{ $match: { $and: rest } }] : []),
    { $limit: limit + 1 },
    ...(list.projection ? [{ $project: list.projection }] : []),
  ];
  const found = await model.aggregate<D>(pipeline);
  const more = found.length > limit;
  const items = backward ? found.slice(0, limit).reverse() : found.slice(0, limit);
  return {
    items,
    hasNextPage: backward ? before !== null : more,
    hasPreviousPage: backward ? more : after !== null,
  };
}

/** How many documents a list has in all. */
export function countList<D>(model: Model<D>, list: ListQuery): Promise<number> {
  const narrowed = Object.keys(list.rest).length > 0;
  return model.countDocuments((narrowed ? { $and: [list.scope, list.rest] } : list.scope) as object);
}

/** The sort key of a document. */
export function sortKeyOf(document: object, sort: readonly SortField[]): SortValues {
  return sort.map(([field]) => {
    const value = (document as Record<string, unknown>)[field];
    return value instanceof Date ? value.toISOString() : ((value ?? null) as string | number | null);
  });
}

function merge(parts: Record<string, unknown>[]): Record<string, unknown> {
  const fields = parts.flatMap((part) => Object.keys(part));
  return new Set(fields).size === fields.length ? Object.assign({}, ...parts) : { $and: parts };
}

function valueOf(field: string, value: string | number | null, list: ListQuery): unknown {
  return value !== null && list.times?.includes(field) ? new Date(value) : value;
}

/**
 * What the first sort field must be at least: an index can serve this. Empty where it may be null. SecantusDB (0.6.0b17) leaves out the
 * documents at an inclusive end of a range where the index has fields after it, so numbers, which are whole, and times, which are whole
 * milliseconds, are bounded by their neighbour. Strings stand last in their indexes.
 */
function outerBound(
  { key, sort }: { key: SortValues; sort: readonly SortField[] },
  list: ListQuery,
): Record<string, unknown> {
  const [field, direction] = sort[0]!;
  const value = valueOf(field, key[0]!, list);
  if (list.nullable?.includes(field)) return {};
  if (typeof value === 'number') return { [field]: direction === 1 ? { $gt: value - 1 } : { $lt: value + 1 } };
  if (value instanceof Date) {
    const neighbour = new Date(value.getTime() - direction);
    return { [field]: direction === 1 ? { $gt: neighbour } : { $lt: neighbour } };
  }
  return { [field]: direction === 1 ? { $gte: value } : { $lte: value } };
}

/** What lies strictly beyond a position. null sorts below everything. */
function beyond(
  { key, sort }: { key: SortValues; sort: readonly SortField[] },
  list: ListQuery,
): Record<string, unknown> {
  const alternatives = sort.map(([field, direction], index) => {
    const value = valueOf(field, key[index]!, list);
    const equal = sort.slice(0, index).map(([name], place) => ({ [name]: valueOf(name, key[place]!, list) }));
    return { $and: [...equal, further(field, direction, value)] };
  });
  return { $or: alternatives };
}

function further(field: string, direction: 1 | -1, value: unknown): Record<string, unknown> {
  if (value === null) return direction === 1 ? { [field]: { $ne: null } } : { [field]: { $in: [] } };
  if (direction === 1) return { [field]: { $gt: value } };
  return { $or: [{ [field]: { $lt: value } }, { [field]: null }] };
}

const IN_PAGE = 100;

/** Every document that matches, in pages of the order of ids: constant memory however many there are. */
export async function* inPages<D extends { _id: string }>(
  model: Model<D>,
  filter: Record<string, unknown>,
): AsyncGenerator<D[]> {
  for (let after: string | null = null; ;) {
    const narrowed: object = after === null ? filter : { $and: [filter, { _id: { $gt: after } }] };
    const page = await model.find(narrowed).sort({ _id: 1 }).limit(IN_PAGE).lean<D[]>();
    if (page.length > 0) yield page;
    if (page.length < IN_PAGE) return;
    after = page.at(-1)!._id;
  }
}
