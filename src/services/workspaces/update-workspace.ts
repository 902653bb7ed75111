import { CommandError } from '../../errors.ts';
import type { Core } from '../core.ts';
import { checkedCalendar, type CalendarInput } from '../sites/check-calendar.ts';
import type { Workspace } from './workspace.ts';

/** What an administrator may change; undefined leaves a member as it is. */
export interface WorkspaceChange extends CalendarInput {
  /** Null for no cap. */
  dailyCapMegabytes?: number | null;
  collecting?: boolean;
}

const MEGABYTE = 1e6;

/** Changes what is asked of collectors, and what holds for rooms without time zone and hours. Other processes follow within two seconds. */
export async function updateWorkspace(
  { workspaces }: Core,
  workspace: string,
  input: WorkspaceChange,
): Promise<Workspace> {
  const { dailyCapMegabytes: cap, collecting } = input;
  const calendar = checkedCalendar(input);
  if (cap != null && !(cap >= 0 && cap <= 1e9)) {
    throw new CommandError('INVALID', 'a number from 0 to 1000000000', ['input', 'dailyCapMegabytes']);
  }
  const isSet = Object.keys(calendar).length > 0;
  return workspaces.change(workspace, {
    ...(cap === undefined ? {} : { dailyCap: cap === null ? null : cap * MEGABYTE }),
    ...(collecting === undefined ? {} : { collecting }),
    ...(isSet ? { calendar: { ...(await workspaces.get(workspace)).calendar, ...calendar } } : {}),
  });
}
