import { DEFAULT_GROUP } from '../../domain/notices/route.ts';
import type { ActionGroupDocument } from '../../models/action-group.ts';
import type { Core } from '../core.ts';

/** An action group as people see it: the default one exists also where nobody has changed it. */
export interface ShownActionGroup extends ActionGroupDocument {
  /** Its id in the API; of the default one it is the same in each workspace. */
  readonly id: string;
}

/** The id under which an action group is stored. */
export function storedGroupId(workspace: string, id: string): string {
  return id === DEFAULT_GROUP ? `${workspace}/${DEFAULT_GROUP}` : id;
}

export function shownGroup(document: ActionGroupDocument): ShownActionGroup {
  const isDefault = document._id === storedGroupId(document.workspace, DEFAULT_GROUP);
  return { ...document, id: isDefault ? DEFAULT_GROUP : document._id };
}

/** The action groups of a workspace by name, with the default one. */
export async function readActionGroups(core: Core, workspace: string): Promise<ShownActionGroup[]> {
  const stored = (await core.models.actionGroups.all(workspace)).map(shownGroup);
  return stored.some(({ id }) => id === DEFAULT_GROUP) ? stored : [defaultGroup(core, workspace), ...stored];
}

export async function findActionGroup(core: Core, workspace: string, id: string): Promise<ShownActionGroup | null> {
  const found = await core.models.actionGroups.byId(workspace, storedGroupId(workspace, id));
  if (found) return shownGroup(found);
  return id === DEFAULT_GROUP ? defaultGroup(core, workspace) : null;
}

/** The group to which everything goes that no route takes, as the settings say; in the first workspace only, for they are its owner's. */
function defaultGroup(core: Core, workspace: string): ShownActionGroup {
  const at = new Date(0);
  return {
    ...{ _id: storedGroupId(workspace, DEFAULT_GROUP), id: DEFAULT_GROUP, workspace },
    ...{ name: DEFAULT_GROUP, nameKey: DEFAULT_GROUP, cc: [], bcc: [], webhooks: [] },
    to: [...core.alertEmailTo(workspace)],
    ...{ createdAt: at, updatedAt: at, updatedBy: '', revision: 0 },
  };
}
