import { createHmac } from 'node:crypto';
import { sameText } from '../text/same-text.ts';

/** A kind of token that stands for a key for some time. It is signed by that key, so a key that is gone takes its tokens with it. */
export interface SignedToken {
  /** A token for `key`. */
  make(key: string, now: Date): string;
  /** Which of the holders' keys a token stands for; null for one that is expired, altered, of no key of these, or of another kind. */
  read<Holder>(token: string, holders: readonly Holder[], keyOf: (holder: Holder) => string, now: Date): Holder | null;
}

/** Longer ones are not ours. */
const MAX_PAYLOAD = 200;

/**
 * @param prefix what a token begins with, to be known by people and programs.
 * @param purpose is signed with the key: a token of one kind never passes for another, even under one key.
 * @param seconds how long a token is good.
 */
export function signedToken({
  prefix,
  purpose,
  seconds,
}: {
  prefix: string;
  purpose: string;
  seconds: number;
}): SignedToken {
  const signature = (payload: string, key: string) =>
    createHmac('sha256', `${purpose} ${key}`).update(payload).digest('base64url');
  return {
    make(key, now) {
      const until = Math.floor(now.getTime() / 1_000) + seconds;
      const payload = Buffer.from(JSON.stringify({ until })).toString('base64url');
      return `${prefix}.${payload}.${signature(payload, key)}`;
    },

    read(token, holders, keyOf, now) {
      const [first, payload, given, ...more] = token.split('.');
      if (first !== prefix || payload === undefined || given === undefined || more.length > 0) return null;
      if (payload.length > MAX_PAYLOAD) return null;
      // Every key is compared, so that the time taken does not tell which.
      const holder = holders.filter((one) => sameText(signature(payload, keyOf(one)), given))[0];
      if (holder === undefined) return null;
      const { until } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { until: number };
      return until > now.getTime() / 1_000 ? holder : null;
    },
  };
}
