import { createHash, createHmac } from 'node:crypto';
import { sameText } from './collector-token.ts';

/** A key whose holder may ask questions, and nothing else. */
export interface ReaderKey {
  /** How its holder is named where callers are told apart: their share of the limits, the log. */
  readonly name: string;
  readonly key: string;
}

/** How long a reader's token is good, in seconds. */
export const READER_TOKEN_SECONDS = 3_600;

const PREFIX = 'rwq';

/** A name for a key that was given none: the same in every process and after a restart, and telling nothing of the key. */
export function nameOfKey(key: string): string {
  return `reader ${createHash('sha256').update(`name of ${key}`).digest('hex').slice(0, 8)}`;
}

/** Who holds a key; null for a text that is none. Every key is compared, so that the time taken does not tell which. */
export function holderOf(keys: readonly ReaderKey[], text: string): ReaderKey | null {
  return keys.filter(({ key }) => sameText(key, text))[0] ?? null;
}

/** A token that stands for a reader's key for an hour. It is signed by that key, so a key that is withdrawn takes its tokens with it. */
export function makeReaderToken({ key }: ReaderKey, now: Date): string {
  const until = Math.floor(now.getTime() / 1_000) + READER_TOKEN_SECONDS;
  const payload = Buffer.from(JSON.stringify({ until })).toString('base64url');
  return `${PREFIX}.${payload}.${signature(payload, key)}`;
}

/** Whose key a token stands for; null for one that is expired, altered, of a key that is no more, or of a collector. */
export function readReaderToken(keys: readonly ReaderKey[], token: string, now: Date): ReaderKey | null {
  const [prefix, payload, given, ...more] = token.split('.');
  if (prefix !== PREFIX || payload === undefined || given === undefined || more.length > 0 || payload.length > 200)
    return null;
  const holder = keys.filter(({ key }) => sameText(signature(payload, key), given))[0];
  if (!holder) return null;
  const { until } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { until: number };
  return until > now.getTime() / 1_000 ? holder : null;
}

/** The words before the key keep a collector's token from ever being a reader's, even under one key. */
function signature(payload: string, key: string): string {
  return createHmac('sha256', `reader token ${key}`).update(payload).digest('base64url');
}
