import type { Command } from 'commander';
import { Option } from 'commander';
import { SETTINGS } from '../config/settings.ts';
import { httpUrl, keyOnCommandLine, keyInFile } from './arguments.ts';
import { AskError, type Server } from './ask-server.ts';
import { print, printError } from './terminal.ts';

/** The options that select a server. */
export interface ServerFlags {
  url: string;
  key?: string;
  /** The key that the file of `--key-file` holds. */
  keyFile?: string;
}

/** Addresses on which a server listens for all: it answers on loopback too. */
const EVERYWHERE = ['0.0.0.0', '::'];

/** Where a server on this machine with the settings of this environment answers. Values that are no settings count as unset. */
export function urlOfSettings(env: NodeJS.ProcessEnv): string {
  const { HOST = '', PORT = '' } = env;
  const host = HOST === '' || EVERYWHERE.includes(HOST) ? SETTINGS.host.default! : SETTINGS.host.check.parse(HOST)!;
  // A server that takes any free port says so at its start, and nobody else knows.
  const port = SETTINGS.port.check.parse(PORT) || SETTINGS.port.default;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Gives a command the options `--url`, `--key-file` and `--key`. */
export function withServer(command: Command): Command {
  return command
    .option(
      '--url <url>',
      'where Roomwatch answers; the default follows HOST and PORT',
      httpUrl,
      urlOfSettings(process.env),
    )
    .option(
      '--key-file <file>',
      'a file with its ADMIN_KEY (default: the environment variable ROOMWATCH_KEY, or ADMIN_KEY)',
      keyInFile,
    )
    .addOption(
      new Option('--key <key>', 'the key itself, which others can read in the list of processes')
        .argParser(keyOnCommandLine)
        .conflicts('keyFile'),
    );
}

/** The server that the options name; where they name no key, it comes from the environment. */
export const serverOf = ({ url, key, keyFile }: ServerFlags): Server => ({
  url,
  key: key ?? keyFile ?? (process.env['ROOMWATCH_KEY'] || process.env['ADMIN_KEY']),
});

/** Prints the result of a command; an `AskError` goes to standard error and ends the process with 1. */
export async function printOutcome(act: () => Promise<string>): Promise<void> {
  try {
    print(await act());
  } catch (error) {
    if (!(error instanceof AskError)) throw error;
    printError(error.message);
    process.exitCode = 1;
  }
}
