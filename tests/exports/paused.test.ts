import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ScheduledExportDocument } from '../../src/models/scheduled-export.ts';
import { createSecretBox } from '../../src/domain/credentials/secret-box.ts';
import { createExporter } from '../../src/services/exports/exporter.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { watchEvaluators } from '../helpers/children.ts';
import { HOUR, hoursAgo, NOW } from '../helpers/exports.ts';
import { operation } from '../helpers/operation.ts';
import { endAll, eventually, spawnRoomwatch } from '../helpers/process.ts';
import { seed } from '../helpers/seed.ts';
import { tempDir } from '../helpers/temp-dir.ts';

/** Needs more memory than a query may use here, so each attempt costs an evaluator. */
const TOO_MUCH = 'range x from 1 to 5000000 step 1 | extend s = strcat("row number ", x) | sort by s asc';
const NEVER_ENDING = 'range x from 1 to 4000000000 step 1 | where x < 0';
const LEASE = 15_000;

const STATE = operation(`query ReadPausedExport($id: ID!) {
  scheduledExport(id: $id) { enabled dueAt failures lastError pausedAt pauseReason runs(first: 100) { status attempt error } }
}`);

describe('a scheduled export that ends its evaluator', () => {
  let now = NOW;
  let app: TestApp;
  beforeAll(async () => {
    const settings = { EXPORT_DIR: tempDir(), QUERY_MEMORY_MB: '16' };
    app = await startTestApp({ clock: () => now, settings, roles: { api: true, worker: false } });
  });
  afterAll(async () => {
    await endAll();
    await app.stop();
  });

  /** Attempts whatever is due now, and lets the longest wait between attempts pass. */
  const attempt = async () => {
    await app.app.exporter.tick();
    await app.app.exporter.idle();
    now = new Date(now.getTime() + HOUR);
  };
  const stateOf = async (id: string) => (await app.ask(STATE, { id })).scheduledExport!;
  const create = (name: string, input: { query?: string; savedQueryId?: string }) =>
    seed(app).scheduledExport({
      ...{ name, window: 'HOURLY', delay: '0s', from: hoursAgo(1), destination: { folder: name } },
      ...input,
    });
  const paused = async (name: string, input: { query?: string; savedQueryId?: string }) => {
    const made = await create(name, input);
    for (let count = 0; count < 3; count += 1) await attempt();
    expect((await stateOf(made.id)).pausedAt).not.toBeNull();
    return made;
  };

  test('is paused after three attempts, and says so in GraphQL and on the command line', async () => {
    const { id, delete: remove } = await create('greedy', { query: TOO_MUCH });
    await attempt();
    await attempt();
    expect(await stateOf(id)).toMatchObject({ failures: 2, pausedAt: null, pauseReason: null });
    const third = now;
    await attempt();
    const state = await stateOf(id);
    expect(state).toMatchObject({
      ...{ enabled: true, dueAt: null, failures: 3, pausedAt: third.toISOString() },
      pauseReason: expect.stringMatching(/^It ended its evaluator 3 times; the last time: The operator 'sort' needs/),
      runs: [3, 2, 1].map((number) => ({ status: 'FAILED', attempt: number, error: state.lastError })),
    });
    await attempt();
    await attempt();
    expect((await stateOf(id)).runs).toHaveLength(3);
    const listed = spawnRoomwatch(['exports', 'list', '--url', app.url]);
    expect((await listed.ended).code).toBe(0);
    expect(listed.said()).toContain(`paused since ${state.pausedAt}`);
    expect(listed.said()).toContain(`greedy is paused. ${state.pauseReason} roomwatch exports resume ends`);
    const resumed = spawnRoomwatch(['exports', 'resume', 'Greedy', '--url', app.url]);
    expect([(await resumed.ended).code, resumed.said()]).toEqual([0, expect.stringContaining('greedy goes on')]);
    expect(await stateOf(id)).toMatchObject({ dueAt: now.toISOString(), failures: 0, pausedAt: null });
    const again = spawnRoomwatch(['exports', 'resume', 'greedy', '--url', app.url]);
    expect([(await again.ended).code, again.said()]).toEqual([1, expect.stringContaining('an export that is paused')]);
    // it has three attempts again
    await attempt();
    expect(await stateOf(id)).toMatchObject({ failures: 1, pausedAt: null });
    await remove();
  });

  test('kill -9 of its evaluator costs it an attempt and is not counted', async () => {
    const { id, delete: remove } = await create('killed', { query: NEVER_ENDING });
    for (let count = 1; count <= 3; count += 1) {
      const working = watchEvaluators(process.pid);
      await app.app.exporter.tick();
      const pid = await eventually(async () => working()[0], 'at work');
      process.kill(pid, 'SIGKILL');
      await app.app.exporter.idle();
      expect(await stateOf(id)).toMatchObject({
        ...{
          failures: count,
          pausedAt: null,
          dueAt: new Date(now.getTime() + 30_000 * 2 ** (count - 1)).toISOString(),
        },
        lastError: 'The process that ran the query was ended from outside (SIGKILL). The query can be run again.',
      });
      now = new Date(now.getTime() + HOUR);
    }
    await remove();
  });

  test('goes on once it is changed', async () => {
    const made = await paused('changed', { query: TOO_MUCH });
    await made.update({ query: 'print x = 1' });
    expect(await stateOf(made.id)).toMatchObject({ pausedAt: null, pauseReason: null, dueAt: now.toISOString() });
    await attempt();
    expect((await stateOf(made.id)).runs[0]).toMatchObject({ status: 'SUCCEEDED' });
    await made.delete();
  });

  test('goes on once its saved query is changed', async () => {
    const saved = await seed(app).savedQuery({ name: 'too much', text: TOO_MUCH });
    const made = await paused('saved', { savedQueryId: saved.id });
    await saved.update({ description: 'not its text' });
    await saved.update({ text: 'print x = 1' });
    expect((await stateOf(made.id)).pausedAt).toBeNull();
    await attempt();
    expect((await stateOf(made.id)).runs[0]).toMatchObject({ status: 'SUCCEEDED' });
    await made.delete();
  });

  test('goes on once it is enabled again, or run', async () => {
    const made = await paused('disabled', { query: TOO_MUCH });
    await made.update({ enabled: false });
    expect(await stateOf(made.id)).toMatchObject({ pausedAt: null, dueAt: null });
    await made.update({ enabled: true });
    for (let count = 0; count < 3; count += 1) await attempt();
    expect((await stateOf(made.id)).pausedAt).not.toBeNull();
    await made.run();
    expect((await stateOf(made.id)).pausedAt).toBeNull();
    await made.delete();
  });

  test('a saved query by its URL is refused for an hour', async () => {
    const saved = await seed(app).savedQuery({ name: 'by url', text: TOO_MUCH });
    const { key, path } = await saved.key('test');
    const get = async () => {
      const response = await fetch(`${app.url}${path}`, { headers: { authorization: `Bearer ${key}` } });
      const body = await response.text();
      return {
        status: response.status,
        code: /"code":"(\w+)"/.exec(body)?.[1],
        wait: response.headers.get('retry-after'),
      };
    };
    for (let count = 0; count < 3; count += 1) {
      expect(await get()).toEqual({ status: 422, code: 'MEMORY_LIMIT', wait: null });
    }
    expect(await get()).toEqual({ status: 503, code: 'PAUSED', wait: '3600' });
    now = new Date(now.getTime() + HOUR);
    expect(await get()).toMatchObject({ status: 422 });
    expect(await get()).toMatchObject({ status: 503 });
    await saved.update({ text: 'print x = 1' });
    expect(await get()).toMatchObject({ status: 200 });
  });

  test('one that takes the whole server down counts too: the attempt is counted before it begins', async () => {
    const { id } = await create('fatal', { query: 'print x = 1' });
    const { core, queries } = app.app;
    const documents = core.models.scheduledExports;
    for (let death = 1; death <= 3; death += 1) {
      await new Promise<void>((resolve) => {
        const options = { queries, secrets: createSecretBox('tests'), root: tempDir(), lease: LEASE };
        const openStore = () => (resolve(), new Promise<never>(() => undefined));
        void createExporter(core, { ...options, openStore }).tick();
      });
      // it is no more: its renewals stop, and its lease ends
      const dead = { leaseOwner: 'dead' } as Partial<ScheduledExportDocument>;
      await documents.model.collection.updateOne({ _id: id } as object, { $set: dead });
      now = new Date(now.getTime() + LEASE + 1);
    }
    await attempt();
    const state = await stateOf(id);
    expect(state).toMatchObject({
      pauseReason: 'It ended its evaluator 3 times; the last time: The process ended in the middle.',
      dueAt: null,
    });
    expect(state.runs.map(({ status, attempt: number }) => [status, number])).toEqual(
      [3, 2, 1].map((number) => ['INTERRUPTED', number]),
    );
  });
});
