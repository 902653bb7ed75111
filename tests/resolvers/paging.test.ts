import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { allPages, type Page } from '../helpers/change-feed.ts';
import { cameraFault, consoleEvent, hardwareHealthy, heartbeat, type PostedEvent } from '../helpers/console-events.ts';
import { operation, untypedOperation } from '../helpers/operation.ts';
import { seed } from '../helpers/seed.ts';

let app: TestApp;

const SITES = ['Berlin', 'berlin', 'Zürich', null];
const TAGS = ['vip', 'VIP', 'a.b*c', 'Großraum'];
const HEALTH_WORST_FIRST = ['OFFLINE', 'UNHEALTHY', 'WARNING', 'UNKNOWN', 'HEALTHY'];
/** The server's time: faults that are opened in the same minute are told apart by their ids. */
let minuteNow = 300;
const START = Date.parse('2026-05-01T00:00:00Z');
const at = (minute: number) => new Date(START + minute * 60_000);

/** What every list holds, each row with all that a filter or an order looks at. */
const SELECTIONS = {
  rooms: 'id name site building floor tags health lastEventAt',
  devices: 'id computer alias displayName health appVersion osVersion room { id }',
  faults: `id state severity category openedAt startedAt acknowledgedAt signal { key } device { id } room { id site building }`,
  events: 'id computer eventId level timeGenerated device { id }',
} as const;
type List = keyof typeof SELECTIONS;
/** A row of any of the lists: each has some of these members. */
interface Row {
  id: string;
  name: string;
  site: string | null;
  building: string | null;
  floor: string | null;
  tags: string[];
  health: string;
  lastEventAt: string | null;
  computer: string;
  alias: string | null;
  displayName: string | null;
  appVersion: string | null;
  osVersion: string | null;
  state: string;
  severity: string;
  category: string;
  openedAt: string | null;
  startedAt: string;
  acknowledgedAt: string | null;
  signal: { key: string };
  device: { id: string };
  room: { id: string; site: string | null; building: string | null } | null;
  eventId: number;
  level: string;
  timeGenerated: string;
}

/** A page with what `pageQuery` asks for. */
interface ShownPage extends Page<Row> {
  edges: { cursor: string; node: { id: string } }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}
const LISTS = Object.keys(SELECTIONS) as List[];
const all = {} as Record<List, Row[]>;

function pageQuery(list: List, rows: string) {
  const type = { rooms: 'RoomFilter', devices: 'DeviceFilter', faults: 'FaultFilter', events: 'EventFilter' }[list];
  const [order, orderBy] = list === 'rooms' ? [', $orderBy: RoomOrder', ', orderBy: $orderBy'] : ['', ''];
  const [backward, backwardBy] =
    list === 'events' ? ['', ''] : [', $last: Int, $before: String', ', last: $last, before: $before'];
  return untypedOperation<
    Record<List, ShownPage>
  >(`query ($filter: ${type}, $first: Int, $after: String${backward}${order}) {
    ${list}(filter: $filter, first: $first, after: $after${backwardBy}${orderBy}) {
      ${rows} edges { cursor node { id } } totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`);
}

beforeAll(async () => {
  app = await startTestApp({ roles: { api: true, worker: false }, clock: () => at(minuteNow) });
  // 23 rooms whose names sort otherwise with case than without, the last three without a device.
  const roomIds: string[] = [];
  for (let room = 0; room < 23; room += 1) {
    const made = await seed(app).room({
      name: `${['room', 'Room', 'ROOM', 'ärger', 'Ärzte', '𝕏-room'][room % 6]} ${room}`,
      site: SITES[room % 4],
      building: ['B1', 'B2', null][room % 3],
      floor: ['1', '2'][room % 2],
      tags: [TAGS[room % 4]!, ...(room % 5 === 0 ? ['x'] : [])],
    });
    roomIds.push(made.id);
  }
  const events: PostedEvent[] = [];
  const computers = Array.from(
    { length: 22 },
    (_, device) => `${device % 2 ? 'pc' : 'PC'}-${String(device).padStart(2, '0')}`,
  );
  for (const [device, computer] of computers.entries()) {
    if (device < 20) await seed(app).assign(computer, roomIds[device]!);
    if (device % 7 === 6) continue;
    const members = {
      DisplayName: device % 3 ? `Console ${device}` : '',
      Alias: device % 4 ? `pc${device}@Example.com` : '',
      AppVersion: `4.${device % 3}`,
      OSVersion: `10.${device % 2}`,
    };
    // Several at one moment, so that ties are met.
    const minute = (step: number) => ({ at: at(280 + Math.floor(device / 5) + step), members });
    events.push(heartbeat(computer, minute(0)));
    if (device % 2) events.push(cameraFault(computer, minute(1)));
    if (device % 3 === 1)
      events.push(consoleEvent(computer, 2001, 'Exchange status : AutodiscoveryError. ', minute(2)));
    if (device % 4 === 3) events.push(hardwareHealthy(computer, minute(3)));
    if (device % 5 === 2)
      events.push(consoleEvent(computer, 1234, 'foreign', { ...minute(4), eventLog: 'Application' }));
  }
  for (const half of [events.slice(0, events.length / 2), events.slice(events.length / 2)]) {
    minuteNow += 1;
    expect((await app.post(half)).body.rejected).toEqual([]);
  }
  const load = async (list: List): Promise<Row[]> =>
    allPages(app, pageQuery(list, `nodes { ${SELECTIONS[list]} }`), list, { first: 100 });
  const opened = (await load('faults')).filter(({ state }) => state === 'OPEN');
  for (const fault of opened.slice(0, 5)) await seed(app).faultOf(fault.id).acknowledge();
  for (const list of LISTS) all[list] = await load(list);
  expect(LISTS.map((list) => all[list].length > 15)).toEqual([true, true, true, true]);
});
afterAll(() => app.stop());

/** Our own id inside a client's: the order of ties. */
const ownId = (row: Row) => Buffer.from(row.id, 'base64url').toString();
const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const newestFirst = (a: string | null, b: string | null) =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? 1 : -1;
const byId = (a: Row, b: Row) => byBytes(ownId(a), ownId(b));

const ORDERS: Record<string, (a: Row, b: Row) => number> = {
  NAME: (a, b) => byBytes(a.name.toLowerCase(), b.name.toLowerCase()),
  HEALTH: (a, b) => HEALTH_WORST_FIRST.indexOf(a.health) - HEALTH_WORST_FIRST.indexOf(b.health) || byId(a, b),
  LAST_EVENT_AT: (a, b) => newestFirst(a.lastEventAt, b.lastEventAt) || byId(a, b),
  devices: (a, b) => byBytes(a.computer.toLowerCase(), b.computer.toLowerCase()),
  faults: (a, b) => newestFirst(a.openedAt ?? a.startedAt, b.openedAt ?? b.startedAt) || byId(a, b),
};

/** A filter of any of the lists: each knows some of these members. */
type Filter = Partial<
  Record<
    | 'ids'
    | 'sites'
    | 'buildings'
    | 'floors'
    | 'tags'
    | 'health'
    | 'computers'
    | 'roomIds'
    | 'deviceIds'
    | 'appVersions'
    | 'osVersions'
    | 'signals'
    | 'categories'
    | 'severities'
    | 'states'
    | 'levels',
    string[] | null
  > &
    Record<'search' | 'from' | 'to', string | null> & { eventIds: number[] | null; acknowledged: boolean | null }
>;
const among = <T>(wanted: T[] | null | undefined, value: unknown) => wanted == null || wanted.includes(value as T);
const found = (search: string | null | undefined, ...texts: (string | null)[]) =>
  !search?.trim() || texts.some((text) => text?.toLowerCase().includes(search.trim().toLowerCase()));
const folded = (names: string[] | null | undefined) => names?.map((name) => name.trim().toLowerCase());

/** The filters as the schema tells them. */
const MATCHES: Record<List, (filter: Filter, row: Row) => boolean> = {
  rooms: (filter, row) =>
    among(filter.ids, row.id) &&
    among(filter.sites, row.site) &&
    among(filter.buildings, row.building) &&
    among(filter.floors, row.floor) &&
    (filter.tags == null || row.tags.some((tag) => filter.tags!.includes(tag))) &&
    among(filter.health, row.health) &&
    found(filter.search, row.name, row.site, row.building, row.floor, ...row.tags),
  devices: (filter, row) =>
    among(filter.ids, row.id) &&
    among(folded(filter.computers), row.computer.toLowerCase()) &&
    among(filter.roomIds, row.room?.id) &&
    among(filter.health, row.health) &&
    among(filter.appVersions, row.appVersion) &&
    among(filter.osVersions, row.osVersion) &&
    found(filter.search, row.computer, row.alias, row.displayName),
  faults: (filter, row) =>
    among(filter.ids, row.id) &&
    among(filter.roomIds, row.room?.id) &&
    among(filter.deviceIds, row.device.id) &&
    among(filter.sites, row.room?.site) &&
    among(filter.buildings, row.room?.building) &&
    among(filter.signals, row.signal.key) &&
    among(filter.categories, row.category) &&
    among(filter.severities, row.severity) &&
    among(filter.states, row.state) &&
    (filter.acknowledged == null || filter.acknowledged === (row.acknowledgedAt !== null)),
  events: (filter, row) =>
    among(filter.deviceIds, row.device?.id) &&
    among(folded(filter.computers), row.computer.toLowerCase()) &&
    among(filter.eventIds, row.eventId) &&
    among(folded(filter.levels), row.level.toLowerCase()) &&
    (filter.from == null || row.timeGenerated >= filter.from) &&
    (filter.to == null || row.timeGenerated < filter.to),
};

/** Null, nothing, or some of the values that there are and one that there is not. */
function some<T>(values: readonly T[]): fc.Arbitrary<T[] | null> {
  return fc.option(fc.subarray([...values], { minLength: 0, maxLength: Math.min(12, values.length) }), { freq: 4 });
}
const ids = (list: List, other: string) =>
  fc.nat().chain(() => some([...all[list].map(({ id }) => id), other, 'no id at all']));

/** A filter has few members, or nothing would ever match. */
function filters(members: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Filter> {
  const names = Object.keys(members);
  return fc
    .subarray(names, { maxLength: 2 })
    .chain(
      (chosen) => fc.record(Object.fromEntries(chosen.map((name) => [name, members[name]!]))) as fc.Arbitrary<Filter>,
    );
}
const FOREIGN = Buffer.from('Event:x').toString('base64url');
const health = some(HEALTH_WORST_FIRST);
const sites = some(['Berlin', 'berlin', 'Zürich', 'nowhere', '$ne']);
const buildings = some(['B1', 'B2', 'B9']);
const computers = some(['PC-01', ' pc-02 ', 'pc-03', 'pc-05', 'PC-07', 'nobody']);
const moment = fc.option(fc.integer({ min: 278, max: 292 }).map((minute) => at(minute).toISOString()));
const FILTERS: Record<List, fc.Arbitrary<Filter>> = {
  rooms: filters({
    ids: ids('rooms', FOREIGN),
    sites,
    buildings,
    floors: some(['1', '2', '3']),
    tags: some([...TAGS, 'x']),
    health,
    search: fc.constantFrom(
      'OOM 1',
      'ÄRGER',
      'ärz',
      ' b1 ',
      'BERLIN',
      'zÜr',
      '.*',
      'A.B*',
      '2',
      '',
      '  ',
      '\\',
      '(',
      '$',
    ),
  }),
  devices: filters({
    ids: ids('devices', FOREIGN),
    computers,
    roomIds: ids('rooms', FOREIGN),
    health,
    appVersions: some(['4.0', '4.1', '4.9']),
    osVersions: some(['10.0', '10.2']),
    search: fc.constantFrom('pc-1', 'CONSOLE 1', 'example.COM', 'exampleXcom', '@', '-2', '^', ''),
  }),
  faults: filters({
    ids: ids('faults', FOREIGN),
    roomIds: ids('rooms', FOREIGN),
    deviceIds: ids('devices', FOREIGN),
    sites,
    buildings,
    signals: some(['camera', 'exchange', 'heartbeat']),
    categories: some(['HARDWARE', 'CONNECTIVITY', 'OFFLINE']),
    severities: some(['CRITICAL', 'IMPORTANT', 'WARNING']),
    states: some(['PENDING', 'OPEN', 'RESOLVED', 'CLOSED']),
    acknowledged: fc.option(fc.boolean()),
  }),
  events: filters({
    deviceIds: ids('devices', FOREIGN),
    computers,
    eventIds: some([2000, 2001, 3000, 3001, 1234, 7]),
    levels: some(['error', 'Information', 'WARNING']),
    from: moment,
    to: moment,
  }),
};

const walk = fc.record({ size: fc.integer({ min: 2, max: 30 }), backward: fc.boolean() });

/** Every page of a list one after the other, each checked on its own; answers the ids in the order of the list. */
async function walkPages(list: List, filter: Filter, orderBy: string | null, size: number, backward: boolean) {
  const query = pageQuery(list, 'nodes { id }');
  let found: string[] = [];
  for (let cursor: string | null = null; ;) {
    const place: Record<string, unknown> = backward ? { last: size, before: cursor } : { first: size, after: cursor };
    const { [list]: page }: Record<List, ShownPage> = await app.ask(query, {
      filter,
      ...place,
      ...(orderBy ? { orderBy } : {}),
    });
    const ids = page.nodes.map(({ id }) => id);
    expect(page.edges.map(({ node }) => node.id)).toEqual(ids);
    expect(page.pageInfo.startCursor).toBe(page.edges[0]?.cursor ?? null);
    expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)?.cursor ?? null);
    found = backward ? [...ids, ...found] : [...found, ...ids];
    expect(backward ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage).toBe(cursor !== null);
    if (!(backward ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage))
      return { found, total: page.totalCount };
    expect(ids).toHaveLength(size);
    cursor = backward ? page.pageInfo.startCursor : page.pageInfo.endCursor;
  }
}

describe('walking the pages of a list gives what matches, in its order, each once', () => {
  test.each(['NAME', 'HEALTH', 'LAST_EVENT_AT'])('rooms by %s', (order) => checkList('rooms', order, order));
  test('devices by computer', () => checkList('devices', 'devices', null));
  test('faults, the one opened last first', () => checkList('faults', 'faults', null));
  test('events, newest first', () => checkList('events', 'events', null));

  function checkList(list: List, order: string, orderBy: string | null): Promise<void> {
    return fc.assert(
      fc.asyncProperty(FILTERS[list], walk, async (filter, { size, backward }) => {
        const rows = all[list].filter((row) => MATCHES[list](filter, row));
        // Events of one moment come in an order of their own, the same in every list.
        const expected = list === 'events' ? rows : rows.toSorted(ORDERS[order]);
        const walked = await walkPages(list, filter, orderBy, size, backward && list !== 'events');
        expect(walked).toEqual({ found: expected.map(({ id }) => id), total: expected.length });
      }),
      { numRuns: 20 },
    );
  }

  test('the events of the whole list are in the order of their times', () => {
    const times = all.events.map(({ timeGenerated }) => timeGenerated);
    expect(times).toEqual(times.toSorted(newestFirst));
    expect(new Set(all.events.map(({ id }) => id)).size).toBe(times.length);
  });

  test('pages of the faults of a room and of a device, of the events of a device, of the changes of a fault', async () => {
    interface Parts {
      device: { faults: Page<{ id: string }>; events: Page<{ id: string }>; room: { faults: Page<{ id: string }> } };
    }
    const ask = async (args: string, states = '') =>
      (
        await app.ask(
          untypedOperation<Parts>(`query ($computer: String!) { device(by: { computer: $computer }) {
            faults(first: 1 ${args} ${states}) { nodes { id signal { key } changes(first: 1) { nodes { kind } pageInfo { hasNextPage } } }
              totalCount pageInfo { hasNextPage hasPreviousPage endCursor } }
            events(first: 2) { nodes { id } totalCount pageInfo { hasNextPage } }
            room { faults(first: 100, states: null) { nodes { id } } }
          } }`),
          { computer: 'PC-07' },
        )
      ).device;
    const first = await ask('');
    expect(first.faults).toMatchObject({ totalCount: 1, nodes: [{ signal: { key: 'exchange' } }] });
    const every = await ask('', 'states: null');
    expect(every.faults).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    const second = await ask(`after: "${every.faults.pageInfo.endCursor}"`, 'states: null');
    expect(second.faults).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: false, hasPreviousPage: true } });
    const ids = [...every.faults.nodes, ...second.faults.nodes].map(({ id }) => id);
    expect(first.room.faults.nodes.map(({ id }) => id)).toEqual(ids);
    expect(first.events.nodes).toEqual(
      all.events
        .filter(({ computer }) => computer === 'pc-07')
        .slice(0, 2)
        .map(({ id }) => ({ id })),
    );
  });
});

describe('a cursor is good for its list, filter and order, unaltered', () => {
  let cursor: string;
  beforeAll(async () => {
    cursor = (
      await app.ask(
        operation(`query ReadRoomsOfPaging { rooms(first: 2, filter: { floors: ["1"] }) { pageInfo { endCursor } } }`),
      )
    ).rooms.pageInfo.endCursor!;
  });
  const refused = async (query: string) => {
    const { errors, status } = await app.tryAsk(untypedOperation(query));
    expect(status).toBe(200);
    expect(errors).toHaveLength(1);
    expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    return errors![0]!.message;
  };

  test.each([
    ['another filter', () => `{ rooms(after: "${cursor}", filter: { floors: ["2"] }) { nodes { id } } }`],
    ['no filter', () => `{ rooms(after: "${cursor}") { nodes { id } } }`],
    [
      'another order',
      () => `{ rooms(after: "${cursor}", filter: { floors: ["1"] }, orderBy: HEALTH) { nodes { id } } }`,
    ],
    ['another list', () => `{ devices(after: "${cursor}") { nodes { id } } }`],
    ['a feed', () => `{ faultChanges(after: "${cursor}") { nodes { cursor } } }`],
    [
      'a letter that was changed',
      () => `{ rooms(after: "${flip(cursor)}", filter: { floors: ["1"] }) { nodes { id } } }`,
    ],
    ['nothing', () => `{ rooms(after: "", filter: { floors: ["1"] }) { nodes { id } } }`],
    ['padding', () => `{ rooms(after: "${cursor}=", filter: { floors: ["1"] }) { nodes { id } } }`],
  ])('%s is refused', async (_name, query) => {
    expect(await refused(query())).toMatch(/^after: expected a cursor of .*unaltered, got ".*"\.$/);
  });

  test('as before too, and a long one is shown cut', async () => {
    const message = await refused(`{ rooms(last: 1, before: "${'x'.repeat(9_000)}") { nodes { id } } }`);
    expect(message).toMatch(/^before: expected a cursor/);
    expect(message.length).toBeLessThan(250);
  });

  test('its own list takes it, on whichever page size', async () => {
    const { rooms } = await app.ask(
      operation(`query ReadSevenRooms($cursor: String!) {
        rooms(first: 7, after: $cursor, filter: { floors: ["1"] }) { nodes { id } } }`),
      { cursor },
    );
    expect(rooms.nodes).toHaveLength(7);
  });

  test('how many: both ways at once, none, too many or less than one is refused by name and value', async () => {
    expect(await refused(`{ rooms(first: 1, last: 1) { nodes { id } } }`)).toBe(
      'last: expected either first or last, got 1.',
    );
    for (const [list, argument, value] of [
      ['rooms', 'first', 0],
      ['devices', 'last', 101],
      ['faults', 'first', -1],
      ['events', 'first', 101],
      ['faultChanges', 'last', 0],
    ] as const) {
      expect(await refused(`{ ${list}(${argument}: ${value}) { totalCount } }`)).toBe(
        `${argument}: expected a number from 1 to 100, got ${value}.`,
      );
    }
  });

  function flip(text: string): string {
    const middle = Math.floor(text.length / 2);
    return text.slice(0, middle) + (text[middle] === 'a' ? 'b' : 'a') + text.slice(middle + 1);
  }
});

describe('ids', () => {
  const NOT_OURS = [
    '',
    'x',
    '💥',
    'Um9vbQ',
    Buffer.from('Room:').toString('base64url'),
    Buffer.from('Room:nobody').toString('base64url'),
    'A'.repeat(5_000),
    '{"$ne":null}',
  ];

  test('node and nodes answer each kind by its id, in the order asked, null where there is nothing', async () => {
    const known = LISTS.map((list) => all[list][0]!.id);
    const { nodes } = await app.ask(
      operation(`query ReadNodesOfPaging($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`),
      {
        ids: [...known, ...NOT_OURS, known[0]!],
      },
    );
    const rows = known.map((id, index) => ({ __typename: ['Room', 'Device', 'Fault', 'Event'][index], id }));
    expect(nodes).toEqual([...rows, ...NOT_OURS.map(() => null), rows[0]]);
  });

  test('one that is malformed, or of another kind, is not found and no error', async () => {
    const [room, device] = [all.rooms[0]!.id, all.devices[0]!.id];
    const answer = await app.ask(
      operation(`query ReadRoomAndDevice($room: ID!, $device: ID!) {
        a: room(by: { id: $device }) { id } b: device(by: { id: $room }) { id } c: room(by: { id: "" }) { id }
        d: node(id: "nonsense") { id } e: faults(filter: { deviceIds: [$room] }) { totalCount }
      }`),
      { room, device },
    );
    expect(answer).toEqual({ a: null, b: null, c: null, d: null, e: { totalCount: 0 } });
  });

  test('by exactly one of id and name, and of 100 nodes at most', async () => {
    const both = await app.tryAsk(untypedOperation('{ room(by: { id: "x", name: "y" }) { id } }'));
    expect(both.errors?.[0]?.message).toMatch(/exactly one/i);
    const { errors } = await app.tryAsk(
      operation(`query ReadNodesOfPaging2($ids: [ID!]!) { nodes(ids: $ids) { id } }`),
      {
        ids: Array(101).fill('x'),
      },
    );
    expect(errors).toMatchObject([
      { message: 'ids: expected at most 100 ids, got 101.', extensions: { code: 'BAD_USER_INPUT', field: ['ids'] } },
    ]);
  });
});
