import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sitesCommand } from '../../src/cli/sites.ts';
import { recordSites } from '../../src/services/sites/record-sites.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import type { WeeklyHoursInput } from '../generated/graphql.ts';
import { operation } from '../helpers/operation.ts';
import { runCommand } from '../helpers/run-command.ts';
import { seed } from '../helpers/seed.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ roles: { api: true, worker: false } });
});
afterAll(() => app.stop());

const SITES = operation(`query ReadSites($names: [String!]) { sites(filter: { names: $names }) {
  totalCount nodes { id name timeZone serviceHours { days from to } buildings { id name site { name } timeZone } } } }`);
const BUILDINGS = operation(`query ReadBuildings($filter: BuildingFilter) { buildings(filter: $filter) {
  nodes { id name site { name } timeZone } } }`);
const ROOM = operation(`query ReadRoomCalendar($id: ID!) { node(id: $id) { ... on Room {
  version timeZone serviceHours { days from to } maintenanceHours { days from to }
  ownTimeZone ownServiceHours { days } ownMaintenanceHours { days } } } }`);
const SET_SITE = operation(`mutation SetSiteOfTest($input: UpdateSiteInput!) { updateSite(input: $input) {
  site { name timeZone maintenanceHours { days from to } } userErrors { code field message } } }`);
const SET_BUILDING =
  operation(`mutation SetBuildingOfTest($input: UpdateBuildingInput!) { updateBuilding(input: $input) {
  building { name timeZone } userErrors { code field message } } }`);
const SET_WORKSPACE = operation(`mutation SetCalendar($input: UpdateWorkspaceInput!) { updateWorkspace(input: $input) {
  workspace { timeZone serviceHours { from to } maintenanceHours { from to } collecting } userErrors { code field message } } }`);

const siteOf = async (name: string) => (await app.ask(SITES, { names: [name] })).sites.nodes[0]!;
const roomOf = async (id: string) => (await app.ask(ROOM, { id })).node as object;

describe('sites and buildings', () => {
  test('are there from the moment when a room names them, once, by their exact names', async () => {
    expect((await app.ask(SITES, { names: ['Aachen', 'aachen'] })).sites.nodes).toEqual([]);
    const room = await seed(app).room({ name: 'A1', site: 'Aachen', building: 'North' });
    await Promise.all(['A2', 'A3', 'A4'].map((name) => seed(app).room({ name, site: 'Aachen', building: 'South' })));
    expect(await siteOf('Aachen')).toEqual({
      id: expect.any(String),
      name: 'Aachen',
      timeZone: null,
      serviceHours: null,
      buildings: [
        { id: expect.any(String), name: 'North', site: { name: 'Aachen' }, timeZone: null },
        { id: expect.any(String), name: 'South', site: { name: 'Aachen' }, timeZone: null },
      ],
    });
    await room.update({ site: 'aachen', building: 'North' });
    const { sites } = await app.ask(SITES, { names: ['Aachen', 'aachen'] });
    expect(sites.nodes.map(({ name }) => name).sort()).toEqual(['Aachen', 'aachen']);
    const { buildings } = await app.ask(BUILDINGS, { filter: { names: ['North'] } });
    expect(buildings.nodes.map(({ site }) => site!.name).sort()).toEqual(['Aachen', 'aachen']);
  });

  test('a building without a site stands alone, and both are fetched by their ids', async () => {
    await seed(app).room({ name: 'Alone', building: 'Hut' });
    const { buildings } = await app.ask(BUILDINGS, { filter: { names: ['Hut'] } });
    expect(buildings.nodes).toEqual([{ id: expect.any(String), name: 'Hut', site: null, timeZone: null }]);
    const node = operation(`query ReadPlaceNode($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`);
    const ids = [buildings.nodes[0]!.id, (await siteOf('Aachen')).id];
    expect((await app.ask(node, { ids })).nodes).toEqual([
      { __typename: 'Building', id: ids[0] },
      { __typename: 'Site', id: ids[1] },
    ]);
  });

  test('of rooms that an older version stored are recorded by the periodic job', async () => {
    const { models } = app.app.core;
    await seed(app).room({ name: 'Old', site: 'Bonn', building: 'Old' });
    await models.sites.model.collection.deleteMany({ name: 'Bonn' });
    await models.buildings.model.collection.deleteMany({ site: 'Bonn' });
    expect((await app.ask(SITES, { names: ['Bonn'] })).sites.nodes).toEqual([]);
    await recordSites(app.app.core);
    await recordSites(app.app.core);
    expect(await siteOf('Bonn')).toMatchObject({ name: 'Bonn', buildings: [{ name: 'Old' }] });
    expect((await app.ask(SITES, { names: ['Bonn'] })).sites.totalCount).toBe(1);
  });
});

const daily = (from: string, to: string): WeeklyHoursInput => ({
  days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'],
  ...{ from, to },
});

describe('time zone and hours of a room', () => {
  test('come from room, building, site, workspace, each member by itself', async () => {
    const room = await seed(app).room({ name: 'C1', site: 'Cologne', building: 'Dome' });
    const nothing = { ownTimeZone: null, ownServiceHours: null, ownMaintenanceHours: null };
    const defaults = { timeZone: 'UTC', serviceHours: [daily('05:00', '21:00')], maintenanceHours: [] };
    expect(await roomOf(room.id)).toEqual({ version: 1, ...defaults, ...nothing });

    const { workspace } = (
      await app.ask(SET_WORKSPACE, {
        input: { timeZone: 'europe/london', maintenanceHours: [daily('22:00', '04:00')] },
      })
    ).updateWorkspace;
    expect(workspace).toMatchObject({ timeZone: 'Europe/London', maintenanceHours: [{ from: '22:00', to: '04:00' }] });
    const { id: siteId, buildings } = await siteOf('Cologne');
    await app.ask(SET_SITE, { input: { siteId, timeZone: 'Europe/Berlin', maintenanceHours: [] } });
    await app.ask(SET_BUILDING, { input: { buildingId: buildings[0]!.id, serviceHours: [daily('07:00', '24:00')] } });
    expect(await roomOf(room.id)).toMatchObject({
      version: 1,
      timeZone: 'Europe/Berlin',
      serviceHours: [daily('07:00', '24:00')],
      maintenanceHours: [],
    });
    await room.update({ timeZone: 'Europe/Paris', maintenanceHours: [daily('01:00', '02:00')] });
    const own = { ownTimeZone: 'Europe/Paris', ownMaintenanceHours: [{ days: daily('', '').days }] };
    expect(await roomOf(room.id)).toMatchObject({
      ...{ version: 2, timeZone: 'Europe/Paris', maintenanceHours: [daily('01:00', '02:00')], ...own },
    });
    await room.update({ timeZone: 'Europe/Paris', maintenanceHours: [daily('01:00', '02:00')] });
    expect(await roomOf(room.id)).toMatchObject({ version: 2 });
    await room.update({ timeZone: null, maintenanceHours: null });
    expect(await roomOf(room.id)).toMatchObject({ ...nothing, version: 3, timeZone: 'Europe/Berlin' });
    await app.ask(SET_SITE, { input: { siteId, timeZone: null } });
    expect(await roomOf(room.id)).toMatchObject({ timeZone: 'Europe/London', maintenanceHours: [] });
    const reset = { timeZone: null, serviceHours: null, maintenanceHours: null };
    await app.ask(SET_WORKSPACE, { input: reset });
    expect(await roomOf(room.id)).toMatchObject({ timeZone: 'UTC' });
  });

  test('that cannot be are refused, and nothing changes', async () => {
    const { id: siteId } = await siteOf('Cologne');
    const wrong = [daily('08:00', '08:00')];
    const { updateSite } = await app.ask(SET_SITE, { input: { siteId, timeZone: 'Berlin' } });
    expect(updateSite).toEqual({
      site: null,
      userErrors: [
        {
          ...{ code: 'INVALID', field: ['input', 'timeZone'] },
          message: `timeZone: expected a name of IANA's time zone database, such as Europe/Berlin, got "Berlin".`,
        },
      ],
    });
    for (const member of ['serviceHours', 'maintenanceHours']) {
      const input = { collecting: false, [member]: wrong };
      const { updateWorkspace } = await app.ask(SET_WORKSPACE, { input });
      expect(updateWorkspace.userErrors).toMatchObject([{ code: 'INVALID', field: ['input', member] }]);
    }
    expect(await app.app.core.workspaces.get('default')).toMatchObject({ collecting: true });
    const room = (await app.ask(SET_SITE, { input: { siteId: 'nonsense' } })).updateSite;
    expect(room.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'siteId'] }]);
    const building = (await app.ask(SET_BUILDING, { input: { buildingId: siteId } })).updateBuilding;
    expect(building.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'buildingId'] }]);
  });
});

describe('roomwatch sites', () => {
  const run = (...words: string[]) => runCommand(sitesCommand(), words, app.url);

  test('sets and lists what holds', async () => {
    await seed(app).room({ name: 'D1', site: 'Dresden', building: 'Zwinger' });
    expect(
      await run('set', 'Dresden', '--time-zone', 'europe/berlin', '--service-hours', 'Mon-Fri 07:00-19:00'),
    ).toEqual({ out: 'Set the site "Dresden".\n', err: '', code: 0 });
    expect(await run('set', 'Dresden', '--building', 'Zwinger', '--maintenance-hours', 'never')).toMatchObject({
      out: 'Set the building "Zwinger" of "Dresden".\n',
    });
    const { out } = await run('list');
    expect(out).toContain('Dresden  (Europe/Berlin, in service Mon-Fri 07:00-19:00)\n  Zwinger  (maintenance never)\n');
    await run('set', 'Dresden', '--service-hours', 'inherit');
    const listed = JSON.parse((await run('list', '--json')).out) as object[];
    expect(listed).toContainEqual(
      expect.objectContaining({ name: 'Dresden', timeZone: 'Europe/Berlin', serviceHours: null }),
    );
  });

  test.each([
    [['set', 'Dresden'], 'Nothing to set'],
    [['set', 'Atlantis', '--time-zone', 'UTC'], 'No room names the site "Atlantis"'],
    [['set', 'Dresden', '--building', 'No', '--time-zone', 'UTC'], 'No room of "Dresden" names the building "No"'],
  ])('%j is refused in a sentence', async (words, message) => {
    const { out, err, code } = await run(...words);
    expect({ out, code }).toEqual({ out: '', code: 1 });
    expect(err).toContain(message);
  });
});
