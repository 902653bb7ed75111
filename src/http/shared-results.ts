import type { FormattedExecutionResult } from 'graphql';
import type { FanOut, Member, SharedSource } from '../feed/fan-out.ts';
import { createSharedPayload, type SharedPayload } from './shared-payload.ts';

/** What a transport offers to take shared payloads with. */
export type Reader = Member<SharedPayload>;

/** The groups of subscribers with equal subscriptions. */
export type SharedOperations = FanOut<unknown, SharedPayload>;

/** A subscription's own stream which, once it has caught up, is the same for everyone with the same key. */
export type ShareableSource = AsyncIterableIterator<unknown> & { share: SharedSource<unknown> };

/** Whether a resolver's stream can be shared. */
export function isShareable(source: AsyncIterable<unknown>): source is ShareableSource {
  return 'share' in source;
}

/**
 * The results of one subscriber: its own while it catches up (snapshot, what it missed), then none, for from there on its group sends
 * straight to its reader; its own again where it is too slow for the group, until it has caught up anew.
 */
export async function* sharedResults(options: {
  source: ShareableSource;
  key: string;
  fanOut: SharedOperations;
  execute: (event: unknown) => Promise<FormattedExecutionResult>;
  reader: Reader;
  signal: AbortSignal;
}): AsyncGenerator<FormattedExecutionResult, void, void> {
  const { source, key, fanOut, execute, reader, signal } = options;
  const { share } = source;
  const render = async (event: unknown) => createSharedPayload(await execute(event));

  let position = 0;
  for await (const event of source) {
    yield await execute(event);
    const synced = share.syncedAt(event);
    if (synced === null) continue;
    position = synced;
    break;
  }

  while (!signal.aborted) {
    const catchUp = async (from: number, to: number) => {
      // Only what was appended in the moment between: a handful.
      for await (const event of share.read(from, to, signal)) reader.send(await render(event));
    };
    const departure = await fanOut.join(share, render, reader, { key, position, signal, catchUp });
    position = departure.position;
    if (departure.reason === 'failed') throw departure.error;
    if (departure.reason === 'ended') return;
    yield* behind(position);
  }

  /** Reads by itself, as fast as its reader takes, up to where the log is by then. */
  async function* behind(from: number): AsyncGenerator<FormattedExecutionResult> {
    position = from;
    const back = fanOut.watch(key, () => position, reader);
    try {
      for await (const event of share.read(from, share.end(), signal)) {
        yield await execute(event);
        position = share.positionOf(event);
      }
    } finally {
      back();
    }
  }
}
