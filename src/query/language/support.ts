import { findAggregate, findFunction, findWindow } from '../functions/registry.ts';
import { findPlugin } from '../operators/plugins/registry.ts';
import { findOperator } from '../operators/registry.ts';
import { type Span, SpanError } from '../plan/errors.ts';
import { isLeastLong, isUnreadable } from '../syntax/literal.ts';
import type { Diagnostic, SyntaxNode } from '../syntax/syntax.ts';

/** The settings of `set` that are used: bin_auto reads them. */
export const QUERY_SETTINGS: ReadonlySet<string> = new Set(['query_bin_auto_size', 'query_bin_auto_at']);

/** Expressions that would reach outside or run other code. The binder accepts them, so this list refuses them. */
const REFUSED_EXPRESSIONS: Readonly<Record<string, string>> = {
  ExternalDataExpression: 'externaldata',
  InlineExternalTableExpression: 'external_data',
  ContextualDataTableExpression: 'contextual datatable',
  MaterializedViewCombineExpression: 'materialized-view-combine',
  ToTableExpression: 'totable',
};

/**
 * Walks the whole bound query and refuses, by name and place, every unsupported statement, operator, plug-in and function, used or not. The
 * translator knows everything that passes.
 */
export function checkSupported(root: SyntaxNode, saved: { has(name: string): boolean }): void {
  const refuse = (node: SyntaxNode, what: string): never => {
    throw new SpanError('NOT_SUPPORTED', `${what} is not supported; see docs/kql.md for what is.`, node.span);
  };
  const unreadable = unreadableLiterals(root);
  if (unreadable[0]) throw new SpanError('BAD_ARGUMENT', unreadableMessage(unreadable), unreadable[0].span);
  const defined = new Set<string>();
  let hasResult = false;
  for (const node of walk(root)) {
    const { kind } = node;
    if (kind === 'LetStatement') {
      if (node.child('Expression')?.kind === 'FunctionDeclaration')
        defined.add((node.child('Name') as SyntaxNode).name);
      continue;
    }
    if (kind === 'ExpressionStatement') {
      if (hasResult) refuse(node, 'A second statement with a result');
      hasResult = true;
      continue;
    }
    if (kind === 'SetOptionStatement') {
      const name = node.child('Name')?.name ?? '';
      if (!QUERY_SETTINGS.has(name)) refuse(node, `The setting '${name}'`);
      continue;
    }
    if (kind.endsWith('Statement')) refuse(node, `The statement '${node.text.split(/\s/)[0] ?? kind}'`);
    if (kind in REFUSED_EXPRESSIONS) refuse(node, `'${REFUSED_EXPRESSIONS[kind] ?? kind}'`);
    if (kind.endsWith('Operator') && !findOperator(kind)) {
      const word = node.children()[0]?.text ?? node.text;
      refuse(node, `The operator '${word}'`);
    }
    if (kind === 'EvaluateOperator') {
      const call = node.child('FunctionCall');
      const name = call?.child('Name')?.name ?? '';
      if (call && !findPlugin(name)) refuse(call, `The plug-in '${name}'`);
    }
    if (kind === 'FunctionCallExpression') {
      const name = node.child('Name')?.name ?? '';
      const isKnown =
        defined.has(name) ||
        saved.has(name) ||
        [findFunction, findAggregate, findWindow, findPlugin].some((find) => find(name) !== undefined);
      if (!isKnown) refuse(node, `The function '${name}'`);
    }
  }
}

/** The literals of a text that have no value, such as `datetime(tomorrow)`. */
export function unreadableLiterals(root: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isUnreadable(node)) found.push(node);
    if (isLeastLong(node)) continue;
    waiting.push(...node.children().filter((child) => !child.isToken));
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** Messages name so many literals, in so many characters each. */
const MOST_NAMED = 10;
const MOST_CHARACTERS = 100;

export const unreadableMessage = (literals: readonly SyntaxNode[]): string => {
  const named = literals.slice(0, MOST_NAMED).map(({ text }) => `'${text.slice(0, MOST_CHARACTERS)}'`);
  return literals.length === 1
    ? `The literal ${named[0]} cannot be read.`
    : `These literals cannot be read: ${named.join(', ')}${literals.length > MOST_NAMED ? ', …' : ''}.`;
};

/** In the order of the text; without recursion, because a long chain of operators is a deep tree. */
export function* walk(root: SyntaxNode): Generator<SyntaxNode> {
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    const inner = node.children().filter((child) => !child.isToken);
    for (let index = inner.length - 1; index >= 0; index -= 1) waiting.push(inner[index] as SyntaxNode);
  }
}

/**
 * Faults reported by the binder that Azure's engine accepts: fractions of seconds in make_timespan and make_datetime, arguments of
 * bag_unpack by name, `count(*)`.
 */
export const isTolerated = (diagnostic: Diagnostic, root: SyntaxNode): boolean =>
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
    )) ||
  (diagnostic.code === 'KS127' &&
    calls(root, /^count$/).some((call) => {
      const [first] = call.child('ArgumentList')?.list('Expressions') ?? [];
      return first?.kind === 'StarExpression' && within(diagnostic, call.span);
    }));

const within = (inner: Span, outer: Span): boolean =>
  inner.start >= outer.start && inner.start + inner.length <= outer.start + outer.length;

/** The calls of functions whose names match. */
export function calls(root: SyntaxNode, name: RegExp): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.kind === 'FunctionCallExpression' && name.test(node.child('Name')?.name ?? '')) found.push(node);
    waiting.push(...node.children().filter((child) => !child.isToken));
  }
  return found;
}
