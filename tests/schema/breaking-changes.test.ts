import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { problemsOf } from '../../scripts/schema/breaking-changes.ts';
import { readIntendedBreaks, readNewestRelease } from '../../scripts/schema/releases.ts';

const current = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
const released = 'type Query { room: String  floor: Int  rooms: Int }';

describe('a schema that follows a released one', () => {
  test('is that of this checkout: what breaks clients of the newest release is in the list', () => {
    expect(problemsOf(readNewestRelease().schema, current, readIntendedBreaks())).toEqual([]);
  });

  test('may gain fields', () => {
    expect(problemsOf(released, 'type Query { room: String  floor: Int  rooms: Int  site: String }', [])).toEqual([]);
  });

  test('may not lose one or change its type', () => {
    expect(problemsOf(released, 'type Query { room: [String]  rooms: Int }', [])).toEqual([
      'Breaks clients: Query.floor was removed.',
      'Breaks clients: Query.room changed type from String to [String].',
    ]);
  });

  test('may break what is listed with a reason', () => {
    const intended = [{ change: 'Query.floor was removed.', reason: 'Rooms have several.' }];
    expect(problemsOf(released, 'type Query { room: String  rooms: Int }', intended)).toEqual([]);
    expect(problemsOf(released, 'type Query { room: String  rooms: Int }', [{ ...intended[0]!, reason: ' ' }])).toEqual(
      ['Listed without a reason: Query.floor was removed.'],
    );
    expect(problemsOf(released, 'type Query { room: String  rooms: Int }', [...intended, ...intended])).toEqual([
      'Listed more than once: Query.floor was removed.',
    ]);
  });

  test('may not list what is no break', () => {
    const intended = [{ change: 'Query.floor was removed.', reason: 'Rooms have several.' }];
    expect(problemsOf(released, released, intended)).toEqual([
      'Listed, but no breaking change: Query.floor was removed.',
    ]);
  });
});
