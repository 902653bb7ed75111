import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a token of the token door is good, in seconds. */
export const TOKEN_SECONDS = 3_600;

/** Which of a workspace's two keys. */
export type KeySlot = 'primary' | 'secondary';
export const KEY_SLOTS: readonly KeySlot[] = ['primary', 'secondary'];

const PREFIX = 'rwc';

/** A token that stands for a key for an hour. It is signed by that key, so a rotated key takes its tokens with it. */
export function makeToken(slot: KeySlot, key: string, now: Date): string {
  const payload = Buffer.from(
    JSON.stringify({ slot, until: Math.floor(now.getTime() / 1_000) + TOKEN_SECONDS }),
  ).toString('base64url');
  return `${PREFIX}.${payload}.${signature(payload, key)}`;
}

/** The key that a token stands for; null for one that is expired, altered, or of a key that is no more. */
export function readToken(token: string, keys: Readonly<Record<KeySlot, string>>, now: Date): KeySlot | null {
  const [prefix, payload, given, ...more] = token.split('.');
  if (prefix !== PREFIX || payload === undefined || given === undefined || more.length > 0 || payload.length > 200)
    return null;
  const slot = KEY_SLOTS.find((one) => sameText(signature(payload, keys[one]), given));
  if (!slot) return null;
  const { until } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { until: number };
  return until > now.getTime() / 1_000 ? slot : null;
}

function signature(payload: string, key: string): string {
  return createHmac('sha256', `token ${key}`).update(payload).digest('base64url');
}

/** Compares two texts in a time that tells neither content nor, by way of a hash, length. */
export function sameText(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHmac('sha256', 'compare').update(text).digest();
}
