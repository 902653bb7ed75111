import type { Model, PipelineStage } from 'mongoose';
import { createFarEnds } from './far-ends.ts';

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

/** An end of what is read of a list: what lies beyond it, in the order of `sort`. */
interface Bound {
  readonly key: SortValues;
  readonly sort: readonly SortField[];
}

const farEnds = createFarEnds();

/**
 * Reads one page by position. The range of the first sort field stands with the scope in a `$match` of its own, since a planner may
 * use an index only where it covers all of it; mongod merges the two. Where the end of the page is known from the last time, the range
 * ends there: one command as long as the page has not lost more than it had to spare, else a second one reads on.
 */
export async function readPage<D>(model: Model<D>, list: ListQuery, request: PageRequest): Promise<Page<D>> {
  const { limit, backward, after, before } = request;
  const reversed = list.sort.map(([field, direction]) => [field, -direction] as const) as readonly SortField[];
  const sort = backward ? reversed : list.sort;
  const bounds = [
    ...(after ? [{ key: after, sort: list.sort }] : []),
    ...(before ? [{ key: before, sort: reversed }] : []),
  ];
  const found = await readFirst(model, list, { sort, bounds, limit: limit + 1, name: nameOf(model, list, request) });
  const more = found.length > limit;
  const items = backward ? found.slice(0, limit).reverse() : found.slice(0, limit);
  return {
    items,
    hasNextPage: backward ? before !== null : more,
    hasPreviousPage: backward ? more : after !== null,
  };
}

interface FirstOf {
  readonly sort: readonly SortField[];
  readonly bounds: readonly Bound[];
  readonly limit: number;
  /** Names the page among those whose ends are remembered; null where its list cannot be narrowed. */
  readonly name: string | null;
}

async function readFirst<D>(model: Model<D>, list: ListQuery, { sort, bounds, limit, name }: FirstOf): Promise<D[]> {
  const opposite = sort.map(([field, direction]) => [field, -direction] as const) as readonly SortField[];
  const end = name === null ? null : farEnds.get(name);
  if (end !== null) {
    const near = await run(model, list, sort, bounds, { limit, upTo: { key: end, sort: opposite } });
    if (near.length >= limit) return near;
    farEnds.set(name!, null);
  }
  // Some more than is wanted, so that the end holds though some of the page leave it.
  const spare = name === null ? 0 : Math.max(10, limit >> 2);
  const found = await run(model, list, sort, bounds, { limit: limit + spare });
  const last = found.length > limit ? found.at(-1) : undefined;
  if (name !== null && last) farEnds.set(name, sortKeyOf(last as object, sort));
  return found.slice(0, limit);
}

/** The first documents of a list between bounds, in an order; `upTo` is a bound that may let more through. */
async function run<D>(
  model: Model<D>,
  list: ListQuery,
  sort: readonly SortField[],
  bounds: readonly Bound[],
  { limit, upTo }: { readonly limit: number; readonly upTo?: Bound },
): Promise<D[]> {
  const outer = [...bounds, ...(upTo ? [upTo] : [])].map((bound) => outerBound(bound, list));
  const scope = merge([list.scope, ...outer].filter(isSome));
  const rest = [list.rest, ...bounds.map((bound) => beyond(bound, list))].filter(isSome);
  const order = Object.fromEntries(sort) as Record<string, 1 | -1>;
  if (rest.length === 0) {
    const options = list.projection ? { projection: list.projection } : {};
    const found = model.collection
      .find(scope as object, options)
      .sort(order)
      .limit(limit)
      .batchSize(limit + 1);
    return (await found.toArray()) as D[];
  }
  const pipeline: PipelineStage[] = [
    { $match: scope },
    { $sort: order },
    { $match: { $and: rest } },
    { $limit: limit },
    ...(list.projection ? [{ $project: list.projection }] : []),
  ];
  return model.aggregate<D>(pipeline);
}

/** A page of a list that is sorted by what may be null, or that is narrow already, has no name. */
function nameOf<D>(model: Model<D>, list: ListQuery, request: PageRequest): string | null {
  const [field] = list.sort[0]!;
  if (list.nullable?.includes(field) || field in list.scope) return null;
  return JSON.stringify([model.modelName, list.sort, list.scope, list.rest, request]);
}

function isSome(part: Record<string, unknown>): boolean {
  return Object.keys(part).length > 0;
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

/** One condition of several; ranges of the same field become one range. */
function merge(parts: readonly Record<string, unknown>[]): Record<string, unknown> {
  const merged: Record<string, unknown> = {};
  for (const part of parts)
    for (const [field, condition] of Object.entries(part)) {
      if (!(field in merged)) merged[field] = condition;
      else if (areApart(merged[field], condition))
        merged[field] = { ...(merged[field] as object), ...(condition as object) };
      else return { $and: [...parts] };
    }
  return merged;
}

/** Whether of two conditions of a field one is a range from below, the other from above. */
function areApart(one: unknown, other: unknown): boolean {
  return (isRange(one, '$g') && isRange(other, '$l')) || (isRange(one, '$l') && isRange(other, '$g'));
}

function isRange(condition: unknown, side: '$g' | '$l'): boolean {
  if (typeof condition !== 'object' || condition === null) return false;
  return Object.keys(condition).every((operator) => operator.startsWith(side));
}

function valueOf(field: string, value: string | number | null, list: ListQuery): unknown {
  return value !== null && list.times?.includes(field) ? new Date(value) : value;
}

/**
 * What the first sort field must be at least: an index can serve this. Empty where it may be null. SecantusDB (0.6.0b17) leaves out the
 * documents at an inclusive end of a range where the index has fields after it, so numbers, which are whole, and times, which are whole
 * milliseconds, are bounded by their neighbour. Strings stand last in their indexes.
 */
function outerBound({ key, sort }: Bound, list: ListQuery): Record<string, unknown> {
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
function beyond({ key, sort }: Bound, list: ListQuery): Record<string, unknown> {
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
