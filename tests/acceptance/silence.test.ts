import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Inbox } from '../helpers/app.ts';
import { followFaults, type FaultMessage } from '../helpers/change-feed.ts';
import { cameraFault, consoleEvent, hardwareHealthy, heartbeat } from '../helpers/console-events.ts';
import { endAll, startServer, type ServerProcess } from '../helpers/process.ts';
import { testServices } from '../helpers/services.ts';
import { operation } from '../helpers/operation.ts';

const DEVICE = operation(`query ReadDeviceOfSilence($computer: String!) { device(by: { computer: $computer }) {
  health staleAt room { health } signals { key state value } faults { nodes { signal { key } state startedAt openedAt } }
} }`);

describe('silence, with STALE_AFTER=3s in a process of its own', () => {
  let server: ServerProcess;
  let inbox: Inbox<FaultMessage>;
  const device = async (computer: string) => (await server.ask(DEVICE, { computer })).device;
  const aboutSilence = (computer: string, kind: string) => (message: FaultMessage) =>
    message.kind === kind && message.fault?.computer === computer && message.fault.signal.key === 'heartbeat';

  const { mongodbUri, redisUrl } = testServices();
  const start = () => startServer('start', { MONGODB_URI: mongodbUri, REDIS_URL: redisUrl, STALE_AFTER: '3s' });

  beforeAll(async () => {
    server = await start();
    inbox = await followFaults(server);
  });
  afterAll(endAll);

  test('a device that says nothing is OFFLINE and pushed; its signals are UNKNOWN; a beat brings it back', async () => {
    await server.post([heartbeat('QUIET'), hardwareHealthy('QUIET'), cameraFault('QUIET', { at: new Date() })]);
    await inbox.until(({ fault }) => fault?.signal.key === 'camera');
    const { staleAt } = (await device('QUIET'))!;
    await inbox.until(aboutSilence('QUIET', 'OPENED'));
    const late = Date.now() - Date.parse(staleAt!);
    expect(late).toBeGreaterThan(0);
    // The job that looks each second found it, on however busy a machine, and not the one of every five minutes.
    expect(late).toBeLessThan(60_000);

    const silent = await device('QUIET');
    expect(silent).toMatchObject({ health: 'OFFLINE', room: { health: 'OFFLINE' } });
    expect(silent!.signals.map(({ key, state }) => [key, state])).toEqual([
      ['camera', 'UNKNOWN'],
      ['conference-microphone', 'UNKNOWN'],
      ['conference-speaker', 'UNKNOWN'],
      ['default-speaker', 'UNKNOWN'],
      ['heartbeat', 'UNHEALTHY'],
    ]);
    // The other fault stays as it was: nobody said that the camera works.
    expect(silent!.faults.nodes.map(({ signal }) => signal.key).sort()).toEqual(['camera', 'heartbeat']);
    const silence = silent!.faults.nodes.find(({ signal }) => signal.key === 'heartbeat');
    expect(silence!.startedAt).toBe(staleAt);

    await server.post([heartbeat('QUIET')]);
    await inbox.until(aboutSilence('QUIET', 'RESOLVED'));
    const back = await device('QUIET');
    expect(back!.health).toBe('UNHEALTHY');
    expect(back!.signals.filter(({ state }) => state !== 'UNKNOWN')).toEqual([
      { key: 'heartbeat', state: 'HEALTHY', value: null },
    ]);
  });

  test('2001 counts as a beat', async () => {
    await server.post([heartbeat('ERRS')]);
    await inbox.until(aboutSilence('ERRS', 'OPENED'));
    await server.post([consoleEvent('ERRS', 2001, 'Network status : Healthy. Exchange status : AutodiscoveryError.')]);
    await inbox.until(aboutSilence('ERRS', 'RESOLVED'));
    expect((await device('ERRS'))!.health).toBe('UNHEALTHY');
  });

  test.each([
    ['quick', 'SIGTERM', 0],
    ['long', 'SIGKILL', 4_000],
  ] as const)(
    'a %s restart turns nothing stale by itself, only who stays silent for a threshold more',
    async (...story) => {
      const [computer, signal, downFor] = story;
      await server.post([heartbeat(computer)]);
      const { staleAt } = (await device(computer))!;
      await server.end(signal);
      await pause(downFor);
      const back = Date.now();
      server = await start();
      inbox = await followFaults(server, inbox.all.at(-1)!.cursor);
      await inbox.until(aboutSilence(computer, 'OPENED'));
      const [silence] = (await device(computer))!.faults.nodes;
      expect(Date.parse(silence!.startedAt)).toBeGreaterThan(Math.max(back + 3_000, Date.parse(staleAt!)));
    },
  );

  test('SIGTERM ends it with code 0', async () => {
    expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
  });
});
