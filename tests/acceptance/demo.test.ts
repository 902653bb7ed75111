import { afterAll, describe, expect, test } from '@jest/globals';
import { openDoors, type Doors } from '../helpers/app.ts';
import { serverPid } from '../helpers/leftovers.ts';
import { endAll, eventually, newDataDir, spawnCommand, type Roomwatch } from '../helpers/process.ts';
import { operation } from '../helpers/operation.ts';

const FLEET = operation(
  `query ReadRoomsAndFaults { rooms { totalCount } faults(filter: { states: [OPEN] }) { totalCount } }`,
);

describe('npm start, as a newcomer types it', () => {
  const dataDir = newDataDir();
  // A process group of its own, as a terminal makes one: Ctrl-C there reaches npm and all that it started.
  const npm = (...words: string[]) => spawnCommand('npm', words, { PORT: '0', DATA_DIR: dataDir }, true);
  const doorsOf = async (process: Roomwatch) => openDoors((await process.line(/answers at (http:\S+)\/graphql/))[1]!);
  let demo: Roomwatch;
  let doors: Doors;
  afterAll(endAll);

  test('with --demo it says what it uses, and rooms come alive', async () => {
    demo = npm('start', '--', '--demo');
    doors = await doorsOf(demo);
    await demo.line(/^Demo: playing 25 consoles/m);
    for (const kind of ['mongodb', 'redis'])
      expect(demo.said()).toMatch(
        new RegExp(`^\\S+: .+ at 127\\.0\\.0\\.1:\\d+, started, data in ${dataDir}/${kind}`, 'm'),
      );
    expect(demo.said()).toContain('open it in a browser for GraphiQL');
    expect(demo.said()).toContain('No ADMIN_KEY is set: everybody on this machine is administrator.');
    await eventually(async () => {
      const { rooms, faults } = await doors.ask(FLEET);
      return rooms.totalCount === 25 && faults.totalCount! > 0;
    }, '25 rooms with faults');
  });

  test('a second start on the same data shares the services, and leaves them to the first', async () => {
    const second = npm('start');
    const itsDoors = await doorsOf(second);
    expect(second.said()).toMatch(/^MongoDB: .+, found running/m);
    expect(second.said()).toMatch(/^Redis: .+, found running/m);
    expect((await itsDoors.ask(FLEET)).rooms.totalCount).toBe(25);
    expect(await second.end('SIGINT')).toEqual({ code: 0, signal: null });
    expect((await doors.ask(FLEET)).rooms.totalCount).toBe(25);
    expect((await fetch(`${doors.url}/readyz`)).status).toBe(200);
  });

  test('Ctrl-C ends every process and leaves nothing behind', async () => {
    expect(await demo.end('SIGINT')).toEqual({ code: 0, signal: null });
    expect(demo.said()).toMatch(/^Stopping …$/m);
    expect(demo.said()).not.toMatch(/"level":[56]0|^\s+at |npm error/im);
    expect(() => process.kill(-demo.pid, 0)).toThrow('ESRCH');
    expect([serverPid(dataDir, 'mongodb'), serverPid(dataDir, 'redis')]).toEqual([null, null]);
  });

  test('the next start finds its data again', async () => {
    const again = npm('start');
    const { rooms, faults } = await (await doorsOf(again)).ask(FLEET);
    expect(rooms.totalCount).toBe(25);
    expect(faults.totalCount).toBeGreaterThan(0);
    expect(await again.end('SIGTERM')).toEqual({ code: 0, signal: null });
    expect([serverPid(dataDir, 'mongodb'), serverPid(dataDir, 'redis')]).toEqual([null, null]);
  });
});
