import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { childrenOf } from '../tests/helpers/children.ts';
import type { Operation, VariablesOf } from '../tests/helpers/operation.ts';

/** A server in a process of its own. */
export interface BenchServer {
  readonly url: string;
  /** The memory that the process holds now. */
  residentMegabytes(): number;
  stop(): Promise<void>;
}

/** Starts `node <words> start` and waits until it says where it answers. */
export async function startServer(words: readonly string[], settings: Record<string, string>): Promise<BenchServer> {
  const server = spawn(process.execPath, [...words, 'start'], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'warn', SECRET_KEY: 'bench', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /answers at (http:\S+)\/graphql/.exec(said)?.[1];
      if (found) resolve(found);
    });
    server.once('close', () => reject(new Error(`The server ended: ${said}`)));
  });
  return {
    url,
    residentMegabytes() {
      return Math.round((statusOf(server.pid!, 'VmRSS') + childKilobytes(server.pid!)) / 1_024);
    },
    async stop() {
      server.kill('SIGTERM');
      await ended;
    },
  };
}

/** What the processes that a server has started have for themselves: the files of Node are in memory once for all. */
export const childKilobytes = (server: number): number =>
  childrenOf(server).reduce((sum, { pid }) => sum + statusOf(pid, 'RssAnon'), 0);

/** A size of a process in kilobytes; 0 for one that has just ended. */
function statusOf(pid: number, name: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Asks in GraphQL and gives the data; an error ends the benchmark. */
export async function ask<Result, Variables>(
  url: string,
  query: Operation<Result, Variables>,
  ...[variables]: VariablesOf<Variables>
): Promise<Result> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Result; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
