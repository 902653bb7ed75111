import { expect, test } from '@jest/globals';
import { beginningOf, hashOfSecret, isApiKey, isSecret, makeSecret } from '../../src/domain/credentials/api-key.ts';
import { isWithin, readGrant, ROLES_OF_KEYS, ROLES_OF_PEOPLE, type Grant } from '../../src/domain/principals/grant.ts';
import { endedCookies, sessionCookie, sessionSecretOf } from '../../src/domain/sign-in/cookie.ts';
import { passwordProblem } from '../../src/domain/sign-in/password.ts';
import { endOfSession } from '../../src/domain/sign-in/session-ends.ts';
import { codeOf, makeTotpSecret, stepOfCode, totpAddress } from '../../src/domain/sign-in/totp.ts';

test.each([
  // RFC 6238, appendix B: the last six digits, for SHA-1.
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('a one-time code at second %d is %s', (second, code) => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const step = Math.floor(second / 30);
  expect(codeOf(secret, step)).toBe(code);
  const at = (seconds: number) => new Date(seconds * 1_000);
  expect([
    stepOfCode(secret, code, at(second)),
    stepOfCode(secret, ` ${code.slice(0, 3)} ${code.slice(3)}`, at(second)),
  ]).toEqual([step, step]);
  // A clock half a minute off still fits; one that is further off does not.
  expect([stepOfCode(secret, code, at(second + 30)), stepOfCode(secret, code, at(second - 30))]).toEqual([step, step]);
  expect([
    stepOfCode(secret, code, at(second + 90)),
    stepOfCode(secret, code, at(second + 120)),
    stepOfCode(secret, '', at(second)),
  ]).toEqual([null, null, null]);
});

test('a secret of codes is one that apps take', () => {
  const secret = makeTotpSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(makeTotpSecret()).not.toBe(secret);
  expect(new URL(totpAddress(secret, 'a b@c')).searchParams.get('secret')).toBe(secret);
});

test('a secret is known by its prefix and checksum', () => {
  for (const kind of ['key', 'wall', 'invitation', 'session'] as const) {
    const secret = makeSecret(kind);
    expect(isSecret(kind, secret)).toBe(true);
    for (const other of ['key', 'wall', 'invitation', 'session'] as const)
      expect(isSecret(other, secret)).toBe(other === kind);
    for (let at = 4; at < secret.length; at += 1) {
      const letter = secret[at] === 'a' ? 'b' : 'a';
      expect(isSecret(kind, `${secret.slice(0, at)}${letter}${secret.slice(at + 1)}`)).toBe(false);
    }
    expect([isSecret(kind, `${secret}a`), isSecret(kind, secret.slice(1)), isSecret(kind, null)]).toEqual([
      false,
      false,
      false,
    ]);
    expect([isApiKey(secret), hashOfSecret(secret).length, secret.startsWith(beginningOf(secret))]).toEqual([
      kind === 'key' || kind === 'wall',
      64,
      true,
    ]);
  }
});

test('a grant is read, or says what is wrong with it; none gives more than its giver has', () => {
  expect(readGrant({ role: 'VIEWER', sites: ['A', 'A'] }, ROLES_OF_PEOPLE)).toEqual({
    role: 'VIEWER',
    scopes: null,
    sites: ['A'],
  });
  expect(readGrant({ role: 'VIEWER', sites: [] }, ROLES_OF_PEOPLE)).toMatchObject({ sites: [] });
  for (const role of ['READER', 'INGEST', 'constructor', ''])
    expect(readGrant({ role }, ROLES_OF_PEOPLE)).toMatchObject({ member: 'role' });
  expect(readGrant({ role: 'READER' }, ROLES_OF_KEYS)).toMatchObject({ member: 'role' });
  expect(readGrant({ role: 'VIEWER', scopes: ['rooms:write'] }, ROLES_OF_KEYS)).toMatchObject({ member: 'scopes' });
  expect(readGrant({ role: 'VIEWER', sites: [''] }, ROLES_OF_KEYS)).toMatchObject({ member: 'sites' });
  const viewer: Grant = { role: 'VIEWER', scopes: null, sites: null };
  const all: Grant = { role: 'ADMINISTRATOR', scopes: null, sites: null };
  expect([
    isWithin(viewer, all),
    isWithin(all, viewer),
    isWithin(viewer, { ...all, scopes: ['access:write'] }),
  ]).toEqual([true, false, false]);
  // Who is narrowed to sites gives nothing.
  expect(isWithin({ ...viewer, sites: ['A'] }, { ...all, sites: ['A'] })).toBe(false);
});

test('a password is long, not one letter, and not the name', () => {
  expect(passwordProblem('correct horse battery', 'ana')).toBeNull();
  expect(passwordProblem('eleven char', '')).toMatch(/12 to 200/);
  expect(passwordProblem('a'.repeat(201), '')).toMatch(/12 to 200/);
  expect(passwordProblem('aaaaaaaaaaaaaaaa', '')).toMatch(/five different/);
  expect(passwordProblem('ANA@example.com 1', 'ana@example.com')).toMatch(/without the name/);
});

test('a session ends by idleness or by age, whichever comes first', () => {
  const at = (minutes: number) => new Date(minutes * 60_000);
  const spans = { idle: 10 * 60_000, most: 30 * 60_000 };
  expect(endOfSession({ createdAt: at(0), seenAt: at(5) }, spans)).toEqual(at(15));
  expect(endOfSession({ createdAt: at(0), seenAt: at(25) }, spans)).toEqual(at(30));
});

test('the cookie of a session: with TLS bound to the host, read beside others, taken away', () => {
  const secret = makeSecret('session');
  expect(sessionCookie(secret, { secure: true, seconds: 5 })).toBe(
    `__Host-roomwatch=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=5; Secure`,
  );
  const plain = sessionCookie(secret, { secure: false, seconds: 5 });
  expect(plain).not.toMatch(/Secure|__Host-/);
  expect(sessionSecretOf(`a=b; ${plain.split(';')[0]}; c`)).toBe(secret);
  expect(sessionSecretOf('roomwatch-session=plain; __Host-roomwatch=secure')).toBe('secure');
  expect([sessionSecretOf(undefined), sessionSecretOf(''), sessionSecretOf('x__Host-roomwatch=a')]).toEqual([
    null,
    null,
    null,
  ]);
  expect(endedCookies().every((cookie) => cookie.includes('Max-Age=0'))).toBe(true);
});
