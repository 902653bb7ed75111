import { beforeAll, describe, expect, test } from '@jest/globals';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { GraphQLError, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { readSchema } from '../../src/app.ts';
import {
  accessScope,
  mayDo,
  PERMISSIONS,
  reachesSite,
  ROLES,
  sitesWithin,
  type Access,
  type Permission,
  type Role,
} from '../../src/domain/principals/permissions.ts';
import { administrator, type Viewer } from '../../src/domain/principals/viewer.ts';
import { DOCUMENTED_TABLES } from '../../src/domain/tables/documented/index.ts';
import { guardSchema } from '../../src/resolvers/guard-schema.ts';
import { resolvers } from '../../src/resolvers/index.ts';
import { needOfField, needOfType } from '../../src/permissions.ts';
import { OWN_TABLES } from '../../src/services/query-tables/index.ts';
import { permissionOfTable, seesTable, siteColumnOf } from '../../src/services/query-tables/permissions.ts';

/*
 * One table of permissions. What is walked here is the schema and the tables of the query language as they are: whoever adds a field or a
 * table says what it needs, or nobody sees it.
 */

const EVERY_ROLE = Object.keys(ROLES) as Role[];
const withOnly = (...scopes: Permission[]): Viewer => ({ ...administrator, id: 'walker', scopes });

let schema: GraphQLSchema;
beforeAll(() => {
  schema = guardSchema(makeExecutableSchema({ typeDefs: readSchema(), resolvers }));
});

/** Every field of every object type, with each of its arguments alone and without any. */
function everyField(): { type: string; field: GraphQLField<unknown, unknown>; args: Record<string, unknown> }[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) =>
        [{}, ...field.args.map(({ name }) => ({ [name]: 'given' }))].map((args) => ({ type: type.name, field, args })),
      ),
    );
}

/** The context of a caller: whatever but the viewer is touched shows that the guard let the caller pass. */
class PassedError extends Error {}
const contextOf = (viewer: Viewer) =>
  new Proxy(
    { viewer },
    {
      get(target, member) {
        if (member === 'viewer') return target.viewer;
        throw new PassedError(String(member));
      },
    },
  );

/** What a field's resolver, and for a feed what begins it, does for a caller: FORBIDDEN, or anything else. */
function knock(field: GraphQLField<unknown, unknown>, args: Record<string, unknown>, viewer: Viewer): string[] {
  return [field.resolve, field.subscribe].flatMap((resolver) => {
    if (!resolver) return [];
    try {
      const answer: unknown = resolver({}, args, contextOf(viewer), {} as never);
      if (answer instanceof Promise) answer.catch(() => undefined);
      return ['passed'];
    } catch (error) {
      return [error instanceof GraphQLError && error.extensions['code'] === 'FORBIDDEN' ? 'FORBIDDEN' : 'passed'];
    }
  });
}

describe('the schema', () => {
  test('has a line of the table for every field; one without is refused at the start', () => {
    const missing = everyField().filter(({ type, field }) => needOfField(type, field.name) === undefined);
    expect(missing.map(({ type, field }) => `${type}.${field.name}`)).toEqual([]);
    const more = makeExecutableSchema({ typeDefs: [readSchema(), 'extend type Query { secret: String }'], resolvers });
    expect(() => guardSchema(more)).toThrow('src/permissions.ts says nothing of Query.secret.');
    const type = makeExecutableSchema({ typeDefs: [readSchema(), 'type Secret { text: String }'], resolvers });
    expect(() => guardSchema(type)).toThrow('Secret.text');
    expect([needOfField('Query', 'constructor'), needOfField('constructor', 'name'), needOfType('toString')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('refuses every field, with whichever argument, to callers with all permissions but its own', () => {
    let refused = 0;
    for (const { type, field, args } of everyField()) {
      const need = needOfField(type, field.name)!;
      if (need === 'signed-in') continue;
      const others = withOnly(...PERMISSIONS.filter((one) => one !== need));
      const name = `${type}.${field.name}(${Object.keys(args).join()})`;
      expect([name, new Set(knock(field, args, others))]).toEqual([name, new Set(['FORBIDDEN'])]);
      expect([name, knock(field, args, withOnly(need)).includes('FORBIDDEN')]).toEqual([name, false]);
      refused += 1;
    }
    expect(refused).toBeGreaterThan(400);
  });

  test('a command needs a permission to change; a collector and a wall may send, or look, and no more', () => {
    const of = (root: 'getQueryType' | 'getMutationType' | 'getSubscriptionType') =>
      Object.values(schema[root]()!.getFields()).map((field) => ({
        name: field.name,
        need: needOfField(schema[root]()!.name, field.name)!,
      }));
    const open = (role: Role, root: Parameters<typeof of>[0]) =>
      of(root)
        .filter(({ need }) => need === 'signed-in' || mayDo({ workspace: 'w', role }, need))
        .map(({ name }) => name)
        .sort();
    expect(of('getMutationType').filter(({ need }) => need === 'signed-in' || need.endsWith(':read'))).toEqual([]);
    expect(open('INGEST', 'getMutationType')).toEqual(['ingestEvents']);
    expect(open('INGEST', 'getSubscriptionType')).toEqual([]);
    expect(open('VIEWER', 'getMutationType').filter((name) => !ACCOUNT.test(name))).toEqual([]);
    expect(open('DISPLAY', 'getMutationType').filter((name) => !ACCOUNT.test(name))).toEqual([]);
    expect(open('DISPLAY', 'getQueryType')).not.toContain('kql');
    expect(open('DISPLAY', 'getQueryType')).toEqual(expect.arrayContaining(['rooms', 'faults', 'fleet']));
    expect(open('READER', 'getQueryType')).not.toContain('workspace');
    expect(open('OPERATOR', 'getMutationType')).toEqual(expect.arrayContaining(['acknowledgeFault', 'updateRoom']));
    expect(open('OPERATOR', 'getMutationType')).not.toContain('rotateWorkspaceKey');
  });
});

/** Commands about one's own account. */
const ACCOUNT = /^(signOutEverywhere|endSession|changePassword|beginTotp|confirmTotp)$/;

describe('a role', () => {
  test('that is not in the table may do nothing; each permission is an administrator’s', () => {
    const may = (role: string, permission: Permission) =>
      mayDo({ workspace: 'default', role: role as Role }, permission);
    for (const permission of PERMISSIONS) {
      expect(may('ADMINISTRATOR', permission)).toBe(true);
      for (const unknown of ['OWNER', 'constructor', '__proto__', '']) expect(may(unknown, permission)).toBe(false);
    }
    expect(EVERY_ROLE.filter((role) => may(role, 'audit:read'))).toEqual(['ADMINISTRATOR']);
    expect(EVERY_ROLE.filter((role) => may(role, 'workspace:read'))).toEqual(['ADMINISTRATOR']);
  });

  test('administers the installation in its first workspace only', () => {
    expect(mayDo({ workspace: 'default', role: 'ADMINISTRATOR' }, 'installation:manage')).toBe(true);
    expect(mayDo({ workspace: 'other', role: 'ADMINISTRATOR' }, 'installation:manage')).toBe(false);
  });

  test('that is narrowed to sites keeps what knows its site, and nothing about the workspace as a whole', () => {
    const kept = PERMISSIONS.filter((one) => mayDo({ workspace: 'default', role: 'ADMINISTRATOR', sites: ['A'] }, one));
    expect(kept).toEqual([
      ...['rooms:read', 'faults:acknowledge', 'alerts:read', 'events:read', 'records:query', 'queries:read'],
      ...['views:read', 'account:use'],
    ]);
    expect(PERMISSIONS.filter((one) => mayDo({ workspace: 'w', role: 'OPERATOR', scopes: [] }, one))).toEqual([]);
  });

  test('reaches its sites; a place without a site is of none', () => {
    expect(['A', 'B', null, undefined].map((site) => reachesSite({ sites: ['A'] }, site))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(reachesSite({ sites: null }, null)).toBe(true);
    expect(sitesWithin({ sites: ['A', 'B'] }, ['B', 'C'])).toEqual(['B']);
    expect(sitesWithin({ sites: ['A'] }, null)).toEqual(['A']);
    expect(sitesWithin({ sites: null }, null)).toBeNull();
    const access: Access = { workspace: 'w', role: 'VIEWER', sites: ['B', 'A'] };
    expect(accessScope(access)).toBe(accessScope({ ...access, sites: ['A', 'B'] }));
    expect(accessScope(access)).not.toBe(accessScope({ ...access, workspace: 'v' }));
  });
});

describe('the tables of the query language', () => {
  const tables = [...OWN_TABLES.map((table) => table.schema), ...DOCUMENTED_TABLES];

  test('need each a permission: one who has all others does not see it', () => {
    expect(tables.length).toBeGreaterThan(12);
    for (const table of tables) {
      const need = permissionOfTable(table.name);
      expect(seesTable(withOnly(need), table)).toBe(true);
      expect(seesTable(withOnly(...PERMISSIONS.filter((one) => one !== need)), table)).toBe(false);
    }
    expect([permissionOfTable('Audit'), permissionOfTable('constructor')]).toEqual(['audit:read', 'records:query']);
  });

  test('are there for who is narrowed to sites only where each row knows its room', () => {
    const seen = tables.filter((table) => seesTable({ ...administrator, sites: ['A'] }, table)).map(({ name }) => name);
    expect(seen).toEqual(
      expect.arrayContaining(['Device', 'Event', 'Fault', 'FaultChange', 'Room', 'RoomChange', 'Perf']),
    );
    for (const hidden of ['Usage', 'Operation', 'Export']) expect(seen).not.toContain(hidden);
    // A column of that name that a collector wrote proves nothing.
    const forged = {
      name: 'Forged_CL',
      description: '',
      timeColumn: null,
      columns: [{ name: 'Site', type: 'string' as const, description: '' }],
    };
    expect(siteColumnOf(forged)).toBeNull();
  });
});
