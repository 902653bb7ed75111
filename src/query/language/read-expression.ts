import { findAggregate, findFunction, findWindow } from '../functions/registry.ts';
import type { ColumnType } from '../../domain/tables/schema.ts';
import { type Column, constant, empty, type Expr, text } from '../plan/plan.ts';
import { isLeastLong, literal } from '../syntax/literal.ts';
import { boundColumns, knownType } from '../syntax/nodes.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import { enterFunction } from './called-function.ts';
import type { NameScope } from './translation.ts';
import type { Translator } from './translator.ts';

/** A single value. */
export function readExpr(t: Translator, node: SyntaxNode): Expr {
  t.count(node);
  const key = t.scope.keys?.get(node.text);
  if (key) return key;
  const constantValue = literal(node);
  if (constantValue) return constantValue;
  switch (node.kind) {
    case 'ParenthesizedExpression':
      return t.expr(node.child('Expression') as SyntaxNode);
    case 'SimpleNamedExpression':
      return t.expr(node.child('Expression') as SyntaxNode);
    case 'NameReference':
      return readName(t, node);
    case 'UnaryMinusExpression':
      if (isLeastLong(node)) return constant('long', -(2n ** 63n));
      return t.call('negate', [t.expr(node.child('Expression') as SyntaxNode)], node);
    case 'UnaryPlusExpression':
      return t.expr(node.child('Expression') as SyntaxNode);
    case 'FunctionCallExpression':
      return readCall(t, node);
    case 'PathExpression':
      return readPath(t, node);
    case 'ElementExpression':
      return readElement(t, node);
    case 'DynamicExpression':
      return readDynamic(t, node.child('Expression') as SyntaxNode);
    case 'JsonObjectExpression':
    case 'JsonArrayExpression':
      return readDynamic(t, node);
    case 'ToScalarExpression':
      return readToScalar(t, node);
    case 'TypeOfLiteralExpression':
      return text((node.list('Types')[0]?.text ?? 'string').toLowerCase());
    case 'DataTableExpression':
    case 'MaterializeExpression':
    case 'PipeExpression':
      return t.refuse(node, 'A single value is expected here, not a table.');
    default:
  }
  if (node.child('Left') && node.child('Operator')) return readBinary(t, node);
  return t.unsupported(node, `'${node.text.slice(0, 40)}'`);
}

function readName(t: Translator, node: SyntaxNode): Expr {
  const { symbol, name } = node;
  const wanted = symbol?.kind === 'column' ? symbol.name : name;
  if (symbol?.kind !== 'variable' && symbol?.kind !== 'parameter') {
    const column = t.column(wanted);
    if (column) {
      if (t.scope.aggregates) t.refuse(node, `The column '${name}' must be aggregated or listed after 'by'.`);
      return column;
    }
  }
  const binding = t.environment.find(name);
  if (binding?.kind === 'value') return binding.expr;
  if (binding?.kind === 'table') return t.precompute(binding.plan, 'cell', binding.plan.columns[0]?.type ?? 'dynamic');
  const column = t.column(wanted);
  return column ?? t.refuse(node, `The name '${name}' does not refer to any known column or value.`, 'KS142');
}

function readCall(t: Translator, node: SyntaxNode): Expr {
  const name = node.child('Name')?.name ?? '';
  const args = node.child('ArgumentList')?.list('Expressions') ?? [];
  const binding = t.environment.find(name);
  if (binding?.kind === 'function') {
    const called = enterFunction(t, { node, binding, args });
    return called.translator.expr(called.result);
  }
  const aggregate = t.scope.aggregates ? findAggregate(name) : undefined;
  if (aggregate) return readAggregate(t, node, name, args);
  const window = findWindow(name);
  if (window) return readWindow(t, node, name, args);
  const found = findFunction(name);
  if (!found) return t.unsupported(node, `The function '${name}'`);
  if (found.read) return found.read(node, t);
  const values = args.map((arg) => t.expr(arg));
  return t.call(found.names[0] as string, values, node, found.resultType);
}

/** Registers an aggregate and refers to its (first) result in the aggregated row. */
function readAggregate(t: Translator, node: SyntaxNode, name: string, args: readonly SyntaxNode[]): Expr {
  const { calls: collected, base } = t.scope.aggregates as NonNullable<NameScope['aggregates']>;
  const row = t.with({ ...t.scope, aggregates: undefined, keys: undefined });
  const index = collected.reduce((sum, call) => sum + call.types.length, 0);
  const add = (exprs: readonly Expr[], types: readonly ColumnType[]): Expr => {
    collected.push({ name, args: exprs, types, span: t.spanOf(node) });
    return { k: 'column', type: types[0] ?? 'dynamic', index: base + index };
  };
  // its argument is not used, see `countWithArgument`
  if (name === 'count' || name === 'cnt') return add([], ['long']);
  const isStar = args.some((arg) => arg.kind === 'StarExpression');
  // with a star, take_any leaves out group keys
  const isLeftOut = (arg: SyntaxNode) =>
    isStar && /^(?:take_)?any$/.test(name) && arg.kind === 'NameReference' && t.scope.keys?.has(arg.text) === true;
  const explicit = args.filter((arg) => arg.kind !== 'StarExpression' && !isLeftOut(arg)).map((arg) => row.expr(arg));
  const types = node.columns ? node.columns.map(({ type }) => knownType(type)) : [knownType(node.type)];
  if (!isStar) return add(explicit, types);
  const exprs = [...explicit, ...starOf(row, node, name, explicit)];
  return exprs.length === 0
    ? constant('dynamic', null)
    : add(
        exprs,
        exprs.map(({ type }) => type),
      );
}

/**
 * The columns that `*` stands for: those that the binder lists behind the explicit arguments. Where there is one result, it has no list.
 */
function starOf(row: Translator, node: SyntaxNode, name: string, explicit: readonly Expr[]): Expr[] {
  if (node.columns) {
    // the older forms name `x_y`, or `_y` behind an argument without a name
    const prefix = /^arg(?:max|min)$/.test(name) ? (node.columns[0]?.name ?? '').length + 1 : 0;
    return boundColumns(node.columns.slice(explicit.length)).map(
      ({ name: column, type }) => row.column(column.slice(prefix)) ?? empty(type),
    );
  }
  if (explicit.length > 0) return [];
  const { columns, grouped } = row.scope;
  const index = columns.findIndex((_, at) => grouped?.has(at) !== true);
  return index < 0 ? [empty(knownType(node.type))] : [{ k: 'column', type: (columns[index] as Column).type, index }];
}

function readWindow(t: Translator, node: SyntaxNode, name: string, args: readonly SyntaxNode[]): Expr {
  const { windows } = t.scope;
  if (!windows) return t.refuse(node, `The window function '${name}' cannot be used here.`);
  const exprs = args.map((arg) => t.expr(arg));
  const type = knownType(node.type);
  windows.push({ name, args: exprs, type, span: t.spanOf(node) });
  return { k: 'column', type, index: t.scope.columns.length + windows.length - 1 };
}

function readPath(t: Translator, node: SyntaxNode): Expr {
  const target = node.child('Expression') as SyntaxNode;
  const selector = node.child('Selector') as SyntaxNode;
  const { sides } = t.scope;
  if (sides && target.kind === 'NameReference' && (target.name === '$left' || target.name === '$right')) {
    const isLeft = target.name === '$left';
    const columns = isLeft ? sides.left : sides.right;
    const index = columns.findIndex((column) => column.name === selector.name);
    if (index < 0) t.refuse(selector, `The table has no column '${selector.name}'.`, 'KS142');
    return { k: 'column', type: (columns[index] as Column).type, index: isLeft ? index : sides.left.length + index };
  }
  if (selector.kind === 'FunctionCallExpression') t.unsupported(selector, `'${selector.text}'`);
  // `a.[b]` is `a[b]`
  const key = selector.kind === 'BracketedExpression' ? t.expr(selector.child('Expression') as SyntaxNode) : null;
  return t.call('[]', [t.expr(target), key ?? text(selector.name)], node, 'dynamic');
}

function readElement(t: Translator, node: SyntaxNode): Expr {
  const selector = (node.child('Selector') as SyntaxNode).child('Expression') as SyntaxNode;
  return t.call('[]', [t.expr(node.child('Expression') as SyntaxNode), t.expr(selector)], node, 'dynamic');
}

function readDynamic(t: Translator, node: SyntaxNode): Expr {
  switch (node.kind) {
    case 'JsonArrayExpression':
      return t.call(
        'pack_array',
        node.list('Values').map((value) => readDynamic(t, value)),
        node,
        'dynamic',
      );
    case 'JsonObjectExpression': {
      const args = node
        .list('Pairs')
        .flatMap((pair) => [
          text(jsonName(pair.child('Name') as SyntaxNode)),
          readDynamic(t, pair.child('Value') as SyntaxNode),
        ]);
      return t.call('bag_pack', args, node, 'dynamic');
    }
    default: {
      const value = t.expr(node);
      return value.type === 'dynamic' ? value : t.call('todynamic_value', [value], node, 'dynamic');
    }
  }
}

function readToScalar(t: Translator, node: SyntaxNode): Expr {
  const inner = node.child('Expression') as SyntaxNode;
  if (!t.isTabular(inner)) {
    const expr = t.expr(inner);
    if (!isVolatile(expr)) return expr;
    // one value for all rows, even for rand()
    const columns: Column[] = [{ name: 'print_0', type: expr.type }];
    return t.precompute(t.node('print', inner, [], { exprs: [expr] }, columns), 'cell', expr.type);
  }
  const plan = t.on([]).table(inner);
  return t.precompute(plan, 'cell', plan.columns[0]?.type ?? knownType(node.type));
}

function readBinary(t: Translator, node: SyntaxNode): Expr {
  const left = node.child('Left') as SyntaxNode;
  const right = node.child('Right') as SyntaxNode;
  const operator = (node.child('Operator') as SyntaxNode).text.toLowerCase().replace(/\s+/g, ' ');
  if (!findFunction(operator)) t.unsupported(node, `The operator '${operator}'`);
  if (left.kind === 'StarExpression') return readAnyColumn(t, node, operator, right);
  const first = t.expr(left);
  if (right.kind === 'ExpressionCouple') {
    const bounds = [right.child('First'), right.child('Second')].map((bound) => t.expr(bound as SyntaxNode));
    return t.call(operator, [first, ...bounds], node, 'bool');
  }
  if (right.kind === 'ExpressionList') return t.call(operator, [first, ...readList(t, right)], node, 'bool');
  return t.call(operator, [first, t.expr(right)], node);
}

/** The right side of `in`, `has_any`: values, arrays, or the first column of a table. */
function readList(t: Translator, list: SyntaxNode): Expr[] {
  return list.list('Expressions').map((item) => {
    if (!t.isTabular(item)) return t.expr(item);
    return t.precompute(t.on([]).table(item), 'column', 'dynamic');
  });
}

/** `* has "x"`: true when it holds for any column, read as text. */
function readAnyColumn(t: Translator, node: SyntaxNode, operator: string, right: SyntaxNode): Expr {
  const value = t.expr(right);
  return t.scope.columns
    .map((column, index): Expr => ({ k: 'column', type: column.type, index }))
    .map((column) => t.call(operator, [t.convert(column, 'string', node), value], node, 'bool'))
    .reduce<Expr>((any, one) => t.call('or', [any, one], node, 'bool'), constant('bool', false));
}

/** Whether each evaluation may have another value. */
const isVolatile = (expr: Expr): boolean =>
  expr.k === 'shared'
    ? isVolatile(expr.expr)
    : expr.k === 'call' && (findFunction(expr.name)?.isVolatile === true || expr.args.some(isVolatile));

const jsonName = (token: SyntaxNode): string => {
  const source = token.text;
  const quoted = /^["']([\s\S]*)["']$/.exec(source);
  if (!quoted) return source;
  const content = quoted[1] as string;
  return content.replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_, escape: string) =>
    escape.length === 5 ? String.fromCharCode(parseInt(escape.slice(1), 16)) : (ESCAPES[escape] ?? escape),
  );
};
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '0': '\0' };
