import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRowWriter, type ExportFormat } from '../../../src/domain/exports/format.ts';
import type { ExportCell, WrittenColumn } from '../../../src/domain/exports/row-writer.ts';

const write = (
  format: ExportFormat,
  columns: readonly WrittenColumn[],
  rows: readonly (readonly ExportCell[])[],
  bom = false,
) => {
  const writer = createRowWriter(format, columns, { bom });
  return writer.head + rows.map((row, index) => writer.row(row, index)).join('') + writer.tail;
};
const text: WrittenColumn = { name: 'text', type: 'string' };

/** RFC 4180, read by its grammar: independent of how it is written. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy;
  for (let match = cell.exec(csv); match; match = cell.exec(csv)) {
    const [, raw = '', end] = match;
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === ',') continue;
    rows.push(row);
    row = [];
    if (cell.lastIndex === csv.length) return rows;
  }
  throw new Error(`no CSV from ${cell.lastIndex} on: ${csv}`);
}

describe('CSV', () => {
  test('names, values of every type, quotes where they are needed, CRLF after each line', () => {
    const columns: WrittenColumn[] = [
      { name: 'b', type: 'bool' },
      { name: 'i', type: 'int' },
      { name: 'l', type: 'long' },
      { name: 'r', type: 'real' },
      { name: 'm', type: 'decimal' },
      { name: 't', type: 'datetime' },
      { name: 's', type: 'timespan' },
      { name: 'd', type: 'dynamic' },
      { name: 'a, "b"', type: 'string' },
    ];
    const rows: ExportCell[][] = [
      [
        true,
        -5,
        '-9007199254740993',
        -0.5,
        '-1.5',
        '2026-11-21T00:00:00Z',
        '-1.00:00:00',
        { a: [1, '=x'] },
        'x,"y"\r\nz',
      ],
      [null, null, null, null, null, null, null, null, ''],
    ];
    expect(write('csv', columns, rows)).toBe(
      'b,i,l,r,m,t,s,d,"a, ""b"""\r\n' +
        'true,-5,-9007199254740993,-0.5,-1.5,2026-11-21T00:00:00Z,-1.00:00:00,"{""a"":[1,""=x""]}","x,""y""\r\nz"\r\n' +
        ',,,,,,,,\r\n',
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '=cmd|" /C calc"!A0', '=1,2'])(
    'a text that a spreadsheet would run is none: %j',
    (formula) => {
      const csv = write('csv', [{ name: formula, type: 'string' }], [[formula]]);
      expect(readCsv(csv)).toEqual([[`'${formula}`], [`'${formula}`]]);
    },
  );

  test('a dynamic value that holds a formula is JSON text, a negative number stays a number', () => {
    const csv = write('csv', [{ name: 'd', type: 'dynamic' }], [['=1+1'], [-5], [{ '=': '@x' }]]);
    expect(readCsv(csv)).toEqual([['d'], ['"=1+1"'], ['-5'], ['{"=":"@x"}']]);
  });

  test('a byte order mark for Excel, where asked for', () => {
    expect(write('csv', [text], [], true)).toBe('\uFEFFtext\r\n');
  });

  test('any texts come back as they were, but for the apostrophe; none of them begins like a formula', () => {
    const columns = [text, { name: 'other', type: 'string' } as const];
    const anything = fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { maxLength: 20 });
    fc.assert(
      fc.property(anything, (rows) => {
        const [, ...read] = readCsv(write('csv', columns, rows));
        expect(read.length).toBe(rows.length);
        read.flat().forEach((cell, index) => {
          const given = rows.flat()[index]!;
          expect(cell === given || cell === `'${given}`).toBe(true);
          expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
        });
      }),
    );
  });
});

describe('JSON and NDJSON', () => {
  const columns: WrittenColumn[] = [
    { name: '__proto__', type: 'long' },
    { name: 'a', type: 'dynamic' },
  ];
  const rows: ExportCell[][] = [
    [1, { b: null }],
    ['9007199254740993', 'line\nline'],
  ];

  test('a row a line, members in the order of the columns', () => {
    expect(write('ndjson', columns, rows)).toBe(
      '{"__proto__":1,"a":{"b":null}}\n{"__proto__":"9007199254740993","a":"line\\nline"}\n',
    );
    expect(write('ndjson', columns, [])).toBe('');
  });

  test('an array, which is none until its end', () => {
    const whole = write('json', columns, rows);
    expect(JSON.parse(whole)).toHaveLength(2);
    expect(JSON.parse(write('json', columns, []))).toEqual([]);
    for (let length = 0; length < whole.length - 2; length += 1) {
      expect(() => JSON.parse(whole.slice(0, length)) as unknown).toThrow();
    }
  });
});
