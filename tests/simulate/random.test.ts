import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../../src/simulate/random.ts';

const draw = (seed: string, count = 1_000) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('a seeded random', () => {
  test('gives the same numbers for the same seed, others for another', () => {
    expect(draw('1')).toEqual(draw('1'));
    const [one, other] = [draw('1/life/3'), draw('1/life/4')];
    expect(one.filter((number, index) => number === other[index])).toHaveLength(0);
  });

  test('spreads evenly over 0 to 1', () => {
    const numbers = draw('even', 20_000);
    for (let tenth = 0; tenth < 10; tenth++) {
      const inside = numbers.filter((number) => Math.floor(number * 10) === tenth).length;
      expect(inside).toBeGreaterThan(1_800);
      expect(inside).toBeLessThan(2_200);
    }
  });

  test('picks by weight, and whole numbers with both ends', () => {
    const random = createRandom('weights');
    const picked = Array.from({ length: 3_000 }, () => random.pick([1, 0, 2], (weight) => weight));
    expect(picked).not.toContain(0);
    expect(picked.filter((item) => item === 2).length / 3_000).toBeCloseTo(2 / 3, 1);
    expect(new Set(Array.from({ length: 200 }, () => random.whole(3, 5)))).toEqual(new Set([3, 4, 5]));
  });

  test('waits the asked time on average', () => {
    const random = createRandom('wait');
    const waits = Array.from({ length: 20_000 }, () => random.wait(100));
    expect(waits.reduce((sum, wait) => sum + wait) / waits.length).toBeCloseTo(100, -1);
  });
});
