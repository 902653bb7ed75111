import path from 'node:path';
import { Readable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Manifest } from '../../src/domain/exports/manifest.ts';
import { createSecretBox } from '../../src/domain/credentials/secret-box.ts';
import { createQueryEngine, type QueryEngine } from '../../src/query/index.ts';
import { createExporter } from '../../src/services/exports/exporter.ts';
import { createScheduledExport } from '../../src/services/exports/scheduled-exports.ts';
import { openFolder } from '../../src/services/exports/stores/folder.ts';
import type { Core } from '../../src/services/core.ts';
import { createTableProvider } from '../../src/services/query-tables/index.ts';
import { createRandom } from '../../src/simulate/random.ts';
import { startTestApp } from '../helpers/app.ts';
import { caughtUp, checkedWindows, exportState, filesBelow, HOUR, hoursAgo } from '../helpers/exports.ts';
import { objectsOf, startS3, type S3Server } from '../helpers/moto.ts';
import { openTestCore, type TestCore } from '../helpers/core.ts';
import { endAll, eventually, startServer } from '../helpers/process.ts';
import { seed } from '../helpers/seed.ts';
import { testServices } from '../helpers/services.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const SEED = Number(process.env.SEED ?? 20_261_121);
/** How often a worker is killed; a longer run takes more. */
const KILLS = Number(process.env.KILLS ?? 2);
/** Of one window: 9 MB of text, so that an upload has parts. */
const ROWS = 2_500;
const LEASE = 15_000;

/** Calls that never come back from a chosen one on, made or not: what a process looks like from outside once it was killed. */
class Life {
  calls = 0;
  private readonly last: number;
  private readonly doesLast: boolean;
  readonly died: Promise<void>;
  private die: () => void = () => undefined;

  constructor(last: number, doesLast: boolean) {
    this.last = last;
    this.doesLast = doesLast;
    this.died = new Promise((resolve) => (this.die = resolve));
  }

  of<T extends object>(subject: T, names: readonly string[]): T {
    return new Proxy(subject, {
      get: (target, name) => {
        const member = Reflect.get(target, name) as unknown;
        if (typeof member !== 'function' || !names.includes(String(name))) return member;
        return async (...args: unknown[]) => {
          this.calls += 1;
          if (this.calls > this.last || (this.calls === this.last && !this.doesLast)) return this.end();
          const result: unknown = await (member as (...args: unknown[]) => unknown).apply(target, args);
          return this.calls >= this.last ? this.end() : result;
        };
      },
    });
  }

  private end(): Promise<never> {
    this.die();
    return new Promise(() => undefined);
  }
}

const STORE_CALLS = ['size', 'read', 'put', 'remove', 'clean'];
const MODEL_CALLS = ['dueOfAllWorkspaces', 'update', 'patch', 'release'];

describe('a process that dies between any two steps', () => {
  let core: TestCore;
  let engine: QueryEngine;
  let now = new Date('2026-03-01T12:30:00Z');
  const secrets = createSecretBox('tests');

  beforeAll(async () => {
    core = await openTestCore({ clock: () => now, spans: { eventRetention: 36_500 * 24 * HOUR } });
    engine = createQueryEngine({ tables: createTableProvider(core) });
  });
  afterAll(async () => {
    await engine.close();
    await core.stop();
  });

  /** An export into the folder `all`, of windows from so many hours ago. */
  const hourlyExport = ({ hours, ...more }: { name: string; query: string; hours: number; gzip?: boolean }) =>
    createScheduledExport(core, { queries: engine, secrets, endpoints: null }, 'default', {
      window: 'HOURLY',
      from: new Date(now.getTime() - hours * HOUR),
      delay: '0s',
      destination: { folder: 'all' },
      ...more,
    });

  /** Exports two windows, with a death at a call; answers how many calls a whole life makes. */
  async function exportWithDeath(last: number, doesLast: boolean): Promise<number> {
    const root = tempDir();
    const name = `windows-${last}-${doesLast}`;
    const query = 'print x = range(1, 5) | mv-expand x to typeof(long)';
    const { _id } = await hourlyExport({ name, query, hours: 2, gzip: doesLast });
    const live = (life: Life) => {
      const models = {
        ...core.models,
        scheduledExports: life.of(core.models.scheduledExports, MODEL_CALLS),
        records: life.of(core.models.records, ['insertNew']),
      };
      const mortal: Core = { ...core, models };
      const openStore = async () => life.of(openFolder(root, 'all'), STORE_CALLS);
      return createExporter(mortal, { queries: engine, secrets, root, lease: LEASE, openStore });
    };
    const first = new Life(last, doesLast);
    const exporter = live(first);
    await Promise.race([first.died, exporter.tick().then(() => exporter.idle())]);
    // Nobody renews its lease any more.
    now = new Date(now.getTime() + LEASE + 1);
    const second = live(new Life(Infinity, true));
    await second.tick();
    await second.idle();

    const windows = checkedWindows(withoutFolder(filesBelow(root), 'all'));
    expect(windows.map(({ manifest, text }) => [manifest.window.start, manifest.rows, text])).toEqual(
      [2, 1].map((hours) => [
        new Date(Math.floor(now.getTime() / HOUR) * HOUR - hours * HOUR).toISOString(),
        5,
        'x\r\n1\r\n2\r\n3\r\n4\r\n5\r\n',
      ]),
    );
    const runs = await core.models.records.latestOfPrefix('default', `export/${_id}/`, 100);
    const succeeded = runs
      .filter(({ row }) => row['Status'] === 'Succeeded')
      .map(({ row }) => (row['WindowStart'] as Date).toISOString());
    expect(succeeded).toEqual(windows.map(({ manifest }) => manifest.window.start).reverse());
    expect(runs.filter(({ row }) => row['Status'] === 'Failed')).toEqual([]);
    const state = await core.models.scheduledExports.byId('default', _id);
    expect(state).toMatchObject({ begun: null, leaseOwner: null, failures: 0 });
    await core.models.scheduledExports.remove('default', _id);
    return first.calls;
  }

  test('leaves each window stored once, after every step of a window, made or just not made', async () => {
    const whole = await exportWithDeath(Infinity, true);
    const steps = Math.ceil(whole / 2) + 1;
    expect(steps).toBeGreaterThan(9);
    for (let step = 1; step <= steps; step += 1) {
      for (const doesLast of [false, true]) await exportWithDeath(step, doesLast);
    }
  }, 300_000);

  test.each([
    ['nothing', (text: string) => text.slice(0, 0)],
    ['a half', (text: string) => text.slice(0, text.length / 2)],
    ['another length than its object has', (text: string) => text.replace(/"bytes": \d+/, '"bytes": 1')],
  ])(
    'a store that kept %s of a manifest when a process died: the window is stored once all the same',
    async (_what, cut) => {
      const root = tempDir();
      const { _id } = await hourlyExport({ name: 'cut', query: 'print x = 1', hours: 1 });
      const stored = new Promise<void>((resolve) => {
        const dying = createExporter(core, {
          ...{ queries: engine, secrets, root, lease: LEASE },
          openStore: async () => {
            const store = openFolder(root, 'all');
            return {
              ...store,
              put: async (name, body, ...rest) => {
                if (!name.endsWith('.manifest.json')) return store.put(name, body, ...rest);
                await store.put(name, Readable.from([Buffer.from(cut(await readAll(body)))]), ...rest);
                resolve();
                return new Promise<never>(() => undefined);
              },
            };
          },
        });
        void dying.tick();
      });
      await stored;
      expect(() => checkedWindows(withoutFolder(filesBelow(root), 'all'))).toThrow();
      await core.models.scheduledExports.model.collection.updateOne({ _id } as object, {
        $set: { leaseOwner: 'dead' },
      });
      now = new Date(now.getTime() + LEASE + 1);
      const next = createExporter(core, { queries: engine, secrets, root, lease: LEASE });
      await next.tick();
      await next.idle();
      expect(checkedWindows(withoutFolder(filesBelow(root), 'all')).map(({ text }) => text)).toEqual(['x\r\n1\r\n']);
      await core.models.scheduledExports.remove('default', _id);
    },
  );

  test('a definition that changes after a death: nothing of the old one stays', async () => {
    const root = tempDir();
    const { _id } = await hourlyExport({ name: 'changing', query: 'print x = 1', hours: 1 });
    let manifestAsked = false;
    const dying = createExporter(core, {
      ...{ queries: engine, secrets, root, lease: LEASE },
      openStore: async () => {
        const store = openFolder(root, 'all');
        return {
          ...store,
          put: (name, ...rest) => {
            if (!name.endsWith('.manifest.json')) return store.put(name, ...rest);
            manifestAsked = true;
            return new Promise<never>(() => undefined);
          },
        };
      },
    });
    void dying.tick();
    await eventually(async () => manifestAsked, 'at the manifest');
    expect([...filesBelow(root).values()].map(String)).toEqual(['x\r\n1\r\n']);
    await core.models.scheduledExports.update((await core.models.scheduledExports.byId('default', _id))!, {
      query: 'print y = 2',
    });
    // It is no more: its renewals stop.
    await core.models.scheduledExports.model.collection.updateOne({ _id } as object, { $set: { leaseOwner: 'dead' } });
    now = new Date(now.getTime() + LEASE + 1);
    const next = createExporter(core, { queries: engine, secrets, root, lease: LEASE });
    await next.tick();
    await next.idle();
    const [only, ...others] = checkedWindows(withoutFolder(filesBelow(root), 'all'));
    expect([only!.text, only!.manifest.query, others]).toEqual(['y\r\n2\r\n', 'print y = 2', []]);
  });
});

describe('kill -9', () => {
  const services = testServices();
  let s3: S3Server;
  beforeAll(async () => {
    s3 = await startS3();
  }, 300_000);
  afterAll(async () => {
    await endAll();
    await s3.stop();
  });

  test('a worker that is killed again and again leaves each window once, in a folder and in a bucket', async () => {
    const random = createRandom(String(SEED));
    const root = tempDir();
    const windows = 8;
    const app = await startTestApp({ services, roles: { api: true, worker: false } });
    try {
      const query = `range x from 1 to ${ROWS} step 1 | extend filler = strcat_array(repeat("${'row-'.repeat(30)}", 30), "")`;
      const made: string[] = [];
      for (const [name, destination] of [
        ['folder', { folder: 'killed' }],
        [
          'bucket',
          {
            s3: {
              endpoint: s3.endpoint,
              bucket: s3.bucket,
              prefix: 'killed',
              accessKeyId: 'id',
              secretAccessKey: 'secret',
            },
          },
        ],
      ] as const) {
        const input = { name, query, window: 'HOURLY', from: hoursAgo(windows), delay: '0s', destination } as const;
        made.push((await seed(app).scheduledExport(input)).id);
      }
      const settings = {
        MONGODB_URI: services.mongodbUri,
        REDIS_URL: services.redisUrl,
        EXPORT_DIR: root,
        EXPORT_LEASE: '1s',
      };
      for (let kill = 0; kill < KILLS; kill += 1) {
        const worker = await startServer('worker', settings);
        const before = await exportState(app, made[0]!);
        // From the first moment on, or once it is at work.
        if (random.chance(0.7)) {
          await eventually(async () => {
            const state = await exportState(app, made[0]!);
            return state!.running && state!.nextWindow >= before!.nextWindow;
          }, 'at work');
        }
        await pause(random.whole(0, 1_500));
        await worker.end('SIGKILL');
      }
      const worker = await startServer('worker', settings);
      for (const id of made) await caughtUp(app, id, 200_000);
      await worker.end('SIGTERM');

      const expected = Array.from({ length: windows }, (_, index) => [hoursAgo(windows - index).toISOString(), ROWS]);
      // Where an hour has ended meanwhile, its window is there too.
      const due = ({ manifest }: { manifest: Manifest }) => new Date(manifest.window.start) < hoursAgo(0);
      const inFolder = checkedWindows(filesBelow(path.join(root, 'killed'))).filter(due);
      const inBucket = checkedWindows(await objectsOf(s3, 'killed')).filter(due);
      for (const stored of [inFolder, inBucket]) {
        expect(stored.map(({ manifest }) => [manifest.window.start, manifest.rows])).toEqual(expected);
        expect(stored.every(({ text }) => text.split('\r\n').length === ROWS + 2)).toBe(true);
      }
      const runs = `Export | where Status == "Succeeded" and WindowStart < datetime(${hoursAgo(0).toISOString()}) | summarize Windows = dcount(WindowStart), Runs = count() by ExportName | sort by ExportName asc`;
      expect(await seed(app).rows(runs)).toEqual([
        ['bucket', windows, windows],
        ['folder', windows, windows],
      ]);
      expect(await (await fetch(`${s3.endpoint}/${s3.bucket}?uploads`)).text()).not.toContain('<UploadId>');
    } finally {
      await app.stop();
    }
  }, 600_000);
});

function withoutFolder(files: ReadonlyMap<string, Buffer>, folder: string): Map<string, Buffer> {
  return new Map([...files].map(([name, bytes]) => [path.relative(folder, name), bytes]));
}
