import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { startStoredTable, type StoredRow, type StoredTableWorld } from './stored-rows.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const [MINUTE, HOUR] = [60_000, 3_600_000];
const RUNS = Number(process.env['PUSHDOWN_RUNS'] ?? 30);

// ── rows: missing, null, of another type now and then ──

const mostly = <T>(usual: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> =>
  fc.oneof(
    { weight: 8, arbitrary: usual },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
const OTHER: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  ['a'],
  ['room-1', 5],
  { a: 1 },
  '5',
  '2026-11-21T11:00:00Z',
  'true',
  5,
  1.5,
  true,
  new Date('2026-11-21T11:00:00.000Z'),
  [],
  '',
);
const TEXTS = [
  '',
  'a',
  'A',
  'b',
  'room-1',
  'Room-1 camera',
  'aroom',
  'room',
  'ärm',
  'Größe room',
  'x\nroom',
  '5',
  'K',
  'ıİi',
  '😀',
  '！',
  '["a"]',
];
const text = fc.constantFrom(...TEXTS);
const time = fc.integer({ min: -40, max: 40 }).map((step) => new Date(NOW.getTime() + step * (HOUR / 4) - (step % 3)));

const memberValues = {
  s: mostly(text),
  n: mostly(fc.integer({ min: -3, max: 3 })),
  l: mostly(fc.constantFrom(0, 1, -1, 7, 2 ** 31, -(2 ** 40), 2 ** 53 - 1)),
  r: mostly(fc.constantFrom(0, -0, 0.5, 1, -2.25, 1e300)),
  b: mostly(fc.boolean()),
  d: mostly(time),
  x: mostly(fc.constantFrom('{"a":1}', '[1]', '5')),
};
const members = (withOthers: boolean): fc.Arbitrary<StoredRow['p']> =>
  mostly(
    fc
      .tuple(
        fc.record(memberValues),
        withOthers
          ? fc.option(fc.tuple(fc.constantFrom('s', 'n', 'l', 'r', 'b', 'd'), OTHER), { freq: 3 })
          : fc.constant(null),
      )
      .map(([usual, other]) => {
        const all = { ...usual, ...(other ? { [other[0]]: other[1] } : {}) };
        return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
      }),
  );
const row = (withOthers: boolean): fc.Arbitrary<StoredRow> =>
  fc
    .record({
      at: time,
      kind: fc.integer({ min: 1, max: 3 }),
      computer: text,
      note: mostly(text),
      p: members(withOthers),
    })
    .map(({ note, p, ...always }) => ({
      ...always,
      ...(note === undefined ? {} : { note }),
      ...(p === undefined ? {} : { p }),
    }));
/** A few tables hold values of other types; a query that meets one runs in process. */
const table = fc.oneof(
  { weight: 4, arbitrary: fc.array(row(false), { maxLength: 25 }) },
  { weight: 1, arbitrary: fc.array(row(true), { maxLength: 25 }) },
);

// ── queries ──

type Type = 'string' | 'int' | 'long' | 'real' | 'bool' | 'datetime';
type Env = readonly (readonly [name: string, type: Type])[];

const STORED: Env = [
  ['t', 'datetime'],
  ['kind', 'int'],
  ['c', 'string'],
  ['o', 'string'],
  ['s', 'string'],
  ['n', 'int'],
  ['l', 'long'],
  ['r', 'real'],
  ['b', 'bool'],
  ['d', 'datetime'],
];

/** Draws one choice after the other: a query depends on which columns there are. */
class Draw {
  private readonly numbers: readonly number[];
  private at = 0;

  constructor(numbers: readonly number[]) {
    this.numbers = numbers;
  }

  below(limit: number): number {
    const number = this.numbers[this.at % this.numbers.length]! + Math.floor(this.at / this.numbers.length);
    this.at += 1;
    return number % limit;
  }

  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  column(env: Env, ...types: readonly Type[]): string | null {
    const found = env.filter(([, type]) => types.length === 0 || types.includes(type));
    return found.length === 0 ? null : this.of(found)[0];
  }
}

const SIGNS = ['==', '!=', '<', '<=', '>', '>='];
const CONSTANTS: Readonly<Record<Type, readonly string[]>> = {
  string: ['"a"', '"room-1"', '""', '"5"', '"Z"', '"！"', '"[\\"a\\"]"'],
  int: ['0', '1', '-2', 'int(null)', '1.5', '"2"', '"x"'],
  long: ['0', '7', '2147483648', 'long(null)', '0.5'],
  real: ['0.5', '1', 'real(null)', '-2.25'],
  bool: ['true', 'false'],
  datetime: [
    'ago(1h)',
    'now()',
    'bin(now(), 15m)',
    'datetime(2026-11-21 11:30:00.0000001)',
    'datetime(2026-11-21 11:00)',
    'datetime(null)',
    'ago(-2h)',
  ],
};
const NEEDLES = ['"room"', '"ROOM"', '"a"', '"-1"', '"r"', '"i"', '"k"', '"rm"', '""'];
const TEXT_TESTS = [
  'has',
  '!has',
  'contains',
  '!contains',
  'startswith',
  'endswith',
  'has_cs',
  'contains_cs',
  'startswith_cs',
  'endswith_cs',
  'hasprefix',
  'hassuffix',
  '=~',
  '!~',
];

function condition(draw: Draw, env: Env, depth = 0): string {
  const again = () => condition(draw, env, depth + 1);
  const kind = draw.below(depth > 1 ? 6 : 9);
  if (kind === 6) return `(${again()} and ${again()})`;
  if (kind === 7) return `(${again()} or ${again()})`;
  if (kind === 8) return `not(${again()})`;
  const [name, type] = draw.of(env);
  if (kind === 0 && type === 'string') return `${name} ${draw.of(TEXT_TESTS)} ${draw.of(NEEDLES)}`;
  if (kind === 1 && type === 'string') return `${name} ${draw.of(['in', '!in', 'in~', '!in~'])} ("a", "room-1", "")`;
  if (kind === 1 && type === 'int') return `${name} ${draw.of(['in', '!in'])} (1, 2, "3")`;
  if (kind === 2) return `${draw.of(['isnull', 'isnotnull', 'isempty', 'isnotempty'])}(${name})`;
  if (kind === 3 && type === 'datetime') return `${name} ${draw.of(['between', '!between'])} (ago(2h) .. ago(10m))`;
  if (kind === 3 && type === 'int') return `${name} ${draw.of(['between', '!between'])} (0 .. 2)`;
  if (kind === 4) {
    const other = draw.column(env, type)!;
    return `${name} ${draw.of(type === 'bool' || type === 'string' ? ['==', '!='] : SIGNS)} ${other}`;
  }
  const constant = draw.of(CONSTANTS[type]);
  const sign = draw.of(type === 'bool' || type === 'string' ? ['==', '!='] : SIGNS);
  // text against a number converts; an order of the two does not bind
  if (type === 'int' && constant.startsWith('"')) return `${name} == ${constant}`;
  return draw.below(5) === 0 ? `${constant} ${sign} ${name}` : `${name} ${sign} ${constant}`;
}

/** A value with its type. */
function value(draw: Draw, env: Env): readonly [string, Type] {
  const [name, type] = draw.of(env);
  switch (draw.below(7)) {
    case 0:
      return type === 'datetime' ? [`bin(${name}, ${draw.of(['1h', '7m', '1d', '1ms'])})`, 'datetime'] : [name, type];
    case 1:
      return type === 'datetime'
        ? [`${draw.of(['hourofday', 'dayofmonth', 'getmonth', 'getyear'])}(${name})`, 'int']
        : [name, type];
    case 2:
      return [`iff(${condition(draw, env, 1)}, "yes", "no")`, 'string'];
    case 3:
      return type === 'string'
        ? [`case(${condition(draw, env, 1)}, ${name}, ${condition(draw, env, 1)}, "other", "")`, 'string']
        : [name, type];
    case 4:
      return [`(${condition(draw, env, 1)})`, 'bool'];
    default:
      return [name, type];
  }
}

function aggregate(draw: Draw, env: Env, isStored: boolean): readonly (readonly [string, Type])[] {
  const column = draw.column(env)!;
  const number = draw.column(env, 'int', 'long');
  const typeOf = (name: string) => env.find(([known]) => known === name)![1];
  switch (draw.below(10)) {
    case 0:
      return [[`countif(${condition(draw, env, 1)})`, 'long']];
    case 1:
      return [[`dcount(${column})`, 'long']];
    case 2:
    case 3:
      return [[`max(${column})`, typeOf(column)]];
    case 4:
      return [[`min(${column})`, typeOf(column)]];
    case 5:
      return number === null ? [['count()', 'long']] : [[`sum(${number})`, 'long']];
    case 6:
      return number === null ? [['count()', 'long']] : [[`avg(${number})`, 'real']];
    case 7:
      return [[`maxif(${column}, ${condition(draw, env, 1)})`, typeOf(column)]];
    case 8:
      return isStored
        ? [
            [
              `arg_max(${draw.of(['t', 'n', 's', 'd'].filter((name) => env.some(([known]) => known === name)).concat(column))}, ${column})`,
              typeOf(column),
            ],
          ]
        : [['count()', 'long']];
    default:
      return [['count()', 'long']];
  }
}

/** A query of a few operators over `T`. */
function query(numbers: readonly number[]): string {
  const draw = new Draw(numbers);
  let env: Env = STORED;
  let isStored = true;
  let fresh = 0;
  const lines = ['T'];
  const steps = 1 + draw.below(4);
  for (let step = 0; step < steps; step += 1) {
    switch (draw.below(isStored ? 9 : 5)) {
      case 0:
      case 1:
        lines.push(`where ${condition(draw, env)}`);
        break;
      case 2: {
        const [expr, type] = value(draw, env);
        fresh += 1;
        lines.push(`extend e${fresh} = ${expr}`);
        env = [...env, [`e${fresh}`, type]];
        break;
      }
      case 3: {
        const kept = env.filter((_, index) => index % 2 === draw.below(2));
        if (kept.length < 3) break;
        lines.push(`project ${kept.map(([name]) => name).join(', ')}`);
        env = kept;
        isStored &&= kept.some(([name]) => name === 't');
        break;
      }
      case 4:
      case 5: {
        const keys = Array.from({ length: draw.below(3) }, () => {
          fresh += 1;
          const [expr, type] = value(draw, env);
          return [`k${fresh}`, type, expr] as const;
        });
        const results = Array.from({ length: 1 + draw.below(2) }, () => {
          fresh += 1;
          const [[expr, type]] = aggregate(draw, env, isStored) as [readonly [string, Type]];
          return [`v${fresh}`, type, expr] as const;
        });
        // arg_max gives a name of its own to the value that it looks for
        const written = results.map(([name, , expr]) =>
          expr.startsWith('arg_max') ? `(m${name}, ${name}) = ${expr}` : `${name} = ${expr}`,
        );
        lines.push(
          `summarize ${written.join(', ')}${keys.length > 0 ? ` by ${keys.map(([name, , expr]) => `${name} = ${expr}`).join(', ')}` : ''}`,
        );
        env = [
          ...keys.map(([name, type]) => [name, type] as const),
          ...results.map(([name, type]) => [name, type] as const),
        ];
        isStored = false;
        break;
      }
      case 6: {
        const names = [draw.column(env)!, draw.column(env)!];
        lines.push(`distinct ${[...new Set(names)].join(', ')}`);
        env = env.filter(([name]) => names.includes(name));
        isStored = false;
        break;
      }
      case 7: {
        const keys = [draw.column(env)!, draw.column(env)!].slice(0, 1 + draw.below(2));
        lines.push(`sort by ${keys.map((key) => `${key} ${draw.of(['asc', 'desc'])}`).join(', ')}`);
        lines.push(`take ${1 + draw.below(4)}`);
        break;
      }
      default:
        lines.push(`top ${1 + draw.below(4)} by ${draw.column(env)} ${draw.of(['asc', 'desc'])}`);
    }
  }
  const last = draw.below(4);
  if (last === 0) lines.push('count');
  if (last === 1) lines.push(`sort by ${env[0]![0]} asc`);
  return lines.join(' | ');
}

const MOMENT = fc.integer({ min: -90, max: 90 }).map((minutes) => new Date(NOW.getTime() + minutes * MINUTE));

const queries = fc.array(fc.array(fc.nat({ max: 1_000_000 }), { minLength: 30, maxLength: 30 }).map(query), {
  minLength: 8,
  maxLength: 8,
});

describe('what MongoDB answers is what the process answers', () => {
  let world: StoredTableWorld;

  beforeAll(async () => {
    world = await startStoredTable(NOW);
    await world.engine.run({ text: 'print 1', workspace: 'default', caller: 'test' });
  });
  afterAll(() => world.stop());

  test(
    'random queries over random rows: nulls, missing fields, other types, empty tables',
    async () => {
      const seen = { queries: 0, pushed: 0, fellBack: 0, filtered: 0 };
      await fc.assert(
        fc.asyncProperty(table, queries, fc.array(MOMENT, { maxLength: 2 }), async (rows, texts, moments) => {
          await world.fill(rows);
          // of a plan that has run before more is known
          for (const [text, now] of texts.flatMap((one) => [NOW, ...moments].map((moment) => [one, moment] as const))) {
            const ask = (pushDown: boolean) =>
              world.engine.run({ text, workspace: 'default', caller: 'test', now, pushDown });
            const [pushed, inProcess] = [await ask(true), await ask(false)];
            expect({ text, now, columns: pushed.columns, rows: sorted(pushed.rows) }).toEqual({
              text,
              now,
              columns: inProcess.columns,
              rows: sorted(inProcess.rows),
            });
            const ran = pushed.stats.steps.filter(({ isPushedDown }) => isPushedDown);
            seen.queries += 1;
            if (ran.some(({ fellBack }) => fellBack)) seen.fellBack += 1;
            else if (ran.length > 0) seen.pushed += 1;
            if (pushed.stats.steps.some(({ isPushedDown, asked }) => !isPushedDown && asked !== null))
              seen.filtered += 1;
          }
        }),
        { numRuns: RUNS, endOnFailure: process.env['PUSHDOWN_RUNS'] !== undefined },
      );
      // the test would say nothing if little of it ran in MongoDB
      expect(seen.pushed / seen.queries).toBeGreaterThan(0.35);
      expect(seen.fellBack).toBeGreaterThan(0);
      expect(seen.filtered).toBeGreaterThan(0);
    },
    Math.max(1, RUNS / 30) * 240_000,
  );
});

const sorted = (rows: readonly (readonly unknown[])[]) => rows.map((one) => JSON.stringify(one)).sort();
