/**
 * The one place that adds the workspace to a filter. A deleted document whose last changes are not yet in the log is moved to a
 * workspace of its own (`leavingWorkspace`), so no read finds it while its outbox is worked off.
 */
export function within<F extends object>(workspace: string, filter: F): F & { workspace: string } {
  return { ...filter, workspace };
}

/** Where deleted documents of a workspace wait until their last changes are in the log. */
export function leavingWorkspace(workspace: string): string {
  return `${workspace}#leaving`;
}

/** A document of a workspace, which perhaps can be deleted while its last changes wait. */
export interface Leaving {
  readonly workspace: string;
  /** The workspace that a deleted document leaves; null, or absent, for one that is not deleted. */
  readonly leaves?: string | null;
}

/** The workspace that a document belongs to, also while it leaves. */
const ownerOf = ({ workspace, leaves }: Leaving): string => leaves ?? workspace;

/** Documents of many workspaces by the one that each belongs to: a sweep works each off under its own. */
export function byOwner<D extends Leaving>(documents: readonly D[]): Map<string, D[]> {
  const owners = new Map<string, D[]>();
  for (const document of documents) {
    const found = owners.get(ownerOf(document));
    if (found) found.push(document);
    else owners.set(ownerOf(document), [document]);
  }
  return owners;
}
