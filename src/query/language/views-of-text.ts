import { boundColumns } from '../syntax/nodes.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import { isView } from './environment.ts';
import type { LanguageTable } from './kusto.ts';
import { walk } from './support.ts';

/** The views of a text: those of its own statements, and those that functions within it define. */
export interface TextViews {
  readonly own: readonly LanguageTable[];
  readonly inner: readonly LanguageTable[];
}

/** Whether a text may read views by wildcards: most texts do not, and need not be bound again. */
export const mayReadViews = (text: string): boolean =>
  /\bview\b/.test(text) && (text.includes('*') || /\b(?:search|find)\b/.test(text));

/** The views that a text defines, with their columns. Only functions without parameters are views. */
export function viewsOfText(root: SyntaxNode): TextViews {
  const statements = root.list('Statements');
  const places = new Set(statements.map(({ span }) => span.start));
  const own: LanguageTable[] = [];
  const inner: LanguageTable[] = [];
  for (const node of walk(root)) {
    const declaration = node.kind === 'LetStatement' ? node.child('Expression') : undefined;
    if (declaration?.kind !== 'FunctionDeclaration' || !isView(declaration)) continue;
    const columns = boundColumns(declaration.child('Body')?.child('Expression')?.columns);
    const isOwn = places.has(node.span.start);
    (isOwn ? own : inner).push({ name: node.child('Name')?.name ?? '', columns });
  }
  return { own, inner };
}

/**
 * The tables that the binder knows beside the stored ones, for it expands wildcards to tables of the database only. A view of the text itself
 * goes before one within a function; where two functions define unlike views of one name, the binder is told of neither.
 */
export function tablesOfViews(own: readonly LanguageTable[], inner: readonly LanguageTable[]): LanguageTable[] {
  const found = new Map<string, LanguageTable | null>();
  for (const view of inner) {
    const other = found.get(view.name);
    const isUnlike = other !== undefined && JSON.stringify(other?.columns) !== JSON.stringify(view.columns);
    found.set(view.name, isUnlike ? null : view);
  }
  for (const view of own) found.set(view.name, view);
  return [...found.values()].filter((view) => view !== null);
}
