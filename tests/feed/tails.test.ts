import { expect, test } from '@jest/globals';
import type { Redis } from 'ioredis';
import { createTails } from '../../src/feed/tails.ts';
import { createLogger } from '../../src/logger.ts';
import type { Changes, LogEntry } from '../../src/models/change.ts';
import { eventually } from '../helpers/process.ts';

/** Logs of workspaces in memory, and what of them was read and listened to. */
function createLogs(idleAfter: number) {
  const numbers = new Map<string, number>();
  const reads: string[] = [];
  const channels = new Set<string>();
  const changes = {
    lastPlace: async (workspace: string) => {
      reads.push(workspace);
      return { number: numbers.get(workspace) ?? 0, mark: null };
    },
    placeOf: async (_workspace: string, number: number) => ({ number, mark: null }),
    after: async () => [],
  } as unknown as Changes;
  const redis = {
    on() {},
    off() {},
    subscribe: async (channel: string) => channels.add(channel),
    unsubscribe: async (channel: string) => channels.delete(channel),
  } as unknown as Redis;
  const log = createLogger('silent');
  const tails = createTails({ changes, redis, prefix: 'p', log, alwaysOpen: ['first'], idleAfter });
  const append = (workspace: string) => {
    const number = (numbers.get(workspace) ?? 0) + 1;
    numbers.set(workspace, number);
    tails.receive(workspace, [{ number, workspace } as LogEntry]);
  };
  return { tails, reads, channels, append };
}

test('a workspace is read once somebody follows it, and no more when nobody has for a while; the first one is always', async () => {
  const { tails, reads, channels, append } = createLogs(20);
  await tails.start();
  append('second');
  expect([reads, [...channels]]).toEqual([['first'], ['p:changes:first']]);

  const tail = tails.of('second');
  const [one, two] = [tail.hold(), tail.hold()];
  await tail.ready();
  await tails.of('second').ready();
  expect([reads, [...channels].sort()]).toEqual([
    ['first', 'second'],
    ['p:changes:first', 'p:changes:second'],
  ]);
  append('second');
  expect([...tails.positions]).toEqual([
    ['first', 0],
    ['second', 2],
  ]);
  one();
  one();
  two();
  await eventually(async () => !channels.has('p:changes:second'), 'closed');
  expect([...tails.positions.keys()]).toEqual(['first']);
  append('second');

  tail.hold();
  await tail.ready();
  expect([reads, tail.position]).toEqual([['first', 'second', 'second'], 3]);
  await tails.stop();
});

test('followers of one workspace hear nothing of another', async () => {
  const { tails, append } = createLogs(60_000);
  await tails.start();
  const end = new AbortController();
  const heard: string[] = [];
  const waits = ['second', 'third'].map((workspace) =>
    tails.changed(workspace, 0, end.signal).then(() => heard.push(workspace)),
  );
  await eventually(async () => ['second', 'third'].every((one) => tails.of(one).waiting === 1), 'both wait');
  append('second');
  await waits[0];
  expect(heard).toEqual(['second']);
  end.abort();
  await Promise.all(waits);
  await tails.stop();
});
