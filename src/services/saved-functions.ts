import type { SavedFunction } from '../domain/queries/saved-query.ts';
import type { SavedQueries } from '../models/saved-query.ts';

/** The saved functions of each workspace, kept in each process for two seconds. */
export interface FunctionBook {
  /** Those of a workspace; the same array as before where nothing has changed. */
  of(workspace: string): Promise<readonly SavedFunction[]>;
  /** Reads them anew at the next call. */
  forget(): void;
}

const STALE = 2_000;

interface Page {
  readonly state: string;
  readonly functions: readonly SavedFunction[];
  readAt: number;
}

export function createFunctionBook(queries: SavedQueries, clock: () => Date): FunctionBook {
  const known = new Map<string, Page>();
  let forgotten = 0;

  async function read(workspace: string, before: Page | undefined): Promise<Page> {
    const asOf = forgotten;
    const found = await queries.functions(workspace);
    const functions = found.map(({ name, description, text, parameters }) => ({
      name,
      description,
      text,
      parameters: parameters.map((parameter) => ({ ...parameter, default: parameter.default ?? null })),
    }));
    const state = JSON.stringify(functions);
    // what was read before a change is not kept as if it were read after it
    const readAt = asOf === forgotten ? now() : -Infinity;
    const page = { state, functions: before?.state === state ? before.functions : functions, readAt };
    known.set(workspace, page);
    return page;
  }
  const now = () => clock().getTime();

  return {
    async of(workspace) {
      const page = known.get(workspace);
      if (page && Math.abs(now() - page.readAt) < STALE) return page.functions;
      return (await read(workspace, page)).functions;
    },
    forget() {
      forgotten += 1;
      for (const page of known.values()) page.readAt = -Infinity;
    },
  };
}
