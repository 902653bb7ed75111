import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { updateRoom } from '../../src/services/rooms/change-room.ts';
import type { Core } from '../../src/services/core.ts';
import { newRoom } from '../../src/services/rooms/new-room.ts';
import { sweepOutboxes } from '../../src/services/outbox/sweep-outboxes.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { cameraFault, heartbeat } from '../helpers/console-events.ts';
import { operation } from '../helpers/operation.ts';
import { seed } from '../helpers/seed.ts';

/* What two processes do to one room or device at the same moment. */

let app: TestApp;
let other: TestApp;
beforeAll(async () => {
  app = await startTestApp({ roles: { api: true, worker: false } });
  other = await startTestApp({ roles: { api: true, worker: false }, services: app.services });
});
afterAll(() => Promise.all([app.stop(), other.stop()]));

const WORKSPACE = 'default';
const models = () => app.app.core.models;
const roomsNamed = (pattern: RegExp) => models().rooms.model.find({ name: pattern }).lean();
const deviceOf = async (computer: string) => (await models().devices.model.findOne({ computer }).lean())!;

const createRoom = async (name: string): Promise<string> => (await seed(app).room({ name })).id;
const assign = (computer: string, roomId: string | null) => seed(app).assign(computer, roomId);

/** The names of rooms that the log says are there. */
async function toldRooms(): Promise<string[]> {
  const log = await models().changes.model.find({ feed: 'room' }).sort({ number: 1 }).lean();
  const newest = new Map(log.map((entry) => [entry.subject, entry]));
  return [...newest.values()].flatMap(({ after }) => (after && 'name' in after ? [after.name] : []));
}

test('a room that was made for a device is told of if it stays, and stays if it was told of', async () => {
  const target = await createRoom('Target');
  for (let round = 0; round < 40; round += 1) {
    const computer = `MOVE-${round}`;
    await Promise.all([
      pause(4 + (round % 12)).then(() => assign(computer, target)),
      other.post([heartbeat(computer)]),
      pause((round * 3) % 8).then(() => app.post([heartbeat(computer)])),
    ]);
  }
  const left = await roomsNamed(/^MOVE-/);
  const told = await toldRooms();
  expect(left.map(({ name }) => name).toSorted()).toEqual(told.filter((name) => name.startsWith('MOVE-')).toSorted());
  // nobody waits in it: who takes it for the room of a newcomer would find one that is somebody else's by now
  expect(left.filter(({ madeFor }) => madeFor !== null)).toEqual([]);
});

test('a device that is registered without a room while two hear it first has its own, or was taken out of it', async () => {
  for (let round = 0; round < 40; round += 1) {
    const computer = `OUT-${round}`;
    await Promise.all([
      assign(computer, null),
      pause(round % 6).then(() => other.post([heartbeat(computer)])),
      pause((round * 5) % 6).then(() => app.post([heartbeat(computer)])),
    ]);
    const { place } = await deviceOf(computer);
    expect([computer, place.roomName ?? (await roomsNamed(/^OUT-/)).map(({ name }) => name)]).toEqual([
      computer,
      place.roomName === null ? expect.arrayContaining([computer]) : computer,
    ]);
  }
});

/** `core` of which the first that reads whole devices by id waits for `meanwhile`: the process is slow just there. */
function slowBeforeDevices(core: Core, meanwhile: () => Promise<unknown>): Core {
  let waited: Promise<unknown> | null = null;
  const { devices } = core.models;
  const byIds = async (workspace: string, ids: readonly string[]) => {
    await (waited ??= meanwhile());
    return devices.byIds(workspace, ids);
  };
  return { ...core, models: { ...core.models, devices: { ...devices, byIds } } };
}

test('a room that is edited again before its devices know of the first edit: they are where it is in the end', async () => {
  await app.post([cameraFault('EDIT-1'), cameraFault('EDIT-2')]);
  const { _id } = (await roomsNamed(/^EDIT-1$/))[0]!;
  const [mine, theirs] = [app.app.core, other.app.core];
  const slow = slowBeforeDevices(mine, () => updateRoom(theirs, WORKSPACE, _id, { site: 'second' }));
  await updateRoom(slow, WORKSPACE, _id, { site: 'first' });
  expect((await roomsNamed(/^EDIT-1$/))[0]).toMatchObject({ site: 'second' });
  expect((await deviceOf('EDIT-1')).place).toMatchObject({ site: 'second' });
  expect(await models().faults.model.find({ computer: 'EDIT-1' }).lean()).toMatchObject([{ site: 'second' }]);
});

test('a room that was made for a device which never comes is in no snapshot: nobody is told that it goes', async () => {
  const { clock, models: all } = app.app.core;
  await all.rooms.collection.insertOne(newRoom(WORKSPACE, 'NEVER-1', clock(), { madeFor: 'never-1' }) as object);
  const inbox = other.subscribe(
    operation(
      `subscription FollowRoomChangesOfAtOnce($filter: RoomFilter) { roomChanges(filter: $filter) { kind room { name } } }`,
    ),
    { filter: { search: 'never' } },
  );
  await inbox.until(({ kind }) => kind === 'SYNCED');
  await sweepOutboxes({ ...app.app.core, clock: () => new Date(clock().getTime() + 120_000) });
  expect(await roomsNamed(/^NEVER-/)).toEqual([]);
  await createRoom('After never');
  await inbox.until(({ room }) => room?.name === 'After never');
  expect(inbox.all.map(({ kind, room }) => [kind, room?.name ?? null])).toEqual([
    ['SYNCED', null],
    ['HEALTH_CHANGED', 'After never'],
  ]);
});
