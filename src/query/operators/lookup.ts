import { BATCH_ROWS } from '../evaluate/context.ts';
import { boundColumns, parametersOf, wordOf } from '../syntax/nodes.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import type { Row } from '../values/value.ts';
import { HashTable, keyFunction } from './shared/hash-table.ts';
import { type JoinKeys, readJoinKeys } from './shared/join-keys.ts';
import { operator } from './shared/operator.ts';

interface Args extends JoinKeys {
  readonly isOuter: boolean;
  /** Columns of the right table that are not keys. */
  readonly picked: readonly number[];
}

export const lookup = operator<Args>({
  name: 'lookup',
  growth: 'bounded',
  syntax: 'LookupOperator',
  usage: 'T | lookup [kind=leftouter|inner] (R) on Column [, ...]',
  summary: 'Adds the columns of a small table by key, without repeating the keys. Holds the right table in memory.',
  read(node, input, t) {
    const kind = (wordOf(parametersOf(node).get('kind')) ?? 'leftouter').toLowerCase();
    if (kind !== 'leftouter' && kind !== 'inner') t.unsupported(node, `The lookup kind '${kind}'`);
    const right = t.on([]).table(node.child('Expression') as SyntaxNode);
    const keys = readJoinKeys(node.child('LookupClause'), input.columns, right.columns, t, node);
    const used = new Set(
      keys.right.map((key) => (key.k === 'call' ? key.args[0] : key)).map((key) => key?.k === 'column' && key.index),
    );
    const picked = right.columns.flatMap((_, index) => (used.has(index) ? [] : [index]));
    const names = boundColumns(node.columns);
    const sources = [...input.columns, ...picked.map((index) => right.columns[index]!)];
    const columns = sources.map((column, index) => ({ name: names[index]?.name ?? column.name, type: column.type }));
    return t.node('lookup', node, [input, right], { ...keys, isOuter: kind === 'leftouter', picked }, columns);
  },
  async *run(node, context) {
    const { isOuter, picked } = node.args;
    const table = await HashTable.build(node.inputs[1]!, node.args.right, context, 'lookup', node.span);
    const keyOfLeft = keyFunction(node.args.left, context);
    const nothing: Row = picked.map(() => null);
    let out: Row[] = [];
    for await (const batch of context.run(node.inputs[0]!)) {
      for (const row of batch) {
        const partners = table.find(keyOfLeft(row));
        for (const at of partners) {
          const partner = table.rows[at] as Row;
          out.push([...row, ...picked.map((index) => partner[index] ?? null)]);
          if (out.length < BATCH_ROWS) continue;
          yield out;
          out = [];
          context.checkpoint();
        }
        if (isOuter && partners.length === 0) out.push([...row, ...nothing]);
        if (out.length >= BATCH_ROWS) {
          yield out;
          out = [];
        }
      }
    }
    if (out.length > 0) yield out;
  },
});
