import type { Viewer } from '../../domain/principals/viewer.ts';
import type { QueryEngine } from '../../query/index.ts';
import type { Core } from '../../services/core.ts';

/** What the doors of exports need. */
export interface ExportDoorOptions {
  core: Core;
  queries: QueryEngine;
  /** Who sends an `Authorization`; null for who is no administrator. */
  isAdministrator: (authorization: string | undefined) => Viewer | null;
}
