import { afterAll, expect, test } from '@jest/globals';
import type { Command } from 'commander';
import { urlOf } from '../../src/cli/ask-server.ts';
import { createProgram } from '../../src/cli/program.ts';
import { urlOfSettings } from '../../src/cli/server-options.ts';
import { spawnRoomwatch, endAll } from '../helpers/process.ts';

/* The options by which commands find the server that they ask. */

const withOwn = (command: Command): Command[] =>
  command.commands.length > 0 ? command.commands.flatMap(withOwn) : [command];
const asking = withOwn(createProgram()).filter(({ options }) => options.some(({ long }) => long === '--url'));
const nameOf = (command: Command): string =>
  command.parent?.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();

test('every command that asks a server has --url, --key-file and --key', () => {
  expect(asking.map(nameOf).toSorted()).toEqual([
    'export',
    'exports list',
    'exports resume',
    'exports run',
    'policies list',
    'policies set',
    'query',
    'rooms export',
    'rooms import',
    'simulate',
    'sites list',
    'sites set',
    'views export',
    'views import',
    'views list',
    'workspace rotate-key',
    'workspace show',
  ]);
  for (const { options } of asking) {
    expect(options.map(({ long }) => long)).toEqual(expect.arrayContaining(['--key', '--key-file']));
  }
});

test.each(asking.map((command) => [nameOf(command), command] as const))(
  '%s refuses an address that is none',
  (_name, command) => {
    command.exitOverride().configureOutput({ writeErr: () => undefined });
    expect(() => command.parse(['--url', 'localhost:4000'], { from: 'user' })).toThrow(
      /--url <url>.*localhost:4000.*Expected an http or https address/,
    );
  },
);

test('a server may be reached below a path', () => {
  for (const url of ['https://example.com/rooms', 'https://example.com/rooms/']) {
    expect(urlOf({ url, key: undefined }, 'graphql').href).toBe('https://example.com/rooms/graphql');
  }
});

test.each([
  [{}, 'http://127.0.0.1:4000'],
  [{ PORT: '4100' }, 'http://127.0.0.1:4100'],
  [{ PORT: '4100', HOST: '0.0.0.0' }, 'http://127.0.0.1:4100'],
  [{ HOST: '10.1.2.3' }, 'http://10.1.2.3:4000'],
  [{ HOST: '[fd00::1]', PORT: '80' }, 'http://[fd00::1]:80'],
  [{ PORT: '0' }, 'http://127.0.0.1:4000'],
  [{ PORT: 'none' }, 'http://127.0.0.1:4000'],
])('without --url, %j is where a server is looked for: %s', (env, url) => {
  expect(urlOfSettings(env)).toBe(url);
});

afterAll(endAll);
test.each(['workspace show', 'query Event', 'export Event --out -', 'exports list', 'views list'])(
  '%s looks for the server at PORT, and says how to name another',
  async (command) => {
    // nothing listens at port 1
    const asked = spawnRoomwatch(command.split(' '), { PORT: '1' });
    expect((await asked.ended).code).toBe(1);
    expect(asked.said()).toMatch(/http:\/\/127\.0\.0\.1:1\b[^]*--url says where; without it, HOST and PORT do\./);
  },
);
