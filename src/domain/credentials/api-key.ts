import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What a secret that the server makes is for; its prefix says so to people and to scanners of secrets. */
export const SECRET_PREFIXES = { key: 'rmk', wall: 'rmw', invitation: 'rmi', session: 'rms' } as const;
export type SecretKind = keyof typeof SECRET_PREFIXES;

/** 192 random bits. */
const RANDOM_BYTES = 24;
const FORM = /^(rmk|rmw|rmi|rms)_([A-Za-z0-9_-]{32})([0-9a-f]{8})$/;

/**
 * A secret of this form: a prefix, 192 random bits and a checksum (CRC-32) of what stands before it. By the checksum a mistyped secret is
 * told from an unknown one without asking the database, and a scanner finds no false ones.
 */
export function makeSecret(kind: SecretKind): string {
  const body = `${SECRET_PREFIXES[kind]}_${randomBytes(RANDOM_BYTES).toString('base64url')}`;
  return `${body}${checksum(body)}`;
}

/** Whether a text is a secret of this kind by its form and checksum; nobody need have made it. */
export function isSecret(kind: SecretKind, text: string | null | undefined): text is string {
  const [, prefix] = FORM.exec(text ?? '') ?? [];
  return prefix === SECRET_PREFIXES[kind] && checksum(text!.slice(0, -8)) === text!.slice(-8);
}

/** Whether a text claims to be a key of a program or of a wall; a mistyped one does too. */
export function isApiKey(text: string | null | undefined): text is string {
  return /^(rmk|rmw)_/.test(text ?? '');
}

/** What is stored of a secret. It has enough random bits that nothing slower is needed. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** The first characters of a secret, by which people know which one it is. */
export function beginningOf(secret: string): string {
  return secret.slice(0, 8);
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
