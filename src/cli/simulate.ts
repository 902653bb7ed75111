import { Command, InvalidArgumentError } from 'commander';
import { parseDuration } from '../domain/time/duration.ts';
import type { Progress } from '../simulate/play.ts';
import { reportProgress } from '../simulate/progress.ts';
import { simulate } from '../simulate/simulate.ts';
import { HOW_IT_IS_FOUND } from './ask-server.ts';
import { serverOf, withServer, type ServerFlags } from './server-options.ts';

const DEFAULTS = { rooms: 25, speed: 1, seed: 1 };
/** Fast enough that something happens every minute or two, slow enough that long silences outlast the usual threshold. */
const DEMO_SPEED = 10;
const MOST_ROOMS = 100_000;
const FASTEST = 1_000;

const EXAMPLES = `
What is played:
  Every console checks itself every 5 minutes (events 2000 or 2001, and 3000 or 3001) and notes each start of its app (4000).
  Cameras, displays, microphones, Exchange and sign-in fail and recover; consoles lose power or network (then their backlog
  follows, with its original times), restart, restart too often, and get new versions. The same seed plays the same fleet.

Speed:
  Events always carry the real time at which they happen. With --speed 60 an hour passes in a minute: each console beats every
  5 seconds, and a silence of an hour lasts a minute. Rooms then turn OFFLINE only if the server waits less as well, e.g. with
  STALE_AFTER=20s.

Examples:
  $ roomwatch simulate                                 25 consoles as they are
  $ roomwatch simulate --speed 20                      something happens every few seconds
  $ roomwatch simulate --rooms 10000 --duration 10m    a large installation, for ten minutes
  $ roomwatch simulate --url https://rooms.example.com --key-file key.txt
`;

interface Flags extends ServerFlags {
  rooms: number;
  speed: number;
  seed: number;
  duration?: number;
}

/** The command `roomwatch simulate`. */
export function simulateCommand(): Command {
  const command = new Command('simulate').description(
    'Play a fleet of meeting-room consoles against a running Roomwatch, through its public API.',
  );
  return withServer(command)
    .option('--rooms <n>', 'how many consoles, each in a room of its own', wholeNumber(1, MOST_ROOMS), DEFAULTS.rooms)
    .option('--speed <x>', 'how many times faster than life', positiveNumber(FASTEST), DEFAULTS.speed)
    .option('--seed <n>', 'which fleet', wholeNumber(0, Number.MAX_SAFE_INTEGER), DEFAULTS.seed)
    .option('--duration <time>', 'end after this real time, e.g. 90s, 10m or 2h (default: until Ctrl-C)', duration)
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(flags: Flags): Promise<void> {
  const { url, rooms, speed, seed } = flags;
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const report = reportProgress(process.stderr, rooms);
  try {
    report.say(`Playing ${rooms} consoles (seed ${seed}, speed ${speed}) against ${url}. Ctrl-C ends it.`);
    const totals = await simulate({
      server: serverOf(flags),
      rooms,
      speed,
      seed,
      duration: flags.duration,
      signal: stop.signal,
      say: report.say,
      onProgress: (progress) => report.show(progress, Date.now()),
    });
    report.end(totals);
    if (totals.sent === 0 && totals.retries > 0) {
      report.say(`Nothing was taken: is Roomwatch running at ${url}? ${HOW_IT_IS_FOUND}`);
      process.exitCode = 1;
    }
  } catch (error) {
    report.say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

export interface DemoOptions {
  url: string;
  key?: string;
  /** 25 without it. */
  rooms?: number;
  /** 10 without it. */
  speed?: number;
  /** 1 without it. */
  seed?: number;
  signal: AbortSignal;
  /** Receives a line now and then: that the demo plays, and its problems. */
  say: (line: string) => void;
}

/** Plays a small fleet against the server of this process until the signal; resolves with its progress. */
export async function startDemo(options: DemoOptions): Promise<Progress> {
  const { url, key, rooms = DEFAULTS.rooms, speed = DEMO_SPEED, seed = DEFAULTS.seed, signal, say } = options;
  say(`Demo: playing ${rooms} consoles${speed === 1 ? '' : `, ${speed} times faster than life`}`);
  return simulate({ server: { url, key }, rooms, speed, seed, signal, say: (line) => say(`Demo: ${line}`) });
}

// Commander prints these messages after the option's name and the value given.

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}

function positiveNumber(most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
    if (value > 0 && value <= most) return value;
    throw new InvalidArgumentError(`Expected a number greater than 0, at most ${most}.`);
  };
}

function duration(text: string): number {
  const value = parseDuration(text);
  if (value !== null && value > 0) return value;
  throw new InvalidArgumentError('Expected a time such as 500ms, 90s, 10m, 2h or 1d.');
}
