import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fleet, type SimulatedBatch } from '../../src/simulate/fleet.ts';
import { play, type EventInput, type PlayOptions, type Progress } from '../../src/simulate/play.ts';
import { createRandom } from '../../src/simulate/random.ts';
import { startStub, type Answer, type Received } from './http-stub.ts';
import { leapingClock, type LeapingClock } from './leaping-clock.ts';

const HOUR = 3_600_000;
const BATCH_SIZE = 40;

interface Arrival {
  event: EventInput;
  at: number;
}

let clock: LeapingClock;
let stub: Awaited<ReturnType<typeof startStub>>;
/** What the server does before it stores a batch; null stores and acknowledges it. */
let trouble: () => 'refuse' | 'drop' | 'forget to answer' | null;
let refusal: Answer;
let arrivals: Arrival[];
let batches: number[];
let requests: Received[];
let drawn: SimulatedBatch[];
let said: string[];
let stop: AbortController;

beforeEach(async () => {
  clock = leapingClock();
  trouble = () => null;
  refusal = { status: 503, body: { error: { code: 'UNAVAILABLE', message: 'not ready yet' } } };
  [arrivals, batches, requests, drawn, said] = [[], [], [], [], []];
  stop = new AbortController();
  const known = new Set<string>();
  stub = await startStub((received) => {
    requests.push(received);
    const kind = trouble();
    if (kind === 'refuse') return refusal;
    if (kind === 'drop') return null;
    const events = received.body as EventInput[];
    batches.push(events.length);
    const duplicates = events.filter((event) => known.has(keyOf(event))).length;
    for (const event of events) {
      known.add(keyOf(event));
      arrivals.push({ event, at: clock.now() });
    }
    if (kind === 'forget to answer') return null;
    return { status: 200, body: { accepted: events.length - duplicates, duplicates, rejected: [] } };
  });
});

afterEach(() => stub.close());

const keyOf = ({ computer, recordId }: Pick<EventInput, 'computer' | 'recordId'>) => `${computer}/${recordId}`;

/** Notes what is drawn, so that a test can tell what is missing. */
function* noted(stream: Iterator<SimulatedBatch, unknown>, until = Infinity): Generator<SimulatedBatch> {
  for (;;) {
    const next = stream.next();
    if (next.done || next.value.deliverAt >= until) return;
    drawn.push(next.value);
    yield next.value;
  }
}

function run(more: Partial<PlayOptions> = {}, rooms = 10): Promise<Progress> {
  const start = clock.now();
  return play({
    server: { url: stub.url, key: 'secret' },
    deliveries: noted(fleet({ rooms, seed: 7, start }), start + 3 * HOUR),
    start,
    speed: 1,
    clock,
    signal: stop.signal,
    batchSize: BATCH_SIZE,
    say: (line) => said.push(line),
    ...more,
  });
}

describe('playing a fleet', () => {
  test('all rooms show at once, then each event comes at its moment', async () => {
    const start = clock.now();
    const progress = await run();
    expect(progress).toMatchObject({ sent: drawn.length, duplicates: 0, rejected: 0, retries: 0 });
    expect(new Set(arrivals.filter(({ at }) => at === start).map(({ event }) => event.computer)).size).toBe(10);
    const expected = drawn.map(({ deliverAt, record }) => [
      keyOf(record),
      new Date(record.at).toISOString(),
      deliverAt,
    ]);
    expect(arrivals.map(({ event }) => [keyOf(event), event.timeGenerated])).toEqual(
      expected.map(([key, written]) => [key, written]),
    );
    // Events a moment apart travel together, so one may wait for as long as the player rests.
    expect(Math.max(...arrivals.map(({ at }, index) => at - drawn[index]!.deliverAt))).toBeLessThanOrEqual(100);
    expect(requests[0]).toMatchObject({ path: '/api/events', authorization: 'Bearer secret' });
    expect(arrivals[0]!.event).toEqual({
      computer: expect.stringMatching(/^MTR-/),
      eventLog: 'Skype Room System',
      source: 'SRS-App',
      eventId: expect.any(Number),
      level: expect.stringMatching(/^(Information|Error)$/),
      timeGenerated: expect.stringMatching(/^2026-03-02T/),
      recordId: expect.stringMatching(/^\d+$/),
      description: expect.stringMatching(/^\{"Description":"/),
    });
  });

  test('with a speed of 60 a console beats every five seconds, by real time that never runs ahead', async () => {
    const start = clock.now();
    await run({ speed: 60 }, 4);
    expect(clock.now() - start).toBeLessThanOrEqual(3 * 60_000);
    expect(drawn.length).toBeGreaterThan(200);
    expect(arrivals).toHaveLength(drawn.length);
    for (const { event, at } of arrivals) expect(Date.parse(event.timeGenerated)).toBeLessThanOrEqual(at);
    const gaps = new Map<number, number>();
    const { computer } = arrivals[0]!.event;
    const times = arrivals
      .filter(({ event }) => event.computer === computer && event.eventId < 3000)
      .map(({ event }) => Date.parse(event.timeGenerated));
    times.slice(1).forEach((time, index) => {
      const gap = Math.round((time - times[index]!) / 1_000);
      gaps.set(gap, (gaps.get(gap) ?? 0) + 1);
    });
    expect([...gaps].sort((a, b) => b[1] - a[1])[0]![0]).toBe(5);
  });

  test('a server that answers 503 or 429 and drops connections gets every event at least once, in bounded batches, in order', async () => {
    const random = createRandom('trouble');
    let acknowledged = 0;
    trouble = () => {
      // Nothing is drawn beyond the batch on its way and the one event that is looked at.
      expect(drawn.length - acknowledged).toBeLessThanOrEqual(BATCH_SIZE + 1);
      return random.chance(0.5) ? random.pick(['refuse', 'drop', 'forget to answer'] as const) : null;
    };
    refusal = { status: 429, body: {} };
    const progress = await run({ onAcknowledged: (events) => void (acknowledged += events.length) }, 8);

    expect([...new Set(arrivals.map(({ event }) => keyOf(event)))]).toEqual(drawn.map(({ record }) => keyOf(record)));
    expect(progress.sent).toBe(drawn.length);
    expect(progress.retries).toBeGreaterThan(50);
    // A batch stored twice without an answer counts once: only answers tell of duplicates.
    expect(progress.duplicates).toBeLessThanOrEqual(arrivals.length - drawn.length);
    expect(progress.duplicates).toBeGreaterThan(0);
    expect(Math.max(...batches)).toBeLessThanOrEqual(BATCH_SIZE);
    for (const { event, at } of arrivals) expect(Date.parse(event.timeGenerated)).toBeLessThanOrEqual(at);
  });

  test('a resent event is the same to the letter', async () => {
    const troubles = ['forget to answer', 'drop', 'forget to answer', null] as const;
    trouble = () => troubles[requests.length - 1] ?? null;
    await run({ endAt: clock.now() + 60_000 });
    expect(requests[1]!.body).toEqual(requests[0]!.body);
    expect(requests[3]!.body).toEqual(requests[0]!.body);
  });

  test('waits longer from attempt to attempt, or as long as the server asks, and says so ever more seldom', async () => {
    let down = 12;
    trouble = () => (down-- > 0 ? 'refuse' : null);
    await run({ endAt: clock.now() + 120_000 });
    const waits = clock.slept.slice(0, 12);
    expect(waits[0]).toBeLessThanOrEqual(250);
    expect(waits[3]).toBeGreaterThanOrEqual(1_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(10_000);
    expect(said.filter((line) => line.includes('answers 503: not ready yet; trying again'))).toHaveLength(4);
    expect(said.at(-1)).toContain('is back after 13 attempts');

    requests = [];
    refusal = { status: 503, body: {}, headers: { 'retry-after': '20' } };
    down = 1;
    const slept = clock.slept.length;
    await run({ endAt: clock.now() + 30_000 });
    expect(clock.slept[slept]).toBe(20_000);
  });

  test('what was missed while the server was down follows with its original times', async () => {
    const start = clock.now();
    const [from, to] = [start + HOUR, start + 2 * HOUR];
    trouble = () => (clock.now() >= from && clock.now() < to ? 'drop' : null);
    await run();
    expect(arrivals).toHaveLength(drawn.length);
    const late = arrivals.filter(({ event, at }) => at - Date.parse(event.timeGenerated) > 10 * 60_000);
    expect(late.length).toBeGreaterThan(100);
    expect(arrivals.map(({ event }) => keyOf(event))).toEqual(drawn.map(({ record }) => keyOf(record)));
  });

  test('ends at its time', async () => {
    const start = clock.now();
    await run({ endAt: start + HOUR });
    expect(clock.now()).toBe(start + HOUR);
  });

  test('ends at its time even if the server never answers', async () => {
    const start = clock.now();
    trouble = () => 'drop';
    expect(await run({ endAt: start + 60_000 })).toMatchObject({ sent: 0 });
    expect(clock.now() - start).toBeLessThan(80_000);
  });

  test('ends at once when it is stopped, whether it waits, sends or tries again', async () => {
    const sleeping = { ...clock, sleep: () => Promise.resolve(stop.abort()) };
    expect((await run({ clock: sleeping })).sent).toBeGreaterThanOrEqual(20);

    stop = new AbortController();
    trouble = () => {
      stop.abort();
      return null;
    };
    expect(await run()).toMatchObject({ sent: 0 });

    stop = new AbortController();
    trouble = () => 'refuse';
    expect(await run({ clock: { ...clock, sleep: () => Promise.resolve(stop.abort()) } })).toMatchObject({ sent: 0 });
  });

  test('gives up with a sentence where trying again cannot help', async () => {
    trouble = () => 'refuse';
    refusal = { status: 401, body: { error: { code: 'UNAUTHENTICATED', message: 'key' } } };
    await expect(run()).rejects.toThrow(`${stub.url} answers 401: it asks for another key`);
    refusal = { status: 400, body: { error: { code: 'BAD_USER_INPUT', message: 'expected an array' } } };
    await expect(run()).rejects.toThrow('answers 400: expected an array');
    refusal = { status: 301, body: {}, headers: { location: 'https://rooms.example.com/' } };
    await expect(run()).rejects.toThrow('answers 301: it has moved to https://rooms.example.com/');
    refusal = { status: 200, body: 'welcome' };
    await expect(run()).rejects.toThrow('does not answer like Roomwatch');
  });

  test('tells of rejected events and goes on', async () => {
    const rejecting = await startStub(() => ({
      status: 200,
      body: { accepted: 0, duplicates: 0, rejected: [{ index: 0, code: 'INVALID', message: 'no such log' }] },
    }));
    const progress = await run({ server: { url: rejecting.url }, endAt: clock.now() + HOUR });
    await rejecting.close();
    expect(progress.rejected).toBeGreaterThan(5);
    expect(said).toHaveLength(5);
    expect(said[0]).toMatch(/^Rejected: \d+ of MTR-.*: INVALID, no such log$/);
  });

  test('a server behind a path is found there', async () => {
    await run({ server: { url: `${stub.url}/rooms` }, endAt: clock.now() + 1_000 });
    expect(requests[0]!.path).toBe('/rooms/api/events');
  });
});
