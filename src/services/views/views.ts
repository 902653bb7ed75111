import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { foldName } from '../../domain/text/names.ts';
import { readView, VIEW_LIMITS, ViewFileError, type View } from '../../domain/views/view.ts';
import { CommandError } from '../../errors.ts';
import type { ViewDocument } from '../../models/view.ts';
import type { Core } from '../core.ts';
import { replaceNamed } from '../common/replace-named.ts';

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
  return [...SHIPPED, ...(await models.views.all(workspace)).map(shown)];
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
    return found && shown(found);
  }
  const key = foldName(by.name);
  const shipped = shippedByKey(key);
  if (shipped) return shipped;
  const found = await models.views.byKey(workspace, key);
  return found && shown(found);
}

/** Stores a view of a file's content. Throws a `CommandError` for content that cannot be taken and a name in use. */
export async function createView(
  core: Core,
  definition: unknown,
  { workspace, name: updatedBy }: { workspace: string; name: string },
): Promise<ShownView> {
  const { key } = checked(definition);
  const { views } = core.models;
  if ((await views.count(workspace)) >= VIEW_LIMITS.views) {
    throw new CommandError('LIMIT', `at most ${VIEW_LIMITS.views} views in all`, ['input', 'definition', 'name']);
  }
  const now = core.clock();
  const document: ViewDocument = {
    _id: randomUUID(),
    workspace,
    viewKey: key,
    definition: JSON.stringify(definition),
    createdAt: now,
    updatedAt: now,
    updatedBy,
    revision: 0,
  };
  if (!(await views.insert(document))) throw taken();
  return shown(document);
}

/** Changes a stored view; one that is given a `revision` is changed only from that one on. Throws a `CommandError`. */
export async function updateView(
  core: Core,
  { id, revision, definition }: { id: string; revision: number | null; definition: unknown },
  { workspace, name: updatedBy }: { workspace: string; name: string },
): Promise<ShownView> {
  const { key } = checked(definition);
  const document = await replaceNamed(core.models.views, revision, {
    find: () => stored(core, workspace, id),
    decide: (found) => ({
      ...found,
      viewKey: key,
      definition: JSON.stringify(definition),
      updatedAt: core.clock(),
      updatedBy,
    }),
    taken,
  });
  return shown(document);
}

/** Deletes a stored view. Throws a `CommandError`. */
export async function deleteView(core: Core, workspace: string, id: string): Promise<void> {
  refuseShipped(id);
  if (!(await core.models.views.remove(workspace, id))) throw viewNotFound();
}

function refuseShipped(id: string): void {
  if (SHIPPED.some((view) => view.id === id)) {
    throw new CommandError('INVALID', 'a view of your own; a copy of this one under another name can be changed', [
      'input',
      'viewId',
    ]);
  }
}

async function stored(core: Core, workspace: string, id: string): Promise<ViewDocument> {
  refuseShipped(id);
  const found = await core.models.views.byId(workspace, id);
  if (!found) throw viewNotFound();
  return found;
}

function shown(document: ViewDocument): ShownView {
  const { _id: id, createdAt, updatedAt, updatedBy, revision } = document;
  const definition = JSON.parse(document.definition) as unknown;
  return { id, view: readView(definition), definition, shipped: false, createdAt, updatedAt, updatedBy, revision };
}

function checked(definition: unknown): { key: string } {
  try {
    const { name } = readView(definition);
    const key = foldName(name);
    if (shippedByKey(key)) throw taken();
    return { key };
  } catch (error) {
    if (!(error instanceof ViewFileError)) throw error;
    throw new CommandError('INVALID', error.expected, ['input', 'definition', ...error.path]);
  }
}

const shippedByKey = (key: string) => SHIPPED.find(({ view }) => foldName(view.name) === key);

const taken = () => new CommandError('TAKEN', 'a name that no other view has', ['input', 'definition', 'name']);

export function viewNotFound(): CommandError {
  return new CommandError('NOT_FOUND', 'the id of a view', ['input', 'viewId']);
}
