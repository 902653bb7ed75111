import { DEFAULT_WORKSPACE } from '../workspaces/workspace-name.ts';
import type { Access } from './permissions.ts';

/**
 * Who calls, in which workspace. Limits go by the principal: two callers with different credentials are two principals, one that comes by
 * several doors is one.
 */
export interface Principal {
  /** Unique in its workspace, and the same in every process; never a secret. */
  readonly id: string;
  readonly workspace: string;
}

/** A principal with what it may do. Every read and write goes by it, never by what the caller says. */
export interface Viewer extends Principal, Access {
  /** How the viewer is named where it is noted who did something. */
  readonly name: string;
  /** The hash of a stored credential by which the viewer came: names it, and does not open anything. Absent for ADMIN_KEY and the like. */
  readonly credential?: string;
  /** When that credential ends by itself; null for never. */
  readonly endsAt?: Date | null;
  /** Of somebody who is signed in: whose session it is, and which. */
  readonly session?: { readonly id: string; readonly personId: string } | null;
}

/** Who holds ADMIN_KEY. */
export const administrator: Viewer = {
  id: 'administrator',
  role: 'ADMINISTRATOR',
  workspace: DEFAULT_WORKSPACE,
  name: 'administrator',
};

/** Whoever calls an installation without ADMIN_KEY, which only its own machine can reach: may do all that the administrator may. */
export const anonymous: Viewer = { ...administrator, id: 'anonymous' };

/** Work that the server does by itself in a workspace: what an administrator has scheduled, sees what administrators see. */
export function serverItself(workspace: string, task: string): Viewer {
  return { id: task, role: 'ADMINISTRATOR', workspace, name: task };
}

/** The id of a principal among those of all workspaces: what a limit is counted by. */
export function principalScope({ workspace, id }: Principal): string {
  return `${workspace}/${id}`;
}
