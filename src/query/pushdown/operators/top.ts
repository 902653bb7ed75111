import type { SortKey } from '../../operators/ordering.ts';
import type { Expr } from '../../plan.ts';
import { scopeOf, withStages } from '../relation.ts';
import type { PushedOperator } from './operator.ts';

/**
 * The first rows of an order. Only of stored documents, by a field that holds its column as it is: then equals keep the order of the scan,
 * and an index may give the order. Text without a value is empty in the language and missing in the document, so only text that is always
 * there counts; null stands first in MongoDB as in the language.
 */
export const top: PushedOperator = {
  name: 'top',
  steps: [
    (node, input, context) => {
      const { count, key } = node.args as { count: Expr; key: SortKey };
      const { storage } = input.source;
      if (input.kind !== 'stored' || input.isUnordered || storage.order === null) return null;
      const scope = scopeOf(input, context);
      const wanted = Number(scope.constant(count) ?? NaN);
      const operand = scope.value(key.expr);
      const field = operand?.field;
      if (!(wanted >= 1) || !Number.isSafeInteger(wanted) || !operand || !field?.isSure) return null;
      if (key.nullsFirst !== key.isAscending && operand.isNullable) return null;
      if (operand.type === 'string' && !field.isAlways) return null;
      const time = storage.columns[input.source.timeColumn ?? '']?.path;
      // newest first is the order itself; oldest first still puts the newer of equals first
      const isOrder = field.path === time && !key.isAscending;
      const order = isOrder ? { [storage.order]: -1 } : { [field.path]: key.isAscending ? 1 : -1, [storage.order]: -1 };
      return { ...withStages(input, { $sort: order }, { $limit: wanted }), isReduced: true };
    },
  ],
};
