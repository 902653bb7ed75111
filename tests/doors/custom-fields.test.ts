import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { losses, postLogs, rowsOf, WORKSPACE } from '../helpers/collector.ts';
import { consoleEvent } from '../helpers/console-events.ts';
import { compileField, type CompiledField, type CustomField } from '../../src/domain/custom-fields/custom-field.ts';
import { FieldCosts } from '../../src/domain/custom-fields/field-costs.ts';
import { computeFields } from '../../src/services/custom-fields/compute-fields.ts';
import { refuseDear } from '../../src/services/custom-fields/refuse-dear.ts';
import { computeCustomFields } from '../../src/services/custom-fields/compute-custom-fields.ts';
import type { CustomFieldInput } from '../generated/graphql.ts';
import { operation } from '../helpers/operation.ts';
import { seed } from '../helpers/seed.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({
    settings: { ...WORKSPACE, ADMIN_KEY: 'the-administrator' },
    roles: { api: true, worker: false },
  });
  const displays = (configured: number, real: number) =>
    `Front of Room Display status : Unhealthy. Configured display count is ${configured}. Real display count is ${real}. Camera status : Healthy. `;
  await app.post([
    consoleEvent('FIELD-01', 3001, displays(2, 0), { recordId: '1', members: { Firmware: '1.2.3' } }),
    consoleEvent('FIELD-02', 3001, displays(3, 1), { recordId: '1' }),
    consoleEvent('FIELD-03', 3001, 'Camera status : Unhealthy. ', { recordId: '1' }),
    consoleEvent('FIELD-01', 2000, 'Heartbeat is healthy.', { recordId: '2' }),
  ]);
});
afterAll(() => app.stop());

const TRY = operation(`query ReadTryCustomField($input: CustomFieldInput!) { tryCustomField(input: $input) {
  trial { records matched notMatched values } userErrors { code message field } } }`);
const SAVE = operation(`mutation SaveCustomField($input: CustomFieldInput!) { saveCustomField(input: $input) {
  customField { table name type eventLog eventIds column jsonPath pattern computing } userErrors { code message field } } }`);
const COMPUTE = operation(`mutation ComputeCustomField($input: CustomFieldKey!) { computeCustomField(input: $input) {
  customField { computing } userErrors { code } } }`);
const DELETE = operation(
  `mutation DeleteCustomField($input: CustomFieldKey!) { deleteCustomField(input: $input) { deletedName userErrors { code } } }`,
);

const displays = {
  table: 'Event',
  name: 'RealDisplays_CF',
  type: 'INT',
  eventLog: 'skype room system',
  eventIds: [3001],
  pattern: 'Real display count is (\\d+)',
} satisfies CustomFieldInput;
const valuesOf = async (name: string) =>
  (await rowsOf(app, 'Event')).map((row) => row[name]).filter((value) => value !== undefined);

describe('a custom field of Event', () => {
  it('is tried on stored records before it is saved', async () => {
    const { tryCustomField } = await app.ask(TRY, { input: displays });
    expect(tryCustomField).toEqual({
      trial: { records: 3, matched: 2, notMatched: 1, values: expect.arrayContaining(['0', '1']) },
      userErrors: [],
    });
    expect((await app.ask(operation(`query ReadCustomFields { customFields { name } }`))).customFields).toEqual([]);
  });

  it('is computed for what comes once it is saved, and on request for what is kept', async () => {
    const { saveCustomField } = await app.ask(SAVE, { input: displays });
    expect(saveCustomField).toEqual({
      customField: { ...displays, column: 'RenderedDescription', jsonPath: null, computing: false },
      userErrors: [],
    });
    expect(await valuesOf('RealDisplays_CF')).toEqual([]);
    await app.post([
      consoleEvent('FIELD-04', 3001, 'Front of Room Display status : Unhealthy. Real display count is 7. ', {
        recordId: '1',
      }),
    ]);
    expect(await valuesOf('RealDisplays_CF')).toEqual([7]);

    const asked = await app.ask(COMPUTE, { input: { table: 'Event', name: 'RealDisplays_CF' } });
    expect(asked.computeCustomField).toEqual({ customField: { computing: true }, userErrors: [] });
    expect(await computeCustomFields(app.app.core)).toBe(3);
    expect((await valuesOf('RealDisplays_CF')).sort()).toEqual([0, 1, 7]);
    expect(
      (
        await app.ask(
          operation(`query ReadCustomFieldsOfCustomFields { customFields(table: "Event") { name computing } }`),
        )
      ).customFields,
    ).toEqual([{ name: 'RealDisplays_CF', computing: false }]);
    const query =
      'Event | where RealDisplays_CF >= 1 | summarize Most = max(RealDisplays_CF), Rooms = dcount(Computer)';
    expect(await seed(app).rows(query)).toEqual([[7, 2]]);
    const { tables } = await app.ask(
      operation(`query ReadTables { tables(names: ["Event"]) { columns { name type } } }`),
    );
    expect(tables[0]!.columns).toContainEqual({ name: 'RealDisplays_CF', type: 'INT' });
  });

  it('may be read by a JSON path; a changed definition takes back what no longer fits', async () => {
    const input = { table: 'Event', name: 'Firmware_CF', jsonPath: '$.Firmware' };
    await app.ask(SAVE, { input });
    await app.ask(COMPUTE, { input: { table: 'Event', name: 'Firmware_CF' } });
    await computeCustomFields(app.app.core);
    expect(await valuesOf('Firmware_CF')).toEqual(['1.2.3']);
    await app.ask(SAVE, { input: { ...input, jsonPath: "$['Nothing'][0]" } });
    await app.ask(COMPUTE, { input: { table: 'Event', name: 'Firmware_CF' } });
    await computeCustomFields(app.app.core);
    expect(await valuesOf('Firmware_CF')).toEqual([]);
  });

  it('that is deleted computes nothing more; what it has computed stays', async () => {
    const key = { table: 'Event', name: 'RealDisplays_CF' };
    expect((await app.ask(DELETE, { input: key })).deleteCustomField).toEqual({
      deletedName: key.name,
      userErrors: [],
    });
    await app.post([
      consoleEvent('FIELD-05', 3001, 'X status : Unhealthy. Real display count is 9. ', { recordId: '1' }),
    ]);
    expect((await valuesOf(key.name)).sort()).toEqual([0, 1, 7]);
    expect((await app.ask(DELETE, { input: key })).deleteCustomField.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
  });
});

it('a custom field of a table of records', async () => {
  await postLogs(app.url, [{ Detail: '{"load":{"five":0.5}}' }], { logType: 'Loads' });
  const input = {
    table: 'Loads_CL',
    name: 'Load_CF',
    type: 'REAL',
    column: 'Detail_s',
    jsonPath: '$.load.five',
  } satisfies CustomFieldInput;
  expect((await app.ask(TRY, { input })).tryCustomField.trial).toEqual({
    records: 1,
    matched: 1,
    notMatched: 0,
    values: ['0.5'],
  });
  await app.ask(SAVE, { input });
  await postLogs(app.url, [{ Detail: '{"load":{"five":1.5}}' }], { logType: 'Loads' });
  await app.ask(COMPUTE, { input: { table: 'Loads_CL', name: 'Load_CF' } });
  await computeCustomFields(app.app.core);
  expect((await rowsOf(app, 'Loads_CL')).map((row) => row['Load_CF']).sort()).toEqual([0.5, 1.5]);
});

it('goes by log and event id under the names that the Data Collector API gives them', async () => {
  const record = (id: number) => ({ EventLog: 'Door', EventID: id, Text: `lock ${id}` });
  await postLogs(app.url, [record(7), record(8)], { logType: 'Doors' });
  const input = {
    ...{ table: 'Doors_CL', name: 'Lock_CF', type: 'INT' as const, column: 'Text_s', pattern: '\\d+' },
    ...{ eventLog: 'door', eventIds: [8] },
  } satisfies CustomFieldInput;
  expect((await app.ask(TRY, { input })).tryCustomField.trial).toMatchObject({ records: 1, matched: 1, values: ['8'] });
});

describe('a definition that is none', () => {
  const good = { table: 'Event', name: 'X_CF', pattern: 'x' };
  it.each<[string, object, string, string[], string]>([
    [
      'an expression that would explode',
      { pattern: '((((a{100}){100}){100}){100})' },
      'INVALID',
      ['input', 'pattern'],
      'smaller counts of repetition',
    ],
    [
      'one that is small to write and endless to run',
      { pattern: '(?:a?){1000}(?:a?){1000}$' },
      'INVALID',
      ['input', 'pattern'],
      'pattern: expected an expression that compiles to at most 1000 instructions, not to 4003',
    ],
    [
      'look-around',
      { pattern: '(?<=a)b' },
      'INVALID',
      ['input', 'pattern'],
      'pattern: expected a regular expression of RE2',
    ],
    [
      'a back-reference',
      { pattern: '(a)\\1' },
      'INVALID',
      ['input', 'pattern'],
      'pattern: expected a regular expression of RE2',
    ],
    [
      'an expression that is too long',
      { pattern: 'a'.repeat(1_001) },
      'INVALID',
      ['input', 'pattern'],
      'at most 1000 characters',
    ],
    ['a path that is none', { pattern: null, jsonPath: '$.a..b' }, 'INVALID', ['input', 'jsonPath'], 'at character 4'],
    ['both', { jsonPath: '$.a' }, 'INVALID', ['input', 'jsonPath'], 'either a JSON path or a regular expression'],
    ['neither', { pattern: null }, 'INVALID', ['input', 'jsonPath'], 'either a JSON path or a regular expression'],
    ['a name without _CF', { name: 'X' }, 'INVALID', ['input', 'name'], 'end in _CF'],
    ['a name of ours', { name: 'SRSAlias_CF' }, 'TAKEN', ['input', 'name'], 'not one of the table itself'],
    [
      'no table',
      { table: 'Nothing_CL' },
      'NOT_FOUND',
      ['input', 'table'],
      'table: expected the name of a table, got "Nothing_CL".',
    ],
    [
      'no column',
      { column: 'Nothing' },
      'INVALID',
      ['input', 'column'],
      'column: expected a column of Event to read from, got "Nothing".',
    ],
    [
      'another type than the column has',
      { name: 'RealDisplays_CF', type: 'STRING' },
      'INVALID',
      ['input', 'type'],
      'type: expected int, which the column RealDisplays_CF holds already, got "string".',
    ],
    [
      'a filter on a log in a table whose records have none',
      { table: 'Perf', column: 'CounterName', eventLog: 'System' },
      'INVALID',
      ['input', 'eventLog'],
      'eventLog: expected null, for Perf has no column EventLog, got "System".',
    ],
    [
      'a filter on event ids there',
      { table: 'Perf', column: 'CounterName', eventIds: [1] },
      'INVALID',
      ['input', 'eventIds'],
      'for Perf has no column EventID',
    ],
  ])('%s', async (_name, change, code, field, message) => {
    const { saveCustomField } = await app.ask(SAVE, { input: { ...good, ...change } });
    expect(saveCustomField).toEqual({
      customField: null,
      userErrors: [{ code, field, message: expect.stringContaining(message) }],
    });
  });
});

describe('a field that takes long', () => {
  const field: CustomField = {
    table: 'Event',
    name: 'Dear_CF',
    type: 'string',
    eventLog: null,
    eventIds: null,
    column: 'RenderedDescription',
    jsonPath: null,
    pattern: 'x',
  };
  /** One that takes so many milliseconds for each record. */
  const slow = (milliseconds: number): CompiledField => ({
    field,
    appliesTo: () => true,
    valueIn() {
      for (const start = performance.now(); performance.now() - start < milliseconds;);
      return 'found';
    },
  });
  const states = async () =>
    (await app.ask(operation(`query ReadPausedFields { customFields { name pausedBecause } }`))).customFields.find(
      ({ name }) => name === field.name,
    );

  it('is not saved', async () => {
    const { core } = app.app;
    await expect(refuseDear(core, 'default', slow(60))).rejects.toThrow(
      'pattern: expected an expression that takes at most 50 ms for a text',
    );
    await refuseDear(core, 'default', slow(0));
  });

  it('is left out and paused where records take long all the same, is counted, and goes on when it is saved again', async () => {
    const { core } = app.app;
    const input = { table: 'Event', name: field.name, type: 'STRING', pattern: 'Heartbeat is (\\w+)' } as const;
    expect((await app.ask(SAVE, { input })).saveCustomField.userErrors).toEqual([]);
    const kept: unknown[] = [];
    await computeFields(core, [slow(110)], {
      workspace: 'default',
      table: 'Event',
      door: 'tests',
      records: [1, 2, 3, 4, 5],
      readerOf: () => () => '',
      keep: (record) => void kept.push(record),
    });
    expect(kept).toEqual([1, 2]);
    expect(await states()).toEqual({
      name: field.name,
      pausedBecause: expect.stringMatching(/^It took \d+ ms for 2 records\.$/),
    });
    expect(await losses(app)).toContain('tests Event field-skipped 3');

    await app.post([consoleEvent('FIELD-PAUSED', 2000, 'Heartbeat is healthy.', { recordId: '1' })]);
    expect(await valuesOf(field.name)).toEqual([]);
    await app.ask(SAVE, { input });
    expect(await states()).toEqual({ name: field.name, pausedBecause: null });
    await app.post([consoleEvent('FIELD-RESUMED', 2000, 'Heartbeat is healthy.', { recordId: '1' })]);
    expect(await valuesOf(field.name)).toEqual(['healthy']);
    await app.ask(DELETE, { input: { table: 'Event', name: field.name } });
  });

  it('is too dear by what it takes in all and for each record, and a batch as a whole too', () => {
    const costs = (times: number, milliseconds: number) => {
      const found = new FieldCosts();
      for (let record = 0; record < times; record += 1) {
        found.addRecord();
        found.add('A_CF', milliseconds);
      }
      return [found.whyTooDear('A_CF') !== null, found.isSpent];
    };
    expect([costs(1, 150), costs(2, 150), costs(90, 5), costs(110, 5), costs(10_000, 1), costs(200, 25)]).toEqual([
      [false, false],
      [true, false],
      [false, false],
      [true, false],
      [false, false],
      [true, true],
    ]);
  });

  it.each(['(?i)(a|b|c|[^x]){300}z', '(\\p{L}|\\p{N}|\\p{P}){200}$', '(?:a?){300}a{300}'])(
    'no text holds a search by %s for long, whoever saved it',
    (pattern) => {
      const compiled = compileField({ ...field, pattern });
      // The fastest of three: what else the machine does is not the pattern's.
      const times = ['a', 'abc ', 'Exchange status : Connected. '].map((text) =>
        Math.min(
          ...[1, 2, 3].map(() => {
            const start = process.cpuUsage();
            compiled.valueIn(() => text.repeat(100_000));
            const { user, system } = process.cpuUsage(start);
            return (user + system) / 1_000;
          }),
        ),
      );
      // An unbounded search takes three seconds.
      expect(Math.max(...times)).toBeLessThan(600);
    },
  );
});

it('an expression that other engines take for ever over is answered at once', () => {
  const field: CustomField = {
    table: 'Event',
    name: 'X_CF',
    type: 'string',
    eventLog: null,
    eventIds: null,
    column: 'c',
    jsonPath: null,
    pattern: '(a+)+$',
  };
  const compiled = compileField(field);
  expect(compiled.valueIn(() => `${'a'.repeat(30_000)}b`)).toBeNull();
});

it('no record makes a field throw', () => {
  const fields = ['$.a', "$['b c'][0]", '$'].map((jsonPath) =>
    compileField({
      table: 'T',
      name: 'X_CF',
      type: 'dynamic',
      eventLog: null,
      eventIds: [1],
      column: 'c',
      jsonPath,
      pattern: null,
    }),
  );
  fc.assert(
    fc.property(fc.anything(), (value) => {
      for (const field of fields) {
        field.appliesTo(() => (typeof value === 'symbol' ? null : typeof value === 'object' ? null : value));
        field.valueIn(() =>
          typeof value === 'bigint' || typeof value === 'symbol' ? null : JSON.stringify(value ?? null),
        );
      }
    }),
  );
});
