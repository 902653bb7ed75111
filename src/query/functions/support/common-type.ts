import type { ColumnType } from '../../../domain/tables/schema.ts';

const NUMBERS: ReadonlySet<ColumnType> = new Set(['bool', 'int', 'long', 'real', 'decimal']);

/** The type in which two values are compared: the wider number, or the other type where one is text or dynamic. */
export function commonType(a: ColumnType, b: ColumnType): ColumnType {
  if (a === b) return a;
  if (a === 'dynamic') return b;
  if (b === 'dynamic') return a;
  if (NUMBERS.has(a) && NUMBERS.has(b)) {
    for (const wide of ['decimal', 'real', 'long', 'int'] as const) if (a === wide || b === wide) return wide;
  }
  if (a === 'string') return b;
  return b === 'string' ? a : a;
}
