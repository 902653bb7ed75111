import type { FeedStream } from './feed.ts';
import { SharedOpening, type OpeningPage } from './shared-opening.ts';

/** Openings of feeds: those who open the same at about the same time share one reading, one execution and one serialisation. */
export interface Openings<Message, Payload> {
  /**
   * The pages of a stream's opening, as fast as they are taken. A subscriber joins an opening only before that reads anything, so what it
   * gets is never older than its asking; while an equal one runs it waits for the next, a moment at most.
   *
   * @param name equal for subscribers whose openings are equal; null for one that shares with no other.
   * @param ended resolves when the subscriber has left.
   */
  follow(
    name: string | null,
    stream: FeedStream<Message>,
    render: (message: Message) => Promise<Payload>,
    ended: Promise<void>,
  ): AsyncGenerator<OpeningPage<Payload>, void, undefined>;
  /** Payloads of shared openings that are held because somebody may still take them. */
  readonly held: number;
}

/** Payloads that are held at most; with more, newcomers open alone, and hold nothing beyond their page. */
const MOST_HELD = 50_000;
/** Milliseconds that a newcomer waits at most for a running opening to end. */
const MOST_WAIT = 250;

export function createOpenings<Message, Payload>(): Openings<Message, Payload> {
  type Opening = SharedOpening<Message, Payload>;
  /** Those that have begun and are not read to their end, by name. */
  const running = new Map<string, Set<Opening>>();
  /** The one that newcomers join, by name. */
  const waiting = new Map<string, Opening>();
  let held = 0;

  function begin(name: string, opening: Opening): void {
    if (waiting.get(name) !== opening) return;
    waiting.delete(name);
    if (opening.members === 0) return;
    running.set(name, (running.get(name) ?? new Set()).add(opening));
    opening.begin();
  }

  function end(name: string, opening: Opening): void {
    const beside = running.get(name);
    if (!beside?.delete(opening)) return;
    if (beside.size === 0) running.delete(name);
    const next = waiting.get(name);
    if (next) begin(name, next);
  }

  function join(name: string, stream: FeedStream<Message>, render: (message: Message) => Promise<Payload>): Opening {
    const known = waiting.get(name);
    if (known) return known;
    const opening: Opening = new SharedOpening(stream, render, {
      onHeld: (payloads) => (held += payloads),
      onEnd: () => end(name, opening),
    });
    waiting.set(name, opening);
    if (running.has(name)) setTimeout(() => begin(name, opening), MOST_WAIT).unref();
    else queueMicrotask(() => begin(name, opening));
    return opening;
  }

  return {
    get held() {
      return held;
    },
    async *follow(name, stream, render, ended) {
      const isAlone = name === null || held >= MOST_HELD;
      const opening = isAlone ? new SharedOpening(stream, render) : join(name, stream, render);
      if (isAlone) opening.begin();
      yield* opening.pages(stream, ended);
    },
  };
}
