import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { markDue, recomputeFleet } from '../../src/services/devices/mark-due.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { heartbeat } from '../helpers/console-events.ts';
import { operation } from '../helpers/operation.ts';
import { seed } from '../helpers/seed.ts';

const DAY = 86_400_000;
let app: TestApp;
let now = Date.now();
beforeAll(async () => {
  app = await startTestApp({ roles: { api: true, worker: false }, clock: () => new Date(now) });
});
afterAll(() => app.stop());

/** Ingest was always up, however the clock leaps: what is due is due. */
const core = () => ({ ...app.app.core, ingestMark: { ...app.app.core.ingestMark, upSince: () => new Date(0) } });

const DEVICE = operation(`query ReadUnheard($computer: String!) { device(by: { computer: $computer }) {
  health staleAt room { health } signals { key state }
  faults(states: null) { nodes { state severity category reason recommendedAction } } } }`);
const read = async (computer: string) => (await app.ask(DEVICE, { computer })).device!;

test.each([true, false])(
  'a device that is registered and not heard within a day is told of (in a room: %s)',
  async (isPlaced) => {
    const computer = `UNHEARD-${isPlaced}`;
    const room = isPlaced ? await seed(app).room({ name: computer }) : null;
    await seed(app).assign(computer, room?.id ?? null);
    await markDue(core());
    expect((await read(computer)).faults.nodes).toEqual([]);
    now += DAY + 1_000;
    await markDue(core());
    expect(await read(computer)).toEqual({
      ...{ health: 'UNKNOWN', staleAt: null, room: isPlaced ? { health: 'UNKNOWN' } : null },
      signals: [{ key: 'never-heard', state: 'UNHEALTHY' }],
      faults: {
        nodes: [
          {
            ...{ state: 'OPEN', severity: 'WARNING', category: 'OFFLINE' },
            reason: 'Nothing heard since it was registered',
            recommendedAction: expect.stringContaining('spelling'),
          },
        ],
      },
    });
    await app.post([heartbeat(computer, { at: new Date(now) })]);
    const heard = await read(computer);
    expect(heard).toMatchObject({ health: 'HEALTHY', faults: { nodes: [{ state: 'RESOLVED' }] } });
    expect(heard.signals).toContainEqual({ key: 'never-heard', state: 'HEALTHY' });
  },
);

test('so is one that an older version registered, which set no deadline', async () => {
  await seed(app).assign('UNHEARD-OLD', null);
  const { model } = app.app.core.models.devices;
  await model.collection.updateOne({ computer: 'UNHEARD-OLD' }, { $set: { dueAt: null } });
  now += 2 * DAY;
  await markDue(core());
  expect((await read('UNHEARD-OLD')).faults.nodes).toEqual([]);
  await recomputeFleet(core());
  expect((await read('UNHEARD-OLD')).faults.nodes).toMatchObject([{ state: 'OPEN' }]);
});
