import type { Command } from 'commander';
import { httpUrl } from './arguments.ts';
import { AskError, type Server } from './ask-server.ts';

/** The options that select a server. */
export interface ServerFlags {
  url: string;
  key?: string;
}

/** Gives a command the options `--url` and `--key`. */
export function withServer(command: Command): Command {
  return command
    .option('--url <url>', 'where Roomwatch answers', httpUrl, 'http://127.0.0.1:4000')
    .option('--key <key>', 'its ADMIN_KEY (default: the environment variable ADMIN_KEY)');
}

/** The server that the options name; without `--key` the key comes from the environment. */
export const serverOf = ({ url, key }: ServerFlags): Server => ({ url, key: key ?? process.env['ADMIN_KEY'] });

/** Prints the result of a command; an `AskError` goes to standard error and ends the process with 1. */
export async function printOutcome(act: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await act()}\n`);
  } catch (error) {
    if (!(error instanceof AskError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
