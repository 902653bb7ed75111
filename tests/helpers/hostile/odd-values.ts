import fc from 'fast-check';

/** Stands for a number that JavaScript cannot write. */
const RAW = '#raw:';

/** Values that a program may send where nobody expects them. */
const ODD: readonly unknown[] = [
  { toString: 1 },
  { valueOf: 1, toString: null },
  { toJSON: 'x' },
  { low: 1, high: 'x' },
  { low: 1e308, high: 1e308, unsigned: true },
  { length: -1 },
  { '': 1, $where: 1, 'a.b': { $gt: '' }, '\u0000': 2, '\ud800': 3 },
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  { then: 1 },
  { _bsontype: 'Binary', buffer: 'x' },
  { $oid: 'x' },
  [],
  [[[[]]]],
  [null, [null]],
  {},
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  8.64e15 + 1,
  -8.64e15,
  `${RAW}1e400`,
  `${RAW}-1e400`,
  `${RAW}-0`,
  `${RAW}18446744073709551616`,
  `${RAW}${'9'.repeat(400)}`,
  `${RAW}0.${'0'.repeat(400)}1`,
  '',
  ' ',
  'NaN',
  'Infinity',
  '-0',
  '0x10',
  '1e400',
  '\u0000',
  '\ud800',
  'a\u0000b\u001b[31m\u202e',
  '__proto__',
  'constructor',
  'toString',
  '9'.repeat(20),
  '9'.repeat(400),
  '18446744073709551615',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999-14:00',
  '+275760-09-13T00:00:00Z',
  '275760-09-13T00:00:00.000Z',
  '/Date(999999999999999)/',
  '/Date(-999999999999999)/',
  '2026-02-30T25:61:61Z',
  '{',
  '{"Description":{"toString":1},"DisplayName":[],"Alias":1e400}',
  '[[[[[[',
  '<Event><System></Event>',
  'é'.repeat(70_000),
  '_'.repeat(5_000),
  '\u{1f600}'.repeat(300),
];

export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const oddName = fc.oneof(
  fc.constantFrom(
    '',
    '__proto__',
    'constructor',
    'toString',
    '$where',
    'a.b',
    '\u0000',
    '\ud800',
    '_'.repeat(2_000),
    'TimeGenerated',
    '_ResourceId',
    'Type',
    'é x',
  ),
  fc.string(),
);

/** A change at a place of a value: the member or item there is replaced, taken away, or one is added beside it. */
interface Change {
  readonly place: number;
  readonly kind: 'replace' | 'remove' | 'add' | 'rename';
  readonly value: unknown;
  readonly name: string;
}

/** Values like one that was recorded, with one to three odd members. */
export function oddlyChanged(sample: unknown): fc.Arbitrary<unknown> {
  const change: fc.Arbitrary<Change> = fc.record({
    place: fc.nat(10_000),
    kind: fc.constantFrom(
      'replace' as const,
      'replace' as const,
      'replace' as const,
      'remove' as const,
      'add' as const,
      'rename' as const,
    ),
    value: oddValue,
    name: oddName,
  });
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce(apply, structuredClone(sample)));
}

type Container = Record<string, unknown> | unknown[];

function apply(sample: unknown, { place, kind, value: given, name }: Change): unknown {
  const value: unknown = structuredClone(given);
  const places = placesIn(sample);
  if (places.length === 0) return value;
  const [holder, key] = places[place % places.length]!;
  const members = holder as Record<string, unknown>;
  if (kind === 'replace') set(members, String(key), value);
  else if (Array.isArray(holder)) {
    if (kind === 'remove') holder.splice(Number(key), 1);
    else holder.push(value);
  } else {
    const old = members[String(key)];
    if (kind !== 'add') delete members[String(key)];
    if (kind !== 'remove') set(members, name, kind === 'rename' ? old : value);
  }
  return sample;
}

function set(holder: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(holder, name, { value, enumerable: true, writable: true, configurable: true });
}

function placesIn(value: unknown): [Container, string | number][] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.keys(value).map((key): [Container, string] => [value as Container, key]);
  return [...own, ...Object.values(value).flatMap(placesIn)];
}

/** A value as JSON, with numbers that JavaScript does not have. */
export function asOddJson(value: unknown): string {
  return (JSON.stringify(value) ?? 'null').replaceAll(/"#raw:([^"]*)"/g, '$1');
}
