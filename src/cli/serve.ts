import { Command, Option } from 'commander';
import type { Roles } from '../app.ts';
import { ConfigError, readConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import type { ServeOptions } from './run.ts';
import { settingsHelp } from './settings-help.ts';
import { printError } from './terminal.ts';

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
    .addHelpText('after', settingsHelp)
    .action((options: ServeOptions) => serve(roles, options));
}

/** Checks the settings, then runs until a signal ends it. Mistakes of people are reported in sentences, never as a stack trace. */
async function serve(roles: Roles, options: ServeOptions): Promise<void> {
  try {
    const config = readConfig(readEnv(process.env));
    // Loaded only now, because it takes a while: help and mistakes appear at once.
    const { run } = await import('./run.ts');
    await run(config, roles, options);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const mistake of error.mistakes) printError(mistake);
    process.exitCode = 1;
  }
}
