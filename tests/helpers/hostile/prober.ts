import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** How long the server let somebody wait, in milliseconds. */
export interface Worst {
  /** By the clock: what else the machine does counts too. */
  readonly wall: number;
  /**
   * What the server's main thread computed meanwhile: how long its loop was held, at this machine's pace, however little of the machine it
   * was given. By the clock where the system does not tell.
   */
  readonly held: number;
}

/** Asks a server for `/healthz` over and over, in a thread of its own. */
export interface Prober {
  /** The longest wait since the last call, after one more answer. */
  worst(): Promise<Worst>;
  stop(): Promise<void>;
}

const PROGRAM = `
const { readFileSync } = require('node:fs');
const http = require('node:http');
const { parentPort, workerData: { url, pid } } = require('node:worker_threads');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const cpu = () => {
  try {
    return Number(readFileSync('/proc/' + pid + '/task/' + pid + '/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return null;
  }
};
const ask = () => new Promise((resolve) => {
  const request = http.get(url + '/healthz', { agent }, (response) => {
    response.resume();
    response.on('end', () => resolve(response.statusCode));
  });
  request.on('error', (error) => resolve(String(error)));
});
let worst = { wall: 0, held: 0 };
let wanted = 0;
parentPort.on('message', () => (wanted += 1));
(async () => {
  for (;;) {
    const answering = wanted;
    const [at, before] = [performance.now(), cpu()];
    const status = await ask();
    const wall = performance.now() - at;
    const after = cpu();
    const held = before === null || after === null ? wall : Math.min(wall, after - before);
    worst = { wall: Math.max(worst.wall, wall), held: Math.max(worst.held, held) };
    if (status !== 200) parentPort.postMessage({ failed: String(status) });
    if (answering > 0) {
      wanted -= answering;
      parentPort.postMessage(worst);
      worst = { wall: 0, held: 0 };
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
})();
`;

export function startProber(url: string, pid: number): Prober {
  const worker = new Worker(PROGRAM, { eval: true, workerData: { url, pid } });
  return {
    async worst() {
      worker.postMessage('worst');
      const [answer] = (await once(worker, 'message')) as [Worst | { failed: string }];
      if ('failed' in answer) throw new Error(`/healthz failed: ${answer.failed}`);
      return answer;
    },
    stop: async () => void (await worker.terminate()),
  };
}
