import { randomUUID } from 'node:crypto';
import { beginningOf, hashOfSecret, makeSecret } from '../../domain/credentials/api-key.ts';
import { isWithin, readGrant, ROLES_OF_KEYS, type GivenGrant, type Grant } from '../../domain/principals/grant.ts';
import type { Role } from '../../domain/principals/permissions.ts';
import type { Viewer } from '../../domain/principals/viewer.ts';
import { parseDuration } from '../../domain/time/duration.ts';
import { plus } from '../../domain/time/moments.ts';
import { CommandError } from '../../errors.ts';
import type { ApiKeyDocument } from '../../models/api-key.ts';
import type { AccessCore } from './access-core.ts';

/** A key as an administrator asks for it. */
export interface NewApiKey extends GivenGrant {
  readonly name: string;
  /** When it stops to open; null for never. */
  readonly expiresAt: Date | null;
}

/** A key with its secret, which is shown this once and stored nowhere. */
export interface ApiKeyWithSecret {
  readonly apiKey: ApiKeyDocument;
  readonly secret: string;
}

const MOST_KEYS = 1_000;
const MAX_NAME = 100;
const DEFAULT_OVERLAP = '24h';
const LONGEST_OVERLAP = 30 * 24 * 60 * 60_000;

/** Reads a grant that somebody gives: one that is within the giver's own. Throws a `CommandError`. */
export function checkGrant(given: GivenGrant, roles: readonly Role[], giver: Viewer): Grant {
  const grant = readGrant(given, roles);
  if ('member' in grant) throw new CommandError('INVALID', grant.expected, ['input', grant.member]);
  if (!isWithin(grant, giver)) {
    throw new CommandError('INVALID', 'no more than you may do yourself', ['input', 'role']);
  }
  return grant;
}

/** Makes a key. Throws a `CommandError`. */
export async function createApiKey(core: AccessCore, given: NewApiKey, giver: Viewer): Promise<ApiKeyWithSecret> {
  const { apiKeys } = core.models;
  const name = given.name.trim();
  if (name === '' || name.length > MAX_NAME) {
    throw new CommandError('INVALID', `a name of 1 to ${MAX_NAME} characters`, ['input', 'name']);
  }
  const grant = checkGrant(given, ROLES_OF_KEYS, giver);
  const now = core.clock();
  if (given.expiresAt !== null && given.expiresAt <= now) {
    throw new CommandError('INVALID', 'a time to come', ['input', 'expiresAt']);
  }
  if ((await apiKeys.count(giver.workspace)) >= MOST_KEYS) {
    throw new CommandError('LIMIT', `at most ${MOST_KEYS} keys`, ['input', 'name']);
  }
  const secret = secretFor(grant.role);
  const apiKey: ApiKeyDocument = {
    ...{ _id: randomUUID(), workspace: giver.workspace, name, ...grant },
    ...{ beginning: beginningOf(secret), hash: hashOfSecret(secret), oldHash: null, oldUntil: null },
    ...{ expiresAt: given.expiresAt, createdAt: now, createdBy: giver.name, lastUsedAt: null },
  };
  await apiKeys.insert(apiKey);
  await core.book.changed();
  return { apiKey, secret };
}

/** Gives a key a new secret; the old one opens for the overlap. Throws a `CommandError`. */
export async function rotateApiKey(
  core: AccessCore,
  workspace: string,
  { id, overlap }: { readonly id: string; readonly overlap: string | null },
): Promise<ApiKeyWithSecret> {
  const span = parseDuration(overlap ?? DEFAULT_OVERLAP);
  if (span === null || span < 0 || span > LONGEST_OVERLAP) {
    throw new CommandError('INVALID', 'a duration of at most 30d, such as 24h', ['input', 'overlap']);
  }
  const { apiKeys } = core.models;
  const found = await apiKeys.byId(workspace, id);
  if (found === null) throw apiKeyNotFound();
  const secret = secretFor(found.role);
  await apiKeys.change(workspace, id, {
    ...{ hash: hashOfSecret(secret), beginning: beginningOf(secret) },
    ...{ oldHash: found.hash, oldUntil: plus(core.clock(), span) },
  });
  await core.book.changed();
  return { apiKey: (await apiKeys.byId(workspace, id))!, secret };
}

/** Takes a key back: it opens nothing from then on, and what it has open ends. Throws a `CommandError`. */
export async function revokeApiKey(core: AccessCore, workspace: string, id: string): Promise<void> {
  if (!(await core.models.apiKeys.remove(workspace, id))) throw apiKeyNotFound();
  await core.book.changed();
}

const secretFor = (role: Role) => makeSecret(role === 'DISPLAY' ? 'wall' : 'key');

export const apiKeyNotFound = () => new CommandError('NOT_FOUND', 'the id of a key', ['input', 'id']);
