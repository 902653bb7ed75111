import fc from 'fast-check';
import { parseDescription } from '../../../src/domain/health/description.ts';
import { readReport } from '../../../src/domain/health/report.ts';
import { countRestarts, oracle, type Meant } from './oracle.ts';
import { DAY, expectSame, MINUTE, minute, reportOf, statesOf, Story, type Told } from './story.ts';

const LABELS = ['Exchange', 'Signin', 'Camera', 'Content Camera', 'Motion Sensor', 'Panel'];
const VALUES = ['Healthy', 'Unhealthy', 'Connected', 'NotApplicable', 'GeneralError', '80131500 : AADSTS50076'];
const EVENT_IDS = [2000, 2001, 2001, 3000, 3001, 3001, 4000, 77];

/** Events of one clock, with collisions of time and record number; the text is spelled in one of the ways that were seen. */
function events(values = VALUES): fc.Arbitrary<Meant[]> {
  const event = fc.record({
    eventId: fc.constantFrom(...EVENT_IDS),
    minutesAgo: fc.oneof(
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 7, max: 19 }),
      fc.integer({ min: 21, max: 2_000 }),
    ),
    record: fc.option(fc.integer({ min: 8, max: 12 }).map(String)),
    sentences: fc.array(fc.tuple(fc.constantFrom(...LABELS), fc.constantFrom(...values)), { maxLength: 4 }),
    colon: fc.constantFrom(' : ', ': ', ':', '  :  '),
    between: fc.constantFrom('. ', '.  ', '.'),
    end: fc.constantFrom('.', '. ', ''),
    prose: fc.constantFrom('', 'Something is wrong. '),
  });
  return fc.array(event, { minLength: 1, maxLength: 12 }).map((all) =>
    all.map(({ colon, between, end, prose, ...meant }, index) => {
      const said = meant.sentences.map(([label, value]) => `${label} status${colon}${value}`).join(between);
      return { ...meant, id: `event-${index}`, text: `${prose}${said}${end}` };
    }),
  );
}

/** A list in random order, some of it twice. */
function shuffled<T>(list: T[]): fc.Arbitrary<T[]> {
  return fc
    .tuple(fc.shuffledSubarray(list, { minLength: list.length }), fc.shuffledSubarray(list))
    .chain(([once, again]) => fc.shuffledSubarray([...once, ...again], { minLength: once.length + again.length }));
}

/** All events are received at once; the oldest are a day and more old. */
const NOW = 3_000;

function fold(meant: readonly Meant[]): Story {
  const story = new Story();
  for (const { id, eventId, minutesAgo, record, text } of meant) {
    story.hear({ at: NOW, own: NOW - minutesAgo, id, eventId, record, text });
  }
  return story;
}

/** The open faults, by signal and state. */
function openFaults(story: Story): string[] {
  return story.device.faults
    .filter((fault) => fault.state === 'OPEN' || fault.state === 'PENDING')
    .map((fault) => `${fault.signal} ${fault.state}`)
    .sort();
}

describe('any order of the same events, with duplicates', () => {
  test('comes to what the rules say of all of them', () => {
    const cases = events().chain((all) => fc.tuple(fc.constant(all), shuffled(all)));
    fc.assert(
      fc.property(cases, ([all, order]) => {
        const story = fold(order);
        const expected = oracle(all);
        expect(story.states()).toEqual(expected.signals);
        expect(story.device.health).toBe(expected.health);
        const unhealthy = Object.keys(expected.signals).filter((key) => expected.signals[key]!.startsWith('UNHEALTHY'));
        expect(openFaults(story)).toEqual(unhealthy.map((key) => `${key} OPEN`).sort());
      }),
      { numRuns: 250 },
    );
  });

  test('ends in equal facts', () => {
    const cases = events().chain((all) => fc.tuple(shuffled(all), shuffled(all)));
    fc.assert(
      fc.property(cases, ([one, other]) => {
        expect(fold(one).device.facts).toEqual(fold(other).device.facts);
      }),
    );
  });

  test('counts each restart once: those of a second by their record numbers', () => {
    const restart = fc.record({
      second: fc.integer({ min: 0, max: 3 }),
      milliseconds: fc.constantFrom(0, 1, 500, 999),
      record: fc.option(fc.constantFrom('8', '9', '10')),
    });
    const cases = fc
      .array(restart, { maxLength: 8 })
      .map((all) => all.map((each, index) => ({ ...each, id: `event-${index}` })))
      .chain((all) => fc.tuple(fc.constant(all), shuffled(all), shuffled(all)));
    fc.assert(
      fc.property(cases, ([all, ...orders]) => {
        const [one, other] = orders.map((order) => {
          const story = new Story();
          for (const { second, milliseconds, record, id } of order) {
            story.hear({ at: 1, own: (second + milliseconds / 1_000) / 60, eventId: 4000, record, id });
          }
          return story.device.facts.restarts;
        });
        expect(one).toEqual(other);
        expect(one).toHaveLength(Math.min(4, countRestarts(all)));
      }),
    );
  });

  // Watch time is a window of the server's time: a fault opened by `GeneralError` stays open under a newer `Connecting`, one that
  // met `Connecting` first is watched. The orders differ for one watch time, at most, and then agree.
  test('agrees on a value that is watched once its watch time is over', () => {
    const cases = events([...VALUES, 'Connecting', 'Connecting']).chain((all) =>
      fc.tuple(shuffled(all), shuffled(all)),
    );
    fc.assert(
      fc.property(cases, (orders) => {
        const [one, other] = orders.map((order) => {
          const story = fold(order);
          const { states, faults } = { states: story.states(), faults: openFaults(story) };
          story.rules.staleAfter = DAY;
          story.passTo(NOW + 10);
          const { health, healthReason: _, facts } = story.device;
          const active = faults.map((fault) => fault.split(' ')[0]);
          return { states, active, later: { health, facts, faults: openFaults(story), states: story.states() } };
        });
        expect(one).toEqual(other);
        expect(one!.later.faults.filter((fault) => fault.endsWith('PENDING'))).toEqual([]);
      }),
    );
  });

  test('of a right clock, each delayed by less than two minutes on its way, comes to the same', () => {
    const cases = events().chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.array(fc.double({ min: 0, max: 1.99, noNaN: true }), { minLength: 12, maxLength: 12 }),
      ),
    );
    fc.assert(
      fc.property(cases, ([all, delays]) => {
        const story = new Story({ staleAfter: 3 * DAY });
        const arrivals = all.map(({ minutesAgo, ...meant }, index) => {
          const own = NOW - minutesAgo;
          return { ...meant, own, at: own + delays[index]! };
        });
        for (const told of arrivals.sort((a, b) => a.at - b.at)) story.hear(told);
        story.look(NOW + 2);
        const derived = ['heartbeat', 'restarts', 'app-heartbeat', 'hardware-check'];
        const reported = (states: Record<string, string>) =>
          Object.fromEntries(Object.entries(states).filter(([key]) => !derived.includes(key)));
        expect(reported(story.states())).toEqual(reported(oracle(all).signals));
      }),
    );
  });
});

/** Whatever may happen to a device, by clocks that are right, wrong, or go wrong. */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('hear' as const),
      after: fc.constantFrom(0, 1 / 60, 1, 4.9, 5, 5.1, 30),
      clockOff: fc.constantFrom(0, 0, 0, 0, -0.5, -15, -25, -1_440, 1_440, 42_000_000),
      eventId: fc.constantFrom(...EVENT_IDS),
      said: fc.array(fc.tuple(fc.constantFrom(...LABELS), fc.constantFrom(...VALUES, 'Connecting', 'constructor')), {
        maxLength: 3,
      }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('pass' as const), minutes: fc.constantFrom(0, 1, 10, 20, 60, 3_000) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('oversleep' as const), minutes: fc.constantFrom(5, 60, 3_000) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('optional' as const),
      key: fc.constantFrom('heartbeat', 'camera', 'exchange', 'app', 'restarts', 'hardware-check'),
      optional: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('threshold' as const), minutes: fc.constantFrom(0.05, 5, 20, 60) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('window' as const), minutes: fc.constantFrom(0, 1, 60, 10_080) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('ingest returns' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('acknowledge' as const) }) },
);

/** Plays the steps; `Story` checks after each what must always hold. `each` is told of every report that was taken. */
function play(
  steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[],
  each?: (story: Story, told: Told) => void,
) {
  const story = new Story();
  let now = 0;
  for (const next of steps) {
    switch (next.do) {
      case 'hear': {
        now += next.after;
        const text = next.said.map(([label, value]) => `${label} status : ${value}.`).join(' ');
        const told = {
          at: now,
          own: now + next.clockOff,
          eventId: next.eventId,
          text,
          id: `${story.changes.length}@${now}`,
        };
        story.hear(told);
        each?.(story, told);
        break;
      }
      case 'pass':
        now += next.minutes;
        story.passTo(now);
        break;
      case 'oversleep':
        now += next.minutes;
        story.look(now);
        break;
      case 'optional':
        story.setOptional(next.key, next.optional, now);
        break;
      case 'threshold':
        story.rules.staleAfter = next.minutes * MINUTE;
        story.look(now);
        break;
      case 'window':
        story.rules.reopenWithin = next.minutes * MINUTE;
        story.look(now);
        break;
      case 'ingest returns':
        story.rules.ingestUpSince = minute(now);
        story.look(now);
        break;
      case 'acknowledge': {
        const fault = story.device.faults.find(({ state }) => state === 'OPEN' || state === 'PENDING');
        if (fault && !fault.acknowledgedAt) story.acknowledge(fault.signal, now);
        break;
      }
    }
  }
  return { story, now };
}

describe('whatever happens', () => {
  test('versions form a chain, nothing is due in the past, and time alone comes to rest', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { story, now } = play(steps);
        story.passTo(now + 100 * DAY);
        expect(story.device.dueAt).toBeNull();
        expect(story.device.faults.filter((fault) => fault.state === 'RESOLVED')).toEqual([]);
        for (const fault of story.device.faults) expect(story.signal(fault.signal)).toBeDefined();
      }),
      { numRuns: 250 },
    );
  });

  test('the same report again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        play(steps, (story, told) => {
          const before = story.device;
          expect(story.hear(told)).toEqual([]);
          expectSame(story.device, before);
        });
      }),
    );
  });

  test('an unhealthy signal has a fault, a healthy one has none open', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { story } = play(steps);
        for (const { key, state } of story.device.signals) {
          const open = ['OPEN', 'PENDING'].includes(story.fault(key)?.state ?? '');
          if (story.device.optional.includes(key)) expect(open).toBe(false);
          else if (state !== 'UNKNOWN') expect([key, open]).toEqual([key, state === 'UNHEALTHY']);
        }
      }),
    );
  });

  test('a device keeps its state over storage: it is plain data', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
        const { device } = play(steps).story;
        expect(structuredClone(device)).toEqual(device);
        expect(Object.keys(statesOf(device)).some((key) => /[.$\0]/.test(key))).toBe(false);
      }),
    );
  });
});

describe('the parser', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_/()é会🙂'), minLength: 1, maxLength: 8 });
  const label = fc
    .array(word, { minLength: 1, maxLength: 4 })
    .map((words) => words.join(' '))
    .filter((text) => !/status/i.test(text));
  const value = fc
    .array(fc.oneof(word, fc.constantFrom(':', '1.2', 'a.b', 'status')), { minLength: 1, maxLength: 5 })
    .map((words) => words.join(' '));

  test('never loses a sentence, a label or a value', () => {
    const spaces = fc.constantFrom('', ' ', '  ');
    const sentence = fc.record({ label, value, before: spaces, after: spaces, gap: fc.constantFrom(' ', '  ', '\n') });
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 8 }), fc.boolean(), (sentences, stop) => {
        const text = sentences
          .map((each) => `${each.label} status${each.before}:${each.after}${each.value}.${each.gap}`)
          .join('');
        const read = parseDescription(stop ? text : text.trimEnd().slice(0, -1));
        expect(read.map((each) => [each.label, each.value])).toEqual(sentences.map((each) => [each.label, each.value]));
      }),
    );
  });

  test('never throws, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ' status',
        ' : ',
        ':',
        '. ',
        '.',
        ' ',
        'A',
        '{"Description":',
        '"',
        '}',
        '\ud800',
        '\0',
        'Real display count is 1',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom(...EVENT_IDS), (pieces, eventId) => {
        const description = pieces.join('');
        const report = readReport({
          id: 'event',
          eventId,
          description,
          ownTime: minute(0),
          receivedAt: minute(0),
          record: null,
        });
        new Story().take(report);
        for (const { label, value } of parseDescription(description)) {
          expect(description).toContain(label);
          expect(description).toContain(value);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('never throws, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(...EVENT_IDS), (description, eventId) => {
        new Story().take(reportOf({ at: 0, eventId, description }));
      }),
    );
  });
});
