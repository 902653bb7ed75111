import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { CommandError } from '../../errors.ts';
import type { ExportKeyDocument } from '../../models/export-key.ts';
import type { Core } from '../core.ts';
import { savedTextOf } from './saved-text.ts';

const MOST_KEYS = 1_000;
const MAX_NAME = 100;
/** By this people and scanners of secrets know what they found. */
const PREFIX = 'rwx_';
const FORM = /^rwx_[A-Za-z0-9_-]{43}$/;

/** Makes a key that opens one saved query. Answers the secret, which is stored nowhere. Throws a `CommandError`. */
export async function createExportKey(
  core: Core,
  workspace: string,
  { savedQueryId, name }: { savedQueryId: string; name: string },
): Promise<{ exportKey: ExportKeyDocument; key: string }> {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > MAX_NAME) {
    throw new CommandError('INVALID', `a name of 1 to ${MAX_NAME} characters`, ['input', 'name']);
  }
  if ((await savedTextOf(core, workspace, savedQueryId)) === null) {
    const expected = 'the id of a saved query whose parameters all have defaults';
    throw new CommandError('NOT_FOUND', expected, ['input', 'savedQueryId']);
  }
  if ((await core.models.exportKeys.count(workspace)) >= MOST_KEYS) {
    throw new CommandError('LIMIT', `at most ${MOST_KEYS} keys`, ['input', 'name']);
  }
  const key = `${PREFIX}${randomBytes(32).toString('base64url')}`;
  const exportKey: ExportKeyDocument = {
    _id: randomUUID(),
    workspace,
    name: trimmed,
    savedQueryId,
    hash: hashOf(key),
    createdAt: core.clock(),
    lastUsedAt: null,
  };
  await core.models.exportKeys.insert(exportKey);
  return { exportKey, key };
}

/** Takes a key back. Throws a `CommandError`. */
export async function revokeExportKey(core: Core, workspace: string, id: string): Promise<void> {
  if (await core.models.exportKeys.remove(workspace, id)) return;
  throw exportKeyNotFound();
}

export function exportKeyNotFound(): CommandError {
  return new CommandError('NOT_FOUND', 'the id of a key', ['input', 'id']);
}

/** The key of a secret that somebody sent; null for an unknown or revoked one. It is looked up by its hash, so that the time taken reveals nothing. */
export async function findExportKey(core: Core, secret: string): Promise<ExportKeyDocument | null> {
  return FORM.test(secret) ? core.models.exportKeys.ofCredential(hashOf(secret)) : null;
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
