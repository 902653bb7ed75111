import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ColumnType, TableSchema } from '../../../src/domain/tables/schema.ts';
import type { ScalarFunction } from '../../../src/query/functions/define/function.ts';
import { loadHashing } from '../../../src/query/functions/scalar/hashing.ts';
import { AGGREGATE_FAMILIES, findFunction, SCALAR_FAMILIES, WINDOWS } from '../../../src/query/functions/registry.ts';
import { Planner } from '../../../src/query/language/planner.ts';
import { OPERATORS, RUNNER_NAMES, findRunner } from '../../../src/query/operators/registry.ts';
import { SpanError } from '../../../src/query/plan/errors.ts';
import type { Call, PlanNode, QueryPlan } from '../../../src/query/plan/plan.ts';
import { compile, type CompileContext } from '../../../src/query/run/compile.ts';
import { limited } from '../../../src/query/run/limited.ts';
import { isShortPlan } from '../../../src/query/run/short-plan.ts';
import type { Dynamic } from '../../../src/query/values/dynamic.ts';
import { MAX_MEMBERS, MAX_TEXT } from '../../../src/query/values/limits.ts';
import type { Row, Value } from '../../../src/query/values/value.ts';
import { weigh } from '../../../src/query/values/weight.ts';
import { knownCalls } from './growing-texts.ts';

const SCALARS = Object.values(SCALAR_FAMILIES).flat();
const AGGREGATES = Object.values(AGGREGATE_FAMILIES).flat();
const RUNNERS = RUNNER_NAMES.map((name) => findRunner(name)!);
const nameOf = (item: { readonly name?: string; readonly names?: readonly string[] }) => item.name ?? item.names![0]!;

const TYPES = {
  ...{ t: 'string', u: 'string', a: 'dynamic', b: 'dynamic', c: 'dynamic' },
  ...{ n: 'long', r: 'real', d: 'datetime', s: 'timespan' },
} as const;
const TABLE: TableSchema = {
  name: 'T',
  description: '',
  timeColumn: null,
  columns: (Object.entries(TYPES) as [string, ColumnType][]).map(([name, type]) => ({ name, type, description: '' })),
};
const planner = new Planner([TABLE]);
const planOf = (text: string): QueryPlan => {
  const outcome = planner.plan(text, []);
  if (outcome.kind !== 'plan') throw new Error(`No plan: ${text}`, { cause: outcome });
  return outcome.plan;
};
const known = knownCalls(3);

const context = (spent: number[] = []): CompileContext => ({
  now: 0n,
  warn: () => undefined,
  spend: (amount) => void spent.push(amount),
  precomputed: () => null,
  once: (_id, make) => make(),
});

describe('what definitions say of the growth of their values', () => {
  beforeAll(loadHashing);

  test.each([...SCALARS, ...AGGREGATES, ...WINDOWS, ...RUNNERS].map((item) => [nameOf(item), item] as const))(
    '%s says it, and what grows is not short',
    (_name, { growth, ...item }) => {
      expect(['none', 'json', 'bounded', 'counted']).toContain(growth);
      if ('isShort' in item && item.isShort) expect(['none', 'json']).toContain(growth);
    },
  );

  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  const dynamic: fc.Arbitrary<Dynamic> = fc.letrec<{ value: Dynamic }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.array(fc.tuple(text, tie('value')), { maxLength: 4 }).map((members): Dynamic => new Map(members)),
    ),
  })).value;
  const row: fc.Arbitrary<Row> = fc.tuple(
    ...[text, text, fc.array(dynamic, { maxLength: 20 }), dynamic, fc.array(dynamic, { maxLength: 9 })],
    ...[fc.integer(), fc.double({ noNaN: true }), fc.constant(638_000_000_000_000_000n), fc.integer()],
  ) as fc.Arbitrary<Row>;

  /** Units of text and members. */
  const sizeOf = (value: Value): number => {
    if (typeof value === 'string') return value.length;
    if (!Array.isArray(value) && !(value instanceof Map)) return 0;
    const { units, members } = weigh(value as Dynamic[]);
    return units + members;
  };
  /** The longest value of a fixed size: a hash, a list of seven results. */
  const FIXED = 100;

  /** Null where the arguments are refused. */
  const answered = <T>(work: () => T): T | null => {
    try {
      return work();
    } catch (error) {
      if (error instanceof SpanError && error.code === 'BAD_ARGUMENT') return null;
      throw error;
    }
  };

  const still = known.scalars.filter(({ name, calls }) => findFunction(name)?.growth === 'none' && calls.length > 0);
  test.each(still.map(({ name, calls }) => [name, calls.map(([call]) => call)] as const))(
    'the values of %s are never larger than its arguments',
    (_name, calls) => {
      for (const call of calls) {
        const { exprs } = planOf(`T | project v = ${call}`).root.args as { exprs: readonly Call[] };
        const [expr] = exprs as [Call];
        const evaluate = answered(() => compile(expr, context()));
        if (!evaluate) continue;
        const args = (expr.args ?? [expr]).map((arg) => compile(arg, context()));
        fc.assert(
          fc.property(row, (values) => {
            const most = args.reduce((sum, arg) => sum + sizeOf(arg(values)), 0);
            expect(sizeOf(answered(() => evaluate(values)))).toBeLessThanOrEqual(most + FIXED);
          }),
          { numRuns: 30 },
        );
      }
    },
  );

  test('it is seen where one says so wrongly', () => {
    const evaluate = compile(
      (planOf('T | project v = strcat(t, t, t)').root.args as { exprs: [Call] }).exprs[0],
      context(),
    );
    expect(sizeOf(evaluate(['x'.repeat(100), '', null, null, null, null, null, null, null]))).toBeGreaterThan(
      100 + FIXED,
    );
  });
});

describe('a value that a function forgets to bound', () => {
  const call: Call = { k: 'call', type: 'string', name: 'careless', args: [], span: { start: 3, length: 4 } };
  const made = (value: Value, type: Call['type'], growth: ScalarFunction['growth']) => {
    const definition = { names: ['careless'], usage: '', summary: '', growth, compile: () => () => value };
    return () => limited(() => value, { ...call, type }, definition, context())([]);
  };
  const error = { code: 'VALUE_LIMIT', message: expect.stringContaining('careless: '), span: call.span };

  test.each([
    ['text', 'x'.repeat(MAX_TEXT + 1), 'string', 'none'],
    ['dynamic text', 'x'.repeat(MAX_TEXT + 1), 'dynamic', 'none'],
    ['an array', new Array<Dynamic>(MAX_MEMBERS + 1).fill(1), 'dynamic', 'bounded'],
    ['arrays within arrays', new Array<Dynamic>(1_100).fill(new Array<Dynamic>(1_000).fill(1)), 'dynamic', 'bounded'],
    ['texts within arrays', new Array<Dynamic>(40).fill('x'.repeat(1_000_000)), 'dynamic', 'bounded'],
  ] as const)('is refused with the name of the function: %s', (_about, value, type, growth) => {
    expect(made(value as Value, type, growth)).toThrow(expect.objectContaining(error));
  });

  test('large values are counted, small ones are not', () => {
    const spent: number[] = [];
    const definition = { names: ['f'], usage: '', summary: '', growth: 'none', compile: () => () => null } as const;
    const value = (size: number) => limited(() => 'x'.repeat(size), call, definition, context(spent))([]);
    value(100);
    expect(spent).toEqual([]);
    value(1_000_000);
    expect(spent).toEqual([2_000_000]);
  });
});

describe('what the main process evaluates', () => {
  const isShort = (text: string) => isShortPlan(planOf(text));

  test('a plan that narrows, counts and orders', () => {
    expect(
      isShort('T | where t has "x" and n > 3 | summarize count(), max(d) by u | sort by count_ desc | take 5'),
    ).toBe(true);
    expect(isShort('T | where n in (1, 2) | summarize by x = tostring(n)')).toBe(true);
  });

  const growing = known.scalars.filter(({ name, calls }) => findFunction(name)?.growth !== 'none' && calls.length > 0);
  test.each(growing.filter(({ name }) => name !== 'tostring').map(({ name, calls }) => [name, calls[0]![0]] as const))(
    'no plan with %s',
    (_name, call) => {
      expect(isShort(`T | where tostring(${call}) == "x" | count`)).toBe(false);
      expect(isShort(`T | extend v = ${call} | take 5`)).toBe(false);
      expect(isShort(`T | summarize count() by v = tostring(${call})`)).toBe(false);
    },
  );

  test.each(['tostring(a) == t', 'a == b', 'a in (b)', 'a has "x"', 'isnull(a)'])('no dynamic argument: %s', (test) => {
    expect(isShort(`T | where ${test} | count`)).toBe(false);
  });

  test.each(['dcount(a)', 'max(tostring(a))', 'arg_max(d, a)'])('no dynamic value in an aggregate: %s', (aggregate) => {
    expect(isShort(`T | summarize ${aggregate} by u`)).toBe(false);
  });

  test('no operator that grows', () => {
    const growingOperators = OPERATORS.filter(({ growth }) => growth === 'bounded').map(({ name }) => name);
    expect(growingOperators.sort()).toEqual(
      ['evaluate', 'join', 'lookup', 'make-series', 'mv-apply', 'mv-expand', 'range', 'top-nested'].sort(),
    );
    const nodes = (node: PlanNode): string[] => [node.op, ...node.inputs.flatMap(nodes)];
    for (const text of ['T | mv-expand a', 'T | join (T) on t', 'T | make-series count() on n step 1']) {
      expect(nodes(planOf(text).root)).toContain('scan');
      expect(isShort(text)).toBe(false);
    }
  });
});
