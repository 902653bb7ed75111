import { expect, test } from '@jest/globals';
import { parseTimespan } from '../../src/query/engine/timespan-argument.ts';

const NOW = new Date('2026-03-31T12:00:00Z');

test.each([
  ['P1M', '2026-02-28T12:00:00.000Z', '2026-03-31T12:00:00.000Z'],
  ['P10M', '2025-05-31T12:00:00.000Z', '2026-03-31T12:00:00.000Z'],
  ['P30M', '2023-09-30T12:00:00.000Z', '2026-03-31T12:00:00.000Z'],
  ['P1Y', '2025-03-31T12:00:00.000Z', '2026-03-31T12:00:00.000Z'],
  ['P1Y2M3DT4H', '2025-01-28T08:00:00.000Z', '2026-03-31T12:00:00.000Z'],
  ['P1MT1M', '2026-02-28T11:59:00.000Z', '2026-03-31T12:00:00.000Z'],
  ['P1W', '2026-03-24T12:00:00.000Z', '2026-03-31T12:00:00.000Z'],
  ['2024-01-31T00:00:00Z/P1M', '2024-01-31T00:00:00.000Z', '2024-02-29T00:00:00.000Z'],
  ['P1Y/2024-02-29T00:00:00Z', '2023-02-28T00:00:00.000Z', '2024-02-29T00:00:00.000Z'],
])('the time span %s', (text, from, to) => {
  const range = parseTimespan(text, NOW);
  expect([range?.from?.toISOString(), range?.to?.toISOString()]).toEqual([from, to]);
});

test.each(['P', 'P1M1Y', 'P1.5Y', 'PT1Y', 'P9999Y', 'P999999999999M', 'P1YT', '-P1M', 'P1M/P1M'])(
  'the time span %s is refused',
  (text) => expect(parseTimespan(text, NOW)).toBeNull(),
);
