import { fromBigInt } from '../../values/int64.ts';
import type { Aggregate, AggregateDefinition } from '../define/aggregate.ts';
import { as } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';

/** The bits of all values in one; nulls are left out, null of no value. */
const allBits = (name: string, summary: string, join: (a: bigint, b: bigint) => bigint): AggregateDefinition => ({
  names: [name],
  usage: `${name}(Value)`,
  summary,
  isShort: true,
  prepare(call) {
    const evaluate = as(call, 0, 'long');
    return () => {
      let bits: bigint | null = null;
      return {
        add(row) {
          const value = evaluate(row);
          if (value === null) return;
          bits = bits === null ? BigInt(value) : join(bits, BigInt(value));
        },
        results: () => [bits === null ? null : fromBigInt(bits)],
      };
    };
  },
});

export const bits: readonly Aggregate[] = neverGrowing([
  allBits('binary_all_and', 'Bits that are set in all values.', (a, b) => a & b),
  allBits('binary_all_or', 'Bits that are set in any value.', (a, b) => a | b),
  allBits('binary_all_xor', 'Bits that are set in an odd number of values.', (a, b) => a ^ b),
]);
