import { readFileSync, writeFileSync } from 'node:fs';
import { findCircle, findUpwardArrows, folderGraph, readImports, reduce, type Graph } from './folder-graph.ts';

const PAGE = new URL('../docs/architecture.md', import.meta.url);
const BEGIN = '<!-- Made by `npm run docs`. -->';
const END = '<!-- End of what is made. -->';

const allowed = JSON.parse(readFileSync(new URL('layers.json', import.meta.url), 'utf8')) as Record<string, string[]>;
const imports = readImports();
const layers = folderGraph(imports, 1);
const upward = findUpwardArrows(layers, allowed);
if (upward.length > 0) throw new Error(`Imports against scripts/layers.json: ${upward.join(', ')}`);
const circle = findCircle(layers);
if (circle) throw new Error(`Layers of src/ import each other in a circle: ${circle.join(' → ')}`);

const page = readFileSync(PAGE, 'utf8');
const [head, rest = ''] = page.split(BEGIN);
const tail = rest.split(END)[1];
if (tail === undefined) throw new Error(`docs/architecture.md lacks "${BEGIN}" or "${END}".`);
writeFileSync(PAGE, `${head}${BEGIN}\n\n${picture(layers)}\n\n${listing(folderGraph(imports, 2))}\n\n${END}${tail}`);

/** The layers, without the arrows that follow from others. */
function picture(graph: Graph): string {
  const arrows = [...reduce(graph)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([from, targets]) => [...targets].sort().map((to) => `  ${from} --> ${to}`));
  return ['```mermaid', 'flowchart TD', ...arrows, '```'].join('\n');
}

/** The features of each layer: what each uses of its own layer, and which layers below. */
function listing(graph: Graph): string {
  const names = [...graph.keys()].filter((name) => name.includes('/')).sort();
  const width = Math.max(...names.map((name) => name.length));
  const lines = names.map((name) => {
    const layer = name.split('/')[0]!;
    const targets = [...graph.get(name)!];
    const beside = targets.filter((to) => to.startsWith(`${layer}/`)).map((to) => to.slice(layer.length + 1));
    const below = new Set(targets.map((to) => to.split('/')[0]!).filter((to) => to !== layer));
    return `${name.padEnd(width)}  ${[beside.sort().join(' '), [...below].sort().join(' ')].join(' | ')}`.trimEnd();
  });
  return ['```', `${'folder'.padEnd(width)}  uses of its own layer | uses of layers below`, ...lines, '```'].join('\n');
}
