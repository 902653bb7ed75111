import type { RunContext } from '../../evaluate/context.ts';
import type { Span } from '../../plan/errors.ts';
import type { Expr, PlanNode } from '../../plan/plan.ts';
import { idOf, rowId, rowSize } from '../../values/compare.ts';
import type { Row, Value } from '../../values/value.ts';

/** Rows of one side of a join by their key. */
export class HashTable {
  readonly rows: Row[] = [];
  private readonly byKey = new Map<unknown, number[]>();

  static async build(
    plan: PlanNode,
    keys: readonly Expr[],
    context: RunContext,
    operator: string,
    span: Span,
  ): Promise<HashTable> {
    const table = new HashTable();
    const key = keyFunction(keys, context);
    for await (const batch of context.run(plan)) {
      let bytes = 0;
      for (const row of batch) {
        const at = table.rows.push(row) - 1;
        bytes += rowSize(row) + 48;
        const found = key(row);
        if (found === undefined) continue;
        if (typeof found === 'string') bytes += found.length;
        const list = table.byKey.get(found);
        if (list) list.push(at);
        else table.byKey.set(found, [at]);
      }
      context.hold(bytes, operator, span);
    }
    return table;
  }

  /** The positions of the rows with this key. */
  find(key: unknown): readonly number[] {
    return key === undefined ? NONE : (this.byKey.get(key) ?? NONE);
  }
}

const NONE: readonly number[] = [];

/** The join key of a row; undefined where a part of it is null, because null equals nothing. */
export function keyFunction(keys: readonly Expr[], context: RunContext): (row: Row) => unknown {
  const evaluators = keys.map((key) => context.compile(key));
  const [only] = evaluators;
  if (evaluators.length === 1 && only) {
    return (row) => {
      const value = only(row);
      return value === null ? undefined : idOf(value);
    };
  }
  return (row) => {
    const values: Value[] = [];
    for (const evaluate of evaluators) {
      const value = evaluate(row);
      if (value === null) return undefined;
      values.push(value);
    }
    return rowId(values);
  };
}
