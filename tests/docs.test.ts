import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createProgram } from '../src/cli/program.ts';

const REPOSITORY = path.join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(REPOSITORY, file), 'utf8');
const below = (folder: string, pattern: RegExp) =>
  readdirSync(path.join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file))
    .map((file) => path.join(folder, file));

const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'],
  ...below('docs', /\.md$/),
  ...below('agent', /\.md$/),
];

/** Files that a page links to, from the root of the repository. */
function linksOf(page: string): string[] {
  return [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!.split('#')[0]!)
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .map((target) => path.join(path.dirname(page), target));
}

test.each(PAGES)('every file that %s links to is there', (page) => {
  expect(linksOf(page).filter((file) => !existsSync(path.join(REPOSITORY, file)))).toEqual([]);
});

test('docs/README.md links to every page of docs/, and README.md to docs/README.md', () => {
  const pages = below('docs', /\.(md|json|graphql|yml)$/).filter((file) => file !== 'docs/README.md');
  const linked = linksOf('docs/README.md').filter((file) => file.startsWith('docs/'));
  expect(linked.sort()).toEqual(pages.sort());
  expect(linksOf('README.md')).toContain('docs/README.md');
});

describe('the commands that pages name are there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const commands = new Set(createProgram().commands.map((command) => command.name()));

  test.each(PAGES)('%s', (page) => {
    const text = read(page);
    const ofNpm = [...text.matchAll(/\bnpm run (?:--silent )?([a-z][a-z:]*)/g)].map(([, name]) => name!);
    expect(ofNpm.filter((name) => scripts[name] === undefined)).toEqual([]);
    const ofProgram = [...text.matchAll(/(?:npm run roomwatch -- |^roomwatch |`roomwatch )([a-z]+)/gm)].map(
      ([, name]) => name!,
    );
    expect(ofProgram.filter((name) => !commands.has(name))).toEqual([]);
  });
});
