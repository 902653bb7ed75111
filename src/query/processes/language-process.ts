import { serialize, startupSnapshot } from 'node:v8';
import { LRUCache } from 'lru-cache';
import type { KnownNames } from '../language/known-names.ts';
import { Planner } from '../language/planner.ts';
import { post, serveParent } from './child.ts';
import type { LanguageAnswer, LanguageRequest } from './messages.ts';

/** The longest answer: the server does nothing else while it reads one. A text of 64 kB that people or programs write gives a tenth of it. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Parses and binds, one request after the other. The most recently used sets of names are cached by their hash. */
const planners = new LRUCache<string, Planner>({ max: 4 });

function plannerFor(hash: string, known: KnownNames | null): Planner | null {
  const planner = planners.get(hash) ?? (known && new Planner(known.schemas, known.functions));
  if (planner) planners.set(hash, planner);
  return planner;
}

// the first query takes a second longer, because code is compiled then; this is done before the first caller waits
const first = new Planner([]);
first.plan(
  'let a = 1; range x from a to 3 step 1 | where x has "1" | summarize count() by bin(x, 2) | sort by x asc',
  [],
);
first.completions('print ', 6);

function answer(request: LanguageRequest): LanguageAnswer {
  const { id } = request;
  try {
    const planner = plannerFor(request.names, request.known);
    if (!planner) return { kind: 'unknown names', id };
    const bytes = serialize(resultOf(planner, request));
    if (bytes.length <= MOST_BYTES) return { kind: 'result', id, bytes };
    return { kind: 'failed', id, failure: `its plan has ${bytes.length} bytes; at most ${MOST_BYTES} are allowed` };
  } catch (error) {
    return { kind: 'failed', id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function resultOf(planner: Planner, request: LanguageRequest): unknown {
  switch (request.kind) {
    case 'plan':
      return planner.plan(request.text, request.stages);
    case 'diagnostics':
      return planner.diagnostics(request.text);
    case 'completions':
      return planner.completions(request.text, request.position);
    case 'function':
      return planner.checkFunction(request.definition, request.replaces);
  }
}

const serve = () => serveParent('roomwatch-language', (request) => post(answer(request as LanguageRequest)));

// whoever starts from the snapshot has everything above done already (see `snapshot.ts`)
if (startupSnapshot.isBuildingSnapshot()) startupSnapshot.setDeserializeMainFunction(serve);
else serve();
