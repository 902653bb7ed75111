import { WebSocket } from 'ws';
import { operation } from '../../tests/helpers/operation.ts';

/** Subscribers of the real application that remember their cursors; their parent tells them what to do. */
export type StormOrder = 'arrivals' | 'stall' | 'cut' | 'resume';
export interface StormAnswer {
  /** When one in so many messages arrived, and which change it was, by its place among all fault changes. */
  arrivals: { change: number; at: number }[];
  /** Messages since the last time. */
  received: number;
}

const [url, wanted] = process.argv.slice(2) as [string, string];
const count = Number(wanted);
const QUERY = operation(`subscription FollowFaultChanges($after: String) { faultChanges(after: $after) {
  kind cursor at faultId state previousState reason left
  fault { id state severity category computer startedAt openedAt occurrences version room { name site building health } } } }`);

interface Subscriber {
  socket: WebSocket | null;
  cursor: string | null;
  changes: number;
  synced: boolean;
}
const subscribers = Array.from({ length: count }, (): Subscriber => ({
  socket: null,
  cursor: null,
  changes: 0,
  synced: false,
}));
let answer: StormAnswer = { arrivals: [], received: 0 };

function open(subscriber: Subscriber, index: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      perMessageDeflate: false,
    });
    subscriber.socket = socket;
    subscriber.synced = false;
    socket.on('error', reject);
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text.includes('"connection_ack"')) {
        socket.send(
          JSON.stringify({
            id: '1',
            type: 'subscribe',
            payload: { query: QUERY, variables: { after: subscriber.cursor } },
          }),
        );
        return;
      }
      subscriber.cursor = /"cursor":"([^"]+)"/.exec(text)?.[1] ?? subscriber.cursor;
      if (text.includes('"kind":"SYNCED"')) {
        subscriber.synced = true;
        resolve();
      } else if (!text.includes('"kind":"SNAPSHOT"')) {
        answer.received += 1;
        // Spread over all of them, for the first is always early and the last is always late.
        if (subscriber.synced && (index + subscriber.changes) % 50 === 0)
          answer.arrivals.push({ change: subscriber.changes, at: performance.timeOrigin + performance.now() });
        subscriber.changes += 1;
      }
    });
  });
}

process.on('disconnect', () => process.exit(0));
process.on('message', async (order: StormOrder) => {
  if (order === 'stall') subscribers[0]!.socket!.pause();
  if (order === 'cut') for (const { socket } of subscribers) socket!.terminate();
  if (order === 'resume') await Promise.all(subscribers.map(open));
  process.send!(answer);
  answer = { arrivals: [], received: 0 };
});

for (let opened = 0; opened < count; opened += 50)
  await Promise.all(subscribers.slice(opened, opened + 50).map((subscriber, n) => open(subscriber, opened + n)));
process.send!('open');
