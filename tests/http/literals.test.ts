import { expect, test } from '@jest/globals';
import { serve } from './harness.ts';

const event = (rest: string) => `mutation { ingest(input: { events: [
  { computer: "A", eventId: 1, timeGenerated: "2026-11-21T09:30:00Z" }, { ${rest} }] }) }`;
const TIME = 'timeGenerated: "2026-11-21T09:30:00Z"';
const LONG = 'x'.repeat(5_000);
const expectedTime = 'Expected an RFC 3339 time with an offset, such as 2026-11-21T09:30:00Z, got';

test.each([
  [
    'a time that is none',
    event('computer: "A", eventId: 1, timeGenerated: "yesterday"'),
    `input.events[1].timeGenerated: ${expectedTime} "yesterday".`,
  ],
  [
    'a time that is no text',
    event('computer: "A", eventId: 1, timeGenerated: 5'),
    `input.events[1].timeGenerated: ${expectedTime} 5.`,
  ],
  [
    'a wrong type',
    event(`computer: 5, eventId: 1, ${TIME}`),
    'input.events[1].computer: expected a value of type String!, got 5.',
  ],
  [
    'a long value',
    event(`computer: "A", eventId: "${LONG}", ${TIME}`),
    `input.events[1].eventId: expected a value of type Int!, got "${'x'.repeat(97)}…".`,
  ],
  [
    'a null',
    event(`computer: null, eventId: 1, ${TIME}`),
    'input.events[1].computer: expected a value of type String!, got null.',
  ],
  ['nothing', event(`eventId: 1, ${TIME}`), 'input.events[1].computer: expected a value of type String!, got nothing.'],
  [
    'an unknown value',
    event(`computer: "A", eventId: 1, ${TIME}, level: LOUD`),
    'input.events[1].level: expected one of ERROR, WARNING, got "LOUD".',
  ],
  [
    'an unknown member',
    event(`computer: "A", eventId: 1, ${TIME}, extra: 1`),
    'input.events[1]: type EventInput has no field "extra".',
  ],
  [
    'something else than a list of objects',
    'mutation { ingest(input: { events: 5 }) }',
    'input.events: expected a value of type [EventInput!]!, got 5.',
  ],
  ['two of one', '{ by(by: { id: "1", name: "x" }) }', 'by: OneOf Input Object "By" must specify exactly one key.'],
  ['a default value', 'query ($at: DateTime = "soon") { moment(at: $at) }', `at: ${expectedTime} "soon".`],
])(
  '%s that is written into the document is named by path, expectation and value, over every transport',
  async (_name, query, message) => {
    const { query: ask, socket } = await serve();
    const { status, body } = await ask({ query });
    expect(status).toBe(400);
    expect(body.errors).toHaveLength(1);
    expect(body.errors![0]).toMatchObject({ message, extensions: { code: 'BAD_USER_INPUT' } });
    const client = await socket().init();
    await client.send({ type: 'subscribe', id: 'a', payload: { query } });
    expect(await client.next()).toMatchObject({ type: 'error', payload: body.errors });
  },
);

test('what else is wrong with the document keeps its own words and code', async () => {
  const { query } = await serve();
  const { body } = await query({ query: '{ nothing moment(at: "soon") }' });
  expect(body.errors).toMatchObject([
    { message: 'Cannot query field "nothing" on type "Query".', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    { message: `at: ${expectedTime} "soon".`, extensions: { code: 'BAD_USER_INPUT', field: ['at'] } },
  ]);
});
