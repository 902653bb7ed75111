import { connect, type Socket } from 'node:net';

/** Asks the same over so many connections, each as soon as it has its answer: `node load.ts`, told what by its parent. */
export interface Load {
  readonly url: string;
  readonly body: string;
  readonly connections: number;
  readonly milliseconds: number;
}

/** What came of it; the milliseconds of each answer. */
export interface Loaded {
  readonly answers: number;
  readonly seconds: number;
  readonly latencies: number[];
}

process.on('disconnect', () => process.exit(0));
process.on('message', async (load: Load) => process.send!(await run(load)));

async function run({ url, body, connections, milliseconds }: Load): Promise<Loaded> {
  const { hostname, port, host } = new URL(url);
  const request = [
    'POST /graphql HTTP/1.1',
    `Host: ${host}`,
    'Content-Type: application/json',
    'Accept: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
  const latencies: number[] = [];
  const started = performance.now();
  const ask = async () => {
    const socket = connect(Number(port), hostname);
    const next = answers(socket);
    while (performance.now() - started < milliseconds) {
      const sent = performance.now();
      socket.write(request);
      await next();
      latencies.push(performance.now() - sent);
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, ask));
  return { answers: latencies.length, seconds: (performance.now() - started) / 1_000, latencies };
}

/** Gives a function that waits for the next whole answer with status 200 and without errors. */
function answers(socket: Socket): () => Promise<void> {
  let chunks: Buffer[] = [];
  let [bytes, wanted] = [0, Infinity];
  let arrived = (): void => {};
  let failed = (_error: Error): void => {};
  socket.on('error', (error) => failed(error));
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    bytes += chunk.length;
    if (wanted === Infinity) wanted = lengthOf(Buffer.concat(chunks));
    if (bytes < wanted) return;
    const text = Buffer.concat(chunks).toString();
    [chunks, bytes, wanted] = [[], 0, Infinity];
    if (text.startsWith('HTTP/1.1 200') && !text.includes('"errors"')) arrived();
    else failed(new Error(text.slice(0, 1_000)));
  });
  return () =>
    new Promise((resolve, reject) => {
      arrived = resolve;
      failed = reject;
    });
}

/** The length of an answer with its head; endless while the head is not there. */
function lengthOf(head: Buffer): number {
  const end = head.indexOf('\r\n\r\n');
  const length = /content-length: (\d+)/i.exec(head.subarray(0, Math.max(0, end)).toString())?.[1];
  return length === undefined ? Infinity : end + 4 + Number(length);
}
