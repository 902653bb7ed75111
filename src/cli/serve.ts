import { Command, Option } from 'commander';
import type { Roles } from '../app.ts';
import { ConfigError, readConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import type { ServeOptions } from './run.ts';

/** `roomwatch start`, `roomwatch api` and `roomwatch worker`: the same process with one or both kinds of work. */
export function serveCommands(): Command[] {
  return [
    command('start', 'Run everything in one process: the API and the jobs', { api: true, worker: true })
      .addOption(new Option('--demo', 'also play a small fleet of consoles, to look at'))
      .addOption(selfSigned()),
    command('api', 'Run the API: GraphQL, subscriptions and the doors of collectors', {
      api: true,
      worker: false,
    }).addOption(selfSigned()),
    command('worker', 'Run the jobs: silence, outboxes, retention, custom fields, scheduled exports', {
      api: false,
      worker: true,
    }),
  ];
}

const selfSigned = () =>
  new Option('--tls-self-signed', 'also listen with TLS, with a certificate of its own where TLS_CERT is not set');

function command(name: string, description: string, roles: Roles): Command {
  return new Command(name)
    .description(description)
    .addHelpText('after', SETTINGS_HELP)
    .action((options: ServeOptions) => serve(roles, options));
}

const SETTINGS_HELP = `
Settings are environment variables, all optional:
  HOST (127.0.0.1), PORT (4000)          where the API listens
  MONGODB_URI, REDIS_URL                 services to use; without them both are found or provided
  DATA_DIR (.data)                       where provided services keep their data
  ADMIN_KEY                              the key that callers must send; needed for any HOST but loopback
  READ_KEYS                              keys, or NAME:KEY, that may ask questions only, separated by commas
  ALLOWED_ORIGINS, ALLOWED_HOSTS         whose pages may call, and names that are answered, separated by commas
  STALE_AFTER (20m), REOPEN_WITHIN (7d)  when silence is a fault; how long a resolved fault may reopen
  EVENT_RETENTION, CHANGE_RETENTION      how long events and changes are kept (90d)
  QUERY_TIMEOUT (3m), QUERY_MEMORY_MB (512)   what a KQL query may take
  QUERY_MAX_ROWS (500000), QUERY_MAX_MB (100) and how much it may give
  QUERY_CONCURRENCY (5), QUERY_THREADS (8)    queries at once: of one caller, of all
  QUERY_QUEUE (200), QUERY_QUEUE_TIMEOUT (3m) how many wait for their turn, and how long
  QUERY_MAX_WAIT (10m), QUERY_RATE (200)      of a caller of the query API: longest wait, queries in 30 s
  EXPORT_DIR, EXPORT_ENDPOINTS           where scheduled exports may write to (DATA_DIR/exports; any)
  EXPORT_TIMEOUT (1h), EXPORT_MAX_ROWS (50000000)
                                         what one export may take and hold
  EXPORT_CONCURRENCY (4), EXPORT_LEASE (15s)  exports at once; when a dead worker's is taken up
  PUBLIC_URL, SECRET_KEY, LOG_LEVEL      address for links, key for secrets, trace to fatal (info)
  WORKSPACE_ID, WORKSPACE_KEY            what collectors prove themselves with; made at the first start
  TLS_CERT, TLS_KEY, TLS_PORT (4443)     certificate and key for a second listener, with TLS
  INGEST_MAX_BYTES, INGEST_MAX_REQUESTS  what collectors' doors hold (64 MiB) and take on at once (1000)
  SUBSCRIPTIONS_PER_SOCKET (20), SUBSCRIPTIONS_PER_PRINCIPAL (10000), SUBSCRIPTIONS (50000)
                                         how many may run, of a socket, of a caller, of a process
  SOCKETS_PER_PRINCIPAL (2000), SOCKETS (20000)
                                         WebSockets and event streams, of a caller, of a process
  MESSAGE_BYTES (65536), INIT_TIMEOUT (3s)
                                         the largest WebSocket message; time for a socket to introduce itself`;

/** Checks the settings, then runs until a signal ends it. Mistakes of people are told in sentences, never as a stack trace. */
async function serve(roles: Roles, options: ServeOptions): Promise<void> {
  try {
    const config = readConfig(readEnv(process.env));
    // Loaded only now, for it takes a while: help and mistakes are told at once.
    const { run } = await import('./run.ts');
    await run(config, roles, options);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const mistake of error.mistakes) process.stderr.write(`${mistake}\n`);
    process.exitCode = 1;
  }
}
