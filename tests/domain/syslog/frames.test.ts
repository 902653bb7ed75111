import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Frames } from '../../../src/domain/syslog/wire/frames.ts';

const LIMIT = 20;
const split = (pieces: readonly Buffer[]) => {
  const frames = new Frames(LIMIT);
  const found = pieces.flatMap((piece) => [...frames.push(piece)]);
  const last = frames.end();
  return [...found, ...(last ? [last] : [])].map(({ bytes, isCut }) => `${bytes.toString()}${isCut ? '…' : ''}`);
};

it.each<[string, string, string[]]>([
  ['line feeds', '<1>a\n<2>b\n\n<3>c', ['<1>a', '<2>b', '<3>c']],
  ['zeros', '<1>a\0<2>b\0', ['<1>a', '<2>b']],
  ['counts of octets', '4 <1>a5 <2>\nb4 <3>c', ['<1>a', '<2>\nb', '<3>c']],
  ['both', '4 <1>a<2>b\n4 <3>c\n', ['<1>a', '<2>b', '<3>c']],
  ['lines that begin with a number', '12 monkeys\n2026\n7', ['12 monkeys', '2026', '7']],
  ['a number that is no count', '99999999 <1>a\n', ['99999999 <1>a']],
  ['long lines', `${'x'.repeat(25)}\n<1>a\n`, [`${'x'.repeat(20)}…`, '<1>a']],
  ['long messages', `25 <1>${'x'.repeat(22)}4 <1>a`, [`<1>${'x'.repeat(17)}…`, '<1>a']],
  ['a message that does not end', '9 <1>a', ['<1>a…']],
])('%s', (_name, stream, expected) => expect(split([Buffer.from(stream)])).toEqual(expected));

it('a stream means the same, however it is cut into pieces', () => {
  const part = fc.constantFrom('4 <1>a', '<2>bc\n', '12 ', '\n', '0', '7 <3>', 'x'.repeat(30), '\0', '<');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), fc.array(fc.nat(60), { maxLength: 8 }), (parts, cuts) => {
      const stream = Buffer.from(parts.join(''));
      const places = [
        0,
        ...cuts.map((cut) => cut % (stream.length + 1)).sort((one, other) => one - other),
        stream.length,
      ];
      const pieces = places.slice(1).map((end, index) => stream.subarray(places[index], end));
      expect(split(pieces)).toEqual(split([stream]));
    }),
  );
});
