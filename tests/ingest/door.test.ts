import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';

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
