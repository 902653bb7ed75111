import { createHmac } from 'node:crypto';
import { sameText } from '../text/same-text.ts';

/** A kind of token that stands for a key for some time. It is signed with that key, so a withdrawn key invalidates its tokens. */
export interface SignedToken {
  /** A token for `key`; `of` is the claim of the token, for `claimOf`. */
  make(key: string, now: Date, of?: string): string;
  /** The claim of a token; null for a token without one. Only `read` proves it. */
  claimOf(token: string): string | null;
  /** The holder whose key a token stands for; null for a token that is expired, altered, of no holder's key, or of another kind. */
  read<Holder>(token: string, holders: readonly Holder[], keyOf: (holder: Holder) => string, now: Date): Holder | null;
}

/** Longer payloads are never issued. */
const MAX_PAYLOAD = 200;

/**
 * @param prefix the first characters of a token, by which people and programs recognise it.
 * @param purpose is signed with the key, so that a token of one kind never passes for another, even with the same key.
 * @param seconds how long a token is valid.
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
    make(key, now, of) {
      const until = Math.floor(now.getTime() / 1_000) + seconds;
      const payload = Buffer.from(JSON.stringify({ until, of })).toString('base64url');
      return `${prefix}.${payload}.${signature(payload, key)}`;
    },

    claimOf(token) {
      const [first, payload = '', ...more] = token.split('.');
      if (first !== prefix || more.length !== 1 || payload.length > MAX_PAYLOAD) return null;
      try {
        const { of } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { of?: unknown };
        return typeof of === 'string' ? of : null;
      } catch {
        return null;
      }
    },

    read(token, holders, keyOf, now) {
      const [first, payload, given, ...more] = token.split('.');
      if (first !== prefix || payload === undefined || given === undefined || more.length > 0) return null;
      if (payload.length > MAX_PAYLOAD) return null;
      // Every key is compared, so that the duration does not reveal which one matches.
      const holder = holders.filter((one) => sameText(signature(payload, keyOf(one)), given))[0];
      if (holder === undefined) return null;
      const { until } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { until: number };
      return until > now.getTime() / 1_000 ? holder : null;
    },
  };
}
