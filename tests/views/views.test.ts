import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { idOf } from '../../src/domain/ids/node-id.ts';
import { deleteView, updateView } from '../../src/services/views/change-view.ts';
import { findView } from '../../src/services/views/read-views.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { operation, wrongVariables } from '../helpers/operation.ts';
import { seed } from '../helpers/seed.ts';

const CREATE =
  operation(`mutation CreateViewOfViews($definition: JSON!) { createView(input: { definition: $definition }) {
  view { id name revision updatedBy shipped definition } userErrors { code field message }
} }`);
const UPDATE = operation(`mutation UpdateView($input: UpdateViewInput!) { updateView(input: $input) {
  view { id name revision description } userErrors { code field message }
} }`);
const DELETE = operation(
  `mutation DeleteView($id: ID!) { deleteView(input: { viewId: $id }) { deletedViewId userErrors { code } } }`,
);

const numberTile = (id: string, query: string, more: object = {}) => ({
  type: 'number',
  id,
  title: id,
  forms: [{ name: 'all', number: { query } }],
  ...more,
});
const definition = (name: string, tiles: object[] = [numberTile('one', 'print 1')], more: object = {}) => ({
  schema: 'roomwatch.view',
  version: 1,
  name,
  tiles,
  ...more,
});

describe('views', () => {
  let now = new Date('2026-11-21T12:00:00.000Z');
  let app: TestApp;
  const create = async (content: unknown) => (await app.ask(CREATE, { definition: content })).createView;
  const update = async (input: object) => (await app.ask(UPDATE, { input: wrongVariables(input) })).updateView;
  const store = async (content: unknown) => {
    const { view, userErrors } = await create(content);
    expect(userErrors).toEqual([]);
    return view!;
  };

  beforeAll(async () => {
    app = await startTestApp({ clock: () => now, roles: { api: true, worker: false } });
    // the first query waits for its processes, which takes long where others use the machine
    await app.ask(operation(`query WarmUp { kql(query: "print 1") { rowCount } }`));
  });
  afterAll(() => app.stop());

  test('a view is stored, listed, found by id and name, changed and deleted', async () => {
    const content = { $schema: 'https://roomwatch.example/schemas/view.json', ...definition('Lobby') };
    const view = await store(content);
    // what comes out is what went in
    expect(view).toMatchObject({
      name: 'Lobby',
      revision: 0,
      updatedBy: 'administrator',
      shipped: false,
      definition: content,
    });
    const found = await app.ask(
      operation(`query ReadViewsAndView($id: ID!) {
        views { name }
        byName: view(by: { name: "LOBBY" }) { id }
        byId: view(by: { id: $id }) { name tiles { id type meaning forms { name parts { kind query } } } }
        node(id: $id) { __typename id }
        none: view(by: { id: "bm9uZQ" }) { id }
      }`),
      { id: view!.id },
    );
    expect(found).toEqual({
      views: [{ name: 'Skype Room Systems v2' }, { name: 'Lobby' }],
      byName: { id: view!.id },
      byId: {
        name: 'Lobby',
        tiles: [
          {
            id: 'one',
            type: 'NUMBER',
            meaning: 'NEUTRAL',
            forms: [{ name: 'all', parts: [{ kind: 'NUMBER', query: 'print 1' }] }],
          },
        ],
      },
      node: { __typename: 'View', id: view!.id },
      none: null,
    });
    const changed = await update({ viewId: view!.id, revision: 0, definition: definition('Hall') });
    expect(changed.view).toMatchObject({ id: view!.id, name: 'Hall', revision: 1 });
    const late = await update({ viewId: view!.id, revision: 0, definition: definition('Late') });
    expect(late).toMatchObject({ view: null, userErrors: [{ code: 'CONFLICT', field: ['input', 'revision'] }] });
    expect((await app.ask(DELETE, { id: view!.id })).deleteView.deletedViewId).toBe(view!.id);
    expect((await app.ask(DELETE, { id: view!.id })).deleteView.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
    await store(definition('Hall'));
    await store(definition('Lobby'));
  });

  test('another workspace sees, changes and deletes nothing of it', async () => {
    const { core } = app.app;
    const { id: nodeId } = (await store(definition('Private')))!;
    const id = idOf('View', nodeId)!;
    const other = { workspace: 'other', name: 'somebody' };
    expect(await findView(core, 'other', { id })).toBeNull();
    expect(await findView(core, 'other', { name: 'Private' })).toBeNull();
    const change = { id, revision: null, definition: definition('Taken over') };
    await expect(updateView(core, change, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(deleteView(core, 'other', id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await findView(core, 'default', { id }))?.view.name).toBe('Private');
  });

  test('a name in use is refused, when it is stored and when it is changed', async () => {
    const view = await store(definition('First'));
    await store(definition('Second'));
    const taken = [{ code: 'TAKEN', field: ['input', 'definition', 'name'] }];
    expect((await create(definition(' FIRST '))).userErrors).toMatchObject(taken);
    expect((await update({ viewId: view!.id, definition: definition('second') })).userErrors).toMatchObject(taken);
    expect(
      (await update({ viewId: view!.id, definition: definition('skype room systems V2') })).userErrors,
    ).toMatchObject(taken);
  });

  test('of two that are stored at once under one name one is refused', async () => {
    const both = await Promise.all([create(definition('Race')), create(definition('race'))]);
    expect(both.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['TAKEN']);
  });

  test('a definition that cannot be taken is refused at its path', async () => {
    const why = async (content: unknown) => (await create(content)).userErrors[0];
    expect(await why({ schema: 'other', version: 1 })).toEqual({
      code: 'INVALID',
      field: ['input', 'definition', 'schema'],
      message: 'schema: expected "roomwatch.view", got "other".',
    });
    expect(await why(definition('New', [], { version: 7 }))).toMatchObject({
      field: ['input', 'definition', 'version'],
      message: 'version: expected 1, the version that this release of Roomwatch reads, got 7.',
    });
    expect(await why(definition('Bad', [numberTile('one', 'print 1', { type: 'pie' })]))).toMatchObject({
      field: ['input', 'definition', 'tiles', '0', 'type'],
      message: expect.stringMatching(/expected one of "number", .*, got "pie"\.$/),
    });
    for (const content of ['text', 7, [], null]) {
      const { errors, data } = await app.tryAsk(CREATE, { definition: content });
      if (content === null) expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
      else expect(data.createView.userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'definition'] }]);
    }
  });

  test('a definition may stand in the document itself', async () => {
    const { createView } = await app.ask(
      operation(`mutation CreateViewOfViews2 { createView(input: { definition: {
      schema: "roomwatch.view", version: 1, name: "Inline", tiles: [{ type: "number", id: "one", title: "One",
      forms: [{ name: "all", number: { query: "print 1" } }] }]
    } }) { view { name } userErrors { message } } }`),
    );
    expect(createView).toEqual({ view: { name: 'Inline' }, userErrors: [] });
  });

  test('results: numbers with what their colour tells, lists, charts; a tile that fails says so, the others go on', async () => {
    const colour = { meaning: 'good', thresholds: [{ from: 5, meaning: 'bad' }] };
    const view = await store(
      definition('Results', [
        numberTile('low', 'print 4', { colour }),
        numberTile('high', 'print 5', { colour }),
        numberTile('none', 'Room | where Name == "none" | project 1', { colour }),
        numberTile('broken', 'Room | where Nope > 1\n| count'),
        {
          type: 'table',
          id: 'many',
          title: 'Many',
          forms: [{ name: 'all', list: { query: 'range n from 1 to 1500 step 1' } }],
        },
        {
          type: 'line-chart',
          id: 'line',
          title: 'Line',
          forms: [
            {
              name: 'all',
              chart: { query: 'range at from datetime(2026-01-01) to datetime(2026-01-02) step 1d | extend n = 1' },
            },
          ],
        },
      ]),
    );
    const { viewResults } = await app.ask(
      operation(`query ReadViewResultsOfViews($id: ID!) { viewResults(viewId: $id) { tile form parts {
        kind computedAt nextAt value meaning data { columns { name type } rows truncated } error { code message line column }
      } } }`),
      { id: view!.id },
    );
    const part = (id: string) => viewResults.find(({ tile }) => tile === id)!.parts[0];
    expect(viewResults.map(({ tile }) => tile)).toEqual(['low', 'high', 'none', 'broken', 'many', 'line']);
    expect(part('low')).toMatchObject({
      kind: 'NUMBER',
      computedAt: '2026-11-21T12:00:00.000Z',
      nextAt: '2026-11-21T12:01:00.000Z',
      value: 4,
      meaning: 'GOOD',
      error: null,
    });
    expect(part('high')).toMatchObject({ value: 5, meaning: 'BAD' });
    expect(part('none')).toMatchObject({ value: null, meaning: 'GOOD', data: { rows: [] } });
    expect(part('broken')).toMatchObject({
      value: null,
      meaning: null,
      data: null,
      error: { code: 'KS142', line: 1, column: 14, message: expect.stringContaining("'Nope'") },
    });
    expect(part('many')!.data).toMatchObject({ truncated: true, columns: [{ name: 'n', type: 'long' }] });
    expect(part('many')!.data!.rows).toHaveLength(1_000);
    expect(part('line')).toMatchObject({
      kind: 'CHART',
      value: null,
      meaning: null,
      data: {
        rows: [
          ['2026-01-01T00:00:00Z', 1],
          ['2026-01-02T00:00:00Z', 1],
        ],
      },
    });
  });

  test('only some tiles, and a form that only some tiles have', async () => {
    const forms = ['first', 'second'].map((name) => ({ name, number: { query: `print "${name}"` } }));
    const view = await store(
      definition('Forms', [numberTile('one', 'print "only"'), numberTile('two', '', { forms })]),
    );
    const ask = operation(`query ReadViewResultsOfViews2($id: ID!, $tiles: [String!], $form: String) {
      viewResults(viewId: $id, tiles: $tiles, form: $form) { tile form parts { value } }
    }`);
    const results = async (variables: object) => (await app.ask(ask, { id: view!.id, ...variables })).viewResults;
    const shown = async (variables: object) =>
      (await results(variables)).map(({ tile, form, parts }) => `${tile} ${form} ${String(parts[0]!.value)}`);
    expect(await shown({})).toEqual(['one all only', 'two first first']);
    expect(await shown({ form: 'second' })).toEqual(['one all only', 'two second second']);
    expect(await shown({ tiles: ['two'] })).toEqual(['two first first']);
    const { errors } = await app.tryAsk(ask, { id: view!.id, tiles: ['three'] });
    expect(errors![0]).toMatchObject({
      message: 'tile: expected the id of a tile of the view, got "three".',
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect((await app.tryAsk(ask, { id: view!.id, form: 'third' })).errors![0]!.message).toMatch(/^form: expected/);
    expect((await app.ask(ask, { id: 'bm9uZQ' })).viewResults).toEqual([]);
  });

  test('tiles and drill-downs may call saved functions; a drill-down takes the item as one value', async () => {
    const parameters = [{ name: 'item', type: 'STRING' as const }];
    await seed(app).savedQuery({ kind: 'FUNCTION', name: 'Echo', text: 'print item', parameters });
    const view = await store(
      definition('Functions', [
        {
          type: 'table',
          id: 'list',
          title: 'List',
          forms: [{ name: 'all', list: { query: 'Echo("row")' }, drillDown: 'Echo({selected item})' }],
        },
      ]),
    );
    const { viewResults } = await app.ask(
      operation(`query ReadViewResultsOfViews3($id: ID!) { viewResults(viewId: $id) { parts { data { rows } } } }`),
      view,
    );
    expect(viewResults[0]!.parts[0]!.data!.rows).toEqual([['row']]);
    const item = '") | union (Room) //\n\\';
    const ask = operation(`query ReadTileDrillDownOfViews($id: ID!, $item: String!) {
      tileDrillDown(viewId: $id, tile: "list", item: $item) { query result(first: 1) { rows endCursor } }
    }`);
    const { tileDrillDown } = await app.ask(ask, { id: view!.id, item });
    expect(tileDrillDown!.result).toEqual({ rows: [[item]], endCursor: null });
    const { errors } = await app.tryAsk(ask, { id: view!.id, item: 'x'.repeat(1_001) });
    expect(errors![0]).toMatchObject({ message: expect.stringMatching(/^item: expected a text of at most 1000/) });
  });

  test('a change of the view is seen at once, whatever its refresh interval is', async () => {
    const view = await store(definition('Changing', [numberTile('one', 'print 1')], { refreshSeconds: 86_400 }));
    const value = async () =>
      (
        await app.ask(
          operation(`query ReadViewResultsOfViews4($id: ID!) { viewResults(viewId: $id) { parts { value } } }`),
          view,
        )
      ).viewResults[0]!.parts[0]!.value;
    expect(await value()).toBe(1);
    await update({ viewId: view!.id, definition: definition('Changing', [numberTile('one', 'print 2')]) });
    expect(await value()).toBe(2);
  });

  test('a result is as old as the refresh interval at most', async () => {
    const view = await store(definition('Aging', [numberTile('one', 'print now()')], { refreshSeconds: 30 }));
    const value = async () =>
      (
        await app.ask(
          operation(`query ReadViewResultsOfViews4($id: ID!) { viewResults(viewId: $id) { parts { value } } }`),
          view,
        )
      ).viewResults[0]!.parts[0]!.value;
    const first = await value();
    now = new Date(now.getTime() + 29_999);
    expect(await value()).toBe(first);
    now = new Date(now.getTime() + 1);
    expect(await value()).not.toBe(first);
  });

  test('the schema of view files is served without a key', async () => {
    const response = await fetch(`${app.url}/schemas/view.json`);
    expect(response.headers.get('content-type')).toMatch(/^application\/schema\+json/);
    expect(await response.json()).toMatchObject({ $id: 'urn:roomwatch:view:1', type: 'object' });
  });
});
