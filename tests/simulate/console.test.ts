import { describe, expect, test } from '@jest/globals';
import { newDevice, type DeviceState } from '../../src/domain/health/device.ts';
import { parseDescription } from '../../src/domain/health/description.ts';
import { readReport } from '../../src/domain/health/report.ts';
import { signalOfLabel } from '../../src/domain/health/signals.ts';
import { recordNumber } from '../../src/domain/health/stamp.ts';
import { takeReport } from '../../src/domain/health/transition.ts';
import {
  CHECK_EVERY,
  newConsole,
  nextAt,
  stepConsole,
  type ConsoleState,
  type LogRecord,
} from '../../src/simulate/console.ts';
import { identityOf } from '../../src/simulate/identity.ts';
import { createRandom } from '../../src/simulate/random.ts';

const START = Date.parse('2026-03-02T00:00:00Z');
const DAY = 24 * 3_600_000;

interface Moment {
  before: ConsoleState;
  after: ConsoleState;
  now: number;
  delivered: LogRecord[];
  /** What was written now, delivered or not. */
  written: LogRecord[];
}

/** The life of the console with this number, moment by moment. */
function* life(index: number, days = 1): Generator<Moment> {
  const random = createRandom(`test/${index}`);
  let before = newConsole(identityOf(index, createRandom(`who/${index}`)), START, random);
  for (let now = nextAt(before); now < START + days * DAY; now = nextAt(before)) {
    const { state: after, delivered } = stepConsole(before, now, random);
    const written = [...delivered, ...after.held].filter((record) => Number(record.recordId) >= before.nextRecord);
    yield { before, after, now, delivered, written };
    before = after;
  }
}

const lived = new Map<string, Moment[]>();
const lives = (count: number, days = 1) =>
  Array.from({ length: count }, (_, index) => {
    const key = `${index}/${days}`;
    if (!lived.has(key)) lived.set(key, [...life(index, days)]);
    return lived.get(key)!;
  });
const textOf = (record: LogRecord) => (JSON.parse(record.description) as { Description: string }).Description;

/** What is true of a console, told from its incidents alone: the state of each signal that its release names. */
function truth({ incidents, release, identity }: ConsoleState): {
  heartbeat: Map<string, string>;
  hardware: Map<string, string>;
} {
  const word = (fails: boolean) => (fails ? 'UNHEALTHY' : 'HEALTHY');
  const signIn = word(incidents.some(({ kind }) => kind.signInFails));
  const mode = release.teams ? identity.mode : 'skype';
  const heartbeat = new Map([
    ['network', word(incidents.some(({ kind }) => kind.networkFails))],
    ['exchange', word(incidents.some(({ kind }) => kind.exchange))],
    ['signin', mode === 'teams' ? 'NOT_APPLICABLE' : signIn],
  ]);
  if (release.teams) heartbeat.set('teams-signin', mode === 'skype' ? 'NOT_APPLICABLE' : signIn);
  const hardware = new Map(
    release.parts.map((part) => [
      signalOfLabel(part, 'hardware').key,
      word(incidents.some(({ kind }) => kind.parts?.includes(part))),
    ]),
  );
  return { heartbeat, hardware };
}

describe('a console', () => {
  test('a step changes nothing of the state it is given', () => {
    const random = createRandom('frozen');
    let state = newConsole(identityOf(3, random), START, random);
    for (let steps = 0; steps < 3_000; steps++) {
      for (const part of [state, state.incidents, state.held, state.restarts]) Object.freeze(part);
      const next = stepConsole(state, nextAt(state), random).state;
      expect(next).not.toBe(state);
      state = next;
    }
  });

  test('nothing happens before its time', () => {
    const random = createRandom('early');
    const state = newConsole(identityOf(0, random), START, random);
    expect(stepConsole(state, nextAt(state) - 1, random)).toEqual({ state, delivered: [] });
  });

  test('every text parses into what is true of the console', () => {
    let errors = 0;
    // Told and expected, all compared at once: an expectation for each of the thousands takes seconds.
    const texts: [Map<string, string>, Map<string, string>][] = [];
    const levels: [number, number][] = [];
    for (const { before, written } of lives(25).flat()) {
      for (const record of written) {
        if (record.eventId === 4000) continue;
        const family = record.eventId < 3000 ? 'heartbeat' : 'hardware';
        const expected = truth(before)[family];
        const sentences = parseDescription(textOf(record));
        const told = new Map(
          sentences.map((sentence) => [signalOfLabel(sentence.label, family).key, sentence.state as string]),
        );
        const ill = [...expected.values()].includes('UNHEALTHY');
        levels.push([record.eventId % 10, ill ? 1 : 0]);
        if (ill || told.size > 0) texts.push([told, expected]);
        if (ill) errors++;
        const exchange = before.incidents.findLast(({ kind }) => kind.exchange)?.kind.exchange;
        if (family === 'heartbeat' && exchange) {
          expect(sentences.find((sentence) => sentence.label === 'Exchange')!.value).toBe(exchange);
        }
      }
    }
    expect(levels.map(([told]) => told)).toEqual(levels.map(([, expected]) => expected));
    expect(texts.map(([told]) => told)).toEqual(texts.map(([, expected]) => expected));
    expect(errors).toBeGreaterThan(300);
  });

  test('folded by the health rules, the reports end in what is true', () => {
    const compared: [shown: string[], expected: string[]][] = [];
    for (const moments of lives(10)) {
      let device: DeviceState = newDevice('device', 'computer', new Date(START));
      for (const { before, now, delivered, written } of moments) {
        const rules = { now: new Date(now), staleAfter: 20 * 60_000, ingestUpSince: null, reopenWithin: 7 * DAY };
        for (const record of delivered) {
          const report = readReport({
            id: record.recordId,
            eventId: record.eventId,
            description: record.description,
            ownTime: new Date(record.at),
            receivedAt: rules.now,
            record: recordNumber(record.recordId),
          });
          device = takeReport(device, report, rules).device;
        }
        const check = delivered.find((record) => written.includes(record) && record.eventId !== 4000);
        if (!check) continue;
        const expected = truth(before)[check.eventId < 3000 ? 'heartbeat' : 'hardware'];
        for (const [key, state] of expected) {
          const shown = device.signals.find((signal) => signal.key === key);
          // A signal that was never named is not listed; all clear does not tell which sign-in applies.
          if (!shown || shown.state === 'NOT_APPLICABLE' || state === 'NOT_APPLICABLE') continue;
          compared.push([
            [key, shown.state],
            [key, state],
          ]);
        }
      }
    }
    expect(compared.map(([shown]) => shown)).toEqual(compared.map(([, expected]) => expected));
    expect(compared.length).toBeGreaterThan(5_000);
  });

  test('both checks run every five minutes, a few seconds apart, while the app runs and neither stands still', () => {
    const intervals: number[] = [];
    const apart: number[] = [];
    for (const moments of lives(10)) {
      const last = { heartbeat: -Infinity, hardware: -Infinity };
      for (const { before, written, now } of moments) {
        if (before.incidents.some(({ kind }) => kind.stalls)) last.heartbeat = last.hardware = -Infinity;
        for (const { eventId } of written) {
          if (eventId === 4000) {
            last.heartbeat = last.hardware = -Infinity;
            continue;
          }
          const family = eventId < 3000 ? 'heartbeat' : 'hardware';
          if (last[family] > -Infinity) {
            intervals.push(now - last[family]);
          }
          if (family === 'hardware' && last.heartbeat > -Infinity) {
            apart.push(now - last.heartbeat);
          }
          last[family] = now;
        }
      }
    }
    expect([...new Set(intervals)]).toEqual([CHECK_EVERY]);
    expect(Math.min(...apart)).toBeGreaterThan(0);
    expect(Math.max(...apart)).toBeLessThan(10_000);
    expect(intervals.length).toBeGreaterThan(4_000);
  });

  test('record ids grow one by one, through silences and restarts', () => {
    for (const moments of lives(20, 3)) {
      const ids = moments.flatMap((moment) => moment.written).map((record) => Number(record.recordId));
      expect(ids.every((id, index) => index === 0 || id === ids[index - 1]! + 1)).toBe(true);
    }
  });

  test('cut off, it delivers nothing; then its backlog in order, with the original times, none older than the silence', () => {
    let backlogs = 0;
    for (const moments of lives(40, 2)) {
      let cutOffAt = 0;
      for (const { before, after, delivered, now } of moments) {
        const cutOff = (state: ConsoleState) => state.incidents.some(({ kind }) => kind.cutOff);
        if (!cutOff(before) && cutOff(after)) cutOffAt = now;
        if (cutOff(before) && cutOff(after)) expect(delivered).toEqual([]);
        if (!cutOff(before) || cutOff(after)) continue;
        backlogs++;
        const times = delivered.map((record) => record.at);
        expect(delivered.length).toBeGreaterThan(6);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(times[0]).toBeGreaterThanOrEqual(cutOffAt);
        expect(times.at(-1)).toBeLessThanOrEqual(now);
        expect(after.held).toEqual([]);
      }
    }
    expect(backlogs).toBeGreaterThan(5);
  });

  test('without power it writes nothing, and begins again with 4000', () => {
    let outages = 0;
    for (const moments of lives(40, 2)) {
      let dark = false;
      for (const { before, after, written } of moments) {
        dark ||= before.incidents.some(({ kind }) => kind.dark);
        if (!dark) continue;
        if (after.incidents.some(({ kind }) => kind.dark)) {
          expect(written).toEqual([]);
        } else {
          expect(written.map((record) => record.eventId)).toEqual([4000]);
          dark = false;
          outages++;
        }
      }
    }
    expect(outages).toBeGreaterThan(20);
  });

  test('a console that is not signed in names no account', () => {
    const nameless: [boolean, boolean][] = [];
    for (const { before, written } of lives(15).flat()) {
      const signedOut = before.incidents.some(({ kind }) => kind.signInFails);
      for (const record of written) {
        if (record.eventId === 4000) continue;
        nameless.push([(JSON.parse(record.description) as { Alias: string }).Alias === '', signedOut]);
      }
    }
    expect(nameless.map(([told]) => told)).toEqual(nameless.map(([, expected]) => expected));
    expect(nameless.length).toBeGreaterThan(1_000);
  });
});
