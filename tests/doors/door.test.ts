import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { losses, postLogs, send, WORKSPACE, WORKSPACE_KEY } from '../helpers/collector.ts';
import { consoleEvent } from '../helpers/console-events.ts';
import { eventually } from '../helpers/process.ts';
import { operation } from '../helpers/operation.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ roles: { api: true, worker: false }, settings: WORKSPACE });
});
afterAll(() => app.stop());

test('a line that is no JSON is refused as a whole: no member of it is at fault', async () => {
  const { body } = await app.post('nope\n', { 'content-type': 'application/x-ndjson' });
  expect(body.rejected).toEqual([
    { index: 0, code: 'INVALID', field: null, message: 'Expected an event as a JSON object on a line, got "nope".' },
  ]);
});

test.each(['GET', 'PUT', 'DELETE'])('%s is told that events are brought by POST', async (method) => {
  const answer = await fetch(`${app.url}/api/events`, { method });
  expect([answer.status, answer.headers.get('allow'), await answer.json()]).toEqual([
    405,
    'POST',
    {
      error: {
        code: 'METHOD_NOT_ALLOWED',
        message: `Events are brought by POST, not by ${method}; they are read over GraphQL.`,
      },
    },
  ]);
});

test('events are counted by what became of them, through whichever door they came', async () => {
  const counts = async () => {
    const text = await (await fetch(`${app.url}/metrics`)).text();
    const lines = [...text.matchAll(/^roomwatch_events_total\{outcome="(\w+)"\} (\d+)$/gm)];
    return Object.fromEntries(lines.map(([, outcome, count]) => [outcome, Number(count)]));
  };
  const before = { accepted: 0, duplicate: 0, rejected: 0, ...(await counts()) };
  const good = { computer: 'COUNTED', eventId: 2000, timeGenerated: new Date().toISOString(), description: '{}' };
  await app.post([good, { ...good, eventId: -1 }]);
  await app.ask(
    operation(
      `mutation IngestEvents($events: [EventInput!]!) { ingestEvents(input: { events: $events }) { accepted } }`,
    ),
    {
      events: [good, { ...good, recordId: '1' }, { ...good, computer: '' }],
    },
  );
  expect(await counts()).toEqual({
    accepted: before.accepted + 2,
    duplicate: before.duplicate + 1,
    rejected: before.rejected + 2,
  });
  const { computer: Computer, timeGenerated: TimeGenerated, ...event } = consoleEvent('DOORS', 2000, 'All is well.');
  const record = {
    ...{ Computer, EventLog: 'Skype Room System', Source: 'SRS-App', EventID: 2000 },
    RenderedDescription: event.description,
  };
  const at = (minutes: number) => new Date(Date.parse(TimeGenerated) - minutes * 60_000).toISOString();
  const stream = (name: string, records: object[]) =>
    send(
      `${app.url}/dataCollectionRules/${rule}/streams/${name}?api-version=2023-01-01`,
      JSON_AND_KEY,
      JSON.stringify(records),
    );
  const rule = (await app.app.core.workspaces.get('default')).ruleId;
  const timed = { headers: { 'time-generated-field': 'When' } };
  await postLogs(
    app.url,
    [
      { ...record, When: at(1) },
      { ...record, When: at(1) },
    ],
    timed,
  );
  expect((await stream('Custom-Consoles', [{ ...record, TimeGenerated: at(2) }])).status).toBe(204);
  expect((await stream('Microsoft-Event', [{ ...record, TimeGenerated: at(3) }, { EventID: 1 }])).status).toBe(204);
  const bulk = [
    { create: { _index: 'x' } },
    { winlog: { channel: 'Application', event_id: '1' }, '@timestamp': at(4) },
  ];
  await send(`${app.url}/elasticsearch/_bulk`, JSON_AND_KEY, bulk.map((line) => `${JSON.stringify(line)}\n`).join(''));
  expect(await counts()).toEqual({
    accepted: before.accepted + 5,
    duplicate: before.duplicate + 2,
    rejected: before.rejected + 4,
  });
});

const JSON_AND_KEY = { 'content-type': 'application/json', authorization: `Bearer ${WORKSPACE_KEY}` };

test('a post that is refused before its table is known is in `Operation` too', async () => {
  expect(await postLogs(app.url, [{ a: 1 }], { logType: null })).toMatchObject({ status: 400 });
  const stream = `${app.url}/dataCollectionRules/dcr-none/streams/Custom-X?api-version=2023-01-01`;
  expect((await send(stream, JSON_AND_KEY, '[{}]')).status).toBe(404);
  await eventually(async () => {
    const found = await losses(app);
    return ['data-collector', 'logs-ingestion'].every((door) => found.includes(`${door}  request-refused 1`));
  }, 'noted');
});
