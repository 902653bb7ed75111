/** The workspace of a new installation. */
export const DEFAULT_WORKSPACE = 'default';

/**
 * The one place that adds the workspace to a filter. A document on its way out is moved to a workspace of its own
 * (`leavingWorkspace`), so no read sees it while its outbox is worked off.
 */
export function within<F extends object>(workspace: string, filter: F): F & { workspace: string } {
  return { ...filter, workspace };
}

/** Where documents wait that were deleted but whose last changes are not yet in the log. */
export function leavingWorkspace(workspace: string): string {
  return `${workspace}#leaving`;
}

/** Documents of a workspace among those read by id: a foreign id is not found. */
export function only<D extends { workspace: string }>(workspace: string, documents: readonly D[]): D[] {
  return documents.filter((document) => document.workspace === workspace);
}
