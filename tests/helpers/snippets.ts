import { execFile } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestApp } from './app.ts';
import { WORKSPACE_ID, WORKSPACE_KEY } from './collector.ts';
import { tempDir } from './temp-dir.ts';

const REPOSITORY = path.join(import.meta.dirname, '../..');

/** The server and the keys with which snippets of the pages run. */
export interface SnippetWorld {
  readonly app: TestApp;
  readonly adminKey: string;
  readonly readKey: string;
  readonly savedQueryId: string;
  readonly exportKey: string;
  readonly rule: string;
  readonly cursor: string;
}

/** A snippet with the addresses and ids of the test in place of those that a reader replaces. */
export function inWorld(text: string, { app, savedQueryId, cursor }: SnippetWorld): string {
  const { port } = new URL(app.url);
  return text
    .replaceAll('//127.0.0.1:4000', `//127.0.0.1:${port}`)
    .replaceAll(
      /https:\/\/roomwatch\.example(\.com:4443)?(?=[/'"\s])/g,
      app.app.tlsUrl!.replace('127.0.0.1', 'localhost'),
    )
    .replaceAll('SAVED_QUERY_ID', savedQueryId)
    .replaceAll('Last-Event-ID: CURSOR', `Last-Event-ID: ${cursor}`);
}

/** The environment of whoever types a snippet; the authority of certificates is named by each client's own variables. */
export function environmentOf(world: SnippetWorld, authority: readonly string[]): Record<string, string> {
  const { app, adminKey, readKey, exportKey, rule } = world;
  const { PATH = '', HOME = '' } = process.env;
  return {
    ...{ PATH, HOME, PORT: new URL(app.url).port, ADMIN_KEY: adminKey, READ_KEY: readKey, EXPORT_KEY: exportKey },
    ...{ WORKSPACE_ID, WORKSPACE_KEY, WORKSPACE_RULE: rule },
    ...Object.fromEntries(authority.map((name) => [name, app.app.tlsAuthority!])),
  };
}

/** A checkout to type commands in: the repository by links, so that what they write is gone after the run. */
export function checkout(): string {
  const folder = tempDir('checkout');
  for (const name of ['package.json', 'node_modules', 'src', 'schema.graphql', 'views', 'tsconfig.json']) {
    symlinkSync(path.join(REPOSITORY, name), path.join(folder, name));
  }
  return folder;
}

/** Runs a program to its end and gives what it printed; where it fails, throws with all that it said. */
export async function runToEnd(
  [program, ...words]: [string, ...string[]],
  { cwd, env }: { cwd: string; env: Record<string, string> },
): Promise<string> {
  try {
    const { stdout, stderr } = await promisify(execFile)(program, words, { cwd, env, maxBuffer: 1e8 });
    return `${stdout}${stderr}`;
  } catch (error) {
    const { message, stdout, stderr } = error as Error & { stdout?: string; stderr?: string };
    throw new Error(`${message}\n${stdout ?? ''}\n${stderr ?? ''}`, { cause: error });
  }
}
