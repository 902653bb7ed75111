import { BodyError } from './read-body.ts';

/** How much the doors of a process take on at once. */
export interface PostGateLimits {
  /** Bytes of bodies, unzipped, that are held while they are read and worked on. */
  bytes: number;
  /** Requests that are read or worked on. */
  requests: number;
  /** Requests that are worked on, each with its records in memory several times over; the others wait with their body. */
  working: number;
}

/** A request's place among those in progress. */
export interface PostPlace {
  /** Counts bytes that it holds from now on. Throws a `BusyError` where there is no room. */
  hold(bytes: number): void;
  /** Runs the work when it is its turn. */
  work<Result>(run: () => Promise<Result>): Promise<Result>;
  leave(): void;
}

/** Bounds what is in progress: what does not fit is sent away before it costs anything, to come again. */
export interface PostGate {
  /** Throws a `BusyError` when the process is full. */
  enter(): PostPlace;
  /** What readiness shows: `ok`, or what is full. */
  readonly state: string;
}

/** Too much is in progress; the sender should come again. */
class BusyError extends BodyError {
  constructor() {
    super(429, 'TOO_MANY_REQUESTS', 'The server has as much to work on as it takes at once. Send this again later.', 1);
  }
}

export function createPostGate(limits: PostGateLimits): PostGate {
  let bytes = 0;
  let requests = 0;
  let working = 0;
  const waiting: (() => void)[] = [];

  return {
    get state() {
      if (requests >= limits.requests) return `full: ${requests} requests in progress`;
      return bytes >= limits.bytes ? `full: ${bytes} bytes in progress` : 'ok';
    },
    enter() {
      if (requests >= limits.requests) throw new BusyError();
      requests += 1;
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
          if (working >= limits.working) await new Promise<void>((resolve) => waiting.push(resolve));
          else working += 1;
          try {
            return await run();
          } finally {
            // The turn is handed on, not given back, so that nobody overtakes.
            const next = waiting.shift();
            if (next) next();
            else working -= 1;
          }
        },
        leave() {
          if (left) return;
          left = true;
          requests -= 1;
          bytes -= held;
        },
      };
    },
  };
}
