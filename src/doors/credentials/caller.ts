import type { FastifyRequest } from 'fastify';
import { readAuthorization } from '../../domain/credentials/authorization.ts';
import { isApiKey } from '../../domain/credentials/api-key.ts';
import { readToken, workspaceIdOfToken, type KeySlot } from '../../domain/credentials/collector-token.ts';
import type { Reader } from '../../domain/credentials/reader-key.ts';
import { hostName, isWorkspaceHost } from '../../domain/net/host.ts';
import { mayDo } from '../../domain/principals/permissions.ts';
import { administrator, type Principal, type Viewer } from '../../domain/principals/viewer.ts';
import type { Core } from '../../services/core.ts';
import type { Bearer } from '../../services/usage/delivery.ts';
import type { Workspace } from '../../services/workspaces/workspace.ts';
import type { Workspaces } from '../../services/workspaces/workspaces.ts';
import { BodyError, WrongKeyError } from '../post/read-body.ts';

/** Whom the doors let in. */
export interface DoorRules {
  /** The viewer whose key an `Authorization` carries; without one, the anonymous viewer where nobody needs a key; else null. */
  readonly authenticate: (authorization: string | undefined) => Viewer | null | Promise<Viewer | null>;
  /** Who may ask questions: their tokens come from the same door. */
  readonly readers: readonly Reader[];
  /** The address under which people and collectors know the server. */
  readonly publicUrl: URL | null;
}

/** A caller who may write records. */
export interface CollectorCaller extends Principal {
  /** How the caller proved itself, never the secret itself. */
  readonly credential: string;
  /** The caller's workspace as it is now. */
  readonly opened: Workspace;
}

/** What a caller is looked up in. */
export interface CallerOptions {
  readonly core: Pick<Core, 'workspaces' | 'clock'>;
  readonly rules: DoorRules;
}

/** Why a caller is not let in. */
export class CallerError extends BodyError {}

/**
 * Finds the caller by its `Authorization`, which says whose workspace it opens: a key of a workspace or a token of one, as Bearer; its
 * id and a key, as Basic or ApiKey; or an API key that may send, as Bearer or as the password. The administrator's key opens only a door
 * that says so. On an installation without that key, which only this machine can reach, nobody needs a credential; a wrong one is refused
 * all the same. A host name that begins with the id of a workspace must name the caller's.
 */
export async function callerOf(
  request: Pick<FastifyRequest, 'headers'>,
  options: CallerOptions,
  { admin }: { admin: boolean },
): Promise<CollectorCaller> {
  const named = await workspaceOfHost(request, options.core.workspaces);
  const { authorization } = request.headers;
  if (authorization === undefined) return withoutCredential(named, options);
  const found = await credentialOf(authorization, options, admin);
  if (found === null) {
    throw new WrongKeyError(
      401,
      'UNAUTHENTICATED',
      'The credential is not one of this workspace: neither of its keys, nor a token that is still good.',
    );
  }
  refuseOtherHost(named, found.opened);
  checkCollecting(found.opened);
  return collectorCaller(found.opened, found.credential);
}

/** A caller without a credential: admitted on loopback, by a name of this machine, where no ADMIN_KEY is set. */
export async function withoutCredential(
  named: Workspace | null,
  { core, rules }: CallerOptions,
): Promise<CollectorCaller> {
  const viewer = await rules.authenticate(undefined);
  if (viewer === null || !mayDo(viewer, 'records:write') || named !== null) {
    throw new CallerError(
      401,
      'UNAUTHENTICATED',
      'This door asks for a credential: send "Authorization: Bearer <key of the workspace>".',
    );
  }
  const opened = await core.workspaces.get(viewer.workspace);
  checkCollecting(opened);
  return collectorCaller(opened, 'none');
}

/** The caller who has proved a credential of a workspace. */
export function collectorCaller(opened: Workspace, credential: string): CollectorCaller {
  return { id: `collector ${credential}`, workspace: opened.workspace, credential, opened };
}

/** The workspace with whose id the host name begins; null for a name that begins otherwise. Throws for an id of no workspace. */
export async function workspaceOfHost(
  request: Pick<FastifyRequest, 'headers'>,
  workspaces: Workspaces,
): Promise<Workspace | null> {
  const { host } = request.headers;
  if (!isWorkspaceHost(host)) return null;
  const id = hostName(host)!.slice(0, 36).toLowerCase();
  const named = await workspaces.byPublicId(id);
  if (named === null) throw noSuchHost(id);
  return named;
}

/** Throws where the host name is of another workspace than the caller's: it is answered like a host name of no workspace. */
export function refuseOtherHost(named: Workspace | null, own: Workspace): void {
  if (named !== null && named.workspace !== own.workspace) throw noSuchHost(named.workspaceId);
}

function noSuchHost(workspaceId: string): CallerError {
  return new CallerError(400, 'InvalidCustomerId', `There is no workspace ${workspaceId} here.`);
}

function checkCollecting({ collecting }: Workspace): void {
  if (!collecting)
    throw new CallerError(
      403,
      'InactiveCustomer',
      'The workspace takes nothing from collectors; an administrator has closed it.',
    );
}

/** The slot of a key of a workspace; null for another text. */
export async function slotOf(workspaces: Workspaces, workspace: Workspace, key: string): Promise<KeySlot | null> {
  const found = await workspaces.byKey(key);
  return found?.workspace.workspace === workspace.workspace ? found.slot : null;
}

interface Credential {
  readonly opened: Workspace;
  readonly credential: string;
}

async function credentialOf(
  authorization: string,
  { core, rules }: CallerOptions,
  admin: boolean,
): Promise<Credential | null> {
  const { workspaces } = core;
  const given = readAuthorization(authorization);
  if (given === null) return null;
  if (given.scheme !== 'bearer') {
    const found = await workspaces.byKey(given.password ?? '');
    const isOwn = found?.workspace.workspaceId === given.user.toLowerCase();
    if (found) return isOwn ? { opened: found.workspace, credential: `${found.slot} key` } : null;
    return isApiKey(given.password) ? viewerOf(`Bearer ${given.password}`, workspaces, rules, admin) : null;
  }
  const found = await workspaces.byKey(given.token);
  if (found) return { opened: found.workspace, credential: `${found.slot} key` };
  return (await tokenOf(given.token, workspaces, core.clock())) ?? viewerOf(authorization, workspaces, rules, admin);
}

async function tokenOf(token: string, workspaces: Workspaces, now: Date): Promise<Credential | null> {
  const id = workspaceIdOfToken(token);
  const opened = id === null ? null : await workspaces.byPublicId(id);
  const slot = opened && readToken(token, opened.keys, now);
  return slot && { opened: opened!, credential: `token of the ${slot} key` };
}

/** A key of a program that may send, and the administrator's at a door that says so. */
async function viewerOf(
  authorization: string,
  workspaces: Workspaces,
  { authenticate }: DoorRules,
  admin: boolean,
): Promise<Credential | null> {
  // Where nobody needs a key, everything passes as the anonymous viewer's: a wrong credential is refused all the same.
  const anybody = await authenticate(undefined);
  const viewer = anybody === null || isApiKeyHeader(authorization) ? await authenticate(authorization) : null;
  if (viewer === null || !mayDo(viewer, 'records:write')) return null;
  if (viewer.role === 'ADMINISTRATOR' && !admin) return null;
  const credential = viewer.id === administrator.id ? 'ADMIN_KEY' : viewer.name;
  return { opened: await workspaces.get(viewer.workspace), credential };
}

function isApiKeyHeader(authorization: string): boolean {
  const given = readAuthorization(authorization);
  return given?.scheme === 'bearer' && isApiKey(given.token);
}

/** Who brings something, as it is noted. */
export function bearerOf(request: FastifyRequest, door: string, caller: CollectorCaller): Bearer {
  const agent = request.headers['x-agent-id'] ?? request.headers['user-agent'] ?? null;
  return {
    workspace: caller.workspace,
    door,
    credential: caller.credential,
    agent: agent === null ? null : String(agent).slice(0, 200),
    address: request.clientAddress,
  };
}
