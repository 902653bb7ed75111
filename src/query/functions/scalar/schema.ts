import { constant } from '../../plan/plan.ts';
import { type ScalarFunction, special } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';

const never = () => () => null;

/** Functions about the query's own tables, which the translator answers. */
export const schema: readonly ScalarFunction[] = neverGrowing([
  special(
    'column_ifexists columnifexists',
    'column_ifexists(Name, Default)',
    'The column of this name, or the default where the table has none.',
    never,
    {
      read(node, reader) {
        const [name, fallback] = node.child('ArgumentList')?.list('Expressions') ?? [];
        if (!name || !fallback) return reader.refuse(node, 'column_ifexists needs a name and a default.');
        return reader.column(reader.literalText(name)) ?? reader.expr(fallback);
      },
    },
  ),
  special('iscolumnexists', 'iscolumnexists(Name)', 'True when the table has a column of this name.', never, {
    read(node, reader) {
      const [name] = node.child('ArgumentList')?.list('Expressions') ?? [];
      return constant('bool', name !== undefined && reader.column(reader.literalText(name)) !== undefined);
    },
  }),
  special('table', 'table(Name)', 'The table of this name.', never, {
    read: (node, reader) => reader.refuse(node, 'table() gives a table, not a value.'),
  }),
]);
