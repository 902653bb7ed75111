import { staleAt } from '../../../src/domain/health/presence.ts';
import { DAY, kinds, minute, MINUTE, Story } from './story.ts';

describe('silence', () => {
  test('past the threshold turns the device OFFLINE, at its deadline', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 2000 });
    expect(story.device.dueAt).toEqual(minute(20));
    expect(story.look(19.99)).toEqual([]);
    const [change, ...more] = story.passTo(20);
    expect(more).toEqual([]);
    expect(change).toMatchObject({
      kind: 'OPENED',
      reason: `Nothing heard since ${minute(0).toISOString()}`,
      fault: {
        signal: 'heartbeat',
        category: 'OFFLINE',
        severity: 'CRITICAL',
        startedAt: minute(20),
        lastReportedAt: minute(0),
      },
    });
    expect(story.device).toMatchObject({ health: 'OFFLINE', dueAt: null });
  });

  test('found late, it still began at its deadline', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 2000 });
    story.look(50);
    expect(story.fault('heartbeat')).toMatchObject({ startedAt: minute(20), openedAt: minute(50) });
    expect(story.signal('heartbeat')!.since).toEqual(minute(20));
  });

  test.each([2000, 2001, 3000, 3001, 4000, 77])('any event is a sign of life (%i)', (eventId) => {
    const story = new Story();
    story.hear({ at: 0, eventId: 2000 });
    story.hear({ at: 19, eventId });
    expect(story.passTo(38)).not.toContainEqual(expect.objectContaining({ after: { signal: 'heartbeat' } }));
    expect(story.state('heartbeat')).toBe('HEALTHY');
    story.passTo(39);
    expect(story.device.health).toBe('OFFLINE');
  });

  test('a beat brings the device back', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 2000 });
    story.passTo(20);
    const [change] = story.hear({ at: 30, own: 28, eventId: 2001 });
    expect(change).toMatchObject({ kind: 'RESOLVED', reason: 'Heard again', fault: { resolvedAt: minute(28) } });
    expect(story.signal('heartbeat')).toMatchObject({ state: 'HEALTHY', since: minute(28) });
    expect(story.device.health).toBe('UNHEALTHY');
  });

  test('never ends before it began, though the event that ends it is older', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 2000 });
    story.passTo(20);
    story.hear({ at: 22, own: 5, eventId: 2000 });
    expect(story.fault('heartbeat')).toMatchObject({ state: 'RESOLVED', resolvedAt: minute(20) });
    expect(kinds(story.passTo(25))).toEqual(['REOPENED heartbeat']);
  });

  test('a device silent again within the window has the same fault', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 2000 });
    story.passTo(20);
    const { id } = story.fault('heartbeat')!;
    story.hear({ at: 30, eventId: 2000 });
    story.passTo(50);
    expect(story.fault('heartbeat')).toMatchObject({ id, state: 'OPEN', occurrences: 2, startedAt: minute(20) });
  });

  test('when it fell due is told while it lasts, and when it will while it does not', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 2000 });
    const rules = () => ({ ...story.rules, now: minute(0) });
    expect(staleAt(story.device.presence, rules())).toEqual(minute(20));
    story.rules.ingestUpSince = minute(10);
    expect(staleAt(story.device.presence, rules())).toEqual(minute(30));
    story.passTo(20);
    expect(story.look(30)).toHaveLength(1);
    story.rules.ingestUpSince = minute(100);
    expect(staleAt(story.device.presence, rules())).toEqual(minute(30));
    expect(staleAt(new Story().device.presence, rules())).toBeNull();
  });
});

describe('what a silent device had reported', () => {
  function silent(): Story {
    const story = new Story();
    story.hear({ at: 0, eventId: 2001, text: 'Network status : Healthy. Signin status : NotApplicable.' });
    story.hear({ at: 0, eventId: 3001, text: 'Camera status : Unhealthy. Motion Sensor status : Healthy.' });
    story.passTo(20);
    return story;
  }

  test('is UNKNOWN, with its last value', () => {
    const story = silent();
    expect(story.states()).toEqual({
      heartbeat: 'UNHEALTHY',
      app: 'UNKNOWN Network status : Healthy. Signin status : NotApplicable.',
      camera: 'UNKNOWN Unhealthy',
      'motion-sensor': 'UNKNOWN Healthy',
      network: 'UNKNOWN Healthy',
      signin: 'UNKNOWN NotApplicable',
    });
    expect(story.signal('camera')).toMatchObject({ since: minute(20), lastReportedAt: minute(0) });
  });

  test('its other faults stay as they were', () => {
    expect(silent().fault('camera')).toMatchObject({ state: 'OPEN', version: 1 });
  });

  test('until a newer event reports it', () => {
    const story = silent();
    story.hear({ at: 30, eventId: 3001, text: 'Camera status : Unhealthy.' });
    expect(story.states()).toMatchObject({
      heartbeat: 'HEALTHY',
      camera: 'UNHEALTHY Unhealthy',
      'motion-sensor': 'UNKNOWN Healthy',
      network: 'UNKNOWN Healthy',
    });
    expect(story.fault('camera')).toMatchObject({ state: 'OPEN', occurrences: 1, startedAt: minute(0) });
    story.hear({ at: 31, eventId: 3000 });
    story.hear({ at: 31, eventId: 2000 });
    expect(story.states()).toEqual({
      heartbeat: 'HEALTHY',
      app: 'HEALTHY',
      camera: 'HEALTHY',
      'motion-sensor': 'HEALTHY Healthy',
      network: 'HEALTHY Healthy',
      signin: 'NOT_APPLICABLE NotApplicable',
    });
    expect(story.signal('motion-sensor')).toMatchObject({ since: minute(31), lastReportedAt: minute(31) });
  });

  test('an event without a family reports nothing', () => {
    const story = silent();
    story.hear({ at: 30, eventId: 4000 });
    expect(story.states()).toMatchObject({ heartbeat: 'HEALTHY', camera: 'UNKNOWN Unhealthy' });
  });

  test('restarts are counted, not reported: they stay known', () => {
    const story = new Story();
    for (const at of [0, 1, 2, 3]) story.hear({ at, eventId: 4000 });
    story.passTo(23);
    expect(story.states()).toMatchObject({ heartbeat: 'UNHEALTHY', restarts: expect.stringContaining('UNHEALTHY') });
    story.passTo(24 * 60);
    expect(story.state('restarts')).toBe('HEALTHY');
    expect(story.device.health).toBe('OFFLINE');
  });
});

describe('a threshold that is changed', () => {
  test('lengthened, takes back a silence that it no longer finds', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 3001 });
    story.passTo(20);
    story.rules.staleAfter = 60 * MINUTE;
    expect(kinds(story.look(30))).toEqual(['RESOLVED heartbeat']);
    expect(story.states()).toEqual({ heartbeat: 'HEALTHY', camera: 'UNHEALTHY Unhealthy' });
    expect(story.device).toMatchObject({ health: 'UNHEALTHY', dueAt: minute(60) });
    expect(kinds(story.passTo(60))).toEqual(['REOPENED heartbeat']);
  });

  test('lengthened too little, leaves it', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 2000 });
    story.passTo(20);
    story.rules.staleAfter = 30 * MINUTE;
    expect(story.look(30)).toEqual([]);
  });

  test('lengthened, takes back a missing half', () => {
    const story = new Story();
    story.hearBoth(0);
    for (const at of [5, 10, 15, 20, 25]) story.hear({ at, eventId: 2000 });
    expect(story.state('hardware-check')).toBe('UNHEALTHY');
    story.rules.staleAfter = 60 * MINUTE;
    expect(kinds(story.look(26))).toEqual(['RESOLVED hardware-check']);
  });

  test('shortened, finds the silence that it makes', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 2000 });
    story.rules.staleAfter = 5 * MINUTE;
    story.look(6);
    expect(story.fault('heartbeat')!.startedAt).toEqual(minute(5));
  });
});

describe('an app that is half alive', () => {
  test.each([
    ['hardware-check', 3000, 2000],
    ['app-heartbeat', 2000, 3000],
  ])('%s: %i stays away while %i comes', (key, missing, coming) => {
    const story = new Story();
    story.hear({ at: 0, eventId: missing });
    for (const at of [1, 6, 11, 16, 19]) story.hear({ at, eventId: coming });
    expect(story.state(key)).toBeUndefined();
    expect(story.device.dueAt).toEqual(minute(20));
    const [change] = story.passTo(20);
    expect(change).toMatchObject({
      kind: 'OPENED',
      fault: { signal: key, severity: 'IMPORTANT', category: 'RESTART' },
    });
    expect(story.signal(key)).toMatchObject({ state: 'UNHEALTHY', since: minute(20), lastReportedAt: minute(0) });
    expect(story.device.health).toBe('UNHEALTHY');

    const [end] = story.hear({ at: 23, eventId: missing });
    expect(end).toMatchObject({ kind: 'RESOLVED', fault: { signal: key, resolvedAt: minute(23) } });
    expect(story.state(key)).toBe('HEALTHY');
    expect(story.device.health).toBe('HEALTHY');
  });

  test('no half is missed that never came', () => {
    const story = new Story();
    for (const at of [0, 5, 10, 15, 20, 25, 30]) story.hear({ at, eventId: 2000 });
    expect(story.states()).toEqual({ heartbeat: 'HEALTHY' });
  });

  test('a half that comes late, but within the threshold, is not missed for another one', () => {
    const story = new Story();
    story.hearBoth(0);
    for (const at of [5, 10, 15, 19]) story.hear({ at, eventId: 2000 });
    story.hear({ at: 19, own: 6, eventId: 3000 });
    for (const at of [24, 29, 34, 38]) story.hear({ at, eventId: 2000 });
    expect(story.state('hardware-check')).toBeUndefined();
    expect(kinds(story.passTo(39))).toEqual(['OPENED hardware-check']);
  });

  test('an event sent again is no sign of its half', () => {
    const story = new Story();
    story.hearBoth(0);
    for (const at of [5, 10, 15]) story.hear({ at, eventId: 2000 });
    story.hear({ at: 16, own: 0, eventId: 3000 });
    story.hear({ at: 19, eventId: 2000 });
    expect(kinds(story.passTo(20))).toEqual(['OPENED hardware-check']);
  });

  test('nor one that came only in history: the device may have given it up before we knew it', () => {
    const story = new Story();
    story.hear({ at: 0, own: -60, eventId: 3000 });
    for (const at of [0, 5, 10, 15, 20, 25, 30]) story.hear({ at, eventId: 2000 });
    expect(story.states()).toEqual({ heartbeat: 'HEALTHY' });
  });

  test.each([0, 1 / 12, 1, 4.9])(
    'a console that dies is no half one, though its last checks are %f minutes apart',
    (gap) => {
      const story = new Story();
      for (const at of [0, 5, 10, 15]) {
        story.hear({ at, eventId: 3000 });
        story.hear({ at: at + gap, eventId: 2000 });
      }
      story.passTo(600);
      expect(kinds(story.changes)).toEqual(['OPENED heartbeat']);
    },
  );

  test('one half tells of the other where it comes when half of the wait is over', () => {
    const story = new Story();
    story.hearBoth(0);
    story.hear({ at: 9.9, eventId: 2000 });
    expect(story.device.dueAt).toEqual(minute(29.9));
    story.hear({ at: 10, eventId: 2000 });
    expect(story.device.dueAt).toEqual(minute(20));
    expect(kinds(story.passTo(20))).toEqual(['OPENED hardware-check']);
  });

  test('after a silence each half has a whole threshold to return', () => {
    const story = new Story();
    story.hearBoth(0);
    story.passTo(60);
    for (const at of [60, 65, 70, 75, 79]) story.hear({ at, eventId: 2000 });
    expect(story.state('hardware-check')).toBeUndefined();
    expect(kinds(story.passTo(80))).toEqual(['OPENED hardware-check']);
    expect(story.fault('hardware-check')!.startedAt).toEqual(minute(80));
  });

  test('a half missed before a silence is unknown in it, and its fault stays', () => {
    const story = new Story();
    story.hearBoth(0);
    for (const at of [5, 10, 15, 20]) story.hear({ at, eventId: 2000 });
    expect(story.fault('hardware-check')!.state).toBe('OPEN');
    story.passTo(40);
    expect(story.device.health).toBe('OFFLINE');
    expect(story.state('hardware-check')).toBe('UNKNOWN');
    expect(story.fault('hardware-check')!.state).toBe('OPEN');
    story.hear({ at: 45, eventId: 2000 });
    expect(story.state('hardware-check')).toBe('UNKNOWN');
    expect(kinds(story.hear({ at: 46, eventId: 3000 }))).toEqual(['RESOLVED hardware-check']);
  });

  test('none is missed while both are silent and other events are heard', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 3000 });
    story.hear({ at: 3, eventId: 2000 });
    for (const at of [10, 20, 30]) {
      story.passTo(at);
      story.hear({ at, eventId: 77 });
    }
    expect(story.states()).toEqual({ heartbeat: 'HEALTHY' });
  });
});

describe('while ingest was down', () => {
  test('nothing turns stale: a whole threshold must pass after its return', () => {
    const story = new Story();
    story.hearBoth(0);
    story.rules.ingestUpSince = minute(100);
    expect(story.look(100)).toEqual([]);
    expect(story.device).toMatchObject({ health: 'HEALTHY', dueAt: minute(120) });
    expect(story.look(119)).toEqual([]);
    story.passTo(120);
    expect(story.fault('heartbeat')).toMatchObject({ startedAt: minute(120) });
    expect(story.device.health).toBe('OFFLINE');
  });

  test('no half turns missed either', () => {
    const story = new Story();
    story.hearBoth(0);
    story.rules.ingestUpSince = minute(100);
    for (const at of [101, 106, 111, 116, 119]) expect(story.hear({ at, eventId: 2000 })).toEqual([]);
    expect(kinds(story.passTo(120))).toEqual(['OPENED hardware-check']);
  });

  test('what was silent before stays so', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 2000 });
    story.passTo(20);
    story.rules.ingestUpSince = minute(100);
    expect(story.look(100)).toEqual([]);
    expect(story.device.health).toBe('OFFLINE');
  });

  test('long ago: it changes nothing any more', () => {
    const story = new Story({ ingestUpSince: new Date(minute(0).getTime() - DAY) });
    story.hear({ at: 0, eventId: 2000 });
    expect(story.device.dueAt).toEqual(minute(20));
  });
});
