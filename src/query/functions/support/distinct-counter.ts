import { idOf, sizeOf } from '../../values/compare.ts';
import type { Dynamic } from '../../values/dynamic.ts';
import type { Value } from '../../values/value.ts';

/** Values up to which counts are exact; beyond, HyperLogLog estimates them. */
export const EXACT_LIMIT = 100_000;

/** What a set takes for a hash. */
const HASH_BYTES = 40;

const PRECISION = 14;
const REGISTERS = 2 ** PRECISION;

/** A hash of 53 bits: cyrb53, two multiplicative hashes crossed. Good enough to spread values over registers. */
function hash53(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/** Counts distinct hashes exactly while there are few, then in registers. Its state can be a dynamic value (`hll`). */
export class Sketch {
  private hashes: Set<number> | null = new Set();
  private registers: Uint8Array | null = null;

  get isExact(): boolean {
    return this.registers === null;
  }

  /** Returns the memory that the hash takes. */
  add(hash: number): number {
    if (this.registers) {
      this.register(hash);
      return 0;
    }
    const hashes = this.hashes as Set<number>;
    const before = hashes.size;
    hashes.add(hash);
    if (hashes.size > EXACT_LIMIT) this.toRegisters();
    return hashes.size > before ? HASH_BYTES : 0;
  }

  private toRegisters(): Uint8Array {
    if (this.registers) return this.registers;
    const hashes = this.hashes as Set<number>;
    this.registers = new Uint8Array(REGISTERS);
    this.hashes = null;
    for (const known of hashes) this.register(known);
    return this.registers;
  }

  /** The first bits choose the register, which keeps the longest run of zeros behind them. */
  private register(hash: number): void {
    const registers = this.registers as Uint8Array;
    const index = hash % REGISTERS;
    const rest = Math.floor(hash / REGISTERS);
    const rank = rest === 0 ? 40 : 53 - PRECISION - Math.floor(Math.log2(rest));
    if (rank > (registers[index] as number)) registers[index] = rank;
  }

  count(): number {
    if (this.hashes) return this.hashes.size;
    const registers = this.registers as Uint8Array;
    const alpha = 0.7213 / (1 + 1.079 / REGISTERS);
    let sum = 0;
    let zeros = 0;
    for (const rank of registers) {
      sum += 2 ** -rank;
      if (rank === 0) zeros += 1;
    }
    const estimate = (alpha * REGISTERS ** 2) / sum;
    return Math.round(estimate <= 2.5 * REGISTERS && zeros > 0 ? REGISTERS * Math.log(REGISTERS / zeros) : estimate);
  }

  /** `[[1024, 14], [kind], values]`: kind 0 are hashes, kind 1 registers. */
  toDynamic(): Dynamic {
    return [
      [1024, PRECISION],
      [this.hashes ? 0 : 1],
      this.hashes ? [...this.hashes] : [...(this.registers as Uint8Array)],
    ];
  }

  /** Merges the state of another sketch. Returns the memory that it takes; null where the value is not a state. */
  merge(state: Dynamic): number | null {
    if (!Array.isArray(state) || state.length !== 3) return null;
    const [, kind, values] = state;
    if (!Array.isArray(kind) || !Array.isArray(values)) return null;
    if (kind[0] === 0) return values.reduce<number>((bytes, hash) => bytes + this.add(Number(hash)), 0);
    if (values.length !== REGISTERS) return null;
    const registers = this.toRegisters();
    values.forEach((rank, index) => {
      registers[index] = Math.max(registers[index] as number, Number(rank));
    });
    return REGISTERS;
  }
}

/** The hash under which the sketch counts a value. */
export const hashOf = (value: Value): number => {
  const id = idOf(value);
  return hash53(`${typeof id === 'string' ? 's' : ''}${String(id)}`);
};

/** Distinct values of a group, exact up to EXACT_LIMIT. */
export class DistinctCounter {
  private values: Set<unknown> | null = new Set();
  private sketch: Sketch | null = null;
  private readonly limit: number;

  constructor(limit = EXACT_LIMIT) {
    this.limit = limit;
  }

  /** Returns the memory that the value takes. */
  add(value: Value): number {
    if (this.sketch) {
      this.sketch.add(hashOf(value));
      return 0;
    }
    const values = this.values as Set<unknown>;
    const id = idOf(value);
    if (values.has(id)) return 0;
    values.add(id);
    if (values.size > this.limit) {
      this.sketch = new Sketch();
      for (const known of values) this.sketch.add(hashOf(known as Value));
      this.values = null;
    }
    return 40 + sizeOf(id as Value);
  }

  get isExact(): boolean {
    return this.sketch === null;
  }

  count(): number {
    return this.sketch ? this.sketch.count() : (this.values as Set<unknown>).size;
  }
}
