import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { cameraFault, consoleEvent, hardwareHealthy, heartbeat } from '../helpers/console-events.ts';
import { operation, type Operation, type ResultOf } from '../helpers/operation.ts';

let app: TestApp;
let now = Date.now();
beforeAll(async () => {
  app = await startTestApp({ roles: { api: true, worker: false }, clock: () => new Date(now) });
});
afterAll(() => app.stop());

const MUTATIONS = {
  acknowledgeFault:
    operation(`mutation TryAcknowledge($input: AcknowledgeFaultInput!) { acknowledgeFault(input: $input) {
    fault { id state version acknowledgedAt acknowledgedBy acknowledgementNote } userErrors { field code message } } }`),
  unacknowledgeFault: operation(`mutation TryUnacknowledge($input: UnacknowledgeFaultInput!) {
    unacknowledgeFault(input: $input) {
      fault { id state version acknowledgedAt acknowledgedBy acknowledgementNote } userErrors { field code message } } }`),
  createRoom: operation(`mutation TryCreateRoom($input: CreateRoomInput!) { createRoom(input: $input) {
    room { id name site building floor tags health version devices { computer } } userErrors { field code message } } }`),
  updateRoom: operation(`mutation TryUpdateRoom($input: UpdateRoomInput!) { updateRoom(input: $input) {
    room { id name site building floor tags health version devices { computer } } userErrors { field code message } } }`),
  deleteRoom: operation(`mutation TryDeleteRoom($input: DeleteRoomInput!) { deleteRoom(input: $input) {
    deletedRoomId userErrors { field code message } } }`),
  assignDevice: operation(`mutation TryAssignDevice($input: AssignDeviceInput!) { assignDevice(input: $input) {
    device { id computer health room { name } } userErrors { field code message } } }`),
  deleteDevice: operation(`mutation TryDeleteDevice($input: DeleteDeviceInput!) { deleteDevice(input: $input) {
    deletedDeviceId userErrors { field code message } } }`),
  setSignalOptional: operation(`mutation TrySetSignalOptional($input: SetSignalOptionalInput!) {
    setSignalOptional(input: $input) {
      device { id health signals { key state optional } } userErrors { field code message } } }`),
};
type Field = keyof typeof MUTATIONS;
type Payloads = { [F in Field]: ResultOf<(typeof MUTATIONS)[F]> extends Record<F, infer Payload> ? Payload : never };
/** What a mutation that went well changed. */
type Changed<Payload> = { [Member in Exclude<keyof Payload, 'userErrors'>]: NonNullable<Payload[Member]> };

/** Calls a mutation, also with what it cannot take; answers its payload. */
async function call<F extends Field>(field: F, input: Record<string, unknown>): Promise<Payloads[F]> {
  const query = MUTATIONS[field] as Operation<unknown, never> as Operation<Pick<Payloads, F>, { input: object }>;
  return (await app.ask(query, { input }))[field];
}
/** Calls a mutation that is to go well. */
async function done<F extends Field>(field: F, input: Record<string, unknown>): Promise<Changed<Payloads[F]>> {
  const { userErrors, ...payload } = (await call(field, input)) as { userErrors: object[] };
  expect(userErrors).toEqual([]);
  return payload as unknown as Changed<Payloads[F]>;
}
const refusal = (member: string | null, code: string, message: RegExp) => ({
  userErrors: [{ field: member === null ? null : ['input', member], code, message: expect.stringMatching(message) }],
});
/** Posts an event a second later than the last. */
async function post(make: typeof heartbeat, computer: string) {
  now += 1_000;
  expect((await app.post([make(computer, { at: new Date(now) })])).body.accepted).toBe(1);
}
async function deviceOf(computer: string) {
  const { device } = await app.ask(
    operation(`query ReadDeviceOfMutations($computer: String!) { device(by: { computer: $computer }) {
      id health room { id health } faults(states: null) { nodes { id state version occurrences changes { nodes { kind reason } } } }
    } }`),
    { computer },
  );
  return device;
}
const faultOf = async (computer: string) => (await deviceOf(computer))!.faults.nodes[0];

const WRONG_IDS = ['', 'nonsense', Buffer.from('Event:x').toString('base64url')];

describe('a fault is taken on and given back', () => {
  test('with a note, by whom and when; again changes nothing, not even the note', async () => {
    await post(cameraFault, 'M-1');
    const { id: faultId, version } = (await faultOf('M-1'))!;
    const { fault } = await done('acknowledgeFault', { faultId, note: 'T-42' });
    expect(fault).toEqual({
      id: faultId,
      state: 'OPEN',
      version: version + 1,
      acknowledgedAt: new Date(now).toISOString(),
      acknowledgedBy: expect.any(String),
      acknowledgementNote: 'T-42',
    });
    now += 5_000;
    expect(await done('acknowledgeFault', { faultId, note: 'other' })).toEqual({ fault });
    const back = await done('unacknowledgeFault', { faultId });
    expect(back.fault).toMatchObject({
      acknowledgedAt: null,
      acknowledgedBy: null,
      acknowledgementNote: null,
      version: version + 2,
    });
    expect(await done('unacknowledgeFault', { faultId })).toEqual(back);
    expect((await faultOf('M-1'))!.changes.nodes.map(({ kind }) => kind)).toEqual([
      'OPENED',
      'ACKNOWLEDGED',
      'UPDATED',
    ]);
  });

  test('while PENDING too', async () => {
    const connecting = (computer: string, options = {}) =>
      consoleEvent(computer, 2001, 'Exchange status : Connecting. ', options);
    await post(connecting, 'M-2');
    const { id: faultId, state } = (await faultOf('M-2'))!;
    expect(state).toBe('PENDING');
    expect((await done('acknowledgeFault', { faultId })).fault).toMatchObject({
      state: 'PENDING',
      acknowledgementNote: null,
    });
  });

  test('resolved or closed it cannot be, and a reopening takes the acknowledgement back', async () => {
    await post(cameraFault, 'M-3');
    const { id: faultId } = (await faultOf('M-3'))!;
    await done('acknowledgeFault', { faultId });
    await post(hardwareHealthy, 'M-3');
    expect(await call('acknowledgeFault', { faultId })).toEqual({
      fault: null,
      ...refusal('faultId', 'INVALID', /RESOLVED/),
    });
    expect(await call('unacknowledgeFault', { faultId })).toMatchObject(refusal('faultId', 'INVALID', /RESOLVED/));
    await post(cameraFault, 'M-3');
    expect((await done('acknowledgeFault', { faultId })).fault.acknowledgedAt).toBe(new Date(now).toISOString());
    await done('deleteDevice', { deviceId: (await deviceOf('M-3'))!.id });
    expect(await call('acknowledgeFault', { faultId })).toMatchObject(refusal('faultId', 'INVALID', /CLOSED/));
  });

  test.each(WRONG_IDS)('one that is not there (%#) is NOT_FOUND', async (faultId) => {
    for (const field of ['acknowledgeFault', 'unacknowledgeFault'] as const)
      expect(await call(field, { faultId })).toEqual({ fault: null, ...refusal('faultId', 'NOT_FOUND', /fault/) });
  });

  test('a note that is too long is INVALID and changes nothing', async () => {
    const { id: faultId, version } = (await faultOf('M-1'))!;
    expect(await call('acknowledgeFault', { faultId, note: 'x'.repeat(1_001) })).toMatchObject(
      refusal('note', 'INVALID', /^note: expected at most 1000 characters, got "x{90,100}…"\.$/),
    );
    expect((await faultOf('M-1'))!.version).toBe(version);
  });
});

describe('a room', () => {
  test('is made with trimmed texts and each tag once', async () => {
    const { room } = await done('createRoom', {
      name: ' Alpha ',
      site: ' ',
      building: 'B ',
      tags: ['a', ' a', '', 'b'],
    });
    expect(room).toEqual({
      id: expect.any(String),
      name: 'Alpha',
      site: null,
      building: 'B',
      floor: null,
      tags: ['a', 'b'],
      health: 'UNKNOWN',
      version: 1,
      devices: [],
    });
  });

  test('whose name is in use, letter case and outer spaces not counting, is TAKEN; renamed, its name is free again', async () => {
    const { room } = await done('createRoom', { name: 'Beta' });
    const { room: other } = await done('createRoom', { name: 'Gamma' });
    expect(await call('createRoom', { name: ' bETA' })).toEqual({ room: null, ...refusal('name', 'TAKEN', /bETA/) });
    expect(await call('updateRoom', { roomId: other.id, name: 'BETA' })).toEqual({
      room: null,
      ...refusal('name', 'TAKEN', /BETA/),
    });
    expect((await done('updateRoom', { roomId: room.id, name: 'BETA' })).room).toMatchObject({ name: 'BETA' });
    await done('updateRoom', { roomId: room.id, name: 'Delta' });
    expect((await done('createRoom', { name: 'beta' })).room.name).toBe('beta');
    expect((await done('updateRoom', { roomId: other.id, name: 'gamma' })).room.name).toBe('gamma');
  });

  test('of several made at once with one name exactly one is', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => call('createRoom', { name: 'Rush' })));
    expect(made.filter(({ room }) => room !== null)).toHaveLength(1);
    expect(made.filter(({ userErrors }) => userErrors[0]?.code === 'TAKEN')).toHaveLength(7);
  });

  test('keeps what an update leaves out, clears what it gives as null; the same again changes nothing', async () => {
    const { room } = await done('createRoom', { name: 'Epsilon', site: 'S', floor: '1', tags: ['t'] });
    const { room: changed } = await done('updateRoom', { roomId: room.id, building: 'B', floor: null });
    expect(changed).toMatchObject({ name: 'Epsilon', site: 'S', building: 'B', floor: null, tags: ['t'], version: 2 });
    expect((await done('updateRoom', { roomId: room.id, building: ' B', name: 'Epsilon' })).room).toEqual(changed);
    expect((await done('updateRoom', { roomId: room.id, tags: null })).room).toMatchObject({ tags: [], version: 3 });
    expect((await done('updateRoom', { roomId: room.id })).room.version).toBe(3);
  });

  test('updated in several members at once through several requests loses none of them', async () => {
    const { room } = await done('createRoom', { name: 'Zeta' });
    await Promise.all([
      ...['site', 'building', 'floor'].map((member) => done('updateRoom', { roomId: room.id, [member]: member })),
      done('updateRoom', { roomId: room.id, tags: ['x'] }),
    ]);
    const { node } = await app.ask(
      operation(`query ReadNode($id: ID!) { node(id: $id) { ... on Room { site building floor tags version } } }`),
      room,
    );
    expect(node).toEqual({ site: 'site', building: 'building', floor: 'floor', tags: ['x'], version: 5 });
  });

  test.each([
    ['name', null],
    ['name', ' '],
    ['name', 'x'.repeat(201)],
    ['site', 'x'.repeat(201)],
    ['tags', Array.from({ length: 51 }, (_, index) => `t${index}`)],
    ['tags', ['x'.repeat(201)]],
  ])('with a %s that cannot be is INVALID and stays as it is (%#)', async (member, value) => {
    const { room } = await done('createRoom', { name: `Bad ${member} ${(now += 1)}` });
    expect(await call('updateRoom', { roomId: room.id, site: 'S', [member]: value })).toEqual({
      room: null,
      ...refusal(member, 'INVALID', new RegExp(`^${member}: expected `)),
    });
    const { node } = await app.ask(
      operation(`query ReadNodeOfMutations($id: ID!) { node(id: $id) { ... on Room { version } } }`),
      room,
    );
    expect(node).toEqual({ version: 1 });
  });

  test.each(WRONG_IDS)('that is not there (%#) is NOT_FOUND', async (roomId) => {
    expect(await call('updateRoom', { roomId, name: 'x' })).toEqual({
      room: null,
      ...refusal('roomId', 'NOT_FOUND', /room/),
    });
    expect(await call('deleteRoom', { roomId })).toEqual({
      deletedRoomId: null,
      ...refusal('roomId', 'NOT_FOUND', /room/),
    });
    expect(await call('assignDevice', { computer: 'M-9', roomId })).toEqual({
      device: null,
      ...refusal('roomId', 'NOT_FOUND', /room/),
    });
  });

  test('that was deleted is gone once and for all', async () => {
    const { room } = await done('createRoom', { name: 'Eta' });
    expect(await done('deleteRoom', { roomId: room.id })).toEqual({ deletedRoomId: room.id });
    expect(await call('deleteRoom', { roomId: room.id })).toMatchObject(refusal('roomId', 'NOT_FOUND', /room/));
    expect(await app.ask(operation(`query ReadNodeOfMutations2($id: ID!) { node(id: $id) { id } }`), room)).toEqual({
      node: null,
    });
    expect((await done('createRoom', { name: 'ETA' })).room.id).not.toBe(room.id);
  });
});

describe('a device', () => {
  test('is put into a room, into the same again, and out; a refused name registers nothing', async () => {
    const { room } = await done('createRoom', { name: 'Theta' });
    const { device } = await done('assignDevice', { computer: ' M-20 ', roomId: room.id });
    expect(device).toMatchObject({ computer: 'M-20', health: 'UNKNOWN', room: { name: 'Theta' } });
    expect(await done('assignDevice', { computer: 'm-20', roomId: room.id })).toEqual({ device });
    expect((await done('assignDevice', { computer: 'M-20' })).device).toMatchObject({ id: device.id, room: null });
    for (const computer of ['', '  ', 'x'.repeat(257)]) {
      expect(await call('assignDevice', { computer, roomId: room.id })).toEqual({
        device: null,
        ...refusal('computer', 'INVALID', /^computer: expected a name of 1 to 256 characters/),
      });
    }
  });

  test('put into two rooms at once is in exactly one, and both rooms know', async () => {
    const rooms = [
      (await done('createRoom', { name: 'Iota' })).room.id,
      (await done('createRoom', { name: 'Kappa' })).room.id,
    ];
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(rooms.map((roomId) => done('assignDevice', { computer: 'M-21', roomId })));
      const { nodes } = await app.ask(
        operation(
          `query ReadNodes($ids: [ID!]!) { nodes(ids: $ids) { ... on Room { id devices { computer } health } } }`,
        ),
        { ids: rooms },
      );
      const inside = nodes
        .map((node) => node as Extract<typeof node, { id: string }>)
        .filter(({ devices }) => devices.length === 1);
      expect(inside.map(({ id }) => id)).toEqual([(await deviceOf('M-21'))!.room!.id]);
    }
  });

  test('that was deleted is gone, deleting it again is NOT_FOUND; so is one that never was', async () => {
    await post(heartbeat, 'M-22');
    const { id: deviceId, room } = (await deviceOf('M-22'))!;
    expect(await done('deleteDevice', { deviceId })).toEqual({ deletedDeviceId: deviceId });
    for (const id of [deviceId, room!.id, ...WRONG_IDS]) {
      expect(await call('deleteDevice', { deviceId: id })).toEqual({
        deletedDeviceId: null,
        ...refusal('deviceId', 'NOT_FOUND', /device/),
      });
      expect(await call('setSignalOptional', { deviceId: id, key: 'camera', optional: true })).toEqual({
        device: null,
        ...refusal('deviceId', 'NOT_FOUND', /device/),
      });
    }
  });

  test('whose signal is optional has no fault of it; required again, a new trouble opens one', async () => {
    await post(cameraFault, 'M-23');
    const { id: deviceId } = (await deviceOf('M-23'))!;
    const { device } = await done('setSignalOptional', { deviceId, key: 'camera', optional: true });
    expect(device).toMatchObject({ health: 'HEALTHY' });
    expect(device.signals).toContainEqual({ key: 'camera', state: 'UNHEALTHY', optional: true });
    expect(await deviceOf('M-23')).toMatchObject({
      room: { health: 'HEALTHY' },
      faults: { nodes: [{ state: 'RESOLVED' }] },
    });
    await post(cameraFault, 'M-23');
    expect((await faultOf('M-23'))!.state).toBe('RESOLVED');
    expect(await done('setSignalOptional', { deviceId, key: 'camera', optional: true })).toMatchObject({
      device: { health: 'HEALTHY' },
    });
    expect((await done('setSignalOptional', { deviceId, key: 'camera', optional: false })).device.health).toBe(
      'UNHEALTHY',
    );
    expect(await deviceOf('M-23')).toMatchObject({
      room: { health: 'UNHEALTHY' },
      faults: { nodes: [{ state: 'OPEN', occurrences: 2 }] },
    });
  });

  test('a signal that the device never reported is NOT_FOUND', async () => {
    const { id: deviceId } = (await deviceOf('M-23'))!;
    expect(await call('setSignalOptional', { deviceId, key: 'nothing', optional: true })).toEqual({
      device: null,
      ...refusal('key', 'NOT_FOUND', /signal/),
    });
  });
});

test('input of a wrong type fails the request as BAD_USER_INPUT and changes nothing', async () => {
  const { errors, data } = await app.tryAsk(
    operation(`mutation CreateRoomOfMutations($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }`),
    {
      input: { name: 'Lambda', tags: [{ $gt: '' }] },
    },
  );
  expect(data?.createRoom ?? null).toBeNull();
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringContaining('tags') }]);
  expect(await app.ask(operation(`query ReadRoomOfMutations { room(by: { name: "Lambda" }) { id } }`))).toEqual({
    room: null,
  });
});

test('the mutations of one request run one after the other, each seeing what the one before did', async () => {
  const answer = await app.ask(
    operation(`mutation CreateRoomAndAssignDevice {
    a: createRoom(input: { name: "Mu" }) { room { version } }
    b: createRoom(input: { name: "mu" }) { room { id } userErrors { code } }
    c: assignDevice(input: { computer: "M-30" }) { device { room { id } } }
  }`),
  );
  expect(answer).toEqual({
    a: { room: { version: 1 } },
    b: { room: null, userErrors: [{ code: 'TAKEN' }] },
    c: { device: { room: null } },
  });
});
