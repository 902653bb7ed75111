import { parseDuration } from '../../domain/time/duration.ts';
import type { Table } from '../../domain/tables/table.ts';
import { CommandError } from '../../errors.ts';
import type { Core } from '../core.ts';

/** What an administrator may change of a table; undefined leaves a member as it is, null takes back what was set. */
export interface TableChange {
  description?: string | null;
  /** A duration such as `30d`. */
  retention?: string | null;
}

const DESCRIPTION = 1_000;
const LEAST = 60_000;
const MOST = 10 * 365 * 86_400_000;

/** Changes a table. Records that are there already follow a new retention in the background (`apply-retention.ts`). */
export async function updateTable(core: Core, workspace: string, name: string, input: TableChange): Promise<Table> {
  const change = {
    ...(input.description === undefined ? {} : { description: checkDescription(input.description) }),
    ...(input.retention === undefined ? {} : { retention: checkRetention(input.retention) }),
  };
  for (;;) {
    const entry = await core.tables.find(workspace, name);
    if (!entry) throw new CommandError('NOT_FOUND', 'the name of a table', ['input', 'name']);
    if (Object.keys(change).length === 0) return entry.table;
    if (await core.tables.change(entry, change)) return (await core.tables.find(workspace, name))!.table;
  }
}

function checkDescription(text: string | null): string | null {
  if (text !== null && text.length > DESCRIPTION) {
    throw new CommandError('INVALID', `at most ${DESCRIPTION} characters`, ['input', 'description']);
  }
  return text === null ? null : text.toWellFormed();
}

function checkRetention(text: string | null): number | null {
  if (text === null) return null;
  const duration = parseDuration(text);
  if (duration === null || duration < LEAST || duration > MOST) {
    throw new CommandError('INVALID', 'a duration from 1m to 3650d, such as 30d', ['input', 'retention']);
  }
  return duration;
}
