import { join, resolve } from 'node:path';
import { parseDuration } from '../domain/time/duration.ts';
import { hostName, isLoopback } from '../domain/net/host.ts';
import { nameOfKey, type ReaderKey } from '../domain/credentials/reader-key.ts';
import { shorten } from '../domain/text/shorten.ts';
import { LOG_LEVELS } from '../logger.ts';
import type { RawSettings, SettingName } from './env.ts';

/** The checked settings. Durations are milliseconds; what is not set and has no default is null. */
export interface Config {
  host: string;
  /** 0 takes any free port. */
  port: number;
  mongodbUri: string | null;
  redisUrl: string | null;
  dataDir: string;
  adminKey: string | null;
  /** Keys whose holders may ask questions, and nothing else. */
  readKeys: ReaderKey[];
  allowedOrigins: string[];
  allowedHosts: string[];
  staleAfter: number;
  reopenWithin: number;
  eventRetention: number;
  changeRetention: number;
  queryLimits: QueryLimitSettings;
  exports: ExportSettings;
  publicUrl: URL | null;
  secretKey: string | null;
  /** The id and primary key by which collectors know the workspace; null: made at the first start. */
  workspaceId: string | null;
  workspaceKey: string | null;
  /** Files of a certificate and its key, in PEM: both or none. */
  tlsCert: string | null;
  tlsKey: string | null;
  tlsPort: number;
  /** What the doors of collectors hold and take on at once. */
  ingestMaxBytes: number;
  ingestMaxRequests: number;
  logLevel: (typeof LOG_LEVELS)[number];
  limits: LimitSettings;
}

/** Bounds of the real-time doors; what they mean is told where they are held (`HttpLimits`). */
export interface LimitSettings {
  messageBytes: number;
  initTimeout: number;
  subscriptionsPerSocket: number;
  subscriptionsPerPrincipal: number;
  subscriptions: number;
  socketsPerPrincipal: number;
  sockets: number;
}

/** What a query may cost; see `src/query/limits.ts`. */
export interface QueryLimitSettings {
  runMilliseconds: number;
  memoryBytes: number;
  resultRows: number;
  resultBytes: number;
  concurrentPerCaller: number;
  queueLength: number;
  queueMilliseconds: number;
  evaluationThreads: number;
  streamMilliseconds: number;
  streamRows: number;
  streams: number;
  /** How long a caller of the query API may ask to wait, in milliseconds; its queries in 30 seconds. */
  maxWaitMilliseconds: number;
  rate: number;
}

/** Where scheduled exports may go, and how they are run. */
export interface ExportSettings {
  /** The folder below which folders of exports lie. */
  root: string;
  /** Origins of the only S3 endpoints that may be used; null for any. */
  endpoints: string[] | null;
  /** Milliseconds after which another worker takes up what a dead one has left. */
  lease: number;
}

/** Every mistake in the settings, one sentence each. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly mistakes: string[];

  constructor(mistakes: string[]) {
    super(mistakes.join('\n'));
    this.mistakes = mistakes;
  }
}

/** Checks the raw settings. Throws a `ConfigError` that names every mistake: the setting, what was expected and what came. */
export function readConfig(raw: RawSettings): Config {
  const mistakes: string[] = [];
  const read = <T>(name: SettingName, fallback: T, parse: (value: string) => T | null, expected: string): T => {
    const value = raw[name];
    if (value === undefined) return fallback;
    const parsed = parse(value);
    if (parsed !== null) return parsed;
    mistakes.push(`${name}: expected ${expected}, got ${shorten(value)}.`);
    return fallback;
  };
  const duration = (name: SettingName, fallback: number) =>
    read(name, fallback, positiveDuration, 'a duration such as 500ms, 3s, 20m, 12h or 7d');
  const count = (name: SettingName, fallback: number) =>
    read(name, fallback, positiveCount, 'a whole number from 1 to 99999999');

  const day = 86_400_000;
  const config: Config = {
    // A name may be written as it stands in a URL.
    host: (raw.HOST ?? '127.0.0.1').replace(/^\[|\]$/g, ''),
    port: read('PORT', 4000, portNumber, 'a port number from 0 to 65535'),
    mongodbUri: read(
      'MONGODB_URI',
      null,
      urlOf(/^mongodb(\+srv)?:$/),
      'an address such as mongodb://host:27017/roomwatch',
    ),
    redisUrl: read('REDIS_URL', null, urlOf(/^rediss?:$/), 'an address such as redis://host:6379'),
    dataDir: resolve(raw.DATA_DIR ?? '.data'),
    adminKey: read('ADMIN_KEY', null, (value) => (/^\S+$/.test(value) ? value : null), 'a key without spaces'),
    readKeys: read(
      'READ_KEYS',
      [],
      readerKeys,
      'keys or NAME:KEY without spaces, separated by commas, each key and name once',
    ),
    allowedOrigins: read(
      'ALLOWED_ORIGINS',
      [],
      origins,
      'origins such as https://wall.example.com, separated by commas',
    ),
    allowedHosts: read('ALLOWED_HOSTS', [], hosts, 'host names such as rooms.example.com, separated by commas'),
    staleAfter: duration('STALE_AFTER', 20 * 60_000),
    reopenWithin: duration('REOPEN_WITHIN', 7 * day),
    eventRetention: duration('EVENT_RETENTION', 90 * day),
    changeRetention: duration('CHANGE_RETENTION', 90 * day),
    queryLimits: {
      runMilliseconds: duration('QUERY_TIMEOUT', 3 * 60_000),
      memoryBytes: count('QUERY_MEMORY_MB', 512) * 1024 * 1024,
      resultRows: count('QUERY_MAX_ROWS', 500_000),
      resultBytes: count('QUERY_MAX_MB', 100) * 1024 * 1024,
      concurrentPerCaller: count('QUERY_CONCURRENCY', 5),
      queueLength: count('QUERY_QUEUE', 200),
      queueMilliseconds: duration('QUERY_QUEUE_TIMEOUT', 3 * 60_000),
      evaluationThreads: count('QUERY_THREADS', 8),
      streamMilliseconds: duration('EXPORT_TIMEOUT', 60 * 60_000),
      streamRows: count('EXPORT_MAX_ROWS', 50_000_000),
      streams: count('EXPORT_CONCURRENCY', 4),
      maxWaitMilliseconds: duration('QUERY_MAX_WAIT', 10 * 60_000),
      rate: count('QUERY_RATE', 200),
    },
    exports: {
      root: resolve(raw.EXPORT_DIR ?? join(raw.DATA_DIR ?? '.data', 'exports')),
      endpoints: read(
        'EXPORT_ENDPOINTS',
        null,
        origins,
        'origins such as https://s3.eu-central-1.amazonaws.com, separated by commas',
      ),
      lease: duration('EXPORT_LEASE', 15_000),
    },
    publicUrl: read('PUBLIC_URL', null, webUrl, 'an address such as https://roomwatch.example.com'),
    secretKey: raw.SECRET_KEY ?? null,
    workspaceId: read('WORKSPACE_ID', null, uuid, 'a UUID such as 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0'),
    workspaceKey: read('WORKSPACE_KEY', null, base64Key, 'at least 16 bytes in base64'),
    tlsCert: raw.TLS_CERT ? resolve(raw.TLS_CERT) : null,
    tlsKey: raw.TLS_KEY ? resolve(raw.TLS_KEY) : null,
    tlsPort: read('TLS_PORT', 4443, portNumber, 'a port number from 0 to 65535'),
    ingestMaxBytes: read('INGEST_MAX_BYTES', 64 * 1024 * 1024, wholeNumber, 'a number of bytes, at least 1'),
    ingestMaxRequests: read('INGEST_MAX_REQUESTS', 1_000, wholeNumber, 'a number of requests, at least 1'),
    logLevel: read(
      'LOG_LEVEL',
      'info',
      (value) => LOG_LEVELS.find((level) => level === value) ?? null,
      LOG_LEVELS.join(', '),
    ),
    limits: {
      messageBytes: count('MESSAGE_BYTES', 65_536),
      initTimeout: duration('INIT_TIMEOUT', 3_000),
      subscriptionsPerSocket: count('SUBSCRIPTIONS_PER_SOCKET', 20),
      subscriptionsPerPrincipal: count('SUBSCRIPTIONS_PER_PRINCIPAL', 10_000),
      subscriptions: count('SUBSCRIPTIONS', 50_000),
      socketsPerPrincipal: count('SOCKETS_PER_PRINCIPAL', 2_000),
      sockets: count('SOCKETS', 20_000),
    },
  };
  if (!isLoopback(config.host) && config.adminKey === null) {
    mistakes.push(
      `ADMIN_KEY: HOST is ${shorten(config.host)}, so others can reach this server; set ADMIN_KEY to a key that callers must send, or leave HOST unset.`,
    );
  }
  if (config.readKeys.length > 0 && config.adminKey === null) {
    mistakes.push('READ_KEYS: expected ADMIN_KEY beside it, for without that one everybody is administrator.');
  }
  if ((config.tlsCert === null) !== (config.tlsKey === null)) {
    mistakes.push('TLS_CERT and TLS_KEY: expected both or none, got one.');
  }
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return config;
}

function positiveDuration(value: string): number | null {
  const duration = parseDuration(value);
  return duration !== null && duration > 0 ? duration : null;
}

function wholeNumber(value: string): number | null {
  return /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null;
}

function uuid(value: string): string | null {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value.toLowerCase() : null;
}

function base64Key(value: string): string | null {
  const bytes = /^[A-Za-z0-9+/]+={0,2}$/.test(value) ? Buffer.from(value, 'base64') : null;
  return bytes !== null && bytes.length >= 16 && bytes.toString('base64') === value ? value : null;
}

/** `KEY` or `NAME:KEY`, several by commas. */
function readerKeys(value: string): ReaderKey[] | null {
  const keys = list(value).map((item) => {
    const [, name, key] = /^(?:([^\s:]{1,50}):)?([^\s:]+)$/.exec(item) ?? [];
    return key === undefined ? null : { name: name === undefined ? nameOfKey(key) : `reader ${name}`, key };
  });
  if (keys.some((one) => one === null)) return null;
  const good = keys as ReaderKey[];
  const isUnique = (texts: string[]) => new Set(texts).size === texts.length;
  return isUnique(good.map(({ key }) => key)) && isUnique(good.map(({ name }) => name)) ? good : null;
}

function positiveCount(value: string): number | null {
  return /^[1-9]\d{0,7}$/.test(value) ? Number(value) : null;
}

function portNumber(value: string): number | null {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535 ? Number(value) : null;
}

function urlOf(protocol: RegExp): (value: string) => string | null {
  // A MongoDB address may list several hosts, which no URL parser takes: only the scheme is checked here.
  return (value) => (protocol.test(value.slice(0, value.indexOf('://') + 1)) ? value : null);
}

function webUrl(value: string): URL | null {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) ? new URL(value) : null;
}

function origins(value: string): string[] | null {
  const given = list(value);
  return given.every((origin) => webUrl(origin)?.origin === origin) ? given : null;
}

function hosts(value: string): string[] | null {
  const given = list(value.toLowerCase());
  return given.every((host) => hostName(host) !== null) ? given : null;
}

function list(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
