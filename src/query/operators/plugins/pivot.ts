import { batches } from '../../evaluate/context.ts';
import { findAggregate } from '../../functions/registry.ts';
import type { Column, Expr } from '../../plan/plan.ts';
import type { SyntaxNode } from '../../syntax/syntax.ts';
import { rowId, rowSize } from '../../values/compare.ts';
import { convert } from '../../values/convert.ts';
import { checkColumn } from '../../values/limits.ts';
import type { Row, Value } from '../../values/value.ts';
import { collectHeld } from '../shared/collect-held.ts';
import { Grouper, type Grouping, readGrouping } from '../shared/grouping.ts';
import { step } from '../shared/operator.ts';
import type { Plugin } from './plugin.ts';

interface Args {
  readonly pivot: Expr;
  /** The columns that stay, as keys, and the aggregate. */
  readonly grouping: Grouping;
  readonly kept: readonly Column[];
  readonly declared: readonly Column[] | null;
}

/** What a group and a cell take in memory, beside its keys. */
const GROUP_BYTES = 400;
const CELL_BYTES = 200;

export const pivot: Plugin = {
  name: 'pivot',
  usage: 'T | evaluate pivot(Column [, Aggregate] [, Column ...])',
  summary: 'Turns the values of a column into columns and aggregates the rows of each cell (count() by default).',
  read(call, input, t, declared) {
    const args = call.child('ArgumentList')?.list('Expressions') ?? [];
    const [first, ...rest] = args as [SyntaxNode, ...SyntaxNode[]];
    const row = t.on(input.columns);
    const pivoted = row.expr(first);
    if (pivoted.k !== 'column') return t.refuse(first, 'pivot needs the name of a column.');
    const isAggregate = (node: SyntaxNode | undefined) =>
      node?.kind === 'FunctionCallExpression' && findAggregate(node.child('Name')?.name ?? '') !== undefined;
    const aggregate = isAggregate(rest[0]) ? rest[0] : undefined;
    const named = aggregate ? rest.slice(1) : rest;
    const read = aggregate
      ? readGrouping(row, [], [aggregate])
      : {
          aggregates: [{ name: 'count', args: [], types: ['long' as const], span: t.spanOf(call) }],
          outputs: [{ k: 'column' as const, type: 'long' as const, index: 0 }],
        };
    const used = new Set([pivoted.index, ...read.aggregates.flatMap((item) => item.args.flatMap(columnsOf))]);
    const indexes =
      named.length > 0
        ? named.map((item) => input.columns.findIndex((column) => column.name === item.name))
        : input.columns.flatMap((_, index) => (used.has(index) ? [] : [index]));
    const kept = indexes.map((index) => input.columns[index]!);
    const keys = indexes.map((index): Expr => ({ k: 'column', type: input.columns[index]!.type, index }));
    const plan: Args = {
      pivot: pivoted,
      kept,
      declared,
      grouping: { keys, aggregates: read.aggregates, outputs: read.outputs },
    };
    return t.node('(pivot)', call, [input], plan, declared ?? []);
  },
  step: step<Args>('(pivot)', 'bounded', async function* (node, context) {
    const { pivot: pivoted, grouping, kept, declared } = node.args;
    const valueOf = context.compile(pivoted);
    const keysOf = grouping.keys.map((key) => context.compile(key));
    const rows = await collectHeld(context.run(node.inputs[0]!), context, 'evaluate pivot', node.span);
    // the outputs of the aggregate are numbered from the start of the aggregated row
    const grouper = new Grouper({ ...grouping, keys: [] }, context, 'evaluate pivot', node.span);
    const groups = new Map<string, { keys: Row; cells: Map<string, ReturnType<Grouper['newStates']>> }>();
    const names = new Set<string>();
    for (const row of rows) {
      const keys = keysOf.map((evaluate) => evaluate(row));
      let bytes = 0;
      const id = rowId(keys);
      let group = groups.get(id);
      if (!group) {
        groups.set(id, (group = { keys, cells: new Map() }));
        bytes += rowSize(keys) + GROUP_BYTES;
      }
      const name = convert(valueOf(row), pivoted.type, 'string') as string;
      if (!declared) {
        names.add(name);
        checkColumn(name, names.size);
      }
      let states = group.cells.get(name);
      if (!states) {
        group.cells.set(name, (states = grouper.newStates()));
        bytes += CELL_BYTES;
      }
      context.hold(bytes, 'evaluate pivot', node.span);
      for (const state of states) state.add(row);
      grouper.settle();
    }
    const type = grouping.outputs[0]!.type;
    const empty = grouper.finish([], grouper.newStates())[0] as Value;
    const found: Column[] = [...kept, ...[...names].sort().map((name) => ({ name, type }))];
    const columns = declared ?? found;
    if (!declared) context.discover(columns);
    context.hold(groups.size * (40 + 8 * columns.length), 'evaluate pivot', node.span);
    const places = columns.map(({ name }) => kept.findIndex((column) => column.name === name));
    yield* batches(
      (function* () {
        for (const { keys, cells } of groups.values()) {
          yield columns.map(({ name, type: wanted }, index): Value => {
            const place = places[index]!;
            if (place >= 0) return keys[place] ?? null;
            const states = cells.get(name);
            return convert(states ? (grouper.finish([], states)[0] as Value) : empty, type, wanted);
          });
        }
      })(),
    );
  }),
};

const columnsOf = (expr: Expr): number[] =>
  expr.k === 'column' ? [expr.index] : expr.k === 'call' ? expr.args.flatMap(columnsOf) : [];
