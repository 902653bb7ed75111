import { setImmediate } from 'node:timers/promises';
import { type ResultLimits, resultRows } from '../evaluate/result-rows.ts';
import { type RunReport, runPlan, type RunningQuery, type RunSurroundings } from '../evaluate/runner.ts';
import type { Json } from '../evaluate/encode.ts';
import type { QueryPlan } from '../plan.ts';
import type { SourceRow } from '../table-provider.ts';
import { pushedFunction } from './functions/registry.ts';
import { askedOf, chainOf, type Pushed } from './push-down.ts';
import type { SourceRequest } from './storage.ts';

/**
 * Most tiles are one aggregation that gives a few rows. For those the way through an evaluation thread would cost more than the answer: the
 * same runner works here, where the database has given its few rows, and only with operators and functions that are over in no time.
 */
const SHORT_OPERATORS: ReadonlySet<string> = new Set([
  '(cut)',
  '(pick)',
  'count',
  'distinct',
  'extend',
  'project',
  'scan',
  'sort',
  'summarize',
  'take',
  'top',
  'where',
]);
/** Beside those that MongoDB runs. None of them makes a value that is longer than its arguments. */
const SHORT_FUNCTIONS: ReadonlySet<string> = new Set(['ago', 'now', '+', '-', 'tostring']);
/** Objects of a plan, from its operators to its constants. */
const MOST_PARTS = 5_000;
/** Rows that may be worked on here: one batch of the database. */
const MOST_ROWS = 1_000;

/** True where a plan, should MongoDB run its lower part, has so little left to do that it may be done in the main thread. */
export function mayRunDirectly({ root, prerequisites }: QueryPlan): boolean {
  const chain = chainOf(root);
  if (!chain || prerequisites.length > 0 || !chain.every(({ op }) => SHORT_OPERATORS.has(op))) return false;
  let left = MOST_PARTS;
  const isShort = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return true;
    left -= 1;
    if (left < 0) return false;
    const { k, name } = value as { k?: unknown; name?: string };
    if (k === 'precomputed') return false;
    if (k === 'call' && !SHORT_FUNCTIONS.has(name!) && !pushedFunction(name!)) return false;
    return Object.values(value).every(isShort);
  };
  return chain.every(({ args }) => isShort(args));
}

/** A read of a table that was begun. */
export interface Reading {
  readonly asked: SourceRequest;
  readonly batches: AsyncIterator<readonly SourceRow[]>;
  /** Gives it up. */
  close(): void;
}

/** An aggregation that was begun: what it has given, and what more comes. */
export interface Opened extends Reading {
  readonly ahead: IteratorResult<readonly SourceRow[]>[];
  failure: Error | null;
}

/** What an aggregation gives that was begun elsewhere, from its first batch. */
export async function* resumed({ ahead, failure, batches }: Opened): AsyncGenerator<readonly SourceRow[]> {
  for (const { done, value } of ahead) {
    if (done) return;
    yield value as readonly SourceRow[];
  }
  if (failure) throw failure;
  yield* { [Symbol.asyncIterator]: () => batches };
}

export type DirectOutcome =
  | ({ readonly kind: 'done'; readonly rows: Json[][] } & RunReport)
  /** Nothing of the plan runs in the source. */
  | { readonly kind: 'in process' }
  /** There is more to do than may be done here: a thread goes on with what was begun. */
  | { readonly kind: 'too long'; readonly opened: Opened | null };

/** There is more to do than may be done here. */
class TooLong extends Error {}

type Shared = Pick<
  RunSurroundings,
  'now' | 'memoryBytes' | 'sourceOf' | 'pushed' | 'isCancelled' | 'atOperator' | 'atHolder'
>;

interface Given extends Shared, ResultLimits {
  /** A read that was begun already, of what is known to be `pushed`. */
  readonly reading: Reading | null;
  /** Begins to read. */
  begin(asked: SourceRequest): Reading;
  /** Told what is read. */
  note(asked: SourceRequest): void;
}

/** Runs a plan that `mayRunDirectly`; whatever goes wrong is left to a thread, to be said there. */
export async function runDirectly(plan: QueryPlan, given: Given): Promise<DirectOutcome> {
  const open = async (pushed: Pushed): Promise<Reading> => {
    const asked = askedOf(pushed);
    const reading = given.begin(asked);
    // the command goes out first: what else there is to do is done while it is answered
    await setImmediate();
    given.note(asked);
    return reading;
  };
  let opened: Opened | null = null;
  let rowsRead = 0;
  const aggregate = async function* (pushed: Pushed): AsyncGenerator<readonly SourceRow[]> {
    const reading = given.reading ?? (await open(pushed));
    const { batches } = reading;
    const ahead: Opened['ahead'] = [];
    opened = { ...reading, ahead, failure: null };
    try {
      do ahead.push(await batches.next());
      while (ahead.length < 2 && !ahead[0]!.done);
    } catch (error) {
      opened.failure = error instanceof Error ? error : new Error(String(error));
      throw new TooLong();
    }
    const [first, second] = ahead;
    if (first!.done) return;
    if (!second!.done || first!.value.length > MOST_ROWS) throw new TooLong();
    rowsRead = first!.value.length;
    yield first!.value;
  };
  let isScanned = false;
  const surroundings: RunSurroundings = {
    ...given,
    isMemoryLow: () => false,
    scan() {
      isScanned = true;
      throw new TooLong();
    },
    aggregate,
  };
  const rows: Json[][] = [];
  let truncated = false;
  let query: RunningQuery;
  try {
    query = runPlan(plan, surroundings, new Map());
    for await (const batch of resultRows(query, given)) {
      for (const row of batch.rows) rows.push(row);
      truncated = batch.isCut;
    }
  } catch {
    return isScanned ? { kind: 'in process' } : { kind: 'too long', opened };
  }
  return {
    kind: 'done',
    columns: query.columns(),
    warnings: query.warnings(),
    truncated,
    rowsRead,
    steps: query.steps(),
    rows,
  };
}
