import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { PERIODIC_JOBS } from '../../src/jobs/periodic.ts';
import { pruneChanges } from '../../src/services/changes/prune-changes.ts';
import { recomputeFleet } from '../../src/services/devices/mark-due.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { cameraFault, heartbeat } from '../helpers/console-events.ts';
import { eventually } from '../helpers/process.ts';
import { operation } from '../helpers/operation.ts';

const started: TestApp[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((app) => app.stop()));
});

async function start(...options: Parameters<typeof startTestApp>): Promise<TestApp> {
  const app = await startTestApp(...options);
  started.push(app);
  return app;
}

/** The queue that an application's workers share, looked at from outside. */
function openQueue(app: TestApp) {
  const connection = new Redis(app.services.redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue('jobs', { connection, prefix: `roomwatch-${app.app.core.models.connection.name}` });
  queues.push(async () => {
    await queue.obliterate({ force: true });
    await queue.close();
    await connection.quit();
  });
  return queue;
}
const queues: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(queues.map((close) => close())));

test('the registry names every duty with its period', () => {
  expect(Object.fromEntries(PERIODIC_JOBS.map(({ name, every }) => [name, every / 1_000]))).toEqual({
    'mark-due': 1,
    'tick-alerts': 1,
    'sweep-outboxes': 2,
    'recompute-fleet': 300,
    'prune-changes': 3_600,
    'record-sites': 3_600,
    'apply-retention': 60,
    'run-exports': 2,
    'compute-custom-fields': 5,
  });
});

describe('workers', () => {
  test('of any number put up one scheduler for each duty, make one tick of it, and put it up again when it is gone', async () => {
    const app = await start({ roles: { api: false, worker: true } });
    await start({ roles: { api: false, worker: true }, services: app.services });
    const queue = openQueue(app);
    const schedulers = await queue.getJobSchedulers();
    expect(Object.fromEntries(schedulers.map(({ key, every }) => [key, Number(every)]))).toEqual(
      Object.fromEntries(PERIODIC_JOBS.map(({ name, every }) => [name, every])),
    );
    const ticks = async () => (await queue.getCompleted()).filter(({ name }) => name === 'mark-due');
    const jobs = await eventually(async () => {
      const done = await ticks();
      return done.length >= 3 && done;
    }, 'three ticks');
    // A tick is named by its moment: two workers cannot both make it.
    const moments = jobs.map(({ id }) => id);
    expect(new Set(moments).size).toBe(moments.length);
    const times = jobs.map(({ id }) => Number(/\d+$/.exec(id!)![0])).sort((a, b) => a - b);
    for (const [index, time] of times.slice(1).entries()) expect(time - times[index]!).toBeGreaterThanOrEqual(1_000);

    await queue.removeJobScheduler('mark-due');
    const known = new Set((await ticks()).map(({ id }) => id));
    await eventually(async () => (await ticks()).some(({ id }) => !known.has(id)), 'ticking again');
  });

  test('keep few results', async () => {
    const app = await start({ roles: { api: false, worker: true } });
    const queue = openQueue(app);
    const [job] = await eventually(async () => {
      const done = await queue.getCompleted();
      return done.length > 0 && done;
    }, 'done');
    expect(job!.opts).toMatchObject({ removeOnComplete: { count: 50 }, removeOnFail: { count: 200 } });
    await queue.addBulk(
      Array.from({ length: 80 }, () => ({
        name: 'mark-due',
        data: {},
        opts: job!.opts && { removeOnComplete: { count: 50 } },
      })),
    );
    await eventually(async () => (await queue.getWaitingCount()) + (await queue.getActiveCount()) === 0, 'all done');
    expect(await queue.getCompletedCount()).toBeLessThanOrEqual(50);
  });

  test('go on after a duty failed: it is logged, and the next tick tries again', async () => {
    const app = await start({ roles: { api: true, worker: true } });
    const queue = openQueue(app);
    const errors: unknown[] = [];
    const { core } = app.app;
    const { dueOfAllWorkspaces } = core.models.devices;
    core.log.error = ((fields: { job: string; err: Error }) =>
      errors.push([fields.job, fields.err.message])) as typeof core.log.error;
    core.models.devices.dueOfAllWorkspaces = () => {
      throw new Error('no luck');
    };
    await eventually(async () => (await queue.getFailedCount()) > 0 && errors.length > 0, 'failed');
    expect(errors[0]).toEqual(['mark-due', 'no luck']);
    core.models.devices.dueOfAllWorkspaces = dueOfAllWorkspaces;
    const failed = await queue.getFailedCount();
    const completed = async () => (await queue.getCompleted()).filter(({ name }) => name === 'mark-due');
    const last = Math.max(...(await queue.getFailed()).map(({ finishedOn }) => finishedOn!));
    await eventually(async () => (await completed()).some(({ finishedOn }) => finishedOn! > last), 'done again');
    expect(failed).toBeLessThan(200);
  });
});

describe('what they do', () => {
  test('recomputation heals a fleet: a missed deadline and a changed threshold', async () => {
    let now = Date.now();
    const clock = () => new Date(now);
    const settings = { STALE_AFTER: '20m' };
    const app = await start({ roles: { api: true, worker: false }, clock, settings });
    await app.post([heartbeat('JOB-1'), heartbeat('JOB-2')]);
    const healthOf = async (computer: string) =>
      (
        await app.ask(
          operation(`query ReadDeviceOfJobs($c: String!) { device(by: { computer: $c }) { health room { health } } }`),
          {
            c: computer,
          },
        )
      ).device;
    expect(await recomputeFleet(app.app.core)).toEqual({ devices: 2, changed: 0 });
    // No sweep ran for an hour, while the other one was heard.
    const { core } = app.app;
    const up = { ...core, ingestMark: { ...core.ingestMark, upSince: () => new Date(0) } };
    now += 3_600_000;
    await app.post([heartbeat('JOB-2', { at: new Date(now) })]);
    expect(await recomputeFleet(up)).toEqual({ devices: 2, changed: 1 });
    expect(await healthOf('JOB-1')).toEqual({ health: 'OFFLINE', room: { health: 'OFFLINE' } });
    expect(await healthOf('JOB-2')).toEqual({ health: 'HEALTHY', room: { health: 'HEALTHY' } });
    // A longer threshold takes silence back.
    const longer = { ...up, spans: { ...core.spans, staleAfter: 2 * 3_600_000 } };
    await recomputeFleet(longer);
    expect(await healthOf('JOB-1')).toEqual({ health: 'HEALTHY', room: { health: 'HEALTHY' } });
    expect(await recomputeFleet(longer)).toEqual({ devices: 2, changed: 0 });
  });

  test('pruning drops what is past its retention from the front, never the newest; numbers go on', async () => {
    const day = 86_400_000;
    let now = Date.now() - 100 * day;
    const app = await start({ roles: { api: true, worker: false }, clock: () => new Date(now) });
    const { core } = app.app;
    const numbers = async () =>
      (await core.models.changes.model.find().sort({ number: 1 }).lean()).map(({ number }) => number);
    await app.post([cameraFault('JOB-3', { at: new Date(now) })]);
    expect(await numbers()).toEqual([1, 2]);
    expect(await pruneChanges(core)).toEqual({ deleted: 0 });
    now += 89 * day;
    await app.post([cameraFault('JOB-4', { at: new Date(now) })]);
    expect(await pruneChanges(core)).toEqual({ deleted: 0 });
    now += 2 * day;
    expect(await pruneChanges(core)).toEqual({ deleted: 2 });
    expect(await numbers()).toEqual([3, 4]);
    now += 200 * day;
    expect(await pruneChanges(core)).toEqual({ deleted: 1 });
    expect(await numbers()).toEqual([4]);
    await app.post([cameraFault('JOB-5', { at: new Date(now) })]);
    expect(await numbers()).toEqual([4, 5, 6]);
  });
});
