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
 * bytes that came count, and its time is bounded by `http/connections/slow-bodies.ts`. So a caller who sends no body takes nobody's place,
 * and one that stops in the middle of its body gives way to others.
 */
export interface PostGate {
  /**
   * Throws a `BusyError` when the process is full.
   *
   * @param refuse gets a `BusyError` where the body stands still while others need its room; its bytes are not held any more.
   */
  enter(refuse: (error: BodyError) => void): PostPlace;
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

/** A body that brings less than this in so many milliseconds stands still. */
const STEP = 64 * 1024;
const PATIENCE = 10_000;

/** @param now tells the time in milliseconds. */
export function createPostGates(known: PostGateLimits, now: () => number = () => performance.now()): PostGates {
  return { known: createPostGate(known, now), unknown: createPostGate(UNKNOWN, now) };
}

/** What is known of a place while its body is read. */
interface Reading {
  held: number;
  /** When it had so many bytes. */
  since: number;
  had: number;
  readonly giveUp: () => void;
}

function createPostGate(limits: PostGateLimits, now: () => number): PostGate {
  let bytes = 0;
  let requests = 0;
  const takeTurn = createWorkTurns(limits.working);
  const readings = new Set<Reading>();

  function refuseWhereFull(): void {
    if (requests >= limits.requests) throw new BusyError();
  }

  /** Makes room by giving up what stands still and holds most; false where nothing does. */
  function makeRoom(): boolean {
    let largest: Reading | null = null;
    for (const reading of readings) {
      if (now() - reading.since >= PATIENCE && reading.held > (largest?.held ?? 0)) largest = reading;
    }
    largest?.giveUp();
    return largest !== null;
  }

  async function work<Result>(run: () => Promise<Result>): Promise<Result> {
    refuseWhereFull();
    requests += 1;
    try {
      const handOn = await takeTurn();
      try {
        return await run();
      } finally {
        handOn();
      }
    } finally {
      requests -= 1;
    }
  }

  function enter(refuse: (error: BodyError) => void): PostPlace {
    // Its body need not come now: there is no room for it.
    refuseWhereFull();
    let left = false;
    const leave = () => {
      if (left) return;
      left = true;
      bytes -= reading.held;
      readings.delete(reading);
    };
    const giveUp = () => {
      leave();
      refuse(new BusyError());
    };
    const reading: Reading = { held: 0, since: now(), had: 0, giveUp };
    readings.add(reading);
    return {
      hold(more) {
        if (left) throw new BusyError();
        // What is alone is always let in, or a body as large as the bound could never pass.
        while (bytes + more > limits.bytes && bytes > reading.held) if (!makeRoom()) throw new BusyError();
        bytes += more;
        reading.held += more;
        if (reading.held - reading.had < STEP) return;
        reading.since = now();
        reading.had = reading.held;
      },
      work(run) {
        readings.delete(reading);
        return work(run);
      },
      leave,
    };
  }

  return {
    get state() {
      if (requests >= limits.requests) return `full: ${requests} requests in progress`;
      return bytes >= limits.bytes ? `full: ${bytes} bytes in progress` : 'ok';
    },
    enter,
  };
}

/** Turns of which so many are taken at once. A function waits for one; what it gives hands the turn on. */
function createWorkTurns(most: number): () => Promise<() => void> {
  let taken = 0;
  const waiting: (() => void)[] = [];
  return async () => {
    if (taken >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else taken += 1;
    return () => {
      // The turn is handed on, not given back, so that nobody overtakes.
      const next = waiting.shift();
      if (next) next();
      else taken -= 1;
    };
  };
}
