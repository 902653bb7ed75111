import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { cameraFault, heartbeat } from '../helpers/console-events.ts';
import type { ReadRoomOfIdentityQuery, ReadRoomsOfIdentityQuery, RoomFilter } from '../generated/graphql.ts';
import { operation } from '../helpers/operation.ts';
import { seed } from '../helpers/seed.ts';

let app: TestApp;
let other: TestApp;
beforeAll(async () => {
  app = await startTestApp({ roles: { api: true, worker: false } });
  other = await startTestApp({ roles: { api: true, worker: false }, services: app.services });
});
afterAll(() => Promise.all([app.stop(), other.stop()]));

const named = (DisplayName: string) => ({ members: { DisplayName } });

async function rooms(filter: RoomFilter = {}): Promise<ReadRoomsOfIdentityQuery['rooms']['nodes']> {
  const answer = await app.ask(
    operation(
      `query ReadRoomsOfIdentity($filter: RoomFilter) { rooms(filter: $filter, first: 100) { nodes { id name health version lastEventAt devices { computer } } } }`,
    ),
    {
      filter,
    },
  );
  return answer.rooms.nodes;
}
async function room(name: string): Promise<ReadRoomOfIdentityQuery['room']> {
  return (
    await app.ask(
      operation(
        `query ReadRoomOfIdentity($name: String!) { room(by: { name: $name }) { id name health version lastEventAt devices { computer } } }`,
      ),
      { name },
    )
  ).room;
}
async function device(computer: string) {
  const answer = await app.ask(
    operation(`query ReadDeviceOfIdentity($computer: String!) {
      device(by: { computer: $computer }) { id computer displayName alias health firstSeenAt lastEventAt room { id name } }
    }`),
    { computer },
  );
  return answer.device;
}
async function assign(computer: string, roomId: string | null) {
  const { assignDevice } = await app.ask(
    operation(`mutation AssignDeviceOfIdentity($input: AssignDeviceInput!) {
      assignDevice(input: $input) { device { id computer health firstSeenAt lastEventAt room { name } } userErrors { code field } }
    }`),
    { input: { computer, roomId } },
  );
  expect(assignDevice.userErrors).toEqual([]);
  return assignDevice.device;
}
const createRoom = async (name: string): Promise<string> => (await seed(app).room({ name })).id;
const rename = (roomId: string, name: string) => seed(app).roomOf(roomId).update({ name });

describe('a computer heard for the first time', () => {
  test('gets a room of its own, named after its display name', async () => {
    await app.post([heartbeat('ID-1', named(' Yosemite '))]);
    expect(await room('yosemite')).toMatchObject({
      name: 'Yosemite',
      health: 'HEALTHY',
      devices: [{ computer: 'ID-1' }],
    });
  });

  test('or after its computer, where sign-in failed and the display name is empty', async () => {
    await app.post([heartbeat('ID-2', named(''))]);
    expect(await room('ID-2')).toMatchObject({ name: 'ID-2', devices: [{ computer: 'ID-2' }] });
  });

  test('never joins a room: where the name is taken it is <display name> (<computer>)', async () => {
    await app.post([heartbeat('ID-3', named('YOSEMITE'))]);
    expect((await device('ID-3'))!.room!.name).toBe('YOSEMITE (ID-3)');
    expect((await room('Yosemite'))!.devices).toEqual([{ computer: 'ID-1' }]);
  });

  test('within one batch too, in the order of computers as they came', async () => {
    await app.post(['ID-4', 'ID-5', 'ID-6'].map((computer) => heartbeat(computer, named('Twins'))));
    expect((await rooms({ search: 'Twins' })).map(({ name }) => name)).toEqual([
      'Twins',
      'Twins (ID-5)',
      'Twins (ID-6)',
    ]);
  });

  test('with a batch out of order: the display name that it said first', async () => {
    const now = Date.now();
    await app.post([
      heartbeat('ID-7', { at: new Date(now), ...named('Later') }),
      heartbeat('ID-7', { at: new Date(now - 300_000), ...named('First') }),
    ]);
    expect((await device('ID-7'))!.room!.name).toBe('First');
    expect((await device('ID-7'))!.displayName).toBe('Later');
  });

  test('makes one room even where a very long display name is sent', async () => {
    await app.post([heartbeat('ID-8', named('L'.repeat(5_000)))]);
    expect((await device('ID-8'))!.room!.name).toBe('L'.repeat(200));
  });
});

describe('a room named after its computer', () => {
  test('takes the first display name that comes later, and no second one', async () => {
    const now = Date.now();
    const at = (seconds: number) => new Date(now - 60_000 + seconds * 1000);
    await app.post([heartbeat('ID-10', { at: at(0) })]);
    const before = (await room('ID-10'))!;
    await app.post([heartbeat('ID-10', { at: at(1), ...named('Denali') })]);
    expect(await room('Denali')).toMatchObject({ id: before.id, version: before.version + 1 });
    await app.post([heartbeat('ID-10', { at: at(2), ...named('Renamed at the console') })]);
    expect(await room('Denali')).toMatchObject({ id: before.id, version: before.version + 1 });
  });

  test('unless someone edited it', async () => {
    await app.post([heartbeat('ID-11', { at: new Date(Date.now() - 60_000) })]);
    const { id } = (await room('ID-11'))!;
    await rename(id, 'Edited');
    await app.post([heartbeat('ID-11', named('Too late'))]);
    expect(await room('Edited')).toMatchObject({ id });
    expect(await room('Too late')).toBeNull();
  });

  test('also where the edit only confirmed the name, which tells nobody anything', async () => {
    await app.post([heartbeat('ID-12', { at: new Date(Date.now() - 60_000) })]);
    const before = (await room('ID-12'))!;
    await rename(before.id, 'ID-12');
    await app.post([heartbeat('ID-12', named('Too late too'))]);
    expect(await room('ID-12')).toMatchObject({ id: before.id, version: before.version });
  });

  test('and takes <display name> (<computer>) where the display name is taken', async () => {
    await app.post([heartbeat('ID-13', { at: new Date(Date.now() - 60_000) })]);
    await app.post([heartbeat('ID-13', named('Denali'))]);
    expect((await device('ID-13'))!.room!.name).toBe('Denali (ID-13)');
  });

  test('keeps its name where the display name is the computer’s', async () => {
    await app.post([heartbeat('ID-14', { at: new Date(Date.now() - 60_000) })]);
    const before = (await room('ID-14'))!;
    await app.post([heartbeat('ID-14', named('ID-14'))]);
    expect(await room('ID-14')).toMatchObject({ id: before.id, name: 'ID-14', version: before.version });
    await app.post([heartbeat('ID-14', { at: new Date(Date.now() + 1), ...named('After that') })]);
    expect((await device('ID-14'))!.room!.name).toBe('ID-14');
  });
});

describe('a device is its computer', () => {
  test('compared without case and outer spaces, shown as first spelled', async () => {
    await app.post([heartbeat('  Id-20 ', { at: new Date(Date.now() - 5000) }), cameraFault('ID-20')]);
    await app.post([heartbeat('id-20')]);
    expect(await device(' iD-20 ')).toMatchObject({ computer: 'Id-20', health: 'UNHEALTHY' });
    expect(await rooms({ search: 'id-20' })).toHaveLength(1);
  });

  test('a full domain name is another device than the short name', async () => {
    await app.post([heartbeat('ID-21'), heartbeat('ID-21.corp.example.com')]);
    expect((await device('ID-21'))!.id).not.toBe((await device('id-21.CORP.example.com'))!.id);
  });

  test('an empty member leaves what is known; what was never told is null', async () => {
    await app.post([
      heartbeat('ID-22', { at: new Date(Date.now() - 5000), members: { DisplayName: 'Known', Alias: '' } }),
    ]);
    await app.post([heartbeat('ID-22', { members: { DisplayName: '', Alias: '  ' } })]);
    expect(await device('ID-22')).toMatchObject({ displayName: 'Known', alias: null });
  });
});

describe('many newcomers at once through two servers', () => {
  test('with one display name: each gets one room, and exactly one has the bare name', async () => {
    const computers = Array.from({ length: 12 }, (_, index) => `MANY-${index}`);
    await Promise.all(
      computers.map((computer, index) => (index % 2 === 0 ? app : other).post([heartbeat(computer, named('Crowd'))])),
    );
    const found = await rooms({ search: 'Crowd' });
    expect(found).toHaveLength(12);
    const names = found.map((each) => [each.name, each.devices[0]!.computer]);
    expect(names.filter(([name]) => name === 'Crowd')).toHaveLength(1);
    for (const [name, computer] of names) expect(['Crowd', `Crowd (${computer})`]).toContain(name);
    expect(new Set(names.map(([, computer]) => computer))).toEqual(new Set(computers));
  });

  test('the same ones at both: one device and one room each, named as if they had come once', async () => {
    const computers = Array.from({ length: 8 }, (_, index) => `BOTH-${index}`);
    for (let round = 0; round < 3; round += 1) {
      const batch = computers.map((computer) => heartbeat(`${computer}-${round}`));
      await Promise.all([app.post(batch), other.post([...batch].reverse()), app.post(batch), other.post(batch)]);
    }
    const found = await rooms({ search: 'BOTH-' });
    expect(found.map(({ name, health, devices }) => [name, health, devices.map((each) => each.computer)])).toEqual(
      computers
        .flatMap((computer) => [0, 1, 2].map((round) => `${computer}-${round}`))
        .sort()
        .map((computer) => [computer, 'HEALTHY', [computer]]),
    );
  });
});

describe('assigning and deleting', () => {
  test('a device that was never heard of is registered, UNKNOWN and without any time', async () => {
    const roomId = await createRoom('Waiting room');
    const made = await assign('ID-30', roomId);
    expect(made).toMatchObject({
      computer: 'ID-30',
      health: 'UNKNOWN',
      lastEventAt: null,
      room: { name: 'Waiting room' },
    });
    expect(await room('Waiting room')).toMatchObject({ health: 'UNKNOWN', devices: [{ computer: 'ID-30' }] });
  });

  test('heard for the first time it stays in the room it was put into', async () => {
    await app.post([heartbeat('id-30', named('Another name'))]);
    expect(await room('Waiting room')).toMatchObject({ health: 'HEALTHY', devices: [{ computer: 'ID-30' }] });
    expect(await room('Another name')).toBeNull();
  });

  test('and where both happen at once: no room is left behind that nobody was told of', async () => {
    const id = await createRoom('At Once');
    const computers = Array.from({ length: 40 }, (_, index) => `AT-ONCE-${index}`);
    for (const [index, computer] of computers.entries())
      await Promise.all([assign(computer, id), pause(index % 8).then(() => other.post([heartbeat(computer)]))]);
    // one that was heard just before has had its own room, as it would have an hour before
    expect((await rooms({ search: 'at-once' })).filter(({ version }) => version === 0)).toEqual([]);
    expect((await room('At Once'))!.devices.map(({ computer }) => computer).sort()).toEqual(computers.toSorted());
  });

  test('one that was registered without a room gets its own at its first hearing', async () => {
    await assign('ID-31', null);
    expect(await room('ID-31')).toBeNull();
    await app.post([heartbeat('ID-31')]);
    expect(await room('ID-31')).toMatchObject({ health: 'HEALTHY', devices: [{ computer: 'ID-31' }] });
  });

  test('one that was taken out of its room stays out, however often it is heard', async () => {
    await assign('ID-31', null);
    expect(await room('ID-31')).toMatchObject({ health: 'UNKNOWN', devices: [], lastEventAt: null });
    await app.post([heartbeat('ID-31', { at: new Date(Date.now() + 1) })]);
    expect((await device('ID-31'))!.room).toBeNull();
  });

  test('a room shows the worst of its devices, and the last event of those it has', async () => {
    const roomId = await createRoom('Shared');
    const older = new Date(Date.now() - 120_000);
    await app.post([heartbeat('ID-32', { at: older }), cameraFault('ID-33')]);
    await assign('ID-32', roomId);
    await assign('ID-33', roomId);
    const both = (await room('Shared'))!;
    expect(both).toMatchObject({ health: 'UNHEALTHY', devices: [{ computer: 'ID-32' }, { computer: 'ID-33' }] });
    expect(both.lastEventAt).toBe((await device('ID-33'))!.lastEventAt);
    await assign('ID-33', null);
    expect(await room('Shared')).toMatchObject({ health: 'HEALTHY', lastEventAt: older.toISOString() });
    expect(await room('ID-33')).toMatchObject({ health: 'UNKNOWN', devices: [] });
  });

  test('a deleted device is gone, its faults close and keep their history; heard again it registers anew', async () => {
    await app.post([cameraFault('ID-34', named('Elbrus'))]);
    const first = await device('ID-34');
    const { deleteDevice } = await app.ask(
      operation(
        `mutation DeleteDevice($id: ID!) { deleteDevice(input: { deviceId: $id }) { deletedDeviceId userErrors { code } } }`,
      ),
      { id: first!.id },
    );
    expect(deleteDevice).toEqual({ deletedDeviceId: first!.id, userErrors: [] });
    expect(await device('ID-34')).toBeNull();
    expect(await room('Elbrus')).toMatchObject({ health: 'UNKNOWN', devices: [] });
    const { faults, node } = await app.ask(
      operation(`query ReadNodeAndFaults($ids: [ID!], $id: ID!) {
        node(id: $id) { id }
        faults(filter: { deviceIds: $ids }) {
          nodes { state computer device { id } room { id } signal { key state } changes { nodes { kind } } }
        }
      }`),
      { ids: [first!.id], id: first!.id },
    );
    expect(node).toBeNull();
    expect(faults.nodes).toEqual([
      {
        state: 'CLOSED',
        computer: 'ID-34',
        device: null,
        room: null,
        signal: { key: 'camera', state: 'UNHEALTHY' },
        changes: { nodes: [{ kind: 'OPENED' }, { kind: 'CLOSED' }] },
      },
    ]);
    await app.post([heartbeat('ID-34', named('Elbrus'))]);
    const again = await device('ID-34');
    expect(again!.id).not.toBe(first!.id);
    expect(again!.room!.name).toBe('Elbrus (ID-34)');
  });

  test('deleting a room leaves its devices without one, and frees its name', async () => {
    await app.post([heartbeat('ID-35', named('Fuji'))]);
    const { id } = (await room('Fuji'))!;
    await seed(app).roomOf(id).delete();
    expect(await room('Fuji')).toBeNull();
    expect(await device('ID-35')).toMatchObject({ room: null, health: 'HEALTHY' });
    expect(await createRoom('Fuji')).not.toBe(id);
    await app.post([heartbeat('ID-35', { at: new Date(Date.now() + 1), ...named('Fuji') })]);
    expect(await device('ID-35')).toMatchObject({ room: null });
  });
});
