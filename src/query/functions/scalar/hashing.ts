import { createXXHash64, type IHasher } from 'hash-wasm';
import { createHash } from 'node:crypto';
import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import { toText } from '../../values/convert.ts';
import { fromBigInt, modulo } from '../../values/int64.ts';
import type { Value } from '../../values/value.ts';
import { as, type ScalarDefinition, type ScalarFunction, special } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';

let xxhash: IHasher | null = null;

/** Compiles xxHash64, so that hashing itself is synchronous. Whoever evaluates functions waits for it first. */
export async function loadHashing(): Promise<void> {
  xxhash ??= await createXXHash64(0, 0);
}

function xxhash64(bytes: string | Uint8Array): bigint {
  if (!xxhash) throw new Error('loadHashing() was not waited for.');
  return BigInt(`0x${xxhash.init().update(bytes).digest('hex')}`);
}

/** The bytes that are hashed: text as UTF-8, numbers and times as 8 bytes, low byte first. */
function bytesOf(value: Value, type: ColumnType): string | Uint8Array {
  const bytes = new DataView(new ArrayBuffer(8));
  switch (type) {
    case 'long':
    case 'datetime':
    case 'timespan':
      bytes.setBigInt64(0, BigInt(value as bigint), true);
      return new Uint8Array(bytes.buffer);
    case 'int':
      bytes.setInt32(0, value as number, true);
      return new Uint8Array(bytes.buffer, 0, 4);
    case 'real':
      bytes.setFloat64(0, value as number, true);
      return new Uint8Array(bytes.buffer);
    case 'bool':
      return new Uint8Array([value ? 1 : 0]);
    default:
      return toText(value, type);
  }
}

const digest = (name: string, algorithm: string): ScalarDefinition =>
  special(
    name,
    `${name}(Value)`,
    `The ${algorithm.toUpperCase()} digest of the value as text, in hexadecimal digits.`,
    (call) => {
      const evaluate = call.args[0] as Evaluator;
      const type = call.types[0] as ColumnType;
      return (row) =>
        createHash(algorithm)
          .update(toText(evaluate(row), type))
          .digest('hex');
    },
  );

export const hashing: readonly ScalarFunction[] = neverGrowing([
  special('hash', 'hash(Value [, Mod])', 'A 64-bit hash (xxHash64); with Mod the rest of its division.', (call) => {
    const evaluate = call.args[0] as Evaluator;
    const type = call.types[0] as ColumnType;
    const mod = call.args.length > 1 ? as(call, 1, 'long') : null;
    return (row) => {
      const value = evaluate(row);
      if (value === null) return null;
      const hashed = fromBigInt(xxhash64(bytesOf(value, type)));
      if (!mod) return hashed;
      const by = mod(row);
      return by === null ? null : modulo(hashed, by);
    };
  }),
  digest('hash_md5', 'md5'),
  digest('hash_sha1', 'sha1'),
  digest('hash_sha256', 'sha256'),
]);
