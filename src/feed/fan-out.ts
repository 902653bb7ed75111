import type { FeedStream } from './feed.ts';
import { LogPrunedError } from './feed-stream.ts';
import { createGroups, type Groups, type Seat } from './groups.ts';
import { createOpenings, type Openings } from './openings.ts';
import { createPace, type Pace } from './pace.ts';
import { createKeptPayloads, type KeptPayloads } from './kept-payloads.ts';
import { createLaggards, type Laggards } from './laggards.ts';

/** The receiver of a subscriber's messages. */
export interface FeedReader<Payload> {
  /** Sends a payload now. Returns null, or where the reader can take no more for the moment, a promise for when it can. */
  send(payload: Payload): Promise<void> | null;
  /**
   * Called where the subscriber fell too far behind, or its next changes are pruned: it is disconnected, and resumes with its last cursor.
   */
  sendAway(): void;
}

/** One subscription. */
export interface FeedSubscription<Message, Payload> {
  stream: FeedStream<Message>;
  /**
   * Equal for subscriptions of a stream that share payloads: the document, the variables that the messages depend on, the scope of
   * permission. Null for a subscription that shares with no other.
   */
  shape: string | null;
  /** Executes and serialises a message. */
  render(message: Message): Promise<Payload>;
  reader: FeedReader<Payload>;
  signal: AbortSignal;
}

/** Serves the subscribers of feeds and shares the work among equal subscriptions. */
export interface FanOut<Message, Payload> {
  /**
   * Yields what a subscriber reads by itself, each payload as soon as the one before was taken: the changes it missed while it was slow.
   * Its opening, which it shares with those who open the same at about the same time, and while it keeps up the changes that its group
   * shares go straight to its reader.
   */
  follow(subscription: FeedSubscription<Message, Payload>): AsyncGenerator<Payload, void, undefined>;
  readonly size: { groups: number; seats: number };
  /** Payloads of openings that are held for those who have not taken them. */
  readonly held: number;
}

export function createFanOut<Message, Payload>(): FanOut<Message, Payload> {
  const groups = createGroups<Message, Payload>();
  const openings = createOpenings<Message, Payload>();
  const pace = createPace();
  const kept = createKeptPayloads<Payload>();
  const laggards = createLaggards();
  return {
    follow: (subscription) => follow(subscription, { groups, openings, pace, kept, laggards }),
    get size() {
      return groups.size;
    },
    get held() {
      return openings.held;
    },
  };
}

interface Shared<Message, Payload> {
  groups: Groups<Message, Payload>;
  openings: Openings<Message, Payload>;
  pace: Pace;
  kept: KeptPayloads<Payload>;
  laggards: Laggards;
}

async function* follow<Message, Payload>(
  { stream, shape, render, reader, signal }: FeedSubscription<Message, Payload>,
  { groups, openings, kept, laggards, pace }: Shared<Message, Payload>,
): AsyncGenerator<Payload, void, undefined> {
  const groupName = `${shape} ${stream.id}`;
  let position = 0;
  const release = stream.hold();
  stream.ask();
  const ended = endOf(signal);
  try {
    const openingName = shape === null ? null : `${shape} ${stream.openingId}`;
    for await (const { payloads, end } of openings.follow(openingName, stream, payloadOf, ended)) {
      await pace(payloads.length);
      for (const payload of payloads) {
        if (signal.aborted) return;
        const full = reader.send(payload);
        if (full) await Promise.race([full, ended]);
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
  } finally {
    release();
  }

  /** Stays in its group until its reader is full. Does not join where the group is further: there are changes to read first. */
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

  /** Reads by itself, as fast as its reader takes, to the present end of the log. Sent away where it falls too far behind meanwhile. */
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

  /** A message's payload, rendered once for all subscriptions of the same shape. */
  function payloadOf(message: Message): Promise<Payload> {
    const name = shape === null ? null : stream.nameOf(message);
    return name === null ? render(message) : kept.get(`${shape} ${name}`, () => render(message));
  }
}

function endOf(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve());
  });
}

/** A full reader, and when it can take more. */
interface Full {
  drained: Promise<void>;
}
