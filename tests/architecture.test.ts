import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { findCircle, findUpwardArrows, folderGraph, readImports, reduce, type Graph } from '../scripts/folder-graph.ts';

const REPOSITORY = path.join(import.meta.dirname, '..');
const LAYERS = JSON.parse(readFileSync(path.join(REPOSITORY, 'scripts/layers.json'), 'utf8')) as Record<
  string,
  string[]
>;

const graphOf = (arrows: Record<string, string[]>): Graph =>
  new Map(Object.entries(arrows).map(([node, targets]) => [node, new Set(targets)]));

test('docs/architecture.md lists the folders of src, each once', () => {
  const page = readFileSync(path.join(REPOSITORY, 'docs/architecture.md'), 'utf8');
  const section = page.split('## The folders of src/')[1]!.split('\n## ')[0]!;
  const listed = [...section.matchAll(/^\| `([a-z-]+)` +\|/gm)].map((match) => match[1]!);
  const there = readdirSync(path.join(REPOSITORY, 'src'), { withFileTypes: true });
  expect(listed.sort()).toEqual(there.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort());
});

test('layers import only those below them, and never in a circle', () => {
  const layers = folderGraph(readImports(), 1);
  // What is read is there: a graph without arrows would pass every check.
  expect([...layers.get('services')!]).toEqual(expect.arrayContaining(['domain', 'models', 'feed', 'query']));
  expect(findUpwardArrows(layers, LAYERS)).toEqual([]);
  expect(findCircle(layers)).toBeNull();
  expect(findCircle(graphOf(LAYERS))).toBeNull();
});

test.each(['domain', 'doors', 'http'])('the features of %s do not import each other in a circle', (layer) => {
  const features = [...folderGraph(readImports(), 2)].filter(([name]) => name.startsWith(`${layer}/`));
  expect(features.length).toBeGreaterThan(5);
  expect(findCircle(new Map(features))).toBeNull();
});

test('a circle, an upward arrow and an arrow that follows from others are found', () => {
  expect(findCircle(graphOf({ a: ['b'], b: ['c'], c: ['b'] }))).toEqual(['b', 'c', 'b']);
  expect(findUpwardArrows(graphOf({ models: ['domain', 'services'] }), LAYERS)).toEqual(['src/models → src/services']);
  expect(reduce(graphOf({ a: ['b', 'c'], b: ['c'], c: [] })).get('a')).toEqual(new Set(['b']));
});

test('the linter refuses an upward import, at run time and of types too, a long function and a name that says nothing', async () => {
  // Without the rules that need types: reading all types would take half a minute.
  const eslint = new ESLint({ cwd: REPOSITORY, overrideConfig: tseslint.configs.disableTypeChecked });
  const lint = async (file: string, text: string) => {
    const [result] = await eslint.lintText(text, { filePath: path.join(REPOSITORY, file) });
    return result!.messages.map(({ ruleId }) => ruleId);
  };
  const upward = `export type { Core } from '../services/core.ts';\nexport const load = () => import('../doors/door.ts');\n`;
  expect(await lint('src/feed/merge.ts', upward)).toEqual(['roomwatch/layers', 'roomwatch/layers']);
  const long = `export function count(): number {\n  let sum = 0;\n${'  sum += 1;\n'.repeat(80)}  return sum;\n}\n`;
  expect(await lint('src/feed/merge.ts', long)).toEqual(['max-lines-per-function']);
  const names = `export function told(): void {}\nexport interface Asker {\n  readonly name: string;\n}\n`;
  expect(await lint('src/feed/merge.ts', names)).toEqual(['no-restricted-syntax', 'no-restricted-syntax']);
});

test('each exported type has a name of its own', () => {
  const byName = new Map<string, string[]>();
  for (const file of readdirSync(path.join(REPOSITORY, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.startsWith('generated')) continue;
    const text = readFileSync(path.join(REPOSITORY, 'src', file), 'utf8');
    const names = text.matchAll(/^export (?:declare |abstract )*(?:interface|type|class|enum) (\w+)/gm);
    for (const [, name] of names) byName.set(name!, [...(byName.get(name!) ?? []), file]);
  }
  expect(byName.size).toBeGreaterThan(400);
  expect([...byName].filter(([, files]) => files.length > 1)).toEqual([]);
});

test('the parser of KQL is loaded by the processes that parse alone, for it takes 90 MB', async () => {
  await import('../src/query/index.ts');
  expect(globalThis).not.toHaveProperty('Kusto');
  await import('../src/query/language/planner.ts');
  expect(globalThis).toHaveProperty('Kusto');
});
