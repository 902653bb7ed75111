import {
  BODY_END,
  BODY_START,
  functionBody,
  IDENTIFIER,
  parameterList,
  type SavedFunction,
} from '../../domain/queries/saved-query.ts';
import { placeOf, type QueryErrorCode, type QueryProblem, type Span, SpanError } from '../plan/errors.ts';
import { literal } from '../syntax/literal.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import type { KustoLanguage } from './kusto.ts';
import { checkSupported, isTolerated, walk } from './support.ts';

/** The reason that a function cannot be saved. Places are those in its own text. */
export interface FunctionProblem extends QueryProblem {
  readonly member: 'name' | 'parameters' | 'text';
  /** The name belongs to something else. */
  readonly isTaken: boolean;
}

type Reason = Pick<QueryProblem, 'code' | 'message'>;

/** A saved function, parsed on its own. */
interface ReadFunction {
  readonly declaration: SyntaxNode;
  /** Its fault that does not depend on its arguments, if any. */
  readonly problem: Omit<FunctionProblem, 'isTaken'> | null;
  /** The saved functions that its text names, each with the place where it is first named. */
  readonly calls: ReadonlyMap<string, Span>;
}

/** The saved functions of a workspace, each parsed when a query first calls it. */
export class SavedFunctions {
  private readonly definitions: ReadonlyMap<string, SavedFunction>;
  private readonly language: KustoLanguage;
  private readonly read = new Map<string, ReadFunction>();

  constructor(functions: readonly SavedFunction[], language: KustoLanguage) {
    this.definitions = new Map(functions.map((definition) => [definition.name, definition]));
    this.language = language;
  }

  get names(): Iterable<string> {
    return this.definitions.keys();
  }

  has(name: string): boolean {
    return this.definitions.has(name);
  }

  textOf(name: string): string {
    return this.definitions.get(name)?.text ?? '';
  }

  declaration(name: string): SyntaxNode {
    return this.reading(name).declaration;
  }

  /** Refuses a query that calls a faulty function, or one that calls itself, directly or through others. Throws a `SpanError`. */
  check(root: SyntaxNode): void {
    for (const [name, span] of this.callsIn(root)) {
      const problem = this.problemFrom(name);
      if (problem) throw new SpanError(problem.code, problem.message, span);
    }
  }

  /** The fault of a function or of one that it calls; for the latter with its name and place. */
  private problemFrom(name: string, seen = new Set<string>()): Reason | null {
    const path = this.wayBack(name, [name]);
    if (path) return recursion(path);
    const { problem, calls } = this.reading(name);
    if (problem) return { code: problem.code, message: inFunction(name, problem) };
    seen.add(name);
    for (const called of calls.keys()) {
      const inner = seen.has(called) ? null : this.problemFrom(called, seen);
      if (inner) return inner;
    }
    return null;
  }

  /** The chain of calls by which a function calls itself; null where it never does. */
  private wayBack(name: string, path: readonly string[], seen = new Set<string>()): readonly string[] | null {
    for (const called of this.reading(path.at(-1)!).calls.keys()) {
      if (called === name) return [...path, called];
      if (seen.has(called)) continue;
      seen.add(called);
      const found = this.wayBack(name, [...path, called], seen);
      if (found) return found;
    }
    return null;
  }

  /** The reason that a function, which must be one of these, cannot be saved; null where it can. */
  problemOf(name: string): FunctionProblem | null {
    const { problem, calls } = this.reading(name);
    const at = ({ start, length }: Span, reason: Reason): FunctionProblem => {
      return { ...reason, ...placeOf(this.textOf(name), start, length), member: 'text', isTaken: false };
    };
    const path = this.wayBack(name, [name]);
    if (path) return at(calls.get(path[1]!)!, recursion(path));
    if (problem) return { ...problem, isTaken: false };
    for (const [called, span] of calls) {
      const inner = this.problemFrom(called);
      if (inner) return at(span, inner);
    }
    return null;
  }

  private reading(name: string): ReadFunction {
    const known = this.read.get(name);
    if (known) return known;
    const reading = this.readAnew(this.definitions.get(name)!);
    this.read.set(name, reading);
    return reading;
  }

  private readAnew(definition: SavedFunction): ReadFunction {
    const { name, parameters, text } = definition;
    const before = `let ${name} = ${parameterList(parameters)}`;
    const source = `${before}${functionBody(text)};`;
    const { root, diagnostics } = this.language.analyze(source);
    const [statement, ...others] = root.list('Statements');
    const declaration = statement?.child('Expression') as SyntaxNode;
    const start = before.length + BODY_START.length;
    const calls = new Map([...this.callsIn(root)].map(([called, span]) => [called, shifted(span, start)]));
    const wrong = (code: QueryErrorCode, message: string, span: Span): ReadFunction => {
      const inText = shifted(span, start);
      const member = inText.start < 0 ? 'parameters' : 'text';
      return { declaration, calls, problem: { member, code, message, ...placeOf(text, inText.start, inText.length) } };
    };
    const failure = diagnostics.find((found) => found.severity === 'Error' && !isTolerated(found, root));
    if (failure) return wrong(failure.code as QueryErrorCode, failure.message, failure);
    // a text with brackets of its own must not end the body early, nor a default the parameters
    const body = declaration.kind === 'FunctionDeclaration' ? declaration.child('Body') : undefined;
    const end = start + text.length + BODY_END.length;
    if (others.length > 0 || !body || body.span.start !== before.length || body.span.start + body.span.length !== end) {
      return wrong('BAD_ARGUMENT', 'The text is more than the body of one function.', { start, length: text.length });
    }
    if (!body.child('Expression')) {
      return wrong('BAD_ARGUMENT', 'The function has no result: an expression is missing.', { start, length: 0 });
    }
    try {
      checkSupported(root, this);
    } catch (error) {
      if (error instanceof SpanError) return wrong(error.code, error.message, error.span);
      throw error;
    }
    return { declaration, calls, problem: null };
  }

  /**
   * The saved functions that a text names, each with the place where it is first named. Names that the text defines itself are not among
   * them.
   */
  private callsIn(root: SyntaxNode): Map<string, Span> {
    const found = new Map<string, Span>();
    if (this.definitions.size === 0) return found;
    const own = new Set<string>();
    const isDeclaration = root.list('Statements')[0]?.child('Expression')?.kind === 'FunctionDeclaration';
    let isFirst = isDeclaration;
    for (const node of walk(root)) {
      if (node.kind === 'LetStatement') {
        const name = node.child('Name')?.name ?? '';
        // the declaration in which a function is parsed is not a definition of its own text
        if (!isFirst || !this.definitions.has(name)) own.add(name);
        isFirst = false;
      }
      const name =
        node.kind === 'FunctionCallExpression'
          ? (node.child('Name')?.name ?? '')
          : node.kind === 'NameReference' && node.symbol?.kind === 'function'
            ? node.name
            : '';
      if (this.definitions.has(name) && !own.has(name) && !found.has(name)) found.set(name, node.span);
    }
    return found;
  }
}

/** The fault of a name or of parameters, found without parsing; null where there is none. */
export function namingProblem(
  { name, parameters, text }: SavedFunction,
  tables: Iterable<string>,
  language: KustoLanguage,
): FunctionProblem | null {
  const problem = (member: FunctionProblem['member'], message: string, isTaken = false): FunctionProblem => ({
    member,
    isTaken,
    code: 'BAD_ARGUMENT',
    message,
    ...placeOf(text, 0, 0),
  });
  if (!IDENTIFIER.test(name)) return problem('name', 'a letter or _, then up to 63 letters, digits and _');
  if (language.hasBuiltIn(name)) return problem('name', 'a name that no function of the language has', true);
  const lower = name.toLowerCase();
  for (const table of tables) {
    if (table.toLowerCase() === lower) return problem('name', 'a name that no table has', true);
  }
  if (!isPlainName(name, language)) return problem('name', 'a name that is no word of the language', true);
  const seen = new Set<string>();
  for (const parameter of parameters) {
    if (!IDENTIFIER.test(parameter.name) || !isPlainName(parameter.name, language)) {
      return problem('parameters', 'names of a letter or _, then up to 63 letters, digits and _');
    }
    if (seen.has(parameter.name)) return problem('parameters', 'each name once');
    seen.add(parameter.name);
    const { default: given } = parameter;
    if (given !== null && !isLiteral(given, language)) {
      return problem('parameters', `a literal as the default of ${parameter.name}`);
    }
  }
  return null;
}

/** Whether a name can be called without quoting it. */
function isPlainName(name: string, language: KustoLanguage): boolean {
  const { root, diagnostics } = language.analyze(`let ${name} = () { 1 };\nprint ${name}()`);
  const call = [...walk(root)].find((node) => node.kind === 'FunctionCallExpression');
  return call?.child('Name')?.name === name && !diagnostics.some(({ severity }) => severity === 'Error');
}

/** Whether a text is exactly one literal. */
function isLiteral(text: string, language: KustoLanguage): boolean {
  const start = 'print ';
  const { root, diagnostics } = language.analyze(`${start}${text}`);
  if (diagnostics.some(({ severity }) => severity === 'Error')) return false;
  const value = [...walk(root)].find(({ kind, span }) => isWholeLiteral(kind) && span.start === start.length);
  if (value?.span.length !== text.length) return false;
  const inner = value.kind === 'UnaryMinusExpression' ? value.child('Expression') : value;
  return inner !== undefined && (literal(inner) !== undefined || inner.kind === 'DynamicExpression');
}

const isWholeLiteral = (kind: string) =>
  kind.endsWith('LiteralExpression') || kind === 'UnaryMinusExpression' || kind === 'DynamicExpression';

const shifted = ({ start, length }: Span, by: number): Span => ({ start: start - by, length });

const recursion = (path: readonly string[]): Reason => ({
  code: 'BAD_ARGUMENT',
  message: `The function '${path[0]}' calls itself: ${path.join(' → ')}.`,
});

/** A fault in a function's text, for a reader who sees only the call. */
export const inFunction = (
  name: string,
  { line, column, message }: Pick<QueryProblem, 'line' | 'column' | 'message'>,
) => `In the function '${name}', line ${line}, column ${column}: ${message}`;
