import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createSecretBox } from '../../src/domain/credentials/secret-box.ts';
import { deleteCustomField, saveCustomField } from '../../src/services/custom-fields/change-custom-field.ts';
import { createFieldBook } from '../../src/services/custom-fields/field-book.ts';
import { createRecent } from '../../src/services/common/recent.ts';
import { openWorkspaces } from '../../src/services/workspaces/workspaces.ts';
import { openTestCore, type TestCore } from '../helpers/core.ts';

/* What each process keeps of the database for a short time. */

/** Reads that end when they are told to, each with what was there when it began. */
function heldReads() {
  const held: (() => void)[] = [];
  const stored = { value: 1 };
  const read = (_workspace: string) => {
    const { value } = stored;
    return new Promise<number>((resolve) => held.push(() => resolve(value)));
  };
  return { stored, read, end: (index: number) => held[index]!(), begun: () => held.length };
}

/** A promise that somebody else keeps. */
function deferred() {
  let resolve!: () => void;
  const promise = new Promise<void>((keep) => (resolve = keep));
  return { promise, resolve };
}

describe('what was read lately', () => {
  test('is given again until it is stale, for each workspace its own', async () => {
    let reads = 0;
    const read = (workspace: string) => Promise.resolve(`${workspace} ${(reads += 1)}`);
    const kept = createRecent(read, (found) => found, Infinity);
    expect([await kept.of('a'), await kept.of('b'), await kept.of('a')]).toEqual(['a 1', 'b 2', 'a 1']);
    const stale = createRecent(read, (found) => found, 0);
    expect([await stale.of('a'), await stale.of('a')]).toEqual(['a 3', 'a 4']);
  });

  test('is read anew after a change, and made knowing what it was before', async () => {
    const reads = heldReads();
    const kept = createRecent(reads.read, (found, before: number[] = []) => [...before, found], Infinity);
    const first = kept.of('a');
    reads.end(0);
    expect(await first).toEqual([1]);
    reads.stored.value = 2;
    kept.forget('a');
    const second = kept.of('a');
    reads.end(1);
    expect(await second).toEqual([1, 2]);
    expect(await kept.of('a')).toBe(await second);
  });

  test('is not kept where it was read before a change and came after it', async () => {
    const reads = heldReads();
    const kept = createRecent(reads.read, (found) => found, Infinity);
    const early = kept.of('a');
    reads.stored.value = 2;
    kept.forget('a');
    reads.end(0);
    expect(await early).toBe(1);
    const late = kept.of('a');
    expect(reads.begun()).toBe(2);
    reads.end(1);
    expect([await late, await kept.of('a')]).toEqual([2, 2]);
  });
});

describe('what a process knows', () => {
  let core: TestCore;
  beforeAll(async () => {
    core = await openTestCore();
  }, 120_000);
  afterAll(() => core.stop());

  test('of custom fields is new at once, also where they were being read while one was saved', async () => {
    const { customFields } = core.models;
    const found = deferred();
    const saved = deferred();
    const late = createFieldBook(
      {
        ...customFields,
        all: (async (workspace: string) => {
          const documents = await customFields.all(workspace);
          found.resolve();
          await saved.promise;
          return documents;
        }) as unknown as typeof customFields.all,
      },
      core.log,
    );
    const racing = { ...core, fieldBook: late };
    const early = late.of('default', 'Event');
    await found.promise;
    const field = { table: 'Event', name: 'Mac_CF', type: 'string' as const, column: null, pattern: null };
    await saveCustomField(racing, 'default', { ...field, jsonPath: '$.Mac', eventLog: null, eventIds: null });
    saved.resolve();
    expect(await early).toEqual([]);
    expect((await late.of('default', 'Event')).map((compiled) => compiled.field.name)).toEqual(['Mac_CF']);
    await deleteCustomField(racing, 'default', field);
    expect(await late.of('default', 'Event')).toEqual([]);
  });

  test('of the keys of collectors is new at once, also where they were being read while one was rotated', async () => {
    let now = Date.now();
    const found = deferred();
    const rotated = deferred();
    let isHeld = false;
    const settings = core.models.workspaces;
    const all = async () => {
      const documents = await settings.all();
      if (!isHeld) return documents;
      isHeld = false;
      found.resolve();
      await rotated.promise;
      return documents;
    };
    const workspaces = await openWorkspaces(
      { ...settings, all },
      createSecretBox('tests'),
      { name: 'default', given: { id: null, key: null } },
      () => new Date(now),
    );
    const before = (await workspaces.get('default')).keys.primary;
    now += 10_000;
    isHeld = true;
    const early = workspaces.get('default');
    await found.promise;
    const { keys } = await workspaces.rotate('default', 'primary');
    rotated.resolve();
    expect((await early).keys.primary).toBe(before);
    expect(keys.primary).not.toBe(before);
    expect((await workspaces.get('default')).keys).toEqual(keys);
  });
});
