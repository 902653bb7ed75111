import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  isObjectType,
  printSchema,
  type IntrospectionQuery,
} from 'graphql';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { heartbeat } from '../helpers/console-events.ts';
import { operation } from '../helpers/operation.ts';
import { seed } from '../helpers/seed.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ roles: { api: true, worker: false } });
});
afterAll(() => app.stop());

test('introspection shows the schema as it is written: descriptions, scalars and what specifies them', async () => {
  const query = getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true, oneOf: true });
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as { data: IntrospectionQuery };
  const written = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
  expect(printSchema(buildClientSchema(data))).toBe(printSchema(buildSchema(written)));
});

test('every object with a global id is a node', () => {
  const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
  const withId = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && String(type.getFields()['id']?.type) === 'ID!',
  );
  expect(withId.length).toBeGreaterThan(8);
  for (const type of withId) {
    expect([type.name, isObjectType(type) && type.getInterfaces().map(({ name }) => name)]).toEqual([
      type.name,
      ['Node'],
    ]);
  }
});

describe('nodes', () => {
  const NODE = operation(`query ReadNodeOfTools($id: ID!) { node(id: $id) { __typename id
    ... on Collector { door } ... on ScheduledExport { name exportId } ... on ExportKey { name } } }`);

  test('a collector, a scheduled export and a key are found by their ids', async () => {
    await app.post([heartbeat('CONF-A')]);
    const steps = seed(app);
    const query = await steps.savedQuery({ name: 'all', text: 'print 1' });
    const { id: exportId } = await steps.scheduledExport({
      ...{ name: 'hourly', query: 'print 1', format: 'CSV', window: 'HOURLY' },
      destination: { folder: 'tools' },
    });
    const { createExportKey } = await app.ask(
      operation(
        `mutation CreateKeyOfTools($input: CreateExportKeyInput!) { createExportKey(input: $input) { exportKey { id } } }`,
      ),
      { input: { savedQueryId: query.id, name: 'wall' } },
    );
    const { scheduledExport } = await app.ask(
      operation(`query ReadExportOfTools($id: ID!) { scheduledExport(id: $id) { exportId } }`),
      { id: exportId },
    );
    expect((await app.ask(NODE, { id: exportId })).node).toEqual({
      ...{ __typename: 'ScheduledExport', id: exportId, name: 'hourly' },
      exportId: scheduledExport!.exportId,
    });
    const keyId = createExportKey.exportKey!.id;
    expect((await app.ask(NODE, { id: keyId })).node).toEqual({ __typename: 'ExportKey', id: keyId, name: 'wall' });
    const { node } = await app.ask(NODE, { id: scheduledExport!.exportId });
    expect(node).toBeNull();
  });
});

test('events page backward', async () => {
  await app.post([1, 2, 3].map((minutes) => heartbeat('PAGE-A', { at: new Date(Date.now() - minutes * 60_000) })));
  const PAGE = operation(`query ReadEventsOfTools($last: Int, $before: String, $first: Int) {
    events(filter: { computers: ["PAGE-A"] }, last: $last, before: $before, first: $first) {
      edges { cursor node { timeGenerated } } pageInfo { hasPreviousPage hasNextPage startCursor } } }`);
  const all = (await app.ask(PAGE, { first: 10 })).events.edges;
  expect(all).toHaveLength(3);
  const end = (await app.ask(PAGE, { last: 2 })).events;
  expect([end.edges, end.pageInfo.hasPreviousPage]).toEqual([all.slice(1), true]);
  const before = (await app.ask(PAGE, { last: 2, before: end.pageInfo.startCursor })).events;
  expect([before.edges, before.pageInfo]).toMatchObject([
    all.slice(0, 1),
    { hasPreviousPage: false, hasNextPage: true },
  ]);
});
