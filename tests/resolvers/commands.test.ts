import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { mongo } from 'mongoose';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { cameraFault, consoleEvent, heartbeat } from '../helpers/console-events.ts';
import { operation, wrongVariables, type Operation } from '../helpers/operation.ts';

/* What is asked costs the same number of commands to MongoDB, however much comes back. */

let app: TestApp;
let sent: string[] = [];
const ROOMS = 60;
const HOUR = 3_600_000;
const computers = Array.from({ length: ROOMS }, (_, index) => `CMD-${String(index).padStart(2, '0')}`);

beforeAll(async () => {
  app = await startTestApp({ roles: { api: true, worker: false } });
  app.app.core.models.connection
    .getClient()
    .on('commandStarted', ({ commandName, command }: mongo.CommandStartedEvent) => {
      // The mark that ingest is up, the tail's look at the log, what is known of workspace and tables, and the counts of what was
      // brought are on their own clock.
      if (!OWN_CLOCK.has(String(command[commandName])) && !isTail(command))
        sent.push(`${READS.has(commandName) ? 'read' : commandName} ${String(command[commandName])}`);
    });
  const at = new Date(Date.now() - HOUR);
  await app.post(computers.flatMap((computer) => [heartbeat(computer, { at }), cameraFault(computer, { at })]));
});
afterAll(() => app.stop());

/** By id a model reads by an aggregation, else by `find`: each is one command. */
const READS: ReadonlySet<string> = new Set(['find', 'aggregate']);

/** Read or written at a time of their own, whoever asks; 'customfields' and 'signal_policies' are read anew after two seconds. */
const OWN_CLOCK = new Set([
  'installation',
  'workspaces',
  'tables',
  'collectors',
  'collectordevices',
  'records',
  'customfields',
  'signal_policies',
]);

interface Command {
  find?: string;
  limit?: number;
  filter?: { number?: { $gt?: unknown }; feed?: unknown };
  aggregate?: string;
  pipeline?: readonly { $match?: { _id?: unknown } }[];
}

/** The reads of a tail, which come by the clock: what follows its newest entry, and whether that is still in the log. */
function isTail({ find, filter, limit, aggregate, pipeline }: Command): boolean {
  if (find === 'changes') return filter?.number?.$gt !== undefined && limit === 1_000 && !filter.feed;
  return aggregate === 'changes' && pipeline?.[0]?.$match?._id !== undefined;
}

async function commandsOf(run: () => Promise<unknown>): Promise<string[]> {
  sent = [];
  await run();
  return sent.toSorted();
}

const ROOM_LIST = operation(`query ReadRoomsOfCommands($first: Int, $orderBy: RoomOrder) {
  rooms(first: $first, orderBy: $orderBy) {
    nodes {
      name health lastEventAt
      devices { computer health signals { key state } room { name } faults { nodes { id } } }
      faults { nodes { state reason device { computer } room { name } signal { key state } } totalCount }
    }
  }
}`);
const FAULT_LIST = operation(`query ReadFaultsOfCommands($first: Int) {
  faults(first: $first) { nodes { reason device { computer } room { name devices { computer } } signal { label } } }
}`);
const DEVICE_LIST = operation(
  `query ReadDevicesOfCommands($first: Int) { devices(first: $first) { nodes { computer room { name } faults { nodes { id } } } } }`,
);
const EVENT_LIST = operation(
  `query ReadEventsOfCommands($first: Int) { events(first: $first) { nodes { description device { computer room { name } } } } }`,
);
const HISTORY = operation(`query ReadFaultChangesOfCommands($first: Int) {
  faultChanges(first: $first) { nodes { kind state fault { reason room { name } device { computer } signal { key } } } }
}`);

test.each<[string, Operation<unknown, never>, object, number]>([
  ['rooms with devices and open faults, by name', ROOM_LIST, { orderBy: 'NAME' }, 5],
  ['rooms with devices and open faults, the worst first', ROOM_LIST, { orderBy: 'HEALTH' }, 5],
  ['rooms with devices and open faults, the one heard last first', ROOM_LIST, { orderBy: 'LAST_EVENT_AT' }, 6],
  ['faults', FAULT_LIST, {}, 4],
  ['devices', DEVICE_LIST, {}, 3],
  ['events', EVENT_LIST, {}, 3],
  ['the history of faults', HISTORY, {}, 4],
])('%s: 50 cost what 5 cost', async (_name, query, variables, atMost) => {
  const few = await commandsOf(() => app.ask(query, wrongVariables({ ...variables, first: 5 })));
  let answer: unknown;
  const many = await commandsOf(
    async () => (answer = await app.ask(query, wrongVariables({ ...variables, first: 50 }))),
  );
  expect((Object.values(answer as object)[0] as { nodes: unknown[] }).nodes).toHaveLength(50);
  // Two loaders may ask for the same devices where one does not know yet what the other will bring: by one command at most.
  expect(new Set(many)).toEqual(new Set(few));
  expect(Math.max(many.length, few.length)).toBeLessThanOrEqual(atMost);
});

test('of devices only what is shown is read, and each device once', async () => {
  const list = operation(`query ReadNamesOfCommands($first: Int) {
    rooms(first: $first) { nodes { devices { computer health } faults { nodes { signal { key } device { computer } } } } }
  }`);
  const read: unknown[] = [];
  const note = ({ commandName, command }: mongo.CommandStartedEvent) => {
    if (command[commandName] === 'devices') read.push(command['projection'] ?? null);
  };
  const client = app.app.core.models.connection.getClient().on('commandStarted', note);
  const { rooms } = await app.ask(list, { first: 50 });
  client.off('commandStarted', note);
  expect(rooms.nodes.every(({ faults }) => faults.nodes[0]!.signal.key === 'camera')).toBe(true);
  const members = [
    'workspace',
    'computer',
    'computerKey',
    'place',
    'health',
    'signals',
    'optional',
    'policies',
    'staleAfter',
  ];
  expect(read).toEqual([Object.fromEntries(members.map((member) => [member, 1]))]);
});

test.each([
  ['nothing new', (computer: string, at: Date) => heartbeat(computer, { at })],
  [
    'a new fault each',
    (computer: string, at: Date) => consoleEvent(computer, 2001, 'Exchange status : Error. ', { at }),
  ],
])('a batch of 200 events of known devices costs what one of 20 costs: %s', async (_name, make) => {
  // newer than what is known, and older than their receipt however long the first batch takes: those ahead are looked up
  const start = Date.now() - HOUR / 2;
  const batch = (from: number, devices: number, events: number) =>
    Array.from({ length: events }, (_, index) => make(computers[from + (index % devices)]!, new Date(start + index)));
  const few = await commandsOf(() => app.post(batch(0, 10, 20)));
  const many = await commandsOf(async () => expect((await app.post(batch(10, 50, 200))).body.accepted).toBe(200));
  expect(many).toEqual(few);
  expect(many.length).toBeLessThanOrEqual(16);
});

test('a batch of newcomers costs the same, however many they are', async () => {
  const batch = (name: string, count: number) =>
    Array.from({ length: count }, (_, index) => cameraFault(`${name}-${index}`));
  const few = await commandsOf(() => app.post(batch('few', 5)));
  expect(await commandsOf(() => app.post(batch('many', 100)))).toEqual(few);
});

test('a snapshot costs by the hundred, not by the fault', async () => {
  const query = operation(
    `subscription FollowFaultChangesOfCommands { faultChanges { kind fault { reason room { name } device { computer } signal { key } } } }`,
  );
  const commands = await commandsOf(async () => {
    const inbox = app.subscribe(query);
    await inbox.until(({ kind }) => kind === 'SYNCED');
    expect(inbox.all.length).toBeGreaterThan(200);
  });
  expect(commands.length).toBeLessThanOrEqual(10);
});
