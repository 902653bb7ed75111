import type { SavedFunction } from '../../domain/queries/saved-query.ts';
import type { TableSchema } from '../../domain/tables/schema.ts';
import { fillScans } from '../operators/plan-needs.ts';
import { placeOf, type QueryErrorCode, type QueryProblem, type Span, SpanError } from '../plan/errors.ts';
import type { Column, FinishedStage, PlanNode, PlanOutcome, QueryPlan } from '../plan/plan.ts';
import { StageNeeded } from '../syntax/stage-needed.ts';
import type { Completion, Diagnostic, SyntaxNode } from '../syntax/syntax.ts';
import { Environment } from './environment.ts';
import { type FunctionProblem, namingProblem, SavedFunctions } from './functions.ts';
import { KustoLanguage } from './kusto.ts';
import { checkPlanSize } from './plan-size.ts';
import { calls, checkSupported, isTolerated, unreadableLiterals, unreadableMessage } from './support.ts';
import type { TranslationState } from './translation.ts';
import { Translator } from './translator.ts';

/** The prefix of the parser's codes; those of the binder are KS1 and up. */
const SYNTAX = 'KS0';

export interface LanguageProblem extends QueryProblem {
  readonly severity: Diagnostic['severity'];
}

/** Plans the texts of queries over one set of tables and saved functions. */
export class Planner {
  private readonly tables: ReadonlyMap<string, TableSchema>;
  private readonly functions: readonly SavedFunction[];
  private readonly language: KustoLanguage;
  private readonly saved: SavedFunctions;

  constructor(tables: readonly TableSchema[], functions: readonly SavedFunction[] = []) {
    this.tables = new Map(tables.map((table) => [table.name, table]));
    this.functions = functions;
    this.language = new KustoLanguage(tables, functions);
    this.saved = new SavedFunctions(functions, this.language);
  }

  /** The reason that a function cannot be saved, in place of the function `replaces` where that has another name; null where it can. */
  checkFunction(definition: SavedFunction, replaces: string | null): FunctionProblem | null {
    try {
      return this.functionProblem(definition, replaces);
    } catch (error) {
      if (!(error instanceof SpanError)) throw error;
      const { code, message } = error;
      return { member: 'text', isTaken: false, code, message, ...placeOf(definition.text, 0, 0) };
    }
  }

  private functionProblem(definition: SavedFunction, replaces: string | null): FunctionProblem | null {
    const wrong = namingProblem(definition, this.tables.keys(), this.language);
    if (wrong) return wrong;
    const others = this.functions.filter(({ name }) => name !== replaces && name !== definition.name);
    const functions = [...others, definition];
    const language = new KustoLanguage([...this.tables.values()], functions);
    return new SavedFunctions(functions, language).problemOf(definition.name);
  }

  /** The errors and warnings of a text. */
  diagnostics(text: string): LanguageProblem[] {
    try {
      return this.problemsOf(text);
    } catch (error) {
      if (!(error instanceof SpanError)) throw error;
      return [{ ...problemOf(text, error.code, error.message, error.span), severity: 'Error' }];
    }
  }

  private problemsOf(text: string): LanguageProblem[] {
    const { root, diagnostics } = this.language.analyze(text);
    const problems = [...diagnostics, ...oldCounts(root)].map((diagnostic) => {
      const { code, message, severity } = diagnostic;
      return { ...problemOf(text, code as QueryErrorCode, message, diagnostic), severity };
    });
    for (const node of unreadableLiterals(root)) {
      problems.push({ ...problemOf(text, 'BAD_ARGUMENT', unreadableMessage([node]), node.span), severity: 'Error' });
    }
    if (problems.some(({ severity }) => severity === 'Error')) return problems;
    const outcome = this.plan(text, []);
    return outcome.kind === 'refused' ? [...problems, { ...outcome.problem, severity: 'Error' }] : problems;
  }

  completions(text: string, position: number): Completion[] {
    const items = this.language.complete(text, position);
    // the language has hundreds of functions; those of the workspace must stand out among them
    const isSaved = ({ label }: Completion) => this.saved.has(label.replace(/\(.*/s, ''));
    return [...items.filter(isSaved), ...items.filter((item) => !isSaved(item))];
  }

  /** The plan of a query, or the stage that must run before it can be planned, or the reason that there is none. */
  plan(text: string, stages: readonly FinishedStage[]): PlanOutcome {
    const warnings: string[] = [];
    const source = withStages(text, stages);
    const language =
      stages.length === 0 ? this.language : new KustoLanguage([...this.tables.values(), ...stages], this.functions);
    try {
      return this.translate(source, language, stages, warnings);
    } catch (error) {
      if (error instanceof SpanError)
        return { kind: 'refused', problem: problemOf(text, error.code, error.message, error.span) };
      if (error instanceof RangeError) {
        const message = 'The query is nested too deeply.';
        return { kind: 'refused', problem: problemOf(text, 'TOO_COMPLEX', message, { start: 0, length: 0 }) };
      }
      const reason = error instanceof Error ? error.message : String(error);
      const problem = problemOf(text, 'INTERNAL', `The query cannot be read: ${reason}`, { start: 0, length: 0 });
      return { kind: 'refused', problem };
    }
  }

  private translate(
    text: string,
    language: KustoLanguage,
    stages: readonly FinishedStage[],
    warnings: string[],
  ): PlanOutcome {
    if (/^(?:\s|\/\/[^\n]*\n)*\./.test(text)) {
      throw new SpanError('NOT_SUPPORTED', 'Control commands are not supported.', { start: 0, length: text.length });
    }
    const { root, diagnostics } = language.analyze(text);
    const failures = diagnostics
      .filter(({ severity }) => severity === 'Error')
      .filter((one) => !isTolerated(one, root));
    // A fault found by the parser is reported before those of the binder, which works on guesses then.
    const unreadable = failures.find(({ code }) => code.startsWith(SYNTAX));
    // Where a saved function is faulty, the binder reports its calls too.
    if (!unreadable) this.saved.check(root);
    const failure = unreadable ?? failures[0];
    if (failure) throw new SpanError(failure.code as QueryErrorCode, failure.message, failure);
    checkSupported(root, this.saved);
    const warned = [...diagnostics.filter(({ severity }) => severity === 'Warning'), ...oldCounts(root)];
    warnings.push(...warned.map(({ message }) => message));
    const state: TranslationState = {
      tables: this.tables,
      stages: new Map(stages.map((stage) => [stage.name, stage])),
      settings: new Map(),
      prerequisites: [],
      warnings,
      render: null,
      nextId: 0,
      nodes: 0,
    };
    const translator = new Translator(state, new Environment(this.environment()));
    let result: SyntaxNode | undefined;
    for (const statement of root.list('Statements')) {
      if (statement.kind === 'ExpressionStatement') result = statement.child('Expression');
      else translator.statement(statement);
    }
    if (!result)
      throw new SpanError('BAD_ARGUMENT', 'The query has no result: an expression is missing.', {
        start: 0,
        length: 0,
      });
    try {
      return { kind: 'plan', plan: this.planOf(this.rootOf(result, translator), state) };
    } catch (error) {
      if (!(error instanceof StageNeeded)) throw error;
      const { start, length } = error.node.span;
      const name = `(stage ${stages.length + 1})`;
      return { kind: 'stage', stage: { name, start, end: start + length, plan: this.planOf(error.plan, state) } };
    }
  }

  /** The saved functions by name; a `let` of the query hides a function of the same name. */
  private environment(): Environment {
    const environment = new Environment();
    for (const name of this.saved.names) {
      environment.define(name, () => ({
        kind: 'function',
        declaration: this.saved.declaration(name),
        environment,
        saved: { name, text: this.saved.textOf(name) },
      }));
    }
    return environment;
  }

  private planOf(root: PlanNode, state: TranslationState): QueryPlan {
    const { prerequisites, render, warnings } = state;
    const plan = { root, prerequisites, render, warnings };
    checkPlanSize(plan);
    fillScans(plan);
    return plan;
  }

  /** A single value, such as a call of a function, becomes a table of one cell. */
  private rootOf(result: SyntaxNode, translator: Translator): PlanNode {
    if (translator.isTabular(result) || result.kind === 'PipeExpression') return translator.table(result);
    if (result.kind.endsWith('Operator')) return translator.table(result);
    if (result.columns !== undefined || result.isOpen || result.type === undefined) return translator.table(result);
    const expr = translator.expr(result);
    const columns: Column[] = [{ name: 'print_0', type: expr.type }];
    return translator.node('print', result, [], { exprs: [expr] }, columns);
  }
}

const problemOf = (text: string, code: QueryErrorCode, message: string, span: Span): QueryProblem => ({
  code,
  message,
  ...placeOf(text, span.start, span.length),
});

/** Warnings about calls of `count` with an argument. */
const oldCounts = (root: SyntaxNode): Diagnostic[] =>
  calls(root, /^count$/).flatMap((call) => {
    const [argument] = call.child('ArgumentList')?.list('Expressions') ?? [];
    if (!argument) return [];
    const message = `count(${argument.text}) is taken as count(): the number of rows.`;
    return [{ code: 'BAD_ARGUMENT', severity: 'Warning' as const, message, ...argument.span }];
  });

/** Puts finished stages into the text as tables; padding keeps every other place. */
function withStages(text: string, stages: readonly FinishedStage[]): string {
  return stages.reduce((result, { name, start, end }) => {
    const reference = `['${name}']`;
    const rest = result.slice(start + reference.length, end).replace(/[^\n]/g, ' ');
    return result.slice(0, start) + reference + rest + result.slice(end);
  }, text);
}
