import { randomUUID } from 'node:crypto';
import { foldName } from '../../domain/text/names.ts';
import { readView, VIEW_LIMITS, ViewFileError } from '../../domain/views/view.ts';
import { CommandError } from '../../errors.ts';
import type { ViewDocument } from '../../models/view.ts';
import { replaceNamed } from '../common/replace-named.ts';
import type { Core } from '../core.ts';
import { findShipped, isShipped, shownView, type ShownView } from './read-views.ts';

/** Stores a view of a file's content. Throws a `CommandError` for content that cannot be taken and a name in use. */
export async function createView(
  core: Core,
  definition: unknown,
  { workspace, name: updatedBy }: { workspace: string; name: string },
): Promise<ShownView> {
  const viewKey = checkDefinition(definition);
  const { views } = core.models;
  if ((await views.count(workspace)) >= VIEW_LIMITS.views) {
    throw new CommandError('LIMIT', `at most ${VIEW_LIMITS.views} views in all`, ['input', 'definition', 'name']);
  }
  const now = core.clock();
  const document: ViewDocument = {
    _id: randomUUID(),
    workspace,
    viewKey,
    definition: JSON.stringify(definition),
    createdAt: now,
    updatedAt: now,
    updatedBy,
    revision: 0,
  };
  if (!(await views.insert(document))) throw taken();
  return shownView(document);
}

/** Changes a stored view; one that is given a `revision` is changed only from that one on. Throws a `CommandError`. */
export async function updateView(
  core: Core,
  { id, revision, definition }: { id: string; revision: number | null; definition: unknown },
  { workspace, name: updatedBy }: { workspace: string; name: string },
): Promise<ShownView> {
  const viewKey = checkDefinition(definition);
  const document = await replaceNamed(core.models.views, revision, {
    find: () => findStored(core, workspace, id),
    decide: (found) => ({
      ...found,
      viewKey,
      definition: JSON.stringify(definition),
      updatedAt: core.clock(),
      updatedBy,
    }),
    taken,
  });
  return shownView(document);
}

/** Deletes a stored view. Throws a `CommandError`. */
export async function deleteView(core: Core, workspace: string, id: string): Promise<void> {
  refuseShipped(id);
  if (!(await core.models.views.remove(workspace, id))) throw viewNotFound();
}

function refuseShipped(id: string): void {
  if (isShipped(id)) {
    throw new CommandError('INVALID', 'a view of your own; a copy of this one under another name can be changed', [
      'input',
      'viewId',
    ]);
  }
}

async function findStored(core: Core, workspace: string, id: string): Promise<ViewDocument> {
  refuseShipped(id);
  const found = await core.models.views.byId(workspace, id);
  if (!found) throw viewNotFound();
  return found;
}

/** The folded name of a view's file. Throws a `CommandError` for content that cannot be taken and the name of a shipped view. */
function checkDefinition(definition: unknown): string {
  try {
    const nameKey = foldName(readView(definition).name);
    if (findShipped(nameKey)) throw taken();
    return nameKey;
  } catch (error) {
    if (!(error instanceof ViewFileError)) throw error;
    throw new CommandError('INVALID', error.expected, ['input', 'definition', ...error.path]);
  }
}

const taken = () => new CommandError('TAKEN', 'a name that no other view has', ['input', 'definition', 'name']);

export function viewNotFound(): CommandError {
  return new CommandError('NOT_FOUND', 'the id of a view', ['input', 'viewId']);
}
