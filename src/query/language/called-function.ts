import { type QueryErrorCode, SpanError } from '../plan/errors.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import { type Binding, Environment } from './environment.ts';
import type { CallPlace } from './translation.ts';
import type { Translator } from './translator.ts';

/** A call of a function that the query defines, or of a saved one. */
interface FunctionCallSite {
  readonly node: SyntaxNode;
  readonly binding: Binding & { readonly kind: 'function' };
  readonly args: readonly SyntaxNode[];
}

/** The body of a function, with its parameters bound. */
export function enterFunction(
  t: Translator,
  call: FunctionCallSite,
): { readonly translator: Translator; readonly result: SyntaxNode } {
  const { node, binding } = call;
  t.count(node);
  const body = node.calledBody ?? (binding.declaration.child('Body') as SyntaxNode);
  const environment = bindParameters(t, call);
  const place = placeInside(t, call);
  const wrong = binding.saved && node.calledProblems.find(({ severity }) => severity === 'Error');
  const translator = t.with({ ...t.scope }, environment, place);
  if (wrong) throw new SpanError(wrong.code as QueryErrorCode, translator.withPlace(wrong.message, wrong), place);
  for (const statement of body.list('Statements')) translator.statement(statement);
  return { translator, result: body.child('Expression') as SyntaxNode };
}

/** The names of the parameters, each bound to its argument or its default. */
function bindParameters(t: Translator, { node, binding, args }: FunctionCallSite): Environment {
  const environment = new Environment(binding.environment);
  const named = new Map<string, SyntaxNode>();
  const positional: SyntaxNode[] = [];
  for (const arg of args) {
    if (arg.kind === 'SimpleNamedExpression') {
      named.set((arg.child('Name') as SyntaxNode).name, arg.child('Expression') as SyntaxNode);
    } else positional.push(arg);
  }
  for (const parameter of binding.declaration.child('Parameters')?.list('Parameters') ?? []) {
    const declared = parameter.child('NameAndType') as SyntaxNode;
    const name = (declared.child('Name') as SyntaxNode).name;
    const arg = named.get(name) ?? positional.shift();
    const value = arg ?? parameter.child('DefaultValue')?.child('Value');
    if (!value) t.refuse(node, `The argument for '${name}' is missing.`);
    // a default is read where the function is declared
    const bound = bindingOf(value, arg ? t : t.with({ columns: [] }, binding.environment));
    environment.define(name, () => asDeclared(t, bound, declared, node));
  }
  return environment;
}

/** The place that is reported for faults in a function's body. */
function placeInside(t: Translator, { node, binding: { saved } }: FunctionCallSite): CallPlace {
  const place: CallPlace = t.place ?? node.span;
  if (saved) return { start: place.start, length: place.length, inside: saved };
  // the body of a function within a saved one has no place in the saved text
  return place.inside ? { ...place, inside: { name: place.inside.name, text: null } } : place;
}

const bindingOf = (value: SyntaxNode, t: Translator): Binding =>
  t.isTabular(value) ? { kind: 'table', plan: t.table(value) } : { kind: 'value', expr: t.expr(value) };

/** Converts an argument to the declared type of its parameter. */
function asDeclared(t: Translator, binding: Binding, declared: SyntaxNode, node: SyntaxNode): Binding {
  const type = declared.child('Type')?.symbol?.scalarType;
  if (binding.kind !== 'value' || !type || type === 'unknown' || binding.expr.type === type) return binding;
  return { kind: 'value', expr: t.convert(binding.expr, type, node) };
}
