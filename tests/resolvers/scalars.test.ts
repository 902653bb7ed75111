import { expect, test } from '@jest/globals';
import { parseValue } from 'graphql';
import { DateTime } from '../../src/resolvers/common/scalars.ts';

const expected = 'Expected an RFC 3339 time with an offset, such as 2026-11-21T09:30:00Z, got';

test('DateTime comes in with any offset, and goes out in UTC with milliseconds', () => {
  const date = DateTime.parseValue('2026-11-21T10:30:00.12345+01:00');
  expect(date).toEqual(new Date('2026-11-21T09:30:00.123Z'));
  expect(DateTime.parseLiteral(parseValue('"2026-11-21T10:30:00.12345+01:00"'), null)).toEqual(date);
  expect(DateTime.serialize(date)).toBe('2026-11-21T09:30:00.123Z');
});

test.each([
  ['soon', '"soon"'],
  [1_795_253_400_000, '1795253400000'],
  [true, 'true'],
  [{ $gt: '' }, '{"$gt":""}'],
  ['x'.repeat(500), `"${'x'.repeat(97)}…"`],
])('DateTime refuses %j, saying what was expected and what came', (value, came) => {
  expect(() => DateTime.parseValue(value)).toThrow(
    expect.objectContaining({ message: `${expected} ${came}.`, extensions: { code: 'BAD_USER_INPUT' } }),
  );
});

test.each(['5', 'true', 'SOON', '{ a: 1 }'])('DateTime refuses the literal %s', (text) => {
  expect(() => DateTime.parseLiteral(parseValue(text), null)).toThrow(expected);
});

test('DateTime gives out nothing that is no time', () => {
  expect(() => DateTime.serialize('2026-11-21T09:30:00Z')).toThrow('DateTime cannot represent');
  expect(() => DateTime.serialize(new Date(Number.NaN))).toThrow('DateTime cannot represent');
});
