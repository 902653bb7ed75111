import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seals positions so that a client can hand them back but not forge or change them. */
export interface Cursors {
  /** A cursor for `value`, valid only for the same scope: what is listed, its workspace, its order and filter. */
  seal(scope: string, value: string): string;
  /** The value of a cursor; null for a cursor that was altered or belongs to another scope. */
  open(scope: string, cursor: string): string | null;
}

const SIGNATURE_BYTES = 12;
/** The longest sort value is a room's name: 460 characters that may each take six as JSON. */
const MAX_LENGTH = 4_000;

/** Cursors signed with HMAC-SHA-256 under the installation's key. */
export function createCursors(key: string): Cursors {
  const sign = (scope: string, value: string) =>
    createHmac('sha256', key).update(`${scope}\n${value}`).digest().subarray(0, SIGNATURE_BYTES);
  return {
    seal: (scope, value) => Buffer.concat([sign(scope, value), Buffer.from(value)]).toString('base64url'),
    open(scope, cursor) {
      if (cursor.length > MAX_LENGTH || !/^[\w-]+$/.test(cursor)) return null;
      const bytes = Buffer.from(cursor, 'base64url');
      if (bytes.length <= SIGNATURE_BYTES || bytes.toString('base64url') !== cursor) return null;
      const value = bytes.subarray(SIGNATURE_BYTES).toString();
      return timingSafeEqual(bytes.subarray(0, SIGNATURE_BYTES), sign(scope, value)) ? value : null;
    },
  };
}
