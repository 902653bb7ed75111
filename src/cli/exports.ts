import { Command } from 'commander';
import { httpUrl } from './arguments.ts';
import { AskError, askServer } from './ask-server.ts';
import { writeResult } from './print-result.ts';

interface Flags {
  url: string;
  key?: string;
}

const LIST = `{ scheduledExports { id name window format enabled nextWindow dueAt running failures lastError destination { folder s3 { bucket prefix } } } }`;
const RUN = `mutation ($id: ID!) { runScheduledExport(input: { id: $id }) { userErrors { message } } }`;

interface Listed {
  id: string;
  name: string;
  window: string;
  format: string;
  enabled: boolean;
  nextWindow: string;
  dueAt: string | null;
  running: boolean;
  failures: number;
  lastError: string | null;
  destination: { folder: string | null; s3: { bucket: string; prefix: string } | null };
}

/** The command `roomwatch exports`. */
export function exportsCommand(): Command {
  const options = (command: Command) =>
    command
      .option('--url <url>', 'where Roomwatch answers', httpUrl, 'http://127.0.0.1:4000')
      .option('--key <key>', 'its ADMIN_KEY (default: the environment variable ADMIN_KEY)');
  return new Command('exports')
    .description('Look at scheduled exports, and run them now.')
    .addCommand(
      options(new Command('list').description('List scheduled exports and how far they are.')).action(told(list)),
    )
    .addCommand(
      options(
        new Command('run')
          .description('Export every window that has ended, without waiting for the delay or the next attempt.')
          .argument('<name>', 'the name or id of the export'),
      ).action((name: string, flags: Flags) => told((given) => run(name, given))(flags)),
    );
}

async function list(flags: Flags): Promise<void> {
  const all = await read(flags);
  const names = ['name', 'window', 'format', 'to', 'stored until', 'state'];
  writeResult(
    process.stdout,
    'table',
    names.map((name) => ({ name, type: 'string' })),
    all.map((one) => [one.name, one.window, one.format, destinationOf(one), one.nextWindow, stateOf(one)]),
  );
}

async function run(name: string, flags: Flags): Promise<void> {
  const found = (await read(flags)).find((one) => one.id === name || one.name.toLowerCase() === name.toLowerCase());
  if (!found) throw new AskError(`There is no scheduled export ${name}; roomwatch exports list shows them.`);
  const { runScheduledExport } = await askServer<{ runScheduledExport: { userErrors: { message: string }[] } }>(
    serverOf(flags),
    RUN,
    { id: found.id },
  );
  const [wrong] = runScheduledExport.userErrors;
  if (wrong) throw new AskError(wrong.message);
  process.stdout.write(`${found.name} runs now; roomwatch exports list shows how far it is.\n`);
}

const serverOf = ({ url, key }: Flags) => ({ url, key: key ?? process.env['ADMIN_KEY'] });

const read = async (flags: Flags) =>
  (await askServer<{ scheduledExports: Listed[] }>(serverOf(flags), LIST)).scheduledExports;

function destinationOf({ destination: { folder, s3 } }: Listed): string {
  return s3 ? `s3://${s3.bucket}/${s3.prefix}` : `folder ${folder === '' ? '.' : folder}`;
}

function stateOf({ enabled, running, failures, lastError, dueAt }: Listed): string {
  if (!enabled) return 'disabled';
  if (running) return 'running';
  return failures > 0 ? `failed ${failures} times: ${lastError}` : `next at ${dueAt}`;
}

function told(act: (flags: Flags) => Promise<void>): (flags: Flags) => Promise<void> {
  return async (flags) => {
    try {
      await act(flags);
    } catch (error) {
      if (!(error instanceof AskError)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    }
  };
}
