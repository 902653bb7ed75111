import { readFileSync } from 'node:fs';
import { kqlDoc } from '../../scripts/kql-doc.ts';
import { AGGREGATE_FAMILIES, SCALAR_FAMILIES, WINDOWS } from '../../src/query/functions/registry.ts';
import { OPERATORS } from '../../src/query/operators/registry.ts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { QueryEngine } from '../../src/query/index.ts';
import { memoryEngine } from './memory-tables.ts';

const NOW = new Date('2026-11-21T12:34:56.789Z');

/** What is easily got wrong: each query with its rows. */
const ANSWERS: readonly (readonly [about: string, query: string, rows: unknown[][]])[] = [
  [
    'a join removes doubles of the left keys by default',
    'datatable(k:int)[1,1,2] | join (datatable(k:int, v:string)[1,"a",1,"b"]) on k | project k, v | sort by v asc',
    [
      [1, 'a'],
      [1, 'b'],
    ],
  ],
  [
    'an inner join does not',
    'datatable(k:int)[1,1,2] | join kind=inner (datatable(k:int, v:string)[1,"a"]) on k | count',
    [[2]],
  ],
  ['sort is descending, nulls are smallest', 'datatable(x:int)[2,int(null),3] | sort by x', [[3], [2], [null]]],
  ['nulls come first when ascending', 'datatable(x:int)[2,int(null),3] | sort by x asc', [[null], [2], [3]]],
  ['text is compared with case by ==, without by =~', 'print "a" == "A", "a" =~ "A"', [[false, true]]],
  [
    'has finds whole terms, contains any part',
    'print "CONF-01 camera" has "conf", "CONF-01" has "CON", "CONF-01" contains "on"',
    [[true, false, true]],
  ],
  [
    'a comparison with null is false, its denial true',
    'print x = int(null) | extend a = x == 1, b = x != 1, c = x > 1, d = x !in (1, 2) | project a, b, c, d',
    [[false, true, null, true]],
  ],
  ['text has no null', 'print x = tostring(int(null)) | project isnull(x), isempty(x), x == ""', [[false, true, true]]],
  [
    'text that is a number is compared as one',
    'datatable(EventID:int)[3001, 2000] | where EventID == "3001"',
    [[3001]],
  ],
  [
    'text that is no number equals nothing',
    'datatable(EventID:int)[3001, 2000] | where EventID == "camera" | count',
    [[0]],
  ],
  ['bin rounds down, also below zero', 'print bin(-3, 5), bin(7.5, 2.0), bin(2h + 10m, 1h)', [[-5, 6, '02:00:00']]],
  [
    'weeks start on Sunday',
    'print startofweek(datetime(2026-11-21)), dayofweek(datetime(2026-11-22))',
    [['2026-11-15T00:00:00Z', '00:00:00']],
  ],
  [
    'three numbers are hours, minutes and seconds, four have days before them',
    'print totimespan("12:30:00"), time(0:05:10), totimespan("1:2:3"), totimespan("1:12:30:00"), totimespan("1.12:30"), totimespan("12:30"), totimespan("-00:00:01.5"), totimespan("24:00:00"), totimespan("12:60:00")',
    [
      [
        '12:30:00',
        '00:05:10',
        '01:02:03',
        '1.12:30:00',
        '1.12:30:00',
        '12:30:00',
        '-00:00:01.5000000',
        '24.00:00:00',
        null,
      ],
    ],
  ],
  [
    'the end of a day is its last tick',
    'print endofday(datetime(2026-11-21T05:00))',
    [['2026-11-21T23:59:59.9999999Z']],
  ],
  ['the remainder of a positive divisor is positive', 'print -7 % 3', [[2]]],
  ['long is 64 bits and wraps', 'print 9223372036854775807 + 1', [['-9223372036854775808']]],
  ['whole numbers divide to whole numbers', 'print 7 / 2, 7 / 2.0', [[3, 3.5]]],
  ['now and ago are of one moment', 'print now() - ago(1h) == 1h, now()', [[true, '2026-11-21T12:34:56.789Z']]],
  [
    'times have ticks of 100 ns',
    'print datetime(2026-11-21T00:00:00.1234567Z) + 1tick',
    [['2026-11-21T00:00:00.1234568Z']],
  ],
  [
    'names of aggregates follow their columns',
    'datatable(x:int)[1,2] | summarize count(), avg(x), dcount(x), percentile(x, 50)',
    [[2, 1.5, 2, 1]],
  ],
  ['aggregates skip nulls', 'datatable(x:real)[1, real(null), 3] | summarize sum(x), avg(x), count()', [[4, 2, 3]]],
  ['an empty table has no group, but one row without keys', 'datatable(x:int)[] | summarize count(), sum(x)', [[0, 0]]],
  [
    'arg_max brings the whole row',
    'datatable(c:string, t:int, v:string)["a",1,"x","a",2,"y"] | summarize arg_max(t, *) by c',
    [['a', 2, 'y']],
  ],
  [
    'a missing member is null',
    'print d = dynamic({"a": 1}) | project d.a, isnull(d.b), tostring(d.b)',
    [[1, true, '']],
  ],
  [
    'conversions give null',
    'print toint("x"), todatetime("x"), toreal(""), tobool("maybe")',
    [[null, null, null, null]],
  ],
  [
    'union widens',
    'union (print a = 1), (print b = "x") | sort by a asc',
    [
      [null, 'x'],
      [1, ''],
    ],
  ],
  [
    'substring forgives',
    'print substring("abc", 5), substring("abc", -2, 1), substring("abc", 1, 99)',
    [['', 'b', 'bc']],
  ],
  ['extract gives a group', 'print extract(@"status : (\\w+)", 1, "Camera status : Unhealthy. ")', [['Unhealthy']]],
  [
    'make-series fills the gaps',
    'datatable(t:datetime)[datetime(2026-01-01), datetime(2026-01-03)] | make-series n = count() on t from datetime(2026-01-01) to datetime(2026-01-04) step 1d | project n',
    [[[1, 0, 1]]],
  ],
  [
    'let defines functions of tables',
    'let f = (T:(x:long)) { T | where x > 1 }; f((range x from 1 to 3 step 1)) | count',
    [[2]],
  ],
  [
    'toscalar gives one value to all rows, even of rand',
    'let r = toscalar(rand()); range x from 1 to 5 step 1 | extend r | summarize dcount(r)',
    [[1]],
  ],
  [
    'materialize works a table out once',
    'let T = materialize(range x from 1 to 3 step 1 | extend r = rand()); T | join kind=inner T on x | summarize countif(r == r1)',
    [[3]],
  ],
  ['a member by a value of the row', 'print d = dynamic({"a": 5}), k = "a" | project d[k], d.[k]', [[5, 5]]],
  [
    'groups by their names',
    'print extract_all(@"(?P<first>\\w)(?P<rest>\\w+)", dynamic(["rest", 1]), "abc de")',
    [
      [
        [
          ['bc', 'a'],
          ['e', 'd'],
        ],
      ],
    ],
  ],
  [
    'matches do not overlap',
    'print indexof_regex("ababaa", @"a.a", 0, -1, 2), countof("aaaa", "aa", "regex")',
    [[-1, 2]],
  ],
  ['int is 32 bits in hexadecimal', 'print tohex(toint(-256)), tohex(-1)', [['ffffff00', 'ffffffffffffffff']]],
  [
    'bag_unpack leaves out the bag',
    'datatable(d:dynamic, s:string)[dynamic({"Age": 20}), "x"] | evaluate bag_unpack(d) : (*, Age:long)',
    [['x', 20]],
  ],
  [
    'pivot makes columns of values',
    'datatable(c:string, h:string)["a","UP","b","DOWN","c","UP"] | evaluate pivot(h)| sort by c asc | project-away c',
    [
      [0, 1],
      [1, 0],
      [0, 1],
    ],
  ],
  [
    'top-nested goes down by level',
    'datatable(a:string, b:string)["x","1","x","2","y","1"] | top-nested 1 of a by count(), top-nested 1 of b by count() | project a',
    [['x']],
  ],
  [
    'parse takes a text apart',
    'print s = "Signin status: Unhealthy. Network status : Healthy." | parse s with * "Network status : " net "." * | project net',
    [['Healthy']],
  ],
  [
    'mv-expand goes along an array',
    'print a = dynamic([1, 2]), b = "x" | mv-expand a to typeof(long) | project a, b',
    [
      [1, 'x'],
      [2, 'x'],
    ],
  ],
  [
    'prev looks back in the order of the rows',
    'range x from 1 to 3 step 1 | serialize | extend d = x - prev(x) | project d',
    [[null], [1], [1]],
  ],
];

describe('the language', () => {
  let engine: QueryEngine;
  const run = (text: string) => engine.run({ text, workspace: 'default', caller: 'test' });

  beforeAll(async () => {
    engine = memoryEngine([], { bindMilliseconds: 20_000 }, () => NOW);
    await run('print 1');
  });
  afterAll(() => engine.close());

  test.each(ANSWERS)('%s', async (_about, query, rows) => {
    expect((await run(query)).rows).toEqual(rows);
  });

  test('count of a column is taken as count, with a warning', async () => {
    const { rows, warnings } = await run('datatable(EventID:int)[1, int(null)] | summarize n = count(EventID)');
    expect(rows).toEqual([[2]]);
    expect(warnings).toEqual([expect.stringContaining('count(EventID) is taken as count()')]);
  });

  test('dcount and percentile are exact up to 100,000, and say so beyond', async () => {
    const exact = await run('range x from 1 to 100000 step 1 | summarize dcount(x), percentile(x, 50)');
    expect(exact).toMatchObject({ rows: [[100_000, 50_000]], warnings: [] });
    const beyond = await run('range x from 1 to 200000 step 1 | summarize dcount(x)');
    expect(Math.abs((beyond.rows[0]![0] as number) - 200_000)).toBeLessThan(10_000);
    expect(beyond.warnings).toEqual([expect.stringContaining('dcount')]);
  });

  test.each([
    ['rise', 'x'],
    ['fall', '600001 - x'],
    ['come in no order', '(x * 7919) % 600011'],
  ])('percentiles of many values that %s are near', async (_how, value) => {
    const query = `range x from 1 to 600000 step 1 | summarize percentiles(${value}, 0, 1, 50, 99, 100)`;
    const { rows, warnings } = await run(query);
    const [least, ...others] = rows[0] as number[];
    expect(least).toBeLessThan(10);
    for (const [index, share] of [1, 50, 99, 100].entries()) {
      // A tenth of a percent of all ranks.
      expect(Math.abs(others[index]! - 6_000 * share)).toBeLessThan(600);
    }
    expect(warnings).toEqual([expect.stringContaining('the result is estimated')]);
  });

  test('render comes beside the rows', async () => {
    const { render } = await run('print x = 1, y = 2 | render timechart with (title = "Faults")');
    expect(render).toMatchObject({ visualization: 'timechart', title: 'Faults' });
  });
});

test('docs/kql.md is generated from the lists of the engine: npm run docs', () => {
  expect(readFileSync(new URL('../../docs/kql.md', import.meta.url), 'utf8')).toBe(kqlDoc());
});

test('everything that is supported says how it is used and what it gives', () => {
  const functions = [...Object.values(SCALAR_FAMILIES), ...Object.values(AGGREGATE_FAMILIES), WINDOWS].flat();
  for (const { names, usage, summary } of [...functions, ...OPERATORS.map((one) => ({ names: [one.name], ...one }))]) {
    expect([names[0], usage === '', /\.$/.test(summary)]).toEqual([names[0], false, true]);
  }
});
