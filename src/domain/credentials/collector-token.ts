import { signedToken } from './signed-token.ts';

/** How long a token of the token door is good, in seconds. */
export const TOKEN_SECONDS = 3_600;

/** Which of a workspace's two keys. */
export type KeySlot = 'primary' | 'secondary';
export const KEY_SLOTS: readonly KeySlot[] = ['primary', 'secondary'];

const tokens = signedToken({ prefix: 'rwc', purpose: 'token', seconds: TOKEN_SECONDS });

/** A token that stands for a key of a workspace for an hour; a rotated key takes its tokens with it. */
export function makeToken(key: string, now: Date): string {
  return tokens.make(key, now);
}

/** The key that a token stands for; null for one that is expired, altered, or of a key that is no more. */
export function readToken(token: string, keys: Readonly<Record<KeySlot, string>>, now: Date): KeySlot | null {
  return tokens.read(token, KEY_SLOTS, (slot) => keys[slot], now);
}
