import { comparison } from './comparison.ts';
import type { PushedFunction } from './function.ts';
import { lists } from './lists.ts';
import { logic } from './logic.ts';
import { text } from './text.ts';
import { times } from './times.ts';

/** The functions that may run in MongoDB. What is not listed runs in process. */
export const PUSHED_FUNCTIONS: readonly PushedFunction[] = [...comparison, ...lists, ...logic, ...text, ...times];

const byName = new Map(PUSHED_FUNCTIONS.flatMap((entry) => entry.names.map((name) => [name, entry] as const)));

export const pushedFunction = (name: string): PushedFunction | undefined => byName.get(name);
