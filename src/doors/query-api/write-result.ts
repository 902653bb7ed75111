import type { Column, Json, QueryLimits, QueryResult } from '../../query/index.ts';
import type { Preferences } from './prefer.ts';

/** What the limits of a result are, to say which one cut it. */
export type CutLimits = Pick<QueryLimits, 'resultRows' | 'resultBytes'>;

/** Characters that are written at once. */
const PIECE = 64 * 1024;

/**
 * A result as JSON text, in pieces of some 64 kB, so that neither the text of a large result nor the time to write it comes all at
 * once. Members stand in the original's order: tables, statistics, render, error.
 */
export function writeResult(result: QueryResult, preferences: Preferences, limits: CutLimits): Generator<string> {
  const { columns, rows, truncated, warnings } = result;
  const names = columns.map(({ name, type }) => ({ name, type }));
  const head = `{"tables":[{"name":"PrimaryResult","columns":${JSON.stringify(names)},"rows":[`;
  return aroundRows(result, head, (size) =>
    [
      ']}]',
      preferences.statistics ? `,"statistics":${JSON.stringify(statisticsOf(result, size))}` : '',
      preferences.render ? `,"render":${JSON.stringify(renderOf(result))}` : '',
      truncated ? `,"error":${JSON.stringify(partialError(rows.length, limits))}` : '',
      warnings.length > 0 ? `,"warnings":${JSON.stringify(warnings)}` : '',
      '}',
    ].join(''),
  );
}

/** The rows of a result between two texts, in such pieces. The second text is made when the characters before it are counted. */
export function* aroundRows(
  { columns, rows }: Pick<QueryResult, 'columns' | 'rows'>,
  head: string,
  tail: (size: number) => string,
): Generator<string> {
  let piece = head;
  let size = 0;
  let isFirst = true;
  for (const row of rows) {
    piece += (isFirst ? '' : ',') + writeRow(row, columns);
    isFirst = false;
    if (piece.length < PIECE) continue;
    size += piece.length;
    yield piece;
    piece = '';
  }
  yield piece + tail(size + piece.length);
}

function writeRow(row: readonly Json[], columns: readonly Column[]): string {
  return `[${columns.map(({ type }, index) => writeCell(row[index] ?? null, type)).join(',')}]`;
}

/**
 * A cell as the original writes it: a long is a number however wide, a real has a point or an exponent (so that a reader that knows
 * two kinds of numbers keeps it apart), what is no number is the text "NaN", "Infinity" or "-Infinity", a dynamic value is the text
 * of its JSON, which the engine gives here (`dynamicAsText`).
 */
function writeCell(value: Json, type: Column['type']): string {
  if (value === null) return 'null';
  switch (type) {
    case 'long':
      // Beyond 2^53 the engine gives text.
      return typeof value === 'string' ? value : JSON.stringify(value);
    case 'real': {
      const text = JSON.stringify(value);
      return /^-?\d+$/.test(text) ? `${text}.0` : text;
    }
    default:
      return JSON.stringify(value);
  }
}

/** How the query ran. Processor time and memory are left out, because they are not measured. */
function statisticsOf({ stats, rows }: QueryResult, size: number): object {
  return {
    query: {
      executionTime: stats.milliseconds / 1_000,
      inputDatasetStatistics: { rows: { scanned: stats.rowsRead } },
      datasetStatistics: [{ tableRowCount: rows.length, tableSize: size }],
    },
  };
}

/** All members that clients look for; those that `render` did not name are null. */
function renderOf({ render }: QueryResult): object {
  const none = { visualization: null, title: null, accumulate: false, isQuerySorted: false, kind: null };
  return { ...none, ...render };
}

/** The number by which the original says that a result was cut. */
export const CUT_STATUS = -2_133_196_797;

/** The words in which the original says by which limit a result was cut. */
export function cutMessage(rows: number, { resultRows, resultBytes }: CutLimits): string {
  const limit =
    rows >= resultRows
      ? `record count limit ${resultRows}`
      : `data size limit ${resultBytes} (in bytes) with ${rows} records`;
  return `Query result set has exceeded the internal ${limit} (E_QUERY_RESULT_SET_TOO_LARGE)`;
}

/** As the original says that a result was cut. */
function partialError(rows: number, limits: CutLimits): object {
  return {
    code: 'PartialError',
    message: 'There were some errors when processing your query.',
    details: [
      {
        code: 'EngineError',
        message: 'The result is not whole: these are its first rows.',
        innererror: {
          code: String(CUT_STATUS),
          message: cutMessage(rows, limits),
          severity: 2,
          severityName: 'Error',
        },
      },
    ],
  };
}
