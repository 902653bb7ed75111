import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readRoomsCsv, writeRoomsCsv, type RoomRow } from '../../src/domain/inventory/rooms-csv.ts';

const read = (text: string) => readRoomsCsv(Buffer.from(text));
const mistakeOf = (text: string | Uint8Array): string => {
  try {
    readRoomsCsv(Buffer.from(text));
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing';
};

describe('a table of rooms', () => {
  const expected = [
    { line: 2, name: 'Alpha', site: 'Berlin, Mitte', tags: ['a', 'b'], computers: ['MTR-1', 'MTR-2'] },
    { line: 4, name: 'Beta "B"', site: 'two\nlines', tags: null, computers: null },
    { line: 7, name: 'Gamma', site: null, tags: ['x'], computers: null },
  ];
  test.each<[string, string]>([
    [
      'divided by commas, with CRLF',
      'name,site,tags,computers\r\nAlpha,"Berlin, Mitte",a;b,MTR-1; MTR-2\r\n\r\n"Beta ""B""","two\nlines",,\r\n,,,\r\nGamma,,x,\r\n',
    ],
    [
      "divided by semicolons, as Excel's European form is, with a mark",
      '\uFEFFName;SITE;Tags;Computers\nAlpha;Berlin, Mitte;"a;b";"MTR-1,MTR-2"\n\n"Beta ""B""";"two\nlines";;\n;;;\nGamma;;x;',
    ],
    [
      'divided by tabs',
      'name\tsite\ttags\tcomputers\nAlpha\tBerlin, Mitte\ta;b\tMTR-1;MTR-2\n\n"Beta ""B"""\t"two\nlines"\t\t\n\t\t\t\nGamma\t\tx\t\n',
    ],
  ])('%s is read', (_what, text) => {
    expect(read(text)).toEqual({ rows: expected, bad: [] });
  });

  test('says by its first line what divides, and Excel writes UTF-16 too', () => {
    const row = { line: 3, name: 'A,B', site: 'C' };
    expect(read('sep=|\r\nname|site\r\nA,B|C').rows).toEqual([row]);
    const utf16 = Buffer.from('\uFEFFname\tsite\r\nÄ\tZürich\r\n', 'utf16le');
    expect(readRoomsCsv(utf16).rows).toEqual([{ line: 2, name: 'Ä', site: 'Zürich' }]);
  });

  test('leaves out what has no column, and names lines that have too many cells', () => {
    expect(read('time zone,Name\nEurope/Berlin,A\n,B,C\nUTC,D,,')).toEqual({
      rows: [
        { line: 2, name: 'A', timeZone: 'Europe/Berlin' },
        { line: 4, name: 'D', timeZone: 'UTC' },
      ],
      bad: [{ line: 3, message: 'expected 2 cells, got 3' }],
    });
    expect(read('name,tags\nA,"""x"').bad).toEqual([
      { line: 2, message: 'tags: expected values divided by semicolons' },
    ]);
  });

  test.each<[string | Uint8Array, RegExp]>([
    ['', /is empty/],
    ['site\nBerlin', /Line 1 has no column "name"/],
    ['name,colour\nA,red', /no column "colour"; the columns are name, site, building, floor, tags, time zone, account/],
    ['name,Name\nA,B', /names the column "name" twice/],
    ['name,site\nA,"B\nC,D', /Line \d+ is no CSV: /],
    [Buffer.from([0x6e, 0x61, 0x6d, 0x65, 0x0a, 0xe4]), /not UTF-8/],
  ])('that cannot be read is refused whole (%#)', (text, message) => {
    expect(mistakeOf(text)).toMatch(message);
  });
});

describe('what is written', () => {
  const row = (name: string, more: Partial<RoomRow> = {}) => ({
    ...{ name, site: null, building: null, floor: null, tags: null, timeZone: null, account: null, computers: null },
    ...more,
  });

  test('starts no formula in a spreadsheet, whichever character divides there', () => {
    const text = writeRoomsCsv(
      [row('=HYPERLINK("x")', { site: '+1', floor: '-2', tags: ['@a', 'b'], building: 'x;=1+1', computers: ['-C'] })],
      { delimiter: ',', bom: false },
    );
    const cells = text.split('\r\n')[1]!.split(/[,;]/);
    expect(cells.length).toBeGreaterThan(8);
    expect(cells.filter((cell) => /^[\s"]*[=+\-@]/.test(cell))).toEqual([]);
    expect(read(text).rows).toMatchObject([{ name: '=HYPERLINK("x")', building: 'x;=1+1', tags: ['@a', 'b'] }]);
  });

  const word = fc
    .string({ unit: fc.constantFrom(...'ab ,;"\'=+-@\n\tü'), minLength: 1, maxLength: 8 })
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const cell = fc.option(word);
  const list = fc.oneof(fc.constant(null), fc.array(word, { minLength: 1, maxLength: 3 }));
  const table = fc.array(
    fc.record({
      name: word,
      site: cell,
      building: cell,
      floor: cell,
      tags: list,
      timeZone: cell,
      account: cell,
      computers: list,
    }),
    { minLength: 1, maxLength: 4 },
  );

  test.each([',', ';'] as const)('is read as the same rooms, divided by %j, whatever their texts', (delimiter) => {
    fc.assert(
      fc.property(table, fc.boolean(), (rows, bom) => {
        const again = read(writeRoomsCsv(rows, { delimiter, bom }));
        expect(again.bad).toEqual([]);
        expect(again.rows.map(({ line: _line, ...room }) => room)).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });
});
