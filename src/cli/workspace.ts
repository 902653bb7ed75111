import { Argument, Command } from 'commander';
import type { ShowWorkspaceQuery } from '../generated/operations/graphql.ts';
import { operation } from '../operation.ts';
import { AskError, askServer } from './ask-server.ts';
import { printOutcome, serverOf, withServer, type ServerFlags } from './server-options.ts';

interface Flags extends ServerFlags {
  json?: boolean;
}

type Workspace = ShowWorkspaceQuery['workspace'];

const SHOW = operation(`
  query ShowWorkspace {
    workspace {
      workspaceId
      primaryKey
      secondaryKey
      dataCollectionRuleId
      dailyCapMegabytes
      collecting
    }
  }
`);
const ROTATE = operation(`
  mutation RotateKey($key: WorkspaceKey!) {
    rotateWorkspaceKey(input: { key: $key }) {
      workspace {
        workspaceId
        primaryKey
        secondaryKey
        dataCollectionRuleId
        dailyCapMegabytes
        collecting
      }
      userErrors {
        message
      }
    }
  }
`);

/** `roomwatch workspace show` and `roomwatch workspace rotate-key`: the id and keys of collectors. */
export function workspaceCommand(): Command {
  const show = common(new Command('show').description('Show the id and keys that collectors need')).action(
    (flags: Flags) => printOutcome(async () => print(flags, (await askServer(serverOf(flags), SHOW, {})).workspace)),
  );
  const rotate = common(
    new Command('rotate-key')
      .description('Give one of the two keys a new value; the old one opens nothing from then on')
      .addArgument(new Argument('<key>', 'which key').choices(['primary', 'secondary'])),
  ).action((key: string, flags: Flags) =>
    printOutcome(async () => {
      const { rotateWorkspaceKey } = await askServer(serverOf(flags), ROTATE, {
        key: key === 'primary' ? 'PRIMARY' : 'SECONDARY',
      });
      const { workspace, userErrors } = rotateWorkspaceKey;
      if (!workspace) throw new AskError(userErrors.map(({ message }) => message).join(' '));
      return print(flags, workspace);
    }),
  );
  return new Command('workspace')
    .description('The id and keys of collectors; asks the running server')
    .addCommand(show)
    .addCommand(rotate);
}

const common = (command: Command): Command => withServer(command).option('--json', 'print JSON');

function print({ json }: Flags, workspace: Workspace): string {
  if (json) return JSON.stringify(workspace);
  const { dailyCapMegabytes: cap, collecting } = workspace;
  return [
    `Workspace id:          ${workspace.workspaceId}`,
    `Primary key:           ${workspace.primaryKey}`,
    `Secondary key:         ${workspace.secondaryKey}`,
    `Data collection rule:  ${workspace.dataCollectionRuleId}`,
    `Daily cap:             ${cap === null ? 'none' : `${cap} MB`}`,
    `Collectors:            ${collecting ? 'are let in' : 'are refused'}`,
  ].join('\n');
}
