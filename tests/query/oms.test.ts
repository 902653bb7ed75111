import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRandom } from '../../src/simulate/random.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { alertQueries, quoted, tileQueries } from './oms-texts.ts';
import { operation } from '../helpers/operation.ts';

/** An event as the test knows it: what was posted, with the members of its text apart. */
interface Known {
  computer: string;
  eventLog: string;
  eventId: number;
  level: string;
  at: Date;
  payload: Record<string, string>;
  components: Record<string, string>;
}

const NOW = new Date('2026-11-21T12:00:00.000Z');
const MINUTE = 60_000;
const [HOUR, DAY] = [60 * MINUTE, 24 * 60 * MINUTE];
const SRS = 'Skype Room System';
const SELECTED = 'CONF-03';

/** A fleet by a fixed series of numbers: each console with events of every age and kind, and noise of other logs. */
function makeFleet(): Known[] {
  const { next, pick } = createRandom('fleet');
  const spans = [19 * MINUTE, 55 * MINUTE, 9 * HOUR, 23 * HOUR, 29 * DAY, 40 * DAY];
  const events: Known[] = [];
  for (let number = 1; number <= 24; number += 1) {
    const computer = `CONF-${String(number).padStart(2, '0')}`;
    // some consoles have been silent for long, so that every tile has devices inside and outside
    const shortest = pick([0, 0, 0, 1, 2, 4]);
    for (let count = 0; count < 30; count += 1) {
      const eventId = pick([2000, 2000, 2001, 3000, 3001, 4000]);
      const at = new Date(
        NOW.getTime() -
          Math.floor((shortest === 0 ? 0.01 : 1) * 20 * MINUTE + next() * spans[Math.max(shortest, count % 6)]!),
      );
      const broken = pick(['Camera', 'Conference Microphone', 'Front of Room Display']);
      const isError = eventId === 2001 || eventId === 3001;
      const components: Record<string, string> =
        eventId === 3001 ? { [broken]: 'Unhealthy', 'Default Speaker': 'Healthy' } : {};
      events.push({
        computer,
        eventLog: pick([SRS, SRS, SRS, SRS, 'System']),
        eventId,
        // an error that was collected as information is no error to these queries
        level: isError && next() > 0.1 ? 'Error' : 'Information',
        at,
        components,
        payload: {
          Description:
            Object.entries(components)
              .map(([label, value]) => `${label} status : ${value}. `)
              .join('') || 'As usual.',
          ResourceState: isError ? 'Unhealthy' : 'Healthy',
          OperationName: eventId < 3000 ? 'Heartbeat' : eventId < 4000 ? 'HardwareCheckEngine' : 'Restart',
          OperationResult: isError ? 'Fail' : 'Pass',
          OS: 'Windows 10',
          OSVersion: pick(['10.0.19044.1889', '10.0.14393.693']),
          Alias: `${computer.toLowerCase()}@contoso.com`,
          DisplayName: `Room of ${computer}`,
          AppVersion: pick(['4.7.15.0', '4.13.132.0', '2.0.58.0']),
          IPv4Address: `10.0.0.${number}`,
          IPv6Address: '',
        },
      });
    }
  }
  // times that differ: arg_max and sorts have one right answer
  return events.map((event, index) => ({
    ...event,
    at: new Date(event.at.getTime() - (event.at.getTime() % 1000) - index),
  }));
}

const FLEET = makeFleet();

// ── the answers, worked out without the query language ──

type Test = (event: Known) => boolean;
const srs: Test = (event) => event.eventLog === SRS;
const heartbeat: Test = (event) => srs(event) && event.payload.OperationName === 'Heartbeat';
const within =
  (span: number): Test =>
  (event) =>
    event.at.getTime() > NOW.getTime() - span;
const errors =
  (eventId: number): Test =>
  (event) =>
    srs(event) && event.level === 'Error' && event.eventId === eventId;
const all = (...tests: Test[]) => FLEET.filter((event) => tests.every((one) => one(event)));

function byComputer(events: readonly Known[]): Map<string, Known[]> {
  const groups = new Map<string, Known[]>();
  for (const event of events) groups.set(event.computer, [...(groups.get(event.computer) ?? []), event]);
  return groups;
}

const time = (at: Date) => at.toISOString().replace(/\.?0*Z$/, 'Z');
const latest = (events: readonly Known[]) => events.reduce((a, b) => (a.at > b.at ? a : b));
const lastSeen = (events: readonly Known[]) =>
  [...byComputer(events)].map(([computer, own]) => [computer, latest(own).at] as const);
const newestFirst = (rows: (readonly [string, Date])[]) =>
  rows.sort((a, b) => b[1].getTime() - a[1].getTime()).map(([computer, at]) => [computer, time(at)]);
const silent = () => lastSeen(all(heartbeat)).filter(([, at]) => at.getTime() < NOW.getTime() - 20 * MINUTE);
const greatest = (member: string) =>
  [...byComputer(all(heartbeat))].map(
    ([computer, own]) =>
      [
        computer,
        own
          .map((event) => event.payload[member]!)
          .sort()
          .pop()!,
      ] as const,
  );
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function donut(member: string): unknown[][] {
  const counts = new Map<string, number>();
  for (const [, version] of greatest(member)) counts.set(version, (counts.get(version) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => compare(a, b));
}

const byName = (member: string) =>
  greatest(member)
    .sort(([a], [b]) => compare(a, b))
    .map((row) => [...row]);

const HEAD = [
  'Alias',
  'AppVersion',
  'OS',
  'OSVersion',
  'IPv4Address',
  'IPv6Address',
  'OperationName',
  'OperationResult',
  'ResourceState',
];
const PARTS = [
  'Conference Microphone',
  'Conference Speaker',
  'Default Speaker',
  'Camera',
  'Front of Room Display',
  'Motion Sensor',
  'HDMI Ingest',
];

/** The newest event of each computer in the columns of the detail lists. */
function details(events: readonly Known[], withParts: boolean): unknown[][] {
  return [...byComputer(events).values()]
    .map(latest)
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .map((event) => [
      time(event.at),
      event.computer,
      ...HEAD.map((member) => event.payload[member]),
      ...(withParts ? PARTS.map((part) => event.components[part] ?? '') : []),
      event.payload.Description,
    ]);
}

const selected: Test = (event) => event.computer === SELECTED;
const devices = (...tests: Test[]) => [[byComputer(all(...tests)).size]];

/** By name of the query: the rows, and whether their order counts. */
const EXPECTED: Readonly<Record<string, { rows: () => unknown[][]; ordered?: true }>> = {
  'overview.1': { rows: () => devices(srs, within(30 * DAY)) },
  'overview.2': { rows: () => devices(heartbeat, within(HOUR)) },
  'active.tile': { rows: () => devices(heartbeat, within(20 * MINUTE)) },
  'active.list': { rows: () => newestFirst(lastSeen(all(heartbeat, within(20 * MINUTE)))), ordered: true },
  'active.navigation': { rows: () => details(all(heartbeat, selected), false) },
  'inactive.tile': { rows: () => [[silent().length]] },
  'inactive.list': { rows: () => newestFirst(silent()), ordered: true },
  'hardware.tile': { rows: () => devices(errors(3001), within(HOUR)) },
  'hardware.list': { rows: () => newestFirst(lastSeen(all(errors(3001), within(HOUR)))) },
  'hardware.navigation': { rows: () => details(all(errors(3001), selected), true), ordered: true },
  'os.donut': { rows: () => donut('OSVersion'), ordered: true },
  'os.list': { rows: () => byName('OSVersion'), ordered: true },
  'app.donut': { rows: () => donut('AppVersion'), ordered: true },
  'app.list': { rows: () => byName('AppVersion'), ordered: true },
  'app-error.tile': { rows: () => devices(errors(2001), within(HOUR)) },
  'app-error.list': { rows: () => newestFirst(lastSeen(all(errors(2001), within(HOUR)))), ordered: true },
  'restart.tile': { rows: () => devices(srs, within(DAY), (event) => event.eventId === 4000) },
  'restart.list': {
    rows: () =>
      [...byComputer(all(srs, within(DAY), (event) => event.eventId === 4000))].map(([computer, own]) => [
        computer,
        own.length,
      ]),
  },
  'alert.hardware': { rows: () => details(all(errors(3001), within(HOUR)), true), ordered: true },
  'alert.application': { rows: () => details(all(errors(2001), within(10 * HOUR)), false), ordered: true },
};

describe('the queries of the guides of 2018', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp({ clock: () => NOW, roles: { api: true, worker: false } });
    const { status, body } = await app.post(
      FLEET.map(({ computer, eventLog, eventId, level, at, payload }) => ({
        computer,
        eventLog,
        eventId,
        level,
        timeGenerated: at.toISOString(),
        description: JSON.stringify(payload),
      })),
    );
    expect({ status, rejected: body.rejected }).toMatchObject({ status: 200 });
  });
  afterAll(() => app.stop());

  const texts = new Map([...tileQueries(), ...alertQueries()]);

  test('all of them are here: 18 of the tiles, 2 of the alert rules', () => {
    expect([...texts.keys()].sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  test.each([...texts])('%s', async (name, text) => {
    const { kql } = await app.ask(
      operation(`query ReadKqlOfOms($query: String!) { kql(query: $query) { rows rowCount } }`),
      {
        query: text.replaceAll('{selected item}', quoted(SELECTED)),
      },
    );
    const { rows, ordered } = EXPECTED[name]!;
    const expected = rows();
    expect(expected.length).toBeGreaterThan(0);
    if (ordered) expect(kql.rows).toEqual(expected);
    else expect(sorted(kql.rows)).toEqual(sorted(expected));
  });
});

const sorted = (rows: readonly unknown[][]) => rows.map((row) => JSON.stringify(row)).sort();
