import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, test } from '@jest/globals';

const QUERY = join(import.meta.dirname, '../../src/query');

/** The folders of src/query: each imports only folders that stand before it. */
const ORDER = [
  ...['plan', 'values', 'tables', 'evaluate', 'syntax', 'pushdown', 'functions', 'operators', 'language', 'run'],
  ...['evaluators', 'admission', 'processes', 'engine'],
];

const folderOf = (file: string) => relative(QUERY, file).split(sep)[0]!;

test('imports between the folders of the query engine point one way', () => {
  const files = readdirSync(QUERY, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && name.includes(sep))
    .map((name) => join(QUERY, name));
  expect([...new Set(files.map(folderOf))].sort()).toEqual([...ORDER].sort());
  const upward = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/ from '(\.[^']+)'/g)]
      .map(([, path]) => join(dirname(file), path!))
      .filter((target) => target.startsWith(QUERY + sep))
      .filter((target) => ORDER.indexOf(folderOf(target)) > ORDER.indexOf(folderOf(file)))
      .map((target) => `${relative(QUERY, file)} → ${relative(QUERY, target)}`),
  );
  expect(upward).toEqual([]);
});
