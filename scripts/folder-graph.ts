import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Names of nodes, each with the names of those that it points to. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

const SRC = path.join(import.meta.dirname, '../src');
/** Made by codegen: its types point at the resolvers, which use them. */
const GENERATED = 'generated';

/** Each import of one file of src/ by another, as paths within src/; imports of types and at run time among them. */
export function readImports(): { from: string; to: string }[] {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts') && !file.startsWith(`${GENERATED}/`));
  return files.flatMap((from) => {
    const { importedFiles } = ts.preProcessFile(readFileSync(path.join(SRC, from), 'utf8'), true, true);
    return importedFiles
      .filter(({ fileName }) => fileName.startsWith('.'))
      .map(({ fileName }) => ({ from, to: path.posix.join(path.posix.dirname(from), fileName) }))
      .filter(({ to }) => !to.startsWith('..') && !to.startsWith(`${GENERATED}/`));
  });
}

/** The graph of folders, to a depth: 1 for layers, 2 for the features in them. Files of src/ itself stand for no folder. */
export function folderGraph(imports: readonly { from: string; to: string }[], depth: 1 | 2): Graph {
  const graph = new Map<string, Set<string>>();
  const nodeOf = (file: string) => file.split('/').slice(0, -1).slice(0, depth).join('/');
  for (const { from, to } of imports) {
    const [source, target] = [nodeOf(from), nodeOf(to)];
    if (source === '') continue;
    const targets = graph.get(source) ?? new Set();
    graph.set(source, targets);
    if (target === '') continue;
    if (target !== source) targets.add(target);
    if (!graph.has(target)) graph.set(target, new Set());
  }
  return graph;
}

/** A way through a graph that ends where it began; null where there is none. */
export function findCircle(graph: Graph): readonly string[] | null {
  const cleared = new Set<string>();
  const visit = (node: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (cleared.has(node)) return null;
    for (const next of graph.get(node) ?? []) {
      const circle = visit(next, [...way, node]);
      if (circle) return circle;
    }
    cleared.add(node);
    return null;
  };
  for (const node of graph.keys()) {
    const circle = visit(node, []);
    if (circle) return circle;
  }
  return null;
}

/** Arrows between layers that `layers.json` does not allow. */
export function findUpwardArrows(layers: Graph, allowed: Readonly<Record<string, readonly string[]>>): string[] {
  return [...layers].flatMap(([from, targets]) =>
    [...targets].filter((to) => !allowed[from]?.includes(to)).map((to) => `src/${from} → src/${to}`),
  );
}

/** The arrows that do not follow from others: where a → b → c, that from a to c is left out. */
export function reduce(graph: Graph): Graph {
  const reaches = (from: string, to: string): boolean =>
    [...(graph.get(from) ?? [])].some((next) => next === to || reaches(next, to));
  return new Map(
    [...graph].map(([node, targets]) => [
      node,
      new Set([...targets].filter((to) => ![...targets].some((other) => other !== to && reaches(other, to)))),
    ]),
  );
}
