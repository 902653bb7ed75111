import { expect, test } from '@jest/globals';
import { createCountedShares } from '../../../src/domain/limits/counted-shares.ts';

test('a holder gets as many as it may, whatever others have', () => {
  const shares = createCountedShares(2);
  expect([shares.take('a'), shares.take('a'), shares.take('a')].map((one) => one !== null)).toEqual([
    true,
    true,
    false,
  ]);
  expect(shares.take('b')).not.toBeNull();
  expect([shares.of('a'), shares.of('b'), shares.of('c'), shares.taken]).toEqual([2, 1, 0, 3]);
});

test('a share is given back once, however often it is said', () => {
  const shares = createCountedShares(1);
  const giveBack = shares.take('a')!;
  giveBack();
  const again = shares.take('a');
  giveBack();
  expect([again !== null, shares.take('a'), shares.taken]).toEqual([true, null, 1]);
});
