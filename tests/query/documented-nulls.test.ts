import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { QueryEngine } from '../../src/query/index.ts';
import { memoryEngine } from './memory-tables.ts';

/** An array as JSON, with numbers that JSON has not: NaN, +inf and -inf are made by division. */
const ODD = 'pack_array(1.0, 0.0/0.0, 1.0/0, -1.0/0)';
const ODD_COLUMN = 'datatable(x:real)[real(nan), 1, real(inf), real(null), real(-inf), 5]';
const NONE = [null, null, null, null, null, null, null];
const NO_STATS = { min: null, min_idx: null, max: null, max_idx: null, avg: null, stdev: null, variance: null };

/** What Microsoft's documentation says of no rows, null and numbers that are not finite: query, rows. */
const ANSWERS: readonly (readonly [query: string, rows: unknown[][]])[] = [
  // "Default values of aggregations" and its examples, of the operator summarize
  [
    'datatable(x:long)[] | summarize avg(x), avgif(x, x > 0), stdev(x), stdevif(x, x > 0), variance(x), varianceif(x, x > 0)',
    [['NaN', 'NaN', 0, 0, 0, 0]],
  ],
  ['datatable(x:long)[] | summarize stdevp(x), variancep(x), variancepif(x, x > 0)', [[0, 0, 0]]],
  ['datatable(x:long)[] | summarize max(x), min(x), take_any(x), percentile(x, 50), hll(x)', [[...NONE.slice(2)]]],
  [
    'datatable(x:real, y:real)[] | summarize covariance(x, y), covariancep(x, y), covarianceif(x, y, x > 0)',
    [[null, null, null]],
  ],
  ['datatable(x:long)[] | summarize binary_all_and(x), binary_all_or(x), binary_all_xor(x)', [[null, null, null]]],
  [
    'datatable(x:long)[] | summarize count_distinctif(x, x > 0), make_bag_if(pack("a", x), x > 0), hll_if(x, x > 0)',
    [[0, {}, null]],
  ],
  ['datatable(x:timespan, y:decimal)[] | summarize avg(x), avg(y)', [[null, null]]],
  [
    'datatable(x:long)[1] | summarize stdev(x), stdevp(x), variance(x), covariance(x, x), covariancep(x, x)',
    [[0, 0, 0, 0, 0]],
  ],
  // nulls are left out
  ['datatable(x:real)[1, real(null), 3] | summarize stdevp(x), variancep(x), binary_all_or(tolong(x))', [[1, 1, 3]]],
  // examples of the pages of these functions
  ['range x from 1 to 5 step 1 | summarize round(stdevp(x), 6), variancep(x)', [[1.414214, 2]]],
  ['range x from 1 to 100 step 1 | summarize variancepif(x, x % 2 == 0)', [[833]]],
  [
    'datatable(x:real, y:real)[1, 14, 2, 10, 3, 17, 4, 20, 5, 50] | summarize covariance(x, y), covariancep(x, y), covarianceif(x, y, x > 2), covariancepif(x, y, x > 4)',
    [[20.5, 16.4, 16.5, 0]],
  ],
  [
    'datatable(n:long)[0xFFFFFFFF, 0xFFFFF00F, 0xCFFFFFFD, 0xFAFEFFFF] | summarize toupper(tohex(binary_all_and(n)))',
    [['CAFEF00D']],
  ],
  [
    'datatable(n:long)[0x88888008, 0x42000000, 0x00767000, 0x00000005] | summarize toupper(tohex(binary_all_or(n)))',
    [['CAFEF00D']],
  ],
  ['datatable(n:long)[-1, 1] | summarize binary_all_xor(n)', [[-2]]],
  ['datatable(x:long, s:string)[1, "a", 2, "a", 3, "b"] | summarize count_distinctif(s, x < 3)', [[1]]],
  ['datatable(x:long)[1, 2, 3] | summarize dcount_hll(hll_if(x, x > 1))', [[2]]],
  ['datatable(x:long, s:string)[1, "a", 2, "b"] | summarize make_bag_if(pack(s, x), x > 1)', [[{ b: 2 }]]],
  [
    'print make_string(75, 117, 115, 116, 111), unicode_codepoints_to_string(dynamic([75, 117]), 115), make_string(128512)',
    [['Kusto', 'Kus', '😀']],
  ],
  [
    'print make_string(75, -1), make_string(0xD800), make_string(0x110000), make_string(dynamic([]))',
    [['', '', '', '']],
  ],
  ['print to_utf8("⒦😀"), unicode_codepoints_from_string("")', [[[9382, 128512], []]]],
  ['print isascii("a"), isascii("é"), isutf8("é")', [[true, false, true]]],
  // tests of numbers are true or false, never null
  [
    'print isnan(real(null)), isinf(real(null)), isfinite(real(null)), isnan(0.0/0.0), isinf(-1.0/0)',
    [[false, false, false, true, true]],
  ],
  // NaN stands beside the nulls ("Use of special values" of the operator sort)
  [`${ODD_COLUMN} | sort by x asc`, [[null], ['NaN'], ['-Infinity'], [1], [5], ['Infinity']]],
  [`${ODD_COLUMN} | sort by x desc`, [['Infinity'], [5], [1], ['-Infinity'], ['NaN'], [null]]],
  [`${ODD_COLUMN} | sort by x asc nulls last`, [['-Infinity'], [1], [5], ['Infinity'], ['NaN'], [null]]],
  [`${ODD_COLUMN} | sort by x desc nulls first`, [[null], ['NaN'], ['Infinity'], [5], [1], ['-Infinity']]],
  [`${ODD_COLUMN} | top 2 by x desc nulls first`, [[null], ['NaN']]],
  // series: what is not finite makes everything null, unless it is ignored
  ['print series_stats(dynamic([1, null, 3]))', [NONE]],
  ['print series_stats(dynamic([]))', [NONE]],
  [`print series_stats(${ODD})`, [NONE]],
  [`print series_stats(${ODD}, true)`, [[1, 0, 1, 0, 1, 0, 0]]],
  ['print series_stats(dynamic([1, null, 3]), true)', [[1, 0, 3, 2, 2, Math.SQRT2, 2]]],
  ['print series_stats_dynamic(dynamic([1, null]))', [[{ ...NO_STATS, sum: null, len: 2 }]]],
  [
    'print series_stats_dynamic(dynamic([2, 4, null]), true)',
    [[{ min: 2, min_idx: 0, max: 4, max_idx: 1, avg: 3, stdev: Math.SQRT2, variance: 2, sum: 6, len: 3 }]],
  ],
  [
    'print series_sum(dynamic([1, 2, 3.5])), series_product(dynamic([2, 3])), series_sum(dynamic([1, null]))',
    [[6.5, 6, null]],
  ],
  ['print series_fill_backward(dynamic([null, 1, null, 2, null]))', [[[1, 1, 2, 2, null]]]],
];

describe('no rows, nulls and numbers that are not finite', () => {
  let engine: QueryEngine;
  beforeAll(() => {
    engine = memoryEngine([], { bindMilliseconds: 20_000 });
  });
  afterAll(() => engine.close());

  test.each(ANSWERS)('%s', async (text, rows) => {
    expect((await engine.run({ text, workspace: 'default', caller: 'test' })).rows).toEqual(rows);
  });
});
