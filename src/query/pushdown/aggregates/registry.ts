import type { PushedAggregate } from './aggregate.ts';
import { argMax } from './arg-max.ts';
import { counts } from './counts.ts';
import { extremes } from './extremes.ts';
import { sums } from './sums.ts';

/** The aggregates that may run in MongoDB. A `summarize` with any other runs in process. */
export const PUSHED_AGGREGATES: readonly PushedAggregate[] = [argMax, ...counts, ...extremes, ...sums];

const byName = new Map(PUSHED_AGGREGATES.flatMap((entry) => entry.names.map((name) => [name, entry] as const)));

export const pushedAggregate = (name: string): PushedAggregate | undefined => byName.get(name);
