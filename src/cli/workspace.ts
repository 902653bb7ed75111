import { Argument, Command } from 'commander';
import { AskError, askServer } from './ask-server.ts';

interface Flags {
  url: string;
  key?: string;
  json?: boolean;
}

interface Workspace {
  workspaceId: string;
  primaryKey: string;
  secondaryKey: string;
  dataCollectionRuleId: string;
  dailyCapMegabytes: number | null;
  collecting: boolean;
}

const FIELDS = 'workspaceId primaryKey secondaryKey dataCollectionRuleId dailyCapMegabytes collecting';
const SHOW = `{ workspace { ${FIELDS} } }`;
const ROTATE = `mutation ($key: WorkspaceKey!) {
  rotateWorkspaceKey(input: { key: $key }) { workspace { ${FIELDS} } userErrors { message } }
}`;

/** `roomwatch workspace show` and `roomwatch workspace rotate-key`: what collectors prove themselves with. */
export function workspaceCommand(): Command {
  const show = common(new Command('show').description('Show the id and keys that collectors need')).action(
    (flags: Flags) => tell(flags, async () => (await ask<{ workspace: Workspace }>(flags, SHOW)).workspace),
  );
  const rotate = common(
    new Command('rotate-key')
      .description('Give one of the two keys a new value; the old one opens nothing from then on')
      .addArgument(new Argument('<key>', 'which key').choices(['primary', 'secondary'])),
  ).action((key: string, flags: Flags) =>
    tell(flags, async () => {
      const { rotateWorkspaceKey: done } = await ask<{
        rotateWorkspaceKey: { workspace: Workspace | null; userErrors: { message: string }[] };
      }>(flags, ROTATE, { key: key.toUpperCase() });
      if (!done.workspace) throw new AskError(done.userErrors.map(({ message }) => message).join(' '));
      return done.workspace;
    }),
  );
  return new Command('workspace')
    .description('What collectors prove themselves with; asks the running server')
    .addCommand(show)
    .addCommand(rotate);
}

function common(command: Command): Command {
  return command
    .option('--url <url>', 'where Roomwatch answers', 'http://127.0.0.1:4000')
    .option('--key <key>', 'its ADMIN_KEY (default: the environment variable ADMIN_KEY)')
    .option('--json', 'print JSON');
}

function ask<T>({ url, key }: Flags, query: string, variables?: Record<string, unknown>): Promise<T> {
  return askServer<T>({ url, key: key ?? process.env['ADMIN_KEY'] }, query, variables);
}

async function tell({ json }: Flags, read: () => Promise<Workspace>): Promise<void> {
  try {
    const workspace = await read();
    process.stdout.write(json ? `${JSON.stringify(workspace)}\n` : describe(workspace));
  } catch (error) {
    if (!(error instanceof AskError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

function describe(workspace: Workspace): string {
  const { dailyCapMegabytes: cap, collecting } = workspace;
  return [
    `Workspace id:          ${workspace.workspaceId}`,
    `Primary key:           ${workspace.primaryKey}`,
    `Secondary key:         ${workspace.secondaryKey}`,
    `Data collection rule:  ${workspace.dataCollectionRuleId}`,
    `Daily cap:             ${cap === null ? 'none' : `${cap} MB`}`,
    `Collectors:            ${collecting ? 'are let in' : 'are refused'}`,
    '',
  ].join('\n');
}
