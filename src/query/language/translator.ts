import { BODY_START } from '../../domain/queries/saved-query.ts';
import type { ColumnType } from '../../domain/tables/schema.ts';
import { placeOf, type QueryErrorCode, type Span, SpanError } from '../plan/errors.ts';
import type { AggregateCall, Call, Column, Expr, PlanNode, RenderProperties, WindowCall } from '../plan/plan.ts';
import { knownType } from '../syntax/nodes.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import type { RowReader, TableReader } from '../syntax/table-reader.ts';
import type { Environment } from './environment.ts';
import { inFunction } from './functions.ts';
import { readExpr } from './read-expression.ts';
import { readStatement } from './read-statement.ts';
import { isTabular, readPipeline, readTable, readView, storedTable } from './read-table.ts';
import type { CallPlace, NameScope, TranslationState } from './translation.ts';

/** More expressions and operators than any written query has: a guard against `let`s that double each other. */
const MAX_NODES = 200_000;

/**
 * Translates the bound syntax tree into a plan. One translator for each place, with the names and columns that are visible there.
 * `read-table.ts`, `read-expression.ts`, `read-statement.ts` and `called-function.ts` read each kind of syntax.
 */
export class Translator implements TableReader {
  readonly state: TranslationState;
  readonly environment: Environment;
  readonly scope: NameScope;
  /** Inside the body of a called function the place of the call, because the body has no place in the text. */
  readonly place: CallPlace | null;

  constructor(
    state: TranslationState,
    environment: Environment,
    scope: NameScope = { columns: [] },
    place: CallPlace | null = null,
  ) {
    this.state = state;
    this.environment = environment;
    this.scope = scope;
    this.place = place;
  }

  // What is read

  table(node: SyntaxNode): PlanNode {
    return readTable(this, node);
  }

  pipeline(node: SyntaxNode, start: PlanNode): PlanNode {
    return readPipeline(this, node, start);
  }

  isTabular(node: SyntaxNode): boolean {
    return isTabular(this, node);
  }

  expr(node: SyntaxNode): Expr {
    return readExpr(this, node);
  }

  statement(node: SyntaxNode): void {
    readStatement(this, node);
  }

  // Places

  /** A translator for another place. */
  with(scope: NameScope, environment = this.environment, place: CallPlace | null = this.place): Translator {
    return new Translator(this.state, environment, scope, place);
  }

  /** A reader of expressions over the rows of a table. Call `input()` afterwards: window functions insert a step before it. */
  over(input: PlanNode): RowReader {
    const windows: WindowCall[] = [];
    const reader = this.with({ columns: input.columns, windows });
    return {
      reader,
      expr: (node) => reader.expr(node),
      hasWindows: () => windows.length > 0,
      input: () => (windows.length === 0 ? input : windowNode(input, windows)),
    };
  }

  /** A reader of expressions that may hold aggregates. Aggregates are collected; the expression refers to their results. */
  aggregating(
    calls: AggregateCall[],
    base: number,
    keys: ReadonlyMap<string, Expr>,
    grouped: ReadonlySet<number> = new Set(),
  ): Translator {
    return this.with({ ...this.scope, aggregates: { calls, base }, keys, grouped });
  }

  /** A reader for conditions over two tables, `$left` and `$right`. */
  joining(left: readonly Column[], right: readonly Column[]): Translator {
    return this.with({ columns: left, sides: { left, right } });
  }

  on(columns: readonly Column[]): Translator {
    return this.with({ columns });
  }

  get isInsideFunction(): boolean {
    return this.place !== null;
  }

  // Names

  get columns(): readonly Column[] {
    return this.scope.columns;
  }

  column(name: string): Expr | undefined {
    const index = this.scope.columns.findIndex((column) => column.name === name);
    return index < 0 ? undefined : { k: 'column', type: (this.scope.columns[index] as Column).type, index };
  }

  setting(name: string): Expr | undefined {
    return this.state.settings.get(name);
  }

  storedTable(name: string, node: SyntaxNode): PlanNode {
    return storedTable(this, name, node);
  }

  storedTables(): string[] {
    return [...this.state.tables.keys()];
  }

  views(node: SyntaxNode, matches: (name: string) => boolean = () => true): { name: string; plan: PlanNode }[] {
    return this.environment
      .views()
      .filter(({ name }) => matches(name))
      .map(({ name, declaration, environment }) => ({ name, plan: readView(this, declaration, environment, node) }));
  }

  name(name: string, plan: PlanNode): void {
    this.environment.define(name, () => ({ kind: 'table', plan }));
  }

  renderAs(properties: RenderProperties): void {
    this.state.render = properties;
  }

  // Parts of plans

  node<A>(op: string, node: SyntaxNode, inputs: readonly PlanNode[], args: A, columns: readonly Column[]): PlanNode<A> {
    this.count(node);
    return { op, columns, inputs, args, span: this.spanOf(node) };
  }

  call(name: string, args: readonly Expr[], node: SyntaxNode, type?: ColumnType): Call {
    this.count(node);
    return { k: 'call', type: type ?? knownType(node.type), name, args, span: this.spanOf(node) };
  }

  convert(expr: Expr, type: ColumnType, node: SyntaxNode): Expr {
    if (expr.type === type) return expr;
    // `todynamic` would parse text as JSON
    const name = type === 'dynamic' ? 'todynamic_value' : type === 'real' ? 'todouble' : `to${type}`;
    return { k: 'call', type, name, args: [expr], span: this.spanOf(node) };
  }

  precompute(plan: PlanNode, take: 'cell' | 'column', type: ColumnType): Expr {
    const id = this.newId();
    this.state.prerequisites.push({ id, plan, take });
    return { k: 'precomputed', type, id };
  }

  literalText(node: SyntaxNode): string {
    const expr = this.expr(node);
    const value = expr.k === 'shared' ? expr.expr : expr;
    if (value.k === 'constant' && typeof value.value === 'string') return value.value;
    return this.refuse(node, 'A literal text is expected here.');
  }

  newId(): number {
    this.state.nextId += 1;
    return this.state.nextId;
  }

  // Refusals

  spanOf(node: SyntaxNode): Span {
    return this.place ?? node.span;
  }

  /** Counts a node of the plan. Raises TOO_COMPLEX where there are too many. */
  count(node: SyntaxNode): void {
    this.state.nodes += 1;
    if (this.state.nodes > MAX_NODES) this.refuse(node, 'The query is too complex.', 'TOO_COMPLEX');
  }

  refuse(node: SyntaxNode, message: string, code: QueryErrorCode = 'BAD_ARGUMENT'): never {
    throw new SpanError(code, this.withPlace(message, node.span), this.spanOf(node));
  }

  unsupported(node: SyntaxNode, what: string): never {
    return this.refuse(node, `${what} is not supported; see docs/kql.md for what is.`, 'NOT_SUPPORTED');
  }

  /** A message with its place in the body of a saved function. */
  withPlace(message: string, { start, length }: Span): string {
    const { inside } = this.place ?? {};
    if (!inside) return message;
    if (inside.text === null) return `In the function '${inside.name}': ${message}`;
    return inFunction(inside.name, {
      message,
      ...placeOf(inside.text, Math.max(0, start - BODY_START.length), length),
    });
  }
}

/** A step that appends the results of window functions to each row. */
function windowNode(input: PlanNode, windows: readonly WindowCall[]): PlanNode {
  const hidden = windows.map((call, index) => ({ name: `(window ${index})`, type: call.type }));
  return { op: 'window', columns: [...input.columns, ...hidden], inputs: [input], args: { windows }, span: input.span };
}
