import { startApp, type App, type Roles } from '../app.ts';
import type { Config } from '../config/config.ts';
import { createLogger } from '../logger.ts';
import { ProvisionError, provideServices } from '../provision/index.ts';
import { invitationLink } from '../services/access/invitation-path.ts';
import { startDemo } from './simulate.ts';
import { startMistake } from './start-mistake.ts';
import { print, printError } from './terminal.ts';

/** The options of the command line beside the settings. */
export interface ServeOptions {
  demo?: boolean;
  tlsSelfSigned?: boolean;
}

/** Runs the roles until a signal ends it. Mistakes of people are reported in sentences, never as a stack trace. */
export async function run(
  config: Config,
  roles: Roles,
  { demo = false, tlsSelfSigned = false }: ServeOptions,
): Promise<void> {
  const say = print;
  const log = createLogger(config.logLevel);
  const end = endSignal();
  const { mongodbUri, redisUrl, dataDir, mongodSha256 } = config;
  let services: Awaited<ReturnType<typeof provideServices>>;
  try {
    services = await provideServices({ mongodbUri, redisUrl, dataDir, mongodSha256, say, signal: end.signal });
  } catch (error) {
    if (!(error instanceof ProvisionError)) throw error;
    printError(error.message);
    process.exitCode = 1;
    return;
  }
  try {
    const app = await startApp(config, {
      roles,
      mongodbUri: services.mongodb.uri,
      redisUrl: services.redis.uri,
      log,
      tlsSelfSigned,
    });
    try {
      app.warmUp();
      if (app.url) say(`Roomwatch answers at ${app.url}/graphql (open it in a browser for GraphiQL).`);
      else say('Roomwatch runs its jobs.');
      if (app.tlsUrl) say(`With TLS it answers at ${app.tlsUrl}.`);
      if (app.tlsAuthority) say(`Its certificate is signed by ${app.tlsAuthority}; clients must trust that file.`);
      if (config.adminKey === null && app.url && !app.access.closed) {
        say('No ADMIN_KEY is set: everybody on this machine is administrator.');
      }
      if (app.url) await sayFirstLink(app, config, say);
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
    const mistake = startMistake(error, config);
    if (mistake === null) throw error;
    printError(mistake);
    process.exitCode = 1;
  } finally {
    await services.stop();
  }
}

/** At the first start: the link by which the first administrator sets a password. It is printed once, and good once. */
async function sayFirstLink({ url, access }: App, { publicUrl }: Config, say: (line: string) => void): Promise<void> {
  const invited = await access.inviteFirst();
  if (invited === null) return;
  say(
    `The first administrator sets a password here, once and within 7 days: ${invitationLink(publicUrl, url!, invited)}`,
  );
}

/** Signals closer together count as one: npm passes Ctrl-C on to a process that has it from the terminal already. */
const ONE_WISH = 1_000;

/** Resolves at the first SIGINT or SIGTERM; a later one ends the process at once. */
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
