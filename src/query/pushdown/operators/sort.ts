import type { PushedOperator } from './operator.ts';

/**
 * Left out where what follows does not depend on the order: what follows says so by giving an ordered relation again, and an unordered one
 * is never the result.
 */
export const sort: PushedOperator = {
  name: 'sort',
  steps: [(_node, input) => (input.kind === 'single' ? null : { ...input, isUnordered: true })],
};
