import type { FormattedExecutionResult } from 'graphql';
import type { FanOut, Reader as FeedReader } from '../../../feed/fan-out.ts';
import type { FeedStream } from '../../../feed/feed.ts';

/** One message of a subscription, executed and serialised once, in whichever frames the transports of its readers need. */
export interface SharedPayload {
  readonly result: FormattedExecutionResult;
  /** From where its feed goes on after it; null where the source is no feed. */
  readonly cursor: string | null;
  /** The bytes of a frame, made once for each `key`: readers with equal frames share them. */
  frame(key: string, make: (json: string) => string): Buffer;
}

export function createSharedPayload(result: FormattedExecutionResult, event: unknown): SharedPayload {
  let json: string | undefined;
  const frames = new Map<string, Buffer>();
  const cursor = (event as { cursor?: unknown } | null)?.cursor;
  return {
    result,
    cursor: typeof cursor === 'string' ? cursor : null,
    frame(key, make) {
      const known = frames.get(key);
      if (known) return known;
      const made = Buffer.from(make((json ??= JSON.stringify(result))));
      // Most clients number their operations; one that makes up long ids gets a frame of its own, not kept.
      if (key.length <= 16) frames.set(key, made);
      return made;
    },
  };
}

/** What a transport offers to take shared payloads with. */
export type Reader = FeedReader<SharedPayload>;

/** All subscribers of feeds in this process. */
export type SharedOperations = FanOut<unknown, SharedPayload>;

/** Whether a resolver's source is a feed, whose messages can be made once for many. */
export function isFeed(
  source: AsyncIterable<unknown>,
): source is AsyncIterableIterator<unknown> & { stream: FeedStream<unknown> } {
  return 'stream' in source;
}
