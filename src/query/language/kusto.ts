import { functionBody, parameterList, type SavedFunction } from '../../domain/queries/saved-query.ts';
import type { ColumnType } from '../../domain/tables/schema.ts';
import { SpanError } from '../plan/errors.ts';
import type { Completion, Diagnostic, SyntaxNode } from '../syntax/syntax.ts';
import { Bridge, countWithArgument, enumNames, items, Language } from './kusto-library.ts';
import { diagnosticOf, Node } from './kusto-node.ts';
import { mayReadViews, tablesOfViews, viewsOfText } from './views-of-text.ts';

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

/** As many views may be built on each other. */
const MOST_ROUNDS = 8;

/** The aggregates of the language; `count` may have an argument, which is not used, as guides of 2018 write it. */
const AGGREGATES = countWithArgument();

/** The language over one set of tables and saved functions. */
export class KustoLanguage {
  private readonly globals: unknown;
  private readonly tables: readonly LanguageTable[];
  private readonly functions: readonly SavedFunction[];
  /** The views that saved functions define; null until a text needs them. */
  private viewsOfFunctions: LanguageTable[] | null = null;

  constructor(tables: readonly LanguageTable[], functions: readonly SavedFunction[] = []) {
    this.tables = tables;
    this.functions = functions;
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
    this.globals = Language.GlobalState.Default.WithAggregates(AGGREGATES).WithDatabase(
      new Symbols.DatabaseSymbol.$ctor1('roomwatch', symbols, false),
    );
  }

  /** Whether the language itself has a function of this name, without case. */
  hasBuiltIn(name: string): boolean {
    return BUILT_IN.has(name.toLowerCase());
  }

  /**
   * The tree of a text, bound to its meaning. The binder expands wildcards to the tables of the database only, so where there are wildcards
   * the views that the text defines, or a saved function that it names, are bound as tables too; views of views need more than one round.
   */
  analyze(text: string): Analysis {
    const analysis = this.bind(text);
    const ofFunctions = this.namesReaderOfViews(text) ? this.savedViews() : [];
    if (ofFunctions.length === 0 && !mayReadViews(text)) return analysis;
    return this.withViews(text, analysis, ofFunctions);
  }

  private withViews(text: string, first: Analysis, ofFunctions: readonly LanguageTable[]): Analysis {
    let analysis = first;
    let known = '';
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const { own, inner } = viewsOfText(analysis.root);
      const views = tablesOfViews(own, [...ofFunctions, ...inner]);
      const found = JSON.stringify(views);
      if (found === known || views.length === 0) break;
      known = found;
      const names = new Set(views.map(({ name }) => name));
      const tables = [...this.tables.filter(({ name }) => !names.has(name)), ...views];
      analysis = new KustoLanguage(tables, this.functions).bind(text);
    }
    return analysis;
  }

  /** Whether a text may call, perhaps through others, a saved function that reads views by wildcards. */
  private namesReaderOfViews(text: string): boolean {
    if (!this.functions.some((one) => mayReadViews(one.text))) return false;
    return this.functions.some(({ name }) => text.includes(name));
  }

  private savedViews(): LanguageTable[] {
    if (this.viewsOfFunctions) return this.viewsOfFunctions;
    this.viewsOfFunctions = [];
    const readers = this.functions.filter(({ text }) => mayReadViews(text));
    // a function may read the views of another that comes behind it
    for (let pass = 0; pass < 2; pass += 1) {
      this.viewsOfFunctions = readers.flatMap(({ parameters, text }) => {
        const { root } = this.analyze(`let f = ${parameterList(parameters)}${functionBody(text)};`);
        return viewsOfText(root).inner;
      });
    }
    return this.viewsOfFunctions;
  }

  /** Raises SpanError for the few texts on which the library itself fails, such as `"a"["b"]`. */
  private bind(text: string): Analysis {
    try {
      return this.bound(text);
    } catch (error) {
      // a text that is nested too deeply; the planner reports it
      if (error instanceof RangeError || /call stack/i.test(String(error))) throw error;
      const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0];
      const message = `The text has no meaning: the reader of the language fails on it (${reason}).`;
      throw new SpanError('BAD_ARGUMENT', message, { start: 0, length: text.length });
    }
  }

  private bound(text: string): Analysis {
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
