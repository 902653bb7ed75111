import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { readSchema } from '../../src/app.ts';
import { faultRules } from '../../src/services/alerts/fault-rules.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { cameraFault } from '../helpers/console-events.ts';
import { untypedOperation } from '../helpers/operation.ts';
import { MUTATIONS, QUERIES, SUBSCRIPTIONS, type FieldCase, type Variables } from './cases.ts';
import { DOORS } from './doors.ts';
import { operationOf } from './selection.ts';
import {
  authenticate,
  createTenant,
  dumpOf,
  madeUpIds,
  readerKeyOf,
  type Content,
  type Tenant,
  type FeedMark,
  type TenantIds,
} from './tenant.ts';

/*
 * Two workspaces with the same names in them live side by side in one server. Over every field of the schema, every door and every
 * cursor, a caller of one sees and changes nothing of the other, and an id of the other is answered like an id that nothing has.
 */

/** Pairs of workspaces that are made. */
const RUNS = Number(process.env.WORKSPACE_RUNS ?? 2);
const names = Array.from({ length: RUNS * 2 + 40 }, (_, index) => `tenant-${String(index).padStart(4, '0')}`);

let app: TestApp;
let schema: GraphQLSchema;

beforeAll(async () => {
  schema = buildSchema(readSchema());
  const readers = names.map((workspace) => ({
    id: `reader-of-${workspace}`,
    workspace,
    name: workspace,
    key: readerKeyOf(workspace),
  }));
  app = await startTestApp({ roles: { api: true, worker: false }, callers: { authenticate, readers } });
});
afterAll(() => app.stop());

const word = fc.string({ unit: fc.constantFrom(...'abcdefghijkl'), minLength: 4, maxLength: 8 });
const content: fc.Arbitrary<Content> = fc.record({
  computers: fc.uniqueArray(word, { minLength: 2, maxLength: 3 }),
  room: word,
  query: word,
  view: word,
  scheduledExport: word,
  field: word.map((name) => `X${name}_CF`),
  table: word.map((name) => `T${name}`),
});

/** What must not show to a caller of another workspace. */
function secretsOf({ mark, workspace, ids, exportSecret }: Tenant): string[] {
  const { cursors, ...named } = ids;
  const { keys, ruleId } = workspace;
  return [mark, ...Object.values(keys), ruleId, exportSecret, ...Object.values(named), ...Object.values(cursors)];
}

function expectNothingOf(other: Tenant, answer: unknown, what: string): void {
  const text = JSON.stringify(answer);
  const shown = secretsOf(other).filter(
    (secret) => text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1)),
  );
  expect([what, shown]).toEqual([what, []]);
}

/** An answer without what differs by itself: the ids that were named, and marks of the request. */
function normalized(answer: unknown, ids: TenantIds & { ruleId?: string }): string {
  const { cursors, ...named } = ids;
  let text = JSON.stringify(answer);
  const found = [...Object.values(named), ...Object.values(cursors)].sort((one, two) => two.length - one.length);
  for (const id of found) text = text.replaceAll(id, '<id>');
  // Long ids are cut where a message repeats them.
  text = text.replace(/got (\\+)"[^"\\]*\\+"/g, 'got <given>');
  // When it was asked.
  text = text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>');
  return text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>');
}

function fieldsOf(type: GraphQLObjectType | null | undefined): string[] {
  return Object.keys(type!.getFields()).sort();
}

async function walk(
  kind: 'query' | 'mutation',
  cases: Readonly<Record<string, FieldCase>>,
  own: Tenant,
  other: Tenant,
): Promise<void> {
  const fields = (kind === 'query' ? schema.getQueryType() : schema.getMutationType())!.getFields();
  for (const [name, { own: ownCases, named }] of Object.entries(cases)) {
    const text = operationOf(schema, kind, fields[name]!);
    const ask = (variables: Variables) => own.doors.tryAsk(untypedOperation(text), variables);
    const madeUp = madeUpIds(other.ids);
    const missing = named?.(madeUp, own.content, own.ids) ?? [];
    for (const [index, variables] of (named?.(other.ids, own.content, own.ids) ?? []).entries()) {
      const foreign = normalized(await ask(variables), other.ids);
      expect([name, foreign]).toEqual([name, normalized(await ask(missing[index]!), madeUp)]);
      expectNothingOf(other, JSON.parse(foreign), `${name} ${JSON.stringify(variables)}`);
    }
    for (const variables of ownCases?.(own.ids, own.content) ?? []) {
      const answer = await ask(variables);
      expect([name, answer.errors]).toEqual([name, undefined]);
      expectNothingOf(other, answer, `${name} ${JSON.stringify(variables)}`);
    }
  }
}

/** Does what a worker does with the changes of a workspace: this server has none, so that nothing moves by itself. */
async function applyFaultRules(workspace: string): Promise<void> {
  const { core } = app.app;
  const entries = await core.models.changes.after(workspace, 0, 1_000);
  await faultRules.handle(entries, { core, workspace, log: core.log, signal: new AbortController().signal });
}

/** Follows a feed over the WebSocket while both workspaces change; answers all that came. */
async function followBoth(field: string, own: Tenant, other: Tenant): Promise<void> {
  const text = operationOf(schema, 'subscription', schema.getSubscriptionType()!.getFields()[field]!);
  const inbox = own.doors.subscribe(untypedOperation<Record<string, FeedMark>>(text), {});
  await inbox.until(({ kind }) => kind === 'SYNCED');
  const report = async (tenant: Tenant, names: readonly string[]) => {
    await tenant.doors.post(names.map((name) => cameraFault(name, { members: { Alias: tenant.mark } })));
    await applyFaultRules(tenant.name);
  };
  // More than the caller's log has in all, so that each number of the caller's next changes is one of the other's too.
  await report(
    other,
    Array.from({ length: 40 }, (_, index) => `${field}-o${index}`),
  );
  await report(own, [`${field}-w`]);
  await inbox.until((message) => JSON.stringify(message).includes(`${field}-w`));
  await inbox.close();
  expectNothingOf(other, inbox.all, `${field}, live`);
  expect(JSON.stringify(inbox.all)).not.toContain(`${field}-o`);
  const { faults, rooms, alerts } = await own.doors.ask(
    untypedOperation<Record<'faults' | 'rooms' | 'alerts', { nodes: { id: string }[] }>>(
      '{ faults(first: 100) { nodes { id } } rooms(first: 100) { nodes { id } } alerts(first: 100) { nodes { id } } }',
    ),
    {},
  );
  const known = new Set([...faults.nodes, ...rooms.nodes, ...alerts.nodes].map(({ id }) => id));
  const subjects = inbox.all
    .flatMap(({ faultId, roomId, alertId }) => [faultId, roomId, alertId])
    .filter((id) => typeof id === 'string');
  expect(subjects.length).toBeGreaterThan(0);
  expect(subjects.filter((id) => !known.has(id))).toEqual([]);
}

/** What an event stream answers first to a cursor that it is to go on from. */
async function resumed(field: string, own: Tenant, cursor: string): Promise<string> {
  const query = encodeURIComponent(`subscription { ${field} { kind } }`);
  const end = new AbortController();
  const response = await fetch(`${own.doors.url}/graphql/stream?query=${query}`, {
    headers: { accept: 'text/event-stream', authorization: own.authorization, 'last-event-id': cursor },
    signal: end.signal,
  });
  const reader = response.body!.getReader();
  let text = '';
  while (!/data: \{.*\}\n/.test(text)) {
    const { value, done } = await reader.read();
    if (done) break;
    text += new TextDecoder().decode(value);
  }
  end.abort();
  return text;
}

/** What a WebSocket answers to a cursor that it is to go on from. */
async function resumedOverSocket(field: string, own: Tenant, cursor: string): Promise<unknown> {
  const text = `subscription ($after: String) { ${field}(after: $after) { kind } }`;
  const inbox = own.doors.subscribe(untypedOperation<Record<string, FeedMark>>(text), { after: cursor });
  const answer = await inbox.next().catch((error: unknown) => error);
  await inbox.close();
  return answer;
}

test('the cases are those of the schema and of the doors: whoever adds a field or a door says how it is asked', () => {
  expect(Object.keys(QUERIES).sort()).toEqual(fieldsOf(schema.getQueryType()));
  expect(Object.keys(MUTATIONS).sort()).toEqual(fieldsOf(schema.getMutationType()));
  expect([...SUBSCRIPTIONS].sort()).toEqual(fieldsOf(schema.getSubscriptionType()));
  const folder = path.join(import.meta.dirname, '../../src/doors');
  const doors = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(path.join(folder, entry.name)).includes('routes.ts'))
    .map(({ name }) => name);
  expect(Object.keys(DOORS).sort()).toEqual(doors.sort());
  // What can be named has a case that names it.
  const naming = /\b(ID|after|by)\b|(Id|Ids|Key)\b/;
  const unnamed = Object.values(schema.getQueryType()!.getFields())
    .filter(({ args }) => args.some(({ name, type }) => naming.test(String(type)) || name === 'after' || name === 'by'))
    .filter(({ name }) => !QUERIES[name]!.named);
  expect(unnamed.map(({ name }) => name)).toEqual([]);
});

describe('two workspaces side by side', () => {
  test('see and change nothing of each other', async () => {
    let used = 0;
    const property = fc.asyncProperty(content, async (same) => {
      const [a, b] = [names[used]!, names[used + 1]!];
      used += 2;
      const own = await createTenant(app, a, same);
      const other = await createTenant(app, b, same);
      const before = await dumpOf(app, other);
      expect(Object.values(before).flat().length).toBeGreaterThan(30);

      await walk('query', QUERIES, own, other);
      await walk('mutation', MUTATIONS, own, other);
      for (const [name, knock] of Object.entries(DOORS)) {
        const foreignIds = { ...other.ids, ruleId: other.workspace.ruleId };
        const madeUp = { ...madeUpIds(other.ids), ruleId: 'dcr-00000000000000000000000000000000' };
        const foreign = await knock(app.url, own, foreignIds);
        const missing = await knock(app.url, own, madeUp);
        expect([name, normalized(foreign, foreignIds)]).toEqual([name, normalized(missing, madeUp)]);
        expectNothingOf(other, JSON.parse(normalized(foreign, foreignIds)), `the door ${name}`);
        const well = await knock(app.url, own, { ...own.ids, ruleId: own.workspace.ruleId });
        expectNothingOf(other, well, `the door ${name}, in its own workspace`);
      }
      for (const field of SUBSCRIPTIONS) {
        const garbage = madeUpIds(other.ids).cursors[field]!;
        const foreign = other.ids.cursors[field]!;
        expect(normalized(await resumed(field, own, foreign), other.ids)).toBe(
          normalized(await resumed(field, own, garbage), madeUpIds(other.ids)),
        );
        expect(normalized(await resumedOverSocket(field, own, foreign), other.ids)).toBe(
          normalized(await resumedOverSocket(field, own, garbage), madeUpIds(other.ids)),
        );
      }
      await app.app.core.tally.flush();
      expect(await dumpOf(app, other)).toEqual(before);
      for (const field of SUBSCRIPTIONS) await followBoth(field, own, other);
    });
    await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
  }, 600_000);
});
