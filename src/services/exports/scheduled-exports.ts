import { randomUUID } from 'node:crypto';
import { endpointOf, plainPath, type Destination } from '../../domain/exports/destination.ts';
import type { ExportFormat } from '../../domain/exports/format.ts';
import { dueAt, EXPORT_NAME, windowAt, type WindowKind } from '../../domain/exports/window.ts';
import { formatDuration, parseDuration } from '../../domain/time/duration.ts';
import { later } from '../../domain/time/moments.ts';
import { foldName } from '../../domain/text/names.ts';
import { NO_STRIKES } from '../../domain/queries/strikes.ts';
import type { SecretBox } from '../../domain/credentials/secret-box.ts';
import { CommandError } from '../../errors.ts';
import type { ScheduledExportDocument } from '../../models/scheduled-export.ts';
import type { QueryEngine } from '../../query/index.ts';
import { checkQuery, refuseText } from '../queries/check-query.ts';
import type { Core } from '../core.ts';
import { savedTextOf } from './saved-text.ts';

/** A destination as an administrator gives it: one of the two. */
export interface DestinationInput {
  folder?: string | null;
  s3?: {
    endpoint: string;
    region?: string | null;
    bucket: string;
    prefix?: string | null;
    pathStyle?: boolean | null;
    accessKeyId: string;
    secretAccessKey: string;
  } | null;
}

/** What may be changed of a scheduled export; undefined leaves a member as it is. */
export interface ScheduledExportChange {
  query?: string | null;
  savedQueryId?: string | null;
  format?: ExportFormat | null;
  bom?: boolean | null;
  gzip?: boolean | null;
  /** A duration such as `10m`. */
  delay?: string | null;
  destination?: DestinationInput | null;
  enabled?: boolean | null;
}

export interface ScheduledExportInput extends ScheduledExportChange {
  name: string;
  window: WindowKind;
  destination: DestinationInput;
  /** In which window to begin; the one that is under way where it is left out. */
  from?: Date | null;
}

/** What the commands need beside the core. */
export interface ExportCommands {
  readonly queries: QueryEngine;
  readonly secrets: SecretBox;
  /** The only origins of S3 endpoints; null for any. */
  readonly endpoints: readonly string[] | null;
}

const MOST_EXPORTS = 100;
const DEFAULT_DELAY = 10 * 60_000;
const LONGEST_DELAY = 7 * 86_400_000;
/** Windows that an export may begin in the past. */
const MOST_BACK = 10_000;

/** The name under which a secret key is encrypted. */
export const secretName = (exportId: string): string => `export ${exportId}`;

/** Makes a scheduled export. Throws a `CommandError`. */
export async function createScheduledExport(
  core: Core,
  commands: ExportCommands,
  workspace: string,
  input: ScheduledExportInput,
): Promise<ScheduledExportDocument> {
  const now = core.clock();
  if (!EXPORT_NAME.test(input.name)) {
    throw invalid('name', 'a name of 1 to 100 letters, digits, - and _, for it names the files');
  }
  const first = windowAt(input.window, input.from ?? now);
  const current = windowAt(input.window, now);
  const length = first.end.getTime() - first.start.getTime();
  if (first.start > current.start || current.start.getTime() - first.start.getTime() > MOST_BACK * length) {
    throw invalid('from', `a time of the last ${MOST_BACK} windows`);
  }
  const _id = randomUUID();
  const members = await checked(core, commands, workspace, _id, input, 'new');
  const delay = members.delay ?? DEFAULT_DELAY;
  const enabled = members.enabled ?? true;
  const document: ScheduledExportDocument = {
    query: null,
    savedQueryId: null,
    format: 'csv',
    bom: false,
    gzip: false,
    sealedSecret: null,
    ...members,
    destination: members.destination!,
    delay,
    enabled,
    _id,
    workspace,
    name: input.name,
    nameKey: foldName(input.name),
    window: input.window,
    next: first.start,
    begun: null,
    dueAt: enabled ? dueAt(first, delay) : null,
    hurryUntil: null,
    ...NO_STRIKES,
    leaseOwner: null,
    leaseUntil: null,
    failures: 0,
    lastError: null,
    lastRunAt: null,
    createdAt: now,
    updatedAt: now,
    revision: 1,
  };
  if ((await core.models.scheduledExports.count(workspace)) >= MOST_EXPORTS) {
    throw new CommandError('LIMIT', `at most ${MOST_EXPORTS} scheduled exports`, ['input', 'name']);
  }
  if (!(await core.models.scheduledExports.insert(document))) {
    throw new CommandError('TAKEN', 'a name that no other scheduled export has', ['input', 'name']);
  }
  return document;
}

/** Changes a scheduled export: from the next attempt on it runs as it is then. Throws a `CommandError`. */
export function updateScheduledExport(
  core: Core,
  commands: ExportCommands,
  workspace: string,
  id: string,
  input: ScheduledExportChange,
): Promise<ScheduledExportDocument> {
  return change(core, workspace, id, async (found) => {
    const members = await checked(core, commands, workspace, id, input, found);
    const { delay, enabled } = { ...found, ...members };
    const now = core.clock();
    return {
      ...members,
      // What failed may succeed now.
      ...NO_STRIKES,
      failures: 0,
      dueAt: enabled ? later(now, dueAt(windowAt(found.window, found.next), delay)) : null,
      updatedAt: now,
    };
  });
}

/** Has every window that has ended exported now, without waiting for the delay or the next attempt. Throws a `CommandError`. */
export function runScheduledExport(core: Core, workspace: string, id: string): Promise<ScheduledExportDocument> {
  return change(core, workspace, id, async (found) => {
    if (!found.enabled) throw invalid('id', 'an export that is enabled');
    const now = core.clock();
    return { ...NO_STRIKES, hurryUntil: now, dueAt: now, failures: 0 };
  });
}

/** Ends the pause of an export: its next attempt is due at once. Throws a `CommandError`. */
export function resumeScheduledExport(core: Core, workspace: string, id: string): Promise<ScheduledExportDocument> {
  return change(core, workspace, id, async (found) => {
    if (found.pausedAt == null) throw invalid('id', 'an export that is paused');
    const now = core.clock();
    const next = later(now, dueAt(windowAt(found.window, found.next), found.delay));
    return { ...NO_STRIKES, failures: 0, dueAt: found.enabled ? next : null };
  });
}

/** Removes a scheduled export; what it has stored stays. Throws a `CommandError`. */
export async function deleteScheduledExport(core: Core, workspace: string, id: string): Promise<void> {
  if (!(await core.models.scheduledExports.remove(workspace, id))) throw scheduledExportNotFound();
}

async function change(
  core: Core,
  workspace: string,
  id: string,
  decide: (found: ScheduledExportDocument) => Promise<Partial<ScheduledExportDocument>>,
): Promise<ScheduledExportDocument> {
  for (;;) {
    const found = await core.models.scheduledExports.byId(workspace, id);
    if (!found) throw scheduledExportNotFound();
    const members = await decide(found);
    if (await core.models.scheduledExports.update(found, members)) {
      return { ...found, ...members, revision: found.revision + 1 };
    }
  }
}

type Members = Partial<
  Pick<
    ScheduledExportDocument,
    'query' | 'savedQueryId' | 'format' | 'bom' | 'gzip' | 'delay' | 'destination' | 'sealedSecret' | 'enabled'
  >
>;

/** The members that were given, checked. */
async function checked(
  core: Core,
  commands: ExportCommands,
  workspace: string,
  id: string,
  input: ScheduledExportChange,
  found: ScheduledExportDocument | 'new',
): Promise<Members> {
  const members: Members = {};
  const given = [input.query, input.savedQueryId].filter((one) => one != null).length;
  if (given > 1 || (given === 0 && found === 'new')) throw invalid('query', 'either query or savedQueryId');
  if (input.query != null) {
    const text = input.query;
    if (text.trim() === '') throw invalid('query', 'a query that can be answered');
    await refuseText('query', () => checkQuery(commands.queries, { text, workspace, caller: `${workspace} exports` }));
    Object.assign(members, { query: text, savedQueryId: null });
  }
  if (input.savedQueryId != null) {
    Object.assign(members, { query: null, savedQueryId: input.savedQueryId });
    if ((await savedTextOf(core, workspace, input.savedQueryId)) === null) {
      const expected = 'the id of a saved query whose parameters all have defaults';
      throw new CommandError('NOT_FOUND', expected, ['input', 'savedQueryId']);
    }
  }
  for (const member of ['format', 'bom', 'gzip', 'enabled'] as const) {
    if (input[member] != null) Object.assign(members, { [member]: input[member] });
  }
  if (input.delay != null) members.delay = delayOf(input.delay);
  if (input.destination != null) Object.assign(members, destinationOf(commands, id, input.destination));
  return members;
}

function delayOf(text: string): number {
  const delay = parseDuration(text);
  if (delay === null || delay > LONGEST_DELAY) {
    throw invalid('delay', `a duration from 0s to ${formatDuration(LONGEST_DELAY)}, such as 10m`);
  }
  return delay;
}

function destinationOf(
  { secrets, endpoints }: ExportCommands,
  id: string,
  { folder, s3 }: DestinationInput,
): { destination: Destination; sealedSecret: string | null } {
  const at = (...path: string[]) => ['input', 'destination', ...path];
  if ((folder == null) === (s3 == null)) throw new CommandError('INVALID', 'either folder or s3', at());
  if (folder != null) {
    const plain = plainPath(folder);
    if (plain === null) {
      const expected = 'a path of plain names below EXPORT_DIR, such as reports/rooms; empty for EXPORT_DIR itself';
      throw new CommandError('INVALID', expected, at('folder'));
    }
    return { destination: { kind: 'folder', folder: plain }, sealedSecret: null };
  }
  const given = s3!;
  const endpoint = endpointOf(given.endpoint, endpoints);
  if (endpoint === null) {
    const expected =
      endpoints === null
        ? 'an http or https address without path or password, such as https://s3.example.com, that is not link-local'
        : `one of EXPORT_ENDPOINTS (${endpoints.join(', ')})`;
    throw new CommandError('INVALID', expected, at('s3', 'endpoint'));
  }
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(given.bucket)) {
    const expected = 'the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens';
    throw new CommandError('INVALID', expected, at('s3', 'bucket'));
  }
  const prefix = plainPath(given.prefix ?? '');
  if (prefix === null) {
    throw new CommandError('INVALID', 'a prefix of plain names, such as roomwatch/exports', at('s3', 'prefix'));
  }
  for (const member of ['accessKeyId', 'secretAccessKey'] as const) {
    if (!/^[\x21-\x7e]{1,200}$/.test(given[member])) {
      // What came is a secret: the refusal does not repeat it.
      throw new CommandError('INVALID', '1 to 200 characters without spaces', at('s3', member), 'another text');
    }
  }
  const region = given.region ?? 'us-east-1';
  if (!/^[a-zA-Z0-9-]{1,60}$/.test(region)) {
    throw new CommandError('INVALID', 'the name of a region, such as eu-central-1', at('s3', 'region'));
  }
  const { bucket, accessKeyId } = given;
  const pathStyle = given.pathStyle ?? true;
  return {
    destination: { kind: 's3', endpoint, region, bucket, prefix, pathStyle, accessKeyId },
    sealedSecret: secrets.seal(secretName(id), given.secretAccessKey),
  };
}

const invalid = (member: string, expected: string) => new CommandError('INVALID', expected, ['input', member]);
export const scheduledExportNotFound = (): CommandError =>
  new CommandError('NOT_FOUND', 'the id of a scheduled export', ['input', 'id']);
