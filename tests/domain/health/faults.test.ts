import { watchTime } from '../../../src/domain/health/faults.ts';
import { DAY, kinds, minute, MINUTE, Story } from './story.ts';

/** A device that stays heard whatever happens, so that only faults move. */
function alive(rules: ConstructorParameters<typeof Story>[0] = {}): Story {
  return new Story({ staleAfter: 365 * DAY, ...rules });
}

const BROKEN = { eventId: 3001, text: 'Camera status : Unhealthy.' };
const FIXED = { eventId: 3000 };
const CONNECTING = { eventId: 2001, text: 'Exchange status : Connecting.' };
const CONNECTED = { eventId: 2001, text: 'Exchange status : Connected. Network status : Unhealthy.' };

const NOT_ACKNOWLEDGED = { acknowledgedAt: null, acknowledgedBy: null, acknowledgementNote: null };

describe('a fault opens', () => {
  test('when its signal turns unhealthy', () => {
    const story = alive();
    const [change, ...more] = story.hear({ at: 3, own: 2, ...BROKEN });
    expect(more).toEqual([]);
    expect(change).toMatchObject({
      kind: 'OPENED',
      at: minute(3),
      reason: 'Camera is Unhealthy',
      previousState: null,
      before: null,
      after: { deviceId: 'device-1', signal: 'camera', state: 'OPEN', acknowledged: false },
    });
    expect(change!.fault).toMatchObject({
      signal: 'camera',
      category: 'HARDWARE',
      severity: 'IMPORTANT',
      state: 'OPEN',
      recommendedAction: expect.stringContaining('cable'),
      startedAt: minute(2),
      openedAt: minute(3),
      resolvedAt: null,
      lastReportedAt: minute(2),
      occurrences: 1,
      flapping: false,
      ...NOT_ACKNOWLEDGED,
      version: 1,
    });
  });

  test('once: a repeat of the same report changes nothing but when it was last reported', () => {
    const story = alive();
    story.hear({ at: 0, ...BROKEN });
    const { lastReportedAt: _, ...before } = story.fault('camera')!;
    expect(story.hear({ at: 5, ...BROKEN })).toEqual([]);
    expect(story.fault('camera')).toEqual({ ...before, lastReportedAt: minute(5) });
  });

  test('for each signal, as they are listed', () => {
    const story = alive();
    const text = 'Default Speaker status : Unhealthy. Camera status : Unhealthy.';
    expect(kinds(story.hear({ at: 0, eventId: 3001, text }))).toEqual(['OPENED camera', 'OPENED default-speaker']);
  });

  test('from history too, though the device was never heard of', () => {
    const story = new Story();
    expect(kinds(story.hear({ at: 100, own: 0, ...BROKEN }))).toEqual(['OPENED camera']);
    expect(story.device.health).toBe('UNKNOWN');
  });
});

describe('an open fault is updated', () => {
  test('when its reason changes', () => {
    const story = alive();
    story.hear({ at: 0, eventId: 2001, text: 'Exchange status : GeneralError.' });
    const text = 'Exchange status : 80131500 : AADSTS50055.';
    const [change] = story.hear({ at: 5, eventId: 2001, text });
    expect(change).toMatchObject({
      kind: 'UPDATED',
      previousState: 'OPEN',
      reason: 'Exchange is 80131500 : AADSTS50055',
      fault: {
        state: 'OPEN',
        reason: 'Exchange is 80131500 : AADSTS50055',
        recommendedAction: expect.stringContaining('password'),
        startedAt: minute(0),
        openedAt: minute(0),
        lastReportedAt: minute(5),
        occurrences: 1,
      },
    });
  });

  test('not by a report that comes late', () => {
    const story = alive();
    story.hear({ at: 5, eventId: 2001, text: 'Exchange status : GeneralError.' });
    expect(story.hear({ at: 6, own: 1, eventId: 2001, text: 'Exchange status : Disconnected.' })).toEqual([]);
    expect(story.fault('exchange')!.lastReportedAt).toEqual(minute(5));
  });

  test('when another family names its label, which makes it another category', () => {
    const story = alive();
    story.hear({ at: 0, eventId: 3001, text: 'Panel status : Unhealthy.' });
    const [change] = story.hear({ at: 5, eventId: 2001, text: 'Panel status : Unhealthy.' });
    expect(change).toMatchObject({
      kind: 'UPDATED',
      before: { category: 'HARDWARE' },
      after: { category: 'APPLICATION' },
    });
  });
});

describe('a fault resolves', () => {
  test.each([
    ['an all-clear', FIXED],
    ['Healthy', { eventId: 3001, text: 'Camera status : Healthy. Motion Sensor status : Unhealthy.' }],
    ['NotApplicable', { eventId: 3001, text: 'Camera status : NotApplicable. Motion Sensor status : Unhealthy.' }],
  ])('with %s', (_name, told) => {
    const story = alive();
    story.hear({ at: 0, ...BROKEN });
    const change = story.hear({ at: 6, own: 5, ...told }).find((each) => each.fault.signal === 'camera');
    expect(change).toMatchObject({ kind: 'RESOLVED', at: minute(6), previousState: 'OPEN' });
    expect(change!.fault).toMatchObject({
      state: 'RESOLVED',
      resolvedAt: minute(5),
      openedAt: minute(0),
      reason: 'Camera is Unhealthy',
      version: 2,
    });
  });

  test('not with an event that does not name it', () => {
    const story = alive();
    story.hear({ at: 0, ...BROKEN });
    story.hear({ at: 5, eventId: 3001, text: 'Motion Sensor status : Unhealthy.' });
    expect(story.fault('camera')!.state).toBe('OPEN');
  });

  test('not with an all-clear that is older than it', () => {
    const story = alive();
    story.hear({ at: 5, ...BROKEN });
    expect(story.hear({ at: 6, own: 4, ...FIXED })).toEqual([]);
  });
});

describe('a resolved fault', () => {
  function resolved(rules: ConstructorParameters<typeof Story>[0] = {}): Story {
    const story = alive(rules);
    story.hear({ at: 0, ...BROKEN });
    story.acknowledge('camera', 1);
    story.hear({ at: 5, ...FIXED });
    return story;
  }

  test('reopens as the same fault if its signal fails again within the window', () => {
    const story = resolved();
    const before = story.fault('camera')!;
    const [change] = story.hear({ at: 11, own: 10, ...BROKEN });
    expect(change).toMatchObject({ kind: 'REOPENED', previousState: 'RESOLVED', before: { acknowledged: true } });
    expect(change!.fault).toMatchObject({
      id: before.id,
      state: 'OPEN',
      startedAt: minute(0),
      openedAt: minute(11),
      resolvedAt: null,
      lastReportedAt: minute(10),
      occurrences: 2,
      ...NOT_ACKNOWLEDGED,
      version: before.version + 1,
    });
  });

  test('closes after the window, by our clock', () => {
    const story = resolved({ reopenWithin: 60 * MINUTE });
    expect(story.device.dueAt).toEqual(minute(65));
    expect(story.passTo(64.9)).toEqual([]);
    const [change] = story.passTo(65);
    expect(change).toMatchObject({
      kind: 'CLOSED',
      previousState: 'RESOLVED',
      fault: { state: 'CLOSED', acknowledgedBy: 'ada' },
    });
    expect(story.device.faults).toEqual([]);
  });

  test('what fails after that is another fault', () => {
    const story = resolved({ reopenWithin: 60 * MINUTE });
    const { id } = story.fault('camera')!;
    story.passTo(65);
    expect(kinds(story.hear({ at: 66, ...BROKEN }))).toEqual(['OPENED camera']);
    expect(story.fault('camera')).toMatchObject({ occurrences: 1, startedAt: minute(66) });
    expect(story.fault('camera')!.id).not.toBe(id);
  });

  test('even if no sweep came by in between', () => {
    const story = resolved({ reopenWithin: 60 * MINUTE });
    expect(kinds(story.hear({ at: 66, ...BROKEN }))).toEqual(['CLOSED camera', 'OPENED camera']);
  });

  test('closes at once where the window has no length', () => {
    const story = alive({ reopenWithin: 0 });
    story.hear({ at: 0, ...BROKEN });
    expect(kinds(story.hear({ at: 5, ...FIXED }))).toEqual(['RESOLVED camera', 'CLOSED camera']);
    expect(kinds(story.hear({ at: 10, ...BROKEN }))).toEqual(['OPENED camera']);
  });
});

describe('watch time', () => {
  test('is ten minutes for Connecting, and none for anything else', () => {
    expect(watchTime('Connecting')).toBe(10 * MINUTE);
    expect(watchTime(' connecting ')).toBe(10 * MINUTE);
    for (const value of ['Reconnecting', 'Unhealthy', '', null, 'constructor', '__proto__']) {
      expect(watchTime(value)).toBe(0);
    }
  });

  test('a fault is PENDING until it is over, then OPEN', () => {
    const story = alive();
    expect(story.hear({ at: 1, own: 0, ...CONNECTING })).toMatchObject([
      { kind: 'PENDING', previousState: null, fault: { state: 'PENDING', openedAt: null, occurrences: 0 } },
    ]);
    expect(story.device).toMatchObject({ health: 'HEALTHY', dueAt: minute(11) });
    expect(story.hear({ at: 6, ...CONNECTING })).toEqual([]);
    expect(story.passTo(11)).toMatchObject([
      {
        kind: 'OPENED',
        previousState: 'PENDING',
        fault: { state: 'OPEN', startedAt: minute(0), openedAt: minute(11), occurrences: 1, lastReportedAt: minute(6) },
      },
    ]);
    expect(story.device.health).toBe('UNHEALTHY');
  });

  test('a report opens it too, where no sweep came by', () => {
    const story = alive();
    story.hear({ at: 0, ...CONNECTING });
    expect(kinds(story.hear({ at: 10, ...CONNECTING }))).toEqual(['OPENED exchange']);
  });

  test('a recovery before that resolves it, never opened', () => {
    const story = alive();
    story.hear({ at: 0, ...CONNECTING });
    const change = story.hear({ at: 5, ...CONNECTED }).find((each) => each.fault.signal === 'exchange');
    expect(change).toMatchObject({
      kind: 'RESOLVED',
      previousState: 'PENDING',
      fault: { state: 'RESOLVED', openedAt: null, occurrences: 0, resolvedAt: minute(5) },
    });
    expect(story.passTo(60)).toEqual([]);
  });

  test('one never opened that fails again opens for the first time', () => {
    const story = alive();
    story.hear({ at: 0, ...CONNECTING });
    story.hear({ at: 5, ...CONNECTED });
    const { id } = story.fault('exchange')!;
    const [change] = story.hear({ at: 10, eventId: 2001, text: 'Exchange status : GeneralError.' });
    expect(change).toMatchObject({ kind: 'OPENED', fault: { id, occurrences: 1, resolvedAt: null } });
  });

  test('another value opens it at once', () => {
    const story = alive();
    story.hear({ at: 0, ...CONNECTING });
    const [change] = story.hear({ at: 5, eventId: 2001, text: 'Exchange status : Constructor.' });
    expect(change).toMatchObject({
      kind: 'OPENED',
      fault: { openedAt: minute(5), startedAt: minute(0), reason: 'Exchange is Constructor' },
    });
  });

  test('an open fault whose value becomes Connecting stays open', () => {
    const story = alive();
    story.hear({ at: 0, eventId: 2001, text: 'Exchange status : GeneralError.' });
    expect(story.hear({ at: 5, ...CONNECTING })).toMatchObject([{ kind: 'UPDATED', fault: { state: 'OPEN' } }]);
  });

  test('a resolved fault that connects again is watched again, then reopened', () => {
    const story = alive();
    story.hear({ at: 0, eventId: 2001, text: 'Exchange status : GeneralError.' });
    story.acknowledge('exchange', 1);
    story.hear({ at: 5, ...CONNECTED });
    expect(story.hear({ at: 10, ...CONNECTING })).toMatchObject([
      { kind: 'PENDING', previousState: 'RESOLVED', fault: { openedAt: null, resolvedAt: null, ...NOT_ACKNOWLEDGED } },
    ]);
    expect(story.passTo(20)).toMatchObject([{ kind: 'REOPENED', fault: { occurrences: 2, openedAt: minute(20) } }]);
  });

  test('a device that goes silent meanwhile opens nothing until it says so again', () => {
    const story = new Story({ staleAfter: 5 * MINUTE });
    story.hear({ at: 0, ...CONNECTING });
    expect(kinds(story.passTo(60))).toEqual(['OPENED heartbeat']);
    expect(story.state('exchange')).toBe('UNKNOWN');
    expect(story.fault('exchange')!.state).toBe('PENDING');
    expect(kinds(story.hear({ at: 61, ...CONNECTING }))).toEqual(['RESOLVED heartbeat', 'OPENED exchange']);
  });
});

describe('an acknowledgement', () => {
  test('stays while the fault does, and when it opens or resolves', () => {
    const story = alive();
    story.hear({ at: 0, ...CONNECTING });
    expect(story.acknowledge('exchange', 1)).toMatchObject({
      kind: 'ACKNOWLEDGED',
      previousState: 'PENDING',
      before: { acknowledged: false },
      after: { acknowledged: true },
    });
    story.passTo(10);
    expect(story.fault('exchange')).toMatchObject({ state: 'OPEN', acknowledgedBy: 'ada' });
    story.hear({ at: 11, eventId: 2000 });
    expect(story.fault('exchange')).toMatchObject({ state: 'RESOLVED', acknowledgedBy: 'ada' });
  });
});

describe('an optional signal', () => {
  test('opens nothing', () => {
    const story = alive();
    story.setOptional('camera', true, 0);
    expect(story.hear({ at: 1, ...BROKEN })).toEqual([]);
    expect(story.state('camera')).toBe('UNHEALTHY');
    expect(story.device.health).toBe('HEALTHY');
  });

  test('marked so while its fault is open, it resolves', () => {
    const story = alive();
    story.hear({ at: 0, ...BROKEN });
    expect(story.setOptional('camera', true, 3)).toMatchObject([
      { kind: 'RESOLVED', reason: 'Camera is optional', fault: { resolvedAt: minute(3) } },
    ]);
    expect(story.hear({ at: 5, ...BROKEN })).toEqual([]);
  });

  test('marked so while it is pending, nothing is due any more', () => {
    const story = alive({ reopenWithin: 60 * MINUTE });
    story.hear({ at: 0, ...CONNECTING });
    expect(kinds(story.setOptional('exchange', true, 3))).toEqual(['RESOLVED exchange']);
    expect(story.device.dueAt).toEqual(minute(63));
  });

  test('no longer so, it reopens', () => {
    const story = alive();
    story.hear({ at: 0, ...BROKEN });
    story.setOptional('camera', true, 3);
    expect(kinds(story.setOptional('camera', false, 5))).toEqual(['REOPENED camera']);
  });

  test('a device whose heartbeat is optional is never OFFLINE', () => {
    const story = new Story();
    story.setOptional('heartbeat', true, 0);
    story.hear({ at: 0, eventId: 2000 });
    expect(story.passTo(600)).toEqual([]);
    expect(story.state('heartbeat')).toBe('UNHEALTHY');
    expect(story.device.health).toBe('HEALTHY');
  });
});
