import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { recordEvents } from '../../src/services/events/record-events.ts';
import { stateOf, stepDevices, stepOf } from '../../src/services/devices/save-devices.ts';
import { sweepOutboxes } from '../../src/services/outbox/sweep-outboxes.ts';
import { takeReport } from '../../src/domain/health/transition.ts';
import { readReport } from '../../src/domain/health/report.ts';
import { readCollectedEvent } from '../../src/domain/events/collected-event.ts';
import { workOffDevices } from '../../src/services/outbox/work-off.ts';
import { rulesOf } from '../../src/services/core.ts';
import type { LogEntry } from '../../src/models/change.ts';
import { cameraFault, hardwareHealthy, heartbeat, type PostedEvent } from '../helpers/console-events.ts';
import { openTestCore, type TestCore } from '../helpers/core.ts';

const WORKSPACE = 'default';
/** The clock of both, which tests move. */
let now = Date.now();
let one: TestCore;
let two: TestCore;
beforeAll(async () => {
  const clock = () => new Date(now);
  one = await openTestCore({ clock });
  // A second process: connections, append turns and announcements of its own.
  two = await openTestCore({ clock, services: one.services });
});
afterAll(async () => {
  await one.models.connection.dropDatabase();
  await Promise.all([one.stop(), two.stop()]);
});

const eventsOf = (events: PostedEvent[]) =>
  events.flatMap((event) => {
    const read = readCollectedEvent(event);
    return 'event' in read ? [read.event] : [];
  });
const record = (core: TestCore, events: PostedEvent[]) => recordEvents(core, WORKSPACE, eventsOf(events), 'test');
const log = () => one.models.changes.model.find({ workspace: WORKSPACE }).sort({ number: 1 }).lean<LogEntry[]>();
const deviceOf = async (computer: string) =>
  (await one.models.devices.byComputerKeys(WORKSPACE, [computer.toLowerCase()]))[0]!;
const roomOf = async (computer: string) =>
  (await one.models.rooms.byIds(WORKSPACE, [(await deviceOf(computer)).place.roomId!]))[0]!;
const moment = () => new Date((now += 1_000));

/** The log has no hole, each change once, and each subject's versions in order. */
async function expectSound(): Promise<LogEntry[]> {
  const entries = await log();
  expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1));
  expect(new Set(entries.map(({ change }) => change)).size).toBe(entries.length);
  const versions = new Map<string, number[]>();
  for (const { subject, version } of entries) versions.set(subject, [...(versions.get(subject) ?? []), version]);
  for (const [, each] of versions) expect(each).toEqual(each.map((_, index) => index + 1));
  return entries;
}

async function expectNothingPending(): Promise<void> {
  const later = new Date(now + 86_400_000);
  expect(await one.models.devices.pendingOfAllWorkspaces(later, 10)).toEqual([]);
  expect(await one.models.rooms.pendingOfAllWorkspaces(later, 10)).toEqual([]);
  expect(await one.models.rooms.waitingOfAllWorkspaces(later, 10)).toEqual([]);
}

describe('the change log, written by two processes at once,', () => {
  test('has no hole, each change once, and each subject’s versions in order', async () => {
    const computers = Array.from({ length: 12 }, (_, index) => `LOG-${index}`);
    for (let round = 0; round < 4; round += 1) {
      const at = moment();
      const batch = (make: typeof cameraFault) => computers.map((computer) => make(computer, { at }));
      // The same at both, the same again, and others in between.
      await Promise.all([
        record(one, batch(round % 2 === 0 ? cameraFault : hardwareHealthy)),
        record(two, batch(round % 2 === 0 ? cameraFault : hardwareHealthy).reverse()),
        record(
          two,
          computers.map((computer) => heartbeat(computer, { at })),
        ),
      ]);
    }
    const entries = await expectSound();
    const kinds = entries.filter(({ feed }) => feed === 'fault').map(({ kind }) => kind);
    for (const kind of ['OPENED', 'REOPENED']) expect(kinds.filter((each) => each === kind)).toHaveLength(12);
    expect(kinds.filter((each) => each === 'RESOLVED')).toHaveLength(24);
    await expectNothingPending();
  });

  test('is announced by whoever appended: each change once over all processes', async () => {
    const announced = [...one.announced, ...two.announced].map(({ number }) => number).sort((a, b) => a - b);
    expect(announced).toEqual((await log()).map(({ number }) => number));
  });

  test('takes appends of the same changes in any mixture once, in order', async () => {
    const entry = (subject: string, version: number) => ({
      feed: 'room' as const,
      subject,
      version,
      kind: 'UPDATED' as const,
      at: new Date(now),
      reason: 'Edited',
      health: 'HEALTHY' as const,
      previousHealth: 'HEALTHY' as const,
      before: null,
      after: null,
    });
    const all = (subject: string) => Array.from({ length: 30 }, (_, index) => entry(subject, index + 1));
    await Promise.all([
      one.changeLog.append(WORKSPACE, all('mixed-a')),
      two.changeLog.append(WORKSPACE, all('mixed-a')),
      two.changeLog.append(WORKSPACE, all('mixed-b')),
      one.changeLog.append(WORKSPACE, all('mixed-b').slice(0, 10)),
      one.changeLog.append(WORKSPACE, all('mixed-a')),
    ]);
    const entries = await expectSound();
    expect(entries.filter(({ subject }) => subject.startsWith('mixed-'))).toHaveLength(60);
  });
});

test('two devices of a room that recover at the same instant through two processes leave it HEALTHY, 50 times', async () => {
  await record(one, [heartbeat('PAIR-A', { at: moment() }), heartbeat('PAIR-B', { at: moment() })]);
  const { place } = await deviceOf('PAIR-A');
  await one.models.devices.model.updateOne({ computerKey: 'pair-b' }, { place });
  for (let round = 0; round < 50; round += 1) {
    const bad = moment();
    await Promise.all([
      record(one, [cameraFault('PAIR-A', { at: bad })]),
      record(two, [cameraFault('PAIR-B', { at: bad })]),
    ]);
    expect((await roomOf('PAIR-A')).health).toBe('UNHEALTHY');
    const well = moment();
    await Promise.all([
      record(one, [hardwareHealthy('PAIR-A', { at: well })]),
      record(two, [hardwareHealthy('PAIR-B', { at: well })]),
    ]);
    expect((await roomOf('PAIR-A')).health).toBe('HEALTHY');
  }
  const { deviceIds } = await roomOf('PAIR-A');
  expect(deviceIds).toHaveLength(2);
  await expectSound();
});

describe('what a crash leaves is swept', () => {
  /** Folds and saves as the real thing does, and then dies before anything is worked off. */
  async function saveAndDie(event: PostedEvent) {
    const report = readReport({
      id: `crash-${event.timeGenerated}`,
      eventId: event.eventId,
      description: event.description,
      ownTime: new Date(event.timeGenerated),
      receivedAt: new Date(now),
      record: null,
    });
    const rules = await rulesOf(one, WORKSPACE);
    const [saved] = await stepDevices(one, WORKSPACE, [await deviceOf(event.computer)], (document, at) =>
      stepOf(takeReport(stateOf(document), report, rules(document, at))),
    );
    return saved!;
  }
  const faultsOf = async (computer: string) =>
    (await one.models.faults.model.find({ computer }).lean()).map(({ state, version }) => [state, version]);
  const changesOf = async (computer: string) => {
    const { _id: deviceId } = await deviceOf(computer);
    return (await log()).flatMap((entry) =>
      entry.feed === 'fault' && entry.after.deviceId === deviceId ? [entry.kind] : [],
    );
  };

  test('a device that was saved and not worked off: its faults, its room and the log follow', async () => {
    await record(one, [heartbeat('CRASH-1', { at: moment() })]);
    await saveAndDie(cameraFault('CRASH-1', { at: moment() }));
    expect([await faultsOf('CRASH-1'), (await roomOf('CRASH-1')).health]).toEqual([[], 'HEALTHY']);
    expect(await sweepOutboxes(two)).toMatchObject({ devices: 0 });
    now += 6_000;
    expect(await sweepOutboxes(two)).toMatchObject({ devices: 1 });
    expect([await faultsOf('CRASH-1'), (await roomOf('CRASH-1')).health]).toEqual([[['OPEN', 1]], 'UNHEALTHY']);
    expect(await changesOf('CRASH-1')).toEqual(['OPENED']);
    await expectNothingPending();
  });

  test('work that was done but not noted is done again, and nothing comes twice', async () => {
    await record(one, [heartbeat('CRASH-2', { at: moment() })]);
    const saved = await saveAndDie(cameraFault('CRASH-2', { at: moment() }));
    const entries = (await log()).length;
    await Promise.all([
      workOffDevices(one, WORKSPACE, [saved]),
      workOffDevices(two, WORKSPACE, [saved]),
      sweepOutboxes(two),
    ]);
    await workOffDevices(two, WORKSPACE, [saved]);
    expect(await changesOf('CRASH-2')).toEqual(['OPENED']);
    expect((await log()).length).toBe(entries + 2);
    expect([await faultsOf('CRASH-2'), (await roomOf('CRASH-2')).health]).toEqual([[['OPEN', 1]], 'UNHEALTHY']);
    await expectSound();
    await expectNothingPending();
  });

  test('an old outbox that is worked off late takes nothing back', async () => {
    await record(one, [heartbeat('CRASH-3', { at: moment() })]);
    const old = await saveAndDie(cameraFault('CRASH-3', { at: moment() }));
    await record(two, [hardwareHealthy('CRASH-3', { at: moment() })]);
    await workOffDevices(one, WORKSPACE, [old]);
    expect([await faultsOf('CRASH-3'), (await roomOf('CRASH-3')).health]).toEqual([[['RESOLVED', 2]], 'HEALTHY']);
    expect(await changesOf('CRASH-3')).toEqual(['OPENED', 'RESOLVED']);
    await expectSound();
  });

  test('a device whose room is dirty: the room is recomputed', async () => {
    await record(one, [cameraFault('CRASH-4', { at: moment() })]);
    const { _id, place } = await deviceOf('CRASH-4');
    await one.models.rooms.model.updateOne({ _id: place.roomId! }, { health: 'HEALTHY', healthRank: 4 });
    await one.models.devices.model.updateOne({ _id }, { dirtyRooms: [place.roomId!], pendingSince: new Date(now) });
    now += 6_000;
    expect(await sweepOutboxes(one)).toMatchObject({ devices: 1 });
    expect((await roomOf('CRASH-4')).health).toBe('UNHEALTHY');
    await expectNothingPending();
  });

  test('a room that was saved with its outbox filled', async () => {
    await record(one, [heartbeat('CRASH-5', { at: moment() })]);
    const room = await roomOf('CRASH-5');
    const change = {
      kind: 'UPDATED' as const,
      at: new Date(now),
      version: room.version + 1,
      health: 'HEALTHY' as const,
      previousHealth: 'HEALTHY' as const,
      reason: 'Edited',
      before: null,
      after: null,
    };
    await one.models.rooms.model.updateOne(
      { _id: room._id },
      { site: 'New site', version: change.version, outbox: [change], pendingSince: new Date(now) },
    );
    now += 6_000;
    expect(await sweepOutboxes(two)).toMatchObject({ rooms: 1 });
    const last = (await log()).at(-1)!;
    expect([last.subject, last.version, last.reason]).toEqual([room._id, change.version, 'Edited']);
    // Its devices know their room's new site, and so do their faults.
    expect((await deviceOf('CRASH-5')).place.site).toBe('New site');
    await expectNothingPending();
  });

  test('a room that was made for a device which never came goes; its computer may come later', async () => {
    const before = await one.models.rooms.model.countDocuments({});
    await record(one, [heartbeat('CRASH-6', { at: moment() })]);
    const room = await roomOf('CRASH-6');
    await one.models.devices.model.deleteOne({ computerKey: 'crash-6' });
    await one.models.rooms.model.updateOne(
      { _id: room._id },
      { madeFor: 'crash-6', health: null, deviceIds: [], pendingSince: new Date(now) },
    );
    now += 6_000;
    await sweepOutboxes(two);
    expect(await one.models.rooms.model.countDocuments({})).toBe(before + 1);
    now += 60_000;
    expect(await sweepOutboxes(two)).toMatchObject({ rooms: 1 });
    expect(await one.models.rooms.model.countDocuments({})).toBe(before);
    await record(two, [heartbeat('CRASH-6', { at: moment() })]);
    expect((await roomOf('CRASH-6')).name).toBe('CRASH-6');
  });

  test('a retry of the sender after a crash between a room and its device finds that room', async () => {
    const [room] = await one.models.rooms.model.find({ nameKey: 'crash-6' }).lean();
    await one.models.devices.model.deleteOne({ computerKey: 'crash-6' });
    await one.models.rooms.model.updateOne({ _id: room!._id }, { madeFor: 'crash-6', health: null, deviceIds: [] });
    await record(one, [heartbeat('CRASH-6', { at: moment() })]);
    expect((await deviceOf('CRASH-6')).place.roomId).toBe(room!._id);
    expect((await roomOf('CRASH-6')).madeFor).toBeNull();
  });
});
