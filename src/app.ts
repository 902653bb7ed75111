import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { Redis } from 'ioredis';
import { Registry } from 'prom-client';
import type { Config } from './config/config.ts';
import { readSecretKey } from './config/secret-key.ts';
import { createCursors } from './domain/ids/cursor.ts';
import { createSecretBox } from './domain/credentials/secret-box.ts';
import { administrator, type Viewer } from './domain/principals/viewer.ts';
import { createChangeLog } from './feed/change-log.ts';
import { registerConsumerMetrics } from './feed/consumer-metrics.ts';
import { createFaultFeed } from './feed/fault-feed.ts';
import { createRoomFeed } from './feed/room-feed.ts';
import { changeChannel, createTail, encodeEntries } from './feed/tail.ts';
import { createAuthenticate } from './http/guard/auth.ts';
import { createHttpServer, type HttpServer } from './http/server.ts';
import { createPostGate } from './doors/post/gate.ts';
import { addDoors } from './doors/routes.ts';
import { createJobQueue } from './jobs/job-queue.ts';
import type { WorkerPart } from './jobs/worker-part.ts';
import { createJobWorker, WORKER_TABLES, type WorkerTables, type WorkerTimes } from './jobs/worker.ts';
import { createLoaders } from './loaders/index.ts';
import type { Logger } from './logger.ts';
import { createMetrics } from './metrics.ts';
import { isDatabaseAway } from './models/support/database-away.ts';
import { openModels } from './models/index.ts';
import { DEFAULT_WORKSPACE } from './models/support/within.ts';
import { createQueryEngine, type QueryEngine } from './query/index.ts';
import type { Context } from './resolvers/common/context.ts';
import { resolvers, shareableTypes } from './resolvers/index.ts';
import { createExporter, type Exporter } from './services/exports/exporter.ts';
import { createIngestMark } from './services/health/ingest-mark.ts';
import { openTableCore, type Core } from './services/core.ts';
import { createTableProvider } from './services/query-tables/index.ts';
import { createSharedResults } from './services/queries/shared-results.ts';

/** Which of the two kinds of work a process does. */
export interface Roles {
  api: boolean;
  worker: boolean;
}

export interface AppOptions {
  roles: Roles;
  mongodbUri: string;
  redisUrl: string;
  log: Logger;
  /** Makes a certificate of our own under DATA_DIR for the TLS listener, where none is set. */
  tlsSelfSigned?: boolean;
  /** The server's clock; tests may own it. */
  clock?: () => Date;
  /** What workers do; tests register their own. */
  workerTables?: Partial<WorkerTables>;
  workerTimes?: WorkerTimes;
}

export interface App {
  /** Where the api listens; null for a worker alone. */
  url: string | null;
  /** Where it listens with TLS; null without. */
  tlsUrl: string | null;
  /** The file of the authority that signed a certificate of our own. */
  tlsAuthority: string | null;
  core: Core;
  queries: QueryEngine;
  exporter: Exporter;
  /** Gets ready what the first query would otherwise wait for. */
  warmUp(): void;
  /** Lets go of clients and running jobs, then of the services. */
  stop(): Promise<void>;
}

/** Posts of collectors that are worked on at once; more would only hold more memory, for MongoDB is what takes the time. */
const WORKING = 8;

/** Everything wired together: the only place that knows all parts. Resolves when the process can do its work. */
export async function startApp(config: Config, options: AppOptions): Promise<App> {
  const { roles, log } = options;
  const clock = options.clock ?? (() => new Date());
  const models = await openModels(options.mongodbUri);
  const prefix = `roomwatch-${models.connection.name}`;
  const publisher = new Redis(options.redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  const subscriber = new Redis(options.redisUrl, { maxRetriesPerRequest: null });
  for (const redis of [publisher, subscriber]) redis.on('error', (error) => log.debug({ err: error }, 'Redis is away'));

  const workerTables = { ...WORKER_TABLES, ...options.workerTables };
  // A worker follows the log where it reads it.
  const follows = roles.api || workerTables.consumers.length > 0;
  const tail = createTail({ workspace: DEFAULT_WORKSPACE, changes: models.changes, redis: subscriber, prefix, log });
  const changeLog = createChangeLog(models.changes, (entries) => {
    const workspace = entries[0]?.workspace;
    if (workspace === undefined) return;
    if (follows && workspace === DEFAULT_WORKSPACE) tail.receive(entries);
    // Without Redis the other processes find the entries in MongoDB within a second.
    publisher.publish(changeChannel(prefix, workspace), encodeEntries(entries)).catch(() => undefined);
  });
  const { staleAfter, reopenWithin, eventRetention, changeRetention } = config;
  const spans = { staleAfter, reopenWithin, eventRetention, changeRetention };
  const ingestMark = createIngestMark(models.installation, { renew: roles.api, staleAfter, clock });
  const given = { id: config.workspaceId, key: config.workspaceKey };
  const secrets = createSecretBox(readSecretKey(config));
  const tableCore = await openTableCore({ models, spans, clock, log }, secrets, given).catch(giveUp);
  const { workspaces, tally } = tableCore;
  const certificate = roles.api ? await certificateFiles().catch(giveUp) : null;
  const gate = createPostGate({ bytes: config.ingestMaxBytes, requests: config.ingestMaxRequests, working: WORKING });
  const registry = new Registry();
  const metrics = createMetrics(registry, models.connection, () => tail.position);
  registerConsumerMetrics(registry, models);
  const jobs = createJobQueue({ redisUrl: options.redisUrl, prefix, log });
  const core: Core = { models, changeLog, ingestMark, ...tableCore, jobs, spans, metrics, clock, log };
  const queryTables = createTableProvider(core);
  const queries = createQueryEngine({ tables: queryTables, limits: config.queryLimits, clock });
  const { adminKey, publicUrl, readKeys } = config;
  // The administrator may ask too.
  const readers = adminKey === null ? [] : [{ name: administrator.name, key: adminKey }, ...readKeys];

  const { root, endpoints, lease } = config.exports;
  const exporter = createExporter(core, { queries, secrets, root, lease });

  let server: HttpServer | null = null;
  let worker: WorkerPart | null = null;
  let url: string | null = null;
  let stopping: Promise<void> | null = null;
  const stop = () => (stopping ??= stopAll());
  try {
    await ingestMark.start();
    tally.start();
    if (follows) await tail.start();
    if (roles.api) {
      server = await createServer();
      url = await server.start();
    }
    if (roles.worker) {
      worker = createJobWorker(core, {
        ...{ redisUrl: options.redisUrl, prefix, duties: { exporter } },
        ...options.workerTimes,
        tables: workerTables,
        workspaces: async () => [DEFAULT_WORKSPACE],
        changed: (_workspace, position, signal) => tail.changed(position, signal),
        ...{ onRun: metrics.jobDone, onFailed: metrics.jobFailed },
      });
      await worker.start();
    }
  } catch (error) {
    await stop();
    throw error;
  }

  async function createServer(): Promise<HttpServer> {
    const cursors = createCursors(await models.installation.secret('cursor', () => randomBytes(32).toString('base64')));
    const services = {
      core,
      models,
      cursors,
      queries,
      sharedResults: createSharedResults({ model: models.sharedResults, queries, clock, log }),
      exportCommands: { queries, secrets, endpoints },
      follow: { changes: models.changes, cursors, tail, clock },
      faultFeed: createFaultFeed(models.faults),
      roomFeed: createRoomFeed(models.rooms),
    };
    const createContext = (viewer: Viewer, resumeAfter: string | null, signal?: AbortSignal): Context => ({
      ...services,
      viewer,
      resumeAfter,
      signal,
      loaders: createLoaders(models, viewer.workspace),
    });
    return createHttpServer({
      schema: makeExecutableSchema({ typeDefs: readSchema(), resolvers }),
      createContext,
      shareableTypes,
      config: {
        ...config,
        publicUrl: config.publicUrl?.href ?? null,
        tls: certificate && { port: config.tlsPort, ...certificate },
      },
      ready,
      isAway: isDatabaseAway,
      metrics: registry,
      doors: (app) =>
        addDoors(app, {
          core,
          gate,
          rules: { adminKey, publicUrl, readers },
          queries,
          tables: queryTables,
          queryLimits: config.queryLimits,
          isAdministrator: createAuthenticate(adminKey),
        }),
      log,
    });
  }

  /** The files that the settings name, else ones of our own where those were asked for. */
  async function certificateFiles(): Promise<{ cert: string; key: string; ca?: string } | null> {
    const { tlsCert: cert, tlsKey: key } = config;
    if (cert !== null && key !== null) return { cert, key };
    if (!options.tlsSelfSigned) return null;
    // Loaded only here: it is large, and most installations have a certificate or a proxy.
    const { ensureSelfSigned } = await import('./http/tls/self-signed.ts');
    const hosts = [...new Set([hostname().toLowerCase(), 'localhost'])];
    const names = [
      ...hosts,
      '*.localhost',
      ...hosts.map((host) => `${workspaces.known.workspaceId}.${host}`),
      ...(isIP(config.host) && !/^(0\.0\.0\.0|::)$/.test(config.host) ? [config.host] : []),
      ...(config.publicUrl ? [config.publicUrl.hostname] : []),
      '127.0.0.1',
      '::1',
    ];
    return ensureSelfSigned(join(config.dataDir, 'tls'), [...new Set(names)], clock());
  }

  async function ready() {
    const [mongodb, redis] = await Promise.all([
      check(() => models.connection.db!.admin().ping()),
      check(() => publisher.ping()),
    ]);
    const checks = { mongodb, redis, ingest: gate.state };
    return { ok: Object.values(checks).every((state) => state === 'ok'), checks };
  }

  async function disconnect(): Promise<void> {
    publisher.disconnect();
    subscriber.disconnect();
    await models.connection.close();
  }

  /** Lets go of the services before anything runs on them. */
  async function giveUp(error: unknown): Promise<never> {
    await disconnect();
    throw error;
  }

  async function stopAll(): Promise<void> {
    await server?.stop();
    await worker?.stop();
    await exporter.stop();
    await jobs.stop();
    await queries.close();
    ingestMark.stop();
    await tally.stop();
    await tail.stop();
    await disconnect();
  }
  const warmUp = () => {
    if (roles.api) queries.warmUp();
  };
  return {
    url,
    tlsUrl: server?.tlsUrl ?? null,
    tlsAuthority: certificate?.ca ?? null,
    core,
    queries,
    exporter,
    warmUp,
    stop,
  };
}

/** schema.graphql, printed from src/resolvers/ by `npm run codegen`. It stands beside package.json, one folder above src/ and dist/. */
export function readSchema(): string {
  return readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');
}

async function check(ask: () => Promise<unknown>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer within 2 seconds')), 2_000);
  });
  try {
    await Promise.race([ask(), late]);
    return 'ok';
  } catch (error) {
    return (error as Error).message;
  } finally {
    clearTimeout(timer);
  }
}
