import type { FastifyRequest } from 'fastify';
import { readAuthorization } from '../../domain/credentials/authorization.ts';
import { KEY_SLOTS, readToken, type KeySlot } from '../../domain/credentials/collector-token.ts';
import type { Bearer } from '../../services/usage/delivery.ts';
import type { Workspace } from '../../services/workspaces/workspaces.ts';
import { hostName, isWorkspaceHost } from '../../domain/net/host.ts';
import { sameText } from '../../domain/text/same-text.ts';
import type { ReaderKey } from '../../domain/credentials/reader-key.ts';
import { BodyError } from '../post/read-body.ts';

/** What the doors need to know of the settings. */
export interface DoorRules {
  adminKey: string | null;
  /** Who may ask questions: their tokens come from the same door. */
  readers: readonly ReaderKey[];
  /** The address under which people and collectors know the server. */
  publicUrl: URL | null;
}

/** A caller who may write records; `credential` says how that is known, never the secret itself. */
export interface CollectorCaller {
  workspace: string;
  credential: string;
}

/** Why a caller is not let in. */
export class CallerError extends BodyError {}

/**
 * Tells who sends an `Authorization`: a key of the workspace or a token of one, as Bearer; its id and a key, as Basic or ApiKey.
 * The administrator's key opens only a door that says so. On an installation without that key, which only this machine can reach,
 * nobody needs a credential; a wrong one is refused all the same.
 */
export function callerOf(
  request: FastifyRequest,
  workspace: Workspace,
  rules: DoorRules,
  options: { admin: boolean; now: Date },
): CollectorCaller {
  checkHost(request, workspace);
  const { authorization } = request.headers;
  if (authorization === undefined) return withoutCredential(request, workspace, rules);
  const credential = credentialOf(authorization, workspace, rules, options);
  if (credential === null) {
    throw new CallerError(
      401,
      'UNAUTHENTICATED',
      'The credential is not one of this workspace: neither of its keys, nor a token that is still good.',
    );
  }
  checkCollecting(workspace);
  return { workspace: workspace.workspace, credential };
}

/** A caller without a credential: admitted on loopback, by a name of this machine, where no ADMIN_KEY is set. */
export function withoutCredential(
  request: FastifyRequest,
  workspace: Workspace,
  { adminKey }: DoorRules,
): CollectorCaller {
  if (adminKey !== null || workspaceIdInHost(request.headers.host) !== null) {
    throw new CallerError(
      401,
      'UNAUTHENTICATED',
      'This door asks for a credential: send "Authorization: Bearer <key of the workspace>".',
    );
  }
  checkCollecting(workspace);
  return { workspace: workspace.workspace, credential: 'none' };
}

/** A host name may begin with the id of a workspace; then it must be this one's. */
export function checkHost(request: FastifyRequest, workspace: Workspace): void {
  const named = workspaceIdInHost(request.headers.host);
  if (named !== null && named !== workspace.workspaceId) {
    throw new CallerError(400, 'InvalidCustomerId', `There is no workspace ${named} here.`);
  }
}

function checkCollecting({ collecting }: Workspace): void {
  if (!collecting)
    throw new CallerError(
      403,
      'InactiveCustomer',
      'The workspace takes nothing from collectors; an administrator has closed it.',
    );
}

/** The workspace id with which a host name begins, in lower case; null for a name that begins otherwise. */
export function workspaceIdInHost(host: string | undefined): string | null {
  return isWorkspaceHost(host) ? hostName(host)!.slice(0, 36).toLowerCase() : null;
}

/** The slot of a key of the workspace. */
export function slotOf(workspace: Workspace, key: string): KeySlot | null {
  // Both are compared, so that the time taken does not tell which.
  const same = KEY_SLOTS.filter((slot) => sameText(workspace.keys[slot], key));
  return same[0] ?? null;
}

function credentialOf(
  authorization: string,
  workspace: Workspace,
  { adminKey }: DoorRules,
  { admin, now }: { admin: boolean; now: Date },
): string | null {
  const given = readAuthorization(authorization);
  if (given === null) return null;
  if (given.scheme !== 'bearer') {
    const slot = slotOf(workspace, given.password ?? '');
    return slot && given.user.toLowerCase() === workspace.workspaceId ? `${slot} key` : null;
  }
  const slot = slotOf(workspace, given.token);
  if (slot) return `${slot} key`;
  const token = readToken(given.token, workspace.keys, now);
  if (token) return `token of the ${token} key`;
  return admin && adminKey !== null && sameText(given.token, adminKey) ? 'ADMIN_KEY' : null;
}

/** Who brings something, as it is noted. */
export function bearerOf(request: FastifyRequest, door: string, caller: CollectorCaller): Bearer {
  const agent = request.headers['x-agent-id'] ?? request.headers['user-agent'] ?? null;
  return {
    workspace: caller.workspace,
    door,
    credential: caller.credential,
    agent: agent === null ? null : String(agent).slice(0, 200),
    address: request.ip,
  };
}
