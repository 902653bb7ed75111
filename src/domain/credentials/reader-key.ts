import { createHash } from 'node:crypto';
import type { Role } from '../principals/permissions.ts';
import type { Principal } from '../principals/viewer.ts';
import { sameText } from '../text/same-text.ts';
import { signedToken } from './signed-token.ts';

/** A key whose holder may run queries and nothing else. */
export interface ReaderKey {
  /** The holder's name in limits and in the log. */
  readonly name: string;
  readonly key: string;
}

/** A key's holder as the doors know it. */
export interface Reader extends ReaderKey, Principal {
  /** What the holder may do by the query API; a reader's where it is left out. */
  readonly role?: Role;
}

/** The holder of a key that the settings of an installation give. */
export function readerOf({ name, key }: ReaderKey, workspace: string): Reader {
  return { id: `reader/${name}`, workspace, name, key };
}

/** How long a reader's token is valid, in seconds. */
export const READER_TOKEN_SECONDS = 3_600;

/** A name for a key without one: the same in every process and after a restart, and without information about the key. */
export function nameOfKey(key: string): string {
  return `reader ${createHash('sha256').update(`name of ${key}`).digest('hex').slice(0, 8)}`;
}

/** The holder of a key; null for any other text. Every key is compared, so that the time taken does not reveal which one matches. */
export function holderOf<Holder extends ReaderKey>(keys: readonly Holder[], text: string): Holder | null {
  return keys.filter(({ key }) => sameText(key, text))[0] ?? null;
}

/** The prefix and purpose differ from those of collectors' tokens, so that neither passes for the other, even with the same key. */
const tokens = signedToken({ prefix: 'rwq', purpose: 'reader token', seconds: READER_TOKEN_SECONDS });

/** A token that stands for a reader's key for an hour; withdrawing the key invalidates it. */
export function makeReaderToken({ key }: ReaderKey, now: Date): string {
  return tokens.make(key, now);
}

/** The holder of the key that a token stands for; null for a token that is expired, altered, of a withdrawn key, or of a collector. */
export function readReaderToken<Holder extends ReaderKey>(
  keys: readonly Holder[],
  token: string,
  now: Date,
): Holder | null {
  return tokens.read(token, keys, ({ key }) => key, now);
}
