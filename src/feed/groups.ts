import type { FeedStream } from './feed.ts';

/** A subscriber's place in a group of equal ones: it gets what the group gets. */
export interface Seat<Payload> {
  /** Up to where it has been sent everything. */
  position: number;
  /** Sends a payload now. Where that was all it can take for the moment, a promise for when it can take more: it leaves the group. */
  send(payload: Payload): Promise<void> | null;
  /** It was taken out of the group for being full, and reads on by itself once it has drained. */
  onFull(drained: Promise<void>): void;
  /** It was taken out of the group because the stream failed. */
  onFailed(error: unknown): void;
}

/** Groups of subscribers with equal streams: each change is read and made into a payload once, however many they are. */
export interface Groups<Message, Payload> {
  /**
   * Takes a seat in the group of a stream, from its position on. Null where the group is further already: read on to the present end of
   * the log and try again. The answer gives the seat up; it may be called at any time, and more than once.
   */
  join(
    name: string,
    stream: FeedStream<Message>,
    render: (message: Message) => Promise<Payload>,
    seat: Seat<Payload>,
  ): (() => void) | null;
  /** Groups that are open, and seats in them. */
  readonly size: { groups: number; seats: number };
}

interface Group<Payload> {
  /** Of the change that is being sent, or the last that was. */
  position: number;
  seats: Set<Seat<Payload>>;
  end: AbortController;
}

/** Seats sent to before other work gets its turn. */
const SENT_AT_ONCE = 250;

export function createGroups<Message, Payload>(): Groups<Message, Payload> {
  const groups = new Map<string, Group<Payload>>();

  /** Reads the stream once and sends each change to every seat, until nobody is left. */
  async function run(
    name: string,
    group: Group<Payload>,
    stream: FeedStream<Message>,
    render: (message: Message) => Promise<Payload>,
  ): Promise<void> {
    try {
      while (!isOver(name, group)) {
        const { position } = group;
        if (position >= stream.end()) await stream.changed(position, group.end.signal);
        if (isOver(name, group)) return;
        const { messages, end } = await stream.read(position, false);
        for (const message of messages) {
          const payload = await render(message);
          if (isOver(name, group)) return;
          // Before the first send: who joins from here on has this change already, or fetches it first.
          group.position = stream.positionOf(message);
          await sendToAll(group, payload);
        }
        group.position = end;
      }
    } catch (error) {
      close(name, group);
      for (const seat of group.seats) seat.onFailed(error);
      group.seats.clear();
    }
  }

  async function sendToAll({ seats, position }: Group<Payload>, payload: Payload): Promise<void> {
    let sent = 0;
    for (const seat of seats) {
      if (seat.position >= position) continue;
      seat.position = position;
      const drained = seat.send(payload);
      if (drained !== null && seats.delete(seat)) seat.onFull(drained);
      sent += 1;
      if (sent % SENT_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Whether nobody is left; closed in the same breath, so that nobody can join a group that is no longer read for. */
  function isOver(name: string, group: Group<Payload>): boolean {
    if (group.seats.size === 0) close(name, group);
    return group.end.signal.aborted;
  }

  function close(name: string, group: Group<Payload>): void {
    if (groups.get(name) === group) groups.delete(name);
    group.end.abort();
  }

  return {
    join(name, stream, render, seat) {
      const known = groups.get(name);
      if (known && known.position > seat.position) return null;
      const group = known ?? { position: seat.position, seats: new Set(), end: new AbortController() };
      group.seats.add(seat);
      if (!known) {
        groups.set(name, group);
        void run(name, group, stream, render);
      }
      return () => {
        group.seats.delete(seat);
        if (group.seats.size === 0) close(name, group);
      };
    },
    get size() {
      let seats = 0;
      for (const group of groups.values()) seats += group.seats.size;
      return { groups: groups.size, seats };
    },
  };
}
