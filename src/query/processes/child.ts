import { writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/*
 * The child's side of what all processes of the engine have in common. A process serves one parent by its channel and ends with it,
 * whatever it is doing.
 */

/** Milliseconds between two looks for the parent, and between two looks at the memory where the child looks itself. */
const LOOK_FOR_PARENT = 1_000;
const LOOK_AT_MEMORY = 50;

/** The signal by which a child ends itself because it is too large. */
export const OWN_END = 'SIGUSR2';

/** What the parent passes on the command line. */
export interface ChildArguments {
  readonly parent: number;
  /** Resident bytes beyond which the child ends itself; null where the parent looks. */
  readonly residentBytes: number | null;
}

/**
 * Watches from a thread of its own, because the process may be busy in one synchronous piece. On Windows a child keeps the id of a parent
 * that has ended, so there the parent itself is looked for.
 */
const WATCH = `
const { workerData: { parent, residentBytes, signal } } = require('node:worker_threads');
const end = (signal) => process.kill(process.pid, signal);
const isOrphan = () => {
  if (process.ppid !== parent) return true;
  if (process.platform !== 'win32') return false;
  try { process.kill(parent, 0); return false; } catch { return true; }
};
setInterval(() => isOrphan() && end('SIGKILL'), ${LOOK_FOR_PARENT});
if (residentBytes !== null) setInterval(() => process.memoryUsage.rss() > residentBytes && end(signal), ${LOOK_AT_MEMORY});
`;

/** Serves the parent. `receive` gets its messages; the first message back says that the process is ready. */
export function serveParent(title: string, receive: (message: unknown) => void): void {
  process.title = title;
  const { parent, residentBytes } = JSON.parse(process.argv.at(-1)!) as ChildArguments;
  const watcher = new Worker(WATCH, {
    eval: true,
    execArgv: [],
    workerData: { parent, residentBytes, signal: OWN_END },
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1, stackSizeMb: 1 },
  });
  watcher.unref();
  offerToKernel();
  // A service manager signals every process of a service: the server ends its queries before it ends their processes.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  process.on('disconnect', () => process.exit());
  process.on('message', receive);
  post({ kind: 'ready' });
}

/** Where the machine runs out of memory, Linux ends this process rather than the server or a database. */
function offerToKernel(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '900');
  } catch {
    // no Linux, or not allowed
  }
}

/** Sends a message to the parent. */
export function post(message: unknown): void {
  void deliver(message);
}

/** Sends a message to the parent; resolves when the channel has taken it, so that a slow parent slows its sender down. */
export function deliver(message: unknown): Promise<void> {
  return new Promise((resolve) => {
    if (!process.send) return resolve();
    // without a parent the process ends by itself
    process.send(message, undefined, undefined, () => resolve());
  });
}
