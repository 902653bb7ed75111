import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorkspace } from '../../src/services/workspaces/create-workspace.ts';
import { openDoors, startTestApp, type TestApp } from '../helpers/app.ts';
import { heartbeat } from '../helpers/console-events.ts';
import { caughtUp, checkedWindows, CREATE_EXPORT, exportState, filesBelow, hoursAgo, NOW } from '../helpers/exports.ts';
import { wrongVariables } from '../helpers/operation.ts';
import { seed } from '../helpers/seed.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { authenticate } from './tenant.ts';

/*
 * The worker runs the scheduled exports of every workspace. Two that are alike in all but their workspace write each only what its own
 * workspace holds.
 */

const root = tempDir();
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({
    clock: () => NOW,
    settings: { EXPORT_DIR: root },
    callers: { authenticate, readers: [] },
  });
});
afterAll(() => app.stop());

/** Fills a workspace with the same names as the other and exports an hour of it. */
async function exportedBy(name: string) {
  await createWorkspace(app.app.core, name);
  const doors = openDoors(app.url, `viewer-of-${name}`);
  const at = new Date(hoursAgo(1).getTime() + 60_000);
  await doors.post([heartbeat('ROOM-1', { at, members: { DisplayName: `mark of ${name}` } })]);
  const { id: savedQueryId } = await seed(doors).savedQuery({
    ...{ kind: 'QUERY', name: 'hourly', description: '', parameters: [] },
    text: 'Event | project Computer, SRSDisplayName_CF',
  });
  const input = { name: 'rooms', savedQueryId, window: 'HOURLY', delay: '0s', from: hoursAgo(1) };
  const { scheduledExport, userErrors } = (
    await doors.ask(CREATE_EXPORT, { input: wrongVariables({ ...input, destination: { folder: name } }) })
  ).createScheduledExport;
  expect(userErrors).toEqual([]);
  await caughtUp(doors, scheduledExport!.id);
  return { doors, id: scheduledExport!.id, windows: checkedWindows(filesBelow(path.join(root, name))) };
}

test('scheduled exports of two workspaces hold each the events of its own', async () => {
  const [one, two] = [await exportedBy('one'), await exportedBy('two')];
  expect(one.windows.map(({ text }) => text)).toEqual(['Computer,SRSDisplayName_CF\r\nROOM-1,mark of one\r\n']);
  expect(two.windows.map(({ text }) => text)).toEqual(['Computer,SRSDisplayName_CF\r\nROOM-1,mark of two\r\n']);
  const runs = 'Export | where ExportName == "rooms" | count';
  for (const { doors } of [one, two]) expect(await seed(doors).rows(runs)).toEqual([[1]]);
  expect(await exportState(two.doors, one.id)).toBeNull();
  expect(await exportState(one.doors, two.id)).toBeNull();
});
