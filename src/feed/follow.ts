import type { FeedStream } from './feed.ts';

/** All messages of a stream, one by one, for a subscriber that follows alone; ends when `signal` is aborted. */
export async function* follow<Message>(
  stream: FeedStream<Message>,
  signal: AbortSignal,
): AsyncGenerator<Message, void, undefined> {
  const release = stream.hold();
  try {
    let position = 0;
    for await (const { messages, end } of stream.opening()) {
      for (const message of messages) {
        if (signal.aborted) return;
        yield message;
      }
      position = end;
    }
    while (!signal.aborted) {
      if (position >= stream.end()) await stream.changed(position, signal);
      const { messages, end } = await stream.read(position, true);
      for (const message of messages) {
        if (signal.aborted) return;
        yield message;
      }
      position = end;
    }
  } finally {
    release();
  }
}
