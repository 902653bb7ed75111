import { setTimeout as wait } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { networkOf } from '../../domain/net/network.ts';

/** What came with wrong keys, by address. */
export interface WrongKeys {
  /** Notes that a wrong key came by a door; resolves when the refusal may be answered. */
  note(address: string, door: string): Promise<void>;
  stop(): void;
}

export interface WrongKeyOptions {
  readonly log: Logger;
  readonly count?: () => void;
  readonly now?: () => number;
  readonly delay?: (milliseconds: number) => Promise<unknown>;
}

const MINUTE = 60_000;
/** A mistake or two happens to everybody. */
const FREE = 2;
const FIRST_DELAY = 50;
const LONGEST_DELAY = 2_000;
/** An address that has sent nothing wrong for so long begins anew. */
const FORGET = 10 * MINUTE;
const MOST_ADDRESSES = 10_000;
/** Answers that are held back at one time; each holds a connection. More are answered at once. */
const MOST_DELAYED = 1_000;
const FLUSH_EVERY = 10_000;

/** Wrong keys of an address at a door that the log does not show yet. */
interface Line {
  count: number;
  loggedAt: number;
}

interface Sender {
  readonly address: string;
  mistakes: number;
  readonly lines: Map<string, Line>;
}

/**
 * Slows guessing: each wrong key of a network is answered later than the one before, after a few that are not. A right key is looked at
 * first and never comes here, so nobody with one waits for what others do from the same address. The log has one line a minute for each
 * address and door, with the number of wrong keys, and never a key.
 */
export function createWrongKeys({
  log,
  count = () => undefined,
  now = () => performance.now(),
  delay = (milliseconds) => wait(milliseconds, undefined, { ref: false }),
}: WrongKeyOptions): WrongKeys {
  const senders = new LRUCache<string, Sender>({
    max: MOST_ADDRESSES,
    ttl: FORGET,
    updateAgeOnGet: true,
    ttlResolution: 0,
    perf: { now },
    dispose: (sender) => sender.lines.forEach((line, door) => write(sender.address, door, line)),
  });
  let delayed = 0;

  function write(address: string, door: string, line: Line): void {
    if (line.count === 0) return;
    log.warn({ address, door, count: line.count }, 'Wrong keys came');
    line.count = 0;
    line.loggedAt = now();
  }

  function flush(): void {
    senders.purgeStale();
    for (const { address, lines } of senders.values()) {
      for (const [door, line] of lines) if (now() - line.loggedAt >= MINUTE) write(address, door, line);
    }
  }

  function delayAfter(mistakes: number): number {
    return mistakes <= FREE ? 0 : Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (mistakes - FREE - 1));
  }

  const timer = setInterval(flush, FLUSH_EVERY).unref();
  return {
    async note(address, door) {
      count();
      const network = networkOf(address);
      const sender = senders.get(network) ?? { address, mistakes: 0, lines: new Map<string, Line>() };
      sender.mistakes += 1;
      const line = sender.lines.get(door) ?? { count: 0, loggedAt: -Infinity };
      line.count += 1;
      sender.lines.set(door, line);
      senders.set(network, sender, { noDisposeOnSet: true });
      if (now() - line.loggedAt >= MINUTE) write(sender.address, door, line);
      const milliseconds = delayAfter(sender.mistakes);
      if (milliseconds === 0 || delayed >= MOST_DELAYED) return;
      delayed += 1;
      try {
        await delay(milliseconds);
      } finally {
        delayed -= 1;
      }
    },
    stop() {
      clearInterval(timer);
      for (const { address, lines } of senders.values()) lines.forEach((line, door) => write(address, door, line));
    },
  };
}
