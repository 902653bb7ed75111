import { COLUMN_TYPES, type ColumnType } from '../../domain/tables/schema.ts';
import type { BoundColumn, Diagnostic, SymbolKind, SyntaxNode } from '../syntax/syntax.ts';
import { enumNames, items, Language, type RawDiagnostic, type RawNode, type RawSymbol } from './kusto-library.ts';

const KINDS = enumNames(Language.Syntax.SyntaxKind);
/** Comments and space inside a node, not those before it. */
const INTERIOR_TRIVIA = 1;

const TYPES: ReadonlySet<string> = new Set(COLUMN_TYPES);

const typeOf = (symbol: RawSymbol | null | undefined): ColumnType | 'unknown' | undefined => {
  if (!symbol || symbol.Columns) return undefined;
  if (TYPES.has(symbol.Name)) return symbol.Name as ColumnType;
  // dynamic types with a known content are their own symbols: dynamic(long), dynamic[]
  return symbol.constructor.$$name?.includes('Dynamic') ? 'dynamic' : 'unknown';
};

const SYMBOL_KINDS: Readonly<Record<string, SymbolKind>> = {
  ColumnSymbol: 'column',
  TableSymbol: 'table',
  MaterializedViewSymbol: 'table',
  VariableSymbol: 'variable',
  ParameterSymbol: 'parameter',
  FunctionSymbol: 'function',
  TupleSymbol: 'tuple',
  GroupSymbol: 'group',
};

const className = (value: { readonly constructor: { readonly $$name?: string } }): string =>
  value.constructor.$$name?.split('.').pop() ?? '';

/** A node of a bound query, wrapping that of the library. */
export class Node implements SyntaxNode {
  private readonly raw: RawNode;
  readonly kind: string;

  constructor(raw: RawNode) {
    this.raw = raw;
    this.kind = KINDS.get(raw.Kind) ?? String(raw.Kind);
  }

  get span() {
    return { start: this.raw.TextStart, length: this.raw.Width };
  }

  get isToken() {
    return this.raw.IsToken;
  }

  get text() {
    return this.raw.IsToken ? (this.raw.Text ?? '') : this.raw.toString(INTERIOR_TRIVIA).trim();
  }

  child(member: string): SyntaxNode | undefined {
    const value = (this.raw as unknown as Record<string, RawNode | null | undefined>)[member];
    return value ? new Node(value) : undefined;
  }

  list(member: string): SyntaxNode[] {
    const value = (this.raw as unknown as Record<string, RawNode | null | undefined>)[member];
    return value ? elements(value) : [];
  }

  children(): SyntaxNode[] {
    return elements(this.raw);
  }

  get columns(): readonly BoundColumn[] | undefined {
    const list = this.raw.ResultType?.Columns;
    return list && items(list).map((column) => ({ name: column.Name, type: typeOf(column.Type) ?? 'unknown' }));
  }

  get isOpen() {
    return this.raw.ResultType?.IsOpen ?? false;
  }

  get type() {
    return typeOf(this.raw.ResultType);
  }

  get symbol() {
    const symbol = this.raw.ReferencedSymbol;
    return symbol
      ? {
          kind: SYMBOL_KINDS[className(symbol)] ?? 'other',
          name: symbol.Name,
          scalarType: TYPES.has(symbol.Name) ? (symbol.Name as ColumnType) : undefined,
        }
      : undefined;
  }

  get name() {
    return this.raw.SimpleName ?? '';
  }

  get stringValue() {
    return String(this.raw.LiteralValue ?? '');
  }

  get calledBody(): SyntaxNode | undefined {
    const body = this.raw.GetCalledFunctionBody?.();
    return body ? new Node(body) : undefined;
  }

  get calledProblems(): readonly Diagnostic[] {
    return items(this.raw.GetCalledFunctionDiagnostics?.()).map(diagnosticOf);
  }

  get calledParameters(): readonly string[] {
    const signature = items(this.raw.ReferencedSymbol?.Signatures)[0];
    return signature ? items(signature.Parameters).map((parameter) => parameter.Name) : [];
  }

  get groupMembers(): readonly string[] {
    const symbol = this.raw.ReferencedSymbol;
    if (!symbol) return [];
    return symbol.Members && className(symbol) === 'GroupSymbol'
      ? items(symbol.Members).map((m) => m.Name)
      : [symbol.Name];
  }
}

function elements(list: RawNode): Node[] {
  const result: Node[] = [];
  for (let index = 0; index < list.ChildCount; index += 1) {
    const child = list.GetChild(index);
    if (!child) continue;
    const kind = KINDS.get(child.Kind);
    if (kind === 'SeparatedElement') {
      const element = child.GetChild(0);
      if (element) result.push(new Node(element));
    } else if (kind === 'List') {
      result.push(...elements(child));
    } else {
      result.push(new Node(child));
    }
  }
  return result;
}

export const diagnosticOf = (raw: RawDiagnostic): Diagnostic => ({
  code: raw.Code,
  severity: raw.Severity as Diagnostic['severity'],
  start: raw.Start,
  length: raw.Length,
  message: raw.Message,
});
