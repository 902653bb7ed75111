import { Command } from 'commander';
import type { ListExportsQuery } from '../generated/operations/graphql.ts';
import { operation } from '../operation.ts';
import { AskError, askServer, refuseUserErrors } from './ask-server.ts';
import { writeResult } from './print-result.ts';
import { printOutcome, serverOf, withServer, type ServerFlags } from './server-options.ts';

const LIST = operation(`
  query ListExports {
    scheduledExports {
      id
      exportId
      name
      window
      format
      enabled
      nextWindow
      dueAt
      running
      failures
      lastError
      pausedAt
      pauseReason
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

const RESUME = operation(`
  mutation ResumeExport($id: ID!) {
    resumeScheduledExport(input: { id: $id }) {
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
    )
    .addCommand(
      withServer(
        new Command('resume')
          .description('End the pause of an export that ended its evaluator again and again.')
          .argument('<name>', 'the name or id of the export'),
      ).action((name: string, flags: ServerFlags) => printOutcome(() => resume(name, flags))),
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
  const reasons = all.flatMap(({ name, pauseReason }) =>
    pauseReason === null ? [] : [`${name} is paused. ${pauseReason} roomwatch exports resume ends the pause.`],
  );
  return [table.trimEnd(), ...reasons].join('\n');
}

async function find(name: string, flags: ServerFlags): Promise<Listed> {
  const found = (await read(flags)).find(
    (one) => [one.id, one.exportId].includes(name) || one.name.toLowerCase() === name.toLowerCase(),
  );
  if (!found) throw new AskError(`There is no scheduled export ${name}; roomwatch exports list shows them.`);
  return found;
}

async function run(name: string, flags: ServerFlags): Promise<string> {
  const found = await find(name, flags);
  const { runScheduledExport } = await askServer(serverOf(flags), RUN, { id: found.id });
  refuseUserErrors(runScheduledExport.userErrors);
  return `${found.name} runs now; roomwatch exports list shows how far it is.`;
}

async function resume(name: string, flags: ServerFlags): Promise<string> {
  const found = await find(name, flags);
  const { resumeScheduledExport } = await askServer(serverOf(flags), RESUME, { id: found.id });
  refuseUserErrors(resumeScheduledExport.userErrors);
  return `${found.name} goes on; roomwatch exports list shows how far it is.`;
}

const read = async (flags: ServerFlags) => (await askServer(serverOf(flags), LIST, {})).scheduledExports;

function destinationOf({ destination: { folder, s3 } }: Listed): string {
  return s3 ? `s3://${s3.bucket}/${s3.prefix}` : `folder ${folder === '' ? '.' : folder}`;
}

function stateOf({ enabled, running, failures, lastError, dueAt, pausedAt }: Listed): string {
  if (!enabled) return 'disabled';
  if (pausedAt !== null) return `paused since ${pausedAt}`;
  if (running) return 'running';
  return failures > 0 ? `failed ${failures} times: ${lastError}` : `next at ${dueAt}`;
}
