import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { startTestApp, type Inbox, type TestApp } from '../helpers/app.ts';
import { allPages } from '../helpers/change-feed.ts';
import { cameraFault, consoleEvent, hardwareHealthy, heartbeat } from '../helpers/console-events.ts';
import { eventually } from '../helpers/process.ts';
import type { FaultFilter, FaultState, RoomFilter } from '../generated/graphql.ts';
import { operation } from '../helpers/operation.ts';
import { RefusedStepError, seed } from '../helpers/seed.ts';

/*
 * Whatever happens to the fleet, and however often a client is cut off and comes back with its last cursor: the list that it folds from
 * its messages is the list that a query gives.
 */

let servers: TestApp[];
beforeAll(async () => {
  const first = await startTestApp({ roles: { api: true, worker: false } });
  servers = [first, await startTestApp({ roles: { api: true, worker: false }, services: first.services })];
});
afterAll(() => Promise.all(servers.map((server) => server.stop())));

interface Row {
  id: string;
  version: number;
}
interface Message {
  kind: string;
  cursor: string;
  left: boolean;
  subject: string | null;
  row: Row | null;
}

const FEEDS = {
  faults: {
    subscription: operation(`subscription FollowFaultChangesOfCutsAndReturns($filter: FaultFilter, $after: String) {
      faultChanges(filter: $filter, after: $after) { kind cursor left subject: faultId row: fault { id version state severity computer occurrences acknowledgedAt room { id name site } } }
    }`),
    query: operation(`query ReadFaultsOfCutsAndReturns($filter: FaultFilter, $after: String) {
      faults(filter: $filter, after: $after, first: 100) { nodes { id version state severity computer occurrences acknowledgedAt room { id name site } } pageInfo { hasNextPage endCursor } }
    }`),
  },
  rooms: {
    subscription: operation(`subscription FollowRoomChangesOfCutsAndReturns($filter: RoomFilter, $after: String) {
      roomChanges(filter: $filter, after: $after) { kind cursor left subject: roomId row: room { id version name site tags health devices { id computer } } }
    }`),
    query: operation(`query ReadRoomsOfCutsAndReturns($filter: RoomFilter, $after: String) {
      rooms(filter: $filter, after: $after, first: 100) { nodes { id version name site tags health devices { id computer } } pageInfo { hasNextPage endCursor } }
    }`),
  },
};
const NOT_CLOSED: FaultState[] = ['PENDING', 'OPEN', 'RESOLVED'];

const faultFeed = (filter: FaultFilter) => ({
  subscribe: (server: TestApp, after: string | null): Inbox<Message> =>
    server.subscribe(FEEDS.faults.subscription, { filter, after }),
  read: (): Promise<Row[]> =>
    allPages(servers[0]!, FEEDS.faults.query, 'faults', { filter: { states: NOT_CLOSED, ...filter } }),
});
const roomFeed = (filter: RoomFilter) => ({
  subscribe: (server: TestApp, after: string | null): Inbox<Message> =>
    server.subscribe(FEEDS.rooms.subscription, { filter, after }),
  read: (): Promise<Row[]> => allPages(servers[0]!, FEEDS.rooms.query, 'rooms', { filter }),
});

/** A client that does as the schema says, over as many connections as it takes. */
function createClient(feed: ReturnType<typeof faultFeed>) {
  let inbox: Inbox<Message> | null = null;
  const messages: Message[] = [];

  function disconnect(): Promise<void> {
    if (!inbox) return Promise.resolve();
    messages.push(...inbox.all);
    const ended = inbox.close();
    inbox = null;
    return ended;
  }

  return {
    disconnect,
    async connect(server: TestApp, awaitSynced: boolean): Promise<void> {
      await disconnect();
      const after = messages.at(-1)?.cursor ?? null;
      // The cursor of a SNAPSHOT or GAP starts the snapshot again: what was held goes.
      if (['SNAPSHOT', 'GAP'].includes(messages.at(-1)?.kind ?? '')) messages.length = 0;
      inbox = feed.subscribe(server, after);
      if (awaitSynced) await inbox!.until(({ kind }) => kind === 'SYNCED');
    },
    held(): Row[] {
      const held = new Map<string, Row>();
      for (const { kind, left, subject, row } of [...messages, ...(inbox?.all ?? [])]) {
        if (kind === 'GAP') held.clear();
        if (subject === null) continue;
        if (left || row === null) held.delete(subject);
        else if (row.version >= (held.get(subject)?.version ?? 0)) held.set(subject, row);
      }
      return sorted([...held.values()]);
    },
    async asked(): Promise<Row[]> {
      return sorted(await feed.read());
    },
  };
}

const sorted = (rows: Row[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** One run has computers, rooms and sites of its own, so that runs do not meet; clients see only these. */
interface World {
  name: string;
  rooms: string[];
  clock: number;
  clients: ReturnType<typeof createClient>[];
}
const COMPUTERS = 3;
const ROOMS = 2;
const CLIENTS = 6;

const index = (count: number) => fc.nat({ max: count - 1 });
const server = index(2);
const computer = index(COMPUTERS);
const room = index(ROOMS);
const client = index(CLIENTS);

const REPORTS = {
  heartbeat,
  hardwareHealthy,
  cameraFault,
  networkFault: (name: string, options: Parameters<typeof consoleEvent>[3]) =>
    consoleEvent(name, 2001, 'Network status : Unhealthy. Exchange status : Connecting. ', options),
};
const report = fc.constantFrom(...(Object.keys(REPORTS) as (keyof typeof REPORTS)[]));

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('post' as const),
      reports: fc.array(fc.tuple(computer, report), { minLength: 1, maxLength: 4 }),
      server,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('assign' as const), computer, room: fc.option(room), server }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('edit' as const),
      room,
      member: fc.constantFrom('site' as const, 'name' as const, 'tags' as const),
      value: index(3),
      server,
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('deleteDevice' as const), computer, server }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('replaceRoom' as const), room, server }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('acknowledge' as const), back: fc.boolean(), server }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('disconnect' as const), client }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('connect' as const), client, synced: fc.boolean(), server }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function perform(world: World, step: Step): Promise<unknown> {
  const { name, rooms, clients } = world;
  /** What becomes of it at the same time as another step is that step's matter: a refusal is no failure. */
  const attempt = (change: (steps: ReturnType<typeof seed>) => Promise<unknown>, at: number) =>
    change(seed(servers[at]!)).catch((error: unknown) => {
      if (!(error instanceof RefusedStepError)) throw error;
    });
  switch (step.does) {
    case 'post': {
      const at = () => new Date((world.clock += 100));
      return servers[step.server]!.post(step.reports.map(([of, kind]) => REPORTS[kind](`${name}-${of}`, { at: at() })));
    }
    case 'assign':
      return attempt(
        (steps) => steps.assign(`${name}-${step.computer}`, step.room === null ? null : rooms[step.room]!),
        step.server,
      );
    case 'edit': {
      const { room, value } = step;
      const values = {
        site: `${name}-site-${value}`,
        name: `${name}-room-${room}-${value}`,
        tags: [`${name}-tag-${value}`],
      };
      return attempt((steps) => steps.roomOf(rooms[room]!).update({ [step.member]: values[step.member] }), step.server);
    }
    case 'deleteDevice': {
      const { device } = await servers[0]!.ask(
        operation(`query ReadDeviceId($computer: String!) { device(by: { computer: $computer }) { id } }`),
        { computer: `${name}-${step.computer}` },
      );
      return device && attempt((steps) => steps.deviceById(device.id).delete(), step.server);
    }
    case 'replaceRoom': {
      const old = rooms[step.room]!;
      rooms[step.room] = await makeRoom(`${name}-room-again-${(world.clock += 1)}`, `${name}-site-0`);
      return attempt((steps) => steps.roomOf(old).delete(), step.server);
    }
    case 'acknowledge': {
      const nodes = await allPages(servers[0]!, FEEDS.faults.query, 'faults', {
        filter: { states: ['OPEN', 'PENDING'] },
      });
      const found = nodes.find((row) => row.computer.startsWith(`${name}-`));
      if (!found) return undefined;
      return attempt((steps) => {
        const fault = steps.faultOf(found.id);
        return step.back ? fault.unacknowledge() : fault.acknowledge();
      }, step.server);
    }
    case 'disconnect':
      return clients[step.client]!.disconnect();
    case 'connect':
      return clients[step.client]!.connect(servers[step.server]!, step.synced);
  }
}

/** Steps one after the other, or two at once through whichever servers they chose. */
const course = fc.array(fc.array(step, { minLength: 1, maxLength: 2 }), { minLength: 5, maxLength: 20 });

const makeRoom = async (name: string, site: string) => (await seed(servers[0]!).room({ name, site })).id;

let runs = 0;
async function makeWorld(): Promise<World> {
  const name = `fold${(runs += 1)}`;
  const rooms = [
    await makeRoom(`${name}-room-0-0`, `${name}-site-0`),
    await makeRoom(`${name}-room-1-0`, `${name}-site-1`),
  ];
  const clients = [
    createClient(faultFeed({})),
    createClient(faultFeed({ sites: [`${name}-site-0`, `${name}-site-2`], acknowledged: false })),
    createClient(faultFeed({ states: ['OPEN'], severities: ['IMPORTANT'] })),
    createClient(roomFeed({ search: name.toUpperCase() })),
    createClient(roomFeed({ health: ['HEALTHY', 'UNKNOWN'], sites: [`${name}-site-0`, `${name}-site-1`] })),
    createClient(roomFeed({ tags: [`${name}-tag-0`, `${name}-tag-1`] })),
  ];
  return { name, rooms, clock: Date.now() - 3_600_000, clients };
}

describe('the list that a client folds is the list that a query gives', () => {
  test('over any course of events, cuts and returns, through two servers', async () => {
    await fc.assert(
      fc.asyncProperty(course, async (steps) => {
        const world = await makeWorld();
        await Promise.all(world.clients.map((client, at) => client.connect(servers[at % 2]!, true)));
        for (const together of steps) await Promise.all(together.map((one) => perform(world, one)));

        // Half of them are still connected, or were; those that are not come back once more.
        for (const [at, client] of world.clients.entries()) {
          if (at % 2 === 0) await client.connect(servers[at % 4 === 0 ? 0 : 1]!, true);
          const asked = await client.asked();
          if (at % 2 === 0) expect(client.held()).toEqual(asked);
        }
        // Who was never cut off after all gets there too, and stays there.
        for (const client of world.clients.filter((_, at) => at % 2 === 1)) {
          await client.connect(servers[0]!, false);
          const asked = await client.asked();
          await eventually(
            () => Promise.resolve(JSON.stringify(client.held()) === JSON.stringify(asked)),
            `the same: ${JSON.stringify(asked)}`,
            5_000,
          ).catch(() => expect(client.held()).toEqual(asked));
        }
        await Promise.all(world.clients.map((client) => client.disconnect()));
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});
