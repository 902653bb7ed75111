import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, closeSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cacheFolder } from '../../src/cache-folder.ts';
import { exclusively, exclusivelyNow } from '../../src/provision/exclusive.ts';
import { boundLog, openLog } from '../../src/provision/log-file.ts';
import { processIdentity } from '../../src/provision/process-identity.ts';
import { runCommand } from '../../src/provision/run-command.ts';
import { addUser, countUsers, removeUser } from '../../src/provision/users.ts';
import { compareVersions, releaseSeries } from '../../src/provision/version.ts';
import { newFolder, removeFolders } from './fixtures/folders.ts';

afterAll(removeFolders);

describe('versions', () => {
  test('are compared by number', () => {
    expect(compareVersions('10.0', '9.9')).toBeGreaterThan(0);
    expect(compareVersions('6.2', '6.2.0')).toBe(0);
    expect(compareVersions('v6.0.3', '6.2')).toBeLessThan(0);
    expect(releaseSeries('7.0.14')).toBe('7.0');
  });
});

describe('the identity of a process', () => {
  test('stays while it lives and is gone with it', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'inherit'] });
    const pid = child.pid ?? 0;
    const identity = processIdentity(pid);
    expect(identity).not.toBeNull();
    expect(processIdentity(pid)).toBe(identity);
    expect(processIdentity(process.pid)).not.toBe(identity);
    child.stdin.end();
    await once(child, 'exit');
    expect(processIdentity(pid)).toBeNull();
  });
});

describe('the users of a server', () => {
  test('are counted while their processes live', () => {
    const folder = newFolder();
    const [first, second] = [addUser(folder), addUser(folder)];
    expect(countUsers(folder)).toBe(2);
    removeUser(first);
    // the number of a living process, but another life of it
    writeFileSync(path.join(folder, 'other.json'), JSON.stringify({ pid: process.pid, identity: 'long ago' }));
    expect(countUsers(folder)).toBe(1);
    removeUser(second);
    expect(countUsers(folder)).toBe(0);
  });
});

describe('the lock', () => {
  test('lets one in at a time', async () => {
    const lock = path.join(newFolder(), 'lock');
    let inside = 0;
    const enter = async () => {
      inside += 1;
      expect(inside).toBe(1);
      expect(exclusivelyNow(lock, () => {})).toBe(false);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    };
    await Promise.all([exclusively(lock, enter), exclusively(lock, enter), exclusively(lock, enter)]);
    expect(exclusivelyNow(lock, () => {})).toBe(true);
  });

  test('is left free by work that fails', async () => {
    const lock = path.join(newFolder(), 'lock');
    await expect(exclusively(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(exclusivelyNow(lock, () => {})).toBe(true);
  });
});

describe('a log', () => {
  test('is set aside while its writer holds it open, and at the next start', () => {
    const file = path.join(newFolder(), 'server.log');
    const writer = openLog(file);
    writeSync(writer, 'first\n');
    boundLog(file, 3);
    writeSync(writer, 'second\n');
    closeSync(writer);
    expect(readFileSync(`${file}.1`, 'utf8')).toBe('first\n');
    expect(readFileSync(file, 'utf8')).toBe('second\n');

    appendFileSync(file, 'x'.repeat(2 * 1024 * 1024));
    closeSync(openLog(file));
    expect(readFileSync(file, 'utf8')).toBe('');
  });
});

describe('the cache folder', () => {
  const before = { HOME: process.env.HOME, XDG_CACHE_HOME: process.env.XDG_CACHE_HOME };
  afterEach(() => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  test('is XDG_CACHE_HOME, else below HOME, else below the home of the account, else beside the data', async () => {
    const [xdg, home, data] = [newFolder(), newFolder(), newFolder()];
    process.env.XDG_CACHE_HOME = xdg;
    process.env.HOME = home;
    expect(await cacheFolder(data)).toBe(path.join(xdg, 'roomwatch'));
    process.env.XDG_CACHE_HOME = '';
    expect(await cacheFolder(data)).toBe(path.join(home, '.cache', 'roomwatch'));
    process.env.HOME = '';
    expect([path.join(os.userInfo().homedir, '.cache', 'roomwatch'), path.join(data, 'cache')]).toContain(
      await cacheFolder(data),
    );
    const file = path.join(home, 'file');
    writeFileSync(file, '');
    process.env.HOME = file;
    expect(await cacheFolder(data)).toBe(path.join(data, 'cache'));
  });
});

describe('a command', () => {
  test('is ended when it is told to stop, or has been silent for too long', async () => {
    const script = 'console.log("begun"); process.stdin.resume(); setInterval(() => {}, 1000)';
    const controller = new AbortController();
    const run = (options: { silenceMs?: number; onLine?: () => void }) =>
      runCommand(process.execPath, ['-e', script], { timeoutMs: 20_000, signal: controller.signal, ...options });
    expect(await run({ silenceMs: 300 })).toMatchObject({ failure: 'nothing came for 0.3 s' });
    expect(await run({ onLine: () => controller.abort() })).toMatchObject({
      failure: 'it was told to stop',
      lines: ['begun'],
    });
  });

  test('that is not there is told from one that fails', async () => {
    expect(await runCommand('/no/such/program', [], { timeoutMs: 1_000 })).toMatchObject({ missing: true });
    expect(await runCommand(process.execPath, ['-e', 'process.exit(3)'], { timeoutMs: 20_000 })).toMatchObject({
      missing: false,
      failure: 'it ended with code 3',
    });
  });
});
