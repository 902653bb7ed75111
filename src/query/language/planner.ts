import type { TableSchema } from '../../domain/tables/schema.ts';
import { placeOf, type QueryErrorCode, type QueryProblem, type Span, SpanError } from '../errors.ts';
import type { Column, FinishedStage, PlanNode, PlanOutcome, QueryPlan } from '../plan.ts';
import { fillScans } from '../plan-needs.ts';
import { Environment } from './environment.ts';
import { KustoLanguage } from './kusto.ts';
import { checkSupported } from './support.ts';
import type { Completion, Diagnostic, SyntaxNode } from './syntax.ts';
import { StageNeeded, type TranslationState, Translator } from './translator.ts';

/** The binder calls `count(x)` an error; guides of 2018 write it and mean `count()`. */
const COUNT_WITH_ARGUMENT = 'KS107';
/** How codes of the parser begin; those of the binder are KS1 and up. */
const SYNTAX = 'KS0';

export interface LanguageProblem extends QueryProblem {
  readonly severity: Diagnostic['severity'];
}

/** Turns the text of queries into plans, over one set of tables. */
export class Planner {
  private readonly tables: ReadonlyMap<string, TableSchema>;
  private readonly language: KustoLanguage;

  constructor(tables: readonly TableSchema[]) {
    this.tables = new Map(tables.map((table) => [table.name, table]));
    this.language = new KustoLanguage(tables);
  }

  /** What is wrong with a text, or questionable. */
  diagnostics(text: string): LanguageProblem[] {
    const { root, diagnostics } = this.language.analyze(text);
    const problems = diagnostics.map((diagnostic) => {
      const isOldCount = oldCounts(root).some((node) => within(diagnostic, node.span));
      const severity = isOldCount && diagnostic.code === COUNT_WITH_ARGUMENT ? 'Warning' : diagnostic.severity;
      return { ...problemOf(text, diagnostic.code as QueryErrorCode, diagnostic.message, diagnostic), severity };
    });
    if (problems.some(({ severity }) => severity === 'Error')) return problems;
    const outcome = this.plan(text, []);
    return outcome.kind === 'refused' ? [...problems, { ...outcome.problem, severity: 'Error' }] : problems;
  }

  completions(text: string, position: number): Completion[] {
    return this.language.complete(text, position);
  }

  /** The plan of a query, or the stage that has to run before it can be made, or why there is none. */
  plan(text: string, stages: readonly FinishedStage[]): PlanOutcome {
    const warnings: string[] = [];
    const source = withStages(text, stages);
    const language = stages.length === 0 ? this.language : new KustoLanguage([...this.tables.values(), ...stages]);
    try {
      return this.translate(repaired(source, language, warnings), language, stages, warnings);
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
    // What cannot be parsed is told before what its pieces may have meant.
    const failure = failures.find(({ code }) => code.startsWith(SYNTAX)) ?? failures[0];
    if (failure) throw new SpanError(failure.code as QueryErrorCode, failure.message, failure);
    checkSupported(root);
    warnings.push(...diagnostics.filter(({ severity }) => severity === 'Warning').map(({ message }) => message));
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
    const translator = new Translator(state, new Environment());
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

  private planOf(root: PlanNode, state: TranslationState): QueryPlan {
    const { prerequisites, render, warnings } = state;
    const plan = { root, prerequisites, render, warnings };
    fillScans(plan, this.tables);
    return plan;
  }

  /** A single value alone, such as a call of a function of the query, is a table of one cell. */
  private rootOf(result: SyntaxNode, translator: Translator): PlanNode {
    if (translator.isTabular(result) || result.kind === 'PipeExpression') return translator.table(result);
    if (result.kind.endsWith('Operator')) return translator.table(result);
    if (result.columns !== undefined || result.isOpen || result.type === undefined) return translator.table(result);
    const expr = translator.expr(result);
    const columns: Column[] = [{ name: 'print_0', type: expr.type }];
    return translator.node('print', result, [], { exprs: [expr] }, columns);
  }
}

/**
 * Where the engine takes what the binder refuses: fractions of seconds in make_timespan and make_datetime, arguments of
 * bag_unpack by name.
 */
const isTolerated = (diagnostic: Diagnostic, root: SyntaxNode): boolean =>
  (diagnostic.code === 'KS134' &&
    calls(root, /^make_(timespan|datetime)$/).some((call) => {
      const last = call.child('ArgumentList')?.list('Expressions').pop();
      return last !== undefined && within(diagnostic, last.span);
    })) ||
  (diagnostic.code === 'KS107' &&
    calls(root, /^bag_unpack$/).some((call) =>
      (call.child('ArgumentList')?.list('Expressions') ?? []).some(
        (item) => item.kind === 'SimpleNamedExpression' && within(diagnostic, item.span),
      ),
    ));

const problemOf = (text: string, code: QueryErrorCode, message: string, span: Span): QueryProblem => ({
  code,
  message,
  ...placeOf(text, span.start, span.length),
});

const within = (inner: Span, outer: Span): boolean =>
  inner.start >= outer.start && inner.start + inner.length <= outer.start + outer.length;

/** The calls of functions with such a name. */
function calls(root: SyntaxNode, name: RegExp): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.kind === 'FunctionCallExpression' && name.test(node.child('Name')?.name ?? '')) found.push(node);
    waiting.push(...node.children().filter((child) => !child.isToken));
  }
  return found;
}

/** Calls of `count` with an argument, as an aggregate. */
const oldCounts = (root: SyntaxNode): SyntaxNode[] =>
  calls(root, /^count$/).filter((call) => (call.child('ArgumentList')?.list('Expressions') ?? []).length > 0);

/** Blanks the arguments of `count(x)`; the length stays, so places in messages stay right. */
function repaired(text: string, language: KustoLanguage, warnings: string[]): string {
  if (!/\bcount\s*\(\s*[^)\s]/i.test(text)) return text;
  const { root, diagnostics } = language.analyze(text);
  if (!diagnostics.some(({ severity, code }) => severity === 'Error' && code === COUNT_WITH_ARGUMENT)) return text;
  let result = text;
  for (const node of oldCounts(root)) {
    for (const arg of node.child('ArgumentList')?.list('Expressions') ?? []) {
      const { start, length } = arg.span;
      result = result.slice(0, start) + ' '.repeat(length) + result.slice(start + length);
      warnings.push(`count(${arg.text}) is taken as count(): the number of rows.`);
    }
  }
  return result;
}

/** Finished stages stand in the text as tables; padding keeps every other place where it was. */
function withStages(text: string, stages: readonly FinishedStage[]): string {
  return stages.reduce((result, { name, start, end }) => {
    const reference = `['${name}']`;
    const rest = result.slice(start + reference.length, end).replace(/[^\n]/g, ' ');
    return result.slice(0, start) + reference + rest + result.slice(end);
  }, text);
}
