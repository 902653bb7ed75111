import { describe, expect, test } from '@jest/globals';
import { AGGREGATE_FAMILIES, SCALAR_FAMILIES } from '../../src/query/functions/registry.ts';
import { OPERATORS } from '../../src/query/operators/registry.ts';

const namesOf = (all: Readonly<Record<string, readonly { names: readonly string[]; isShort?: boolean }[]>>) =>
  Object.values(all)
    .flat()
    .filter(({ isShort }) => isShort)
    .map(({ names }) => names[0])
    .sort();

/**
 * What may run in the main thread, on a few rows. Whoever adds a name here has made sure that its value is never larger than its
 * arguments: neither `strcat` nor `make_list` may be among them (`growth/definitions.test.ts` checks it).
 */
describe('what a short run may consist of', () => {
  test('functions whose value is never longer than their arguments', () => {
    const texts = ['contains', 'endswith', 'has', 'hasprefix', 'hassuffix', 'startswith'];
    expect(namesOf(SCALAR_FAMILIES)).toEqual(
      [
        ...['==', '!=', '<>', '<', '<=', '>', '>=', '=~', '!~', 'in', '!in', 'in~', '!in~', 'between', '!between'],
        ...texts.flatMap((name) => [name, `!${name}`, `${name}_cs`, `!${name}_cs`]),
        ...['+', '-', 'and', 'or', 'not', 'iff', 'case', 'isnull', 'isnotnull', 'isempty', 'isnotempty', 'tostring'],
        ...['now', 'ago', 'bin', 'startofday', 'hourofday', 'dayofmonth', 'dayofyear', 'monthofyear', 'getyear'],
      ].sort(),
    );
  });

  test('aggregates whose results are never longer than a row', () => {
    expect(namesOf(AGGREGATE_FAMILIES)).toEqual(
      [
        ...['count', 'countif', 'dcount', 'dcountif', 'count_distinct', 'sum', 'sumif', 'avg', 'avgif'],
        ...['count_distinctif', 'max', 'maxif', 'min', 'minif', 'stdev', 'stdevif', 'stdevp'],
        ...['variance', 'varianceif', 'variancep', 'variancepif', 'covariance', 'covarianceif', 'covariancep'],
        ...['covariancepif', 'binary_all_and', 'binary_all_or', 'binary_all_xor'],
        ...['arg_max', 'arg_min', 'take_any', 'take_anyif'],
      ].sort(),
    );
  });

  test('operators that make no more rows than they take', () => {
    const names = OPERATORS.filter(({ isShort }) => isShort).map(({ name }) => name);
    const expected = ['count', 'distinct', 'extend', 'project', 'sort', 'summarize', 'take', 'top', 'where'];
    expect(names.sort()).toEqual(expected);
  });

  test('what the database may run is short: the process finishes it where it stands', () => {
    const pushed = [...Object.values(SCALAR_FAMILIES), ...Object.values(AGGREGATE_FAMILIES), OPERATORS]
      .flat()
      .filter(({ pushDown }) => pushDown);
    expect(pushed.length).toBeGreaterThan(60);
    expect(pushed.filter(({ isShort }) => !isShort)).toEqual([]);
  });
});
