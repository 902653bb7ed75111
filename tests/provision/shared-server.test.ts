import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import mongoose from 'mongoose';
import path from 'node:path';
import { existsSync } from 'node:fs';
import { serverPid } from '../helpers/leftovers.ts';
import { newFolder, oldServers, removeFolders, writeProgram } from './fixtures/folders.ts';
import { startUser, type User } from './fixtures/user.ts';

const pathWithOldServers = `${oldServers()}${path.delimiter}${process.env.PATH}`;
const users: User[] = [];

function user(dataDir: string, env: Record<string, string | undefined> = {}): User {
  const started = startUser(dataDir, { PATH: pathWithOldServers, ...env });
  users.push(started);
  return started;
}

async function ready(started: User): Promise<{ mongodb: string; redis: string }> {
  const event = await started.event('ready');
  if (event?.mongodb === undefined || event.redis === undefined) {
    throw new Error(`not ready: ${JSON.stringify(started.happened)}`);
  }
  return { mongodb: event.mongodb, redis: event.redis };
}

/** Runs `work` with connections that are closed afterwards. */
async function connected<Result>(
  { mongodb, redis }: { mongodb: string; redis: string },
  work: (rooms: mongoose.mongo.Collection, redis: Redis) => Promise<Result>,
): Promise<Result> {
  const client = new mongoose.mongo.MongoClient(mongodb, { serverSelectionTimeoutMS: 5_000 });
  const cache = new Redis(redis, { maxRetriesPerRequest: 1 });
  try {
    return await work(client.db().collection('rooms'), cache);
  } finally {
    await client.close();
    cache.disconnect();
  }
}

const write = (uris: { mongodb: string; redis: string }) =>
  connected(uris, async (rooms, redis) => {
    await rooms.insertOne({ name: 'Aspen' }, { writeConcern: { w: 'majority', journal: true } });
    await redis.set('room', 'Aspen');
    // what "everysec" promises to a killed server is only the second before; ours is asked to keep this now
    await redis.call('WAITAOF', '1', '0', '5000');
  });

const read = (uris: { mongodb: string; redis: string }) =>
  connected(uris, async (rooms, redis) => [(await rooms.findOne({}))?.name, await redis.get('room')]);

const pids = (dataDir: string) => [serverPid(dataDir, 'mongodb'), serverPid(dataDir, 'redis')];

afterEach(async () => {
  await Promise.all(users.splice(0).map((started) => started.end('SIGKILL')));
});
afterAll(removeFolders);

describe('servers for a data folder', () => {
  test('are stopped before the process ends at Ctrl-C, and come back at the same address with their data', async () => {
    const dataDir = newFolder();
    const first = user(dataDir);
    const uris = await ready(first);
    expect(first.said()).toMatch(/^MongoDB: SecantusDB \S+ at 127\.0\.0\.1:\d+, started, data in \/.*$/m);
    expect(first.said()).toMatch(/^Redis: Valkey \S+ at 127\.0\.0\.1:\d+, started, data in \/.*$/m);
    await write(uris);
    await first.end('SIGINT');
    expect(first.happened.at(-1)).toEqual({ event: 'stopped' });
    expect(pids(dataDir)).toEqual([null, null]);

    const second = user(dataDir);
    expect(await ready(second)).toEqual(uris);
    expect(await read(uris)).toEqual(['Aspen', 'Aspen']);
    await second.end('SIGTERM');
    expect(pids(dataDir)).toEqual([null, null]);
  });

  test('outlive a killed process and are used again by the next one', async () => {
    const dataDir = newFolder();
    const first = user(dataDir);
    await write(await ready(first));
    const before = pids(dataDir);
    await first.end('SIGKILL');
    expect(pids(dataDir)).toEqual(before);

    const second = user(dataDir);
    expect(await read(await ready(second))).toEqual(['Aspen', 'Aspen']);
    expect(pids(dataDir)).toEqual(before);
    expect(second.said()).toContain('found running');
    await second.end('SIGINT');
    expect(pids(dataDir)).toEqual([null, null]);
  });

  test('are started anew with their data after they were killed themselves', async () => {
    const dataDir = newFolder();
    const first = user(dataDir);
    await write(await ready(first));
    for (const pid of pids(dataDir)) process.kill(pid ?? 0, 'SIGKILL');
    await first.end('SIGKILL');

    const second = user(dataDir);
    expect(await read(await ready(second))).toEqual(['Aspen', 'Aspen']);
    await second.end('SIGINT');
  });

  test('are shared by two processes that start at once, and stopped by the last one out', async () => {
    const dataDir = newFolder();
    const pair = [user(dataDir), user(dataDir)] as const;
    const [uris, same] = await Promise.all([ready(pair[0]), ready(pair[1])]);
    expect(same).toEqual(uris);
    const running = pids(dataDir);
    const starter = pair[0].said().includes('MongoDB: SecantusDB') && !pair[0].said().includes('found running') ? 0 : 1;

    await pair[starter].end('SIGINT');
    expect(pids(dataDir)).toEqual(running);
    await write(uris);
    await pair[1 - starter]?.end('SIGINT');
    expect(pids(dataDir)).toEqual([null, null]);
  });

  test('are told to stop when the process leaves without asking, and the next one waits for their end', async () => {
    const dataDir = newFolder();
    const first = user(dataDir);
    await write(await ready(first));
    first.child.stdin?.write('leave\n');
    await first.ended;

    const second = user(dataDir);
    expect(await read(await ready(second))).toEqual(['Aspen', 'Aspen']);
    expect(second.said()).not.toContain('found running');
    await second.end('SIGINT');
    expect(pids(dataDir)).toEqual([null, null]);
  });

  test('are not left behind when the start is interrupted', async () => {
    const dataDir = newFolder();
    // Redis comes up while mongod is still being waited for
    const bin = oldServers();
    writeProgram(bin, 'mongod', '[ "$1" = --version ] && echo "db version v7.0.14" && exit; exec /bin/sleep 60');
    const started = user(dataDir, { PATH: `${bin}${path.delimiter}${process.env.PATH}` });
    await started.event('said');
    while (!started.said().includes('Redis: Valkey'))
      await new Promise((resolve) => started.child.stdout?.once('data', resolve));
    await started.end('SIGINT');
    expect(started.happened.at(-1)).toMatchObject({ event: 'failed', name: 'ProvisionError' });
    expect(pids(dataDir)).toEqual([null, null]);
  });

  test('fail with one sentence that names the log when the program does not come up', async () => {
    const dataDir = newFolder();
    const bin = oldServers();
    writeProgram(
      bin,
      'mongod',
      '[ "$1" = --version ] && echo "db version v7.0.14" && exit; echo "cannot do it"; exit 3',
    );
    const started = user(dataDir, { PATH: `${bin}${path.delimiter}${process.env.PATH}` });
    const failed = await started.event('failed');
    const log = path.join(dataDir, 'mongodb', 'server.log');
    expect(failed?.name).toBe('ProvisionError');
    expect(failed?.message).toBe(
      `MongoDB does not start: mongod 7.0.14 (${path.join(bin, 'mongod')}) ended with code 3. ` +
        `Its last words: "cannot do it". Its log is ${log}.`,
    );
    expect(existsSync(log)).toBe(true);
    await started.ended;
    expect(pids(dataDir)).toEqual([null, null]);
  });

  test('that cannot be had at all are refused with the reasons for both and the ways out once', async () => {
    const dataDir = newFolder();
    const started = user(dataDir, { PATH: newFolder(), TEST_CACHE_DIR: newFolder() });
    const failed = await started.event('failed');
    expect(failed?.name).toBe('ProvisionError');
    expect(failed?.message).toMatch(/^MONGODB_URI is not set, .*^REDIS_URL is not set, /ms);
    expect(failed?.message?.match(/^Ways out:$/gm)).toHaveLength(1);
    expect(failed?.message).not.toContain('    at ');
    await started.ended;
  });

  test('go on with the one that made the data when another has appeared, and say so when it is gone', async () => {
    const dataDir = newFolder();
    const cache = newFolder();
    const first = user(dataDir, { TEST_CACHE_DIR: cache });
    await write(await ready(first));
    await first.end('SIGINT');

    const bin = oldServers();
    writeProgram(bin, 'mongod', 'echo "db version v7.0.14"');
    const appeared = `${bin}${path.delimiter}${process.env.PATH}`;
    const second = user(dataDir, { TEST_CACHE_DIR: cache, PATH: appeared });
    expect(await read(await ready(second))).toEqual(['Aspen', 'Aspen']);
    expect(second.said()).toContain('MongoDB: SecantusDB');
    await second.end('SIGINT');

    const third = user(dataDir, { TEST_CACHE_DIR: newFolder(), PATH: bin });
    const failed = await third.event('failed');
    expect(failed?.message).toMatch(/^The data in \S+ was made by SecantusDB 0\.6\.0b17, which is gone:/m);
    await third.ended;
  });
});
