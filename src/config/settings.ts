import { LOG_LEVELS } from '../logger.ts';
import * as check from './checks.ts';
import { collectors, otlp, syslog } from './collector-settings.ts';
import { connections, limits } from './connection-settings.ts';
import { notices } from './notice-settings.ts';
import { setting, type Setting } from './setting.ts';

export type { Setting };

const listener = {
  host: setting('HOST', '127.0.0.1', 'Where the API listens. Any host but loopback needs `ADMIN_KEY`.', check.host),
  port: setting('PORT', '4000', 'The port of the API; 0 takes any free one.', check.port),
};

const services = {
  mongodbUri: setting(
    'MONGODB_URI',
    null,
    'The MongoDB to use, 6 or newer. Without it, Roomwatch finds one on this machine or provides one.',
    check.address(/^mongodb(\+srv)?:$/, 'mongodb://host:27017/roomwatch'),
  ),
  redisUrl: setting(
    'REDIS_URL',
    null,
    'The Redis to use, 6.2 or newer, or a Valkey. Without it, Roomwatch finds one on this machine or provides one.',
    check.address(/^rediss?:$/, 'redis://host:6379'),
  ),
  dataDir: setting(
    'DATA_DIR',
    '.data',
    'The folder of provided services with their passwords, of keys and of exports. Only its owner may read it.',
    check.path,
  ),
  mongodSha256: setting(
    'MONGOD_SHA256',
    null,
    'The SHA-256 of the archive of mongod that may be downloaded here, where Roomwatch does not know it.',
    check.sha256,
  ),
};

const callers = {
  adminKey: setting(
    'ADMIN_KEY',
    null,
    'The key that every caller sends as `Authorization: Bearer …` (on a WebSocket also as `connectionParams.authorization`). ' +
      'Without it everybody on this machine is administrator.',
    check.key,
  ),
  readKeys: setting(
    'READ_KEYS',
    '',
    'Keys that open the Log Analytics query API and nothing else, separated by commas. `NAME:KEY` names the holder. ' +
      'They need `ADMIN_KEY` to be set.',
    check.readerKeys,
  ),
  allowedOrigins: setting(
    'ALLOWED_ORIGINS',
    '',
    'Web origins, beside its own, whose pages may call.',
    check.origins('https://wall.example.com'),
  ),
  allowedHosts: setting(
    'ALLOWED_HOSTS',
    '',
    'Host names that are answered on loopback, beside `localhost` and that of `PUBLIC_URL`.',
    check.hosts,
  ),
};

const scrapers = {
  metricsKey: setting(
    'METRICS_KEY',
    null,
    'A key that opens `/metrics` and nothing else, for Prometheus. It needs `ADMIN_KEY` to be set.',
    check.key,
  ),
};

const proxies = {
  trustedProxies: setting(
    'TRUSTED_PROXIES',
    '',
    'Addresses and networks of proxies before the server. Of a connection from one of them, `X-Forwarded-For` tells the address of the caller, ' +
      'and `X-Forwarded-Proto` and `X-Forwarded-Host` the address that it used.',
    check.networks,
  ),
};

const times = {
  staleAfter: setting('STALE_AFTER', '20m', 'How long a console may be silent until it is OFFLINE.', check.duration),
  reopenWithin: setting(
    'REOPEN_WITHIN',
    '7d',
    'How long a resolved fault may reopen as the same fault.',
    check.duration,
  ),
  eventRetention: setting('EVENT_RETENTION', '90d', 'How long events are kept.', check.duration),
  changeRetention: setting(
    'CHANGE_RETENTION',
    '90d',
    'How long changes are kept for subscribers that resume.',
    check.duration,
  ),
};

const sessions = {
  idle: setting('SESSION_IDLE', '12h', 'How long a session that nobody uses lasts, after a sign-in.', check.duration),
  most: setting('SESSION_MAX', '7d', 'How long a session lasts in all, after a sign-in.', check.duration),
};

const queries = {
  runMilliseconds: setting('QUERY_TIMEOUT', '3m', 'How long a KQL query may run.', check.duration),
  memoryBytes: setting('QUERY_MEMORY_MB', '512', 'The memory of a KQL query, in megabytes.', check.megabytes),
  resultRows: setting('QUERY_MAX_ROWS', '500000', 'The rows that a KQL query may return.', check.count),
  resultBytes: setting('QUERY_MAX_MB', '100', 'The megabytes that a KQL query may return.', check.megabytes),
  concurrentPerCaller: setting('QUERY_CONCURRENCY', '5', 'KQL queries of one caller that run at once.', check.count),
  queueLength: setting('QUERY_QUEUE', '200', 'KQL queries that wait for their turn; one more is refused.', check.count),
  queueMilliseconds: setting('QUERY_QUEUE_TIMEOUT', '3m', 'How long a KQL query waits for its turn.', check.duration),
  evaluationProcesses: setting('QUERY_THREADS', '8', 'KQL queries of all callers that run at once.', check.count),
  maxWaitMilliseconds: setting(
    'QUERY_MAX_WAIT',
    '10m',
    'The longest wait that a caller of the Log Analytics query API may ask for.',
    check.duration,
  ),
  rate: setting(
    'QUERY_RATE',
    '200',
    'Queries of one caller of the Log Analytics query API in 30 seconds; one more is refused.',
    check.count,
  ),
};

const streams = {
  streamMilliseconds: setting('EXPORT_TIMEOUT', '1h', 'How long one export may take.', check.duration),
  streamRows: setting('EXPORT_MAX_ROWS', '50000000', 'The rows that one export may hold.', check.count),
  streams: setting('EXPORT_CONCURRENCY', '4', 'Exports that run at once.', check.count),
};

const exports = {
  root: setting(
    'EXPORT_DIR',
    'DATA_DIR/exports',
    'The folder below which scheduled exports into folders are written.',
    check.path,
  ),
  endpoints: setting(
    'EXPORT_ENDPOINTS',
    null,
    'Origins of the only S3-compatible stores that scheduled exports may use. Without it they may use any address of a server, but none at which clouds serve credentials.',
    check.origins('https://s3.eu-central-1.amazonaws.com'),
  ),
  lease: setting(
    'EXPORT_LEASE',
    '15s',
    'The time after which another worker continues the exports of a dead one.',
    check.duration,
  ),
};

const secrets = {
  publicUrl: setting(
    'PUBLIC_URL',
    null,
    'The address by which people and collectors reach the server, with its port and path: every address that the server makes begins with it.',
    check.publicAddress,
  ),
  secretKey: setting(
    'SECRET_KEY',
    null,
    'Encrypts secrets that the server must read back, such as the keys of S3 stores. Every process needs the same one. ' +
      'Without it, one is created at the first start, in `DATA_DIR`.',
    check.text,
  ),
  workspaceId: setting(
    'WORKSPACE_ID',
    null,
    'The id by which collectors name the workspace. Without it, one is created at the first start.',
    check.uuid,
  ),
  workspaceKey: setting(
    'WORKSPACE_KEY',
    null,
    'The primary key of collectors. Without it, one is created at the first start.',
    check.base64Key,
  ),
};

const tls = {
  tlsCert: setting(
    'TLS_CERT',
    null,
    'The certificate (PEM) of a second listener, with TLS. It needs `TLS_KEY`.',
    check.path,
  ),
  tlsKey: setting('TLS_KEY', null, 'The key (PEM) of that certificate.', check.path),
  tlsPort: setting('TLS_PORT', '4443', 'The port of the listener with TLS; 0 takes any free one.', check.port),
};

const log = {
  logLevel: setting('LOG_LEVEL', 'info', 'The lowest level that is logged.', check.oneOf(LOG_LEVELS)),
};

/** Variables of the system that the program reads beside its settings. */
export const SYSTEM_VARIABLES = [
  { name: 'PATH', meaning: 'Where MongoDB, Redis and Python are looked for.' },
  { name: 'HOME', meaning: 'The folder of the account; `HOME/.cache` where `XDG_CACHE_HOME` is not set.' },
  { name: 'XDG_CACHE_HOME', meaning: 'The folder in which downloaded services are kept, in `roomwatch`.' },
  { name: 'TMPDIR', meaning: 'The folder of temporary files of provided services.' },
  {
    name: 'ROOMWATCH_KEY',
    meaning: 'The key that commands such as `roomwatch query` send where `--key-file` names none; before `ADMIN_KEY`.',
  },
] as const;

/** The settings in the order of the documentation; `--help` and `docs/settings.md` are generated from this. */
export const SECTIONS: readonly { readonly title: string; readonly settings: readonly Setting[] }[] = [
  { title: 'Where it answers', settings: Object.values(listener) },
  { title: 'Services and files', settings: Object.values(services) },
  {
    title: 'Who may call',
    settings: [callers, sessions, scrapers, proxies].flatMap((table) => Object.values<Setting>(table)),
  },
  { title: 'Silence, faults and retention', settings: Object.values(times) },
  { title: 'Notices of alerts', settings: Object.values(notices) },
  { title: 'Queries', settings: Object.values(queries) },
  { title: 'Exports', settings: [...Object.values(streams), ...Object.values(exports)] },
  { title: 'Links, secrets and the workspace', settings: Object.values(secrets) },
  { title: 'TLS', settings: Object.values(tls) },
  { title: 'Collectors', settings: [...Object.values(collectors), ...Object.values(otlp), ...Object.values(syslog)] },
  { title: 'The log', settings: Object.values(log) },
  { title: 'Connections and requests', settings: Object.values(connections) },
  { title: 'Subscriptions', settings: Object.values(limits) },
];

/** Every setting, at the place of its value in `Config`. */
export const SETTINGS = {
  ...listener,
  ...services,
  ...callers,
  sessions,
  ...scrapers,
  ...proxies,
  ...times,
  queryLimits: { ...queries, ...streams },
  exports,
  notices,
  ...secrets,
  ...tls,
  ...collectors,
  ...otlp,
  syslog,
  ...log,
  limits: { ...connections, ...limits },
};
