import '@kusto/language-service-next/bridge.min.js';
import '@kusto/language-service-next/Kusto.Language.Bridge.min.js';

/**
 * The only access to Microsoft's parser and binder (@kusto/language-service-next): C# translated to JavaScript, which sets the globals
 * `Bridge`, `Kusto` and `System` when loaded. Loading takes seconds of a processor and about 90 MB, so only the language
 * processes load it, from a snapshot where they can.
 */

export interface List<T> {
  readonly Count: number;
  getItem(index: number): T;
}

export interface RawSymbol {
  readonly Name: string;
  readonly Type?: RawSymbol;
  readonly Columns?: List<RawSymbol>;
  readonly Members?: List<RawSymbol>;
  readonly Signatures?: List<RawSignature>;
  readonly IsOpen?: boolean;
  readonly constructor: { readonly $$name?: string };
}

interface RawSignature {
  readonly Parameters: List<RawSymbol>;
  /** A copy that completions leave out. */
  Hide(): RawSignature;
}

interface RawFunction extends RawSymbol {
  /** The newer name of an older spelling. */
  readonly Alternative: string | null;
  WithResultNameKind(kind: number): RawFunction;
  WithResultNamePrefix(prefix: string): RawFunction;
}

export interface RawNode {
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

export interface RawDiagnostic {
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
      WithAggregates(aggregates: unknown): { WithDatabase(database: unknown): unknown };
      readonly Functions: List<RawFunction>;
      readonly Aggregates: List<RawFunction>;
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
      readonly $ctor4: new (name: string, signatures: readonly RawSignature[]) => RawFunction;
      readonly $ctor16: new (name: string, parameters: string, body: string, description: string | null) => unknown;
    };
    readonly ResultNameKind: { readonly PrefixAndFirstArgument: number };
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

const { Kusto } = globalThis as unknown as RawGlobals;
export const { Bridge } = globalThis as unknown as RawGlobals;
export const { Language } = Kusto;

/** Enum member names by value: the enums of the library are objects of numbers. */
export const enumNames = (source: Record<string, unknown>): ReadonlyMap<number, string> =>
  new Map(Object.entries(source).flatMap(([name, value]) => (typeof value === 'number' ? [[value, name]] : [])));

/** The items of a list of the library. */
export const items = <T>(list: List<T> | null | undefined): T[] =>
  list ? Array.from({ length: list.Count }, (_, index) => list.getItem(index)) : [];

/**
 * The aggregates of the language, with a `count` that may have an argument, as the server takes it and guides of 2018 write it: its result
 * is then named after the argument. The argument is not used.
 */
export function countWithArgument(): unknown {
  const aggregates = Bridge.toArray(Language.GlobalState.Default.Aggregates);
  const signaturesOf = (name: string) => items(aggregates.find(({ Name }) => Name === name)?.Signatures);
  const { FunctionSymbol, ResultNameKind } = Language.Symbols;
  const withArgument = signaturesOf('count_distinct').map((signature) => signature.Hide());
  const count = new FunctionSymbol.$ctor4('count', [...signaturesOf('count'), ...withArgument])
    .WithResultNameKind(ResultNameKind.PrefixAndFirstArgument)
    .WithResultNamePrefix('count');
  return aggregates.map((one) => (one.Name === 'count' ? count : one));
}

/** The older spellings of functions or aggregates, each with its newer name. */
export const olderSpellings = (kind: 'Functions' | 'Aggregates'): { name: string; newer: string }[] =>
  Bridge.toArray(Language.GlobalState.Default[kind]).flatMap(({ Name, Alternative }) =>
    Alternative ? [{ name: Name, newer: Alternative }] : [],
  );
