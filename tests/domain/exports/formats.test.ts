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
        'true,-5,-9007199254740993,-0.5,-1.5,2026-11-21T00:00:00.0000000Z,-1.00:00:00,"{""a"":[1,""=x""]}","x,""y""\r\nz"\r\n' +
        ',,,,,,,,\r\n',
    );
  });

  test('CSV: the times of a column have one precision, which holds every time of the language', () => {
    const times = ['2026-11-21T00:00:00Z', '2026-11-21T00:00:00.5Z', '2026-11-21T00:00:00.1234567Z'];
    const rows = times.map((time) => [time]);
    expect(write('csv', [{ name: 't', type: 'datetime' }], rows)).toBe(
      't\r\n2026-11-21T00:00:00.0000000Z\r\n2026-11-21T00:00:00.5000000Z\r\n2026-11-21T00:00:00.1234567Z\r\n',
    );
    expect(write('json', [{ name: 't', type: 'datetime' }], rows.slice(0, 1))).toContain('"2026-11-21T00:00:00Z"');
  });

  test.each([
    ...['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '=cmd|" /C calc"!A0', '=1,2'].map((text) => [text, `'${text}`]),
    ...['\t=1', '\r=1', '\n=1'].map((text) => [text, `'${text[0]}'=1`]),
    [' =1', " '=1"],
    ['"=1"', `"'=1"`],
    // the end of a cell for a spreadsheet that divides at semicolons, and for one that takes no quotes in the middle
    ['x;=1+1', "x;'=1+1"],
    ['x; "=1+1"', `x; "'=1+1"`],
    [';;\n;@x', ";;\n;'@x"],
    ['x\n=1+1\ny;-2;z', "x\n'=1+1\ny;'-2;z"],
    ['x\t+1', "x\t'+1"],
  ])('a text that a spreadsheet would run is none: %j', (formula, safe) => {
    const csv = write('csv', [{ name: formula!, type: 'string' }], [[formula!]]);
    expect(readCsv(csv)).toEqual([[safe], [safe]]);
  });

  test.each(['x = 1; y', 'a-b', 'mail@example.com', 'x ;) y', '1;2;3', "'=1", ''])(
    'a text like %j stays as it is',
    (cell) => {
      expect(readCsv(write('csv', [text], [[cell]]))).toEqual([['text'], [cell]]);
    },
  );

  test('a dynamic value that holds a formula is JSON text of the same value, a negative number stays a number', () => {
    const values: ExportCell[] = ['=1+1', -5, { '=': '@x' }, ['a;=1', { b: '; "=1', c: ';\n+1;;-1' }], 'x; y'];
    const [, ...read] = readCsv(
      write(
        'csv',
        [{ name: 'd', type: 'dynamic' }],
        values.map((value) => [value]),
      ),
    );
    expect(read.slice(0, 3)).toEqual([['"=1+1"'], ['-5'], ['{"=":"@x"}']]);
    expect(read[4]).toEqual(['"x; y"']);
    expect(read.map(([cell]) => JSON.parse(cell!) as unknown)).toEqual(values);
    expect(read[3]![0]).not.toMatch(/;(\\.|[\s"])*[=+\-@]/);
  });

  test('a text after a negative number at the start of a line goes on with no formula, where a comma divides decimals', () => {
    const columns: WrittenColumn[] = [
      { name: 'i', type: 'int' },
      { name: 's', type: 'string' },
      { name: 'd', type: 'dynamic' },
    ];
    const rows = [
      [-5, "5+cmd|' /C calc'!A0", [1]],
      [5, '5+1', null],
      [-1, null, 1],
    ];
    expect(write('csv', columns, rows)).toBe(
      'i,s,d\r\n' + `-5,"5+cmd|' /C calc'!A0","[1]"\r\n` + '5,5+1,\r\n' + '-1,,"1"\r\n',
    );
  });

  test('a long text without formulas is read once', () => {
    const long = '\n;" '.repeat(500_000);
    expect(write('csv', [text], [[`x${long}`]])).toHaveLength(6 + 1 + long.length + 500_000 + 4);
  });

  test('a byte order mark for Excel, where asked for', () => {
    expect(write('csv', [text], [], true)).toBe('\uFEFFtext\r\n');
  });

  test('any texts come back as they were, but for apostrophes; none of their cells begins like a formula', () => {
    const columns = [text, { name: 'other', type: 'string' } as const];
    const signs = fc.string({ unit: fc.constantFrom(...'=+-@＝;"\'\t\r\n ,xy') });
    const anything = fc.array(fc.tuple(fc.oneof(fc.string({ unit: 'binary' }), signs), fc.oneof(fc.string(), signs)), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(anything, (rows) => {
        const [, ...read] = readCsv(write('csv', columns, rows));
        expect(read.length).toBe(rows.length);
        read.flat().forEach((cell, index) => {
          const given = rows.flat()[index]!;
          // only apostrophes were added
          let at = 0;
          for (const unit of cell.split('')) {
            if (unit === given[at]) at += 1;
            else expect(unit).toBe("'");
          }
          expect(at).toBe(given.length);
          expect(cell).not.toMatch(/^[\t\r\n]|(^|[;\t\r\n])[\s";]*[=+\-@＝＋－＠]/);
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
