/**
 * The content of an `Authorization` header: a token (RFC 6750), or a user and a password (RFC 7617; Elasticsearch's ApiKey has the same
 * form with an id and a key). The password is null where the text has no colon.
 */
export type Authorization =
  | { readonly scheme: 'bearer'; readonly token: string }
  | { readonly scheme: 'basic' | 'apikey'; readonly user: string; readonly password: string | null };

/** Reads an `Authorization` header; null where it is absent, has another scheme, or is not of the form `SCHEME VALUE`. */
export function readAuthorization(header: string | undefined): Authorization | null {
  const [, word = '', value = ''] = /^(\S+) +(\S+)\s*$/.exec(header ?? '') ?? [];
  const scheme = word.toLowerCase();
  if (scheme === 'bearer') return { scheme, token: value };
  if (scheme !== 'basic' && scheme !== 'apikey') return null;
  const pair = Buffer.from(value, 'base64').toString();
  // A user name has no colon; a password may.
  const colon = pair.indexOf(':');
  return colon < 0
    ? { scheme, user: pair, password: null }
    : { scheme, user: pair.slice(0, colon), password: pair.slice(colon + 1) };
}
