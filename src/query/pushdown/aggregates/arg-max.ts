import { result, storedResult } from '../group.ts';
import { asStored } from '../operand.ts';
import type { MongoExpr } from '../storage.ts';
import type { PushedAggregate } from './aggregate.ts';

/**
 * The row in which the first argument is largest, nulls last; of equals the first one. MongoDB's `$max` of a document compares its members
 * one after the other: first the argument, then what orders the rows, which is different in every row; the others come along.
 */
export const argMax: PushedAggregate = {
  names: ['arg_max', 'argmax'],
  prepare({ args, types }, { scope, group, relation, name }) {
    const { storage, timeColumn, columns } = relation.source;
    if (relation.kind !== 'stored' || relation.isUnordered || storage.order === null) return null;
    const [by] = args;
    const first = scope.value(by);
    if (!first) return null;
    const timePath = timeColumn === null ? undefined : storage.columns[timeColumn]?.path;
    // the order of the rows is that of their times: it alone decides
    const isByTime = first.field !== undefined && first.field.path === timePath && columns.length > 0;
    const members: Record<string, MongoExpr> = {
      ...(isByTime ? {} : { by: first.expr }),
      order: `$${storage.order}`,
    };
    return args.map((arg, index) => () => {
      const operand = index === 0 ? first : scope.value(arg);
      if (!operand || operand.type !== types[index]) return null;
      group.add(name, { $max: members }, '$max');
      // what is compared stays as it is: documents with a missing member compare by the names of those they have
      if (index === 0 && !isByTime) return result(`${name}.by`, operand.type, operand.isNullable);
      members[`c${index}`] = asStored(operand);
      return storedResult(`${name}.c${index}`, operand);
    });
  },
};
