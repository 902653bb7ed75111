import { MAX_SIGNALS } from '../../../src/domain/health/device.ts';
import { isConsoleEvent } from '../../../src/domain/health/report.ts';
import { roomHealth } from '../../../src/domain/health/rollup.ts';
import { BUILT_IN_SIGNALS } from '../../../src/domain/health/signals.ts';
import { recordNumber } from '../../../src/domain/health/stamp.ts';
import { HOUR, kinds, minute, MINUTE, Story } from './story.ts';

const DISPLAY_AND_CAMERA = 'Front of Room Display status : Healthy. Camera status : Unhealthy.';

describe('2000 and 3000: the all-clear of a family', () => {
  test('makes every other unhealthy signal of its family healthy, and forgets its value', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 3001, text: 'Camera status : Unhealthy. Room Panel status : Broken.' });
    story.hear({ at: 5, eventId: 3000 });
    expect(story.states()).toEqual({ heartbeat: 'HEALTHY', camera: 'HEALTHY', 'room-panel': 'HEALTHY' });
    expect(story.signal('camera')).toMatchObject({ since: minute(5), lastReportedAt: minute(5), value: null });
  });

  test('leaves the other family alone', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 2001 });
    story.hear({ at: 5, eventId: 3000 });
    expect(story.state('signin')).toBe('UNHEALTHY');
    story.hear({ at: 6, eventId: 2000 });
    expect(story.state('signin')).toBe('HEALTHY');
  });

  test('leaves NOT_APPLICABLE, and what was healthy with its value', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 2001, text: 'Exchange status : Connected. Signin status: NotApplicable.' });
    story.hear({ at: 5, eventId: 2000 });
    expect(story.states()).toMatchObject({ exchange: 'HEALTHY Connected', signin: 'NOT_APPLICABLE NotApplicable' });
    expect(story.signal('signin')).toMatchObject({ since: minute(0), lastReportedAt: minute(5) });
  });

  test('what its text names goes by its sentence', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 3001, text: 'Camera status : Unhealthy. HDMI Ingest status : Unhealthy.' });
    story.hear({ at: 5, eventId: 3000, text: 'Camera status : Healthy. Default Speaker status : Unhealthy.' });
    expect(story.states()).toEqual({
      heartbeat: 'HEALTHY',
      camera: 'HEALTHY Healthy',
      'default-speaker': 'UNHEALTHY Unhealthy',
      'hdmi-ingest': 'HEALTHY',
    });
  });
});

describe('2001 and 3001: errors', () => {
  test('set what they name, the rest stays as it was', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 3001, text: 'Camera status : Unhealthy. Motion Sensor status : Healthy.' });
    story.hear({ at: 5, eventId: 3001, text: 'Motion Sensor status : Unhealthy.' });
    expect(story.states()).toEqual({
      heartbeat: 'HEALTHY',
      camera: 'UNHEALTHY Unhealthy',
      'motion-sensor': 'UNHEALTHY Unhealthy',
    });
  });

  test.each([
    [2001, 'app', 'CRITICAL'],
    [3001, 'hardware', 'IMPORTANT'],
  ])('%i that names nothing unhealthy sets %s, with the text', (eventId, key, severity) => {
    const story = new Story();
    story.hear({ at: 0, eventId, text: ' The app broke. ' });
    expect(story.states()).toEqual({ heartbeat: 'HEALTHY', [key]: 'UNHEALTHY The app broke.' });
    expect(story.fault(key)).toMatchObject({ state: 'OPEN', severity, reason: 'The app broke.' });
    expect(story.device.health).toBe('UNHEALTHY');
  });

  test.each([
    ['no JSON', 'Camera broken {'],
    ['JSON of another shape', '["Camera broken"]'],
    ['JSON without a Description', '{"State":"broken"}'],
    ['a Description that is no text', '{"Description":{"$gt":""}}'],
    ['null', 'null'],
    ['nothing', ''],
  ])('a description that is %s is folded with the whole text', (_name, description) => {
    const story = new Story();
    story.hear({ at: 0, eventId: 3001, description });
    expect(story.signal('hardware')).toMatchObject({ state: 'UNHEALTHY', value: description });
    story.hear({ at: 1, eventId: 3001, description: `Camera status : Unhealthy. ${description}` });
    expect(story.state('camera')).toBe('UNHEALTHY');
    expect(story.state('hardware')).toBe('HEALTHY');
  });

  test('one that says all is healthy is an error that names nothing', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 3001, text: 'Camera status : Healthy.' });
    expect(story.states()).toMatchObject({ camera: 'HEALTHY Healthy', hardware: 'UNHEALTHY Camera status : Healthy.' });
  });

  test.each([2000, 2001])('any other event of the family ends that (%i)', (eventId) => {
    const story = new Story();
    story.hear({ at: 0, eventId: 2001, text: 'The app broke.' });
    story.hear({ at: 1, eventId: 3000 });
    story.hear({ at: 1, eventId: 3001 });
    expect(story.state('app')).toBe('UNHEALTHY');
    story.hear({ at: 5, eventId });
    expect(story.signal('app')).toMatchObject({ state: 'HEALTHY', value: null, since: minute(5) });
    expect(story.changes.at(-1)).toMatchObject({ kind: 'RESOLVED', reason: 'App error is over' });
    expect(story.fault('app')).toMatchObject({ state: 'RESOLVED', reason: 'The app broke.' });
  });

  test('at the same time as an all-clear it wins, even without a text', () => {
    for (const eventIds of [
      [3000, 3001],
      [3001, 3000],
    ]) {
      const story = new Story();
      for (const eventId of eventIds) story.hear({ at: 0, eventId, text: '' });
      expect(story.state('hardware')).toBe('UNHEALTHY');
    }
  });

  test('a late one that names nothing does not set it, but lists it', () => {
    const story = new Story();
    story.hear({ at: 10, eventId: 2000 });
    expect(story.hear({ at: 11, own: 5, eventId: 2001, text: 'The app broke.' })).toEqual([]);
    expect(story.state('app')).toBe('HEALTHY');
  });
});

describe('4000: restarts', () => {
  const restart = (story: Story, at: number, own = at) => story.hear({ at, own, eventId: 4000 });

  test('three are not too many', () => {
    const story = new Story();
    for (const at of [0, 1, 2]) restart(story, at);
    expect(story.states()).toEqual({ heartbeat: 'HEALTHY' });
  });

  test('the fourth within 24 hours is', () => {
    const story = new Story();
    for (const at of [0, 1, 2, 23 * 60]) restart(story, at);
    expect(story.signal('restarts')).toMatchObject({
      state: 'UNHEALTHY',
      value: 'more than 3 restarts in 24 hours',
      category: 'RESTART',
      severity: 'WARNING',
      since: minute(23 * 60),
    });
    expect(story.device.health).toBe('WARNING');
  });

  test('time ends it, when the fourth newest is 24 hours old', () => {
    const story = new Story({ staleAfter: 100 * HOUR });
    for (const at of [0, 1, 2, 3]) restart(story, at);
    expect(story.device.dueAt).toEqual(minute(24 * 60));
    story.look(24 * 60 - 1);
    expect(story.state('restarts')).toBe('UNHEALTHY');
    expect(kinds(story.passTo(24 * 60))).toEqual(['RESOLVED restarts']);
    expect(story.signal('restarts')).toMatchObject({ state: 'HEALTHY', value: null, since: minute(24 * 60) });
    expect(story.device.health).toBe('HEALTHY');
  });

  test('a fifth puts that off', () => {
    const story = new Story({ staleAfter: 100 * HOUR });
    for (const at of [0, 1, 2, 3, 30]) restart(story, at);
    expect(story.device.dueAt).toEqual(minute(24 * 60 + 1));
  });

  test('one that comes late counts at its own time, one that comes twice counts once', () => {
    const story = new Story();
    for (const at of [100, 101, 102]) restart(story, at);
    restart(story, 102);
    story.hear({ at: 103, own: 101, eventId: 4000 });
    expect(story.state('restarts')).toBeUndefined();
    story.hear({ at: 104, own: 50, eventId: 4000 });
    expect(story.state('restarts')).toBe('UNHEALTHY');
    expect(story.device.facts.restarts.map((each) => each.at)).toEqual([
      minute(102),
      minute(101),
      minute(100),
      minute(50),
    ]);
  });

  describe('in one post of a console whose clock runs ahead, all of which get the time of receipt,', () => {
    const ahead = (story: Story, own: number, record: string | null) =>
      story.hear({ at: 0, own, eventId: 4000, record });

    test('each counts that has a record number of its own', () => {
      const story = new Story();
      for (const [own, record] of [
        [10, '7'],
        [11, '8'],
        [12, '9'],
      ] as const) {
        ahead(story, own, record);
      }
      expect(story.state('restarts')).toBeUndefined();
      ahead(story, 13, '10');
      expect(story.state('restarts')).toBe('UNHEALTHY');
      expect(story.device.facts.restarts.map(({ at }) => at)).toEqual(Array.from({ length: 4 }, () => minute(0)));
    });

    test('each still counts once when the post comes again', () => {
      const story = new Story();
      for (const at of [0, 1, 2]) {
        for (const record of ['7', '8', '9']) story.hear({ at, own: 60 + Number(record), eventId: 4000, record });
      }
      expect(story.state('restarts')).toBeUndefined();
      expect(story.device.facts.restarts).toHaveLength(3);
    });

    test('those without a number are one, for nothing tells them from another collector’s word', () => {
      const story = new Story();
      for (const own of [10, 11, 12, 13, 14]) ahead(story, own, null);
      for (const record of ['7', '8', '9']) ahead(story, 20, record);
      for (const own of [15, 16]) ahead(story, own, null);
      expect(story.state('restarts')).toBeUndefined();
      expect(story.device.facts.restarts.map(({ record }) => record).toSorted()).toEqual(['7', '8', '9']);
    });
  });

  test('four that are long ago list nothing', () => {
    const story = new Story();
    for (const own of [0, 1, 2, 3]) restart(story, 25 * 60, own);
    expect(story.states()).toEqual({});
  });
});

describe('other events and other labels', () => {
  test('another event id changes nothing but liveness', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 1234, text: DISPLAY_AND_CAMERA });
    expect(story.states()).toEqual({ heartbeat: 'HEALTHY' });
    story.passTo(20);
    expect(story.device.health).toBe('OFFLINE');
    story.hear({ at: 21, eventId: 1234 });
    expect(story.device.health).toBe('HEALTHY');
  });

  test('an unknown label is a signal of its own', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 3001, text: 'Ceiling Mic 2 status : Lost. heartbeat status : Bad.' });
    expect(story.states()).toEqual({
      heartbeat: 'HEALTHY',
      'ceiling-mic-2': 'UNHEALTHY Lost',
      'label-heartbeat': 'UNHEALTHY Bad',
    });
    expect(story.fault('ceiling-mic-2')).toMatchObject({ category: 'HARDWARE', severity: 'WARNING' });
    expect(story.device.health).toBe('WARNING');
  });

  test('labels with names of an object’s own workings fold like others', () => {
    const story = new Story();
    const text = 'constructor status : Unhealthy. __proto__ status : Unhealthy. toString status : constructor.';
    story.hear({ at: 0, eventId: 3001, text });
    expect(story.states()).toEqual({
      heartbeat: 'HEALTHY',
      constructor: 'UNHEALTHY Unhealthy',
      proto: 'UNHEALTHY Unhealthy',
      tostring: 'UNHEALTHY constructor',
    });
    expect(story.device.faults.map((fault) => fault.state)).toEqual(['OPEN', 'OPEN', 'OPEN']);
    story.hear({ at: 5, eventId: 3000 });
    expect(story.device.health).toBe('HEALTHY');
  });

  test('a JSON with a member __proto__ is a JSON like others', () => {
    const story = new Story();
    const description =
      '{"__proto__":{"Description":"Camera status : Unhealthy."},"Description":"Signin status: Unhealthy."}';
    story.hear({ at: 0, eventId: 2001, description });
    expect(story.states()).toEqual({ heartbeat: 'HEALTHY', signin: 'UNHEALTHY Unhealthy' });
  });

  test('of two sentences with one label, the worse counts', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 3001, text: 'Camera status : Unhealthy. Camera status : Healthy. ' });
    expect(story.state('camera')).toBe('UNHEALTHY');
  });

  test('a device has 64 signals at most; further labels are counted and ignored', () => {
    const labels = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => `Part ${from + index} status : Unhealthy.`).join(' ');
    const story = new Story();
    story.hear({ at: 0, eventId: 3001, text: labels(0, 70) });
    expect(story.device.signals).toHaveLength(MAX_SIGNALS);
    expect(story.device.facts.ignoredLabels).toBe(7);
    story.hear({ at: 5, eventId: 3001, text: labels(0, 70) });
    expect(story.device.facts.ignoredLabels).toBe(7);
    expect(story.state('hardware')).toBeUndefined();
  });

  test('a signal of the table is kept even then', () => {
    const story = new Story();
    const text = Array.from({ length: 70 }, (_, index) => `Part ${index} status : Healthy.`).join(' ');
    story.hear({ at: 0, eventId: 3001, text: `${text} Camera status : Unhealthy.` });
    expect(story.state('camera')).toBe('UNHEALTHY');
  });
});

describe('which event is the newest', () => {
  test('the later time, whatever comes last', () => {
    const story = new Story();
    story.hear({ at: 10, eventId: 3001 });
    story.hear({ at: 11, own: 9, eventId: 3000 });
    expect(story.state('camera')).toBe('UNHEALTHY');
  });

  test('at equal times the higher record number, as a number', () => {
    for (const order of [
      ['9', '10'],
      ['10', '9'],
    ]) {
      const story = new Story();
      for (const record of order) {
        story.hear({
          at: 0,
          eventId: 3001,
          record,
          text: `Camera status : ${record === '10' ? 'Healthy' : 'Lost'}. Mic status : Lost.`,
        });
      }
      expect(story.state('camera')).toBe('HEALTHY');
    }
  });

  test('without one, unhealthy wins over not applicable over healthy', () => {
    const texts = ['Healthy', 'NotApplicable', 'Unhealthy'].map(
      (value) => `Camera status : ${value}. Mic status : Lost.`,
    );
    for (const [winner, ...others] of [
      [2, 0, 1],
      [1, 0],
    ] as const) {
      for (const order of [
        [winner, ...others],
        [...others, winner],
      ]) {
        const story = new Story();
        for (const index of order) story.hear({ at: 0, eventId: 3001, text: texts[index]! });
        expect(story.state('camera')).toBe(winner === 2 ? 'UNHEALTHY' : 'NOT_APPLICABLE');
      }
    }
    for (const order of [
      [3000, 3001],
      [3001, 3000],
    ]) {
      const story = new Story();
      for (const eventId of order) story.hear({ at: 0, eventId });
      expect(story.state('camera')).toBe('UNHEALTHY');
    }
  });

  test.each([
    ['007', '7'],
    [' 12 ', '12'],
    ['0', '0'],
    ['18446744073709551616', '18446744073709551616'],
    ['', null],
    ['-1', null],
    ['1.5', null],
    ['abc', null],
    [null, null],
    [undefined, null],
  ])('the number of record id %j is %j', (id, number) => {
    expect(recordNumber(id)).toBe(number);
  });
});

describe('category and severity of each signal', () => {
  const TABLE: [keys: string, category: string, severity: string][] = [
    ['heartbeat', 'OFFLINE', 'CRITICAL'],
    ['never-heard', 'OFFLINE', 'WARNING'],
    ['network', 'CONNECTIVITY', 'IMPORTANT'],
    ['exchange', 'CONNECTIVITY', 'CRITICAL'],
    ['signin teams-signin app', 'APPLICATION', 'CRITICAL'],
    [
      'camera content-camera conference-microphone conference-speaker front-of-room-display hdmi-ingest hardware',
      'HARDWARE',
      'IMPORTANT',
    ],
    ['default-speaker motion-sensor', 'HARDWARE', 'WARNING'],
    ['hardware-check app-heartbeat', 'RESTART', 'IMPORTANT'],
    ['restarts', 'RESTART', 'WARNING'],
  ];

  test('are those of the table', () => {
    const rows = TABLE.flatMap(([keys, category, severity]) => keys.split(' ').map((key) => [key, category, severity]));
    const kindsOfSignals = BUILT_IN_SIGNALS.map(({ key, category, severity }) => [key, category, severity]);
    expect(kindsOfSignals.sort()).toEqual(rows.sort());
  });
});

describe('health', () => {
  const health = (...told: [eventId: number, text: string][]) => {
    const story = new Story();
    for (const [eventId, text] of told) story.hear({ at: 0, eventId, text });
    return story.device.health;
  };

  test('of a device: the gravest open fault', () => {
    expect(health([2000, ''])).toBe('HEALTHY');
    expect(health([3001, 'Motion Sensor status : Unhealthy.'])).toBe('WARNING');
    expect(health([3001, 'Camera status : Unhealthy.'])).toBe('UNHEALTHY');
    expect(health([2001, 'Signin status : Unhealthy.'])).toBe('UNHEALTHY');
    expect(health([3001, 'Motion Sensor status : Unhealthy.'], [2001, 'Signin status : Unhealthy.'])).toBe('UNHEALTHY');
    expect(health([2001, 'Exchange status : Connecting.'])).toBe('HEALTHY');
  });

  test('of a device never heard of: UNKNOWN, whatever time passes', () => {
    const story = new Story();
    story.look(1_000);
    expect(story.device).toMatchObject({ health: 'UNKNOWN', dueAt: minute(24 * 60), signals: [], healthSince: null });
    story.look(100_000);
    expect(story.device).toMatchObject({ health: 'UNKNOWN', dueAt: null, healthSince: null });
  });

  test('since when, and why', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 2000 });
    story.hear({ at: 5, own: 4, eventId: 3001 });
    story.hear({ at: 10, eventId: 3001 });
    expect(story.device).toMatchObject({ healthSince: minute(5), healthReason: 'Camera is Unhealthy' });
    story.hear({ at: 11, eventId: 2001 });
    expect(story.device).toMatchObject({ healthSince: minute(5), healthReason: 'Signin is Unhealthy' });
    story.hear({ at: 12, eventId: 3000 });
    story.hear({ at: 12, eventId: 2000 });
    expect(story.device).toMatchObject({ health: 'HEALTHY', healthSince: minute(12), healthReason: 'No open fault' });
  });

  test('of a room: the worst of its devices', () => {
    const device = (each: string) => ({ computer: `${each}-1`, health: each as 'HEALTHY', healthReason: 'so' });
    const order = ['OFFLINE', 'UNHEALTHY', 'WARNING', 'UNKNOWN', 'HEALTHY'];
    for (let best = order.length - 1; best >= 0; best -= 1) {
      const room = order.slice(best).reverse().map(device);
      expect(roomHealth(room).health).toBe(order[best]);
    }
    expect(roomHealth([device('HEALTHY'), device('WARNING')])).toEqual({ health: 'WARNING', reason: 'WARNING-1: so' });
    expect(roomHealth([device('HEALTHY')]).reason).toBe('No open fault');
    expect(roomHealth([])).toEqual({ health: 'UNKNOWN', reason: 'No device' });
  });
});

describe('events of other logs', () => {
  test.each([
    ['Skype Room System', 'SRS-App', true],
    [' skype ROOM system ', ' srs-app ', true],
    ['Skype Room System', '', true],
    ['Skype Room System', null, true],
    ['Skype Room System', 'Other', false],
    ['System', 'SRS-App', false],
    ['', '', false],
  ])('log %j from %j: %s', (log, source, folded) => {
    expect(isConsoleEvent(log, source)).toBe(folded);
  });
});

describe('since when', () => {
  test('a signal keeps its beginning while its state stays', () => {
    const story = new Story();
    story.hear({ at: 1, own: 0, eventId: 2001, text: 'Exchange status : GeneralError.' });
    story.hear({ at: 6, own: 5, eventId: 2001, text: 'Exchange status : AutodiscoveryError.' });
    expect(story.signal('exchange')).toMatchObject({ since: minute(0), lastReportedAt: minute(5) });
    story.hear({ at: 11, own: 10, eventId: 2000 });
    expect(story.signal('exchange')!.since).toEqual(minute(10));
  });

  test('a console event without a family is no report of any signal', () => {
    const story = new Story({ staleAfter: 60 * MINUTE });
    story.hear({ at: 0, eventId: 3001 });
    story.hear({ at: 5, eventId: 4000 });
    expect(story.signal('camera')!.lastReportedAt).toEqual(minute(0));
    expect(story.signal('heartbeat')!.lastReportedAt).toEqual(minute(5));
  });
});
