import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pruneChanges } from '../../src/services/changes/prune-changes.ts';
import { startTestApp, type Inbox, type TestApp } from '../helpers/app.ts';
import { allPages } from '../helpers/change-feed.ts';
import { cameraFault, consoleEvent, hardwareHealthy, heartbeat } from '../helpers/console-events.ts';
import type { CreateRoomInput, FaultFilter, RoomFilter, UpdateRoomInput } from '../generated/graphql.ts';
import { operation, type Operation, type ResultOf, type VariablesOf } from '../helpers/operation.ts';
import { seed } from '../helpers/seed.ts';

const DAY = 86_400_000;
/** The server's clock runs ahead of the tests' by this much. */
let ahead = 0;
let app: TestApp;
let other: TestApp;
beforeAll(async () => {
  const clock = () => new Date(Date.now() + ahead);
  app = await startTestApp({ roles: { api: true, worker: false }, clock });
  other = await startTestApp({ roles: { api: true, worker: false }, clock, services: app.services });
});
afterAll(() => Promise.all([app.stop(), other.stop()]));

const FAULTS = operation(`subscription FollowFaultChangesOfChanges($filter: FaultFilter, $after: String) {
  faultChanges(filter: $filter, after: $after) {
    kind cursor at faultId state previousState reason left
    fault { id state version computer severity acknowledgedAt occurrences room { name site } signal { key state } }
  }
}`);
const ROOMS = operation(`subscription FollowRoomChanges($filter: RoomFilter, $after: String) {
  roomChanges(filter: $filter, after: $after) {
    kind cursor at roomId health previousHealth reason left
    room { id name site building floor tags health version devices { computer } }
  }
}`);

type FaultMessage = ResultOf<typeof FAULTS>['faultChanges'];
type RoomMessage = ResultOf<typeof ROOMS>['roomChanges'];

/** Subscribes and waits until it is in step; the first answer is all that came until then. */
async function follow<Message extends { kind: string }, Field extends string, Variables>(
  query: Operation<Record<Field, Message>, Variables>,
  variables: NoInfer<Variables>,
  doors = app,
): Promise<[Message[], Inbox<Message>]> {
  const inbox = doors.subscribe(query, ...([variables] as VariablesOf<Variables>));
  await inbox.until(({ kind }) => kind === 'SYNCED');
  return [[...inbox.all], inbox];
}

/** Faults or rooms of one test, apart from the others'. */
async function inSite(site: string, ...computers: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const computer of computers) {
    const roomId = await createRoom({ name: `Room of ${computer}`, site });
    await assign(computer, roomId);
    ids.push(roomId);
  }
  return ids;
}

const createRoom = async (input: CreateRoomInput): Promise<string> => (await seed(app).room(input)).id;
const updateRoom = ({ roomId, ...change }: UpdateRoomInput) => seed(app).roomOf(roomId).update(change);
const deleteRoom = (roomId: string) => seed(app).roomOf(roomId).delete();
const assign = (computer: string, roomId: string | null) => seed(app).assign(computer, roomId);
const deleteDevice = async (computer: string) => (await seed(app).deviceOf(computer)).delete();
const acknowledge = (faultId: string) => seed(app).faultOf(faultId).acknowledge('T-1');

const brief = (messages: (FaultMessage | RoomMessage)[]) =>
  messages.map((message) => {
    const { kind, left } = message;
    const subject = 'fault' in message ? message.fault?.computer : message.room?.name;
    return [kind, subject ?? null, left];
  });

/** The next so many messages. */
async function take<Message>(inbox: Inbox<Message>, count: number): Promise<Message[]> {
  const taken: Message[] = [];
  while (taken.length < count) taken.push(await inbox.next());
  return taken;
}

describe('faultChanges', () => {
  test('begins with every fault that is not CLOSED and matches, says SYNCED, and goes on with changes', async () => {
    await inSite('S1', 'F-10', 'F-11', 'F-12', 'F-13');
    await app.post(['F-10', 'F-11', 'F-12'].map((computer) => cameraFault(computer)));
    await app.post([hardwareHealthy('F-11', { at: new Date(Date.now() + 1) })]);
    await deleteDevice('F-12');
    const [first, inbox] = await follow(FAULTS, { filter: { sites: ['S1'] } });
    expect(first.map(({ kind }) => kind)).toEqual(['SNAPSHOT', 'SNAPSHOT', 'SYNCED']);
    const [opened, resolved] = first.slice(0, 2).sort((a, b) => (a.fault!.computer < b.fault!.computer ? -1 : 1));
    expect(opened).toMatchObject({
      state: 'OPEN',
      previousState: null,
      reason: 'Camera is Unhealthy',
      left: false,
      faultId: opened!.fault!.id,
      fault: { computer: 'F-10', state: 'OPEN', room: { site: 'S1' }, signal: { key: 'camera', state: 'UNHEALTHY' } },
    });
    expect(resolved).toMatchObject({ state: 'RESOLVED', fault: { computer: 'F-11', state: 'RESOLVED' } });
    expect(first[2]).toMatchObject({ faultId: null, fault: null, state: null, previousState: null, left: false });

    await app.post([cameraFault('F-13')]);
    const [change] = await take(inbox, 1);
    expect(change).toMatchObject({ kind: 'OPENED', previousState: null, state: 'OPEN', left: false });
    expect(change!.fault).toMatchObject({ computer: 'F-13', version: 1, occurrences: 1 });
  });

  test('tells each change in order, and nothing of a repeat of the same report', async () => {
    await inSite('S2', 'F-20');
    const [, inbox] = await follow(FAULTS, { filter: { sites: ['S2'] } });
    const at = (seconds: number) => ({ at: new Date(Date.now() - 60_000 + seconds * 1_000) });
    await app.post([cameraFault('F-20', at(0)), cameraFault('F-20', at(1))]);
    await app.post([cameraFault('F-20', at(2))]);
    const [opened] = await take(inbox, 1);
    await acknowledge(opened!.faultId!);
    await acknowledge(opened!.faultId!);
    await seed(app).faultOf(opened!.faultId!).unacknowledge();
    await app.post([hardwareHealthy('F-20', at(3))]);
    await app.post([cameraFault('F-20', at(4))]);
    await deleteDevice('F-20');
    const rest = await take(inbox, 5);
    expect(rest.map(({ kind, previousState, state, left }) => [kind, previousState, state, left])).toEqual([
      ['ACKNOWLEDGED', 'OPEN', 'OPEN', false],
      ['UPDATED', 'OPEN', 'OPEN', false],
      ['RESOLVED', 'OPEN', 'RESOLVED', false],
      ['REOPENED', 'RESOLVED', 'OPEN', false],
      ['CLOSED', 'OPEN', 'CLOSED', true],
    ]);
    expect(new Set(rest.map(({ faultId }) => faultId))).toEqual(new Set([opened!.faultId]));
    expect(inbox.all).toHaveLength(7);
  });

  test('several changes of one batch come each, with the state that each led to and the fault as it is', async () => {
    await inSite('S3', 'F-30');
    const [, inbox] = await follow(FAULTS, { filter: { sites: ['S3'] } });
    const at = (seconds: number) => ({ at: new Date(Date.now() - 60_000 + seconds * 1_000) });
    await app.post([cameraFault('F-30', at(0)), hardwareHealthy('F-30', at(1)), cameraFault('F-30', at(2))]);
    const changes = await take(inbox, 3);
    expect(changes.map(({ kind, state }) => [kind, state])).toEqual([
      ['OPENED', 'OPEN'],
      ['RESOLVED', 'RESOLVED'],
      ['REOPENED', 'OPEN'],
    ]);
    expect(changes.map(({ fault }) => [fault!.state, fault!.version])).toEqual(Array(3).fill(['OPEN', 3]));
  });

  test('left: the change after which a fault no longer matches is the last one told of it, until it matches again', async () => {
    await inSite('S4', 'F-40');
    const filter: FaultFilter = { sites: ['S4'], acknowledged: false, states: ['OPEN'] };
    const [, inbox] = await follow(FAULTS, { filter });
    await app.post([cameraFault('F-40')]);
    const [opened] = await take(inbox, 1);
    await acknowledge(opened!.faultId!);
    await app.post([hardwareHealthy('F-40', { at: new Date(Date.now() + 1) })]);
    await app.post([cameraFault('F-40', { at: new Date(Date.now() + 2) })]);
    expect((await take(inbox, 2)).map(({ kind, left }) => [kind, left])).toEqual([
      ['ACKNOWLEDGED', true],
      ['REOPENED', false],
    ]);
  });

  test('renaming, moving and deleting a room tell each of its faults: to old filters that they left, to new ones that they are there', async () => {
    const [from] = await inSite('S5', 'F-50');
    const [to] = await inSite('S5b', 'F-51');
    await app.post([cameraFault('F-50')]);
    const [, old] = await follow(FAULTS, { filter: { sites: ['S5'] } });
    const [, next] = await follow(FAULTS, { filter: { sites: ['S5b'] } });
    const [, inRoom] = await follow(FAULTS, { filter: { roomIds: [from!] } });
    await updateRoom({ roomId: from!, name: 'Renamed' });
    expect(brief(await take(inRoom, 1))).toEqual([['UPDATED', 'F-50', false]]);
    expect((await take(old, 1))[0]).toMatchObject({
      kind: 'UPDATED',
      left: false,
      fault: { room: { name: 'Renamed' } },
    });
    await assign('F-50', to!);
    expect(brief(await take(inRoom, 1))).toEqual([['UPDATED', 'F-50', true]]);
    expect(brief(await take(old, 1))).toEqual([['UPDATED', 'F-50', true]]);
    expect(brief(await take(next, 1))).toEqual([['UPDATED', 'F-50', false]]);
    await deleteRoom(to!);
    expect((await take(next, 1))[0]).toMatchObject({
      kind: 'UPDATED',
      left: true,
      state: 'OPEN',
      fault: { room: null },
    });
  });

  test('an empty list, and ids that are none of ours, match nothing', async () => {
    await inSite('S6', 'F-60');
    const filters = [
      { sites: [] },
      { ids: ['nonsense'] },
      { roomIds: [] },
      { states: [] },
      { deviceIds: ['Um9vbTp4'] },
    ];
    const inboxes = await Promise.all(filters.map(async (filter) => (await follow(FAULTS, { filter }))[1]));
    const [, all] = await follow(FAULTS, { filter: { sites: ['S6'] } });
    await app.post([cameraFault('F-60')]);
    await take(all, 1);
    expect(inboxes.map((inbox) => inbox.all.map(({ kind }) => kind))).toEqual(filters.map(() => ['SYNCED']));
  });

  test('what no single report says, such as too many restarts, comes over the same feed', async () => {
    await inSite('S7', 'F-70');
    const [, inbox] = await follow(FAULTS, { filter: { sites: ['S7'] } });
    const restart = (minute: number) =>
      consoleEvent('F-70', 4000, 'App restarted.', { at: new Date(Date.now() - minute * 60_000) });
    await app.post([4, 3, 2, 1].map(restart));
    expect((await take(inbox, 1))[0]).toMatchObject({
      kind: 'OPENED',
      reason: 'More than 3 restarts in 24 hours',
      fault: { severity: 'WARNING', signal: { key: 'restarts' } },
    });
  });
});

describe('roomChanges', () => {
  test('begins with the rooms that match, and tells health, edits, devices and removal', async () => {
    const [known] = await inSite('R1', 'R-10');
    const [first, inbox] = await follow(ROOMS, { filter: { sites: ['R1'] } });
    expect(first).toMatchObject([
      { kind: 'SNAPSHOT', roomId: known, health: 'UNKNOWN', previousHealth: null, left: false, room: { id: known } },
      { kind: 'SYNCED', roomId: null, room: null, health: null, left: false },
    ]);
    await app.post([heartbeat('R-10', { at: new Date(Date.now() - 1000) })]);
    await app.post([cameraFault('R-10')]);
    await updateRoom({ roomId: known!, name: 'Alps', tags: ['a', 'b'], floor: '3' });
    await assign('R-10', null);
    await deleteRoom(known!);
    const messages = await take(inbox, 6);
    expect(messages.map(({ kind, previousHealth, health, left }) => [kind, previousHealth, health, left])).toEqual([
      ['HEALTH_CHANGED', 'UNKNOWN', 'HEALTHY', false],
      ['HEALTH_CHANGED', 'HEALTHY', 'UNHEALTHY', false],
      ['UPDATED', 'UNHEALTHY', 'UNHEALTHY', false],
      ['HEALTH_CHANGED', 'UNHEALTHY', 'UNKNOWN', false],
      ['UPDATED', 'UNKNOWN', 'UNKNOWN', false],
      ['REMOVED', 'UNKNOWN', 'UNKNOWN', true],
    ]);
    expect(messages[2]!.room).toMatchObject({
      name: 'Alps',
      tags: ['a', 'b'],
      floor: '3',
      devices: [{ computer: 'R-10' }],
    });
    expect(messages[5]!.room).toBeNull();
  });

  test('a new room has nothing before it; heard computers bring theirs', async () => {
    const [, inbox] = await follow(ROOMS, { filter: { search: 'r-2' } });
    await createRoom({ name: 'R-20' });
    await app.post([heartbeat('R-21')]);
    expect(
      (await take(inbox, 2)).map(({ kind, previousHealth, health, room }) => [
        kind,
        previousHealth,
        health,
        room!.name,
      ]),
    ).toEqual([
      ['HEALTH_CHANGED', null, 'UNKNOWN', 'R-20'],
      ['HEALTH_CHANGED', null, 'HEALTHY', 'R-21'],
    ]);
  });

  test('left: by health, by site, by tag and by a search that no longer finds it', async () => {
    const [id] = await inSite('R3', 'R-30');
    await updateRoom({ roomId: id!, tags: ['vip'], name: 'Everest' });
    const filters: RoomFilter[] = [
      { health: ['UNKNOWN'], sites: ['R3'] },
      { sites: ['R3'] },
      { tags: ['vip'] },
      { search: 'EVER' },
    ];
    const followed = await Promise.all(filters.map((filter) => follow(ROOMS, { filter })));
    expect(followed.map(([first]) => first.map(({ kind }) => kind))).toEqual(filters.map(() => ['SNAPSHOT', 'SYNCED']));
    const [byHealth, bySite, byTag, bySearch] = followed.map(([, inbox]) => inbox);
    await app.post([heartbeat('R-30')]);
    await updateRoom({ roomId: id!, tags: ['plain'] });
    await updateRoom({ roomId: id!, name: 'K2' });
    await updateRoom({ roomId: id!, site: 'R3b' });
    expect((await take(byHealth!, 1)).map(({ kind, left }) => [kind, left])).toEqual([['HEALTH_CHANGED', true]]);
    expect((await take(byTag!, 2)).map(({ kind, left }) => [kind, left])).toEqual([
      ['HEALTH_CHANGED', false],
      ['UPDATED', true],
    ]);
    expect((await take(bySearch!, 3)).map(({ left }) => left)).toEqual([false, false, true]);
    expect((await take(bySite!, 4)).map(({ left }) => left)).toEqual([false, false, false, true]);
    expect([byHealth, byTag, bySearch, bySite].map((inbox) => inbox!.all.length)).toEqual([3, 4, 5, 6]);
  });
});

describe('coming back with a cursor', () => {
  let cursors: string[];
  let kinds: string[];
  beforeAll(async () => {
    await inSite('C1', 'C-10');
    const [, inbox] = await follow(FAULTS, { filter: { sites: ['C1'] } });
    const at = (seconds: number) => ({ at: new Date(Date.now() - 60_000 + seconds * 1_000) });
    for (const step of [0, 2, 4]) {
      await app.post([cameraFault('C-10', at(step))]);
      await app.post([hardwareHealthy('C-10', at(step + 1))]);
    }
    // the last one says that the fault flaps
    await take(inbox, 7);
    cursors = inbox.all.map(({ cursor }) => cursor);
    kinds = inbox.all.map(({ kind }) => kind);
    expect(kinds).toEqual(['SYNCED', 'OPENED', 'RESOLVED', 'REOPENED', 'RESOLVED', 'REOPENED', 'RESOLVED', 'UPDATED']);
  });

  test('what was missed since comes in order, then SYNCED, whichever the cursor and whichever the server', async () => {
    for (const [index, after] of cursors.entries()) {
      for (const doors of [app, other]) {
        const [messages] = await follow(FAULTS, { filter: { sites: ['C1'] }, after }, doors);
        expect(messages.map(({ kind }) => kind)).toEqual([...kinds.slice(index + 1), 'SYNCED']);
        expect(messages.slice(0, -1).map(({ cursor }) => cursor)).toEqual(cursors.slice(index + 1));
      }
    }
  });

  test('with another filter: a cursor is a place in the feed', async () => {
    const after = cursors[2];
    const [nothing] = await follow(FAULTS, { filter: { sites: ['elsewhere'] }, after });
    expect(nothing.map(({ kind }) => kind)).toEqual(['SYNCED']);
    const [open] = await follow(FAULTS, { filter: { sites: ['C1'], states: ['OPEN'] }, after });
    expect(open.map(({ kind, left }) => [kind, left])).toEqual([
      ['REOPENED', false],
      ['RESOLVED', true],
      ['REOPENED', false],
      ['RESOLVED', true],
      ['SYNCED', false],
    ]);
  });

  test('the cursor of a SNAPSHOT starts the snapshot again', async () => {
    const filter = { sites: ['C1'] };
    const [[snapshot]] = await follow(FAULTS, { filter });
    expect(snapshot!.kind).toBe('SNAPSHOT');
    const [again] = await follow(FAULTS, { filter, after: snapshot!.cursor }, other);
    expect(again.map(({ kind, faultId }) => [kind, faultId])).toEqual([
      ['SNAPSHOT', snapshot!.faultId],
      ['SYNCED', null],
    ]);
  });

  test('the history is the same list, with the same cursors', async () => {
    const query = operation(`query ReadFaultChangesOfChanges($filter: FaultFilter, $after: String) {
      faultChanges(filter: $filter, after: $after, first: 4) { nodes { kind cursor left } pageInfo { hasNextPage endCursor } }
    }`);
    const nodes = await allPages(app, query, 'faultChanges', { after: cursors[0], filter: { sites: ['C1'] } });
    expect(nodes.map(({ kind, cursor }) => [kind, cursor])).toEqual(
      kinds.map((kind, i) => [kind, cursors[i]]).slice(1),
    );
    const [messages] = await follow(FAULTS, { filter: { sites: ['C1'] }, after: nodes[3]!.cursor });
    expect(messages.map(({ kind }) => kind)).toEqual([...kinds.slice(5), 'SYNCED']);
  });

  test.each(['', 'x', '💥', 'A'.repeat(5_000)])(
    'one that is none (%#) is refused by name, expectation and value',
    async (after) => {
      const error = await app
        .subscribe(FAULTS, { after })
        .next()
        .catch((reason: unknown) => reason);
      expect(error).toEqual([
        expect.objectContaining({
          message: expect.stringMatching(/^after: expected a cursor of faultChanges, unaltered, got "/),
          extensions: expect.objectContaining({ code: 'BAD_USER_INPUT', field: ['after'] }),
        }),
      ]);
      expect((error as { message: string }[])[0]!.message.length).toBeLessThan(250);
    },
  );

  test('an altered one and one of the other feed or of a list are refused', async () => {
    const { faults } = await app.ask(
      operation(`query ReadFaultsOfChanges { faults(first: 1) { pageInfo { endCursor } } }`),
    );
    const [ofRooms] = (await follow(ROOMS, { filter: { ids: [] } }))[0];
    const last = cursors.at(-1)!;
    const altered = `${last.slice(0, -1)}${last.endsWith('A') ? 'B' : 'A'}`;
    for (const after of [altered, ofRooms!.cursor, faults.pageInfo.endCursor]) {
      await expect(app.subscribe(FAULTS, { after }).next()).rejects.toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
  });
});

describe('GAP: a cursor that cannot be gone on from is told so, and a snapshot follows', () => {
  test('because more than 10,000 changes came since', async () => {
    await inSite('G1', 'G-10');
    const [, inbox] = await follow(FAULTS, { filter: { sites: ['G1'] } });
    await app.post([cameraFault('G-10')]);
    const { cursor } = (await take(inbox, 1))[0]!;
    const [[, synced]] = await follow(FAULTS, { filter: { sites: ['G1'] } });
    const { changeLog } = app.app.core;
    const change = (version: number) => ({
      feed: 'room' as const,
      subject: 'bystander',
      version,
      kind: 'UPDATED' as const,
      at: new Date(),
      reason: 'Edited',
      health: 'HEALTHY' as const,
      previousHealth: 'HEALTHY' as const,
      before: null,
      after: null,
    });
    await changeLog.append(
      'default',
      Array.from({ length: 10_000 }, (_, index) => change(index + 1)),
    );
    const [exactly] = await follow(FAULTS, { filter: { sites: ['G1'] }, after: synced!.cursor });
    expect(exactly.map(({ kind }) => kind)).toEqual(['SYNCED']);
    await changeLog.append('default', [change(10_001)]);
    const [messages] = await follow(FAULTS, { filter: { sites: ['G1'] }, after: cursor });
    expect(brief(messages)).toEqual([
      ['GAP', null, false],
      ['SNAPSHOT', 'G-10', false],
      ['SYNCED', null, false],
    ]);
    const [again] = await follow(FAULTS, { filter: { sites: ['G1'] }, after: messages[0]!.cursor });
    expect(again.map(({ kind }) => kind)).toEqual(['SNAPSHOT', 'SYNCED']);
  });

  test('because the changes since are past their retention, on both feeds; a younger cursor still goes on', async () => {
    await inSite('G2', 'G-20');
    const filter = { sites: ['G2'] };
    const [, faults] = await follow(FAULTS, { filter });
    const [[oldRoom]] = await follow(ROOMS, { filter: { ...filter, tags: [] } });
    await app.post([cameraFault('G-20', { at: new Date(Date.now() - 5_000) })]);
    const [old] = await take(faults, 1);
    ahead = 91 * DAY;
    await app.post([hardwareHealthy('G-20')]);
    const [young] = await take(faults, 1);
    expect((await pruneChanges(app.app.core)).deleted).toBeGreaterThan(0);
    await app.post([cameraFault('G-20', { at: new Date(Date.now() + 5_000) })]);
    await take(faults, 1);

    for (const doors of [app, other]) {
      const [gap] = await follow(FAULTS, { filter, after: old!.cursor }, doors);
      expect(gap.map(({ kind }) => kind).filter((kind) => kind !== 'SNAPSHOT')).toEqual(['GAP', 'SYNCED']);
      expect(gap.map(({ fault }) => fault?.signal.key)).toContain('camera');
      const [roomGap] = await follow(ROOMS, { filter, after: oldRoom!.cursor }, doors);
      expect(roomGap.map(({ kind }) => kind)).toEqual(['GAP', 'SNAPSHOT', 'SYNCED']);
      const [resumed] = await follow(FAULTS, { filter, after: young!.cursor }, doors);
      expect(resumed.map(({ kind }) => kind).at(-1)).toBe('SYNCED');
      expect(resumed.map(({ kind }) => kind)).not.toContain('GAP');
    }
  });
});
