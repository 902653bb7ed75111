import { findFunction } from '../functions/registry.ts';
import { findOperator } from '../operators/registry.ts';
import type { Column, PlanNode } from '../plan/plan.ts';
import { boundColumns } from '../syntax/nodes.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import { enterFunction } from './called-function.ts';
import type { Binding, Environment } from './environment.ts';
import type { Translator } from './translator.ts';

/** A tabular expression. */
export function readTable(t: Translator, node: SyntaxNode): PlanNode {
  t.count(node);
  switch (node.kind) {
    case 'PipeExpression': {
      const input = t.table(node.child('Expression') as SyntaxNode);
      return readOperator(t, node.child('Operator') as SyntaxNode, input, node);
    }
    case 'ParenthesizedExpression':
      return t.table(node.child('Expression') as SyntaxNode);
    case 'NameReference':
      return readNamedTable(t, node);
    case 'DataTableExpression':
      return readDataTable(t, node);
    case 'MaterializeExpression': {
      const input = t.table(node.child('Expression') as SyntaxNode);
      return t.node('materialize', node, [input], { id: t.newId() }, input.columns);
    }
    case 'FunctionCallExpression':
      return readCalledTable(t, node);
    case 'PathExpression':
      return t.unsupported(node, `'${node.text}', another database or cluster,`);
    default:
      if (node.kind.endsWith('Operator')) return readOperator(t, node, null, node);
      return t.unsupported(node, `'${node.text.split(/[\s(]/)[0]}'`);
  }
}

/** Operators that begin with an implied table, as the sub-query of mv-apply does. */
export function readPipeline(t: Translator, node: SyntaxNode, start: PlanNode): PlanNode {
  const here = t.on(start.columns);
  if (node.kind === 'PipeExpression') {
    const input = readPipeline(here, node.child('Expression') as SyntaxNode, start);
    return readOperator(here, node.child('Operator') as SyntaxNode, input, node);
  }
  if (node.kind === 'ParenthesizedExpression') return readPipeline(here, node.child('Expression') as SyntaxNode, start);
  return node.kind.endsWith('Operator') ? readOperator(here, node, start, node) : here.table(node);
}

function readOperator(t: Translator, node: SyntaxNode, input: PlanNode | null, whole: SyntaxNode): PlanNode {
  const operator = findOperator(node.kind);
  if (!operator) return t.unsupported(node, `The operator '${node.children()[0]?.text ?? node.text}'`);
  return operator.read(node, input, t, whole);
}

function readNamedTable(t: Translator, node: SyntaxNode): PlanNode {
  const binding = t.environment.find(node.name);
  if (binding?.kind === 'table') return binding.plan;
  // a table that was created later under the name of a saved function takes precedence
  const isHidden = binding?.kind === 'function' && binding.saved && node.symbol?.kind === 'table';
  if (binding?.kind === 'function' && !isHidden) return readFunction(t, node, binding, []);
  const name = node.symbol?.kind === 'table' ? node.symbol.name : node.name;
  return t.storedTable(name, node);
}

export function storedTable(t: Translator, name: string, node: SyntaxNode): PlanNode {
  const stage = t.state.stages.get(name);
  if (stage) return t.node('stage', node, [], { name }, stage.columns);
  const table = t.state.tables.get(name);
  if (!table) return t.refuse(node, `The name '${name}' does not refer to any known table.`, 'KS204');
  const columns = table.columns.map(({ name: column, type }) => ({ name: column, type }));
  return t.node('scan', node, [], { table: name, timeColumn: table.timeColumn, needed: null }, columns);
}

/** The rows of a function declared with `view`. */
export function readView(t: Translator, declaration: SyntaxNode, environment: Environment, node: SyntaxNode): PlanNode {
  const body = declaration.child('Body') as SyntaxNode;
  const inner = t.with({ columns: [] }, environment, t.spanOf(node));
  for (const statement of body.list('Statements')) inner.statement(statement);
  return inner.table(body.child('Expression') as SyntaxNode);
}

function readCalledTable(t: Translator, node: SyntaxNode): PlanNode {
  const name = node.child('Name')?.name ?? '';
  const args = node.child('ArgumentList')?.list('Expressions') ?? [];
  const binding = t.environment.find(name);
  if (binding?.kind === 'function') return readFunction(t, node, binding, args);
  if (name === 'table') {
    const first = args[0] as SyntaxNode;
    const wanted = t.literalText(first);
    const bound = t.environment.find(wanted);
    return bound?.kind === 'table' ? bound.plan : t.storedTable(wanted, first);
  }
  return t.unsupported(node, `The function '${name}'`);
}

function readFunction(
  t: Translator,
  node: SyntaxNode,
  binding: Binding & { kind: 'function' },
  args: readonly SyntaxNode[],
): PlanNode {
  const called = enterFunction(t, { node, binding, args });
  return called.translator.table(called.result);
}

export function isTabular(t: Translator, node: SyntaxNode): boolean {
  if (node.kind === 'ParenthesizedExpression') return isTabular(t, node.child('Expression') as SyntaxNode);
  if (node.kind === 'NameReference') {
    const binding = t.environment.find(node.name);
    if (binding?.kind === 'table') return true;
    if (binding?.kind === 'value' && node.symbol?.kind !== 'column') return false;
    return node.symbol?.kind === 'table' || (node.symbol?.kind === 'function' && node.columns !== undefined);
  }
  if (node.kind === 'FunctionCallExpression' && findFunction(node.child('Name')?.name ?? '') !== undefined) {
    return (node.child('Name')?.name === 'table') === true;
  }
  return node.columns !== undefined || node.isOpen;
}

function readDataTable(t: Translator, node: SyntaxNode): PlanNode {
  const columns = boundColumns(node.columns);
  const values = node.list('Values').map((value) => t.expr(value));
  const width = Math.max(1, columns.length);
  const cells = values.map((value, index) => {
    const type = (columns[index % width] as Column).type;
    return t.convert(value, type, node);
  });
  return t.node('datatable', node, [], { cells }, columns);
}
