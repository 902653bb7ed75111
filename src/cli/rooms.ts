import { readFile } from 'node:fs/promises';
import { buffer as readAll } from 'node:stream/consumers';
import { Command, Option } from 'commander';
import type { ImportRoomsOfFileMutation, RoomsForFileQuery } from '../generated/operations/graphql.ts';
import type { RoomRow } from '../domain/inventory/rooms-csv.ts';
import { findRepeated } from '../domain/inventory/plan-import.ts';
import { operation } from '../operation.ts';
import { AskError, askServer, refuseUserErrors, type Server } from './ask-server.ts';
import { printOutcome, serverOf, withServer, type ServerFlags } from './server-options.ts';
import { writeWhole } from './write-whole.ts';
import { printError } from './terminal.ts';

interface Flags extends ServerFlags {
  json?: boolean;
  dryRun?: boolean;
  out?: string;
  separator: 'comma' | 'semicolon';
  bom?: boolean;
}

type Reported = ImportRoomsOfFileMutation['importRooms']['rooms'][number];

const IMPORT = operation(`
  mutation ImportRoomsOfFile($input: ImportRoomsInput!) {
    importRooms(input: $input) {
      rooms {
        index
        name
        action
        changes
        registered
        moved
        removedRooms
        userErrors {
          message
        }
      }
      userErrors {
        message
      }
    }
  }
`);
const PAGE = operation(`
  query RoomsForFile($after: String) {
    rooms(first: 100, after: $after) {
      nodes {
        name
        site
        building
        floor
        tags
        ownTimeZone
        account
        devices {
          computer
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const EXAMPLES = `
Examples:
  $ roomwatch rooms export --out rooms.csv
  $ roomwatch rooms import rooms.csv --dry-run     # says what would change, line by line
  $ roomwatch rooms import rooms.csv
  $ roomwatch rooms export --separator semicolon --bom --out for-excel.csv

The first line of the file names its columns: name, site, building, floor, tags, time zone, account, computers. Only name
must be there; what has no column stays as it is, and an empty cell clears. Several tags or computers are divided by
semicolons. docs/rooms.md says how rooms are found and what goes.
`;

/** `roomwatch rooms import|export`: the rooms as a table. */
export function roomsCommand(): Command {
  const importing = withServer(
    new Command('import')
      .description('Make and change rooms as a CSV file says')
      .argument('<file>', '- reads standard input'),
  )
    .option('--dry-run', 'change nothing; say what would change')
    .option('--json', 'print the report of each line as JSON')
    .action((file: string, flags: Flags) => printOutcome(() => importFile(file, flags)));
  const exporting = withServer(new Command('export').description('Write all rooms as such a file'))
    .option('--out <file>', 'where to (default: standard output)')
    .addOption(new Option('--separator <name>', 'what divides cells').choices(['comma', 'semicolon']).default('comma'))
    .option('--bom', 'begin with a byte order mark, by which Excel knows UTF-8')
    .action((flags: Flags) => printOutcome(() => exportFile(flags)));
  return new Command('rooms')
    .description('Rooms as a table: import, export; asks the running server')
    .addHelpText('after', EXAMPLES)
    .addCommand(importing)
    .addCommand(exporting);
}

/** What became of a line of the file. */
interface LineReport extends Pick<Reported, 'name' | 'action' | 'changes' | 'registered' | 'moved' | 'removedRooms'> {
  readonly line: number;
  readonly errors: readonly string[];
}

/** Rooms that are sent at once: one of these takes about a second. */
const AT_ONCE = 250;

async function importFile(file: string, flags: Flags): Promise<string> {
  // Loaded only here: other commands need no CSV.
  const { readRoomsCsv, RoomsCsvError } = await import('../domain/inventory/rooms-csv.ts');
  const bytes = await contentOf(file);
  let read: ReturnType<typeof readRoomsCsv>;
  try {
    read = readRoomsCsv(bytes);
  } catch (error) {
    if (!(error instanceof RoomsCsvError)) throw error;
    throw new AskError(`${file}: ${error.message}`);
  }
  const { good, reports } = withoutRepeated(read.rows);
  for (const { line, message } of read.bad) reports.push(refusedLine(line, '', message));
  const server = serverOf(flags);
  for (let from = 0; from < good.length; from += AT_ONCE) {
    showProgress(from, good.length);
    reports.push(...(await sendRooms(server, good.slice(from, from + AT_ONCE), flags.dryRun ?? false)));
  }
  showProgress(good.length, good.length);
  reports.sort((a, b) => a.line - b.line);
  if (reports.some(({ action }) => action === 'REFUSED')) process.exitCode = 1;
  if (flags.json) return JSON.stringify(reports);
  for (const { line, errors } of reports) for (const error of errors) printError(`${file}, line ${line}: ${error}`);
  return [...(flags.dryRun ? linesOf(reports) : []), summaryOf(reports, flags.dryRun ?? false)].join('\n');
}

/** Names and computers that an earlier line has; across all lines, for the server sees a part of them at a time. */
function withoutRepeated(rows: readonly RoomRow[]): { good: RoomRow[]; reports: LineReport[] } {
  const found = findRepeated(rows.map(({ name, computers }) => ({ name, computers: computers ?? [] })));
  const repeated = new Map(found.map((one) => [one.index, one]));
  return {
    good: rows.filter((_, index) => !repeated.has(index)),
    reports: found.map(({ index, member, value }) => {
      const { line, name } = rows[index]!;
      return refusedLine(line, name, `${member}: expected what no earlier line has, got ${JSON.stringify(value)}.`);
    }),
  };
}

function refusedLine(line: number, name: string, error: string): LineReport {
  const nothing = { changes: [], registered: [], moved: [], removedRooms: [] };
  return { line, name, action: 'REFUSED', ...nothing, errors: [error] };
}

async function sendRooms(server: Server, rows: readonly RoomRow[], dryRun: boolean): Promise<LineReport[]> {
  const rooms = rows.map(({ line: _line, ...room }) => room);
  const { importRooms } = await askServer(server, IMPORT, { input: { rooms, dryRun } });
  refuseUserErrors(importRooms.userErrors);
  return importRooms.rooms.map(({ index, userErrors, ...report }) => ({
    ...report,
    line: rows[index]!.line,
    errors: userErrors.map(({ message }) => message),
  }));
}

/** On a terminal only. */
function showProgress(done: number, all: number): void {
  if (process.stderr.isTTY !== true) return;
  process.stderr.write(done < all ? `\r${done} of ${all} rooms` : '\r\u001B[K');
}

/** What would change, a line each. */
function linesOf(reports: readonly LineReport[]): string[] {
  return reports
    .filter(({ action }) => action === 'CREATED' || action === 'UPDATED')
    .map(({ line, name, action, changes, registered, moved, removedRooms }) => {
      const parts = [
        ...changes,
        ...(registered.length > 0 ? [`registers ${registered.join(', ')}`] : []),
        ...(moved.length > 0 ? [`moves ${moved.join(', ')} here`] : []),
        ...removedRooms.map((room) => `removes the room ${JSON.stringify(room)}`),
      ];
      const what = action === 'CREATED' ? 'makes' : 'changes';
      return `line ${line}: ${what} ${JSON.stringify(name)}${parts.length > 0 ? ` (${parts.join('; ')})` : ''}`;
    });
}

function summaryOf(reports: readonly LineReport[], dryRun: boolean): string {
  const count = (action: Reported['action']) => reports.filter((report) => report.action === action).length;
  const sum = (member: 'registered' | 'moved' | 'removedRooms') =>
    reports.reduce((total, report) => total + report[member].length, 0);
  return (
    `${dryRun ? 'Dry run, nothing was stored: ' : ''}${count('CREATED')} rooms made, ${count('UPDATED')} changed, ` +
    `${count('UNCHANGED')} as they were, ${count('REFUSED')} refused; ${sum('registered')} computers registered, ` +
    `${sum('moved')} moved, ${sum('removedRooms')} rooms removed.`
  );
}

async function exportFile(flags: Flags): Promise<string> {
  const { writeRoomsCsv } = await import('../domain/inventory/rooms-csv.ts');
  const server = serverOf(flags);
  const rows: Omit<RoomRow, 'line'>[] = [];
  for (let after: string | null = null; ;) {
    const { rooms }: RoomsForFileQuery = await askServer(server, PAGE, { after });
    for (const { ownTimeZone, devices, ...room } of rooms.nodes) {
      rows.push({ ...room, timeZone: ownTimeZone, computers: devices.map(({ computer }) => computer) });
    }
    if (!rooms.pageInfo.hasNextPage) break;
    after = rooms.pageInfo.endCursor;
  }
  const delimiter = flags.separator === 'semicolon' ? ';' : ',';
  const content = writeRoomsCsv(rows, { delimiter, bom: flags.bom ?? false });
  if (flags.out === undefined) return content.trimEnd();
  await writeWhole(flags.out, content);
  return `Wrote ${rows.length} rooms to ${flags.out}.`;
}

async function contentOf(file: string): Promise<Uint8Array> {
  if (file === '-') return readAll(process.stdin);
  try {
    return await readFile(file);
  } catch (error) {
    throw new AskError(`${file} cannot be read: ${(error as Error).message}`);
  }
}
