import { CommandError } from '../../errors.ts';
import type { Core } from '../core.ts';
import type { Workspace } from './workspace.ts';

/** What an administrator may change; undefined leaves a member as it is. */
export interface WorkspaceChange {
  /** Null for no cap. */
  dailyCapMegabytes?: number | null;
  collecting?: boolean;
}

const MEGABYTE = 1e6;

/** Changes what is asked of collectors. Other processes follow within two seconds. */
export async function updateWorkspace(
  { workspaces }: Core,
  workspace: string,
  input: WorkspaceChange,
): Promise<Workspace> {
  const { dailyCapMegabytes: cap, collecting } = input;
  if (cap != null && !(cap >= 0 && cap <= 1e9)) {
    throw new CommandError('INVALID', 'a number from 0 to 1000000000', ['input', 'dailyCapMegabytes']);
  }
  return workspaces.change(workspace, {
    ...(cap === undefined ? {} : { dailyCap: cap === null ? null : cap * MEGABYTE }),
    ...(collecting === undefined ? {} : { collecting }),
  });
}
