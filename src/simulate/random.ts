/** A seeded random source: the same seed gives the same numbers on every machine. */
export interface Random {
  /** A number from 0 to less than 1. */
  next(): number;
  /** A number from `low` to less than `high`. */
  between(low: number, high: number): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** One of the items, with a probability in proportion to its weight; without weights all are equally likely. */
  pick<T>(items: readonly T[], weight?: (item: T) => number): T;
  /** The time to the next random event, where events are `mean` apart on average. */
  wait(mean: number): number;
}

/** Makes a generator (sfc32, seeded by a hash of the text). */
export function createRandom(seed: string): Random {
  const next = sfc32(seed);
  const between = (low: number, high: number) => low + next() * (high - low);
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1));
  const pick = <T>(items: readonly T[], weight: (item: T) => number = () => 1): T => {
    let left = next() * items.reduce((sum, item) => sum + weight(item), 0);
    return items.find((item) => (left -= weight(item)) < 0) ?? items.at(-1)!;
  };
  return {
    next,
    between,
    whole,
    chance: (probability) => next() < probability,
    pick,
    wait: (mean) => -Math.log(1 - next()) * mean,
  };
}

function sfc32(seed: string): () => number {
  let hash = 0x811c9dc5;
  const word = (salt: number): number => {
    for (const character of `${salt}/${seed}`) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
    return hash | 0;
  };
  let [a, b, c, counter] = [word(1), word(2), word(3), 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}
