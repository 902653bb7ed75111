import type { SavedQueryDocument } from '../../models/saved-query.ts';
import type { Core } from '../core.ts';

/** A saved query that can be run as it is. */
export interface SavedText {
  readonly document: SavedQueryDocument;
  /** The text to run: of a function, its call. */
  readonly text: string;
}

/** A saved query as it can be run without anything else; null where there is none, or where it is a function that must be given something. */
export async function savedTextOf(core: Core, workspace: string, id: string): Promise<SavedText | null> {
  const document = await core.models.savedQueries.byId(workspace, id);
  if (!document) return null;
  const { kind, name, text, parameters } = document;
  if (kind === 'QUERY') return { document, text };
  return parameters.every((parameter) => parameter.default != null) ? { document, text: `${name}()` } : null;
}
