import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { openDoors } from '../helpers/app.ts';
import { endAll, eventually, spawnCommand } from '../helpers/process.ts';
import { testServices } from '../helpers/services.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { operation } from '../helpers/operation.ts';

const REPOSITORY = path.join(import.meta.dirname, '../..');
const KEY = Buffer.alloc(32, 'k').toString('base64');
const DEVELOPMENT = ['tsx', 'esbuild', 'typescript', 'graphiql'];

afterAll(endAll);

/** What npm prints. Its settings of the test run are not those of whoever installs. */
async function npm(cwd: string, ...words: string[]): Promise<string> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_)/i.test(name)));
  return (await promisify(execFile)('npm', words, { cwd, env, maxBuffer: 1e8 })).stdout;
}

/** The newest file below a folder, as the time at which it was written. */
const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(path.join(entry.parentPath, entry.name)).mtimeMs),
  );

test('the tarball of npm pack, installed into an empty folder, takes an event and answers queries', async () => {
  const folder = tempDir('installed');
  // dist/ is built by global-setup.ts, GraphiQL's page by npm ci: to build again would disturb other tests
  const [packed] = JSON.parse(
    await npm(REPOSITORY, 'pack', '--ignore-scripts', '--json', '--pack-destination', folder),
  ) as [{ filename: string }];
  await npm(folder, 'install', '--no-audit', '--no-fund', '--prefer-offline', path.join(folder, packed.filename));
  for (const name of DEVELOPMENT) expect(existsSync(path.join(folder, 'node_modules', name))).toBe(false);
  const home = path.join(folder, 'node_modules/roomwatch');
  expect(existsSync(path.join(home, 'src'))).toBe(false);

  const { mongodbUri, redisUrl } = testServices();
  const settings = {
    PORT: '0',
    MONGODB_URI: mongodbUri,
    REDIS_URL: redisUrl,
    DATA_DIR: path.join(folder, 'data'),
    WORKSPACE_KEY: KEY,
  };
  const program = path.join(folder, 'node_modules/.bin/roomwatch');
  const server = spawnCommand(program, ['start'], settings, false);
  const [, url] = await server.line(/answers at (http:\S+)\/graphql/);
  const doors = openDoors(url!);
  const posted = await doors.post([
    {
      computer: 'LAB-01',
      eventId: 3001,
      timeGenerated: new Date().toISOString(),
      description: JSON.stringify({ Description: 'Camera status : Unhealthy. ', DisplayName: 'Yosemite' }),
    },
  ]);
  expect(posted.body).toEqual({ accepted: 1, duplicates: 0, rejected: [] });
  expect(await doors.ask(operation(`query ReadRoomsOfInstalled { rooms { nodes { name health } } }`))).toEqual({
    rooms: { nodes: [{ name: 'Yosemite', health: 'UNHEALTHY' }] },
  });
  // the processes of the query language; on a busy machine the first query may wait for them in vain
  const kql = 'Event | where Computer has "lab" | project Computer, EventID, Same = hash_md5(Computer)';
  await eventually(async () => {
    const query = spawnCommand(program, ['query', '--url', url!, kql], {}, false);
    const { code } = await query.ended;
    if (code !== 0) throw new Error(query.said());
    return /LAB-01.*3001/.test(query.said());
  }, 'answered in KQL');
  // what is read from files: GraphiQL's page, the shipped view, the messages of OTLP
  const page = await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } });
  expect(await page.text()).toContain('"graphiql/page.js"');
  expect((await fetch(`${url}/graphiql/page.js`)).status).toBe(200);
  expect((await doors.ask(operation(`query ReadViews { views { name } }`))).views).toEqual([
    { name: 'Skype Room Systems v2' },
  ]);
  const otlp = await fetch(`${url}/v1/logs`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-protobuf', authorization: `Bearer ${KEY}` },
    body: new Uint8Array(),
  });
  expect(otlp.status).toBe(200);
  expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
}, 600_000);

test('a build of the same source leaves the files of dist/ as they are', async () => {
  const { buildDist, DIST } = await import('../../scripts/build-dist.ts');
  const before = newest(DIST);
  await buildDist();
  expect(newest(DIST)).toBe(before);
});

test('what is a development dependency is imported by no file of dist/ that an installation runs', () => {
  const { devDependencies } = JSON.parse(readFileSync(path.join(REPOSITORY, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const dist = path.join(REPOSITORY, 'dist');
  const offenders = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => {
      const text = readFileSync(path.join(dist, file), 'utf8');
      return [...text.matchAll(/^import .*?["']([^."'][^"']*)["'];$/gm)]
        .map(([, name]) => name!)
        .filter((name) =>
          Object.hasOwn(
            devDependencies,
            name
              .split('/')
              .slice(0, name.startsWith('@') ? 2 : 1)
              .join('/'),
          ),
        )
        .map((name) => `${file}: ${name}`);
    });
  expect(offenders).toEqual([]);
});
