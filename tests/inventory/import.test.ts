import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { roomsCommand } from '../../src/cli/rooms.ts';
import { sweepOutboxes } from '../../src/services/outbox/sweep-outboxes.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { cameraFault, heartbeat } from '../helpers/console-events.ts';
import { operation, wrongVariables } from '../helpers/operation.ts';
import { runCommand } from '../helpers/run-command.ts';
import { seed } from '../helpers/seed.ts';
import { tempDir } from '../helpers/temp-dir.ts';

let app: TestApp;
let now = Date.now();
beforeAll(async () => {
  app = await startTestApp({ roles: { api: true, worker: false }, clock: () => new Date(now) });
});
afterAll(() => app.stop());

const IMPORT = operation(`mutation ImportOfTest($input: ImportRoomsInput!) { importRooms(input: $input) {
  rooms { index name action changes registered moved removedRooms room { id name } userErrors { code field message } }
  userErrors { code field message } } }`);
const ROOM = operation(`query ReadImportedRoom($name: String!) { room(by: { name: $name }) {
  id name site building floor tags account ownTimeZone health version devices { computer health room { name } } } }`);
const FAULTS = operation(`query ReadFaultsOfImport($computer: String!) { device(by: { computer: $computer }) {
  room { id name } faults { nodes { room { name site } changes { nodes { kind reason } } } } } }`);

interface Given {
  name: string;
  [member: string]: unknown;
}
async function importRooms(rooms: Given[], dryRun = false) {
  const { importRooms: answer } = await app.ask(IMPORT, { input: wrongVariables({ rooms, dryRun }) });
  return answer;
}
/** Imports rooms that are all to be taken. */
async function imported(...rooms: Given[]) {
  const answer = await importRooms(rooms);
  expect(answer.rooms.flatMap(({ userErrors }) => userErrors)).toEqual([]);
  return answer.rooms;
}
const roomOf = async (name: string) => (await app.ask(ROOM, { name })).room;

/** Posts an event a second later than the last. */
async function post(make: typeof heartbeat, computer: string) {
  now += 1_000;
  expect((await app.post([make(computer, { at: new Date(now) })])).body.accepted).toBe(1);
}

describe('importRooms', () => {
  test('makes rooms, registers their computers, and the same again changes nothing', async () => {
    const given = {
      ...{ name: 'Alpha', site: 'Berlin', building: 'B1', floor: '2', tags: ['large', 'video'] },
      ...{ timeZone: 'europe/berlin', account: 'alpha@example.com', computers: ['A-1', 'a-1', 'A-2'] },
    };
    const [made] = await imported(given);
    expect(made).toMatchObject({ action: 'CREATED', changes: [], registered: ['a-1', 'A-2'], moved: [] });
    const room = await roomOf('alpha');
    expect(room).toEqual({
      ...{ id: made!.room!.id, name: 'Alpha', site: 'Berlin', building: 'B1', floor: '2', tags: ['large', 'video'] },
      ...{ account: 'alpha@example.com', ownTimeZone: 'Europe/Berlin', health: 'UNKNOWN', version: 1 },
      devices: ['a-1', 'A-2'].map((computer) => ({ computer, health: 'UNKNOWN', room: { name: 'Alpha' } })),
    });
    expect((await imported(given))[0]).toMatchObject({ action: 'UNCHANGED', registered: [], moved: [], changes: [] });
    expect(await roomOf('Alpha')).toEqual(room);
  });

  test('changes what it gives, clears what it gives as null and leaves the rest; faults follow', async () => {
    await imported({ name: 'Beta', site: 'Bonn', floor: '1', tags: ['x'], computers: ['B-1'] });
    await post(cameraFault, 'B-1');
    const [changed] = await imported({ name: 'BETA', site: 'Berlin', floor: null });
    expect(changed).toMatchObject({
      action: 'UPDATED',
      changes: ['name: "Beta" → "BETA"', 'site: "Bonn" → "Berlin"', 'floor: "1" → none'],
    });
    expect(await roomOf('beta')).toMatchObject({ name: 'BETA', site: 'Berlin', floor: null, tags: ['x'] });
    const { device } = await app.ask(FAULTS, { computer: 'B-1' });
    expect(device!.faults.nodes).toMatchObject([{ room: { name: 'BETA', site: 'Berlin' } }]);
  });

  test('names the room that appeared by itself for a computer: it keeps its id, and its faults', async () => {
    await post(cameraFault, 'C-1');
    const before = (await app.ask(FAULTS, { computer: 'C-1' })).device!;
    expect(before.room!.name).toBe('C-1');
    const [report] = await imported({ name: 'Gamma', computers: ['c-1'] });
    expect(report).toMatchObject({ action: 'UPDATED', room: { id: before.room!.id, name: 'Gamma' }, moved: [] });
    expect(await roomOf('C-1')).toBeNull();
    const after = (await app.ask(FAULTS, { computer: 'C-1' })).device!;
    expect(after.faults.nodes).toMatchObject([{ room: { name: 'Gamma' } }]);
  });

  test('moves computers into the room of the name; a room that appeared by itself goes with its last one', async () => {
    await post(cameraFault, 'D-1');
    const inbox = app.subscribe(
      operation(`subscription FollowImport { roomChanges { kind room { name } roomId reason } }`),
    );
    await inbox.until(({ kind }) => kind === 'SYNCED');
    const gone = (await roomOf('D-1'))!.id;
    const room = await seed(app).room({ name: 'Delta' });
    const [report] = await imported({ name: 'Delta', computers: ['D-1'] });
    expect(report).toMatchObject({ action: 'UPDATED', room: { id: room.id }, moved: ['D-1'], removedRooms: ['D-1'] });
    expect(await roomOf('D-1')).toBeNull();
    expect((await inbox.until(({ kind }) => kind === 'REMOVED')).roomId).toBe(gone);
    await inbox.close();
    expect((await roomOf('Delta'))!.devices).toMatchObject([{ computer: 'D-1' }]);
    expect((await app.ask(FAULTS, { computer: 'D-1' })).device!.faults.nodes).toMatchObject([
      { room: { name: 'Delta' } },
    ]);
  });

  test('leaves a room that somebody edited, and devices that a room has beside the given ones', async () => {
    await post(heartbeat, 'E-1');
    await seed(app)
      .roomOf((await roomOf('E-1'))!.id)
      .update({ tags: ['kept'] });
    await imported({ name: 'Epsilon', computers: ['E-1'] });
    expect(await roomOf('E-1')).toMatchObject({ devices: [], tags: ['kept'] });
    await imported({ name: 'Epsilon', computers: ['E-2'] });
    expect((await roomOf('Epsilon'))!.devices.map(({ computer }) => computer)).toEqual(['E-1', 'E-2']);
    await imported({ name: 'Epsilon', computers: [] });
    expect((await roomOf('Epsilon'))!.devices).toHaveLength(2);
  });

  test('in a dry run says what would be, and stores nothing', async () => {
    await post(heartbeat, 'F-1');
    await seed(app).room({ name: 'Zeta', site: 'Bonn' });
    const rooms = [
      { name: 'Zeta', site: 'Berlin', computers: ['F-1', 'F-2'] },
      { name: 'Eta', computers: ['F-3'] },
    ];
    const { models } = app.app.core;
    const counts = () => Promise.all([models.rooms.model, models.devices.model].map((model) => model.countDocuments()));
    const before = await counts();
    expect((await importRooms(rooms, true)).rooms).toMatchObject([
      {
        ...{ action: 'UPDATED', room: { name: 'Zeta' }, changes: ['site: "Bonn" → "Berlin"'] },
        ...{ registered: ['F-2'], moved: ['F-1'], removedRooms: ['F-1'] },
      },
      { action: 'CREATED', room: null, registered: ['F-3'], moved: [] },
    ]);
    expect(await counts()).toEqual(before);
    expect(await roomOf('Zeta')).toMatchObject({ site: 'Bonn', devices: [] });
  });

  test('refuses single rooms by name and keeps the others', async () => {
    const { rooms } = await importRooms([
      { name: 'Theta' },
      { name: ' ' },
      { name: 'theta ' },
      { name: 'Iota', timeZone: 'Mars' },
      { name: 'Kappa', computers: ['K\u0007'] },
      { name: 'Lambda', computers: ['K-1'] },
      { name: 'My', computers: ['k-1'] },
    ]);
    const refusal = (index: number, code: string, member: string, message: RegExp) => [
      { code, field: ['input', 'rooms', String(index), member], message: expect.stringMatching(message) },
    ];
    expect(rooms.map(({ action, userErrors }) => [action, userErrors])).toEqual([
      ['CREATED', []],
      ['REFUSED', refusal(1, 'INVALID', 'name', /^name: expected a name of 1 to 200 characters, got " "\.$/)],
      ['REFUSED', refusal(2, 'TAKEN', 'name', /^name: expected a name that no earlier room has, got "theta"\.$/)],
      ['REFUSED', refusal(3, 'INVALID', 'timeZone', /got "Mars"\.$/)],
      ['REFUSED', refusal(4, 'INVALID', 'computers', /without control characters, got "K\\u0007"\.$/)],
      ['CREATED', []],
      [
        'REFUSED',
        refusal(6, 'TAKEN', 'computers', /^computers: expected computers that no earlier room has, got "k-1"\.$/),
      ],
    ]);
    const many = await importRooms(Array.from({ length: 501 }, (_, index) => ({ name: `many ${index}` })));
    expect(many).toMatchObject({
      rooms: [],
      userErrors: [{ code: 'LIMIT', message: expect.stringMatching(/got 501/) }],
    });
  });

  test('several times at once, beside events of the same computers, makes each room and each device once', async () => {
    const rooms = Array.from({ length: 10 }, (_, index) => ({ name: `Rush ${index}`, computers: [`RUSH-${index}`] }));
    now += 1_000;
    const events = rooms.map(({ computers }) => heartbeat(computers[0]!, { at: new Date(now) }));
    const answers = await Promise.all([imported(...rooms), app.post(events), imported(...rooms)]);
    expect(answers[0].length + answers[2].length).toBe(20);
    for (const { name, computers } of rooms) {
      expect((await roomOf(name))!.devices.map(({ computer }) => computer)).toEqual(computers);
      expect(await roomOf(computers[0]!)).toBeNull();
    }
  });

  test('that ended in the middle is completed by the sweep', async () => {
    await post(heartbeat, 'N-1');
    const { core } = app.app;
    const append = core.changeLog.append;
    core.changeLog.append = () => Promise.reject(new Error('the process ends here'));
    try {
      await app.tryAsk(IMPORT, { input: { rooms: [{ name: 'Ny', site: 'Nancy', computers: ['N-1', 'N-2'] }] } });
    } finally {
      core.changeLog.append = append;
    }
    now += 10_000;
    await sweepOutboxes(core);
    expect(await roomOf('Ny')).toMatchObject({ site: 'Nancy', health: 'UNKNOWN' });
    expect(await roomOf('N-1')).toBeNull();
    expect((await imported({ name: 'Ny', computers: ['N-1', 'N-2'] }))[0]).toMatchObject({ name: 'Ny' });
    expect((await roomOf('Ny'))!.devices.map(({ computer }) => computer)).toEqual(['N-1', 'N-2']);
  });
});

describe('roomwatch rooms', () => {
  const folder = tempDir('rooms');
  const file = (name: string) => join(folder, name);
  const run = (...words: string[]) => runCommand(roomsCommand(), words, app.url);

  test('exports what it imports again without a change, in both forms', async () => {
    await imported({ name: '=Omega', site: 'a;b', tags: ['x;y', '-z'], account: '@o', computers: ['O-1', 'O-2'] });
    expect(await run('export', '--out', file('rooms.csv'))).toMatchObject({ err: '', code: 0 });
    const semicolons = ['export', '--separator', 'semicolon', '--bom', '--out', file('excel.csv')];
    expect((await run(...semicolons)).out).toMatch(/^Wrote \d+ rooms to /);
    const [first, second] = await Promise.all(['rooms.csv', 'excel.csv'].map((name) => readFile(file(name), 'utf8')));
    expect(first).toContain('name,site,building,floor,tags,time zone,account,computers\r\n');
    expect(second!.startsWith('\uFEFFname;site;')).toBe(true);
    for (const name of ['rooms.csv', 'excel.csv']) {
      const { out, err, code } = await run('import', file(name));
      expect({ err, code }).toEqual({ err: '', code: 0 });
      expect(out).toMatch(
        /^0 rooms made, \d+ changed, \d+ as they were, 0 refused; 0 computers registered, 0 moved, 0 r/,
      );
    }
    expect(await run('import', file('rooms.csv'))).toMatchObject({
      out: expect.stringMatching(/^0 rooms made, 0 changed, /),
    });
    expect(await roomOf('=Omega')).toMatchObject({ site: 'a;b', tags: ['x;y', '-z'], account: '@o' });
  });

  test('says in a dry run what each line would do, and names the lines that are refused', async () => {
    await imported({ name: 'Pi', site: 'Paris', computers: ['P-1'] });
    const lines = [
      'name;site;computers',
      'Pi;Pau;P-1',
      'Rho;;"P-1;P-2"',
      'Rho;;',
      ';;P-3',
      'Sigma;x;;more',
      'Tau;;P-4',
    ];
    await writeFile(file('wrong.csv'), lines.join('\r\n'));
    const { out, err, code } = await run('import', file('wrong.csv'), '--dry-run');
    expect(out.split('\n')).toEqual([
      'line 2: changes "Pi" (site: "Paris" → "Pau")',
      'line 7: makes "Tau" (registers P-4)',
      expect.stringMatching(/^Dry run, nothing was stored: 1 rooms made, 1 changed, 0 as they were, 4 refused; 1 comp/),
      '',
    ]);
    expect(err.split('\n')).toEqual([
      `${file('wrong.csv')}, line 3: computers: expected what no earlier line has, got "P-1".`,
      `${file('wrong.csv')}, line 4: name: expected what no earlier line has, got "Rho".`,
      `${file('wrong.csv')}, line 5: name: expected a name of 1 to 200 characters, got "".`,
      `${file('wrong.csv')}, line 6: expected 3 cells, got 4`,
      '',
    ]);
    expect(code).toBe(1);
    expect(await roomOf('Tau')).toBeNull();
    expect(await roomOf('Pi')).toMatchObject({ site: 'Paris' });
  });

  test('tells mistakes in sentences', async () => {
    expect(await run('import', file('absent.csv'))).toMatchObject({
      out: '',
      code: 1,
      err: expect.stringMatching(/ENOENT/),
    });
    await writeFile(file('odd.csv'), 'name,colour\nA,red\n');
    expect((await run('import', file('odd.csv'))).err).toBe(
      `${file('odd.csv')}: There is no column "colour"; the columns are name, site, building, floor, tags, time zone, account, computers.\n`,
    );
  });
});
