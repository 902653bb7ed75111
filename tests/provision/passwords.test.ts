import { execFile, execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import mongoose from 'mongoose';
import { exclusively } from '../../src/provision/exclusive.ts';
import { mongodb } from '../../src/provision/mongodb.ts';
import { redis } from '../../src/provision/redis.ts';
import { describeWith } from '../helpers/left-out.ts';
import { kill, serverPid } from '../helpers/leftovers.ts';
import { eventually } from '../helpers/process.ts';
import { runFolder } from '../helpers/temp-dir.ts';
import { newFolder, oldServers, removeFolders } from './fixtures/folders.ts';
import { startOldServer } from './fixtures/old-release.ts';
import { startUser, type User } from './fixtures/user.ts';

/* Who may use provided services, and what becomes of a DATA_DIR from before they had passwords. */

const { MongoClient } = mongoose.mongo;
const pathWithOldServers = `${oldServers()}${path.delimiter}${process.env.PATH}`;
const users: User[] = [];
const KINDS = ['mongodb', 'redis'] as const;
/** How often the upgrade is killed at a moment that nobody chose. */
const KILLS = Number(process.env['UPGRADE_KILLS'] ?? 1);

interface Uris {
  mongodb: string;
  redis: string;
}

function user(dataDir: string): User {
  const started = startUser(dataDir, { PATH: pathWithOldServers });
  users.push(started);
  return started;
}

async function ready(started: User): Promise<Uris> {
  const event = await started.event('ready');
  if (event?.mongodb === undefined || event.redis === undefined) {
    throw new Error(`not ready: ${JSON.stringify(started.happened)}`);
  }
  return { mongodb: event.mongodb, redis: event.redis };
}

async function inMongodb<Result>(uri: string, work: (client: mongoose.mongo.MongoClient) => Promise<Result>) {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 10_000 });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

async function inRedis<Result>(uri: string, work: (client: Redis) => Promise<Result>) {
  const client = new Redis(uri, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  let cause: Error | null = null;
  client.on('error', (error: Error) => (cause ??= error));
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    // the client itself only says that the connection is closed
    throw cause ?? error;
  } finally {
    client.disconnect();
  }
}

async function write(uris: Uris): Promise<void> {
  await inMongodb(uris.mongodb, (client) =>
    client
      .db()
      .collection('rooms')
      .insertOne({ name: 'Aspen' }, { writeConcern: { w: 'majority', journal: true } }),
  );
  await inRedis(uris.redis, async (client) => {
    await client.set('room', 'Aspen');
    await client.call('WAITAOF', '1', '0', '5000');
  });
}

const read = async (uris: Uris) => [
  (await inMongodb(uris.mongodb, (client) => client.db().collection('rooms').find().toArray())).map(
    ({ name }) => name as string,
  ),
  await inRedis(uris.redis, (client) => client.get('room')),
];
const WRITTEN = [['Aspen'], 'Aspen'];

const passwordOf = (uri: string) => new URL(uri).password;
const withPassword = (uri: string, password: string) => Object.assign(new URL(uri), { password }).href;
const fileOf = (dataDir: string, kind: (typeof KINDS)[number], name: string) => path.join(dataDir, kind, name);
const noteOf = (dataDir: string, kind: (typeof KINDS)[number]) => {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir, kind, 'server.json'), 'utf8')) as {
      hasPassword?: boolean;
      port: number;
    };
  } catch {
    return null;
  }
};

/** Everything below a folder, with the rights of others. */
function entriesBelow(folder: string): { file: string; isFolder: boolean; others: number }[] {
  return (
    [folder, ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name))]
      // a server removes files while they are looked at
      .flatMap((file) => ({ file, about: lstatSync(file, { throwIfNoEntry: false })! }))
      .filter(({ about }) => about !== undefined && !about.isSymbolicLink())
      .map(({ file, about }) => ({ file, isFolder: about.isDirectory(), others: about.mode & 0o077 }))
  );
}
const openBelow = (folder: string) => entriesBelow(folder).filter(({ others }) => others !== 0);

/** How another account is become: as root, or as one that may become root. Null for one that may not. */
const asRoot = process.getuid?.() === 0 ? [] : spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : null;

afterEach(async () => {
  await Promise.all(users.splice(0).map((started) => started.end('SIGKILL')));
});
afterAll(removeFolders);

describeWith('root, or sudo without a password', asRoot !== null, 'provided services, for other accounts', () => {
  test('let no other account read, write or stop them, nor read their files', async () => {
    const dataDir = newFolder();
    // Other accounts reach DATA_DIR itself, as they do in a checkout.
    chmodSync(runFolder(), 0o711);
    const open = path.join(newFolder(), 'open');
    writeFileSync(open, '', { mode: 0o644 });
    chmodSync(path.dirname(open), 0o755);
    chmodSync(dataDir, 0o755);
    writeFileSync(path.join(dataDir, 'secret-key'), 'of an earlier release', { mode: 0o644 });
    const started = user(dataDir);
    const uris = await ready(started);
    await write(uris);
    const found = entriesBelow(dataDir);
    const told = {
      ...{ mongodb: Number(new URL(uris.mongodb).port), redis: Number(new URL(uris.redis).port) },
      files: [open, ...found.filter(({ isFolder }) => !isFolder).map(({ file }) => file)],
      folders: found.filter(({ isFolder }) => isFolder).map(({ file }) => file),
    };
    const [command, ...words] = [
      ...asRoot!,
      process.execPath,
      path.join(import.meta.dirname, 'fixtures/stranger-process.js'),
    ];
    const { stdout } = await promisify(execFile)(command!, [...words, JSON.stringify(told)], {
      env: { ...process.env, NODE_OPTIONS: '' },
      maxBuffer: 64 * 1024 * 1024,
    });
    const { uid, attempts, seen } = JSON.parse(stdout) as {
      uid: number;
      attempts: Record<string, string>;
      seen: string;
    };
    expect(uid).toBe(65_534);
    expect(attempts[`read ${open}`]).toBe('allowed');
    delete attempts[`read ${open}`];
    expect(Object.keys(attempts).length).toBeGreaterThan(30);
    for (const [attempt, outcome] of Object.entries(attempts)) {
      const expected = /wrong password/.test(attempt)
        ? /^AuthenticationFailed$|^WRONGPASS/
        : /^MongoDB/.test(attempt)
          ? /^Unauthorized$|^CommandNotFound$/
          : /^Redis/.test(attempt)
            ? /^NOAUTH/
            : /^EACCES$/;
      expect([attempt, outcome]).toEqual([attempt, expect.stringMatching(expected)]);
    }
    for (const uri of Object.values(uris)) expect(seen).not.toContain(passwordOf(uri));
    expect(await read(uris)).toEqual(WRITTEN);
    await started.end('SIGINT');
  });
});

describe('provided services', () => {
  test('have a password each, which stands in a file of their owner and nowhere else', async () => {
    const dataDir = newFolder();
    const started = user(dataDir);
    const uris = await ready(started);
    await write(uris);
    const passwords = Object.values(uris).map(passwordOf);
    expect(new Set(passwords).size).toBe(2);
    for (const password of passwords) expect(password).toMatch(/^[\w-]{43}$/);
    for (const kind of KINDS) {
      const file = fileOf(dataDir, kind, 'uri');
      expect(readFileSync(file, 'utf8')).toBe(uris[kind]);
      expect(lstatSync(file).mode & 0o777).toBe(0o600);
    }

    for (const wrong of [withPassword(uris.mongodb, 'wrong'), withPassword(uris.mongodb, passwordOf(uris.redis))]) {
      await expect(inMongodb(wrong, (client) => client.db().collection('rooms').findOne())).rejects.toMatchObject({
        code: 18,
      });
    }
    const anonymous = uris.mongodb.replace(/\/\/.*@/, '//').replace(/authMechanism=[^&]*&/, '');
    await expect(inMongodb(anonymous, (client) => client.db().collection('rooms').findOne())).rejects.toMatchObject({
      code: 13,
    });
    await expect(inRedis(withPassword(uris.redis, 'wrong'), (client) => client.get('room'))).rejects.toThrow(
      /WRONGPASS|NOAUTH/,
    );
    await expect(inRedis(withPassword(uris.redis, ''), (client) => client.get('room'))).rejects.toThrow('NOAUTH');

    const pids = [started.child.pid!, ...KINDS.map((kind) => serverPid(dataDir, kind)!)];
    const texts = [
      started.said(),
      ...KINDS.map((kind) => readFileSync(fileOf(dataDir, kind, 'server.log'), 'utf8')),
      execFileSync('ps', ['-axww', '-o', 'args='], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }),
      ...(process.platform === 'linux' ? pids.map((pid) => readFileSync(`/proc/${pid}/environ`, 'utf8')) : []),
    ].join('\n');
    expect(texts).toMatch(/secantusd-rs .*--auth/);
    expect(started.said()).toMatch(/^MongoDB: SecantusDB \S+ at 127\.0\.0\.1:\d+, started, data in \/.*$/m);
    for (const password of passwords) expect(texts).not.toContain(password);

    expect(openBelow(dataDir)).toEqual([]);
    await started.end('SIGINT');
    expect(openBelow(dataDir)).toEqual([]);
    // the password stays over restarts, and in a server that is started again while its clients know it
    expect(await ready(user(dataDir))).toEqual(uris);
    rmSync(fileOf(dataDir, 'mongodb', 'uri'));
    const before = serverPid(dataDir, 'mongodb')!;
    kill(before);
    await eventually(() => inMongodb(uris.mongodb, (client) => client.db().command({ ping: 1 })), 'started again');
    expect(serverPid(dataDir, 'mongodb')).not.toBe(before);
    expect(readFileSync(fileOf(dataDir, 'mongodb', 'uri'), 'utf8')).toBe(uris.mongodb);
    expect(await read(uris)).toEqual(WRITTEN);
  });

  test('lie in a folder whose files are closed to others, and what cannot be closed is named', async () => {
    const dataDir = newFolder();
    const elsewhere = newFolder();
    chmodSync(dataDir, 0o755);
    const [file, deep, link] = ['secret-key', 'exports/events/2026/events.csv', 'tls'].map((name) =>
      path.join(dataDir, name),
    );
    mkdirSync(path.dirname(deep!), { recursive: true });
    for (const one of [file!, deep!]) writeFileSync(one, '', { mode: 0o644 });
    chmodSync(elsewhere, 0o755);
    symlinkSync(elsewhere, link!);
    const started = user(dataDir);
    await ready(started);
    expect(openBelow(dataDir)).toEqual([]);
    expect(started.said()).toContain(`Other accounts of this machine may read files of DATA_DIR: ${link!}. `);
    expect(lstatSync(elsewhere).mode & 0o777).toBe(0o755);
  });
});

test('an error of the Redis client, which holds the password, is logged without it', () => {
  const { href } = pathToFileURL(path.join(import.meta.dirname, '../../dist/logger.js'));
  const script = `
    const { createLogger } = await import(${JSON.stringify(href)});
    const command = { name: 'hello', args: ['3', 'AUTH', 'default', 'hunter2'] };
    const err = Object.assign(new Error('WRONGPASS'), { command });
    createLogger('info').warn({ err }, 'refused');
    createLogger('info').warn({ err: new Error('closed', { cause: err }) }, 'refused');
    createLogger('info').warn(err);`;
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  expect(stderr.trim().split('\n')).toHaveLength(3);
  expect(stderr).toContain('WRONGPASS');
  expect(stderr).not.toContain('hunter2');
});

describe('a DATA_DIR of an earlier release', () => {
  test('gets passwords at the next start and keeps its data; accounts that others made are gone', async () => {
    const dataDir = newFolder();
    const [oldMongodb, oldRedis] = [await startOldServer(mongodb, dataDir), await startOldServer(redis, dataDir)];
    await write({ mongodb: oldMongodb.uri, redis: oldRedis.uri });
    for (const db of ['admin', 'roomwatch']) {
      await inMongodb(oldMongodb.uri, (client) =>
        client.db(db).command({ createUser: 'thief', pwd: 'mine', roles: [{ role: 'root', db: 'admin' }] }),
      );
    }
    await Promise.all([oldMongodb.stop(), oldRedis.stop()]);

    const uris = await ready(user(dataDir));
    expect(await read(uris)).toEqual(WRITTEN);
    expect([uris.mongodb, uris.redis].map((uri) => Number(new URL(uri).port))).toEqual([
      oldMongodb.port,
      oldRedis.port,
    ]);
    await expect(
      inMongodb(oldMongodb.uri, (client) => client.db().collection('rooms').findOne()),
    ).rejects.toMatchObject({ code: 13 });
    await expect(inRedis(oldRedis.uri, (client) => client.get('room'))).rejects.toThrow('NOAUTH');
    for (const db of ['admin', 'roomwatch']) {
      const thief = uris.mongodb.replace(/\/\/.*@/, '//thief:mine@').replace('authSource=admin', `authSource=${db}`);
      await expect(inMongodb(thief, (client) => client.db().collection('rooms').findOne())).rejects.toMatchObject({
        code: 18,
      });
    }
    expect(openBelow(dataDir)).toEqual([]);
  });

  test('whose servers still run gets them replaced at their ports, with their data', async () => {
    const dataDir = newFolder();
    const old = [await startOldServer(mongodb, dataDir), await startOldServer(redis, dataDir)] as const;
    await write({ mongodb: old[0].uri, redis: old[1].uri });
    const started = user(dataDir);
    const uris = await ready(started);
    expect(await read(uris)).toEqual(WRITTEN);
    for (const [index, kind] of KINDS.entries()) {
      expect(Number(new URL(uris[kind]).port)).toBe(old[index]!.port);
      expect(serverPid(dataDir, kind)).not.toBe(old[index]!.pid);
    }
    expect(started.said()).toMatch(/^MongoDB: SecantusDB \S+ at \S+ has no password\. It is replaced\.$/m);
    await expect(inRedis(old[1].uri, (client) => client.get('room'))).rejects.toThrow('NOAUTH');
  });

  test('that a process of that release still uses does not get back a server without a password', async () => {
    const dataDir = newFolder();
    const started = user(dataDir);
    const uris = await ready(started);
    await write(uris);
    // That process restarts a server that ended, in its own way, where it is the first to see it.
    await exclusively(fileOf(dataDir, 'redis', 'lock'), async () => {
      const port = Number(new URL(uris.redis).port);
      const pid = serverPid(dataDir, 'redis')!;
      kill(pid);
      await eventually(() => Promise.resolve(serverPid(dataDir, 'redis') === null), 'ended');
      const old = await startOldServer(redis, dataDir, port);
      expect(await inRedis(old.uri, (client) => client.get('room'))).toBe('Aspen');
    });
    // A server without a password takes every one.
    const anonymous = withPassword(uris.redis, '');
    const refusal = () => inRedis(anonymous, (client) => client.get('room')).catch((error: Error) => error.message);
    await eventually(async () => (await refusal())?.startsWith('NOAUTH'), 'replaced');
    expect(await read(uris)).toEqual(WRITTEN);
    expect(started.said()).toContain('was started without a password and is started again');
  });

  test('is upgraded by the next start when the upgrade is killed at any moment', async () => {
    const dataDir = newFolder();
    const old = [await startOldServer(mongodb, dataDir), await startOldServer(redis, dataDir)] as const;
    await write({ mongodb: old[0].uri, redis: old[1].uri });
    const forget = () => KINDS.forEach((kind) => rmSync(fileOf(dataDir, kind, 'uri'), { force: true }));
    const isThere = (name: string) => () => existsSync(fileOf(dataDir, 'mongodb', name));
    const moments: [string, () => boolean][] = [
      ['the password is noted', isThere('uri')],
      ['the certificates are made', isThere('certificates/both.pem')],
      [
        'the server waits for its password',
        () => noteOf(dataDir, 'mongodb')?.hasPassword === false && isThere('uri')(),
      ],
      [
        'the password is stored',
        () =>
          isThere('uri')() &&
          existsSync(fileOf(dataDir, 'mongodb', 'certificates')) === false &&
          noteOf(dataDir, 'mongodb')?.hasPassword === true,
      ],
      ['Redis has its password', () => noteOf(dataDir, 'redis')?.hasPassword === true],
      ...Array.from({ length: KILLS }, (): [string, () => boolean] => {
        const end = performance.now() + Math.random() * 3_000;
        return ['some time', () => performance.now() > end];
      }),
    ];
    for (const [, hasCome] of moments) {
      // a lost address file is upgraded in the same way
      forget();
      const started = user(dataDir);
      while (
        !hasCome() &&
        started.child.exitCode === null &&
        !started.happened.some(({ event }) => event === 'ready')
      ) {
        await pause(2);
      }
      await started.end('SIGKILL');
    }
    forget();
    const last = user(dataDir);
    const uris = await ready(last);
    expect(await read(uris)).toEqual(WRITTEN);
    await expect(inRedis(withPassword(uris.redis, ''), (client) => client.get('room'))).rejects.toThrow('NOAUTH');
    expect(existsSync(fileOf(dataDir, 'mongodb', 'certificates'))).toBe(false);
    await last.end('SIGINT');
    expect(KINDS.map((kind) => serverPid(dataDir, kind))).toEqual([null, null]);
  });
});
