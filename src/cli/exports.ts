import { Command } from 'commander';
import type { ListExportsQuery } from '../generated/operations/graphql.ts';
import { operation } from '../operation.ts';
import { AskError, askServer } from './ask-server.ts';
import { writeResult } from './print-result.ts';
import { printOutcome, serverOf, withServer, type ServerFlags } from './server-options.ts';

const LIST = operation(`
  query ListExports {
    scheduledExports {
      id
      name
      window
      format
      enabled
      nextWindow
      dueAt
      running
      failures
      lastError
      destination {
        folder
        s3 {
          bucket
          prefix
        }
      }
    }
  }
`);
const RUN = operation(`
  mutation RunExport($id: ID!) {
    runScheduledExport(input: { id: $id }) {
      userErrors {
        message
      }
    }
  }
`);

type Listed = ListExportsQuery['scheduledExports'][number];

/** The command `roomwatch exports`. */
export function exportsCommand(): Command {
  return new Command('exports')
    .description('Look at scheduled exports, and run them now.')
    .addCommand(
      withServer(new Command('list').description('List scheduled exports and how far they are.')).action(
        (flags: ServerFlags) => printOutcome(() => list(flags)),
      ),
    )
    .addCommand(
      withServer(
        new Command('run')
          .description('Export every window that has ended, without waiting for the delay or the next attempt.')
          .argument('<name>', 'the name or id of the export'),
      ).action((name: string, flags: ServerFlags) => printOutcome(() => run(name, flags))),
    );
}

async function list(flags: ServerFlags): Promise<string> {
  const all = await read(flags);
  const names = ['name', 'window', 'format', 'to', 'stored until', 'state'];
  let table = '';
  writeResult(
    { write: (text) => (table += text) },
    'table',
    names.map((name) => ({ name, type: 'string' })),
    all.map((one) => [one.name, one.window, one.format, destinationOf(one), one.nextWindow, stateOf(one)]),
  );
  return table.trimEnd();
}

async function run(name: string, flags: ServerFlags): Promise<string> {
  const found = (await read(flags)).find((one) => one.id === name || one.name.toLowerCase() === name.toLowerCase());
  if (!found) throw new AskError(`There is no scheduled export ${name}; roomwatch exports list shows them.`);
  const { runScheduledExport } = await askServer(serverOf(flags), RUN, { id: found.id });
  const [wrong] = runScheduledExport.userErrors;
  if (wrong) throw new AskError(wrong.message);
  return `${found.name} runs now; roomwatch exports list shows how far it is.`;
}

const read = async (flags: ServerFlags) => (await askServer(serverOf(flags), LIST, {})).scheduledExports;

function destinationOf({ destination: { folder, s3 } }: Listed): string {
  return s3 ? `s3://${s3.bucket}/${s3.prefix}` : `folder ${folder === '' ? '.' : folder}`;
}

function stateOf({ enabled, running, failures, lastError, dueAt }: Listed): string {
  if (!enabled) return 'disabled';
  if (running) return 'running';
  return failures > 0 ? `failed ${failures} times: ${lastError}` : `next at ${dueAt}`;
}
