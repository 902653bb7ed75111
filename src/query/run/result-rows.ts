import type { ColumnType } from '../../domain/tables/schema.ts';
import { encode, encodeAsText, type Json } from '../evaluate/encode.ts';
import { namedLimit } from '../evaluate/named-limit.ts';
import { NOWHERE, SpanError } from '../plan/errors.ts';
import { MAX_TEXT } from '../values/limits.ts';
import type { Row } from '../values/value.ts';
import type { RunningQuery } from './run-plan.ts';

/** The limits of a result in rows and in bytes as JSON, and the form of its dynamic values. */
export interface ResultLimits {
  readonly resultRows: number;
  readonly resultBytes: number;
  readonly dynamicAsText: boolean;
}

/** Rows in the form in which the engine returns them; marked as cut with the last rows where a limit ended them. */
export interface ResultRows {
  readonly rows: Json[][];
  readonly isCut: boolean;
}

/** The rows of a query in the form in which the engine returns them, in batches, up to the limits. */
export async function* resultRows(query: RunningQuery, limits: ResultLimits): AsyncGenerator<ResultRows> {
  let { resultRows: rowsLeft, resultBytes: bytesLeft } = limits;
  const encoded = limits.dynamicAsText ? encodeAsText : encode;
  const taken = (batch: readonly Row[]): ResultRows => {
    const types = query.columns().map(({ type }) => type);
    const rows: Json[][] = [];
    for (const row of batch) {
      if (rowsLeft <= 0 || bytesLeft <= 0) return { rows, isCut: true };
      const cells = cellsOf(row, types, encoded);
      rowsLeft -= 1;
      bytesLeft -= sizeOfJson(cells);
      if (bytesLeft < 0) return { rows, isCut: true };
      rows.push(cells);
    }
    return { rows, isCut: false };
  };
  for await (const batch of query.rows) {
    const result = taken(batch);
    yield result;
    if (result.isCut) return;
  }
}

/** Refuses a row whose text would be much longer than a text may be. */
export function checkRowSize(cells: Json[]): void {
  if (sizeOfJson(cells) <= MAX_TEXT) return;
  const message = `The result has a row of more than ${MAX_TEXT} characters (32 MB).`;
  throw new SpanError('RESULT_LIMIT', message, NOWHERE);
}

function cellsOf(row: Row, types: readonly ColumnType[], encoded: typeof encode): Json[] {
  try {
    return types.map((type, index) => encoded(row[index] ?? null, type));
  } catch (error) {
    throw namedLimit(error, 'The result', NOWHERE);
  }
}

/** Approximately the length of the JSON text, without building it. */
function sizeOfJson(value: Json): number {
  if (value === null) return 4;
  switch (typeof value) {
    case 'string':
      return value.length + 2;
    case 'number':
      return 8;
    case 'boolean':
      return 5;
    default:
  }
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + sizeOfJson(item) + 1, 1);
  return Object.entries(value as { [key: string]: Json }).reduce(
    (sum, [key, item]) => sum + key.length + 4 + sizeOfJson(item),
    1,
  );
}
