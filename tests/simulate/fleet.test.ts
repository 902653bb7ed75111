import { describe, expect, test } from '@jest/globals';
import { CHECK_EVERY } from '../../src/simulate/console.ts';
import { fleet, fleetIdentities, type SimulatedBatch, type FleetOptions } from '../../src/simulate/fleet.ts';
import { SoonestFirst } from '../../src/simulate/soonest-first.ts';

const START = Date.parse('2026-03-02T08:00:00Z');
const DAY = 24 * 3_600_000;

function play(options: Partial<FleetOptions> = {}, until = START + DAY): SimulatedBatch[] {
  const deliveries: SimulatedBatch[] = [];
  for (const delivery of fleet({ rooms: 25, seed: 1, start: START, ...options })) {
    if (delivery.deliverAt >= until) return deliveries;
    deliveries.push(delivery);
  }
  return deliveries;
}

interface Members {
  Description: string;
  AppVersion: string;
  OSVersion: string;
}
const members = ({ record }: SimulatedBatch) => JSON.parse(record.description) as Members;
const of = (deliveries: SimulatedBatch[], computer: string) =>
  deliveries.filter(({ record }) => record.computer === computer);

describe('a fleet', () => {
  test('is the same for the same seed, another for another', () => {
    const until = START + DAY / 4;
    const once = play({}, until);
    expect(play({}, until)).toEqual(once);
    expect(play({ seed: 2 }, until)).not.toEqual(once);
  });

  test('a console lives the same life however many others there are', () => {
    const computer = fleetIdentities({ rooms: 3, seed: 1 })[2]!.computer;
    const small = of(play({ rooms: 3 }), computer);
    expect(small.length).toBeGreaterThan(100);
    expect(small).toEqual(of(play({ rooms: 25 }), computer));
  });

  test('is delivered in the order of time, never before it was written', () => {
    const deliveries = play();
    for (const [index, { deliverAt, record }] of deliveries.entries()) {
      expect(deliverAt).toBeGreaterThanOrEqual(Math.max(record.at, deliveries[index - 1]?.deliverAt ?? START));
    }
  });

  test('shows every room, both checks, at its first moment, with checks of the last five minutes', () => {
    const first = play({ rooms: 200 }, START + 1);
    expect(new Set(first.map(({ record }) => record.computer)).size).toBe(200);
    expect(new Set(first.map(({ record }) => `${record.computer}/${Math.floor(record.eventId / 1000)}`)).size).toBe(
      400,
    );
    expect(Math.min(...first.map(({ record }) => record.at))).toBeGreaterThanOrEqual(START - CHECK_EVERY);
    expect(first.some(({ record }) => record.level === 'Error')).toBe(true);
    expect(first.some(({ record }) => record.level === 'Information')).toBe(true);
  });

  test('a healthy room sends 24 events an hour', () => {
    const deliveries = play();
    const rate = deliveries.length / 25 / 24;
    expect(rate).toBeGreaterThan(20);
    expect(rate).toBeLessThan(25);
  });

  test.each([1, 2, 3, 4, 5])('everything there is happens to 25 consoles within a day (seed %i)', (seed) => {
    const deliveries = play({ seed });
    const consoles = fleetIdentities({ rooms: 25, seed }).map(({ computer }) => of(deliveries, computer));
    const texts = deliveries.map((delivery) => members(delivery).Description).join('\n');

    expect(new Set(deliveries.map(({ record }) => record.eventId))).toEqual(new Set([2000, 2001, 3000, 3001, 4000]));
    const missing = [
      'Camera status : Unhealthy',
      'Front of Room Display status : Unhealthy',
      'Real display count is',
      'Conference Microphone status : Unhealthy',
      'Exchange status : Connecting',
      'Exchange status : AutodiscoveryError',
      ': AADSTS5',
      'Signin status: Unhealthy',
      'Teams Signin status: Unhealthy',
      'Signin status: NotApplicable',
    ].filter((said) => !texts.includes(said));
    expect(missing).toEqual([]);
    expect(deliveries.some(({ deliverAt, record }) => deliverAt - record.at > 20 * 60_000)).toBe(true);

    const gap = (one: SimulatedBatch[]) =>
      one.some(({ record }, at) => record.at - (one[at - 1]?.record.at ?? Infinity) > 20 * 60_000);
    const restarts = (one: SimulatedBatch[]) => one.filter(({ record }) => record.eventId === 4000).length;
    const changes = (one: SimulatedBatch[], member: 'AppVersion' | 'OSVersion') =>
      new Set(one.map((each) => members(each)[member])).size > 1;
    expect(consoles.some(gap)).toBe(true);
    expect(consoles.some((one) => restarts(one) >= 5)).toBe(true);
    expect(consoles.some((one) => changes(one, 'AppVersion'))).toBe(true);
    expect(consoles.some((one) => changes(one, 'OSVersion'))).toBe(true);
    expect(new Set(deliveries.map((delivery) => members(delivery).AppVersion)).size).toBeGreaterThanOrEqual(4);
  });

  test('host names are short, and unique like the rooms’ names', () => {
    const identities = fleetIdentities({ rooms: 5_000, seed: 1 });
    expect(new Set(identities.map(({ computer }) => computer)).size).toBe(5_000);
    expect(new Set(identities.map(({ displayName }) => displayName)).size).toBe(5_000);
    expect(identities.every(({ computer }) => computer.length <= 15)).toBe(true);
    expect(new Set(identities.map(({ place }) => place.site)).size).toBe(5);
  });
});

describe('the queue behind it', () => {
  test('gives the soonest first, and of the same moment what was put in first', () => {
    const queue = new SoonestFirst<string>();
    const times = [5, 3, 9, 3, 1, 7, 5, 1, 8];
    times.forEach((at, index) => queue.push(at, `${at}/${index}`));
    expect(times.map(() => queue.pop().item)).toEqual(['1/4', '1/7', '3/1', '3/3', '5/0', '5/6', '7/5', '8/8', '9/2']);
    expect(() => queue.pop()).toThrow('empty');
  });
});
