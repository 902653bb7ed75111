import type { Viewer } from '../../domain/principals/viewer.ts';
import type { QueryEngine } from '../../query/index.ts';
import type { Parts } from '../../services/parts.ts';

/** What the doors of exports need. */
export interface ExportDoorParts {
  parts: Parts;
  queries: QueryEngine;
  /** Who sends an `Authorization`; null for who is no administrator. */
  isAdministrator: (authorization: string | undefined) => Viewer | null;
}
