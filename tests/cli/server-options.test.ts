import { expect, test } from '@jest/globals';
import type { Command } from 'commander';
import { urlOf } from '../../src/cli/ask-server.ts';
import { createProgram } from '../../src/cli/program.ts';

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
    'query',
    'simulate',
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
