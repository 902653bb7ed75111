import { forTerminal } from '../domain/text/controls.ts';
import type { QueryStats, QueryStep } from '../query/index.ts';
import { writeResult } from './print-result.ts';

/** The statistics that the command requests from the API. */
export type PrintedStats = Omit<QueryStats, 'bindMilliseconds'>;

const COLUMNS = [
  { name: 'step', type: 'int' },
  { name: 'ran', type: 'string' },
  { name: 'in', type: 'string' },
  { name: 'documents read', type: 'long' },
  { name: 'index', type: 'string' },
  { name: 'rows given', type: 'long' },
  { name: 'ms', type: 'real' },
];

/** Writes where each step ran, from the tables up, and below it the requests to the database. */
export function writeSteps(out: { write(text: string): unknown }, stats: PrintedStats): void {
  const rows = stats.steps.map((step, index) => [
    index + 1,
    step.table === null ? step.operators.join(' | ') : `${step.table}: ${step.operators.join(' | ')}`,
    placeOf(step),
    step.documentsRead,
    step.indexes.join(', '),
    step.rows,
    step.milliseconds.toFixed(1),
  ]);
  writeResult(out, 'table', COLUMNS, rows);
  out.write(`\n${forTerminal(stats.pushedDown || 'No table was read.')}\n`);
  stats.steps.forEach(({ asked }, index) => {
    if (asked !== null) out.write(`Step ${index + 1} asked: ${forTerminal(asked)}\n`);
  });
  out.write(`${stats.rowsReturned} rows of ${stats.rowsRead} read in ${Math.round(stats.milliseconds)} ms\n`);
}

const placeOf = ({ table, isPushedDown, fellBack }: QueryStep): string => {
  if (table === null) return 'process';
  if (!isPushedDown) return 'database (scan)';
  return fellBack ? 'given up by the database' : 'database';
};
