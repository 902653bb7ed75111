import type { Column, PlanNode } from '../plan/plan.ts';
import { StageNeeded } from '../syntax/stage-needed.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import type { TableReader } from '../syntax/table-reader.ts';
import { findPlugin, PLUGINS } from './plugins/registry.ts';
import { typeNamed } from './shared/expansion.ts';
import { source } from './shared/operator.ts';

/** `evaluate`: each plug-in is a file in plugins/. */
export const evaluate = source({
  name: 'evaluate',
  growth: 'bounded',
  syntax: 'EvaluateOperator',
  usage: `T | evaluate ${PLUGINS.map(({ name }) => name).join(' | ')}(...) [: (Column: Type, ...)]`,
  summary: 'Runs a plug-in.',
  read(node, input, t, whole) {
    const call = node.child('FunctionCall') as SyntaxNode;
    const name = call.child('Name')?.name ?? '';
    const plugin = findPlugin(name);
    if (!plugin) return t.unsupported(node, `The plug-in '${name}'`);
    if (!input) return t.refuse(node, `'evaluate ${name}' needs a table before it.`);
    const schema = node.child('Schema')?.child('Schema');
    const rest = schema ? (plugin.untouched?.(call, input, t) ?? input.columns) : [];
    const declared = schema ? declaredColumns(schema, rest, t) : null;
    const plan = plugin.read(call, input, t, declared);
    if (plan.columns.length > 0 || declared) return plan;
    if (t.isInsideFunction) {
      return t.refuse(
        node,
        `Inside a function '${name}' needs its columns: evaluate ${name}(...) : (Column: Type, ...).`,
      );
    }
    throw new StageNeeded(plan, whole);
  },
  run: (node, context) => context.run(node.inputs[0] as PlanNode),
});

/** The columns after the colon; a star stands for those of the input that the plug-in keeps. */
function declaredColumns(schema: SyntaxNode, input: readonly Column[], t: TableReader): Column[] {
  const written = schema.list('Columns').map((column) => ({
    name: (column.child('Name') as SyntaxNode).name,
    type: typeNamed(t, column.child('Type') as SyntaxNode),
  }));
  const isStar = schema.child('AsteriskToken') !== undefined;
  return isStar
    ? [...input.filter(({ name }) => !written.some((column) => column.name === name)), ...written]
    : written;
}
