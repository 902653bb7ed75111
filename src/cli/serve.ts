import { Command, Option } from 'commander';
import type { Roles } from '../app.ts';
import type { ServeOptions } from './run-server.ts';

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
    command('worker', 'Run the jobs: silence, staleness, outboxes', { api: false, worker: true }),
  ];
}

const selfSigned = () =>
  new Option('--tls-self-signed', 'also listen with TLS, with a certificate of its own where TLS_CERT is not set');

function command(name: string, description: string, roles: Roles): Command {
  return new Command(name)
    .description(description)
    .addHelpText('after', SETTINGS_HELP)
    .action(async (options: ServeOptions) => {
      // Loaded only here: a command that asks a running server is not to wait for all that makes one.
      const { runServer } = await import('./run-server.ts');
      await runServer(roles, options);
    });
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
  PUBLIC_URL, SECRET_KEY, LOG_LEVEL      address for links, key for secrets, trace to fatal (info)
  WORKSPACE_ID, WORKSPACE_KEY            what collectors prove themselves with; made at the first start
  TLS_CERT, TLS_KEY, TLS_PORT (4443)     certificate and key for a second listener, with TLS
  INGEST_MAX_BYTES, INGEST_MAX_REQUESTS  what collectors' doors hold (64 MiB) and take on at once (1000)`;
