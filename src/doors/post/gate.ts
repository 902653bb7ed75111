import { BodyError } from './read-body.ts';

/** How much the doors of a process take on at once. */
export interface PostGateLimits {
  /** Bytes of bodies, unzipped, that are held while they are read and worked on. */
  bytes: number;
  /** Requests whose body is there, which wait or are worked on. */
  requests: number;
  /** Requests that are worked on, each with its records in memory several times over; the others wait with their body. */
  working: number;
}

/** A request's place among those in progress. */
export interface PostPlace {
  /** Counts bytes that it holds from now on. Throws a `BusyError` where there is no room. */
  hold(bytes: number): void;
  /** Runs the work when it is its turn. The body is there: from now on the request counts. Throws a `BusyError` where there is no room. */
  work<Result>(run: () => Promise<Result>): Promise<Result>;
  leave(): void;
}

/**
 * Bounds what is in progress: what does not fit is sent away, to come again. A request counts when its body is there; until then only the
 * bytes that came count, and its time is bounded by `http/connections/slow-bodies.ts`. So a caller who sends no body takes nobody's place.
 */
export interface PostGate {
  /** Throws a `BusyError` when the process is full. */
  enter(): PostPlace;
  /** What readiness shows: `ok`, or what is full. */
  readonly state: string;
}

/** The gates of a process: callers who are not known yet, such as those that ask for a token, take no room of those who are. */
export interface PostGates {
  readonly known: PostGate;
  readonly unknown: PostGate;
}

/** Too much is in progress; the sender should come again. */
class BusyError extends BodyError {
  constructor() {
    super(429, 'TOO_MANY_REQUESTS', 'The server has as much to work on as it takes at once. Send this again later.', 1);
  }
}

/** What callers who are not known yet may hold. Their bodies are small, and their work is a look at a key. */
const UNKNOWN: PostGateLimits = { bytes: 4 * 1024 * 1024, requests: 256, working: 8 };

export function createPostGates(known: PostGateLimits): PostGates {
  return { known: createPostGate(known), unknown: createPostGate(UNKNOWN) };
}

function createPostGate(limits: PostGateLimits): PostGate {
  let bytes = 0;
  let requests = 0;
  let working = 0;
  const waiting: (() => void)[] = [];

  function refuseWhereFull(): void {
    if (requests >= limits.requests) throw new BusyError();
  }

  /** Waits for a turn; what it gives hands the turn on. */
  async function takeTurn(): Promise<() => void> {
    if (working >= limits.working) await new Promise<void>((resolve) => waiting.push(resolve));
    else working += 1;
    return () => {
      // The turn is handed on, not given back, so that nobody overtakes.
      const next = waiting.shift();
      if (next) next();
      else working -= 1;
    };
  }

  return {
    get state() {
      if (requests >= limits.requests) return `full: ${requests} requests in progress`;
      return bytes >= limits.bytes ? `full: ${bytes} bytes in progress` : 'ok';
    },
    enter() {
      // Its body need not come now: there is no room for it.
      refuseWhereFull();
      let held = 0;
      let left = false;
      return {
        hold(more) {
          // What is alone is always let in, or a body as large as the bound could never pass.
          if (bytes + more > limits.bytes && bytes > held) throw new BusyError();
          bytes += more;
          held += more;
        },
        async work(run) {
          refuseWhereFull();
          requests += 1;
          try {
            const handOn = await takeTurn();
            return await run().finally(handOn);
          } finally {
            requests -= 1;
          }
        },
        leave() {
          if (left) return;
          left = true;
          bytes -= held;
        },
      };
    },
  };
}
