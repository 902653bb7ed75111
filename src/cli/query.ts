import { text as readAll } from 'node:stream/consumers';
import { Command, Option } from 'commander';
import { operation, type Operation } from '../operation.ts';
import { headersFor, HOW_IT_IS_FOUND, urlOf } from './ask-server.ts';
import { FORMATS, writeResult, type Format } from './print-result.ts';
import { writeSteps } from './print-steps.ts';
import { dataOutput, printError } from './terminal.ts';
import { serverOf, withServer, type ServerFlags } from './server-options.ts';

const PAGE = 10_000;

const DOCUMENT = operation(`
  query Kql($query: String!, $timespan: String, $first: Int, $after: String) {
    kql(query: $query, timespan: $timespan, first: $first, after: $after) {
      columns {
        name
        type
      }
      rows
      truncated
      warnings
      endCursor
      stats {
        rowsRead
        milliseconds
      }
    }
  }
`);

/** The statistics of each step, for which the database runs each step once more. */
const EXPLAINED = operation(`
  query ExplainKql($query: String!, $timespan: String) {
    kql(query: $query, timespan: $timespan, first: 1, explain: true) {
      warnings
      stats {
        rowsRead
        rowsReturned
        milliseconds
        pushedDown
        steps {
          operators
          table
          isPushedDown
          fellBack
          rows
          milliseconds
          documentsRead
          indexes
          asked
        }
      }
    }
  }
`);

const EXAMPLES = `
Examples:
  $ roomwatch query 'Device | summarize count() by Health'
  $ roomwatch query 'Event | where EventID == 3001 | take 20' --timespan PT1H --format csv > errors.csv
  $ roomwatch query - < inactive.kql
  $ roomwatch query 'Event | where TimeGenerated > ago(1h) | summarize count() by Computer' --explain
`;

interface Flags extends ServerFlags {
  timespan?: string;
  format: Format;
  explain?: boolean;
}

interface QueryFault {
  message: string;
  extensions?: { kqlCode?: string; line?: number; column?: number; length?: number };
}

/** A query that the server refused, with the fault. */
class RefusedError extends Error {
  override name = 'RefusedError';
  readonly fault: QueryFault;

  constructor(fault: QueryFault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** The command `roomwatch query`. */
export function queryCommand(): Command {
  const command = new Command('query')
    .description('Ask a running Roomwatch in KQL and print the answer; docs/kql.md lists what is supported.')
    .argument('<kql>', 'the query; - reads it from standard input');
  return withServer(command)
    .option('--timespan <time>', 'narrow tables that have times: PT1H, P7D, start/end, start/duration, duration/end')
    .addOption(new Option('--format <format>', 'how to print').choices(FORMATS).default('table'))
    .option('--explain', 'print what ran where instead of the answer: operators, rows, indexes, time')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(argument: string, flags: Flags): Promise<void> {
  const query = argument === '-' ? await readAll(process.stdin) : argument;
  const say = printError;
  try {
    if (flags.explain === true) {
      const { stats, warnings } = await ask(flags, EXPLAINED, { query });
      writeSteps(process.stdout, stats);
      for (const warning of warnings) say(`Warning: ${warning}`);
      return;
    }
    const rows: unknown[][] = [];
    let page = await ask(flags, DOCUMENT, { query, first: PAGE });
    rows.push(...page.rows);
    while (page.endCursor !== null) {
      page = await ask(flags, DOCUMENT, { query, first: PAGE, after: page.endCursor });
      for (const row of page.rows) rows.push(row);
    }
    writeResult(dataOutput(), flags.format, page.columns, rows);
    for (const warning of page.warnings) say(`Warning: ${warning}`);
    if (page.truncated) say('The result is longer than the server gives out; these are its first rows.');
    if (flags.format === 'table') {
      const { rowsRead, milliseconds } = page.stats;
      say(`${rows.length} ${rows.length === 1 ? 'row' : 'rows'}; ${rowsRead} read in ${Math.round(milliseconds)} ms`);
    }
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    if (error instanceof RefusedError) for (const line of pointer(query, error.fault)) say(line);
    process.exitCode = 1;
  }
}

async function ask<Page, Variables>(
  flags: Flags,
  document: Operation<{ kql: Page }, Variables>,
  variables: Omit<Variables, 'timespan'>,
): Promise<Page> {
  const { url, timespan } = flags;
  const server = serverOf(flags);
  let response: Response;
  try {
    response = await fetch(urlOf(server, 'graphql'), {
      method: 'POST',
      headers: headersFor(server),
      body: JSON.stringify({ query: document, variables: { ...variables, timespan: timespan ?? null } }),
    });
  } catch {
    throw new Error(`Roomwatch does not answer at ${url}. ${HOW_IT_IS_FOUND}`);
  }
  const answer = (await response.json()) as { data?: { kql: Page }; errors?: QueryFault[]; message?: string };
  const fault = answer.errors?.[0];
  if (fault) throw new RefusedError(fault);
  if (!answer.data) throw new Error(answer.message ?? `${url} answered ${response.status}.`);
  return answer.data.kql;
}

/** The line of the fault, with a mark below the place. */
function pointer(query: string, { extensions }: QueryFault): string[] {
  const { line, column, length } = extensions ?? {};
  const text = line === undefined ? undefined : query.split('\n')[line - 1];
  if (text === undefined || column === undefined) return [];
  const width = Math.max(1, Math.min(length ?? 1, text.length - column + 1));
  return [`  ${text}`, `  ${' '.repeat(column - 1)}${'^'.repeat(width)}`];
}
