import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createCursors } from '../../src/domain/ids/cursor.ts';
import { createChangeLog } from '../../src/feed/change-log.ts';
import { feedCursor } from '../../src/feed/feed-cursor.ts';
import type { LogEntry } from '../../src/models/change.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { FAULT_CHANGES, followFaults, isSynced } from '../helpers/change-feed.ts';
import { appendChanges, restoreChanges } from '../helpers/changes.ts';
import { operation } from '../helpers/operation.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ roles: { api: true, worker: false } });
});
afterAll(() => app.stop());

const append = (...subjects: string[]) => appendChanges(app.app.core, 'default', subjects);
const entries = (): Promise<LogEntry[]> => app.app.core.models.changes.after('default', 0, 1_000);

/** Puts an older copy in the place of the log, as a backup is restored, to which another process then appends. */
async function restore(older: readonly LogEntry[], ...subjects: string[]): Promise<void> {
  const { models, clock } = app.app.core;
  await restoreChanges(models, older);
  const changeLog = createChangeLog(models.changes, () => undefined);
  if (subjects.length > 0) await appendChanges({ models, changeLog, clock }, 'default', subjects);
}

/** The messages of a subscriber who goes on from a cursor, until it is in step. */
async function resume(after: string) {
  const inbox = app.subscribe(FAULT_CHANGES, { after });
  await inbox.until(isSynced);
  return inbox.all.map(({ kind, faultId }) => (faultId === null ? kind : `${kind} of a fault`));
}

test('a log that was restored and has grown past a cursor gives GAP, and sends those away who follow', async () => {
  await append('a', 'b');
  const older = await entries();
  const follower = await followFaults(app);
  await append('c', 'd');
  await follower.until(({ kind }) => kind === 'OPENED');
  const { cursor } = await follower.until(({ kind }) => kind === 'OPENED');

  const away = expect(follower.until(() => false)).rejects.toMatchObject({ code: 1013 });
  await restore(older, 'e', 'f', 'g', 'h');
  await away;
  expect(await resume(cursor)).toEqual(['GAP', 'SYNCED']);
});

test('a log that was restored and is shorter does so too; a cursor from before the copy goes on', async () => {
  const older = await entries();
  const follower = await followFaults(app);
  const { cursor: known } = follower.all.at(-1)!;
  await append('i', 'j');
  const { cursor } = await follower.until(({ kind }) => kind === 'OPENED');

  const away = expect(follower.until(() => false)).rejects.toMatchObject({ code: 1013 });
  await restore(older);
  await away;
  expect(await resume(cursor)).toEqual(['GAP', 'SYNCED']);
  await append('k');
  expect(await resume(known)).toEqual(['OPENED of a fault', 'SYNCED']);
});

test('a cursor of 0.1.0, and the changes that it appended, are gone on from by their numbers', async () => {
  const { models } = app.app.core;
  const cursors = createCursors(await models.installation.secret('cursor', () => 'made at the start'));
  await append('l', 'm');
  const [last, before] = (await entries()).reverse();
  const old = feedCursor(cursors, 'faultChanges', 'default', { number: before!.number, mark: null });
  expect(await resume(old)).toEqual(['OPENED of a fault', 'SYNCED']);
  await models.changes.model.updateMany({ number: last!.number }, { $unset: { follows: '' } });
  const marked = feedCursor(cursors, 'faultChanges', 'default', { number: before!.number, mark: before!.mark! });
  expect(await resume(marked)).toEqual(['OPENED of a fault', 'SYNCED']);
});

const PAGE = operation(`query ReadChangesAroundCursors($after: String, $before: String) {
  faultChanges(first: 100, after: $after, before: $before) { nodes { faultId } pageInfo { endCursor } } }`);

test('a page of the history asks the mark too, of `after` and of `before`', async () => {
  const page = (variables: { after?: string; before?: string }) => app.tryAsk(PAGE, variables);
  const codesOf = async (variables: { after?: string; before?: string }) =>
    (await page(variables)).errors?.map(({ extensions }) => [extensions['code'], extensions['argumentName']]);
  const cursorNow = async () => (await app.ask(PAGE)).faultChanges.pageInfo.endCursor!;
  await append('n', 'o');
  const older = await entries();
  const known = await cursorNow();
  await append('p');
  const lost = await cursorNow();

  // shorter than the cursor, as long as it, and grown past it
  for (const subjects of [[], ['q'], ['r', 's']]) {
    await restore(older, ...subjects);
    expect(await codesOf({ after: lost })).toEqual([['CURSOR_EXPIRED', 'after']]);
    expect(await codesOf({ before: lost })).toEqual([['CURSOR_EXPIRED', 'before']]);
    const { data } = await page({ after: known });
    expect(data!.faultChanges.nodes).toHaveLength(subjects.length);
  }
  // where changes behind a cursor were pruned, a page would hide a hole
  await app.app.core.models.changes.removeBefore('default', (await entries()).at(-1)!.number);
  expect(await codesOf({ after: known })).toEqual([['CURSOR_EXPIRED', 'after']]);
  expect(await codesOf({ before: known })).toBeUndefined();
});
