import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { cameraFault, hardwareHealthy } from '../helpers/console-events.ts';
import { operation } from '../helpers/operation.ts';

let now = Date.parse('2026-11-21T09:00:00.000Z');
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ clock: () => new Date(now), roles: { api: true, worker: false } });
});
afterAll(() => app.stop());

const stateOf = async (computer: string) =>
  app.ask(
    operation(`query ReadDeviceOfResent($computer: String!) {
      device(by: { computer: $computer }) {
        health lastEventAt signals { key state since } faults(states: null) { nodes { state occurrences version } }
      }
    }`),
    { computer },
  );

test.each([
  ['dated 2099', () => new Date('2099-01-01T00:00:00Z')],
  ['a second ahead of our clock', () => new Date(now + 1_000)],
  ['of our own time', () => new Date(now)],
  ['an hour old', () => new Date(now - 3_600_000)],
])('an event %s that is sent again after newer ones changes nothing', async (name, at) => {
  const computer = `RESENT ${name}`;
  const fault = cameraFault(computer, { at: at() });
  expect((await app.post([fault])).body).toMatchObject({ accepted: 1 });
  now += 60_000;
  await app.post([hardwareHealthy(computer, { at: new Date(now) })]);
  const before = await stateOf(computer);
  expect(before.device).toMatchObject({
    health: 'HEALTHY',
    faults: { nodes: [{ state: 'RESOLVED', occurrences: 1 }] },
  });

  now += 60_000;
  const other = hardwareHealthy(`${computer} 2`, { at: new Date(now) });
  expect((await app.post([fault, other, fault])).body).toEqual({ accepted: 1, duplicates: 2, rejected: [] });
  expect(await stateOf(computer)).toEqual(before);
});
