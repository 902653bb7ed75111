/** By which way messages come. */
export type SyslogDoor = 'syslog/udp' | 'syslog/tcp' | 'syslog/tls';

/** Who sends messages, and by which way. */
export interface SyslogSender {
  readonly door: SyslogDoor;
  readonly address: string;
  readonly workspace: string;
  /** The address or network of the rule that lets it in. */
  readonly network: string;
}

/** A message that waits to be stored. */
export interface QueuedMessage {
  readonly id: string;
  readonly sender: SyslogSender;
  readonly bytes: Buffer;
  readonly receivedAt: Date;
}

/** The bytes of memory that a message takes beside its own. */
const OVERHEAD = 300;

interface Waiting {
  readonly messages: QueuedMessage[];
  bytes: number;
  readonly whenRoom: (() => void)[];
}

/**
 * Messages that wait to be stored, bounded in all and for each sender: one may hold at most half of the room that is still free. So a flood
 * takes a third of it, and whoever else sends something finds room (dynamic thresholds, Choudhury and Hahne 1998).
 */
export class MessageQueue {
  readonly #most: number;
  readonly #waiting = new Map<string, Waiting>();
  #held = 0;
  #isClosed = false;

  /** @param most bytes of memory. */
  constructor(most: number) {
    this.#most = most;
  }

  get isEmpty(): boolean {
    return this.#held === 0;
  }

  /** Keeps a message; false where its sender has no room for it now. */
  add(message: QueuedMessage): boolean {
    const name = nameOf(message.sender);
    let waiting = this.#waiting.get(name);
    const size = message.bytes.length + OVERHEAD;
    if ((waiting?.bytes ?? 0) + size > (this.#most - this.#held) / 2) return false;
    if (!waiting) this.#waiting.set(name, (waiting = { messages: [], bytes: 0, whenRoom: [] }));
    waiting.messages.push(message);
    waiting.bytes += size;
    this.#held += size;
    return true;
  }

  /** Resolves when something of a sender has been taken out, with whether more is taken in at all. */
  async room(sender: SyslogSender): Promise<boolean> {
    const waiting = this.#waiting.get(nameOf(sender));
    // Others hold all: what they hold is stored within moments.
    await new Promise<void>((resolve) => {
      if (this.#isClosed) resolve();
      else if (waiting) waiting.whenRoom.push(resolve);
      else setTimeout(resolve, 50).unref();
    });
    return !this.#isClosed;
  }

  /** Takes out at most so many messages of each sender, in the order in which they came. */
  take(most: number): QueuedMessage[] {
    const taken: QueuedMessage[] = [];
    for (const [name, waiting] of this.#waiting) {
      const own = waiting.messages.splice(0, most);
      for (const message of own) {
        waiting.bytes -= message.bytes.length + OVERHEAD;
        taken.push(message);
      }
      for (const resolve of waiting.whenRoom.splice(0)) resolve();
      if (waiting.messages.length === 0) this.#waiting.delete(name);
    }
    return taken;
  }

  /** Gives the room of messages back that were taken out. They count until then, for they are still in memory. */
  release(messages: readonly QueuedMessage[]): void {
    for (const { bytes } of messages) this.#held -= bytes.length + OVERHEAD;
  }

  /** Ends waiting for room: nothing more is taken in. */
  close(): void {
    this.#isClosed = true;
    for (const { whenRoom } of this.#waiting.values()) for (const resolve of whenRoom.splice(0)) resolve();
  }
}

/** Whose share a message counts to: an address has one by each way. */
function nameOf({ door, address }: SyslogSender): string {
  return `${door} ${address}`;
}
