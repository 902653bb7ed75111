import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRandom } from '../../src/simulate/random.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { tileQueries } from '../query/oms-texts.ts';
import { operation, type ResultOf } from '../helpers/operation.ts';
import { seed } from '../helpers/seed.ts';

/** An event as the test knows it: what was posted. */
interface Known {
  computer: string;
  eventLog: string;
  eventId: number;
  level: string;
  at: Date;
  os: string;
  app: string;
  text: string;
}

const NOW = new Date('2026-11-21T12:00:00.000Z');
const MINUTE = 60_000;
const [HOUR, DAY] = [60 * MINUTE, 24 * 60 * MINUTE];
const SRS = 'Skype Room System';

/** Consoles by a fixed series of numbers; each with events of every age and kind, some in another log. */
function makeFleet(): Known[] {
  const { next, pick } = createRandom('fleet');
  const spans = [19 * MINUTE, 55 * MINUTE, 23 * HOUR, 29 * DAY, 40 * DAY];
  const events: Known[] = [];
  for (let number = 1; number <= 20; number += 1) {
    const computer = `CONF-${String(number).padStart(2, '0')}`;
    const quietest = pick([0, 0, 1, 2, 4]);
    for (let count = 0; count < 20; count += 1) {
      const eventId = pick([2000, 2000, 2001, 3000, 3001, 4000]);
      const isError = eventId === 2001 || eventId === 3001;
      const span = spans[Math.max(quietest, count % spans.length)]!;
      events.push({
        computer,
        eventLog: pick([SRS, SRS, SRS, SRS, 'System']),
        eventId,
        level: isError && next() > 0.1 ? 'Error' : 'Information',
        at: new Date(NOW.getTime() - (quietest > 0 ? 21 * MINUTE : MINUTE) - Math.floor(next() * span)),
        os: pick(['10.0.9.0', '10.0.19.0', '10.0.14393.693']),
        app: pick(['4.7.15.0', '4.13.132.0', '2.0.58.0']),
        text: `event ${number}.${count}`,
      });
    }
  }
  return events;
}

const special = (computer: string, age: number, versions: { os: string; app: string }, more: Partial<Known> = {}) => ({
  computer,
  eventLog: SRS,
  eventId: 2000,
  level: 'Information',
  at: new Date(NOW.getTime() - age),
  text: `${computer} ${age}`,
  ...versions,
  ...more,
});

/** The cases in which what was published is not right. */
const SPECIAL: Known[] = [
  // as text, 10.0.9 is the greatest of the three
  special('UPGRADED', 2 * DAY, { os: '10.0.9.0', app: '4.9.1.0' }),
  special('UPGRADED', 5 * MINUTE, { os: '10.0.19.0', app: '4.19.1.0' }),
  special('ROLLED-BACK', 2 * DAY, { os: '10.0.22000.1', app: '5.0.0.0' }),
  special('ROLLED-BACK', 6 * MINUTE, { os: '10.0.19041.1', app: '4.17.0.0' }),
  // in use until lately, then retired
  special('RETIRED', 3 * MINUTE, { os: '10.0.17763.1', app: '3.0.0.0' }),
  special('RETIRED', 4 * MINUTE, { os: '10.0.17763.1', app: '3.0.0.0' }, { eventId: 3001, level: 'Error' }),
  special('RETIRED', 7 * MINUTE, { os: '10.0.17763.1', app: '3.0.0.0' }, { eventId: 2001, level: 'Error' }),
  special('RETIRED', 8 * MINUTE, { os: '10.0.17763.1', app: '3.0.0.0' }, { eventId: 4000 }),
  // one console that writes its name in two ways
  special('Mixed-Case', 9 * MINUTE, { os: '10.0.9.0', app: '4.7.15.0' }, { eventId: 3001, level: 'Error' }),
  special('MIXED-CASE', 10 * MINUTE, { os: '10.0.9.0', app: '4.7.15.0' }, { eventId: 3001, level: 'Error' }),
];

// times that differ: every order has one right answer
const FLEET = [...makeFleet(), ...SPECIAL].map((event, index) => ({
  ...event,
  at: new Date(event.at.getTime() - (event.at.getTime() % 1000) - index),
}));
const RETIRED = new Set(['RETIRED', 'CONF-02', 'CONF-07']);

// ── the answers, worked out without the query language ──

type Test = (event: Known) => boolean;
type Rows = unknown[][];
const srs: Test = (event) => event.eventLog === SRS;
const heartbeat: Test = (event) => srs(event) && (event.eventId === 2000 || event.eventId === 2001);
const within =
  (span: number): Test =>
  (event) =>
    event.at.getTime() > NOW.getTime() - span;
const error =
  (eventId: number): Test =>
  (event) =>
    srs(event) && event.level === 'Error' && event.eventId === eventId;
const restart: Test = (event) => srs(event) && event.eventId === 4000;
const all = (...tests: Test[]) => FLEET.filter((event) => tests.every((one) => one(event)));
const latest = (events: readonly Known[]) => events.reduce((a, b) => (a.at > b.at ? a : b));
const time = (at: Date) => at.toISOString().replace(/\.?0*Z$/, 'Z');
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byVersion = (a: string, b: string) => {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at < 0 ? 0 : left[at]! - right[at]!;
};

/** Events of each computer. As published a name is its spelling; right, a registered device. */
function groups(events: readonly Known[], form: 'published' | 'right'): [string, Known[]][] {
  const found = new Map<string, Known[]>();
  for (const event of events) {
    const key = form === 'published' ? event.computer : event.computer.toUpperCase();
    if (form === 'right' && RETIRED.has(key)) continue;
    found.set(key, [...(found.get(key) ?? []), event]);
  }
  // a registered device has the spelling that came first
  const spelling = (key: string) => FLEET.find((event) => event.computer.toUpperCase() === key)!.computer;
  return [...found].map(([key, own]) => [form === 'right' ? spelling(key) : key, own]);
}

type Form = 'published' | 'right';
const count = (form: Form, ...tests: Test[]): Rows => [[groups(all(...tests), form).length]];
const seen = (form: Form, keep: (at: Date) => boolean, ...tests: Test[]): Rows =>
  groups(all(...tests), form)
    .map(([computer, own]) => [computer, latest(own).at] as const)
    .filter(([, at]) => keep(at))
    .sort(([, a], [, b]) => b.getTime() - a.getTime())
    .map(([computer, at]) => [computer, time(at)]);
const silent = (at: Date) => at.getTime() < NOW.getTime() - 20 * MINUTE;
const any = () => true;

function versions(form: Form, member: 'os' | 'app'): [string, string][] {
  // published: the greatest text of all heartbeats; right: what the console told last, whatever the event
  return groups(all(form === 'published' ? heartbeat : srs), form)
    .map(([computer, own]): [string, string] => [
      computer,
      form === 'published'
        ? own
            .map((event) => event[member])
            .sort(byText)
            .at(-1)!
        : latest(own)[member],
    ])
    .sort(([a], [b]) => byText(a, b));
}

function donut(form: Form, member: 'os' | 'app'): Rows {
  const counts = new Map<string, number>();
  for (const [, version] of versions(form, member)) counts.set(version, (counts.get(version) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (form === 'published' ? byText(a, b) : byVersion(a, b)));
}

const inHour = within(HOUR);
const numbers: Record<string, (form: Form) => Record<string, Rows>> = {
  overview: (form) => ({
    NUMBER: count(form, srs, within(30 * DAY)),
    SECOND_NUMBER: count(form, heartbeat, inHour),
  }),
  active: (form) => ({
    NUMBER: count(form, heartbeat, within(20 * MINUTE)),
    LIST: seen(form, any, heartbeat, within(20 * MINUTE)),
  }),
  inactive: (form) => ({ NUMBER: [[seen(form, silent, heartbeat).length]], LIST: seen(form, silent, heartbeat) }),
  hardware: (form) => ({ NUMBER: count(form, error(3001), inHour), LIST: seen(form, any, error(3001), inHour) }),
  os: (form) => ({ DONUT: donut(form, 'os'), LIST: versions(form, 'os') }),
  app: (form) => ({ DONUT: donut(form, 'app'), LIST: versions(form, 'app') }),
  'app-error': (form) => ({ NUMBER: count(form, error(2001), inHour), LIST: seen(form, any, error(2001), inHour) }),
  restart: (form) => ({
    NUMBER: count(form, restart, within(DAY)),
    LIST: groups(all(restart, within(DAY)), form).map(([computer, own]) => [computer, own.length]),
  }),
};
/** Lists that their queries leave in any order. */
const UNORDERED = new Set(['published hardware LIST', 'published restart LIST', 'right restart LIST']);

const RESULTS = operation(`query ReadViewResults($id: ID!, $form: String) {
  viewResults(viewId: $id, form: $form) {
    tile form parts { kind computedAt nextAt value meaning data { rows truncated } error { message } }
  }
}`);

const SHIPPED = operation(`query ReadView { view(by: { name: "skype room systems V2" }) {
  id shipped refreshSeconds
  tiles { id type forms { name drillDown parts { kind query columns } } }
} }`);
type Shipped = NonNullable<ResultOf<typeof SHIPPED>['view']>;

describe('the dashboard of 2018, which comes with Roomwatch', () => {
  let app: TestApp;
  let view: Shipped;
  const results = async (form: string | null) => (await app.ask(RESULTS, { id: view.id, form })).viewResults;

  beforeAll(async () => {
    app = await startTestApp({ clock: () => NOW, roles: { api: true, worker: false } });
    const { status, body } = await app.post(
      FLEET.map(({ computer, eventLog, eventId, level, at, os, app: appVersion, text }) => ({
        computer,
        eventLog,
        eventId,
        level,
        timeGenerated: at.toISOString(),
        description: JSON.stringify({
          Description: text,
          ResourceState: level === 'Error' ? 'Unhealthy' : 'Healthy',
          OperationName: eventId < 3000 ? 'Heartbeat' : eventId < 4000 ? 'HardwareCheckEngine' : 'Restart',
          OperationResult: 'Pass',
          OS: 'Windows 10',
          OSVersion: os,
          Alias: '',
          DisplayName: '',
          AppVersion: appVersion,
          IPv4Address: '10.0.0.1',
          IPv6Address: '',
        }),
      })),
    );
    expect({ status, rejected: body.rejected }).toMatchObject({ status: 200 });
    for (const computer of RETIRED) {
      await (await seed(app).deviceOf(computer)).delete();
    }
    view = (await app.ask(SHIPPED)).view!;
  });
  afterAll(() => app.stop());

  test('has the nine tiles, each in the right form and as published, the right one first', () => {
    expect(view.shipped).toBe(true);
    expect(view.tiles.map((tile) => tile.id)).toEqual(Object.keys(numbers));
    for (const { forms } of view.tiles) {
      expect(forms.map(({ name }) => name)).toEqual(['right', 'published']);
    }
  });

  test('asks in the published form with the exact words of the guide', () => {
    const words = new Set(tileQueries().values());
    const asked = view.tiles.flatMap(({ forms }) => {
      const { parts, drillDown } = forms.find(({ name }) => name === 'published')!;
      return [...parts.map(({ query }) => query), drillDown];
    });
    for (const query of words) expect(asked).toContain(query);
    // the guide tells the navigation queries once per kind; all other queries are its words
    expect(asked.filter((query: string | null) => query && !query.startsWith('search') && !words.has(query))).toEqual(
      [],
    );
  });

  test.each(['right', 'published'] as const)(
    'every tile, %s, gives what an independent computation gives',
    async (form) => {
      const found = await results(form);
      expect(found.map(({ tile }) => tile)).toEqual(Object.keys(numbers));
      for (const { tile, form: shown, parts } of found) {
        const expected = numbers[tile]!(form);
        expect(shown).toBe(form);
        expect(parts.map(({ kind }) => kind)).toEqual(Object.keys(expected));
        for (const { kind, data, error: failure, value } of parts) {
          const name = `${form} ${tile} ${kind}`;
          const order = (rows: Rows) => (UNORDERED.has(name) ? rows.map((row) => JSON.stringify(row)).sort() : rows);
          expect({ name, failure, rows: order(data!.rows) }).toEqual({
            name,
            failure: null,
            rows: order(expected[kind]!),
          });
          expect(expected[kind]!.length).toBeGreaterThan(0);
          if (kind.endsWith('NUMBER')) expect(value).toBe(expected[kind]![0]![0]);
        }
      }
    },
  );

  test('without a form the right one is shown', async () => {
    expect(new Set((await results(null)).map(({ form }) => form))).toEqual(new Set(['right']));
  });

  test('the two forms differ where they should: versions as text, rolled-back and retired consoles', async () => {
    const list = async (form: string, tile: string) =>
      new Map<string, string>(
        (await results(form)).find((result) => result.tile === tile)!.parts.find(({ kind }) => kind === 'LIST')!.data!
          .rows as [string, string][],
      );
    const [right, published] = [await list('right', 'os'), await list('published', 'os')];
    expect([right.get('UPGRADED'), published.get('UPGRADED')]).toEqual(['10.0.19.0', '10.0.9.0']);
    expect([right.get('ROLLED-BACK'), published.get('ROLLED-BACK')]).toEqual(['10.0.19041.1', '10.0.22000.1']);
    expect([right.get('RETIRED'), published.get('RETIRED')]).toEqual([undefined, '10.0.17763.1']);
    for (const tile of ['active', 'hardware', 'app-error', 'restart']) {
      expect((await list('right', tile)).has('RETIRED')).toBe(false);
      expect((await list('published', tile)).has('RETIRED')).toBe(true);
    }
    // versions in the order of versions
    const parts = (await results('right')).find(({ tile }) => tile === 'os')!.parts;
    const names = parts[0]!.data!.rows.map(([version]) => version);
    expect(names.indexOf('10.0.9.0')).toBeLessThan(names.indexOf('10.0.19.0'));
  });

  test('the right form counts what the fleet counts', async () => {
    const { fleet } = await app.ask(
      operation(`query ReadFleet { fleet {
      devicesSeen devicesActive devicesActiveLastHour devicesInactive devicesRestarted
      osVersions { version count } appVersions { version count }
    } }`),
    );
    const found = new Map((await results('right')).map(({ tile, parts }) => [tile, parts]));
    const value = (tile: string, part = 0) => found.get(tile)![part]!.value;
    expect([value('overview'), value('overview', 1)]).toEqual([fleet.devicesSeen, fleet.devicesActiveLastHour]);
    expect([value('active'), value('inactive')]).toEqual([fleet.devicesActive, fleet.devicesInactive]);
    expect(value('restart')).toBe(fleet.devicesRestarted);
    const pairs = (list: { version: string; count: number }[]) =>
      list.map(({ version, count: amount }) => [version, amount]);
    expect(found.get('os')![0]!.data!.rows).toEqual(pairs(fleet.osVersions));
    expect(found.get('app')![0]!.data!.rows).toEqual(pairs(fleet.appVersions));
  });

  test('behind a row is the newest record of its console, in both forms', async () => {
    const ask = async (tile: string, form: string, item: string) =>
      (
        await app.ask(
          operation(`query ReadTileDrillDown($id: ID!, $tile: String!, $form: String, $item: String!) {
            tileDrillDown(viewId: $id, tile: $tile, form: $form, item: $item) { query result { columns { name } rows } }
          }`),
          { id: view.id, tile, form, item },
        )
      ).tileDrillDown;
    for (const form of ['right', 'published']) {
      for (const [tile, test] of [
        ['active', heartbeat],
        ['hardware', error(3001)],
        ['os', heartbeat],
        ['app-error', error(2001)],
        ['restart', restart],
      ] as const) {
        const own = all(test).filter(({ computer }) => computer === 'CONF-03');
        const { query, result } = (await ask(tile, form, 'CONF-03'))!;
        expect(query).toContain('"CONF-03"');
        const columns = result.columns.map(({ name }) => name);
        expect(
          result.rows.map((row: unknown[]) => [row[0], row[1], row[columns.indexOf('SRSEventDescription_CF')]]),
        ).toEqual(own.length === 0 ? [] : [[time(latest(own).at), 'CONF-03', latest(own).text]]);
      }
    }
    expect(await ask('overview', 'right', 'CONF-03')).toBeNull();
  });

  test('comes with Roomwatch: it cannot be changed, deleted or replaced, but copied', async () => {
    const { view: whole } = await app.ask(
      operation(`query ReadViewOfShipped($id: ID!) { view(by: { id: $id }) { definition } }`),
      view,
    );
    const change = operation(`mutation UpdateViewAndDeleteView($viewId: ID!, $definition: JSON!) {
      updateView(input: { viewId: $viewId, definition: $definition }) { userErrors { code field } }
      deleteView(input: { viewId: $viewId }) { userErrors { code field } }
      createView(input: { definition: $definition }) { userErrors { code field } }
    }`);
    const { updateView, deleteView, createView } = await app.ask(change, {
      viewId: view.id,
      definition: whole!.definition,
    });
    // its own name is the first thing that is in the way
    expect(updateView.userErrors).toMatchObject([{ code: 'TAKEN' }]);
    expect(deleteView.userErrors).toEqual([{ code: 'INVALID', field: ['input', 'viewId'] }]);
    expect(createView.userErrors).toEqual([{ code: 'TAKEN', field: ['input', 'definition', 'name'] }]);
    const copy = await app.ask(
      operation(
        `mutation CreateView($definition: JSON!) { createView(input: { definition: $definition }) { view { name shipped } } }`,
      ),
      { definition: { ...(whole!.definition as object), name: 'Ours' } },
    );
    expect(copy.createView.view).toEqual({ name: 'Ours', shipped: false });
  });
});
