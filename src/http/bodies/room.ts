import { BodyError } from './body-error.ts';

export interface RoomOptions {
  /** The most bytes of a body, decoded. */
  readonly limit: number;
  /** Gets the size of every piece before it is kept; an error that it throws ends the reading. */
  readonly hold?: ((bytes: number) => void) | undefined;
}

/** The bytes that a body may still take while it is decoded. */
export interface BodyRoom {
  /** Takes bytes before they are kept. Throws a `BodyError`, 413, past the limit, and what `hold` throws. */
  take(bytes: number): void;
  /** Bytes up to the limit. */
  readonly left: number;
}

export function createBodyRoom({ limit, hold }: RoomOptions): BodyRoom {
  let taken = 0;
  return {
    take(bytes) {
      taken += bytes;
      if (taken > limit) throw new BodyError(413, 'TOO_LARGE', `The body is larger than ${limit} bytes.`);
      hold?.(bytes);
    },
    get left() {
      return limit - taken;
    },
  };
}
