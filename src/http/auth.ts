import { createHash, timingSafeEqual } from 'node:crypto';
import { readAuthorization } from '../domain/authorization.ts';
import { administrator, type Viewer } from '../domain/viewer.ts';

/** Tells who sent an `Authorization` value; null for a caller who may not come in. */
export type Authenticate = (authorization: string | undefined) => Viewer | null;

/**
 * Without a key everybody is administrator (the server then listens on loopback only). With one, `Bearer <key>` is
 * (RFC 6750). Both keys are hashed before they are compared, so that the time taken tells neither content nor length.
 */
export function createAuthenticate(adminKey: string | null): Authenticate {
  if (adminKey === null) return () => administrator;
  const expected = digest(adminKey);
  return (authorization) => {
    const given = readAuthorization(authorization);
    return given?.scheme === 'bearer' && timingSafeEqual(digest(given.token), expected) ? administrator : null;
  };
}

/** What a caller without a valid key is told, at every door. */
export const unauthenticated = 'This server asks for its key: send "Authorization: Bearer <ADMIN_KEY>".';

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
