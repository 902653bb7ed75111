import { BATCH_ROWS, type RunContext } from '../evaluate/context.ts';
import type { PlanNode } from '../plan/plan.ts';
import { boundColumns } from '../syntax/nodes.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import type { Row } from '../values/value.ts';
import { type Expansion, readExpansion, spreader } from './shared/expansion.ts';
import { operator } from './shared/operator.ts';

/** Bytes of a row beside its cells. */
const ROW_BYTES = 40;

interface Args extends Expansion {
  readonly width: number;
  /** The name by which the sub-query reads the rows of one record. */
  readonly rowsName: string;
  readonly subquery: PlanNode;
  /** For each output column its position in the source row, or (negative, -1 - position) in the row of the sub-query. */
  readonly outputs: readonly number[];
}

export const mvApply = operator<Args>({
  name: 'mv-apply',
  growth: 'bounded',
  syntax: 'MvApplyOperator',
  usage: 'T | mv-apply [with_itemindex=Name] [Name =] Array [to typeof(Type)] [, ...] [limit N] on (SubQuery)',
  summary: 'Spreads arrays as mv-expand does and runs a sub-query on the rows of each record apart.',
  read(node, input, t) {
    const row = t.over(input);
    const { expansion, columns } = readExpansion(node, input.columns, row, t);
    const source = row.input();
    const rowsName = `(rows ${t.newId()})`;
    const start = t.node('stage', node, [], { name: rowsName }, columns);
    const body = (node.child('Subquery') as SyntaxNode).child('Expression') as SyntaxNode;
    const subquery = t.pipeline(body, start);
    const replaced = new Set(expansion.targets.map((target) => columns[target]!.name));
    const kept = input.columns.filter((column) => !replaced.has(column.name));
    const added = subquery.columns.filter((column) => !kept.some(({ name }) => name === column.name));
    const names = boundColumns(node.columns);
    const wanted = names.length > 0 ? names : [...kept, ...added];
    const outputs = wanted.map(({ name }) => {
      const inner = subquery.columns.findIndex((column) => column.name === name);
      const outer = input.columns.findIndex((column) => column.name === name);
      return inner >= 0 && (replaced.has(name) || outer < 0) ? -1 - inner : outer;
    });
    const typed = wanted.map(({ name, type }, index) => {
      const place = outputs[index]!;
      const from = place < 0 ? subquery.columns[-1 - place] : input.columns[place];
      return { name, type: from?.type ?? type };
    });
    const args = { ...expansion, width: input.columns.length, rowsName, subquery, outputs };
    return t.node('mv-apply', node, [source], args, typed);
  },
  inner: ({ args }) => [args.subquery],
  async *run(node, context: RunContext) {
    const { width, rowsName, subquery, outputs } = node.args;
    const spreadRow = spreader(node.args, width, context);
    const rowBytes = ROW_BYTES + 8 * (width + node.args.targets.length);
    /** The rows of one record, counted while they are made. */
    const spreadHeld = (row: Row): { rows: Row[]; bytes: number } => {
      const rows: Row[] = [];
      for (const spread of spreadRow(row)) {
        rows.push(spread);
        if (rows.length % BATCH_ROWS === 0) context.hold(BATCH_ROWS * rowBytes, 'mv-apply', node.span);
      }
      return { rows, bytes: (rows.length - (rows.length % BATCH_ROWS)) * rowBytes };
    };
    let out: Row[] = [];
    for await (const batch of context.run(node.inputs[0] as PlanNode)) {
      for (const row of batch) {
        const { rows, bytes } = spreadHeld(row);
        for await (const results of context.withRows(rowsName, rows).run(subquery)) {
          for (const result of results) {
            out.push(outputs.map((place) => (place < 0 ? result[-1 - place]! : row[place]!)));
          }
          if (out.length < BATCH_ROWS) continue;
          yield out;
          out = [];
        }
        context.release(bytes);
        if (out.length >= BATCH_ROWS) {
          yield out;
          out = [];
          context.checkpoint();
        }
      }
    }
    if (out.length > 0) yield out;
  },
});
