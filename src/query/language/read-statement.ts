import type { SyntaxNode } from '../syntax/syntax.ts';
import { isView } from './environment.ts';
import type { Translator } from './translator.ts';

/** `set`, `let` and declarations. The expression of the query itself is read by the caller. */
export function readStatement(t: Translator, node: SyntaxNode): void {
  if (node.kind === 'SetOptionStatement') {
    const value = node.child('ValueClause')?.child('Expression');
    if (value) t.state.settings.set((node.child('Name') as SyntaxNode).name, t.expr(value));
    return;
  }
  if (node.kind !== 'LetStatement') return t.unsupported(node, `The statement '${node.text.split(/\s/)[0]}'`);
  const name = (node.child('Name') as SyntaxNode).name;
  const value = node.child('Expression') as SyntaxNode;
  const { environment } = t;
  if (value.kind === 'FunctionDeclaration') {
    environment.define(name, () => ({ kind: 'function', declaration: value, environment }));
    if (isView(value)) environment.markView(name);
    return;
  }
  environment.define(name, () => {
    if (t.isTabular(value)) return { kind: 'table', plan: t.table(value) };
    const expr = t.expr(value);
    if (expr.k === 'constant' || expr.k === 'column') return { kind: 'value', expr };
    return { kind: 'value', expr: { k: 'shared', type: expr.type, id: t.newId(), expr } };
  });
}
