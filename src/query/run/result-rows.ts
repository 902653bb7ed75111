import { encode, encodeAsText, type Json } from '../evaluate/encode.ts';
import type { Row } from '../values/value.ts';
import type { RunningQuery } from './run-plan.ts';

/** How much of a result is given: rows, and bytes as JSON. And how its dynamic values are. */
export interface ResultLimits {
  readonly resultRows: number;
  readonly resultBytes: number;
  readonly dynamicAsText: boolean;
}

/** Rows as they leave the engine; cut with the last ones where a limit ended them. */
export interface ResultRows {
  readonly rows: Json[][];
  readonly isCut: boolean;
}

/** The rows of a query as they leave the engine, in batches, up to the limits. */
export async function* resultRows(query: RunningQuery, limits: ResultLimits): AsyncGenerator<ResultRows> {
  let { resultRows: rowsLeft, resultBytes: bytesLeft } = limits;
  const encoded = limits.dynamicAsText ? encodeAsText : encode;
  const taken = (batch: readonly Row[]): ResultRows => {
    const types = query.columns().map(({ type }) => type);
    const rows: Json[][] = [];
    for (const row of batch) {
      if (rowsLeft <= 0 || bytesLeft <= 0) return { rows, isCut: true };
      const cells = types.map((type, index) => encoded(row[index] ?? null, type));
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

/** Close to the length of the JSON text, without making it. */
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
