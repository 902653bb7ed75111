import type { SavedFunction } from '../../domain/queries/saved-query.ts';
import type { SavedQueries, SavedQueryDocument } from '../../models/saved-query.ts';
import { createRecent, type Recent } from '../common/recent.ts';

/** The saved functions of each workspace, kept in each process for two seconds: the same array as before where nothing has changed. */
export type FunctionBook = Recent<readonly SavedFunction[]>;

export function createFunctionBook(queries: SavedQueries): FunctionBook {
  return createRecent(
    (workspace) => queries.functions(workspace),
    (found, before: readonly SavedFunction[] | undefined) => {
      const functions = found.map(functionOf);
      return JSON.stringify(functions) === JSON.stringify(before) ? before! : functions;
    },
  );
}

const functionOf = ({ name, description, text, parameters }: SavedQueryDocument): SavedFunction => ({
  name,
  description,
  text,
  parameters: parameters.map((parameter) => ({ ...parameter, default: parameter.default ?? null })),
});
