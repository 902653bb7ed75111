import type { IncomingHttpHeaders } from 'node:http';
import { readAuthorization } from '../../domain/credentials/authorization.ts';
import { isApiKey } from '../../domain/credentials/api-key.ts';
import { holderOf, readReaderToken } from '../../domain/credentials/reader-key.ts';
import { mayDo } from '../../domain/principals/permissions.ts';
import type { QueryCaller } from '../../services/queries/run-query.ts';
import type { DoorRules } from '../credentials/caller.ts';
import { ApiError } from './errors.ts';

/**
 * Finds the caller by the headers: a reader's key, ADMIN_KEY or a token of either, as Bearer, as user or password of Basic, or as
 * `X-Api-Key`. Without ADMIN_KEY, where only this machine can reach the server, everybody is administrator, whatever they send.
 *
 * Throws an `ApiError`: 401 without a credential, 403 with one that opens nothing (a collector's too).
 */
export async function queryCallerOf(
  headers: IncomingHttpHeaders,
  { readers, authenticate }: DoorRules,
  now: Date,
): Promise<QueryCaller> {
  const { authorization, 'x-api-key': apiKey } = headers;
  const texts = credentialsOf(authorization, apiKey);
  const key = texts.find(isApiKey);
  const known = await authenticate(key === undefined ? undefined : `Bearer ${key}`);
  if (known !== null && mayDo(known, 'records:query')) return known;
  if (authorization === undefined && apiKey === undefined) {
    throw new ApiError(401, 'AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing.", {
      inner: {
        code: 'MissingCredential',
        message: 'Send "Authorization: Bearer <key or token>" or "X-Api-Key: <key>".',
      },
    });
  }
  const holder = texts
    .map((text) => holderOf(readers, text) ?? readReaderToken(readers, text, now))
    .find((one) => one !== null);
  if (!holder) {
    throw new ApiError(403, 'InvalidAuthenticationToken', 'The access token is invalid.', {
      inner: {
        code: 'InvalidCredential',
        message:
          'The credential is neither one of READ_KEYS nor ADMIN_KEY, nor a token of theirs that is still good. ' +
          'Keys and tokens of collectors write only.',
      },
    });
  }
  return { id: holder.id, workspace: holder.workspace, role: holder.role ?? 'READER' };
}

/** The texts of a request that may be a key. */
function credentialsOf(authorization: string | undefined, apiKey: string | string[] | undefined): string[] {
  const given = readAuthorization(authorization);
  const texts =
    given?.scheme === 'bearer' ? [given.token] : given?.scheme === 'basic' ? [given.user, given.password] : [];
  return [...texts, apiKey].filter((text) => typeof text === 'string');
}
