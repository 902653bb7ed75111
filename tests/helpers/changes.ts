import type { NewEntry } from '../../src/feed/change-log.ts';
import type { LogEntry } from '../../src/models/change.ts';
import type { Core } from '../../src/services/core.ts';

const FACET = { severity: 'ERROR', state: 'OPEN' } as never;
const versions = new WeakMap<object, Map<string, number>>();

/** Appends one change for each subject named, in this order; the versions of a subject count up from 1. */
export async function appendChanges(
  { models, changeLog, clock }: Pick<Core, 'models' | 'changeLog' | 'clock'>,
  workspace: string,
  subjects: readonly string[],
): Promise<void> {
  const known = versions.get(models) ?? new Map<string, number>();
  versions.set(models, known);
  const entries = subjects.map((subject): NewEntry => {
    const version = (known.get(subject) ?? 0) + 1;
    known.set(subject, version);
    return {
      ...{ feed: 'fault', kind: 'OPENED', state: 'OPEN', previousState: null, before: null, after: FACET },
      ...{ subject, version, at: clock(), reason: 'A test says so.' },
    };
  });
  await changeLog.append(workspace, entries);
}

/** Puts an older copy in the place of the log of all workspaces, as a backup is restored. */
export async function restoreChanges({ changes }: Core['models'], older: readonly LogEntry[]): Promise<void> {
  await changes.model.deleteMany({});
  await changes.insertInOrder(older);
}
