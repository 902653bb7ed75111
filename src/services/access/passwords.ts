import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32, outputType: 'encoded' };
/** Passwords that wait to be hashed; each costs some tens of milliseconds of a processor. */
const MOST_WAITING = 50;
/** How long the thread stays without work. */
const IDLE = 60_000;

/** Too many passwords wait: come again. */
export class TooManyPasswordsError extends Error {
  override name = 'TooManyPasswordsError';
}

/** Hashes passwords in a thread of its own, one after the other, so that the event loop goes on. */
export interface PasswordHashes {
  hash(password: string): Promise<string>;
  /** Whether a password fits; with null for a hash it takes as long and does not. Throws a `TooManyPasswordsError`. */
  verify(password: string, hash: string | null): Promise<boolean>;
  stop(): Promise<void>;
}

/** What the thread does; it gets the path of the library, because a text has no place from which to resolve one. */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
const { argon2id, argon2Verify } = require(workerData);
parentPort.on('message', async ({ id, task, options }) => {
  try {
    parentPort.postMessage({ id, value: await (task === 'hash' ? argon2id(options) : argon2Verify(options)) });
  } catch (error) {
    parentPort.postMessage({ id, error: String(error) });
  }
});`;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export function createPasswords(): PasswordHashes {
  const library = createRequire(import.meta.url).resolve('hash-wasm');
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;
  /** A hash that no password fits, of the same cost. */
  let nobody: Promise<string> | null = null;

  function failAll(error: Error): void {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    thread = null;
  }

  function start(): Worker {
    const made = new Worker(THREAD, { eval: true, workerData: library, env: {} });
    made.unref();
    made.on('message', ({ id, value, error }: { id: number; value?: unknown; error?: string }) => {
      const found = waiting.get(id);
      waiting.delete(id);
      if (error === undefined) found?.resolve(value);
      else found?.reject(new Error(error));
      if (waiting.size === 0) {
        made.unref();
        idle = setTimeout(() => void stop(), IDLE).unref();
      }
    });
    made.on('error', failAll);
    return made;
  }

  function ask<T>(task: 'hash' | 'verify', options: object): Promise<T> {
    if (waiting.size >= MOST_WAITING) return Promise.reject(new TooManyPasswordsError('Too many passwords wait.'));
    clearTimeout(idle);
    thread ??= start();
    thread.ref();
    const id = ++last;
    const answer = new Promise<T>((resolve, reject) => {
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
    });
    thread.postMessage({ id, task, options });
    return answer;
  }

  async function stop(): Promise<void> {
    clearTimeout(idle);
    const ended = thread;
    failAll(new Error('The server stops.'));
    await ended?.terminate();
  }

  const hash = (password: string) => ask<string>('hash', { ...COST, password, salt: randomBytes(16) });
  return {
    hash,
    async verify(password, stored) {
      nobody ??= hash(randomBytes(16).toString('hex')).catch((error: unknown) => {
        nobody = null;
        throw error;
      });
      const fits = await ask<boolean>('verify', { password, hash: stored ?? (await nobody) });
      return fits && stored !== null;
    },
    stop,
  };
}
