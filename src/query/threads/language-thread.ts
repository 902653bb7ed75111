import { parentPort, workerData } from 'node:worker_threads';
import type { TableSchema } from '../../domain/tables/schema.ts';
import { Planner } from '../language/planner.ts';
import type { LanguageAnswer, LanguageRequest } from './messages.ts';

/** Parses and binds, one request after the other. */
const { tables } = workerData as { readonly tables: readonly TableSchema[] };
const planner = new Planner(tables);

// the first query costs a second, for code that is compiled then: it is spent before anyone waits
planner.plan(
  'let a = 1; range x from a to 3 step 1 | where x has "1" | summarize count() by bin(x, 2) | sort by x asc',
  [],
);
planner.completions('print ', 6);

function answer(request: LanguageRequest): LanguageAnswer {
  try {
    switch (request.kind) {
      case 'plan':
        return { id: request.id, result: planner.plan(request.text, request.stages) };
      case 'diagnostics':
        return { id: request.id, result: planner.diagnostics(request.text) };
      case 'completions':
        return { id: request.id, result: planner.completions(request.text, request.position) };
    }
  } catch (error) {
    return { id: request.id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (request: LanguageRequest) => parentPort?.postMessage(answer(request)));
parentPort?.postMessage({ kind: 'ready' });
