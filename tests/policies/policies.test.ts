import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { policiesCommand } from '../../src/cli/policies.ts';
import { markDue } from '../../src/services/devices/mark-due.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { cameraFault, heartbeat } from '../helpers/console-events.ts';
import { operation, wrongVariables } from '../helpers/operation.ts';
import { runCommand } from '../helpers/run-command.ts';
import { seed } from '../helpers/seed.ts';

const MINUTE = 60_000;
let app: TestApp;
let now = Date.now();
beforeAll(async () => {
  app = await startTestApp({ roles: { api: true, worker: false }, clock: () => new Date(now) });
});
afterAll(() => app.stop());

/** Ingest was always up, however the clock leaps: what is due is due. */
const core = () => ({ ...app.app.core, ingestMark: { ...app.app.core.ingestMark, upSince: () => new Date(0) } });
/** What a worker does some seconds later. */
async function sweep() {
  now += 4_000;
  await markDue(core());
}

const SET = operation(`mutation SetPolicyOfTest($input: SetSignalPolicyInput!) { setSignalPolicy(input: $input) {
  policy { key room { name } optional watchTime severity } userErrors { code field message } } }`);
const UPDATE = operation(`mutation UpdateDeviceOfTest($input: UpdateDeviceInput!) { updateDevice(input: $input) {
  device { staleAfter ownStaleAfter staleAt } userErrors { code field message } } }`);
const DEVICE = operation(`query ReadPoliciesOfDevice($computer: String!) { device(by: { computer: $computer }) {
  id health staleAt signalPolicies { key optional watchTime severity } signals { key optional }
  faults(states: [PENDING, OPEN]) { nodes { state severity } } room { id } } }`);
const LIST = operation(`query ReadPolicies { signalPolicies { key room { name } optional watchTime severity } }`);

const set = async (input: Record<string, unknown>) =>
  (await app.ask(SET, { input: wrongVariables({ key: 'camera', ...input }) })).setSignalPolicy;
const read = async (computer: string) => (await app.ask(DEVICE, { computer })).device!;
async function faulty(computer: string) {
  now += 1_000;
  await app.post([cameraFault(computer, { at: new Date(now) })]);
  return read(computer);
}
const isOptional = ({ signals }: Awaited<ReturnType<typeof read>>) =>
  signals.find(({ key }) => key === 'camera')!.optional;

describe('a policy of a signal', () => {
  test('of a device holds at once, and is taken back by null', async () => {
    const { id: deviceId, health } = await faulty('P-1');
    expect(health).toBe('UNHEALTHY');
    const policy = { key: 'camera', optional: null, watchTime: null, severity: 'WARNING' };
    expect(await set({ deviceId, severity: 'WARNING' })).toEqual({ policy: { ...policy, room: null }, userErrors: [] });
    expect(await read('P-1')).toMatchObject({
      ...{ health: 'WARNING', signalPolicies: [policy], faults: { nodes: [{ severity: 'WARNING' }] } },
    });
    expect(await set({ deviceId, severity: null })).toEqual({ policy: null, userErrors: [] });
    expect(await read('P-1')).toMatchObject({ health: 'UNHEALTHY', signalPolicies: [] });
  });

  test('of a room holds for its devices, of all for the others; the nearest wins', async () => {
    const [one, two] = [await faulty('Q-1'), await faulty('Q-2')];
    const { policy } = await set({ roomId: one.room!.id, optional: true });
    expect(policy).toEqual({ key: 'camera', room: { name: 'Q-1' }, optional: true, watchTime: null, severity: null });
    await set({ severity: 'CRITICAL' });
    await sweep();
    expect(await read('Q-1')).toMatchObject({ health: 'HEALTHY', faults: { nodes: [] } });
    expect(await read('Q-2')).toMatchObject({ faults: { nodes: [{ state: 'OPEN', severity: 'CRITICAL' }] } });
    expect((await app.ask(LIST)).signalPolicies.map(({ room, severity }) => [room?.name, severity])).toEqual(
      expect.arrayContaining([
        ['Q-1', null],
        [undefined, 'CRITICAL'],
      ]),
    );
    await set({ deviceId: one.id, optional: false });
    expect(await read('Q-1')).toMatchObject({ faults: { nodes: [{ state: 'OPEN', severity: 'CRITICAL' }] } });
    await set({ deviceId: one.id, optional: null });
    expect(await read('Q-1')).toMatchObject({ faults: { nodes: [] } });
    await Promise.all([set({ roomId: one.room!.id, optional: null }), set({ severity: null })]);
    await sweep();
    expect(await read('Q-1')).toMatchObject({ faults: { nodes: [{ severity: 'IMPORTANT' }] } });
    expect(await read('Q-2')).toMatchObject({ faults: { nodes: [{ severity: 'IMPORTANT' }] } });
    expect(two.id).not.toBe(one.id);
    expect((await app.ask(LIST)).signalPolicies).toEqual([]);
  });

  test('of a device is what setSignalOptional says, also against its room', async () => {
    const { id, room } = await faulty('R-1');
    await set({ roomId: room!.id, optional: true });
    const device = seed(app).deviceById(id);
    await device.setOptional('camera', false);
    expect(await read('R-1')).toMatchObject({
      faults: { nodes: [{ state: 'OPEN' }] },
      signalPolicies: [{ optional: false }],
    });
    expect(isOptional(await read('R-1'))).toBe(false);
    await device.setOptional('camera', true);
    expect(await read('R-1')).toMatchObject({ faults: { nodes: [] }, signalPolicies: [] });
    expect(isOptional(await read('R-1'))).toBe(true);
    await set({ roomId: room!.id, optional: null });
  });

  test('that an older version kept as a list of optional signals holds still', async () => {
    const { id } = await faulty('S-1');
    const { model } = app.app.core.models.devices;
    await model.collection.updateOne({ computer: 'S-1' }, { $set: { optional: ['camera'], dueAt: new Date(now) } });
    await sweep();
    expect(await read('S-1')).toMatchObject({
      faults: { nodes: [] },
      signalPolicies: [{ key: 'camera', optional: true }],
    });
    await seed(app).deviceById(id).setOptional('camera', false);
    expect(await read('S-1')).toMatchObject({ faults: { nodes: [{ state: 'OPEN' }] }, signalPolicies: [] });
  });

  test('of watch time waits', async () => {
    await set({ watchTime: '15m' });
    const { faults } = await faulty('T-1');
    expect(faults.nodes).toMatchObject([{ state: 'PENDING' }]);
    now += 15 * MINUTE;
    await markDue(core());
    expect(await read('T-1')).toMatchObject({ faults: { nodes: [{ state: 'OPEN' }] } });
    await set({ watchTime: null });
  });

  test.each<[string, Record<string, unknown>, string, string]>([
    ['a key that is none', { key: 'a.b' }, 'INVALID', 'key'],
    ['a watch time that is none', { watchTime: 'soon' }, 'INVALID', 'watchTime'],
    ['a watch time beyond a day', { watchTime: '25h' }, 'INVALID', 'watchTime'],
    ['a room that is not there', { roomId: 'x', optional: true }, 'NOT_FOUND', 'roomId'],
    ['a device that is not there', { deviceId: 'x', optional: true }, 'NOT_FOUND', 'deviceId'],
    ['a device and a room', { deviceId: 'x', roomId: 'x' }, 'INVALID', 'roomId'],
  ])('with %s is refused', async (_what, input, code, member) => {
    expect(await set(input)).toEqual({
      policy: null,
      userErrors: [{ code, field: ['input', member], message: expect.stringContaining(`${member}: expected `) }],
    });
  });
});

describe('a threshold of a device', () => {
  test('moves the moment at which silence turns it OFFLINE, at once', async () => {
    now += 1_000;
    const heardAt = now;
    await app.post([heartbeat('U-1', { at: new Date(now) })]);
    const { id: deviceId, staleAt } = await read('U-1');
    expect(staleAt).toBe(new Date(heardAt + 20 * MINUTE).toISOString());
    const { updateDevice } = await app.ask(UPDATE, { input: { deviceId, staleAfter: '2h' } });
    const later = new Date(heardAt + 120 * MINUTE).toISOString();
    expect(updateDevice).toEqual({ device: { staleAfter: '2h', ownStaleAfter: '2h', staleAt: later }, userErrors: [] });
    now = heardAt + 119 * MINUTE;
    await markDue(core());
    expect((await read('U-1')).health).toBe('HEALTHY');
    now = heardAt + 120 * MINUTE;
    await markDue(core());
    expect((await read('U-1')).health).toBe('OFFLINE');
    // A longer threshold no longer finds the silence; the shorter one of the installation does.
    await app.ask(UPDATE, { input: { deviceId, staleAfter: '1d' } });
    expect((await read('U-1')).health).toBe('HEALTHY');
    const { device } = (await app.ask(UPDATE, { input: { deviceId, staleAfter: null } })).updateDevice;
    expect(device).toMatchObject({ staleAfter: '20m', ownStaleAfter: null });
  });

  test.each(['10s', '31d', 'long'])('of %s is refused', async (staleAfter) => {
    const { id: deviceId } = await read('U-1');
    const { updateDevice } = await app.ask(UPDATE, { input: { deviceId, staleAfter } });
    expect(updateDevice).toMatchObject({
      device: null,
      userErrors: [{ code: 'INVALID', field: ['input', 'staleAfter'] }],
    });
  });
});

describe('roomwatch policies', () => {
  const run = (...words: string[]) => runCommand(policiesCommand(), words, app.url);

  test('sets and lists', async () => {
    expect((await run('list')).out).toBe('Nothing is set: every signal is as docs/signals.md says.\n');
    await faulty('V-1');
    expect(await run('set', 'exchange', '--watch', '15m', '--severity', 'IMPORTANT')).toEqual({
      ...{ out: 'exchange of all devices: watched 15m, IMPORTANT.\n', err: '', code: 0 },
    });
    await run('set', 'motion-sensor', '--room', 'v-1', '--optional', 'yes');
    expect((await run('list')).out.split('\n').sort()).toEqual([
      '',
      'exchange  (all devices: watched 15m, IMPORTANT)',
      'motion-sensor  (V-1: optional)',
    ]);
    expect((await run('set', 'camera', '--device', 'V-1', '--optional', 'no')).out).toBe(
      'camera of V-1: not optional.\n',
    );
    expect((await run('set', 'camera', '--device', 'V-1', '--optional', 'inherit')).out).toBe(
      'camera of V-1: nothing is set.\n',
    );
  });

  test.each([
    [['set', 'camera'], 'Nothing to set'],
    [['set', 'camera', '--room', 'no', '--optional', 'yes'], 'There is no room "no"'],
    [['set', 'camera', '--device', 'no', '--optional', 'yes'], 'There is no device "no"'],
    [['set', 'camera', '--watch', 'soon'], 'watchTime: expected a duration up to 24h'],
  ])('%j is refused in a sentence', async (words, message) => {
    const { out, err, code } = await run(...words);
    expect({ out, code }).toEqual({ out: '', code: 1 });
    expect(err).toContain(message);
  });
});
