import { columnSteps } from './columns.ts';
import { count } from './count.ts';
import { distinct } from './distinct.ts';
import type { PushedOperator } from './operator.ts';
import { sort } from './sort.ts';
import { summarize } from './summarize.ts';
import { where } from './where.ts';

/** The operators that may run in MongoDB. What is not listed runs in process, and all that follows it. */
export const PUSHED_OPERATORS: readonly PushedOperator[] = [...columnSteps, count, distinct, sort, summarize, where];

const byName = new Map(PUSHED_OPERATORS.map((entry) => [entry.name, entry]));

export const pushedOperator = (name: string): PushedOperator | undefined => byName.get(name);
