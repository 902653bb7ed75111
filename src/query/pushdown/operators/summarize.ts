import type { Grouping } from '../../operators/grouping.ts';
import type { Expr } from '../../plan.ts';
import { pushedAggregate } from '../aggregates/registry.ts';
import { Group } from '../group.ts';
import { type PushContext, type Relation, scopeOf } from '../relation.ts';
import type { Columns } from '../scope.ts';
import { computed } from './columns.ts';
import type { PushedOperator, PushedStep } from './operator.ts';

/** The groups: the columns are the keys, then the results of the aggregates. */
const grouped: PushedStep = (node, input, context) => {
  const { keys, aggregates } = node.args as Grouping;
  if (input.kind === 'single') return null;
  const scope = scopeOf(input, context);
  const operands = keys.map((key) => scope.value(key));
  if (!operands.every((operand) => operand !== null)) return null;
  const group = new Group(operands);
  const columns: (() => ReturnType<Columns[number]>)[] = operands.map((_, index) => () => group.key(index));
  for (const [index, call] of aggregates.entries()) {
    const results = pushedAggregate(call.name)?.prepare(call, { scope, group, relation: input, name: `a${index}` });
    if (!results) return null;
    columns.push(...results);
  }
  return {
    ...input,
    stages: [...input.stages, () => group.stages()],
    columns,
    kind: keys.length === 0 ? 'single' : 'grouped',
    isReduced: true,
    isUnordered: false,
  };
};

/** The columns that the query asked for, over those of the groups. */
const outputs: PushedStep = (node, input, context) => {
  const { keys, outputs: exprs } = node.args as Grouping;
  return withOutputs(input, keys.length, exprs, context);
};

function withOutputs(input: Relation, keys: number, exprs: readonly Expr[], context: PushContext): Relation | null {
  // of no rows there is one row with the results of nothing, which only the process makes
  if (input.kind === 'single') return null;
  return { ...input, columns: [...input.columns.slice(0, keys), ...computed(exprs, input, context)] };
}

export const summarize: PushedOperator = { name: 'summarize', steps: [grouped, outputs] };
