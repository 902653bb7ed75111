import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { namedFitter } from '../../../src/domain/tables/fit-named.ts';
import { suffixedFitter } from '../../../src/domain/tables/fit-suffixed.ts';
import { documentedTable } from '../../../src/domain/tables/documented/index.ts';
import type { Fitted, RawRecord, RowFitter } from '../../../src/domain/tables/fitted.ts';
import { withPlainColumns } from '../../../src/domain/tables/plain-columns.ts';
import type { ColumnType } from '../../../src/domain/tables/schema.ts';
import { emptyCustomTable, type Table } from '../../../src/domain/tables/table.ts';
import type { Cell } from '../../../src/domain/tables/values.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const empty = () => emptyCustomTable('Test_CL', NOW);
const suffixed = (table: Table, records: readonly RawRecord[]) =>
  fitAll(suffixedFitter(table, { timeField: null, resourceId: null, receivedAt: NOW }), records);
const named = (table: Table, records: readonly RawRecord[]) => fitAll(namedFitter(table, NOW), records);

function fitAll(fitter: RowFitter, records: readonly RawRecord[]): Fitted {
  return fitter.finish(records.map((record, index) => fitter.fit(record, index)));
}

/** The table as the registry has it after a batch. */
function grown(table: Table, { added, widened }: Fitted): Table {
  return {
    ...table,
    columns: [
      ...table.columns.map((column) => (widened.includes(column.name) ? { ...column, type: 'real' as const } : column)),
      ...added.map((column) => ({ ...column, description: '', firstSeenAt: NOW })),
    ],
  };
}

function isOfType(cell: Cell, type: ColumnType): boolean {
  switch (type) {
    case 'string':
    case 'dynamic':
      return typeof cell === 'string';
    case 'bool':
      return typeof cell === 'boolean';
    case 'datetime':
      return cell instanceof Date && !Number.isNaN(cell.getTime());
    case 'long':
      return Number.isSafeInteger(cell);
    case 'real':
      return typeof cell === 'number' && Number.isFinite(cell);
    default:
      return false;
  }
}

// Few names, so that the records of a batch meet in the same columns; among them what is reserved, odd or collides.
const name = fc.oneof(
  fc.constantFrom('a', 'b', 'a_s', 'a_s_s', 'Type', '_ResourceId', 'x y', 'x-y', '__proto__', 'constructor', '9', 'é'),
  fc.string({ maxLength: 50 }),
);
const value = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    'true',
    '42',
    42,
    4.5,
    1e300,
    '2026-01-02T03:04:05Z',
    '2026-13-45T99:99:99Z',
    '8145d82213a744ad859c36f31a84f6dd',
    '',
    'é'.repeat(40_000),
    [],
    {},
  ),
  fc.jsonValue(),
);
const records = fc.array(fc.dictionary(name, value, { maxKeys: 8 }), { minLength: 1, maxLength: 6 });

describe.each([
  ['by suffixes', suffixed, 32 * 1024],
  ['by names', named, 64 * 1024],
] as const)('records that are fitted %s', (_name, fit, most) => {
  it('have only known columns, each cell of its type and within its size', () => {
    fc.assert(
      fc.property(records, records, (first, second) => {
        const table = grown(empty(), fit(empty(), first));
        const fitted = fit(table, second);
        const types = new Map(grown(table, fitted).columns.map((column) => [column.name, column.type]));
        expect(fitted.rows).toHaveLength(second.length);
        for (const { row } of fitted.rows) {
          for (const [column, cell] of Object.entries(row)) {
            const type = types.get(column)!;
            expect([column, type, isOfType(cell, type)]).toEqual([column, type, true]);
            if (typeof cell === 'string') expect(Buffer.byteLength(cell)).toBeLessThanOrEqual(most);
            expect(column).toMatch(/^\w{1,60}$/);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('lose nothing without a word: a value is in its row, or is counted', () => {
    fc.assert(
      fc.property(records, (batch) => {
        const { rows, losses } = fit(empty(), batch);
        const dropped = losses
          .filter(({ reason }) => reason.startsWith('column-dropped') || reason === 'time-replaced')
          .reduce((sum, { count }) => sum + count, 0);
        const given = batch.reduce(
          (sum, record) =>
            sum +
            Object.entries(record).filter(
              ([member, one]) =>
                one !== null && member !== '_ResourceId' && !(fit === named && member === 'TimeGenerated'),
            ).length,
          0,
        );
        const kept = rows.reduce((sum, { row }) => sum + Object.keys(row).length, 0);
        expect(kept + dropped).toBeGreaterThanOrEqual(given);
      }),
      { numRuns: 150 },
    );
  });

  it('need nothing more of a table that has grown for them, and come out the same', () => {
    fc.assert(
      fc.property(records, (batch) => {
        const once = fit(empty(), batch);
        const again = fit(grown(empty(), once), batch);
        expect(again.added).toEqual([]);
        expect(again.widened).toEqual([]);
        if (once.widened.length === 0) expect(again.rows).toEqual(once.rows);
      }),
      { numRuns: 150 },
    );
  });

  it('never bring a table past 500 columns', () => {
    const wide = Object.fromEntries(Array.from({ length: 700 }, (_, n) => [`c${n}`, n]));
    const fitted = fit(empty(), [wide]);
    expect(grown(empty(), fitted).columns).toHaveLength(500);
    expect(fitted.losses).toContainEqual(expect.objectContaining({ reason: 'column-dropped-limit', count: 206 }));
  });
});

it('records of a documented table keep in AdditionalFields what has no column or does not convert', () => {
  fc.assert(
    fc.property(fc.dictionary(name, fc.jsonValue(), { maxKeys: 8 }), (record) => {
      const table: Table = {
        ...documentedTable('Syslog')!,
        columns: documentedTable('Syslog')!.columns.map((column) => ({ ...column, firstSeenAt: NOW })),
        firstSeenAt: NOW,
        retention: null,
        documented: true,
      };
      const { rows, added } = named(table, [record]);
      expect(added).toEqual([]);
      const { AdditionalFields: rest = '{}', ...own } = rows[0]!.row;
      const kept = { ...own, ...(JSON.parse(rest as string) as object) };
      for (const [member, one] of Object.entries(record)) {
        if (one === null || ['TimeGenerated', '_ResourceId', 'AdditionalFields'].includes(member)) continue;
        expect(Object.hasOwn(kept, member)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

describe('standard columns of the Data Collector API', () => {
  const record = { Computer: 'MTR-1', _SubscriptionId: 's', _ResourceId: '/rooms/1', Type: 'x', other: 'y' };
  const addedBy = (fitted: Fitted) => fitted.added.map((column) => column.name);

  it('have no suffix; what the server sets keeps it', () => {
    const fitted = suffixed(empty(), [record]);
    expect(fitted.rows[0]).toMatchObject({
      resourceId: '/rooms/1',
      row: { Computer: 'MTR-1', _SubscriptionId: 's', Type_s: 'x', other_s: 'y' },
    });
    expect(addedBy(fitted).sort()).toEqual(['Computer', 'Type_s', '_SubscriptionId', 'other_s']);
  });

  it('of another type have one', () => {
    expect(suffixed(empty(), [{ Computer: 5, _ResourceId: 6 }]).rows[0]).toMatchObject({
      resourceId: null,
      row: { Computer_d: 5, _ResourceId_d: 6 },
    });
    const table = grown(empty(), named(empty(), [{ Computer: 5 }]));
    expect(suffixed(table, [{ Computer: 'MTR-1' }]).rows[0]!.row).toEqual({ Computer_s: 'MTR-1' });
  });

  it('of a table that was made before keep theirs', () => {
    const table = grown(empty(), named(empty(), [{ Computer_s: 'OLD' }]));
    expect(suffixed(table, [record])).toMatchObject({
      rows: [{ resourceId: '/rooms/1', row: { Computer_s: 'MTR-1' } }],
    });
    expect(withPlainColumns(table.columns).map(({ name: column }) => column)).toEqual([
      ...table.columns.map(({ name: column }) => column),
      'Computer',
    ]);
  });

  it('come after the header that names the resource', () => {
    const fitter = suffixedFitter(empty(), { timeField: null, resourceId: '/rooms/2', receivedAt: NOW });
    expect(fitter.fit(record, 0)).toMatchObject({ resourceId: '/rooms/2', row: { _ResourceId_s: '/rooms/1' } });
  });
});
