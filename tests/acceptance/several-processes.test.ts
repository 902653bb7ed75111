import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { PERIODIC_JOBS } from '../../src/jobs/periodic.ts';
import type { Inbox } from '../helpers/app.ts';
import {
  changesOf,
  FAULT_CHANGES,
  faultHistory,
  followFaults,
  foldMessages,
  isSynced,
  openFaults,
  ROOM_CHANGES,
  type FaultMessage,
} from '../helpers/change-feed.ts';
import { cameraFault, hardwareHealthy, heartbeat } from '../helpers/console-events.ts';
import { endAll, eventually, startServer, type ServerProcess } from '../helpers/process.ts';
import { resumingSubscriber, type ResumingSubscriber } from '../helpers/resuming-subscriber.ts';
import { testServices } from '../helpers/services.ts';
import { operation } from '../helpers/operation.ts';
import { seed } from '../helpers/seed.ts';

const ROOM = operation(
  `query ReadRoom($id: ID!) { room(by: { id: $id }) { health faults(states: [PENDING, OPEN]) { totalCount } } }`,
);
const ASSIGN = operation(`mutation AssignDevice($computer: String!, $roomId: ID!) {
  assignDevice(input: { computer: $computer, roomId: $roomId }) { device { room { id } } userErrors { code } } }`);

describe('two api and two worker processes on one pair of services', () => {
  const { mongodbUri, redisUrl } = testServices();
  let apis: [ServerProcess, ServerProcess];
  let workers: [ServerProcess, ServerProcess];
  let feeds: [Inbox<FaultMessage>, Inbox<FaultMessage>];
  /** Follows the first api from the beginning, and the other one when that is gone. */
  let follower: ResumingSubscriber<FaultMessage>;

  beforeAll(async () => {
    const start = (command: 'api' | 'worker') =>
      startServer(command, { MONGODB_URI: mongodbUri, REDIS_URL: redisUrl, STALE_AFTER: '6s' });
    // All at once, on a database that is still empty.
    const [first, second, third, fourth] = await Promise.all([
      start('api'),
      start('api'),
      start('worker'),
      start('worker'),
    ]);
    apis = [first, second];
    workers = [third, fourth];
    feeds = [await followFaults(first), await followFaults(second)];
    follower = resumingSubscriber([first.url, second.url], FAULT_CHANGES);
    await eventually(async () => follower.all.some(isSynced), 'subscribed');
  });
  afterAll(async () => {
    await follower?.stop();
    await endAll();
  });

  /** Waits until feeds know a fault's change of this kind. */
  const told = (computer: string, signal: string, kind: string) => {
    const isIt = (message: FaultMessage) =>
      message.kind === kind && message.fault?.computer === computer && message.fault.signal.key === signal;
    return eventually(async () => [...feeds, follower].every(({ all }) => all.some(isIt)), `${computer} ${kind}`);
  };

  test('two devices of a room that recover at the same instant through both leave it HEALTHY, always', async () => {
    const { id: roomId } = await seed(apis[0]).room({ name: 'Board room' });
    const computers = ['LEFT', 'RIGHT'] as const;
    for (const computer of computers) {
      const { assignDevice } = await apis[1].ask(ASSIGN, { computer, roomId });
      expect(assignDevice).toEqual({ device: { room: { id: roomId } }, userErrors: [] });
    }
    const rooms = apis.map((api) => api.subscribe(ROOM_CHANGES));
    for (let round = 0; round < 30; round += 1) {
      await Promise.all(computers.map((computer, at) => apis[at]!.post([heartbeat(computer), cameraFault(computer)])));
      for (const api of apis)
        expect((await api.ask(ROOM, { id: roomId })).room).toEqual({ health: 'UNHEALTHY', faults: { totalCount: 2 } });
      await Promise.all(computers.map((computer, at) => apis[at]!.post([hardwareHealthy(computer)])));
      for (const api of apis)
        expect((await api.ask(ROOM, { id: roomId })).room).toEqual({ health: 'HEALTHY', faults: { totalCount: 0 } });
    }
    await eventually(
      async () => rooms.every(({ all }) => all.at(-1)?.roomId === roomId && all.at(-1)?.health === 'HEALTHY'),
      'both feeds of rooms say so',
    );
    await Promise.all(rooms.map((inbox) => inbox.close()));
  });

  test('what is posted to either is pushed by both, with the same cursors, and a cursor of one resumes at the other', async () => {
    for (const [at, api] of apis.entries()) {
      await api.post([heartbeat(`POSTED-${at}`), cameraFault(`POSTED-${at}`)]);
      await told(`POSTED-${at}`, 'camera', 'OPENED');
    }
    // A console of the test before may fall silent just now, so that a change is on its way.
    await eventually(async () => {
      expect(changesOf(feeds[0].all)).toEqual(changesOf(feeds[1].all));
      return true;
    }, 'the same of both');
    const halfway = changesOf(feeds[0].all).at(60)!.cursor;
    const resumed = await followFaults(apis[1], halfway);
    await eventually(async () => {
      const missed = await faultHistory(apis[0], halfway);
      expect(missed.length).toBeGreaterThan(50);
      expect(changesOf(resumed.all)).toEqual(missed);
      return true;
    }, 'all that was missed');
  });

  test('jobs tick once', async () => {
    const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
    const prefix = `roomwatch-${new URL(mongodbUri).pathname.slice(1)}`;
    const queue = new Queue('jobs', { connection, prefix });
    try {
      const ticks = await eventually(async () => {
        const done = (await queue.getCompleted()).filter(({ name }) => name === 'mark-due');
        return done.length >= 5 && done.map(({ id }) => Number(id?.split(':').at(-1)));
      }, 'five ticks');
      const seconds = ticks.map((tick) => Math.floor(tick / 1_000));
      expect(seconds).toEqual([...new Set(seconds)]);
      const schedulers = (await queue.getJobSchedulers()).map(({ key }) => key);
      expect(schedulers.sort()).toEqual(PERIODIC_JOBS.map(({ name }) => name).sort());
    } finally {
      await queue.close();
      await connection.quit();
    }
  });

  test('a worker that is killed leaves its deadlines to the other', async () => {
    await workers[0].end('SIGKILL');
    await apis[0].post([heartbeat('QUIET')]);
    await told('QUIET', 'heartbeat', 'OPENED');
    await apis[1].post([heartbeat('QUIET')]);
    await told('QUIET', 'heartbeat', 'RESOLVED');
    const aboutQuiet = changesOf(feeds[0].all.filter(({ fault }) => fault?.computer === 'QUIET'));
    expect(aboutQuiet.map(({ kind }) => kind)).toEqual(['OPENED', 'RESOLVED']);
  });

  test('a subscriber of an api that is killed moves over to the other and misses nothing', async () => {
    await apis[0].end('SIGKILL');
    const [, living] = apis;
    await living.post([heartbeat('AFTER'), cameraFault('AFTER')]);
    await eventually(async () => follower.all.some(({ fault }) => fault?.computer === 'AFTER'), 'moved over');
    await eventually(async () => {
      expect(foldMessages(follower.all)).toEqual(await openFaults(living));
      const history = await faultHistory(living, null);
      expect(changesOf(follower.all)).toEqual(history);
      return true;
    }, 'in step');
    expect(follower.all.filter(({ kind }) => kind === 'GAP')).toEqual([]);
    expect(follower.errors).toEqual([]);
  });

  test('SIGTERM ends those that are left with code 0', async () => {
    await follower.stop();
    const left = [apis[1], workers[1]];
    expect(await Promise.all(left.map((one) => one.end('SIGTERM')))).toEqual(
      left.map(() => ({ code: 0, signal: null })),
    );
    for (const one of left) expect(one.said()).not.toMatch(/"level":[56]0|^\s+at /m);
  });
});
