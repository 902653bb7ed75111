/** A stream of events that is the same for everyone with the same key: it can be read from any position of the log. */
export interface SharedSource<Event> {
  /** Equal for equal streams: what is followed, its filter, and the scope of permission. */
  key: string;
  /** The log position of an event. */
  positionOf(event: Event): number;
  /** The position at which a reader of its own stream has caught up with the log; null while it has not. */
  syncedAt(event: Event): number | null;
  /** Events after `from`, up to `to` inclusive; without `to` for ever, until `signal` is aborted. */
  read(from: number, to: number | null, signal: AbortSignal): AsyncIterable<Event>;
  /** The present end of the log. */
  end(): number;
  /** How far a reader may fall behind before it is sent away; null where it skips instead. */
  maxLag: number | null;
}

/** Someone who gets what the group gets. */
export interface Member<Payload> {
  /** Sends a payload now. False when the member takes no more for the moment: it leaves the group and reads on by itself. */
  send(payload: Payload): boolean;
  /** It fell too far behind while it read by itself, and is to be sent away to come again. */
  tooSlow(): void;
}

/** Why a member's stay in a group ended, and up to which position it got everything. */
export type Departure = { reason: 'slow' | 'ended' | 'failed'; position: number; error?: unknown };

/** One execution and one serialised payload for many: groups of members with equal streams. */
export interface FanOut<Event, Payload> {
  /**
   * Joins the group of a stream from a position on. `catchUp` is called with the member's position and the group's, which is ahead, and
   * sends the member what lies between. Resolves when the member leaves: it was slow, `signal` ended it, or the stream failed.
   */
  join(
    source: SharedSource<Event>,
    render: (event: Event) => Promise<Payload>,
    member: Member<Payload>,
    request: {
      key: string;
      position: number;
      signal: AbortSignal;
      catchUp: (from: number, to: number) => Promise<void>;
    },
  ): Promise<Departure>;
  /** Notes that a member reads by itself, so that it is sent away where it falls too far behind. Call what it returns when it is back. */
  watch(key: string, position: () => number, member: Pick<Member<Payload>, 'tooSlow'>): () => void;
  /** Groups that are open. */
  readonly groups: number;
}

interface Group<Payload> {
  position: number;
  members: Set<Seat<Payload>>;
  /** Members that read by themselves for the moment. */
  behind: Set<{ position: () => number; tooSlow: () => void }>;
  end: AbortController;
}

interface Seat<Payload> {
  member: Member<Payload>;
  position: number;
  leave: (departure: Departure) => void;
}

/** Members sent to before other work gets a turn. */
const SENT_AT_ONCE = 500;

export function createFanOut<Event, Payload>(): FanOut<Event, Payload> {
  const groups = new Map<string, Group<Payload>>();

  function groupOf(
    key: string,
    source: SharedSource<Event>,
    render: (event: Event) => Promise<Payload>,
    position: number,
  ): Group<Payload> {
    const known = groups.get(key);
    if (known) return known;
    const group: Group<Payload> = { position, members: new Set(), behind: new Set(), end: new AbortController() };
    groups.set(key, group);
    void run(key, group, source, render);
    return group;
  }

  /** Reads the stream once and sends each event to every member, until nobody is left. */
  async function run(
    key: string,
    group: Group<Payload>,
    source: SharedSource<Event>,
    render: (event: Event) => Promise<Payload>,
  ): Promise<void> {
    let departure: Omit<Departure, 'position'> = { reason: 'ended' };
    try {
      for await (const event of source.read(group.position, null, group.end.signal)) {
        const position = source.positionOf(event);
        const payload = await render(event);
        // Before the first send: who joins from here on must have this event, or fetches it first.
        group.position = position;
        await sendToAll(group, position, payload);
        sendAwayTheSlow(group, position, source.maxLag);
      }
    } catch (error) {
      departure = { reason: 'failed', error };
    } finally {
      if (groups.get(key) === group) groups.delete(key);
      for (const seat of group.members) seat.leave({ ...departure, position: seat.position });
    }
  }

  async function sendToAll(group: Group<Payload>, position: number, payload: Payload): Promise<void> {
    let sent = 0;
    // A member that joins meanwhile, from an earlier position, is visited too: sets go on to what is added.
    for (const seat of group.members) {
      if (seat.position >= position) continue;
      seat.position = position;
      if (!seat.member.send(payload)) seat.leave({ reason: 'slow', position });
      sent += 1;
      if (sent % SENT_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  function sendAwayTheSlow(group: Group<Payload>, position: number, maxLag: number | null): void {
    if (maxLag === null) return;
    for (const reader of group.behind) if (position - reader.position() > maxLag) reader.tooSlow();
  }

  function closeIfEmpty(key: string, group: Group<Payload>): void {
    if (group.members.size > 0 || group.behind.size > 0) return;
    if (groups.get(key) === group) groups.delete(key);
    group.end.abort();
  }

  return {
    async join(source, render, member, { key, position: from, signal, catchUp }) {
      let position = from;
      let group = groupOf(key, source, render, position);
      while (group.position > position && !signal.aborted) {
        const to = group.position;
        await catchUp(position, to);
        position = to;
        group = groupOf(key, source, render, position);
      }
      if (signal.aborted) {
        closeIfEmpty(key, group);
        return { reason: 'ended', position };
      }
      return new Promise((resolve) => {
        const end = () => seat.leave({ reason: 'ended', position: seat.position });
        const seat: Seat<Payload> = {
          member,
          position,
          leave(departure) {
            signal.removeEventListener('abort', end);
            group.members.delete(seat);
            // A slow member comes back soon; until then it is watched, which keeps the group.
            if (departure.reason !== 'slow') closeIfEmpty(key, group);
            resolve(departure);
          },
        };
        group.members.add(seat);
        signal.addEventListener('abort', end);
      });
    },
    watch(key, position, { tooSlow }) {
      const group = groups.get(key);
      const reader = { position, tooSlow };
      group?.behind.add(reader);
      return () => {
        group?.behind.delete(reader);
        if (group) closeIfEmpty(key, group);
      };
    },
    get groups() {
      return groups.size;
    },
  };
}
