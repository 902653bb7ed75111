import { functionBody, parameterList, type SavedFunction } from '../../domain/queries/saved-query.ts';
import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Completion, Diagnostic, SyntaxNode } from '../syntax/syntax.ts';
import { Bridge, enumNames, items, Language } from './kusto-library.ts';
import { diagnosticOf, Node } from './kusto-node.ts';

const COMPLETION_KINDS = enumNames(Language.Editor.CompletionKind);

/** The functions, aggregates and plug-ins of the language itself, without case. */
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
