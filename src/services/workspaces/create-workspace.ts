import type { Core } from '../core.ts';
import type { Workspace } from './workspace.ts';

/** Makes a workspace with keys and the documented tables, unless it is there. Throws a `CommandError`. */
export async function createWorkspace(
  { workspaces, tables }: Pick<Core, 'workspaces' | 'tables'>,
  name: string,
): Promise<Workspace> {
  const workspace = await workspaces.create(name);
  await tables.ensureDocumented(name);
  return workspace;
}
