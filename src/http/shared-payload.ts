import type { FormattedExecutionResult } from 'graphql';

/** One result, executed and serialised once, in whichever frames the transports of its readers need. */
export interface SharedPayload {
  readonly json: string;
  readonly result: FormattedExecutionResult;
  /** The bytes of a frame, made once for each `key`: readers with equal frames share them. */
  frame(key: string, make: (json: string) => string): Buffer;
}

export function createSharedPayload(result: FormattedExecutionResult): SharedPayload {
  const json = JSON.stringify(result);
  const frames = new Map<string, Buffer>();
  return {
    json,
    result,
    frame(key, make) {
      const known = frames.get(key);
      if (known) return known;
      const made = Buffer.from(make(json));
      // Most clients number their operations; one that makes up long ids gets a frame of its own, not kept.
      if (key.length <= 16) frames.set(key, made);
      return made;
    },
  };
}
