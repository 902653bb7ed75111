import { readFileSync } from 'node:fs';
import { foldName } from '../../domain/text/names.ts';
import { readView, type View } from '../../domain/views/view.ts';
import type { ViewDocument } from '../../models/view.ts';
import type { Core } from '../core.ts';

/** A view as it is shown: a stored one, or one that comes with Roomwatch. */
export interface ShownView {
  readonly id: string;
  readonly view: View;
  /** The content of its file, as it was given. */
  readonly definition: unknown;
  /** It comes with Roomwatch and is not to be changed. */
  readonly shipped: boolean;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  readonly updatedBy: string | null;
  readonly revision: number;
}

/** The views that come with Roomwatch: files of `views/`. A copy under another name can be changed. */
const SHIPPED: readonly ShownView[] = ['skype-room-systems-v2'].map((name) => {
  const file = new URL(`../../../views/${name}.json`, import.meta.url);
  const { $schema: _ours, ...definition } = JSON.parse(readFileSync(file, 'utf8')) as { $schema?: string };
  return {
    id: `shipped/${name}`,
    view: readView(definition),
    definition,
    shipped: true,
    createdAt: null,
    updatedAt: null,
    updatedBy: null,
    revision: 0,
  };
});

/** Every view of a workspace: the shipped ones first, then the stored ones by name without case. */
export async function listViews({ models }: Core, workspace: string): Promise<ShownView[]> {
  return [...SHIPPED, ...(await models.views.all(workspace)).map(shownView)];
}

/** The view of an id or a name; null where there is none. */
export async function findView(
  { models }: Pick<Core, 'models'>,
  workspace: string,
  by: { id: string } | { name: string },
): Promise<ShownView | null> {
  if ('id' in by) {
    const shipped = SHIPPED.find(({ id }) => id === by.id);
    if (shipped) return shipped;
    const found = await models.views.byId(workspace, by.id);
    return found && shownView(found);
  }
  const nameKey = foldName(by.name);
  const shipped = findShipped(nameKey);
  if (shipped) return shipped;
  const found = await models.views.byKey(workspace, nameKey);
  return found && shownView(found);
}

/** The shipped view of a folded name. */
export function findShipped(nameKey: string): ShownView | undefined {
  return SHIPPED.find(({ view }) => foldName(view.name) === nameKey);
}

/** Whether an id is that of a shipped view. */
export function isShipped(id: string): boolean {
  return SHIPPED.some((view) => view.id === id);
}

/** A stored view as it is shown. */
export function shownView(document: ViewDocument): ShownView {
  const { _id: id, createdAt, updatedAt, updatedBy, revision } = document;
  const definition = JSON.parse(document.definition) as unknown;
  return { id, view: readView(definition), definition, shipped: false, createdAt, updatedAt, updatedBy, revision };
}
