import { request } from 'node:http';
import { WebSocket } from 'ws';
import { FAULT_CHANGES } from '../../tests/helpers/feed-world.ts';

/**
 * Many subscribers in one process that does as little as can be: a message is recognised by its bytes and counted. Each change carries
 * the time it was made at, from which one in a hundred messages tells its latency.
 */
export interface Wish {
  port: number;
  path: string;
  transport: 'ws' | 'sse';
  count: number;
  /** How many different filters, by site; 0 for none. */
  filters: number;
}

const wish = JSON.parse(process.argv[2]!) as Wish;
let received = 0;
let synced = 0;
let latencies: number[] = [];

process.on('message', (ask: 'received' | 'latencies') => {
  if (ask === 'received') process.send!(received);
  else {
    process.send!(latencies);
    latencies = [];
  }
});
process.on('disconnect', () => process.exit(0));

function take(text: Buffer): void {
  if (text.includes('"OPENED"')) {
    received += 1;
    if (received % 100 !== 0) return;
    const at = /"at":"([^"]+)"/.exec(text.toString())?.[1];
    if (at) latencies.push(Date.now() - Date.parse(at));
  } else if (text.includes('"SYNCED"') && (synced += 1) === wish.count) process.send!('synced');
}

function variablesOf(n: number): object {
  return wish.filters === 0 ? {} : { filter: { sites: [`Site ${n % wish.filters}`] } };
}

function openSocket(n: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${wish.port}${wish.path}`, 'graphql-transport-ws', {
      perMessageDeflate: false,
    });
    socket.on('error', reject);
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (data: Buffer) => {
      if (data.includes('connection_ack')) {
        socket.send(
          JSON.stringify({ id: '1', type: 'subscribe', payload: { query: FAULT_CHANGES, variables: variablesOf(n) } }),
        );
        resolve();
      } else take(data);
    });
  });
}

function openStream(n: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request({
      host: '127.0.0.1',
      port: wish.port,
      path: wish.path,
      method: 'POST',
      agent: false,
      headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    });
    asked.on('error', reject);
    asked.on('response', (response) => {
      resolve();
      let rest: Buffer = Buffer.alloc(0);
      response.on('data', (chunk: Buffer) => {
        rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
        for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
          take(rest.subarray(0, end));
          rest = rest.subarray(end + 2);
        }
      });
    });
    asked.end(JSON.stringify({ query: FAULT_CHANGES, variables: variablesOf(n) }));
  });
}

for (let opened = 0; opened < wish.count; opened += 50) {
  const open = wish.transport === 'ws' ? openSocket : openStream;
  await Promise.all(Array.from({ length: Math.min(50, wish.count - opened) }, (_, n) => open(opened + n)));
}
process.send!('open');
