import { Command, Option } from 'commander';
import { startApp, type Roles } from '../app.ts';
import { ConfigError, readConfig, type Config } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { createLogger } from '../logger.ts';
import { ProvisionError, provideServices } from '../provision/index.ts';
import { startDemo } from './simulate.ts';

/** `roomwatch start`, `roomwatch api` and `roomwatch worker`: the same process with one or both kinds of work. */
export function serveCommands(): Command[] {
  return [
    command('start', 'Run everything in one process: the API and the jobs', { api: true, worker: true }).addOption(
      new Option('--demo', 'also play a small fleet of consoles, to look at'),
    ),
    command('api', 'Run the API: GraphQL, subscriptions and the doors of collectors', { api: true, worker: false }),
    command('worker', 'Run the jobs: silence, staleness, outboxes', { api: false, worker: true }),
  ];
}

function command(name: string, description: string, roles: Roles): Command {
  return new Command(name)
    .description(description)
    .addHelpText('after', SETTINGS_HELP)
    .action((options: { demo?: boolean }) => serve(roles, options.demo ?? false));
}

const SETTINGS_HELP = `
Settings are environment variables, all optional:
  HOST (127.0.0.1), PORT (4000)          where the API listens
  MONGODB_URI, REDIS_URL                 services to use; without them both are found or provided
  DATA_DIR (.data)                       where provided services keep their data
  ADMIN_KEY                              the key that callers must send; needed for any HOST but loopback
  ALLOWED_ORIGINS, ALLOWED_HOSTS         whose pages may call, and names that are answered, separated by commas
  STALE_AFTER (20m), REOPEN_WITHIN (7d)  when silence is a fault; how long a resolved fault may reopen
  EVENT_RETENTION, CHANGE_RETENTION      how long events and changes are kept (90d)
  QUERY_TIMEOUT (3m), QUERY_MEMORY_MB (512)   what a KQL query may take
  QUERY_MAX_ROWS (500000), QUERY_MAX_MB (100) and how much it may give
  QUERY_CONCURRENCY (5), QUERY_THREADS (8)    queries at once: of one caller, of all
  QUERY_QUEUE (200), QUERY_QUEUE_TIMEOUT (3m) how many wait for their turn, and how long
  PUBLIC_URL, SECRET_KEY, LOG_LEVEL      address for links, key for secrets, trace to fatal (info)`;

/** Runs until a signal ends it. Mistakes of people are told in sentences, never as a stack trace. */
async function serve(roles: Roles, demo: boolean): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  let config: Config;
  try {
    config = readConfig(readEnv(process.env));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const mistake of error.mistakes) process.stderr.write(`${mistake}\n`);
    process.exitCode = 1;
    return;
  }
  const log = createLogger(config.logLevel);
  const end = endSignal();
  const { mongodbUri, redisUrl, dataDir } = config;
  let services: Awaited<ReturnType<typeof provideServices>>;
  try {
    services = await provideServices({ mongodbUri, redisUrl, dataDir, say, signal: end.signal });
  } catch (error) {
    if (!(error instanceof ProvisionError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  try {
    const app = await startApp(config, {
      roles,
      mongodbUri: services.mongodb.uri,
      redisUrl: services.redis.uri,
      log,
    });
    try {
      app.warmUp();
      if (app.url) say(`Roomwatch answers at ${app.url}/graphql (open it in a browser for GraphiQL).`);
      else say('Roomwatch runs its jobs.');
      if (config.adminKey === null && app.url) say('No ADMIN_KEY is set: everybody on this machine is administrator.');
      const playing =
        demo && app.url
          ? startDemo({ url: app.url, key: config.adminKey ?? undefined, signal: end.signal, say })
          : Promise.resolve();
      await Promise.all([end.reached, playing]);
    } finally {
      say('Stopping …');
      await app.stop();
    }
  } catch (error) {
    const mistake = listenMistake(error, config);
    if (mistake === null) throw error;
    process.stderr.write(`${mistake}\n`);
    process.exitCode = 1;
  } finally {
    await services.stop();
  }
}

/** Why it cannot listen where the settings say, as a sentence; null for an error about anything else. */
function listenMistake(error: unknown, { host, port }: Config): string | null {
  switch ((error as { code?: string }).code) {
    case 'EADDRINUSE':
      return `Port ${port} of ${host} is in use. Stop what listens there, or set PORT to another (0 takes any).`;
    case 'EACCES':
      return `Port ${port} of ${host} may not be used by this account. Set PORT to one above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST is ${host}, which is no address of this machine. Set it to one, or to 0.0.0.0 for all of them.`;
    default:
      return null;
  }
}

/** Signals closer together than this are one wish: npm passes Ctrl-C on to a process that the terminal has told already. */
const ONE_WISH = 1_000;

/** Reached at the first SIGINT or SIGTERM; a later one ends the process at once. */
function endSignal(): { signal: AbortSignal; reached: Promise<void> } {
  const controller = new AbortController();
  const reached = new Promise<void>((resolve) => controller.signal.addEventListener('abort', () => resolve()));
  let first = 0;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (!controller.signal.aborted) {
        first = performance.now();
        controller.abort();
      } else if (performance.now() - first > ONE_WISH) {
        process.exit(1);
      }
    });
  }
  return { signal: controller.signal, reached };
}
