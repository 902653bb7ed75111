import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { faultsSubscription, roomsQuery } from '../../web/graphiql/examples.ts';
import { PATIENCE, startTestApp, type TestApp } from '../helpers/app.ts';
import { untypedOperation } from '../helpers/operation.ts';
import { endAll, spawnCommand } from '../helpers/process.ts';

const REPOSITORY = path.join(import.meta.dirname, '../..');
const README = readFileSync(path.join(REPOSITORY, 'README.md'), 'utf8');

/** The blocks of a section of README.md, in their order. */
const blocksOf = (section: string, language: string): string[] =>
  [
    ...README.split(`\n## ${section}\n`)[1]!
      .split('\n## ')[0]!
      .matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm')),
  ].map(([, text]) => text!);

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  await endAll();
  await app.stop();
});

/** A command as README.md has it, but for the address of the test's server. */
const here = (command: string) => command.replaceAll('http://127.0.0.1:4000', app.url);

test('the first event is taken as README.md types it, and answered as it says', async () => {
  const [command] = blocksOf('A first event', 'sh');
  const [answer] = blocksOf('A first event', 'json');
  const { stdout } = await promisify(execFile)('bash', ['-c', here(command!)]);
  expect(`${stdout}\n`).toBe(answer);
});

test('the first query shows its room; GraphiQL shows the same query', async () => {
  const [query] = blocksOf('A first query', 'graphql');
  const { rooms } = await app.ask(
    untypedOperation<{ rooms: { totalCount: number; nodes: { faults: { nodes: unknown[] } }[] } }>(query!),
  );
  expect(rooms).toMatchObject({
    totalCount: 1,
    nodes: [{ name: 'Yosemite', health: 'UNHEALTHY', devices: [{ computer: 'LAB-01' }] }],
  });
  expect(rooms.nodes[0]!.faults.nodes).toMatchObject([{ severity: 'IMPORTANT' }]);
  expect(roomsQuery.replace(/^#.*\n/gm, '')).toBe(query);
});

test('the first query in KQL counts it', async () => {
  const [command] = blocksOf('A first query', 'sh');
  const [, kql] = /^npm run roomwatch -- query '([^']*)'$/m.exec(command!)!;
  const words = ['run', '--silent', 'roomwatch', '--', 'query', '--url', app.url, kql!];
  const query = spawnCommand('npm', words, {}, false);
  expect(await query.ended).toEqual({ code: 0, signal: null });
  expect(query.said()).toMatch(/LAB-01\s.*\b1\b/);
});

test('the first subscription begins with its fault; GraphiQL shows the same subscription', async () => {
  const [subscription] = blocksOf('A first subscription', 'graphql');
  const inbox = app.subscribe(untypedOperation<{ faultChanges: object }>(subscription!));
  expect(await inbox.next()).toMatchObject({
    kind: 'SNAPSHOT',
    fault: { computer: 'LAB-01', room: { name: 'Yosemite' } },
  });
  expect(faultsSubscription.replace(/^#.*\n/gm, '')).toBe(subscription);
});

test('the same comes as server-sent events', async () => {
  const [command] = blocksOf('A first subscription', 'sh');
  const curl = spawnCommand('bash', ['-c', `exec ${here(command!)}`], {}, false);
  await curl.line(/"kind":"SNAPSHOT"[^]*"kind":"SYNCED"/, PATIENCE);
  await curl.end('SIGTERM');
});
