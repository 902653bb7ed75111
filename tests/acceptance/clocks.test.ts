import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { markDue } from '../../src/services/devices/mark-due.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { allPages } from '../helpers/change-feed.ts';
import { cameraFault, hardwareHealthy, heartbeat, type PostedEvent } from '../helpers/console-events.ts';
import { testServices } from '../helpers/services.ts';
import { operation } from '../helpers/operation.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const HISTORY = operation(`query ReadFaultChanges($after: String) { faultChanges(first: 100, after: $after) {
  nodes { kind fault { computer signal { key } } } pageInfo { hasNextPage endCursor } } }`);

/** An application whose clock the test owns, so that hours pass at once. */
function createStory() {
  const services = testServices();
  let now = Date.parse('2026-11-21T09:00:00.000Z');
  let app: TestApp;
  const clock = () => new Date(now);
  // Time-driven jobs run when the test says so: between two of its steps no time passes.
  const start = () => startTestApp({ services, clock, roles: { api: true, worker: false } });
  const story = {
    async start() {
      app = await start();
    },
    stop: () => app.stop(),
    /** The present, or a moment before or after it. */
    at: (offset = 0) => new Date(now + offset),
    /** Lets time pass while the server runs: its mark was renewed all along. */
    async pass(milliseconds: number) {
      const { installation } = app.app.core.models;
      await installation.model.updateOne({ _id: 'ingest' }, { at: new Date(now + milliseconds) });
      now += milliseconds;
      const { ingestMark } = app.app.core;
      await ingestMark.refresh();
      expect(ingestMark.upSince(clock()).getTime()).toBeLessThan(now);
      await markDue(app.app.core);
    },
    async restart(downFor: number) {
      await app.stop();
      now += downFor;
      await story.start();
      await markDue(app.app.core);
    },
    async post(events: PostedEvent[]) {
      const { status, body } = await app.post(events);
      expect({ status, rejected: body.rejected }).toEqual({ status: 200, rejected: [] });
    },
    async health(computer: string): Promise<string> {
      const query = operation(
        `query ReadDevice($computer: String!) { device(by: { computer: $computer }) { health } }`,
      );
      return (await app.ask(query, { computer })).device!.health;
    },
    /** The changes about one signal of a computer. */
    async changes(computer: string, signal: string): Promise<string[]> {
      const changes = await allPages(app, HISTORY, 'faultChanges', {});
      return changes
        .filter(({ fault }) => fault!.computer === computer && fault!.signal.key === signal)
        .map(({ kind }) => kind as string);
    },
  };
  return story;
}

/** What a console writes every five minutes, by its own clock. */
const check = (computer: string, at: Date, camera = true) => [
  heartbeat(computer, { at }),
  (camera ? hardwareHealthy : cameraFault)(computer, { at: new Date(at.getTime() + 1_000) }),
];

describe('a console that was dead before its backlog arrives', () => {
  const story = createStory();
  beforeAll(() => story.start());
  afterAll(() => story.stop());

  test('stays OFFLINE throughout', async () => {
    await story.post(check('BACKLOG', story.at()));
    await story.pass(21 * MINUTE);
    expect(await story.health('BACKLOG')).toBe('OFFLINE');
    await story.pass(60 * MINUTE);
    // It wrote on for half an hour; now the collector sends all that, oldest first, in small batches.
    for (let minute = 5; minute <= 35; minute += 5) {
      await story.post(check('BACKLOG', story.at((minute - 81) * MINUTE), minute !== 20));
      expect(await story.health('BACKLOG')).toBe('OFFLINE');
    }
    expect(await story.changes('BACKLOG', 'heartbeat')).toEqual(['OPENED']);

    await story.post(check('BACKLOG', story.at()));
    expect(await story.health('BACKLOG')).toBe('HEALTHY');
    expect(await story.changes('BACKLOG', 'heartbeat')).toEqual(['OPENED', 'RESOLVED']);
  });
});

describe('a server that was down for three days', () => {
  const story = createStory();
  beforeAll(() => story.start());
  afterAll(() => story.stop());

  test('turns nothing stale by itself, and what stays silent a threshold later', async () => {
    await story.post([...check('BEATS', story.at()), ...check('MUTE', story.at())]);
    await story.restart(3 * DAY);
    expect([await story.health('BEATS'), await story.health('MUTE')]).toEqual(['HEALTHY', 'HEALTHY']);
    await story.pass(19 * MINUTE);
    await story.post(check('BEATS', story.at()));
    expect([await story.health('BEATS'), await story.health('MUTE')]).toEqual(['HEALTHY', 'HEALTHY']);
    await story.pass(2 * MINUTE);
    expect([await story.health('BEATS'), await story.health('MUTE')]).toEqual(['HEALTHY', 'OFFLINE']);
    expect(await story.changes('BEATS', 'heartbeat')).toEqual([]);
  });
});

describe('consoles whose clocks are wrong', () => {
  const story = createStory();
  const STEP = 5 * MINUTE;
  /** By how much each console's clock is off at a step of the story. */
  const clocks: Record<string, (step: number) => number> = {
    STEADY: () => 0,
    'ONE-DATED-2099': (step) => (step === 3 ? Date.parse('2099-01-01T00:00:00Z') - story.at().getTime() : 0),
    'SET-BACK': (step) => (step < 3 ? 0 : -DAY),
    'SET-FORWARD': (step) => (step < 3 ? 0 : DAY),
    'BACK-AND-RIGHT-AGAIN': (step) => (step < 3 || step > 6 ? 0 : -DAY),
    'FORWARD-AND-RIGHT-AGAIN': (step) => (step < 3 || step > 6 ? 0 : DAY),
  };
  const computers = Object.keys(clocks);
  const healths = async () =>
    Object.fromEntries(await Promise.all(computers.map(async (one) => [one, await story.health(one)])));
  const all = (health: string) => Object.fromEntries(computers.map((computer) => [computer, health]));
  beforeAll(() => story.start());
  afterAll(() => story.stop());

  test('one event dated 2099, or a clock set by a day either way: no false OFFLINE, nothing frozen', async () => {
    for (let step = 0; step <= 12; step += 1) {
      if (step > 0) await story.pass(STEP);
      // The camera fails at step 6 and recovers at step 9.
      const camera = step < 6 || step >= 9;
      await story.post(computers.flatMap((one) => check(one, story.at(clocks[one]!(step)), camera)));
      if (step === 8) expect(await healths()).toEqual(all('UNHEALTHY'));
      if (step === 12) expect(await healths()).toEqual(all('HEALTHY'));
      else expect(Object.values(await healths())).not.toContain('OFFLINE');
    }
    for (const computer of computers) {
      expect([computer, await story.changes(computer, 'heartbeat')]).toEqual([computer, []]);
      expect([computer, await story.changes(computer, 'camera')]).toEqual([computer, ['OPENED', 'RESOLVED']]);
    }
  });

  test('and one that then falls silent is OFFLINE a threshold later', async () => {
    await story.pass(19 * MINUTE);
    expect(await healths()).toEqual(all('HEALTHY'));
    await story.pass(2 * MINUTE);
    expect(await healths()).toEqual(all('OFFLINE'));
  });
});
