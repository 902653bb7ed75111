import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { recordPost } from '../../src/services/records/record-post.ts';
import { countRows, edgeOf, readTable } from '../../src/services/tables/read-table.ts';
import { createWorkspace } from '../../src/services/workspaces/create-workspace.ts';
import { openTestCore, type TestCore } from '../helpers/core.ts';

/* What a query reads of a table: every record of a span of time, once. */

const NOW = new Date('2026-11-21T12:00:00Z');
const MINUTE = 60_000;
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTE);
const TABLES = ['A_CL', 'B_CL', 'Event'];
// Several at the same moment, and none at others.
const TIMES = Array.from({ length: 60 }, (_, n) => minutesAgo(Math.floor(n / 3) * 2));

let core: TestCore;
beforeAll(async () => {
  core = await openTestCore({ clock: () => NOW });
  const bearer = { workspace: 'default', door: 'test', credential: 'none', agent: null, address: '::1' };
  for (const table of TABLES) {
    const records = TIMES.map((at, n) => ({
      TimeGenerated: at.toISOString(),
      Computer: `HOST-${n}`,
      EventLog: 'Application',
      EventID: n,
      RenderedDescription: `${table} ${n}`,
    }));
    for (const half of [records.slice(0, 30), records.slice(30)]) {
      await recordPost(core, {
        bearer,
        table,
        records: half,
        naming: { kind: 'named' },
        body: Buffer.from(table),
        requestId: null,
      });
    }
  }
});
afterAll(() => core.stop());

const bound = fc.option(fc.integer({ min: -3, max: 43 }).map(minutesAgo), { nil: null });

test('a span of time gives its records, each once, in the order of their times', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...TABLES), bound, bound, async (table, from, to) => {
      const found: { n: number; at: number }[] = [];
      for await (const row of readTable(core, 'default', table, { from, to })) {
        found.push({ n: Number(row['EventID']), at: (row['TimeGenerated'] as Date).getTime() });
      }
      const expected = TIMES.flatMap((at, n) => ((!from || at >= from) && (!to || at < to) ? [n] : []));
      expect(found.map(({ n }) => n).sort((a, b) => a - b)).toEqual(expected);
      expect(found.map(({ at }) => at)).toEqual(found.map(({ at }) => at).sort((a, b) => a - b));
    }),
    { numRuns: 60 },
  );
});

test.each(TABLES)('%s knows how many it has, the first and the last', async (table) => {
  expect(await countRows(core, 'default', table)).toBe(60);
  expect(await edgeOf(core, 'default', table, 1)).toEqual(minutesAgo(38));
  expect(await edgeOf(core, 'default', table, -1)).toEqual(NOW);
});

test('another workspace sees nothing of it', async () => {
  await createWorkspace(core, 'other');
  for (const table of TABLES) {
    for await (const row of readTable(core, 'other', table)) throw new Error(JSON.stringify(row));
    expect(await countRows(core, 'other', table)).toBe(0);
  }
});
