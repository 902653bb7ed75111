import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { postLogs, send, WORKSPACE, WORKSPACE_ID, WORKSPACE_KEY } from '../helpers/collector.ts';
import { seed } from '../helpers/seed.ts';

/* What collectors brought is there to be asked, in the query language. */

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ settings: WORKSPACE, roles: { api: true, worker: false } });
});
afterAll(() => app.stop());

const kql = (query: string) => seed(app).rows(query);

test('a table that a collector made answers at once, with the types of its columns', async () => {
  const at = [1, 2, 3, 50].map((hours) => new Date(Date.now() - hours * 3_600_000).toISOString());
  const records = at.map((when, n) => ({
    Room: `R${n % 2}`,
    Degrees: 20 + n / 2,
    Busy: n % 2 === 0,
    when,
    Detail: { floor: n },
  }));
  await postLogs(app.url, records, { logType: 'Sensors', headers: { 'time-generated-field': 'when' } });
  expect(
    await kql('Sensors_CL | summarize Rooms = dcount(Room_s), Warmest = max(Degrees_d), Busy = countif(Busy_b)'),
  ).toEqual([[2, 21.5, 2]]);
  // The one of fifty hours ago has the time of its receipt, and keeps its own beside.
  expect(await kql('Sensors_CL | where TimeGenerated between (ago(150m) .. ago(30m)) | count')).toEqual([[2]]);
  expect(await kql('Sensors_CL | where TimeGenerated > ago(150m) | count')).toEqual([[3]]);
  expect(await kql('Sensors_CL | where when_t < ago(2d) | project parse_json(Detail_s).floor')).toEqual([[3]]);
  expect(await kql('Sensors_CL | take 1 | project Type, TenantId, SourceSystem')).toEqual([
    ['Sensors_CL', WORKSPACE_ID, 'RestAPI'],
  ]);
});

test('columns that come later are there as soon as they are', async () => {
  await postLogs(app.url, [{ a: 1 }], { logType: 'Later' });
  expect(await kql('Later_CL | project a_d')).toEqual([[1]]);
  await postLogs(app.url, [{ a: 2, b: 'new' }], { logType: 'Later' });
  expect(await kql('Later_CL | where b_s == "new" | project a_d')).toEqual([[2]]);
});

test('dynamic columns are asked as what they are', async () => {
  const { ruleId } = await app.app.core.workspaces.get('default');
  const url = `${app.url}/dataCollectionRules/${ruleId}/streams/Custom-Bags?api-version=2023-01-01`;
  const headers = { authorization: `Bearer ${WORKSPACE_KEY}`, 'content-type': 'application/json' };
  await send(url, headers, JSON.stringify([{ Bag: { list: [1, 2, 3] } }, { Bag: { list: [] } }]));
  expect(await kql('Bags_CL | mv-expand Item = Bag.list | summarize sum(toint(Item))')).toEqual([[6]]);
});

test('losses and usage are found by a query', async () => {
  await postLogs(app.url, [{ ['x'.repeat(50)]: 1, y: 1 }], { logType: 'Lossy' });
  expect(await kql('Operation | where TableName == "Lossy_CL" | project Door, Reason, Count')).toEqual([
    ['data-collector', 'column-dropped-name', 1],
  ]);
  await app.app.core.tally.flush();
  expect(await kql('Usage | where DataType == "Lossy_CL" | summarize sum(Records)')).toEqual([[1]]);
});
