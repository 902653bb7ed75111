import { BATCH_ROWS } from '../evaluate/context.ts';
import type { Column } from '../plan/plan.ts';
import { boundColumns, parametersOf, wordOf } from '../syntax/nodes.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import { sizeOf } from '../values/compare.ts';
import type { Row, Value } from '../values/value.ts';
import { HashTable, keyFunction } from './shared/hash-table.ts';
import { type JoinKeys, readJoinKeys } from './shared/join-keys.ts';
import { operator } from './shared/operator.ts';

/** The rows that each kind returns: pairs, left rows or right rows, and which rows without a partner. */
const KINDS = {
  innerunique: { gives: 'pairs', isUnique: true, leftAlone: false, rightAlone: false },
  inner: { gives: 'pairs', isUnique: false, leftAlone: false, rightAlone: false },
  leftouter: { gives: 'pairs', isUnique: false, leftAlone: true, rightAlone: false },
  rightouter: { gives: 'pairs', isUnique: false, leftAlone: false, rightAlone: true },
  fullouter: { gives: 'pairs', isUnique: false, leftAlone: true, rightAlone: true },
  leftsemi: { gives: 'left', isUnique: false, leftAlone: false, rightAlone: false },
  rightsemi: { gives: 'right', isUnique: false, leftAlone: false, rightAlone: false },
  leftanti: { gives: 'none', isUnique: false, leftAlone: true, rightAlone: false },
  rightanti: { gives: 'none', isUnique: false, leftAlone: false, rightAlone: true },
} as const;

type Kind = keyof typeof KINDS;
const OTHER_NAMES: Readonly<Record<string, Kind>> = {
  anti: 'leftanti',
  leftantisemi: 'leftanti',
  rightantisemi: 'rightanti',
};

interface Args extends JoinKeys {
  readonly kind: Kind;
}

export const join = operator<Args>({
  name: 'join',
  growth: 'bounded',
  syntax: 'JoinOperator',
  usage: 'T | join [kind=Kind] (R) on Column | $left.A == $right.B [, ...]',
  summary:
    'Pairs rows of two tables with equal keys. Kinds: innerunique (the default: one left row for each key), inner, leftouter, rightouter, fullouter, leftsemi, rightsemi, leftanti, rightanti. Holds the right table in memory.',
  read(node, input, t) {
    const parameters = parametersOf(node);
    const word = (wordOf(parameters.get('kind')) ?? 'innerunique').toLowerCase();
    const kind = OTHER_NAMES[word] ?? (word in KINDS ? (word as Kind) : t.unsupported(node, `The join kind '${word}'`));
    const right = t.on([]).table(node.child('Expression') as SyntaxNode);
    const keys = readJoinKeys(node.child('ConditionClause'), input.columns, right.columns, t, node);
    const { gives, leftAlone } = KINDS[kind];
    const isLeftOnly = gives === 'left' || (gives === 'none' && leftAlone);
    const isRightOnly = gives === 'right' || (gives === 'none' && !leftAlone);
    const sources: readonly Column[] = isLeftOnly
      ? input.columns
      : isRightOnly
        ? right.columns
        : [...input.columns, ...right.columns];
    const names = boundColumns(node.columns);
    const columns = sources.map((column, index) => ({ name: names[index]?.name ?? column.name, type: column.type }));
    return t.node('join', node, [input, right], { kind, ...keys }, columns);
  },
  async *run(node, context) {
    const [left, right] = node.inputs as [(typeof node.inputs)[0], (typeof node.inputs)[0]];
    const { gives, isUnique, leftAlone, rightAlone } = KINDS[node.args.kind];
    const table = await HashTable.build(right!, node.args.right, context, 'join', node.span);
    const keyOfLeft = keyFunction(node.args.left, context);
    const matched = rightAlone || gives === 'right' ? new Uint8Array(table.rows.length) : null;
    const noRight: Row = right!.columns.map(() => null);
    const noLeft: Row = left!.columns.map(() => null);
    const seen = new Set<unknown>();
    let out: Row[] = [];
    for await (const batch of context.run(left!)) {
      let bytes = 0;
      for (const row of batch) {
        const key = keyOfLeft(row);
        if (isUnique) {
          if (key === undefined || seen.has(key)) continue;
          seen.add(key);
          bytes += 40 + sizeOf(key as Value);
        }
        const partners = table.find(key);
        if (matched) for (const at of partners) matched[at] = 1;
        if (gives === 'pairs') {
          for (const at of partners) {
            out.push([...row, ...(table.rows[at] as Row)]);
            if (out.length < BATCH_ROWS) continue;
            yield out;
            out = [];
            context.checkpoint();
          }
        }
        if (gives === 'left' && partners.length > 0) out.push(row);
        if (leftAlone && partners.length === 0) out.push(gives === 'none' ? row : [...row, ...noRight]);
        if (out.length >= BATCH_ROWS) {
          yield out;
          out = [];
        }
      }
      context.hold(bytes, 'join', node.span);
      context.checkpoint();
    }
    if (matched) {
      for (const [at, row] of table.rows.entries()) {
        if (gives === 'right' ? matched[at] === 1 : matched[at] === 0) {
          out.push(gives === 'pairs' ? [...noLeft, ...row] : row);
        }
        if (out.length >= BATCH_ROWS) {
          yield out;
          out = [];
        }
      }
    }
    if (out.length > 0) yield out;
  },
});
