import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { viewsCommand } from '../../src/cli/views.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { runCommand } from '../helpers/run-command.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const ours = (name: string, more: object = {}) => ({
  schema: 'roomwatch.view',
  version: 1,
  name,
  tiles: [{ type: 'number', id: 'one', title: 'One', forms: [{ name: 'all', number: { query: 'print 1' } }] }],
  ...more,
});

describe('roomwatch views', () => {
  let app: TestApp;
  let folder: string;
  const file = (name: string) => join(folder, name);
  const write = (name: string, content: unknown) =>
    writeFile(file(name), typeof content === 'string' ? content : JSON.stringify(content));

  const run = (...words: string[]) => runCommand(viewsCommand(), words, app.url);

  beforeAll(async () => {
    folder = tempDir('views');
    app = await startTestApp({ roles: { api: true, worker: false } });
  });
  afterAll(async () => {
    await app.stop();
  });

  test('a view goes out as a file and comes in again, the same', async () => {
    expect(await run('export', 'skype room systems v2', '--out', file('fleet.json'))).toEqual({
      out: `Wrote ${file('fleet.json')}.\n`,
      err: '',
      code: 0,
    });
    const content = JSON.parse(await readFile(file('fleet.json'), 'utf8')) as Record<string, unknown>;
    await write('ours.json', { ...content, name: 'Our fleet' });
    expect(await run('import', file('ours.json'))).toMatchObject({ out: 'Stored the view "Our fleet".\n', code: 0 });
    const { out } = await run('export', 'our FLEET');
    expect(JSON.parse(out)).toEqual({ ...content, name: 'Our fleet' });
    // nothing is left beside the files
    expect((await readdir(folder)).sort()).toEqual(['fleet.json', 'ours.json']);
  });

  test('views are listed, for people and as JSON', async () => {
    await write('listed.json', ours('Listed'));
    await run('import', file('listed.json'));
    const { out } = await run('list');
    expect(out).toContain('Skype Room Systems v2  (8 tiles, comes with Roomwatch)\n');
    expect(out).toMatch(/^Listed {2}\(1 tile, changed \S+ by administrator\)$/m);
    const listed = JSON.parse((await run('list', '--json')).out) as { name: string }[];
    expect(listed.map(({ name }) => name)).toContain('Listed');
  });

  test('a view of the name is only changed where that was asked for', async () => {
    await write('twice.json', ours('Twice'));
    await run('import', file('twice.json'));
    const refused = await run('import', file('twice.json'));
    expect(refused).toMatchObject({ out: '', code: 1 });
    expect(refused.err).toBe(
      `${file('twice.json')}: name: expected a name that no other view has, got "Twice". Give it another name, or pass --replace to change the view that has it.\n`,
    );
    await write('twice.json', ours('TWICE', { description: 'changed' }));
    expect(await run('import', file('twice.json'), '--replace')).toMatchObject({
      out: 'Changed the view "TWICE".\n',
      code: 0,
    });
    expect(JSON.parse((await run('export', 'twice')).out)).toMatchObject({ description: 'changed' });
    await write('new.json', ours('New'));
    expect(await run('import', file('new.json'), '--replace')).toMatchObject({ out: 'Stored the view "New".\n' });
  });

  test.each<[string, unknown, string]>([
    ['of another schema', { schema: 'grafana', version: 1 }, 'schema: expected "roomwatch.view".'],
    ['of another version', ours('V', { version: 2 }), 'version: expected 1, the version that this release'],
    [
      'with a tile of an unknown type',
      ours('V', { tiles: [{ type: 'pie' }] }),
      'tiles.0.type: expected one of "number"',
    ],
    ['that is no JSON', '{ "schema": ', 'is no JSON: '],
  ])('a file %s is refused, and nothing is stored', async (_what, content, message) => {
    await write('wrong.json', content);
    const { out, err, code } = await run('import', file('wrong.json'));
    expect({ out, code }).toEqual({ out: '', code: 1 });
    expect(err).toContain(file('wrong.json'));
    expect(err).toContain(message);
    expect(err.split('\n')).toHaveLength(2);
    expect((await run('list')).out).not.toMatch(/^V /m);
  });

  test('mistakes are told in sentences', async () => {
    expect((await run('export', 'nothing')).err).toBe('There is no view "nothing"; roomwatch views list names them.\n');
    expect((await run('import', file('absent.json'))).err).toMatch(/absent\.json cannot be read: ENOENT/);
    expect((await run('export', 'skype room systems v2', '--out', join(folder, 'no', 'x.json'))).err).toMatch(
      /x\.json cannot be written: ENOENT/,
    );
    expect(await run('list', '--url', 'http://127.0.0.1:1')).toMatchObject({
      code: 1,
      err: expect.stringContaining('cannot be reached'),
    });
  });

  test('its help names the commands, what they take and examples', () => {
    let help = '';
    const command = viewsCommand().configureOutput({ writeOut: (text) => (help += text) });
    command.outputHelp();
    for (const said of ['list', 'import', 'export', 'Examples:', '--replace', '--out']) expect(help).toContain(said);
  });
});
