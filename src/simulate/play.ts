import type { Clock } from './clock.ts';
import type { LogRecord } from './console.ts';
import type { SimulatedBatch } from './fleet.ts';
import { post, RefusedError, type SimulatedTarget } from './post.ts';

/** An event as `POST /api/events` and the mutation ingestEvents take it. */
export interface EventInput {
  computer: string;
  eventLog: string;
  source: string;
  eventId: number;
  level: string;
  timeGenerated: string;
  recordId: string;
  description: string;
}

export interface PlayOptions {
  server: SimulatedTarget;
  /** What to play, in the order of delivery. Read only as far as it is due, so that an outage of the server costs no memory. */
  deliveries: Iterator<SimulatedBatch, unknown>;
  /** The stream's first moment, which is played at the present moment. */
  start: number;
  /** Minutes of the stream that pass in a minute of real time. */
  speed: number;
  /** When to end, in milliseconds of the clock. */
  endAt?: number;
  clock: Clock;
  signal: AbortSignal;
  /** Most events of one request. */
  batchSize?: number;
  /** Called with every batch that was acknowledged. */
  onAcknowledged?: (events: readonly EventInput[]) => void;
  /** Called with the progress, at least every second. */
  onProgress?: (progress: Progress) => void;
  /** Called with a sentence about each problem. */
  say: (line: string) => void;
}

export interface Progress {
  /** Acknowledged by the server. */
  sent: number;
  /** Sent events that the server knew already, because an acknowledgement was lost. */
  duplicates: number;
  rejected: number;
  retries: number;
  /** Time of the stream that has passed, in milliseconds. */
  played: number;
  /** How late the next event is, in milliseconds. */
  behind: number;
}

const BATCH_SIZE = 500;
/** Milliseconds between two small requests, so that events a moment apart are sent together. */
const REST = 100;
const LONGEST_SLEEP = 1_000;
const REJECTIONS_SAID = 5;

/**
 * Plays a stream in real time, `speed` times faster, through the public API, until its end, `endAt` or the signal. Each event carries the
 * real time at which its moment was played. One batch is sent at a time, and again until it is acknowledged. So events of an outage of the
 * server follow later, with their original times.
 */
export async function play(options: PlayOptions): Promise<Progress> {
  const { server, deliveries, start, speed, clock, batchSize = BATCH_SIZE, say } = options;
  const endAt = options.endAt ?? Infinity;
  const signal = options.signal;
  const real = (moment: number) => Math.floor(start + (moment - start) / speed);
  const progress: Progress = { sent: 0, duplicates: 0, rejected: 0, retries: 0, played: 0, behind: 0 };
  const drawNext = () => {
    const drawn = deliveries.next();
    return drawn.done ? null : drawn.value;
  };

  let next = drawNext();
  let restUntil = -Infinity;
  while (next && !signal.aborted && clock.now() < endAt) {
    const now = clock.now();
    const due = real(next.deliverAt);
    progress.played = (now - start) * speed;
    progress.behind = Math.max(0, now - due);
    options.onProgress?.(progress);
    const wait = Math.max(due, restUntil) - now;
    if (wait > 0) {
      await clock.sleep(Math.min(wait, LONGEST_SLEEP, endAt - now), signal);
      continue;
    }
    const batch: EventInput[] = [];
    while (next && batch.length < batchSize && real(next.deliverAt) <= now) {
      batch.push(eventOf(next.record, real(next.record.at)));
      next = drawNext();
    }
    if (!(await deliver(server, batch, options, progress, say))) break;
    options.onAcknowledged?.(batch);
    restUntil = batch.length < batchSize ? now + REST : -Infinity;
  }
  return progress;
}

/** A record of the event log as an event that was written at `at`. */
function eventOf(record: LogRecord, at: number): EventInput {
  const { computer, eventId, level, recordId, description } = record;
  const timeGenerated = new Date(at).toISOString();
  return {
    computer,
    eventLog: 'Skype Room System',
    source: 'SRS-App',
    eventId,
    level,
    timeGenerated,
    recordId,
    description,
  };
}

/** Sends a batch until it is acknowledged; false where it was given up because the end was reached. */
async function deliver(
  server: SimulatedTarget,
  batch: readonly EventInput[],
  { clock, signal, endAt = Infinity }: PlayOptions,
  progress: Progress,
  say: (line: string) => void,
): Promise<boolean> {
  const over = new AbortController();
  let retried = 0;
  const answer = await post(server, '/api/events', batch, {
    clock,
    signal: AbortSignal.any([signal, over.signal]),
    onRetry: (why, attempt) => {
      progress.retries++;
      retried = attempt;
      // Reported ever more rarely: at the 1st, 2nd, 4th, 8th … attempt.
      if (Number.isInteger(Math.log2(attempt))) say(`${why}; trying again, nothing is lost`);
      if (clock.now() >= endAt) over.abort();
    },
  });
  if (answer === null) return false;
  const { duplicates, rejected } = receiptOf(answer, server);
  if (retried > 1) say(`${new URL(server.url).origin} is back after ${retried + 1} attempts`);
  for (const { index, code, message } of rejected.slice(0, Math.max(0, REJECTIONS_SAID - progress.rejected))) {
    const event = batch[index];
    say(`Rejected: ${event?.eventId} of ${event?.computer} at ${event?.timeGenerated}: ${code}, ${message}`);
  }
  progress.sent += batch.length;
  progress.duplicates += duplicates;
  progress.rejected += rejected.length;
  return true;
}

interface Receipt {
  duplicates: number;
  rejected: { index: number; code: string; message: string }[];
}

function receiptOf(answer: unknown, server: SimulatedTarget): Receipt {
  const { duplicates, rejected } = (answer ?? {}) as Partial<Receipt>;
  if (typeof duplicates !== 'number' || !Array.isArray(rejected)) {
    throw new RefusedError(`${server.url} does not answer like Roomwatch: expected accepted, duplicates and rejected`);
  }
  return { duplicates, rejected };
}
