import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { Registry } from 'prom-client';
import type { Config } from './config/config.ts';
import { readSecretKey } from './config/secret-key.ts';
import type { Reader } from './domain/credentials/reader-key.ts';
import { createSecretBox, type SecretBox } from './domain/credentials/secret-box.ts';
import { createCursors } from './domain/ids/cursor.ts';
import { administrator } from './domain/principals/viewer.ts';
import { createPostGates } from './doors/post/gate.ts';
import type { DoorOptions } from './doors/door.ts';
import { createListeners, type ListenerPorts, type Listeners } from './doors/listeners.ts';
import { addDoors } from './doors/routes.ts';
import { createAlertFeed } from './feed/alert-feed.ts';
import { announcingChangeLog } from './feed/announcing-log.ts';
import { registerConsumerMetrics } from './feed/consumer-metrics.ts';
import { createFaultFeed } from './feed/fault-feed.ts';
import { createRoomFeed } from './feed/room-feed.ts';
import { createTails, type Tails } from './feed/tails.ts';
import { openAccess, readersOf, type OpenAccess } from './access.ts';
import type { Authenticate } from './http/guard/auth.ts';
import { checkReadiness } from './http/monitoring/readiness.ts';
import { createHttpServer, type HttpServer } from './http/server.ts';
import { certificateFiles, type CertificateFiles } from './http/tls/certificate.ts';
import { createJobQueue } from './jobs/job-queue.ts';
import type { WorkerPart } from './jobs/worker-part.ts';
import { createJobWorker, WORKER_TABLES, type WorkerTables, type WorkerTimes } from './jobs/worker.ts';
import type { Logger } from './logger.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createOutage } from './models/support/outage.ts';
import { cacheFolder } from './cache-folder.ts';
import { createQueryEngine, type QueryEngine, type TableProvider } from './query/index.ts';
import { createContextFactory } from './resolvers/common/create-context.ts';
import { guardSchema } from './resolvers/guard-schema.ts';
import { resolvers, shareableTypes } from './resolvers/index.ts';
import { openTableCore, type Core } from './services/core.ts';
import { createNoticeCore } from './services/notices/notice-core.ts';
import { createNotifier } from './services/notices/notifier.ts';
import { createIngestMark } from './services/health/ingest-mark.ts';
import { createExporter, type Exporter } from './services/exports/exporter.ts';
import { createSharedResults } from './services/queries/shared-results.ts';
import { createTableProvider } from './services/query-tables/index.ts';
import { openStores, type Stores } from './stores.ts';

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
  /** Makes a self-signed certificate under DATA_DIR for the TLS listener, where none is set. */
  tlsSelfSigned?: boolean;
  /** The server's clock; tests may own it. */
  clock?: () => Date;
  /** What workers do; tests register their own. */
  workerTables?: Partial<WorkerTables>;
  workerTimes?: WorkerTimes;
  /** Who may call, beside the readers of the settings; tests let in viewers of further workspaces. */
  callers?: { authenticate: Authenticate; readers: readonly Reader[] };
}

export interface App {
  /** Where the api listens; null for a worker alone. */
  url: string | null;
  /** Where it listens with TLS; null without. */
  tlsUrl: string | null;
  /** The file of the authority that signed a self-signed certificate. */
  tlsAuthority: string | null;
  /** The ports of the doors that are not HTTP; null for a worker alone. */
  ports: ListenerPorts | null;
  core: Core;
  queries: QueryEngine;
  exporter: Exporter;
  /** Whether everybody needs a credential, and how the first administrator gets one. */
  access: { readonly closed: boolean; inviteFirst(): Promise<string | null> };
  /** Gets ready what the first query would otherwise wait for. */
  warmUp(): void;
  /** Lets go of clients and running jobs, then of the services. */
  stop(): Promise<void>;
}

/** What is to be stopped, in the reverse of the order in which it was made. */
type Stops = (() => unknown)[];

/** What both roles work with. */
interface Foundation {
  readonly config: Config;
  readonly options: AppOptions;
  readonly stores: Stores;
  readonly core: Core;
  readonly tails: Tails;
  readonly secrets: SecretBox;
  readonly registry: Registry;
  readonly metrics: Metrics;
  readonly queryTables: TableProvider;
  readonly queries: QueryEngine;
  readonly access: OpenAccess;
}

/** The api role, made but not listening. */
interface Api {
  readonly server: HttpServer;
  readonly listeners: Listeners;
  readonly certificate: CertificateFiles | null;
}

/** Posts of collectors that are worked on at once; more would only hold more memory, for MongoDB is what takes the time. */
const WORKING = 8;

/** Everything wired together: the only place that knows all parts. Resolves when the process can do its work. */
export async function startApp(config: Config, options: AppOptions): Promise<App> {
  const stops: Stops = [];
  let stopping: Promise<void> | null = null;
  const stop = () => (stopping ??= stopAll(stops));
  try {
    const clock = options.clock ?? (() => new Date());
    const stores = await openStores({ ...options, clock }, (close) => stops.push(close));
    const foundation = await layFoundation(config, options, stores, stops);
    const exporter = createExports(foundation, stops);
    const worker = options.roles.worker ? createWorker(foundation, exporter, stops) : null;
    const api = options.roles.api ? await createApi(foundation, stops) : null;
    const { url, ports } = await start(foundation, api, worker);
    const { core, queries } = foundation;
    return {
      ...{ url, ports, core, queries, exporter, stop },
      access: foundation.access,
      tlsUrl: api?.server.tlsUrl ?? null,
      tlsAuthority: api?.certificate?.ca ?? null,
      warmUp: () => {
        if (api) queries.warmUp();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function stopAll(stops: Stops): Promise<void> {
  for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
}

/** The core and the query engine, with all that they stand on. */
async function layFoundation(config: Config, options: AppOptions, stores: Stores, stops: Stops): Promise<Foundation> {
  const { roles, log, redisUrl, clock = () => new Date() } = options;
  const { models, subscriber, prefix, tries } = stores;
  const outage = createOutage({ log, look: () => Promise.all([tries.mongodb(), tries.redis()]) });
  stops.push(() => outage.stop());
  // A subscriber of the first workspace finds its tail open.
  const alwaysOpen = roles.api ? [administrator.workspace] : [];
  const tails = createTails({ changes: models.changes, redis: subscriber, prefix, log, outage, alwaysOpen });
  stops.push(() => tails.stop());

  const { staleAfter, reopenWithin, eventRetention, changeRetention } = config;
  const spans = { staleAfter, reopenWithin, eventRetention, changeRetention };
  const secrets = createSecretBox(readSecretKey(config));
  const given = { id: config.workspaceId, key: config.workspaceKey };
  const tableCore = await openTableCore({ models, spans, clock, log, outage }, secrets, given);
  stops.push(() => tableCore.tally.stop());
  const ingestMark = createIngestMark(models.installation, { renew: roles.api, staleAfter, clock });
  stops.push(() => ingestMark.stop());
  const registry = new Registry();
  const metrics = createMetrics(registry, models.connection, () => tails.positions);
  registerConsumerMetrics(registry, models);
  const jobs = createJobQueue({ redisUrl, prefix, log });
  const changeLog = announcingChangeLog(models.changes, { ...stores, tails });
  const kept = { models, changeLog, ingestMark, jobs, spans, metrics, clock, log, outage };
  const core: Core = { ...kept, ...tableCore, ...createNoticeCore(config.notices.alertEmailTo) };
  const queryTables = createTableProvider(core);
  const queries = createQueryEngine({
    tables: queryTables,
    limits: config.queryLimits,
    snapshotFolder: () => cacheFolder(config.dataDir),
    clock,
    log,
  });
  stops.push(
    () => queries.close(),
    () => jobs.stop(),
  );
  const access = openAccess({ core, stores, secrets, config });
  stops.push(() => access.stop());
  return { config, options, stores, core, tails, secrets, registry, metrics, queryTables, queries, access };
}

function createExports({ config, core, queries, secrets }: Foundation, stops: Stops): Exporter {
  const exporter = createExporter(core, { queries, secrets, ...config.exports, dataDir: config.dataDir });
  stops.push(() => exporter.stop());
  return exporter;
}

function createWorker(foundation: Foundation, exporter: Exporter, stops: Stops): WorkerPart {
  const { config, core, secrets, options, stores, metrics, tails } = foundation;
  const { redisUrl, workerTables, workerTimes } = options;
  const { notices, publicUrl } = config;
  const leasedWork = [...WORKER_TABLES.leasedWork, () => createNotifier(core, { secrets, publicUrl, ...notices })];
  const worker = createJobWorker(core, {
    ...{ redisUrl, prefix: stores.prefix, duties: { exporter } },
    ...workerTimes,
    tables: { ...WORKER_TABLES, leasedWork, ...workerTables },
    workspaces: async () => (await core.workspaces.all()).map(({ workspace }) => workspace),
    changed: (workspace, position, signal) => tails.changed(workspace, position, signal),
    ...{ onRun: metrics.jobDone, onFailed: metrics.jobFailed },
  });
  stops.push(() => worker.stop());
  return worker;
}

async function createApi(foundation: Foundation, stops: Stops): Promise<Api> {
  const { config, options, core, stores, registry, queries, queryTables, access } = foundation;
  const { log, callers, tlsSelfSigned: selfSigned = false } = options;
  const workspaceIds = (await core.workspaces.all()).map(({ workspaceId }) => workspaceId);
  const certificate = await certificateFiles({ ...config, selfSigned, workspaceIds, now: core.clock() });
  const gates = createPostGates({ bytes: config.ingestMaxBytes, requests: config.ingestMaxRequests, working: WORKING });
  const authenticate = callers?.authenticate ?? access.authenticate;
  const readers = [...readersOf(config), ...(callers?.readers ?? [])];
  const doors: DoorOptions = {
    ...{ core, access: access.core, gates, queries, tables: queryTables, queryLimits: config.queryLimits },
    rules: { authenticate, readers, publicUrl: config.publicUrl },
  };
  const server = await createHttpServer({
    schema: guardSchema(makeExecutableSchema({ typeDefs: readSchema(), resolvers })),
    createContext: await contextFactory(foundation),
    shareableTypes,
    config: {
      ...config,
      publicUrl: config.publicUrl?.href ?? null,
      tls: certificate && { port: config.tlsPort, ...certificate },
    },
    ...{ authenticate, asksForKey: callers ? undefined : access.asksForKey },
    watch: access.core.book.watch.bind(access.core.book),
    ready: () => checkReadiness(stores.tries, { ingest: gates.known.state }),
    isAway: core.outage.note,
    metrics: registry,
    doors: (app) => addDoors(app, doors),
    log,
  });
  stops.push(() => server.stop());
  const { host, syslog, otlpGrpcPort } = config;
  const listeners = await createListeners(doors, { host, certificate, syslog, otlpGrpcPort });
  stops.push(() => listeners.stop());
  return { server, listeners, certificate };
}

/** Makes what resolvers are given. */
async function contextFactory({ config, core, tails, secrets, queries, access }: Foundation) {
  const { models, clock, log } = core;
  const cursors = createCursors(await models.installation.secret('cursor', () => randomBytes(32).toString('base64')));
  const services = {
    ...{ core, models, cursors, queries },
    sharedResults: createSharedResults({ model: models.sharedResults, queries, clock, log }),
    exportCommands: { queries, secrets, endpoints: config.exports.endpoints },
    access: access.core,
    noticeCommands: { secrets, targets: config.notices.webhookTargets, publicUrl: config.publicUrl },
    publicUrl: config.publicUrl,
    follow: { changes: models.changes, cursors, tails, clock },
    faultFeed: createFaultFeed(models.faults),
    roomFeed: createRoomFeed(models.rooms),
    alertFeed: createAlertFeed(models.alerts),
  };
  return createContextFactory(services);
}

/** Starts what was made. Answers where the api listens; null without one. */
async function start(
  { core, tails, access }: Foundation,
  api: Api | null,
  worker: WorkerPart | null,
): Promise<Pick<App, 'url' | 'ports'>> {
  await core.ingestMark.start();
  core.tally.start();
  await tails.start();
  if (api) await access.start();
  const url = api ? await api.server.start() : null;
  const ports = api ? await api.listeners.start() : null;
  // Last, for it waits for Redis, and the api does its work without.
  await worker?.start();
  return { url, ports };
}

/** schema.graphql, printed from src/resolvers/ by `npm run codegen`. It stands beside package.json, one folder above src/ and dist/. */
export function readSchema(): string {
  return readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');
}
