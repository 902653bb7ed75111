import type { FeedStream } from './feed.ts';
import { LogPrunedError } from './follow.ts';
import { createGroups, type Groups, type Seat } from './groups.ts';
import { createKeptPayloads, type KeptPayloads } from './kept-payloads.ts';
import { createLaggards, type Laggards } from './laggards.ts';

/** Where a subscriber's messages go. */
export interface FeedReader<Payload> {
  /** Sends a payload now. Where that was all it can take for the moment, a promise for when it can take more. */
  send(payload: Payload): Promise<void> | null;
  /** It fell too far behind, or what it should read next is gone: it is to be sent away, to come again with its last cursor. */
  sendAway(): void;
}

/** One subscriber's wish. */
export interface FeedSubscription<Message, Payload> {
  stream: FeedStream<Message>;
  /**
   * What tells its payloads from those of others, apart from the stream: the document, those variables that the messages depend on, the
   * scope of permission. Null for one that shares with nobody.
   */
  shape: string | null;
  /** Executes and serialises a message. */
  render(message: Message): Promise<Payload>;
  reader: FeedReader<Payload>;
  signal: AbortSignal;
}

/** Subscribers of feeds, each served by as little work as can be. */
export interface FanOut<Message, Payload> {
  /**
   * What a subscriber has to be sent by itself, one payload as soon as the one before was taken: its opening, and what it missed when it
   * was slow. While it is in step nothing comes out here: its group sends straight to its reader.
   */
  follow(subscription: FeedSubscription<Message, Payload>): AsyncGenerator<Payload, void, undefined>;
  readonly size: { groups: number; seats: number };
}

export function createFanOut<Message, Payload>(): FanOut<Message, Payload> {
  const groups = createGroups<Message, Payload>();
  const kept = createKeptPayloads<Payload>();
  const laggards = createLaggards();
  return {
    follow: (subscription) => follow(subscription, { groups, kept, laggards }),
    get size() {
      return groups.size;
    },
  };
}

interface Shared<Message, Payload> {
  groups: Groups<Message, Payload>;
  kept: KeptPayloads<Payload>;
  laggards: Laggards;
}

async function* follow<Message, Payload>(
  { stream, shape, render, reader, signal }: FeedSubscription<Message, Payload>,
  { groups, kept, laggards }: Shared<Message, Payload>,
): AsyncGenerator<Payload, void, undefined> {
  const groupName = `${shape} ${stream.key}`;
  let position = 0;
  const ended = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve());
  });
  try {
    for await (const { messages, end } of stream.opening()) {
      for (const message of messages) {
        if (signal.aborted) return;
        yield await payloadOf(message);
      }
      position = end;
    }
    while (!signal.aborted) {
      const full = shape === null ? { drained: stream.changed(position, signal) } : await inStep(groupName);
      yield* catchUp(full);
    }
  } catch (error) {
    if (!(error instanceof LogPrunedError)) throw error;
    reader.sendAway();
  }

  /** Stays in its group until its reader is full. Not at all where the group is further: then there is something to read first. */
  function inStep(group: string): Promise<Full> {
    return new Promise((resolve, reject) => {
      const seat: Seat<Payload> = {
        position,
        send(payload) {
          position = seat.position;
          return signal.aborted ? null : reader.send(payload);
        },
        onFull: (drained) => resolve({ drained }),
        onFailed: reject,
      };
      const leave = groups.join(group, stream, payloadOf, seat);
      if (leave === null) return resolve({ drained: stream.changed(position, signal) });
      void ended.then(() => {
        leave();
        resolve({ drained: ended });
      });
    });
  }

  /** Reads by itself, as fast as its reader takes, to the present end of the log; sent away where it falls too far behind meanwhile. */
  async function* catchUp({ drained }: Full): AsyncGenerator<Payload, void, undefined> {
    const { maxLag } = stream;
    const lag = () => stream.end() - position;
    const forget = maxLag === null ? () => {} : laggards.watch({ lag, maxLag, sendAway: () => reader.sendAway() });
    try {
      await Promise.race([drained, ended]);
      for (let behind = shape !== null; position < stream.end() && !signal.aborted; behind = true) {
        const { messages, end } = await stream.read(position, behind);
        for (const message of messages) {
          if (signal.aborted) return;
          yield await payloadOf(message);
          position = stream.positionOf(message);
        }
        position = end;
      }
    } finally {
      forget();
    }
  }

  /** A message's payload, made once for all that have the same shape. */
  function payloadOf(message: Message): Promise<Payload> {
    const name = shape === null ? null : stream.nameOf(message);
    return name === null ? render(message) : kept.get(`${shape} ${name}`, () => render(message));
  }
}

/** That a reader can take no more before this. */
interface Full {
  drained: Promise<void>;
}
