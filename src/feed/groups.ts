import type { FeedStream } from './feed.ts';

/** A subscriber's seat in a group of equal subscribers; it receives what the group receives. */
export interface Seat<Payload> {
  /** The position up to which it has received everything. */
  position: number;
  /**
   * Sends a payload now. Returns null, or where the reader can take no more for the moment, a promise for when it can; the seat then leaves
   * the group.
   */
  send(payload: Payload): Promise<void> | null;
  /** Called when the seat left the group because its reader was full. It reads on by itself once `drained` resolves. */
  onFull(drained: Promise<void>): void;
  /** Called when the seat left the group because the stream failed. */
  onFailed(error: unknown): void;
}

/** Groups of subscribers with equal streams: each change is read and rendered once for the group, whatever its size. */
export interface Groups<Message, Payload> {
  /**
   * Takes a seat in the group of a stream, from the seat's position on. Null where the group is further already: read on to the present end
   * of the log and try again. The function returned gives the seat up; it may be called at any time, and more than once.
   */
  join(
    name: string,
    stream: FeedStream<Message>,
    render: (message: Message) => Promise<Payload>,
    seat: Seat<Payload>,
  ): (() => void) | null;
  /** The number of open groups and of seats in them. */
  readonly size: { groups: number; seats: number };
}

interface Group<Payload> {
  /** The position of the change that is being sent, or was sent last. */
  position: number;
  seats: Set<Seat<Payload>>;
  end: AbortController;
}

/** Seats served before other work gets its turn. */
const SENT_AT_ONCE = 250;

export function createGroups<Message, Payload>(): Groups<Message, Payload> {
  const groups = new Map<string, Group<Payload>>();

  /** Reads the stream once and sends each change to every seat, until no seat is left. */
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
          // Before the first send: a seat that joins from here on has this change already, or reads it first.
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

  /** Whether no seat is left. The group is closed in the same step, so that no seat joins a group that is no longer read. */
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
