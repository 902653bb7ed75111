import { DAY, kinds, minute, MINUTE, Story, type Told } from './story.ts';

/** Runs both checks every five minutes, the hardware check five seconds after the heartbeat, with a clock that is off by so many minutes. */
function run(story: Story, from: number, to: number, clockOff: number, told: Partial<Told> = {}): void {
  for (let at = from; at <= to; at += 5) {
    story.passTo(at);
    story.hear({ at, own: at + clockOff, eventId: 2000, ...told });
    story.passTo(at + 5 / 60);
    story.hear({ at: at + 5 / 60, own: at + 5 / 60 + clockOff, eventId: 3000 });
  }
}

const YEARS_AHEAD = (new Date('2099-01-01T00:00:00Z').getTime() - minute(0).getTime()) / MINUTE;
const A_DAY = DAY / MINUTE;

describe('a clock that runs ahead', () => {
  test('an event counts at its receipt where its own time is later', () => {
    const story = new Story();
    story.hear({ at: 0, own: 30, eventId: 3001 });
    expect(story.signal('camera')).toMatchObject({ since: minute(0), lastReportedAt: minute(0) });
    expect(story.device.facts.lastEventAt).toEqual(minute(0));
  });

  test('one event dated 2099 freezes nothing', () => {
    const story = new Story();
    run(story, 0, 10, 0);
    story.hear({ at: 12, own: YEARS_AHEAD, eventId: 3001 });
    expect(story.state('camera')).toBe('UNHEALTHY');
    run(story, 15, 60, 0);
    expect(story.states()).toEqual({ heartbeat: 'HEALTHY', camera: 'HEALTHY' });
    expect(story.changes.map((change) => change.fault.signal)).toEqual(['camera', 'camera']);
    expect(story.passTo(85)).toHaveLength(1);
    expect(story.device.health).toBe('OFFLINE');
  });

  test('one that is set forward a day, and later right again, is heard throughout', () => {
    const story = new Story();
    run(story, 0, 30, 0);
    run(story, 35, 120, A_DAY);
    run(story, 125, 200, 0);
    expect(story.changes).toEqual([]);
    expect(story.device.facts.lastEventAt).toEqual(minute(200 + 5 / 60));
  });

  test('what it reports then still counts in its order', () => {
    const story = new Story();
    run(story, 0, 10, 0);
    story.hear({ at: 15, own: 15 + A_DAY, eventId: 3001 });
    story.hear({ at: 20, own: 20 + A_DAY, eventId: 3000 });
    story.hear({ at: 25, eventId: 3001 });
    expect(kinds(story.changes)).toEqual(['OPENED camera', 'RESOLVED camera', 'REOPENED camera']);
  });
});

describe('a clock that is behind', () => {
  test('by less than the threshold: the device is heard from its first event on', () => {
    const story = new Story();
    run(story, 0, 120, -15);
    expect(story.changes).toEqual([]);
    expect(story.states()).toEqual({ heartbeat: 'HEALTHY' });
    // Its events keep their own time; silence is counted from their receipt.
    expect(story.device.facts.lastEventAt).toEqual(minute(105 + 5 / 60));
    expect(story.device.dueAt).toEqual(minute(140 + 5 / 60));
    story.passTo(141);
    expect(story.device.health).toBe('OFFLINE');
  });

  test('by less than the threshold: a half that comes is not missed, one that stays away is', () => {
    const story = new Story();
    run(story, 0, 30, -18);
    for (const at of [35, 40, 45, 50]) {
      story.passTo(at);
      expect(story.hear({ at, own: at - 18, eventId: 2000 })).toEqual([]);
    }
    expect(kinds(story.passTo(50.1))).toEqual(['OPENED hardware-check']);
  });

  test('by more than the threshold: it is heard from its second round on', () => {
    const story = new Story();
    run(story, 0, 0, -25);
    expect(story.device.health).toBe('UNKNOWN');
    run(story, 5, 120, -25);
    expect(story.changes).toEqual([]);
    expect(story.device.health).toBe('HEALTHY');
    expect(story.device.dueAt).toEqual(minute(140 + 5 / 60));
  });

  test('by more than the threshold: what it reports counts', () => {
    const story = new Story();
    run(story, 0, 20, -25);
    story.hear({ at: 25, own: 0, eventId: 3001 });
    story.hear({ at: 30, own: 5, eventId: 3000 });
    expect(kinds(story.changes)).toEqual(['OPENED camera', 'RESOLVED camera']);
  });

  test('set back a day: heard again from the second round on, and nothing is frozen', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 4000 });
    run(story, 0, 30, 0);
    story.hear({ at: 31, eventId: 3001 });
    run(story, 35, 35, -A_DAY);
    expect(story.state('camera')).toBe('UNHEALTHY');
    run(story, 40, 120, -A_DAY);
    expect(story.states()).toEqual({ heartbeat: 'HEALTHY', camera: 'HEALTHY' });
    story.hear({ at: 125, own: 125 - A_DAY, eventId: 3001 });
    expect(story.state('camera')).toBe('UNHEALTHY');
    run(story, 130, 200, 0);
    expect(story.state('camera')).toBe('HEALTHY');
    expect(new Set(story.changes.map((change) => change.fault.signal))).toEqual(new Set(['camera']));
  });

  test('set back a day, both checks at the same instant', () => {
    const story = new Story();
    for (let at = 0; at <= 30; at += 5) story.hearBoth(at);
    story.hear({ at: 31, eventId: 3001 });
    for (let at = 35; at <= 60; at += 5) story.hearBoth(at, at - A_DAY);
    expect(story.states()).toEqual({ heartbeat: 'HEALTHY', camera: 'HEALTHY' });
    expect(kinds(story.changes)).toEqual(['OPENED camera', 'RESOLVED camera']);
  });

  test('set back by less than the threshold', () => {
    const story = new Story();
    run(story, 0, 30, 0);
    story.hear({ at: 31, eventId: 3001 });
    run(story, 35, 40, -12);
    expect(story.state('camera')).toBe('HEALTHY');
    run(story, 45, 120, -12);
    expect(kinds(story.changes)).toEqual(['OPENED camera', 'RESOLVED camera']);
    expect(story.device.dueAt).toEqual(minute(140 + 5 / 60));
  });
});

describe('events that come late', () => {
  test('the backlog of a dead console keeps it OFFLINE', () => {
    const story = new Story();
    story.hearBoth(0);
    story.passTo(60);
    expect(story.device.health).toBe('OFFLINE');
    // Nine hours of backlog at ten rounds a second; it ends five hours before it arrives.
    for (let round = 1; round <= 108; round += 1) {
      const at = 600 + round / 600;
      story.hear({ at, own: round * 2.5, eventId: 2000 });
      story.hear({ at, own: round * 2.5 + 5 / 60, eventId: round % 2 ? 3001 : 3000 });
      expect(story.device.health).toBe('OFFLINE');
    }
    expect(story.state('camera')).toBe('HEALTHY');
    expect(story.device.facts.lastEventAt).toEqual(minute(270 + 5 / 60));
  });

  test('the backlog of a living console is history, then it is heard', () => {
    const story = new Story();
    story.hearBoth(0);
    story.passTo(60);
    for (const own of [5, 10, 15, 20, 25, 30, 35]) story.hearBoth(60, own);
    expect(story.device.health).toBe('OFFLINE');
    story.hearBoth(60, 45);
    expect(story.device.health).toBe('HEALTHY');
  });

  test('one that comes out of order keeps its own time, with its place in the order', () => {
    const story = new Story();
    run(story, 0, 10, 0);
    story.hear({ at: 15, eventId: 3001, own: 15 });
    // As long after the heartbeat of minute 10 as its own time says, give or take a minute; yet it only comes late.
    story.hear({ at: 15.2, eventId: 3000, own: 14.9 });
    expect(story.state('camera')).toBe('UNHEALTHY');
    expect(story.device.facts.lastEventAt).toEqual(minute(15));
  });

  test('a batch sent twice within a minute changes nothing', () => {
    const story = new Story();
    run(story, 0, 10, 0);
    const batch: Told[] = [
      { at: 15.05, own: 15, eventId: 2000 },
      { at: 15.05, own: 15.01, eventId: 3000 },
      { at: 15.05, own: 15.02, eventId: 3001 },
    ];
    for (const told of batch) story.hear(told);
    const { facts, signals, faults, dueAt } = story.device;
    for (const told of batch) expect(story.hear({ ...told, at: 15.5 })).toEqual([]);
    expect(story.device).toMatchObject({ facts, signals, faults, dueAt });
  });

  test('an old event sent again and again is no sign of life', () => {
    const story = new Story();
    run(story, 0, 0, 0);
    for (let at = 5; at <= 60; at += 5) {
      story.passTo(at);
      story.hear({ at, own: 0, eventId: 2000 });
    }
    expect(kinds(story.changes)).toEqual(['OPENED heartbeat']);
    expect(story.device.health).toBe('OFFLINE');
  });
});
