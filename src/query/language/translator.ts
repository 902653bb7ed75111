import { BODY_START } from '../../domain/queries/saved-query.ts';
import type { ColumnType, TableSchema } from '../../domain/tables/schema.ts';
import { findAggregate, findFunction, findWindow } from '../functions/registry.ts';
import { findOperator } from '../operators/registry.ts';
import { placeOf, type QueryErrorCode, type Span, SpanError } from '../plan/errors.ts';
import {
  type AggregateCall,
  type Call,
  type Column,
  constant,
  type Expr,
  type FinishedStage,
  type PlanNode,
  type Prerequisite,
  type RenderProperties,
  text,
  type WindowCall,
} from '../plan/plan.ts';
import { literal } from '../syntax/literal.ts';
import { boundColumns, knownType } from '../syntax/nodes.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import type { RowReader, TableReader } from '../syntax/table-reader.ts';
import { type Binding, Environment } from './environment.ts';
import { inFunction } from './functions.ts';

/** More expressions and operators than any written query has: a guard against `let`s that double each other. */
const MAX_NODES = 200_000;

/** What one translation shares. */
export interface TranslationState {
  readonly tables: ReadonlyMap<string, TableSchema>;
  readonly stages: ReadonlyMap<string, FinishedStage>;
  /** Values of `set`. */
  readonly settings: Map<string, Expr>;
  readonly prerequisites: Prerequisite[];
  readonly warnings: string[];
  render: RenderProperties | null;
  nextId: number;
  nodes: number;
}

interface Scope {
  readonly columns: readonly Column[];
  readonly sides?: { readonly left: readonly Column[]; readonly right: readonly Column[] };
  /** Window functions met so far; their results are hidden columns behind `columns`. */
  readonly windows?: WindowCall[];
  /** Aggregates met so far: their results stand in the aggregated row from position `base` on. */
  readonly aggregates?: { readonly calls: AggregateCall[]; readonly base: number };
  /** Group keys by their source text, where aggregates are read. */
  readonly keys?: ReadonlyMap<string, Expr>;
}

/** Where the body of a called function is told to be: at the call. Of a saved one also whose body it is, and its text where nodes have places in it. */
interface CallPlace extends Span {
  readonly inside?: { readonly name: string; readonly text: string | null } | undefined;
}

/** Reads the bound syntax tree into a plan. One translator per place: the names and columns that are visible there. */
export class Translator implements TableReader {
  readonly state: TranslationState;
  readonly environment: Environment;
  private readonly scope: Scope;
  /** Inside the body of a called function: the place of the call, because the body has no place in the text. */
  private readonly place: CallPlace | null;

  constructor(
    state: TranslationState,
    environment: Environment,
    scope: Scope = { columns: [] },
    place: CallPlace | null = null,
  ) {
    this.state = state;
    this.environment = environment;
    this.scope = scope;
    this.place = place;
  }

  get columns(): readonly Column[] {
    return this.scope.columns;
  }

  get isInsideFunction(): boolean {
    return this.place !== null;
  }

  setting(name: string): Expr | undefined {
    return this.state.settings.get(name);
  }

  spanOf(node: SyntaxNode): Span {
    return this.place ?? node.span;
  }

  refuse(node: SyntaxNode, message: string, code: QueryErrorCode = 'BAD_ARGUMENT'): never {
    throw new SpanError(code, this.told(message, node.span), this.spanOf(node));
  }

  /** A message about a place in the body of a saved function says where that is. */
  private told(message: string, { start, length }: Span): string {
    const { inside } = this.place ?? {};
    if (!inside) return message;
    if (inside.text === null) return `In the function '${inside.name}': ${message}`;
    return inFunction(inside.name, {
      message,
      ...placeOf(inside.text, Math.max(0, start - BODY_START.length), length),
    });
  }

  unsupported(node: SyntaxNode, what: string): never {
    return this.refuse(node, `${what} is not supported; see docs/kql.md for what is.`, 'NOT_SUPPORTED');
  }

  newId(): number {
    this.state.nextId += 1;
    return this.state.nextId;
  }

  private count(node: SyntaxNode): void {
    this.state.nodes += 1;
    if (this.state.nodes > MAX_NODES) this.refuse(node, 'The query is too complex.', 'TOO_COMPLEX');
  }

  // Places

  private with(scope: Scope, environment = this.environment, place: CallPlace | null = this.place): Translator {
    return new Translator(this.state, environment, scope, place);
  }

  /** A reader of expressions over the rows of a table. Ask `input()` afterwards: window functions put a step before it. */
  over(input: PlanNode): RowReader {
    const windows: WindowCall[] = [];
    const reader = this.with({ columns: input.columns, windows });
    return {
      reader,
      expr: (node) => reader.expr(node),
      hasWindows: () => windows.length > 0,
      input: () => (windows.length === 0 ? input : this.windowStep(input, windows)),
    };
  }

  private windowStep(input: PlanNode, windows: readonly WindowCall[]): PlanNode {
    const hidden = windows.map((call, index) => ({ name: `(window ${index})`, type: call.type }));
    return {
      op: 'window',
      columns: [...input.columns, ...hidden],
      inputs: [input],
      args: { windows },
      span: input.span,
    };
  }

  /** A reader of expressions that may hold aggregates. Aggregates are collected; the expression refers to their results. */
  aggregating(calls: AggregateCall[], base: number, keys: ReadonlyMap<string, Expr>): Translator {
    return this.with({ ...this.scope, aggregates: { calls, base }, keys });
  }

  /** A reader for conditions over two tables, `$left` and `$right`. */
  joining(left: readonly Column[], right: readonly Column[]): Translator {
    return this.with({ columns: left, sides: { left, right } });
  }

  on(columns: readonly Column[]): Translator {
    return this.with({ columns });
  }

  // Tables

  node<A>(op: string, node: SyntaxNode, inputs: readonly PlanNode[], args: A, columns: readonly Column[]): PlanNode<A> {
    this.count(node);
    return { op, columns, inputs, args, span: this.spanOf(node) };
  }

  /** A tabular expression. */
  table(node: SyntaxNode): PlanNode {
    this.count(node);
    switch (node.kind) {
      case 'PipeExpression': {
        const input = this.table(node.child('Expression') as SyntaxNode);
        return this.operator(node.child('Operator') as SyntaxNode, input, node);
      }
      case 'ParenthesizedExpression':
        return this.table(node.child('Expression') as SyntaxNode);
      case 'NameReference':
        return this.namedTable(node);
      case 'DataTableExpression':
        return this.dataTable(node);
      case 'MaterializeExpression': {
        const input = this.table(node.child('Expression') as SyntaxNode);
        return this.node('materialize', node, [input], { id: this.newId() }, input.columns);
      }
      case 'FunctionCallExpression':
        return this.calledTable(node);
      case 'PathExpression':
        return this.unsupported(node, `'${node.text}', another database or cluster,`);
      default:
        if (node.kind.endsWith('Operator')) return this.operator(node, null, node);
        return this.unsupported(node, `'${node.text.split(/[\s(]/)[0]}'`);
    }
  }

  /** Operators that begin with an implied table, as the sub-query of mv-apply does. */
  pipeline(node: SyntaxNode, start: PlanNode): PlanNode {
    const here = this.on(start.columns);
    if (node.kind === 'PipeExpression') {
      const input = here.pipeline(node.child('Expression') as SyntaxNode, start);
      return here.operator(node.child('Operator') as SyntaxNode, input, node);
    }
    if (node.kind === 'ParenthesizedExpression') return here.pipeline(node.child('Expression') as SyntaxNode, start);
    return node.kind.endsWith('Operator') ? here.operator(node, start, node) : here.table(node);
  }

  private operator(node: SyntaxNode, input: PlanNode | null, whole: SyntaxNode): PlanNode {
    const operator = findOperator(node.kind);
    if (!operator) return this.unsupported(node, `The operator '${node.children()[0]?.text ?? node.text}'`);
    return operator.read(node, input, this, whole);
  }

  private namedTable(node: SyntaxNode): PlanNode {
    const binding = this.environment.find(node.name);
    if (binding?.kind === 'table') return binding.plan;
    // a table that came later under the name of a saved function is the table
    const isHidden = binding?.kind === 'function' && binding.saved && node.symbol?.kind === 'table';
    if (binding?.kind === 'function' && !isHidden) return this.callTable(node, binding, []);
    const name = node.symbol?.kind === 'table' ? node.symbol.name : node.name;
    return this.storedTable(name, node);
  }

  storedTable(name: string, node: SyntaxNode): PlanNode {
    const stage = this.state.stages.get(name);
    if (stage) return this.node('stage', node, [], { name }, stage.columns);
    const table = this.state.tables.get(name);
    if (!table) return this.refuse(node, `The name '${name}' does not refer to any known table.`, 'KS204');
    const columns = table.columns.map(({ name: column, type }) => ({ name: column, type }));
    return this.node('scan', node, [], { table: name, timeColumn: table.timeColumn, needed: null }, columns);
  }

  storedTables(): string[] {
    return [...this.state.tables.keys()];
  }

  views(node: SyntaxNode): { name: string; plan: PlanNode }[] {
    return this.environment.views().map(({ name, declaration }) => ({ name, plan: this.view(declaration, node) }));
  }

  name(name: string, plan: PlanNode): void {
    this.environment.define(name, () => ({ kind: 'table', plan }));
  }

  renderAs(properties: RenderProperties): void {
    this.state.render = properties;
  }

  /** The rows of a function declared with `view`. */
  private view(declaration: SyntaxNode, node: SyntaxNode): PlanNode {
    const body = declaration.child('Body') as SyntaxNode;
    const inner = this.with({ columns: [] }, new Environment(this.environment), this.spanOf(node));
    for (const statement of body.list('Statements')) inner.statement(statement);
    return inner.table(body.child('Expression') as SyntaxNode);
  }

  private calledTable(node: SyntaxNode): PlanNode {
    const name = node.child('Name')?.name ?? '';
    const args = node.child('ArgumentList')?.list('Expressions') ?? [];
    const binding = this.environment.find(name);
    if (binding?.kind === 'function') return this.callTable(node, binding, args);
    if (name === 'table') {
      const first = args[0] as SyntaxNode;
      const wanted = this.literalText(first);
      const bound = this.environment.find(wanted);
      return bound?.kind === 'table' ? bound.plan : this.storedTable(wanted, first);
    }
    return this.unsupported(node, `The function '${name}'`);
  }

  private callTable(node: SyntaxNode, binding: Binding & { kind: 'function' }, args: readonly SyntaxNode[]): PlanNode {
    const called = this.enter(node, binding, args);
    return called.translator.table(called.result);
  }

  /** The body of a function of the query, ready to be read with its parameters bound. */
  private enter(node: SyntaxNode, binding: Binding & { kind: 'function' }, args: readonly SyntaxNode[]) {
    this.count(node);
    const { declaration } = binding;
    const body = node.calledBody ?? (declaration.child('Body') as SyntaxNode);
    const environment = new Environment(binding.environment);
    const parameters = declaration.child('Parameters')?.list('Parameters') ?? [];
    const named = new Map<string, SyntaxNode>();
    const positional: SyntaxNode[] = [];
    for (const arg of args) {
      if (arg.kind === 'SimpleNamedExpression') {
        named.set((arg.child('Name') as SyntaxNode).name, arg.child('Expression') as SyntaxNode);
      } else positional.push(arg);
    }
    for (const parameter of parameters) {
      const declared = parameter.child('NameAndType') as SyntaxNode;
      const name = (declared.child('Name') as SyntaxNode).name;
      const fallback = parameter.child('DefaultValue')?.child('Value');
      const arg = named.get(name) ?? positional.shift();
      const value = arg ?? fallback;
      if (!value) this.refuse(node, `The argument for '${name}' is missing.`);
      const bindingOf = this.bindingOf(
        value,
        arg ? this : new Translator(this.state, binding.environment, undefined, this.place),
      );
      environment.define(name, () => this.asDeclared(bindingOf, declared, node));
    }
    const place = this.placeInside(node, binding);
    const wrong = binding.saved && node.calledProblems.find(({ severity }) => severity === 'Error');
    const translator = this.with({ ...this.scope }, environment, place);
    if (wrong) throw new SpanError(wrong.code as QueryErrorCode, translator.told(wrong.message, wrong), place);
    for (const statement of body.list('Statements')) translator.statement(statement);
    return { translator, result: body.child('Expression') as SyntaxNode };
  }

  /** Where what is in a function's body is told to be. */
  private placeInside(node: SyntaxNode, { saved }: Binding & { kind: 'function' }): CallPlace {
    const place: CallPlace = this.place ?? node.span;
    if (saved) return { start: place.start, length: place.length, inside: saved };
    // the body of a function within a saved one has no place in the saved text
    return place.inside ? { ...place, inside: { name: place.inside.name, text: null } } : place;
  }

  private bindingOf(value: SyntaxNode, reader: Translator): Binding {
    return reader.isTabular(value)
      ? { kind: 'table', plan: reader.table(value) }
      : { kind: 'value', expr: reader.expr(value) };
  }

  /** An argument takes the declared type of its parameter. */
  private asDeclared(binding: Binding, declared: SyntaxNode, node: SyntaxNode): Binding {
    const type = declared.child('Type')?.symbol?.scalarType;
    if (binding.kind !== 'value' || !type || type === 'unknown' || binding.expr.type === type) return binding;
    return { kind: 'value', expr: this.convert(binding.expr, type, node) };
  }

  convert(expr: Expr, type: ColumnType, node: SyntaxNode): Expr {
    if (expr.type === type) return expr;
    // `todynamic` would read text as JSON
    const name = type === 'dynamic' ? 'todynamic_value' : type === 'real' ? 'todouble' : `to${type}`;
    return { k: 'call', type, name, args: [expr], span: this.spanOf(node) };
  }

  isTabular(node: SyntaxNode): boolean {
    if (node.kind === 'ParenthesizedExpression') return this.isTabular(node.child('Expression') as SyntaxNode);
    if (node.kind === 'NameReference') {
      const binding = this.environment.find(node.name);
      if (binding?.kind === 'table') return true;
      if (binding?.kind === 'value' && node.symbol?.kind !== 'column') return false;
      return node.symbol?.kind === 'table' || (node.symbol?.kind === 'function' && node.columns !== undefined);
    }
    if (node.kind === 'FunctionCallExpression' && findFunction(node.child('Name')?.name ?? '') !== undefined) {
      return (node.child('Name')?.name === 'table') === true;
    }
    return node.columns !== undefined || node.isOpen;
  }

  private dataTable(node: SyntaxNode): PlanNode {
    const columns = boundColumns(node.columns);
    const values = node.list('Values').map((value) => this.expr(value));
    const width = Math.max(1, columns.length);
    const cells = values.map((value, index) => {
      const type = (columns[index % width] as Column).type;
      return this.convert(value, type, node);
    });
    return this.node('datatable', node, [], { cells }, columns);
  }

  // Statements

  /** `let` and declarations; the expression of the query is read with `table` by the caller. */
  statement(node: SyntaxNode): void {
    if (node.kind === 'SetOptionStatement') {
      const value = node.child('ValueClause')?.child('Expression');
      if (value) this.state.settings.set((node.child('Name') as SyntaxNode).name, this.expr(value));
      return;
    }
    if (node.kind !== 'LetStatement') return this.unsupported(node, `The statement '${node.text.split(/\s/)[0]}'`);
    const name = (node.child('Name') as SyntaxNode).name;
    const value = node.child('Expression') as SyntaxNode;
    const { environment } = this;
    if (value.kind === 'FunctionDeclaration') {
      environment.define(name, () => ({ kind: 'function', declaration: value, environment }));
      if (value.child('ViewKeyword')) environment.markView(name);
      return;
    }
    environment.define(name, () => {
      if (this.isTabular(value)) return { kind: 'table', plan: this.table(value) };
      const expr = this.expr(value);
      if (expr.k === 'constant' || expr.k === 'column') return { kind: 'value', expr };
      return { kind: 'value', expr: { k: 'shared', type: expr.type, id: this.newId(), expr } };
    });
  }

  // Expressions

  column(name: string): Expr | undefined {
    const index = this.scope.columns.findIndex((column) => column.name === name);
    return index < 0 ? undefined : { k: 'column', type: (this.scope.columns[index] as Column).type, index };
  }

  call(name: string, args: readonly Expr[], node: SyntaxNode, type?: ColumnType): Call {
    this.count(node);
    return { k: 'call', type: type ?? knownType(node.type), name, args, span: this.spanOf(node) };
  }

  literalText(node: SyntaxNode): string {
    const expr = this.expr(node);
    const value = expr.k === 'shared' ? expr.expr : expr;
    if (value.k === 'constant' && typeof value.value === 'string') return value.value;
    return this.refuse(node, 'A literal text is expected here.');
  }

  precompute(plan: PlanNode, take: 'cell' | 'column', type: ColumnType): Expr {
    const id = this.newId();
    this.state.prerequisites.push({ id, plan, take });
    return { k: 'precomputed', type, id };
  }

  expr(node: SyntaxNode): Expr {
    this.count(node);
    const key = this.scope.keys?.get(node.text);
    if (key) return key;
    const constantValue = literal(node);
    if (constantValue) return constantValue;
    switch (node.kind) {
      case 'ParenthesizedExpression':
        return this.expr(node.child('Expression') as SyntaxNode);
      case 'SimpleNamedExpression':
        return this.expr(node.child('Expression') as SyntaxNode);
      case 'NameReference':
        return this.namedValue(node);
      case 'UnaryMinusExpression':
        return this.call('negate', [this.expr(node.child('Expression') as SyntaxNode)], node);
      case 'UnaryPlusExpression':
        return this.expr(node.child('Expression') as SyntaxNode);
      case 'FunctionCallExpression':
        return this.functionCall(node);
      case 'PathExpression':
        return this.path(node);
      case 'ElementExpression':
        return this.element(node);
      case 'DynamicExpression':
        return this.dynamicLiteral(node.child('Expression') as SyntaxNode);
      case 'JsonObjectExpression':
      case 'JsonArrayExpression':
        return this.dynamicLiteral(node);
      case 'ToScalarExpression':
        return this.toScalar(node);
      case 'TypeOfLiteralExpression':
        return text((node.list('Types')[0]?.text ?? 'string').toLowerCase());
      case 'DataTableExpression':
      case 'MaterializeExpression':
      case 'PipeExpression':
        return this.refuse(node, 'A single value is expected here, not a table.');
      default:
    }
    if (node.child('Left') && node.child('Operator')) return this.binary(node);
    return this.unsupported(node, `'${node.text.slice(0, 40)}'`);
  }

  private namedValue(node: SyntaxNode): Expr {
    const { symbol, name } = node;
    const wanted = symbol?.kind === 'column' ? symbol.name : name;
    if (symbol?.kind !== 'variable' && symbol?.kind !== 'parameter') {
      const column = this.column(wanted);
      if (column) {
        if (this.scope.aggregates) this.refuse(node, `The column '${name}' must be aggregated or listed after 'by'.`);
        return column;
      }
    }
    const binding = this.environment.find(name);
    if (binding?.kind === 'value') return binding.expr;
    if (binding?.kind === 'table')
      return this.precompute(binding.plan, 'cell', binding.plan.columns[0]?.type ?? 'dynamic');
    const column = this.column(wanted);
    return column ?? this.refuse(node, `The name '${name}' does not refer to any known column or value.`, 'KS142');
  }

  private functionCall(node: SyntaxNode): Expr {
    const name = node.child('Name')?.name ?? '';
    const args = node.child('ArgumentList')?.list('Expressions') ?? [];
    const binding = this.environment.find(name);
    if (binding?.kind === 'function') {
      const called = this.enter(node, binding, args);
      return called.translator.expr(called.result);
    }
    const aggregate = this.scope.aggregates ? findAggregate(name) : undefined;
    if (aggregate) return this.aggregateCall(node, name, args);
    const window = findWindow(name);
    if (window) return this.windowCall(node, name, args);
    const found = findFunction(name);
    if (!found) return this.unsupported(node, `The function '${name}'`);
    if (found.read) return found.read(node, this);
    const values = args.map((arg) => this.expr(arg));
    return this.call(found.names[0] as string, values, node, found.resultType);
  }

  /** Registers an aggregate and refers to its (first) result in the aggregated row. */
  private aggregateCall(node: SyntaxNode, name: string, args: readonly SyntaxNode[]): Expr {
    const { calls: collected, base } = this.scope.aggregates as NonNullable<Scope['aggregates']>;
    const row = this.with({ ...this.scope, aggregates: undefined, keys: undefined });
    const isStar = args.some((arg) => arg.kind === 'StarExpression');
    const exprs = args.filter((arg) => arg.kind !== 'StarExpression').map((arg) => row.expr(arg));
    const results = node.columns ? boundColumns(node.columns) : [{ name: '', type: knownType(node.type) }];
    // The star stands for the columns that the binder lists behind the explicit arguments.
    if (isStar) for (const { name: column } of results.slice(exprs.length)) exprs.push(row.column(column) as Expr);
    const types = results.map((column) => column.type);
    const index = collected.reduce((sum, call) => sum + call.types.length, 0);
    collected.push({ name, args: exprs, types, span: this.spanOf(node) });
    return { k: 'column', type: types[0] ?? 'dynamic', index: base + index };
  }

  private windowCall(node: SyntaxNode, name: string, args: readonly SyntaxNode[]): Expr {
    const { windows } = this.scope;
    if (!windows) return this.refuse(node, `The window function '${name}' cannot be used here.`);
    const exprs = args.map((arg) => this.expr(arg));
    const type = knownType(node.type);
    windows.push({ name, args: exprs, type, span: this.spanOf(node) });
    return { k: 'column', type, index: this.scope.columns.length + windows.length - 1 };
  }

  private path(node: SyntaxNode): Expr {
    const target = node.child('Expression') as SyntaxNode;
    const selector = node.child('Selector') as SyntaxNode;
    const { sides } = this.scope;
    if (sides && target.kind === 'NameReference' && (target.name === '$left' || target.name === '$right')) {
      const isLeft = target.name === '$left';
      const columns = isLeft ? sides.left : sides.right;
      const index = columns.findIndex((column) => column.name === selector.name);
      if (index < 0) this.refuse(selector, `The table has no column '${selector.name}'.`, 'KS142');
      return { k: 'column', type: (columns[index] as Column).type, index: isLeft ? index : sides.left.length + index };
    }
    if (selector.kind === 'FunctionCallExpression') this.unsupported(selector, `'${selector.text}'`);
    // `a.[b]` is `a[b]`
    const key = selector.kind === 'BracketedExpression' ? this.expr(selector.child('Expression') as SyntaxNode) : null;
    return this.call('[]', [this.expr(target), key ?? text(selector.name)], node, 'dynamic');
  }

  private element(node: SyntaxNode): Expr {
    const selector = (node.child('Selector') as SyntaxNode).child('Expression') as SyntaxNode;
    return this.call('[]', [this.expr(node.child('Expression') as SyntaxNode), this.expr(selector)], node, 'dynamic');
  }

  private dynamicLiteral(node: SyntaxNode): Expr {
    switch (node.kind) {
      case 'JsonArrayExpression':
        return this.call(
          'pack_array',
          node.list('Values').map((value) => this.dynamicLiteral(value)),
          node,
          'dynamic',
        );
      case 'JsonObjectExpression': {
        const args = node
          .list('Pairs')
          .flatMap((pair) => [
            text(jsonName(pair.child('Name') as SyntaxNode)),
            this.dynamicLiteral(pair.child('Value') as SyntaxNode),
          ]);
        return this.call('bag_pack', args, node, 'dynamic');
      }
      default: {
        const value = this.expr(node);
        return value.type === 'dynamic' ? value : this.call('todynamic_value', [value], node, 'dynamic');
      }
    }
  }

  private toScalar(node: SyntaxNode): Expr {
    const inner = node.child('Expression') as SyntaxNode;
    if (!this.isTabular(inner)) {
      const expr = this.expr(inner);
      if (!isVolatile(expr)) return expr;
      // one value for all rows, even of rand()
      const columns: Column[] = [{ name: 'print_0', type: expr.type }];
      return this.precompute(this.node('print', inner, [], { exprs: [expr] }, columns), 'cell', expr.type);
    }
    const plan = this.on([]).table(inner);
    return this.precompute(plan, 'cell', plan.columns[0]?.type ?? knownType(node.type));
  }

  private binary(node: SyntaxNode): Expr {
    const left = node.child('Left') as SyntaxNode;
    const right = node.child('Right') as SyntaxNode;
    const operator = (node.child('Operator') as SyntaxNode).text.toLowerCase().replace(/\s+/g, ' ');
    if (!findFunction(operator)) this.unsupported(node, `The operator '${operator}'`);
    if (left.kind === 'StarExpression') return this.anyColumn(node, operator, right);
    const first = this.expr(left);
    if (right.kind === 'ExpressionCouple') {
      const bounds = [right.child('First'), right.child('Second')].map((bound) => this.expr(bound as SyntaxNode));
      return this.call(operator, [first, ...bounds], node, 'bool');
    }
    if (right.kind === 'ExpressionList') return this.call(operator, [first, ...this.listOfValues(right)], node, 'bool');
    return this.call(operator, [first, this.expr(right)], node);
  }

  /** The right side of `in`, `has_any`: values, arrays, or the first column of a table. */
  private listOfValues(list: SyntaxNode): Expr[] {
    return list.list('Expressions').map((item) => {
      if (!this.isTabular(item)) return this.expr(item);
      return this.precompute(this.on([]).table(item), 'column', 'dynamic');
    });
  }

  /** `* has "x"`: true when it holds for any column, taken as text. */
  private anyColumn(node: SyntaxNode, operator: string, right: SyntaxNode): Expr {
    const value = this.expr(right);
    return this.scope.columns
      .map((column, index): Expr => ({ k: 'column', type: column.type, index }))
      .map((column) => this.call(operator, [this.convert(column, 'string', node), value], node, 'bool'))
      .reduce<Expr>((any, one) => this.call('or', [any, one], node, 'bool'), constant('bool', false));
  }
}

/** Whether each evaluation may give another value. */
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
