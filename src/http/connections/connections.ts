import type { Socket } from 'node:net';
import { networkOf } from '../../domain/net/network.ts';

export interface ConnectionLimits {
  /** Connections of a process. */
  readonly connections: number;
  /** Those of strangers among them. */
  readonly strangers: number;
}

/**
 * The connections of a process. One is a stranger's until a request on it has shown a good credential. Where there are too many strangers,
 * the one that has waited longest is closed, of the network that has most of them: so however many sockets somebody opens and leaves
 * waiting, a caller who shows a credential at once finds room.
 */
export interface Connections {
  /** Counts a connection, until it closes, as a stranger's. One that is counted already stays what it is. */
  add(socket: Socket): void;
  /** Does not count it any more: another socket stands for the same connection. */
  remove(socket: Socket): void;
  /** A request has shown a good credential: the connection is no stranger's. */
  admit(socket: Socket): void;
  /** A request has shown none: from now on it is a stranger's. */
  doubt(socket: Socket): void;
  readonly taken: { readonly all: number; readonly strangers: number };
}

/** @param onClosed told of each connection that had to make room. */
export function createConnections(limits: ConnectionLimits, onClosed: () => void): Connections {
  const all = new Set<Socket>();
  const strangers = createQueues<Socket>();

  function makeRoom(newcomer: Socket): void {
    if (strangers.size <= limits.strangers && all.size <= limits.connections) return;
    const leaving = strangers.oldestOfLongest() ?? newcomer;
    remove(leaving);
    onClosed();
    leaving.destroy();
  }

  function remove(socket: Socket): void {
    all.delete(socket);
    strangers.remove(socket);
  }

  function isOpen(socket: Socket): boolean {
    return all.has(socket);
  }

  return {
    get taken() {
      return { all: all.size, strangers: strangers.size };
    },
    add(socket) {
      if (all.has(socket)) return;
      all.add(socket);
      strangers.push(networkOf(socket.remoteAddress ?? ''), socket);
      socket.once('close', () => remove(socket));
      makeRoom(socket);
    },
    remove,
    admit(socket) {
      if (isOpen(socket)) strangers.remove(socket);
    },
    doubt(socket) {
      if (!isOpen(socket) || strangers.has(socket)) return;
      strangers.push(networkOf(socket.remoteAddress ?? ''), socket);
      makeRoom(socket);
    },
  };
}

/** Members in queues, each in one. */
interface Queues<Member> {
  push(queue: string, member: Member): void;
  remove(member: Member): void;
  has(member: Member): boolean;
  /** The first member of the longest queue; null where there is none. */
  oldestOfLongest(): Member | null;
  readonly size: number;
}

function createQueues<Member>(): Queues<Member> {
  const queues = new Map<string, Set<Member>>();
  const queueOf = new Map<Member, string>();

  return {
    get size() {
      return queueOf.size;
    },
    has: (member) => queueOf.has(member),
    push(name, member) {
      const queue = queues.get(name) ?? new Set();
      queues.set(name, queue.add(member));
      queueOf.set(member, name);
    },
    remove(member) {
      const name = queueOf.get(member);
      if (name === undefined) return;
      queueOf.delete(member);
      const queue = queues.get(name)!;
      queue.delete(member);
      if (queue.size === 0) queues.delete(name);
    },
    oldestOfLongest() {
      let longest: ReadonlySet<Member> = new Set();
      for (const queue of queues.values()) if (queue.size > longest.size) longest = queue;
      const [first = null] = longest;
      return first;
    },
  };
}
