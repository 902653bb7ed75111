/** The cookie of a session. A browser takes `__Host-` from TLS only, for this host alone, with the path `/`. */
const SECURE_NAME = '__Host-roomwatch';
/** On loopback without TLS, where the prefix would be refused. */
const LOOPBACK_NAME = 'roomwatch-session';

/** The secret of a session in a `Cookie` header; null for none. */
export function sessionSecretOf(header: string | undefined): string | null {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  const of = (name: string) => pairs.find(([given]) => given === name)?.[1];
  return of(SECURE_NAME) ?? of(LOOPBACK_NAME) ?? null;
}

/** `Set-Cookie` for a session that begins. It is no older than the browser's own session and `seconds`. */
export function sessionCookie(secret: string, { secure, seconds }: { secure: boolean; seconds: number }): string {
  const name = secure ? SECURE_NAME : LOOPBACK_NAME;
  return `${name}=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? '; Secure' : ''}`;
}

/** `Set-Cookie` that takes both away. */
export function endedCookies(): string[] {
  return [
    `${SECURE_NAME}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure`,
    `${LOOPBACK_NAME}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`,
  ];
}
