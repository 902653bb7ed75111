import { readAuthorization } from '../../domain/credentials/authorization.ts';
import { sameText } from '../../domain/text/same-text.ts';
import { administrator, anonymous, type Viewer } from '../../domain/principals/viewer.ts';

/**
 * Tells who sent an `Authorization` value, or the `Cookie` header of a browser's request; without either, who may come in without a
 * credential. Null for a caller who may not come in.
 */
export type Authenticate = (
  authorization: string | undefined,
  cookie?: string | undefined,
) => Viewer | null | Promise<Viewer | null>;

/**
 * Without a key everybody is administrator (the server then listens on loopback only). With one, who sends `Bearer <key>` is.
 */
export function createAuthenticate(adminKey: string | null): Authenticate {
  if (adminKey === null) return () => anonymous;
  return (authorization) => (hasKey(authorization, adminKey) ? administrator : null);
}

/** Whether an `Authorization` value is `Bearer <key>`; how long the comparison takes tells nothing about the key. */
export function hasKey(authorization: string | undefined, key: string): boolean {
  const given = readAuthorization(authorization);
  return given?.scheme === 'bearer' && sameText(given.token, key);
}

/** The message for a caller without a valid key, over every transport. */
export const unauthenticated = 'This server asks for its key: send "Authorization: Bearer <ADMIN_KEY>".';
