import type { SavedQueryDocument } from '../../models/saved-query.ts';
import type { Core } from '../core.ts';

/** A saved query that can be run as it is. */
export interface SavedText {
  readonly document: SavedQueryDocument;
  /** The text to run: of a function, its call. */
  readonly text: string;
}

/** The text of a saved query that can be run as it is; null where there is no such query, or where it is a function with required parameters. */
export async function savedTextOf(core: Core, workspace: string, id: string): Promise<SavedText | null> {
  const document = await core.models.savedQueries.byId(workspace, id);
  if (!document) return null;
  const { kind, name, text, parameters } = document;
  if (kind === 'QUERY') return { document, text };
  return parameters.every((parameter) => parameter.default != null) ? { document, text: `${name}()` } : null;
}
