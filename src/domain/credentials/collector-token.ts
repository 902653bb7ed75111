import { signedToken } from './signed-token.ts';

/** How long a token of the token door is valid, in seconds. */
export const TOKEN_SECONDS = 3_600;

/** The two keys of a workspace. */
export type KeySlot = 'primary' | 'secondary';
export const KEY_SLOTS: readonly KeySlot[] = ['primary', 'secondary'];

const tokens = signedToken({ prefix: 'rwc', purpose: 'token', seconds: TOKEN_SECONDS });

/** A token that stands for a key of a workspace for an hour; rotating the key invalidates it. */
export function makeToken(workspaceId: string, key: string, now: Date): string {
  return tokens.make(key, now, workspaceId);
}

/** The id of the workspace that a token claims; null for a text without a claim. Only `readToken` proves the claim. */
export function workspaceIdOfToken(token: string): string | null {
  return tokens.claimOf(token);
}

/** The key that a token stands for; null for a token that is expired, altered, or signed with a key that was rotated since. */
export function readToken(token: string, keys: Readonly<Record<KeySlot, string>>, now: Date): KeySlot | null {
  return tokens.read(token, KEY_SLOTS, (slot) => keys[slot], now);
}
