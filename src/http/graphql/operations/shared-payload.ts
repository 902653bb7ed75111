import type { FormattedExecutionResult } from 'graphql';
import type { FanOut, FeedReader } from '../../../feed/fan-out.ts';
import type { FeedStream } from '../../../feed/feed.ts';

/** One message of a subscription, executed and serialised once, in whichever frames the transports of its readers need. */
export interface SharedPayload {
  readonly result: FormattedExecutionResult;
  /** From where its feed goes on after it; null where the source is no feed. */
  readonly cursor: string | null;
  /** The bytes of a frame, made once for each name: readers with equal frames share them. */
  frame(name: string, make: (json: string) => string): Buffer;
}

export function createSharedPayload(result: FormattedExecutionResult, event: unknown): SharedPayload {
  let json: string | undefined;
  const frames = new Map<string, Buffer>();
  const cursor = (event as { cursor?: unknown } | null)?.cursor;
  return {
    result,
    cursor: typeof cursor === 'string' ? cursor : null,
    frame(name, make) {
      const known = frames.get(name);
      if (known) return known;
      const made = Buffer.from(make((json ??= JSON.stringify(result))));
      // Most clients number their operations; one that makes up long ids gets a frame of its own, not kept.
      if (name.length <= 16) frames.set(name, made);
      return made;
    },
  };
}

/** What a transport offers to take shared payloads with. */
export type PayloadReader = FeedReader<SharedPayload>;

/** All subscribers of feeds in this process. */
export type SharedOperations = FanOut<unknown, SharedPayload>;

/** What a resolver gives for a feed: its stream beside its events. */
export interface FeedSource extends AsyncIterableIterator<unknown> {
  readonly stream: FeedStream<unknown>;
}

/** Whether a resolver's source is a feed, whose messages can be made once for many. */
export function isFeed(source: AsyncIterable<unknown>): source is FeedSource {
  return 'stream' in source;
}
