import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { Command } from 'commander';
import type { ImportViewMutation } from '../generated/operations/graphql.ts';
import { operation } from '../operation.ts';
import { AskError, askServer } from './ask-server.ts';
import { printOutcome, serverOf, withServer, type ServerFlags } from './server-options.ts';
import { writeWhole } from './write-whole.ts';

interface Flags extends ServerFlags {
  json?: boolean;
  replace?: boolean;
  out?: string;
}

type Answered = ImportViewMutation['createView'];

const LIST = operation(`
  query ListViews {
    views {
      id
      name
      shipped
      revision
      updatedAt
      updatedBy
      refreshSeconds
      tiles {
        id
      }
    }
  }
`);
const FIND = operation(`
  query FindView($name: String!) {
    view(by: { name: $name }) {
      id
      revision
      definition
    }
  }
`);
const CREATE = operation(`
  mutation ImportView($definition: JSON!) {
    createView(input: { definition: $definition }) {
      view {
        name
      }
      userErrors {
        code
        message
      }
    }
  }
`);
const UPDATE = operation(`
  mutation ReplaceView($viewId: ID!, $revision: Int, $definition: JSON!) {
    updateView(input: { viewId: $viewId, revision: $revision, definition: $definition }) {
      view {
        name
      }
      userErrors {
        code
        message
      }
    }
  }
`);

const EXAMPLES = `
Examples:
  $ roomwatch views list
  $ roomwatch views export 'Skype Room Systems v2' --out fleet.json
  $ roomwatch views import fleet.json              # after giving it a name of its own
  $ roomwatch views import fleet.json --replace    # changes the view of that name
`;

/** `roomwatch views list|import|export`: views as files. */
export function viewsCommand(): Command {
  const list = withServer(new Command('list').description('List the views'))
    .option('--json', 'print JSON')
    .action((flags: Flags) => printOutcome(() => listViews(flags)));
  const importing = withServer(
    new Command('import')
      .description('Store the view of a file; its schema is docs/view.schema.json, served at /schemas/view.json')
      .argument('<file>', 'the file; - reads standard input'),
  )
    .option('--replace', 'where there is a view of that name already, change it')
    .action((file: string, flags: Flags) => printOutcome(() => importView(file, flags)));
  const exporting = withServer(
    new Command('export').description('Write a view as a file').argument('<name>', 'its name, without case'),
  )
    .option('--out <file>', 'where to (default: standard output)')
    .action((name: string, flags: Flags) => printOutcome(() => exportView(name, flags)));
  return new Command('views')
    .description('Views as files: list, import, export; asks the running server')
    .addHelpText('after', EXAMPLES)
    .addCommand(list)
    .addCommand(importing)
    .addCommand(exporting);
}

async function listViews(flags: Flags): Promise<string> {
  const { views } = await askServer(serverOf(flags), LIST, {});
  if (flags.json) return JSON.stringify(views);
  return views
    .map(({ name, shipped, tiles, updatedAt, updatedBy }) => {
      const origin = shipped ? 'comes with Roomwatch' : `changed ${updatedAt} by ${updatedBy}`;
      return `${name}  (${tiles.length} ${tiles.length === 1 ? 'tile' : 'tiles'}, ${origin})`;
    })
    .join('\n');
}

async function importView(file: string, flags: Flags): Promise<string> {
  const definition = parsed(await contentOf(file), file);
  const name = await nameOf(definition, file);
  if (flags.replace) {
    const { view } = await askServer(serverOf(flags), FIND, { name });
    if (view) {
      const variables = { viewId: view.id, revision: view.revision, definition };
      const { updateView } = await askServer(serverOf(flags), UPDATE, variables);
      return `Changed the view ${JSON.stringify(stored(updateView, file).name)}.`;
    }
  }
  const { createView } = await askServer(serverOf(flags), CREATE, { definition });
  return `Stored the view ${JSON.stringify(stored(createView, file).name)}.`;
}

async function exportView(name: string, flags: Flags): Promise<string> {
  const { view } = await askServer(serverOf(flags), FIND, { name });
  if (!view) throw new AskError(`There is no view ${JSON.stringify(name)}; roomwatch views list names them.`);
  const content = JSON.stringify(view.definition, null, 2);
  if (flags.out === undefined) return content;
  await writeWhole(flags.out, `${content}\n`);
  return `Wrote ${flags.out}.`;
}

async function contentOf(file: string): Promise<string> {
  if (file === '-') return readAll(process.stdin);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new AskError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function parsed(content: string, file: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch (error) {
    throw new AskError(`${file} is no JSON: ${(error as Error).message}`);
  }
}

async function nameOf(definition: unknown, file: string): Promise<string> {
  // Loaded only here: other commands need no schemas.
  const { readView, ViewFileError } = await import('../domain/views/view.ts');
  try {
    return readView(definition).name;
  } catch (error) {
    if (!(error instanceof ViewFileError)) throw error;
    throw new AskError(`${file}: ${error.message}.`);
  }
}

function stored({ view, userErrors }: Answered, file: string): { name: string } {
  if (view) return view;
  const [wrong] = userErrors;
  const hint =
    wrong?.code === 'TAKEN' ? ' Give it another name, or pass --replace to change the view that has it.' : '';
  throw new AskError(`${file}: ${wrong?.message ?? 'refused'}${hint}`);
}
