import { DEFAULT_ROUTE, type Route } from '../../domain/notices/route.ts';
import type { Core } from '../core.ts';

/** The routes of a workspace, in the order in which they are looked at; the default one last. */
export interface ShownRoutes {
  readonly routes: readonly Route[];
  /** Grows with every change; 0 where nobody has made any. */
  readonly revision: number;
  readonly updatedAt: Date | null;
  readonly updatedBy: string | null;
}

export async function readRoutes(core: Core, workspace: string): Promise<ShownRoutes> {
  const stored = await core.models.alertRoutes.of(workspace);
  const { routes = [], revision = 0, updatedAt = null, updatedBy = null } = stored ?? {};
  return { routes: [...routes, DEFAULT_ROUTE], revision, updatedAt, updatedBy };
}
