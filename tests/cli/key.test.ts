import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { endAll, spawnRoomwatch } from '../helpers/process.ts';
import { tempDir } from '../helpers/temp-dir.ts';

/* Where commands get the key for the server from, and how they print CSV. */

const folder = tempDir('keys');
const keyFile = path.join(folder, 'key');
let url = '';
let seen: (string | undefined)[] = [];
let rows: unknown[][] = [];
const server = createServer((request, answer) => {
  seen.push(request.headers.authorization);
  const columns = ['a', 'b', '=c'].map((name, index) => ({
    name,
    type: ['string', 'dynamic', 'of a newer server'][index],
  }));
  const stats = { rowsRead: 1, milliseconds: 1 };
  const kql = { columns, rows, truncated: false, warnings: [], endCursor: null, stats };
  request.resume();
  answer.setHeader('content-type', 'application/json').end(JSON.stringify({ data: { kql } }));
});

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  writeFileSync(keyFile, 'from-a-file\n');
});
beforeEach(() => {
  [seen, rows] = [[], []];
});
afterAll(async () => {
  await endAll();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const query = (words: string[], settings: Record<string, string> = {}) =>
  spawnRoomwatch(['query', 'Event', '--url', url, '--format', 'csv', ...words], settings);

test.each([
  ['--key-file', ['--key-file', keyFile], { ADMIN_KEY: 'of-the-server', ROOMWATCH_KEY: 'other' }, 'Bearer from-a-file'],
  ['ROOMWATCH_KEY', [], { ADMIN_KEY: 'of-the-server', ROOMWATCH_KEY: 'mine' }, 'Bearer mine'],
  ['ADMIN_KEY', [], { ADMIN_KEY: 'of-the-server' }, 'Bearer of-the-server'],
  ['nowhere', [], {}, undefined],
])('a key comes from %s, without a warning', async (_from, words, settings, sent) => {
  const command = query(words, settings as Record<string, string>);
  expect(await command.ended).toMatchObject({ code: 0 });
  expect(seen).toEqual([sent]);
  expect(command.said()).not.toContain('Warning');
});

test('a key on the command line is warned about, and not repeated', async () => {
  const command = query(['--key', 'on-the-line']);
  expect(await command.ended).toMatchObject({ code: 0 });
  expect(seen).toEqual(['Bearer on-the-line']);
  expect(command.said()).toContain('Warning: other accounts of this machine can read --key in the list of processes.');
  expect(command.said()).not.toContain('on-the-line');
});

test('a key may come through a pipe of the shell', async () => {
  const program = path.join(import.meta.dirname, '../../bin/roomwatch.js');
  const words = `exec "$0" "$1" query Event --url "$2" --format csv --key-file <(printf 'through-a-pipe\\n')`;
  const child = spawn('bash', ['-c', words, process.execPath, program, url], { stdio: 'ignore' });
  expect((await once(child, 'exit'))[0]).toBe(0);
  expect(seen).toEqual(['Bearer through-a-pipe']);
});

test.each([
  ['that is not there', path.join(folder, 'none'), /--key-file <file>.*The file cannot be read \(ENOENT\)/],
  ['that is a folder', folder, /The file cannot be read \(EISDIR\)/],
  ['that is empty', () => '\n', /Expected a file that holds a key, in one line and nothing else/],
  ['of two lines', () => 'secret\ntwo\n', /Expected a file that holds a key/],
  ['that is too long', () => 'secret'.repeat(1_000), /Expected a file that holds a key/],
])('a file %s is refused, and its content not shown', async (_what, file, refusal) => {
  let name = file as string;
  if (typeof file === 'function') writeFileSync((name = path.join(folder, 'wrong')), file());
  const command = query(['--key-file', name]);
  expect((await command.ended).code).not.toBe(0);
  expect(command.said()).toMatch(refusal);
  expect(command.said()).not.toContain('secret');
  expect(seen).toEqual([]);
});

test('both are refused', async () => {
  const command = query(['--key-file', keyFile, '--key', 'x']);
  expect((await command.ended).code).not.toBe(0);
  expect(command.said()).toMatch(/--key <key>' cannot be used with option '--key-file/);
});

test('CSV is written as exports are, so that no spreadsheet runs it', async () => {
  rows = [
    ['=1+1', ['x;=1'], '@x'],
    ['a;-1', null, 'b\n+1'],
  ];
  const command = query([]);
  expect(await command.ended).toMatchObject({ code: 0 });
  expect(command.said()).toBe(`a,b,"'=c"\r\n"'=1+1","[""x\\u003b=1""]","'@x"\r\na;'-1,,"b\n'+1"\r\n`);
});
