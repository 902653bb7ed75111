import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import { newDevice } from '../../src/domain/health/device.ts';
import { readReport } from '../../src/domain/health/report.ts';
import { takeReport } from '../../src/domain/health/transition.ts';
import { createRandom, type Random } from '../../src/simulate/random.ts';
import type { Answer } from '../helpers/app.ts';
import { allPages, changesOf, FAULT_CHANGES, faultHistory, foldMessages, openFaults } from '../helpers/change-feed.ts';
import type { FaultMessage } from '../helpers/change-feed.ts';
import { consoleEvent, type PostedEvent } from '../helpers/console-events.ts';
import { serverPid } from '../helpers/leftovers.ts';
import { endAll, eventually, newDataDir, startServer, type ServerProcess } from '../helpers/process.ts';
import { resumingSubscriber, type ResumingSubscriber } from '../helpers/resuming-subscriber.ts';
import { operation } from '../helpers/operation.ts';

const SEED = Number(process.env.SEED ?? 20_261_121);
const DEVICES = 12;
const MINUTE = 60_000;

const DEVICE_STATES = operation(`query ReadDevicesOfCrash($after: String) { devices(first: 100, after: $after) {
  nodes { computer health room { name health } signals { key state value } faults(states: [PENDING, OPEN]) { nodes { signal { key } state } } }
  pageInfo { hasNextPage endCursor } } }`);
const EVENTS = operation(`query ReadEvents($after: String) { events(first: 100, after: $after) {
  nodes { computer eventId timeGenerated description } pageInfo { hasNextPage endCursor } } }`);

const LABELS: Record<number, string[]> = {
  2001: ['Network', 'Exchange', 'Teams Signin'],
  3001: ['Camera', 'Front of Room Display', 'Motion Sensor'],
};
const VALUES = ['Healthy', 'Unhealthy', 'NotApplicable', 'AutodiscoveryError', 'Unhealthy'];

/** What a fleet writes, from a quarter of an hour ago on, in the order of its times; no two events of one moment. */
function createFleet(random: Random) {
  const start = Date.now() - 15 * MINUTE;
  const told: PostedEvent[] = [];
  const next = (): PostedEvent => {
    const computer = `CRASH-${random.whole(10, 9 + DEVICES)}`;
    const eventId = random.pick([2000, 2001, 2001, 3000, 3001, 3001, 3001, 4000]);
    const at = new Date(start + told.length * 100);
    const labels = (LABELS[eventId] ?? []).filter(() => random.chance(0.7));
    const text = labels.map((label) => `${label} status : ${random.pick(VALUES)}`).join('. ');
    const event = consoleEvent(computer, eventId, text || 'All is well.', { at });
    told.push(event);
    return event;
  };
  return { told, nextBatch: () => Array.from({ length: random.whole(1, 12) }, next) };
}

/** What the health rules alone make of events, in any order of arrival. */
function foldEvents(events: readonly PostedEvent[]) {
  const now = new Date();
  const rules = { now, staleAfter: 20 * MINUTE, reopenWithin: 7 * 24 * 60 * MINUTE, ingestUpSince: null };
  const devices = new Map<string, ReturnType<typeof newDevice>>();
  for (const { computer, eventId, timeGenerated, description } of events) {
    const ownTime = new Date(timeGenerated);
    const report = readReport({ id: timeGenerated, eventId, description, ownTime, receivedAt: now, record: null });
    const device = devices.get(computer) ?? newDevice(computer, computer, now);
    devices.set(computer, takeReport(device, report, rules).device);
  }
  return [...devices.values()]
    .sort((a, b) => (a.computer < b.computer ? -1 : 1))
    .map(({ computer, health, signals, faults }) => ({
      computer,
      health,
      room: { name: computer, health },
      signals: signals.map(({ key, state, value }) => ({ key, state, value })).sort((a, b) => (a.key < b.key ? -1 : 1)),
      faults: faults
        .filter(({ state }) => state === 'OPEN' || state === 'PENDING')
        .map(({ signal, state }) => ({ signal: { key: signal }, state }))
        .sort(bySignal),
    }));
}

const bySignal = (a: { signal: { key: string } }, b: { signal: { key: string } }) =>
  a.signal.key < b.signal.key ? -1 : 1;

async function deviceStates(server: ServerProcess) {
  const nodes = await allPages(server, DEVICE_STATES, 'devices', {});
  return nodes.map((node) => ({ ...node, faults: node.faults.nodes.sort(bySignal) }));
}

/** A collector: posts batch after batch, each again and again until it is acknowledged. */
async function collect(url: string, next: () => PostedEvent[] | null): Promise<void> {
  for (let batch = next(); batch !== null; batch = next()) {
    while (!(await isAcknowledged(url, batch))) await pause(30);
    await pause(40);
  }
}

async function isAcknowledged(url: string, batch: PostedEvent[]): Promise<boolean> {
  const response = await fetch(`${url}/api/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(batch),
  }).catch(() => null);
  const body = (await response?.json().catch(() => null)) as { accepted: number; duplicates: number } | null;
  if (!response || !body) return false;
  if (response.status === 503) expect(body).toMatchObject({ error: { code: 'UNAVAILABLE' } });
  else expect([response.status, body]).toMatchObject([200, { rejected: [] }]);
  if (response.status === 200) expect(body.accepted + body.duplicates).toBe(batch.length);
  return response.status === 200;
}

/** What people ask meanwhile: of MongoDB itself, of the query engine with and without its processes. */
const QUERIES = [
  { query: operation(`query ReadRoomsOfCrash { rooms(first: 50) { nodes { name health devices { computer } } } }`) },
  ...[
    'Event | summarize dcount(Computer)',
    'Event | sort by TimeGenerated asc | serialize n = row_number() | count',
  ].map((text) => ({
    query: operation(`query CountRows($text: String!) { kql(query: $text) { rowCount } }`),
    variables: { text },
  })),
];

/** A viewer: asks again and again. It is answered, told that the server is not available, or cut off. */
async function look(url: string, request: object, goesOn: () => boolean): Promise<void> {
  while (goesOn()) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    }).catch(() => null);
    const body = (await response?.json().catch(() => null)) as { errors?: Answer<unknown>['errors'] } | null;
    if (body)
      expect((body.errors ?? []).map(({ extensions }) => extensions['code'])).toEqual(
        body.errors ? ['UNAVAILABLE'] : [],
      );
    await pause(20);
  }
}

/** The processes that may die while clients post. */
interface Victims {
  killServer(): Promise<void>;
  /** As an operator does. */
  stopServer(): Promise<void>;
  killService(kind: 'mongodb' | 'redis'): Promise<void>;
}

describe('any process may die at any instruction', () => {
  afterAll(endAll);

  /** Lets deaths happen while clients post and a subscriber listens; then everything must be as if nobody had died. */
  async function surviving(deaths: (victims: Victims, random: Random) => Promise<void>) {
    const random = createRandom(String(SEED));
    const dataDir = newDataDir();
    let server = await startServer('start', { DATA_DIR: dataDir });
    // Its clients know its address: it comes back there.
    const settings = { DATA_DIR: dataDir, PORT: new URL(server.url).port };
    const subscriber = resumingSubscriber([server.url], FAULT_CHANGES);
    const fleet = createFleet(random);
    let dying = true;
    try {
      await eventually(async () => subscriber.all.length > 0, 'subscribed');
      // Two collectors, so that the events of one console come in any order.
      const clients = [0, 1].map(() => collect(server.url, () => (dying ? fleet.nextBatch() : null)));
      clients.push(...QUERIES.map((request) => look(server.url, request, () => dying)));
      const victims: Victims = {
        async killServer() {
          expect(await server.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
          server = await startServer('start', settings);
        },
        async stopServer() {
          expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
          expect(server.said()).not.toMatch(/"level":[56]0/);
          server = await startServer('start', settings);
        },
        async killService(kind) {
          const pid = serverPid(dataDir, kind)!;
          process.kill(pid, 'SIGKILL');
          await eventually(async () => ![null, pid].includes(serverPid(dataDir, kind)), `${kind} started again`);
        },
      };
      // A client ends only where it was answered what it should never be.
      await Promise.race([deaths(victims, random), ...clients]);
      dying = false;
      await Promise.all(clients);
      await checkAll(server, fleet.told, subscriber);
      await subscriber.stop();
      expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
      expect(server.said()).not.toMatch(/unhandled|^\s+at /im);
      expect([serverPid(dataDir, 'mongodb'), serverPid(dataDir, 'redis')]).toEqual([null, null]);
    } catch (error) {
      const { message } = error as Error;
      throw new Error(`with SEED=${SEED}: ${message}\nThe server said:\n${server.said()}`, { cause: error });
    } finally {
      dying = false;
      await subscriber.stop();
    }
  }

  async function checkAll(server: ServerProcess, told: PostedEvent[], subscriber: ResumingSubscriber<FaultMessage>) {
    const expected = foldEvents(told);
    // What a crash left is swept up a few seconds later.
    await eventually(async () => {
      const { rooms } = await server.ask(operation(`query CountRooms { rooms { totalCount } }`));
      expect(rooms.totalCount).toBe(expected.length);
      expect(await deviceStates(server)).toEqual(expected);
      expect(foldMessages(subscriber.all)).toEqual(await openFaults(server));
      return true;
    }, 'as the rules say');

    const stored = await allPages(server, EVENTS, 'events', {});
    const key = ({ computer, eventId, timeGenerated, description }: PostedEvent) =>
      [timeGenerated, computer, eventId, description].join();
    expect(stored.map(key).sort()).toEqual(told.map(key).sort());

    const history = await faultHistory(server, null);
    expect(history.length).toBeGreaterThan(0);
    expect(changesOf(subscriber.all)).toEqual(history);
    expect(subscriber.all.filter(({ kind }) => kind === 'GAP')).toEqual([]);
  }

  test('kill -9 of the server: what was acknowledged is stored once, folded, and pushed', async () => {
    await surviving(async ({ killServer }, random) => {
      for (let round = 0; round < 3; round += 1) {
        await pause(random.between(100, 1_500));
        await killServer();
      }
    });
  });

  test('SIGTERM under load: it ends with code 0 and no error said, and goes on where it is started again', async () => {
    await surviving(async ({ stopServer }, random) => {
      for (let round = 0; round < 2; round += 1) {
        await pause(random.between(300, 1_500));
        await stopServer();
      }
    });
  });

  test('kill -9 of MongoDB and Redis that Roomwatch provides: it starts them again and goes on', async () => {
    await surviving(async ({ killService }, random) => {
      for (const kind of ['mongodb', 'redis', 'mongodb'] as const) {
        await pause(random.between(100, 1_000));
        await killService(kind);
      }
    });
  });
});
