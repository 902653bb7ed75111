import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Json, QueryEngine, QueryResult } from '../../src/query/index.ts';
import { QueryError } from '../../src/query/index.ts';
import { memoryEngine } from './memory-tables.ts';

/** Queries of Microsoft's documentation with the answers that Microsoft's own engine gave. */
interface Case {
  readonly id: string;
  readonly kql: string;
  readonly expected: { readonly columns: string[]; readonly types: string[]; readonly rows: Json[][] };
  readonly operators: string[];
  readonly functions: string[];
}

const file = new URL('../fixtures/kql/documentation-cases.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] };

const TYPES: Readonly<Record<string, string>> = {
  String: 'string',
  Object: 'dynamic',
  Int64: 'long',
  Int32: 'int',
  Double: 'real',
  DateTime: 'datetime',
  TimeSpan: 'timespan',
  SByte: 'bool',
};

/** How many of the cases must be answered: the count of those whose operators and functions are supported. */
const ANSWERED = 149;

describe('queries of the documentation', () => {
  let engine: QueryEngine;
  const answers = new Map<string, QueryResult | QueryError>();

  beforeAll(async () => {
    engine = memoryEngine();
    for (const { id, kql } of cases) {
      const answer = await engine
        .run({ text: kql, workspace: 'default', caller: 'test' })
        .catch((error: QueryError) => error);
      answers.set(id, answer);
    }
  });
  afterAll(() => engine.close());

  const isRefused = (id: string) => answers.get(id) instanceof QueryError;

  test('so many are answered, the others are refused', () => {
    const refused = cases.filter(({ id }) => isRefused(id));
    process.stdout.write(`KQL documentation: ${cases.length - refused.length} answered, ${refused.length} refused\n`);
    expect(cases.length - refused.length).toBe(ANSWERED);
  });

  test.each(cases.map((one) => [one.id, one] as const))('%s', (id, { kql, expected, functions }) => {
    const answer = answers.get(id)!;
    if (answer instanceof QueryError) {
      // refused by name, at its place in the text
      expect(answer.code).toBe('NOT_SUPPORTED');
      const { start, length } = answer.span;
      const named = /'([^']+)' is not supported/.exec(answer.message)?.[1] ?? '';
      expect(kql.slice(start, start + length)).toContain(named);
      expect([...functions, 'declare']).toContain(named);
      return;
    }
    expect(answer.columns.map(({ name }) => name)).toEqual(expected.columns);
    expect(answer.columns.map(({ type }) => type)).toEqual(expected.types.map((type) => TYPES[type]));
    const types = answer.columns.map(({ type }) => type);
    const rows = answer.rows.map((row) => row.map((cell, index) => comparable(cell, types[index]!)));
    if (isOrdered(kql)) expect(rows).toEqual(expected.rows);
    else expect(sorted(rows)).toEqual(sorted(expected.rows));
  });
});

/** A long beyond 2^53 leaves as text; the frozen answers hold it as a number, rounded by JSON. */
const comparable = (cell: Json, type: string): Json =>
  type === 'long' && typeof cell === 'string' ? Number(cell) : cell;

const isOrdered = (kql: string): boolean => {
  const last = kql.split('|').pop() ?? '';
  return /^\s*(sort|order|top|serialize)\b/.test(last);
};

const sorted = (rows: readonly Json[][]): string[] => rows.map((row) => JSON.stringify(row)).sort();
