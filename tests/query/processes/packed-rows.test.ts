import { inspect } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { packRows, unpackRows } from '../../../src/query/processes/packed-rows.ts';

const cell = fc.oneof(
  fc.string(),
  fc.double(),
  fc.bigInt(),
  fc.boolean(),
  fc.date({ noInvalidDate: false }),
  fc.constantFrom(null, undefined),
  fc.array(fc.integer()),
  fc.constant({ a: 1, b: { c: [null] } }),
);
/** Columns of one kind, as tables have them, and of any. */
const column = (length: number) =>
  fc.oneof(
    ...[fc.double(), fc.date({ noInvalidDate: false }), fc.string(), fc.option(fc.integer()), cell].map((of) =>
      fc.array(of as fc.Arbitrary<unknown>, { minLength: length, maxLength: length }),
    ),
  );

const shown = (rows: unknown) => inspect(rows, { depth: null, maxArrayLength: null, maxStringLength: null });

test('rows arrive as they were sent', () => {
  const table = fc
    .tuple(fc.nat(20), fc.nat(6))
    .chain(([length, width]) =>
      fc
        .array(column(length), { minLength: width, maxLength: width })
        .map((columns) => Array.from({ length }, (_, row) => columns.map((values) => values[row]))),
    );
  fc.assert(
    fc.property(table, (rows) => {
      // by their text, for in jest a time that was serialized has another class than one of the test
      expect(shown(unpackRows(deserialize(serialize(packRows(rows)))))).toBe(shown(rows));
    }),
  );
});
