import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const REPOSITORY = path.join(import.meta.dirname, '..');

test('docs/architecture.md lists the folders of src, each once', () => {
  const page = readFileSync(path.join(REPOSITORY, 'docs/architecture.md'), 'utf8');
  const section = page.split('## The folders of src/')[1]!.split('\n## ')[0]!;
  const listed = [...section.matchAll(/^\| `([a-z-]+)` +\|/gm)].map((match) => match[1]!);
  const there = readdirSync(path.join(REPOSITORY, 'src'), { withFileTypes: true });
  expect(listed.sort()).toEqual(there.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort());
});

test('the parser of KQL is loaded by the threads that parse alone, for it takes 90 MB', async () => {
  await import('../src/query/index.ts');
  expect(globalThis).not.toHaveProperty('Kusto');
  await import('../src/query/language/planner.ts');
  expect(globalThis).toHaveProperty('Kusto');
});
