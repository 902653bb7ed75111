import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deleteSavedQuery, updateSavedQuery } from '../../src/services/queries/change-saved-query.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { heartbeat } from '../helpers/console-events.ts';
import { operation, wrongVariables } from '../helpers/operation.ts';
import { seed } from '../helpers/seed.ts';

const CREATE =
  operation(`mutation CreateSavedQueryOfSavedQueries($input: CreateSavedQueryInput!) { createSavedQuery(input: $input) {
  savedQuery { id kind name description text parameters { name type default } updatedBy revision }
  userErrors { field code message }
} }`);
const UPDATE =
  operation(`mutation UpdateSavedQueryOfSavedQueries($input: UpdateSavedQueryInput!) { updateSavedQuery(input: $input) {
  savedQuery { id name text revision } userErrors { field code message }
} }`);
const DELETE =
  operation(`mutation DeleteSavedQueryOfSavedQueries($id: ID!) { deleteSavedQuery(input: { savedQueryId: $id }) {
  deletedSavedQueryId userErrors { code }
} }`);

describe('saved queries and functions', () => {
  let app: TestApp;
  const create = async (input: object) => (await app.ask(CREATE, { input: wrongVariables(input) })).createSavedQuery;
  const save = async (name: string, text: string, parameters: object[] = []) => {
    const { savedQuery, userErrors } = await create({ kind: 'FUNCTION', name, text, parameters });
    expect(userErrors).toEqual([]);
    return savedQuery!;
  };
  const update = async (input: object) => (await app.ask(UPDATE, { input: wrongVariables(input) })).updateSavedQuery;
  const refused = async (input: object) => {
    const { savedQuery, userErrors } = await create(input);
    expect(savedQuery).toBeNull();
    expect(userErrors).toHaveLength(1);
    return `${userErrors[0]!.field!.join('.')} ${userErrors[0]!.code}: ${userErrors[0]!.message}`;
  };
  const rows = (query: string) => seed(app).rows(query);
  const refusal = async (query: string) => {
    const { errors } = await app.tryAsk(operation(`query ReadKql($query: String!) { kql(query: $query) { rows } }`), {
      query,
    });
    return errors![0]!;
  };
  const forgetInProcess = () => app.app.core.functionBook.forget('default');

  beforeAll(async () => {
    app = await startTestApp({ roles: { api: true, worker: false } });
    await app.post(['CONF-A', 'CONF-B', 'CONF-C'].map((name) => heartbeat(name, { at: new Date() })));
  });
  afterAll(() => app.stop());

  test('a query is saved, listed, found by id and name, changed and deleted', async () => {
    const { savedQuery } = await create({ name: ' All rooms ', description: 'Every room.', text: 'Room | count' });
    expect(savedQuery).toMatchObject({
      kind: 'QUERY',
      name: 'All rooms',
      description: 'Every room.',
      text: 'Room | count',
      parameters: [],
      updatedBy: 'administrator',
      revision: 0,
    });
    const { savedQueries, byName, node } = await app.ask(
      operation(`query ReadSavedQueriesAndSavedQuery($id: ID!) {
        savedQueries(kind: QUERY) { name }
        byName: savedQuery(by: { name: "ALL ROOMS" }) { id }
        node(id: $id) { __typename id }
      }`),
      { id: savedQuery!.id },
    );
    expect(savedQueries).toEqual([{ name: 'All rooms' }]);
    expect(byName!.id).toBe(savedQuery!.id);
    expect(node).toEqual({ __typename: 'SavedQuery', id: savedQuery!.id });

    const changed = await update({ savedQueryId: savedQuery!.id, revision: 0, text: 'Room | take 1' });
    expect(changed.savedQuery).toMatchObject({ name: 'All rooms', text: 'Room | take 1', revision: 1 });
    const late = await update({ savedQueryId: savedQuery!.id, revision: 0, text: 'Room' });
    expect(late.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['input', 'revision'] }]);

    expect((await app.ask(DELETE, { id: savedQuery!.id })).deleteSavedQuery.deletedSavedQueryId).toBe(savedQuery!.id);
    expect((await app.ask(DELETE, { id: savedQuery!.id })).deleteSavedQuery.userErrors).toEqual([
      { code: 'NOT_FOUND' },
    ]);
    expect(
      (await app.ask(operation(`query ReadSavedQuery { savedQuery(by: { name: "all rooms" }) { id } }`))).savedQuery,
    ).toBeNull();
    // its name is free again
    const again = await create({ name: 'All rooms', text: 'Room' });
    expect(again.userErrors).toEqual([]);
  });

  test('of changes made at once each starts from the one before: none is lost', async () => {
    const { savedQuery } = await create({ name: 'counted', text: 'print 0' });
    await Promise.all(
      [1, 2, 3, 4].map((number) => update({ savedQueryId: savedQuery!.id, description: `change ${number}` })),
    );
    const after = await update({ savedQueryId: savedQuery!.id, description: 'the last' });
    expect(after.savedQuery!.revision).toBe(5);
  });

  test('another workspace sees, changes and deletes nothing of it', async () => {
    const { core } = app.app;
    await save('PrivateOne', 'print 1');
    const { _id: id } = (await core.models.savedQueries.byKey('default', 'privateone'))!;
    expect(await core.models.savedQueries.byId('other', id)).toBeNull();
    expect(await core.models.savedQueries.all('other')).toEqual([]);
    expect((await core.functionBook.of('default')).map(({ name }) => name)).toContain('PrivateOne');
    expect(await core.functionBook.of('other')).toEqual([]);
    await expect(deleteSavedQuery(core, 'other', id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const who = { id: 'somebody', workspace: 'other', name: 'somebody', role: 'ADMINISTRATOR' as const };
    const editor = { ...who, queries: null as never };
    const change = { id, revision: null, change: { text: 'print 2' } };
    await expect(updateSavedQuery(core, change, editor)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await rows('PrivateOne')).toEqual([[1]]);
  });

  test('a function is called by its name, with arguments by place and by name, and defaults', async () => {
    await save('Consoles', 'Device | where Computer startswith prefix | take most // all of them', [
      { name: 'prefix', type: 'STRING', default: '"CONF"' },
      { name: 'most', type: 'LONG', default: '2' },
    ]);
    expect(await rows('Consoles() | count')).toEqual([[2]]);
    expect(await rows('Consoles | count')).toEqual([[2]]);
    expect(await rows('Consoles("CONF", 3) | count')).toEqual([[3]]);
    expect(await rows('Consoles(most=1) | count')).toEqual([[1]]);
    expect(await rows('Consoles("none") | count')).toEqual([[0]]);
  });

  test('functions of single values, functions that call functions, and a let of the same name', async () => {
    await save('Twice', 'x * 2', [{ name: 'x', type: 'LONG' }]);
    await save('FourTimes', 'let y = Twice(x);\nTwice(y)', [{ name: 'x', type: 'LONG' }]);
    expect(await rows('print FourTimes(3)')).toEqual([[12]]);
    expect(await rows('range x from 1 to 2 step 1 | extend y = Twice(x) | project y')).toEqual([[2], [4]]);
    expect(await rows('let Twice = (x: long) { x + 1 }; print Twice(1), FourTimes(1)')).toEqual([[2, 4]]);
  });

  test('wildcards within a function read the views that it defines, and the query knows their columns', async () => {
    const view = (name: string, number: number) => `let ${name} = view() { datatable(a: int) [${number}] };`;
    await save('BothViews', `${view('Tx1', 1)} ${view('Tx2', 2)} union withsource = t Tx* | where a > least`, [
      { name: 'least', type: 'LONG', default: '0' },
    ]);
    await save('SearchedView', `${view('Tx3', 3)} search in (Tx*) a == 3 | project a`);
    await save('ViewsOfOthers', 'union BothViews, SearchedView | extend b = a * 2');
    expect(await rows('BothViews | where a == 2 | project t, a')).toEqual([['Tx2', 2]]);
    expect(await rows('BothViews(1) | summarize sum(a)')).toEqual([[2]]);
    expect(await rows('ViewsOfOthers | summarize sum(b), count()')).toEqual([[12, 3]]);
    // the views are the function's own
    expect((await refusal('SearchedView | union Tx3')).message).toContain("'Tx3' does not refer to any known table");
    expect(await rows('let f = (x: int) { let Tx4 = view() { print a = x }; union Tx* | where a > 0 }; f(7)')).toEqual([
      [7],
    ]);
  });

  test('a function that is not saved is unknown, one that was changed is changed at the next call', async () => {
    const { id } = (await save('Version', 'print "first"'))!;
    expect(await rows('Version')).toEqual([['first']]);
    await update({ savedQueryId: id, text: 'print "second"' });
    expect(await rows('Version')).toEqual([['second']]);
    await update({ savedQueryId: id, name: 'Release' });
    expect(await rows('Release')).toEqual([['second']]);
    expect((await refusal('Version')).extensions).toMatchObject({ kqlCode: 'KS142', line: 1, column: 1 });
    await app.ask(DELETE, { id });
    expect((await refusal('Release')).extensions).toMatchObject({ kqlCode: 'KS142' });
  });

  test('a name in use is refused: of another, of a table, of the language', async () => {
    await save('Sites', 'Room | distinct Site');
    const text = 'print 1';
    const why = (name: string) => refused({ kind: 'FUNCTION', name, text });
    expect(await why('SITES')).toMatch(/^input.name TAKEN: name: expected a name that no other saved query has/);
    expect(await why('room')).toMatch(/^input.name TAKEN: name: expected a name that no table has, got "room"/);
    expect(await why('strlen')).toMatch(/^input.name TAKEN: name: expected a name that no function of the language/);
    expect(await why('Count')).toMatch(/^input.name TAKEN/);
    expect(await why('bag_unpack')).toMatch(/^input.name TAKEN/);
    expect(await why('where')).toMatch(/^input.name TAKEN: name: expected a name that is no word of the language/);
    for (const name of ['my rooms', '1st', 'a-b', "['x']", 'x(){1}; let y', 'Straße', 'a'.repeat(65)]) {
      expect(await why(name)).toMatch(/^input.name INVALID: name: expected a letter or _/);
    }
    const { savedQuery } = await create({ name: 'to be renamed', text });
    const { userErrors } = await update({ savedQueryId: savedQuery!.id, name: 'sites' });
    expect(userErrors).toMatchObject([{ code: 'TAKEN', field: ['input', 'name'] }]);
  });

  test('a text that cannot be answered is refused with its place', async () => {
    expect(await refused({ name: 'q', text: 'Room\n| where Nope > 1' })).toMatch(
      /^input.text INVALID: .*line 2, column 9: The name 'Nope' does not refer/,
    );
    expect(await refused({ kind: 'FUNCTION', name: 'q', text: 'Room\n| where Nope > 1' })).toMatch(
      /^input.text INVALID: .*line 2, column 9: The name 'Nope' does not refer/,
    );
    expect(await refused({ kind: 'FUNCTION', name: 'q', text: 'Room | evaluate python("")' })).toMatch(
      /line 1, column/,
    );
    expect(await refused({ kind: 'FUNCTION', name: 'q', text: 'Event | summarize sum()' })).toMatch(
      /^input.text INVALID: .*line 1, column/,
    );
    expect(await refused({ name: 'q', text: '  ' })).toMatch(/^input.text INVALID/);
    expect(await refused({ name: '', text: 'Room' })).toMatch(/^input.name INVALID/);
    expect(await refused({ name: 'n'.repeat(101), text: 'Room' })).toMatch(/^input.name INVALID/);
    expect(await refused({ name: 'q', description: 'd'.repeat(1001), text: 'Room' })).toMatch(/^input.description/);
    expect(await refused({ name: 'q', text: `print "${'x'.repeat(65_536)}"` })).toMatch(/^input.text INVALID/);
    expect(await refused({ kind: 'FUNCTION', name: 'q', text: `print "${'x'.repeat(16_384)}"` })).toMatch(
      /^input.text INVALID: text: expected a text of 1 to 16384 bytes/,
    );
  });

  test('a text cannot be more than the body of its function, nor a default more than a literal', async () => {
    const why = (text: string, parameters: object[] = []) => refused({ kind: 'FUNCTION', name: 'q', text, parameters });
    expect(await why('print 1 };\nlet evil = () { print 2')).toMatch(/^input.text INVALID/);
    expect(await why('print 1 }; Room | where true or toscalar(print 1) {')).toMatch(/^input.text INVALID/);
    expect(await why('let a = 1;')).toMatch(/^input.text INVALID/);
    expect(await why('print x', [{ name: 'x', type: 'LONG', default: '5) { print 1 }; let y = (a:long = 1' }])).toMatch(
      /^input.parameters INVALID/,
    );
    expect(await why('print x', [{ name: 'x', type: 'LONG', default: 'now()' }])).toMatch(/^input.parameters INVALID/);
    expect(await why('print x', [{ name: 'x' }, { name: 'x' }])).toMatch(/^input.parameters INVALID/);
    expect(await why('print x', [{ name: 'x y' }])).toMatch(/^input.parameters INVALID/);
    expect(await refused({ name: 'q', text: 'print 1', parameters: [{ name: 'x' }] })).toMatch(/^input.parameters/);
    await save('Recent', 'print at, ok, span', [
      { name: 'at', type: 'DATETIME', default: 'datetime(2026-11-21)' },
      { name: 'ok', type: 'BOOL', default: 'true' },
      { name: 'span', type: 'TIMESPAN', default: '-1h' },
    ]);
    expect(await rows('Recent')).toEqual([['2026-11-21T00:00:00Z', true, '-01:00:00']]);
  });

  test('a function that calls itself is refused when it is saved, over others too', async () => {
    expect(await refused({ kind: 'FUNCTION', name: 'Self', text: 'Room\n| union Self' })).toMatch(
      /^input.text INVALID: .*line 2, column 9: The function 'Self' calls itself: Self → Self/,
    );
    const { id } = (await save('Inner', 'Room'))!;
    await save('Outer', 'Inner | count');
    const { userErrors } = await update({ savedQueryId: id, text: 'Outer()' });
    expect(userErrors[0]).toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining("The function 'Inner' calls itself: Inner → Outer → Inner."),
    });
  });

  test('where two are saved at once so that they call each other, calling them is refused', async () => {
    const { id } = (await save('Ping', 'Room'))!;
    await save('Pong', 'Ping');
    // as another process would save it that has not yet seen Pong
    await app.app.core.models.savedQueries.model.updateOne({ name: 'Ping' }, { $set: { text: 'Pong' } });
    forgetInProcess();
    const { message, extensions } = await refusal('Room | take 1 | union Ping');
    expect(message).toBe("Line 1, column 23: The function 'Ping' calls itself: Ping → Pong → Ping.");
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', start: 22, length: 4 });
    expect(await rows('print 1')).toEqual([[1]]);
    await app.ask(DELETE, { id });
  });

  test('what is wrong inside a function is told with its name and place, at the place of the call', async () => {
    await save('Deep', 'Device\n| where isnotempty(Alias)');
    await save('Shallow', 'Deep | count');
    await app.app.core.models.savedQueries.model.updateOne(
      { name: 'Deep' },
      { $set: { text: 'Device\n| where isnotempty(Gone)' } },
    );
    forgetInProcess();
    const { message, extensions } = await refusal('print 1 | union (Shallow)');
    expect(message).toBe(
      "Line 1, column 18: In the function 'Deep', line 2, column 20: The name 'Gone' does not refer to any known column, table, variable or function.",
    );
    expect(extensions).toMatchObject({ start: 17, length: 7 });
    const { kqlDiagnostics } = await app.ask(
      operation(`query ReadKqlDiagnostics { kqlDiagnostics(text: "Shallow") { severity line message } }`),
    );
    expect(kqlDiagnostics).toMatchObject([{ severity: 'Error', line: 1 }]);
  });

  test('an editor offers saved functions', async () => {
    await save('OffersOfEditors', 'Room');
    const { kqlCompletions } = await app.ask(
      operation(`query ReadKqlCompletions { kqlCompletions(text: "Offers", position: 6) { label } }`),
    );
    expect(kqlCompletions.map(({ label }: { label: string }) => label)).toContain('OffersOfEditors()');
  });
});
