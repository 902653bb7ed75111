import { Argument, Command, Option } from 'commander';
import { ConfigError, readConfig, type Config } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { readSecretKey } from '../config/secret-key.ts';
import { createSecretBox } from '../domain/credentials/secret-box.ts';
import { ROLES_OF_PEOPLE } from '../domain/principals/grant.ts';
import { serverItself } from '../domain/principals/viewer.ts';
import { foldName } from '../domain/text/names.ts';
import { forTerminal } from '../domain/text/controls.ts';
import { DEFAULT_WORKSPACE } from '../domain/workspaces/workspace-name.ts';
import { CommandError, SettingError } from '../errors.ts';
import { openModels } from '../models/index.ts';
import type { PersonDocument } from '../models/person.ts';
import { ProvisionError, provideServices } from '../provision/index.ts';
import { invitationLink } from '../services/access/invitation-path.ts';
import { disablePerson, invitePerson, resetPerson, type PeopleCore } from '../services/access/people.ts';
import { openDocument } from '../services/workspaces/workspace.ts';
import { urlOfSettings } from './server-options.ts';
import { print, printError } from './terminal.ts';

interface Flags {
  workspace: string;
  json?: boolean;
}

/**
 * `roomwatch people …`: works on the database itself, with the installation's SECRET_KEY, so that it brings back whoever has lost the last
 * way in. Running servers see a change within a second.
 */
export function peopleCommand(): Command {
  const list = common('list', 'List who may sign in').action((flags: Flags) =>
    onDatabase(flags, async ({ models }) => printPeople(flags, await models.people.all(flags.workspace))),
  );
  const invite = common(
    'invite',
    'Invite somebody: prints a link, good once and for 7 days, by which the password is set',
  )
    .addArgument(new Argument('[name]', 'a mail address, or any name').default('administrator'))
    .addOption(new Option('--role <role>', 'what they may do').choices(ROLES_OF_PEOPLE).default('VIEWER'))
    .option('--site <site...>', 'only these sites')
    .option('--administrator', 'the same as --role ADMINISTRATOR')
    .action((name: string, flags: Flags & { role: string; site?: string[]; administrator?: boolean }) =>
      onDatabase(flags, async (core, config) => {
        const role = flags.administrator ? 'ADMINISTRATOR' : flags.role;
        const given = { name, role, sites: flags.site ?? null };
        const { person, invitation } = await invitePerson(core, given, giver(flags));
        return `${forTerminal(person.name)} sets a password here, once and within 7 days:\n${linkOf(config, invitation)}`;
      }),
    );
  const reset = common('reset', 'Take password and one-time codes from somebody; prints a link for a new password')
    .argument('<name>')
    .action((name: string, flags: Flags) =>
      onDatabase(flags, async (core, config) => {
        const { _id } = await personOf(core.models, flags, name);
        const { invitation } = await resetPerson(core, flags.workspace, _id);
        return `${forTerminal(name)} sets a new password here, once and within 7 days:\n${linkOf(config, invitation)}`;
      }),
    );
  const disable = common('disable', 'Let somebody in no more, and end their sessions')
    .argument('<name>')
    .option('--undo', 'let them in again')
    .action((name: string, flags: Flags & { undo?: boolean }) =>
      onDatabase(flags, async (core) => {
        const { _id } = await personOf(core.models, flags, name);
        const disabled = flags.undo !== true;
        await disablePerson(core, { id: _id, disabled }, giver(flags));
        return `${forTerminal(name)} is let in ${disabled ? 'no more' : 'again'}.`;
      }),
    );
  const command = new Command('people').description('Who may sign in; works on the database, with SECRET_KEY');
  for (const one of [list, invite, reset, disable]) command.addCommand(one);
  return command;
}

function common(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--workspace <name>', 'of which workspace', DEFAULT_WORKSPACE)
    .option('--json', 'print JSON');
}

const giver = ({ workspace }: Flags) => serverItself(workspace, 'command line');

/** Opens the database of the settings, and proves that SECRET_KEY is the one of the installation. */
async function onDatabase(
  { workspace }: Flags,
  act: (core: PeopleCore, config: Config) => Promise<string>,
): Promise<void> {
  try {
    const config = readConfig(readEnv(process.env));
    const { mongodbUri, redisUrl, dataDir, mongodSha256 } = config;
    const abort = new AbortController();
    const services = await provideServices({
      ...{ mongodbUri, redisUrl, dataDir, mongodSha256, say: printError, signal: abort.signal },
    });
    try {
      const models = await openModels(services.mongodb.uri);
      try {
        const box = createSecretBox(readSecretKey(config));
        const found = (await models.workspaces.all()).map((document) => openDocument(box, document));
        if (!found.some((one) => one.workspace === workspace)) {
          throw new SettingError(`--workspace: expected the name of a workspace, got "${workspace.slice(0, 100)}".`);
        }
        const changed = () => models.installation.noteAccessChange();
        print(await act({ models, book: { changed }, clock: () => new Date() }, config));
      } finally {
        await models.connection.close();
      }
    } finally {
      await services.stop();
    }
  } catch (error) {
    const isOurs = error instanceof SettingError || error instanceof CommandError || error instanceof ProvisionError;
    const mistakes = error instanceof ConfigError ? error.mistakes : isOurs ? [(error as Error).message] : null;
    if (mistakes === null) throw error;
    for (const mistake of mistakes) printError(mistake);
    process.exitCode = 1;
  }
}

async function personOf(models: PeopleCore['models'], { workspace }: Flags, name: string): Promise<PersonDocument> {
  const person = await models.people.ofName(foldName(name));
  if (person === null || person.workspace !== workspace) {
    throw new CommandError('NOT_FOUND', 'the name of somebody who is listed', ['name']);
  }
  return person;
}

/** The link as people open it: PUBLIC_URL whole, else where a server of these settings answers. */
function linkOf({ publicUrl }: Config, invitation: string): string {
  return invitationLink(publicUrl, urlOfSettings(process.env), invitation);
}

function printPeople({ json }: Flags, people: readonly PersonDocument[]): string {
  const rows = people.map(({ name, role, sites, disabledAt, password, totp, lastSignInAt }) => ({
    ...{ name, role, sites, disabled: disabledAt !== null, active: password !== null },
    ...{ totp: totp !== null, lastSignInAt },
  }));
  if (json) return JSON.stringify(rows);
  if (rows.length === 0) return 'Nobody may sign in yet; roomwatch people invite --administrator makes the first link.';
  const lines = rows.map((row) =>
    [
      forTerminal(row.name),
      row.role,
      row.sites === null ? 'all sites' : row.sites.map(forTerminal).join(', ') || 'no site',
      row.disabled ? 'disabled' : row.active ? 'active' : 'invited',
      row.totp ? 'with codes' : 'without codes',
    ].join('  '),
  );
  return lines.join('\n');
}
