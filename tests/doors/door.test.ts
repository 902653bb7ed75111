import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { operation } from '../helpers/operation.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ roles: { api: true, worker: false } });
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
});
