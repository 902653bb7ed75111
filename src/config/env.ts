/** The raw settings, as the environment gives them. An empty variable counts as unset. */
export const SETTINGS = [
  'HOST',
  'PORT',
  'MONGODB_URI',
  'REDIS_URL',
  'DATA_DIR',
  'ADMIN_KEY',
  'READ_KEYS',
  'ALLOWED_ORIGINS',
  'ALLOWED_HOSTS',
  'STALE_AFTER',
  'REOPEN_WITHIN',
  'EVENT_RETENTION',
  'CHANGE_RETENTION',
  'QUERY_TIMEOUT',
  'QUERY_MEMORY_MB',
  'QUERY_MAX_ROWS',
  'QUERY_MAX_MB',
  'QUERY_CONCURRENCY',
  'QUERY_QUEUE',
  'QUERY_QUEUE_TIMEOUT',
  'QUERY_THREADS',
  'QUERY_MAX_WAIT',
  'QUERY_RATE',
  'PUBLIC_URL',
  'SECRET_KEY',
  'WORKSPACE_ID',
  'WORKSPACE_KEY',
  'TLS_CERT',
  'TLS_KEY',
  'TLS_PORT',
  'INGEST_MAX_BYTES',
  'INGEST_MAX_REQUESTS',
  'LOG_LEVEL',
  'MESSAGE_BYTES',
  'INIT_TIMEOUT',
  'SUBSCRIPTIONS_PER_SOCKET',
  'SUBSCRIPTIONS_PER_PRINCIPAL',
  'SUBSCRIPTIONS',
  'SOCKETS_PER_PRINCIPAL',
  'SOCKETS',
] as const;

export type SettingName = (typeof SETTINGS)[number];
export type RawSettings = Partial<Record<SettingName, string>>;

/** Picks the settings out of an environment. */
export function readEnv(env: Readonly<Record<string, string | undefined>>): RawSettings {
  const raw: RawSettings = {};
  for (const name of SETTINGS) {
    const value = env[name]?.trim();
    if (value) raw[name] = value;
  }
  return raw;
}
