import { createRequire } from 'node:module';
import { functionBody, parameterList, type SavedFunction } from '../../domain/queries/saved-query.ts';
import { COLUMN_TYPES, type ColumnType } from '../../domain/tables/schema.ts';
import type { BoundColumn, Completion, Diagnostic, SymbolKind, SyntaxNode } from '../syntax/syntax.ts';

/**
 * The one door to Microsoft's parser and binder (@kusto/language-service-next): C# translated to JavaScript, which sets the
 * globals `Bridge`, `Kusto` and `System` when loaded. Loading takes 0.2 s and about 90 MB, so only the language threads do.
 */

interface List<T> {
  readonly Count: number;
  getItem(index: number): T;
}

interface RawSymbol {
  readonly Name: string;
  readonly Type?: RawSymbol;
  readonly Columns?: List<RawSymbol>;
  readonly Members?: List<RawSymbol>;
  readonly Signatures?: List<{ readonly Parameters: List<RawSymbol> }>;
  readonly IsOpen?: boolean;
  readonly constructor: { readonly $$name?: string };
}

interface RawNode {
  readonly Kind: number;
  readonly IsToken: boolean;
  readonly TextStart: number;
  readonly Width: number;
  readonly ChildCount: number;
  readonly Text?: string;
  readonly SimpleName?: string;
  readonly LiteralValue?: unknown;
  readonly ResultType?: RawSymbol | null;
  readonly ReferencedSymbol?: RawSymbol | null;
  readonly constructor: { readonly $$name?: string };
  GetChild(index: number): RawNode | null;
  GetCalledFunctionBody?(): RawNode | null;
  GetCalledFunctionDiagnostics?(): List<RawDiagnostic> | null;
  toString(includeTrivia?: number): string;
}

interface RawDiagnostic {
  readonly Code: string;
  readonly Severity: string;
  readonly Start: number;
  readonly Length: number;
  readonly Message: string;
}

interface RawCompletion {
  readonly Kind: number;
  readonly DisplayText: string;
  readonly BeforeText: string;
  readonly AfterText: string | null;
}

interface RawLanguage {
  readonly KustoCode: {
    ParseAndAnalyze(
      text: string,
      globals: unknown,
    ): { readonly Syntax: RawNode; GetDiagnostics(): List<RawDiagnostic> };
  };
  readonly GlobalState: {
    readonly Default: {
      WithDatabase(database: unknown): unknown;
      readonly Functions: List<RawSymbol>;
      readonly Aggregates: List<RawSymbol>;
      readonly PlugIns: List<RawSymbol>;
    };
  };
  readonly Symbols: {
    readonly ColumnSymbol: new (name: string, type: unknown) => unknown;
    readonly ScalarTypes: { GetSymbol(name: string): unknown };
    readonly TableSymbol: {
      readonly $ctor6: new (name: string, columns: unknown, description: string | null) => unknown;
    };
    readonly FunctionSymbol: {
      readonly $ctor16: new (name: string, parameters: string, body: string, description: string | null) => unknown;
    };
    readonly DatabaseSymbol: { readonly $ctor1: new (name: string, members: unknown[], isOpen: boolean) => unknown };
  };
  readonly Syntax: { readonly SyntaxKind: Record<string, unknown> };
  readonly Editor: {
    readonly CompletionKind: Record<string, unknown>;
    readonly KustoCodeService: {
      readonly $ctor1: new (
        text: string,
        globals: unknown,
      ) => {
        GetCompletionItems(position: number): {
          readonly Items: List<RawCompletion>;
          readonly EditStart: number;
          readonly EditLength: number;
        };
      };
    };
  };
}

interface RawGlobals {
  Kusto: { readonly Language: RawLanguage };
  Bridge: { readonly ArrayEnumerable: new (items: unknown[]) => unknown; toArray<T>(list: List<T>): T[] };
}

const require = createRequire(import.meta.url);
require('@kusto/language-service-next/bridge.min.js');
require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
const { Kusto, Bridge } = globalThis as unknown as RawGlobals;
const { Language } = Kusto;

/** Enum member names by value: the enums of the library are objects of numbers. */
const enumNames = (source: Record<string, unknown>): ReadonlyMap<number, string> =>
  new Map(Object.entries(source).flatMap(([name, value]) => (typeof value === 'number' ? [[value, name]] : [])));

const KINDS = enumNames(Language.Syntax.SyntaxKind);
const COMPLETION_KINDS = enumNames(Language.Editor.CompletionKind);
/** Comments and space inside a node, not those before it. */
const INTERIOR_TRIVIA = 1;

const TYPES: ReadonlySet<string> = new Set(COLUMN_TYPES);

const items = <T>(list: List<T> | null | undefined): T[] =>
  list ? Array.from({ length: list.Count }, (_, index) => list.getItem(index)) : [];

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

class Node implements SyntaxNode {
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

const diagnosticOf = (raw: RawDiagnostic): Diagnostic => ({
  code: raw.Code,
  severity: raw.Severity as Diagnostic['severity'],
  start: raw.Start,
  length: raw.Length,
  message: raw.Message,
});

/** The functions, aggregates and plug-ins that the language has itself, without case. */
const BUILT_IN: ReadonlySet<string> = new Set(
  (['Functions', 'Aggregates', 'PlugIns'] as const).flatMap((kind) =>
    Bridge.toArray(Language.GlobalState.Default[kind]).map(({ Name }) => Name.toLowerCase()),
  ),
);

export interface LanguageTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
}

export interface Analysis {
  readonly root: SyntaxNode;
  readonly diagnostics: readonly Diagnostic[];
}

/** The language over one set of tables and saved functions. */
export class KustoLanguage {
  private readonly globals: unknown;

  constructor(tables: readonly LanguageTable[], functions: readonly SavedFunction[] = []) {
    const { Symbols } = Language;
    const tableSymbols = tables.map(
      (table) =>
        new Symbols.TableSymbol.$ctor6(
          table.name,
          new Bridge.ArrayEnumerable(
            table.columns.map(
              (column) => new Symbols.ColumnSymbol(column.name, Symbols.ScalarTypes.GetSymbol(column.type)),
            ),
          ),
          null,
        ),
    );
    const symbols = [
      ...tableSymbols,
      ...functions.map(
        ({ name, parameters, text, description }) =>
          new Symbols.FunctionSymbol.$ctor16(name, parameterList(parameters), functionBody(text), description),
      ),
    ];
    this.globals = Language.GlobalState.Default.WithDatabase(
      new Symbols.DatabaseSymbol.$ctor1('roomwatch', symbols, false),
    );
  }

  /** Whether the language itself has a function of this name, without case. */
  hasBuiltIn(name: string): boolean {
    return BUILT_IN.has(name.toLowerCase());
  }

  analyze(text: string): Analysis {
    const code = Language.KustoCode.ParseAndAnalyze(text, this.globals);
    return { root: new Node(code.Syntax), diagnostics: items(code.GetDiagnostics()).map(diagnosticOf) };
  }

  complete(text: string, position: number): Completion[] {
    const info = new Language.Editor.KustoCodeService.$ctor1(text, this.globals).GetCompletionItems(position);
    return items(info.Items).map((item) => ({
      label: item.DisplayText,
      kind: COMPLETION_KINDS.get(item.Kind) ?? 'Unknown',
      insert: item.BeforeText,
      insertAfter: item.AfterText ?? '',
      start: info.EditStart,
      length: info.EditLength,
    }));
  }
}
