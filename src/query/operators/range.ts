import { BATCH_ROWS } from '../evaluate/context.ts';
import { SpanError } from '../plan/errors.ts';
import type { Expr } from '../plan/plan.ts';
import { boundColumns } from '../syntax/nodes.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import { compareValues } from '../values/compare.ts';
import { add, type Int64 } from '../values/int64.ts';
import type { Row, Value } from '../values/value.ts';
import { source } from './shared/operator.ts';

interface Args {
  readonly from: Expr;
  readonly to: Expr;
  readonly step: Expr;
}

/** `value + step` in the type of the column. */
const next = (value: Value, by: Value): Value => {
  if (typeof value === 'bigint' && typeof by === 'number') return value + BigInt(by);
  return add(value as Int64, by as Int64);
};

export const range = source<Args>({
  name: 'range',
  growth: 'bounded',
  syntax: 'RangeOperator',
  usage: 'range Column from Start to Stop step Step',
  summary: 'Gives the values from Start to at most Stop, each Step from the last.',
  read(node, _input, t) {
    const columns = boundColumns(node.columns);
    const type = columns[0]?.type ?? 'long';
    const here = t.on([]);
    const part = (member: string, wanted = type) =>
      here.convert(here.expr(node.child(member) as SyntaxNode), wanted, node);
    const args = { from: part('From'), to: part('To'), step: part('Step', type === 'datetime' ? 'timespan' : type) };
    return t.node('range', node, [], args, columns);
  },
  async *run(node, context) {
    const type = node.columns[0]?.type;
    const value = (expr: Expr) => context.compile(expr)([]);
    const [from, to, step] = [value(node.args.from), value(node.args.to), value(node.args.step)];
    if (from === null || to === null || step === null) return;
    if (step === 0 || step === 0n) throw new SpanError('BAD_ARGUMENT', 'range: the step must not be zero.', node.span);
    const direction = compareValues(step, 0) > 0 ? 1 : -1;
    let batch: Row[] = [];
    const isReal = type === 'real';
    for (let at: Value = from, count = 0; compareValues(at, to) * direction <= 0; count += 1) {
      batch.push([at]);
      if (batch.length >= BATCH_ROWS) {
        yield batch;
        batch = [];
      }
      // reals are multiplied, not summed up, so that errors do not accumulate
      const following: Value = isReal ? (from as number) + (count + 1) * (step as number) : next(at, step);
      if (compareValues(following, at) * direction <= 0) break;
      at = following;
    }
    if (batch.length > 0) yield batch;
  },
});
