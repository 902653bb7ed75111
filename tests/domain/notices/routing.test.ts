import { describe, expect, test } from '@jest/globals';
import { readAddresses } from '../../../src/domain/notices/addresses.ts';
import type { Labels } from '../../../src/domain/notices/labels.ts';
import { matcherProblem, matchesAll, type Matcher } from '../../../src/domain/notices/matcher.ts';
import { nextAttemptIn, WEBHOOK_LADDER } from '../../../src/domain/notices/retry.ts';
import { DEFAULT_ROUTE, groupLabels, routesFor, type Route } from '../../../src/domain/notices/route.ts';

const labels = (more: Partial<Labels> = {}): Labels => ({
  ...{ alertname: 'Offline', severity: 'critical', computer: 'LAB-01', room: 'Lab', site: 'Oslo', building: '' },
  ...more,
});
const matcher = (label: Matcher['label'], operator: Matcher['operator'], value: string): Matcher => ({
  label,
  operator,
  value,
});
const route = (name: string, matchers: Matcher[], more: Partial<Route> = {}): Route => ({
  ...DEFAULT_ROUTE,
  name,
  matchers,
  ...more,
});

/* The cases of Alertmanager's dispatch/route_test.go that a list of routes can say. */
describe('routes', () => {
  const routes = [
    route('oslo', [matcher('site', '=', 'Oslo')], { continues: true }),
    route('labs', [matcher('room', '=~', 'Lab.*')]),
    route('critical', [matcher('severity', '=', 'critical')]),
  ];
  test.each([
    ['the first that matches, and on while it continues', labels(), ['oslo', 'labs']],
    ['the first that matches ends it', labels({ site: 'Bergen' }), ['labs']],
    ['continues past one that does not match', labels({ room: 'Fuji' }), ['oslo', 'critical']],
    ['the default where none matches', labels({ site: '', room: '', severity: 'warning' }), ['default']],
    ['no default after one that continues', labels({ room: 'Fuji', severity: 'warning' }), ['oslo']],
  ])('%s', (_what, given, names) => {
    expect(routesFor(routes, given).map(({ name }) => name)).toEqual(names);
  });

  test('alerts are grouped by the labels of the route, whatever their order in it', () => {
    expect(groupLabels(route('r', [], { groupBy: ['site', 'alertname'] }), labels())).toEqual({
      alertname: 'Offline',
      site: 'Oslo',
    });
    expect(groupLabels(route('r', [], { groupBy: [] }), labels())).toEqual({});
  });
});

describe('matchers', () => {
  test.each([
    [matcher('site', '=', 'Oslo'), true],
    [matcher('site', '!=', 'Oslo'), false],
    [matcher('building', '=', ''), true],
    [matcher('room', '=~', 'La'), false],
    [matcher('room', '=~', 'La.|Fuji'), true],
    [matcher('room', '!~', 'La.'), false],
    [matcher('building', '!~', '.+'), true],
  ])('%j', (one, expected) => {
    expect(matchesAll([one], labels())).toBe(expected);
  });
  test('an expression that cannot be read is refused by name, and one that would take for ever is none of RE2', () => {
    expect(matcherProblem(matcher('room', '=~', '('))).toBe('an expression of RE2');
    expect(matcherProblem(matcher('room', '=~', '(a)\\1'))).toBe('an expression of RE2');
    expect(matcherProblem(matcher('room', '=', '('))).toBeNull();
  });
});

test('addresses are separated by semicolons or commas; each once; none that begins another header', () => {
  expect(readAddresses('a@x.no; b@x.no,A@X.NO;')).toEqual(['A@X.NO', 'b@x.no']);
  expect(readAddresses('')).toEqual([]);
  for (const bad of ['a', 'a@', 'a@x.no\r\nBcc: b@x.no', 'Ann <a@x.no>', '"a b"@x.no'])
    expect(readAddresses(bad)).toBeNull();
});

test('the ladder ends, takes a tenth more by chance, and waits as long as the receiver asks', () => {
  expect(nextAttemptIn(WEBHOOK_LADDER, 1, null, 0)).toBe(5_000);
  expect(nextAttemptIn(WEBHOOK_LADDER, 1, null, 1)).toBe(5_500);
  expect(nextAttemptIn(WEBHOOK_LADDER, 1, 60_000, 0)).toBe(60_000);
  expect(nextAttemptIn(WEBHOOK_LADDER, 1, 1e12, 0)).toBe(86_400_000);
  expect(nextAttemptIn(WEBHOOK_LADDER, WEBHOOK_LADDER.length + 1, null, 0)).toBeNull();
  const whole = WEBHOOK_LADDER.reduce((sum, wait) => sum + wait, 0);
  expect(whole / 3_600_000).toBeCloseTo(75.6, 1);
});
