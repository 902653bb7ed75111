import { createRequire } from 'node:module';
import type { Transform } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import zlib from 'node:zlib';
import { collect, joined } from './collect.ts';
import type { BodyRoom } from './room.ts';

/** Node.js has zstd since 22.15. */
const { createZstdDecompress } = zlib as typeof zlib & { readonly createZstdDecompress?: () => Transform };

/** Decodes zstd (RFC 8878), windows of up to 128 MiB. Throws where it is none, or ends early. */
export async function decodeZstd(body: Buffer, room: BodyRoom): Promise<Buffer> {
  if (!createZstdDecompress) return decodeInTurn(body, room);
  const decoded = createZstdDecompress();
  decoded.end(body);
  try {
    return await collect(decoded, room);
  } finally {
    decoded.destroy();
  }
}

/**
 * The library is zstd itself in WebAssembly, which answers a fault by going round for ever. So it runs in a thread, which is ended then. It
 * passes on each piece as it is made, then null, or a text where it cannot go on.
 */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
import(workerData).then(async ({ ZSTDDecoder }) => {
  const decoder = new ZSTDDecoder();
  await decoder.init();
  parentPort.on('message', ({ body, left }) => {
    let empty = 0;
    try {
      for (const piece of decoder.decodeStreaming([body])) {
        empty = piece.length === 0 ? empty + 1 : 0;
        if (empty > 1) throw new Error('no zstd');
        left -= piece.length;
        parentPort.postMessage(piece, [piece.buffer]);
        if (left < 0) return;
      }
      parentPort.postMessage(null);
    } catch (error) {
      parentPort.postMessage(String(error));
    }
  });
});`;

const LIBRARY = 'zstddec/stream';
const MAGIC = [0x28, 0xb5, 0x2f, 0xfd] as const;
/** A thread without work is ended after so many milliseconds. */
const IDLE = 30_000;

/** What comes from the thread: a piece, null after the last one, or why there is none. */
type ThreadMessage = Uint8Array | string | null;

interface Thread {
  readonly worker: Worker;
  /** Takes what comes; an error where the thread has ended. */
  hear: (message: ThreadMessage | Error) => void;
}

let thread: Thread | null = null;
let idle: NodeJS.Timeout | undefined;
let last: Promise<unknown> = Promise.resolve();

/** One body after another: the thread has one memory. */
function decodeInTurn(body: Buffer, room: BodyRoom): Promise<Buffer> {
  const decoded = last.then(() => decodeInThread(body, room));
  last = decoded.catch(() => undefined);
  return decoded;
}

async function decodeInThread(body: Buffer, room: BodyRoom): Promise<Buffer> {
  if (MAGIC.some((byte, at) => body[at] !== byte)) throw new Error('no zstd');
  clearTimeout(idle);
  const running = (thread ??= startThread());
  const pieces: Uint8Array[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      running.hear = (message) => {
        if (message === null) return resolve();
        if (message instanceof Error) return reject(message);
        if (typeof message === 'string') return reject(new Error(message));
        try {
          room.take(message.length);
          pieces.push(message);
        } catch (error) {
          reject(error as Error);
        }
      };
      running.worker.postMessage({ body, left: room.left });
    });
    running.hear = () => undefined;
    idle = setTimeout(() => endThread(running), IDLE).unref();
  } catch (error) {
    endThread(running);
    throw error;
  }
  return joined(pieces);
}

function startThread(): Thread {
  const library = pathToFileURL(createRequire(import.meta.url).resolve(LIBRARY)).href;
  const worker = new Worker(THREAD, { eval: true, workerData: library, execArgv: [] });
  const started: Thread = { worker, hear: () => undefined };
  const end = () => {
    if (thread === started) thread = null;
    started.hear(new Error('The thread has ended.'));
  };
  worker
    .on('message', (message: ThreadMessage) => started.hear(message))
    .on('error', end)
    .on('exit', end);
  worker.unref();
  return started;
}

function endThread(ended: Thread): void {
  if (thread === ended) thread = null;
  ended.hear = () => undefined;
  void ended.worker.terminate();
}
