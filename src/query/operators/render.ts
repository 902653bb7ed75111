import { literal } from '../syntax/literal.ts';
import { wordOf } from '../syntax/nodes.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import { operator } from './shared/operator.ts';

const value = (node: SyntaxNode): string | number | boolean | readonly string[] | null => {
  if (node.kind === 'NameReferenceList') {
    return node
      .children()
      .filter((child) => !child.isToken)
      .map((child) => child.name);
  }
  const read = literal(node);
  if (read?.k === 'constant') return typeof read.value === 'bigint' ? String(read.value) : read.value;
  return wordOf(node) ?? null;
};

const LISTS = new Set(['ycolumns', 'series', 'anomalycolumns']);

export const render = operator({
  name: 'render',
  growth: 'none',
  syntax: 'RenderOperator',
  usage: 'T | render Visualization [with (property = value, ...)]',
  summary: 'Says how to show the result; the rows stay unchanged. The answer has it as `render`.',
  read(node, input, t) {
    const clause = node.child('WithClause');
    const parameters = [...node.list('Parameters'), ...(clause ? clause.list('Properties') : [])];
    const properties: Record<string, string | number | boolean | readonly string[] | null> = {
      visualization: node.child('ChartType')?.text ?? 'table',
    };
    for (const parameter of parameters) {
      const name = (parameter.child('Name') as SyntaxNode).name.toLowerCase();
      const read = value(parameter.child('Expression') as SyntaxNode);
      properties[name] = LISTS.has(name) && typeof read === 'string' ? [read] : read;
    }
    t.renderAs(properties);
    return input;
  },
  run: (node, context) => context.run(node.inputs[0]!),
});
