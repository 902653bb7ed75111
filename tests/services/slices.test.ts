import { expect, test } from '@jest/globals';
import { writeInSlices } from '../../src/services/common/slices.ts';
import { deferred } from '../helpers/deferred.ts';

const items = Array.from({ length: 2_300 }, (_, index) => index);
const small = () => 1;

test('a list is written in slices, of which two are under way at once; the places of known items are those of the list', async () => {
  const begun: { from: number; size: number; end: ReturnType<typeof deferred<readonly number[]>> }[] = [];
  const writing = writeInSlices(items, small, (slice, from) => {
    const end = deferred<readonly number[]>();
    begun.push({ from, size: slice.length, end });
    return end.promise;
  });
  const next = async (count: number) => {
    while (begun.length < count) await new Promise(setImmediate);
    return begun[count - 1]!;
  };
  const [first, second] = [await next(1), await next(2)];
  // The second ends first, and with that the third begins.
  second.end.resolve([7]);
  const third = await next(3);
  first.end.resolve([0, 499]);
  third.end.resolve([]);
  (await next(4)).end.resolve([]);
  (await next(5)).end.resolve([299]);
  expect(await writing).toEqual([0, 499, 507, 2_299]);
  expect(begun.map(({ from, size }) => [from, size])).toEqual([
    [0, 500],
    [500, 500],
    [1_000, 500],
    [1_500, 500],
    [2_000, 300],
  ]);
});

test('large items make small slices', async () => {
  const sizes: number[] = [];
  await writeInSlices(
    [1, 2, 3],
    () => 1_500_000,
    async (slice) => {
      sizes.push(slice.length);
      return [];
    },
  );
  expect(sizes).toEqual([1, 1, 1]);
});

test('after a failure no further slice is begun, and the one under way has ended before it is answered', async () => {
  const second = deferred<readonly number[]>();
  let begun = 0;
  let ended = false;
  const writing = writeInSlices(items, small, async () => {
    begun += 1;
    if (begun === 1) throw new Error('the disk is full');
    await second.promise;
    ended = true;
    return [];
  });
  setImmediate(() => setImmediate(() => second.resolve([])));
  await expect(writing).rejects.toThrow('the disk is full');
  expect(begun).toBeLessThanOrEqual(2);
  expect(begun === 1 || ended).toBe(true);
});
