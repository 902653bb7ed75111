import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endpointOf, isAllowedAddress, plainPath } from '../../../src/domain/exports/destination.ts';
import { createRowWriter, EXPORT_FORMATS } from '../../../src/domain/exports/format.ts';
import { createRowCounter } from '../../../src/domain/exports/row-counter.ts';
import { backoff, objectNames, WINDOW_LENGTHS, windowAt, type WindowKind } from '../../../src/domain/exports/window.ts';

const kinds = fc.constantFrom(...(Object.keys(WINDOW_LENGTHS) as WindowKind[]));
const moments = fc.date({ min: new Date('1971-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

describe('windows', () => {
  test('every moment lies in exactly one, and they leave no gap', () => {
    fc.assert(
      fc.property(kinds, moments, (kind, moment) => {
        const { start, end } = windowAt(kind, moment);
        expect(start <= moment && moment < end).toBe(true);
        expect(windowAt(kind, end).start).toEqual(end);
        expect(windowAt(kind, new Date(start.getTime() - 1)).end).toEqual(start);
      }),
    );
  });

  test('no two of them have one name', () => {
    fc.assert(
      fc.property(kinds, moments, moments, (kind, one, other) => {
        const [a, b] = [windowAt(kind, one), windowAt(kind, other)];
        const names = [a, b].map((window) => objectNames('x', window, { extension: 'csv', gzip: true }).data);
        expect(names[0] === names[1]).toBe(a.start.getTime() === b.start.getTime());
      }),
    );
  });

  test('a failure is tried again after half a minute, then twice as long, an hour at most', () => {
    expect([1, 2, 3, 8, 100].map(backoff)).toEqual([30_000, 60_000, 120_000, 3_600_000, 3_600_000]);
  });
});

test('the rows of a file that we wrote are counted from its bytes, however they are cut', () => {
  const rows = fc.array(
    fc.tuple(fc.string({ unit: fc.constantFrom('a', '"', '\n', '\r', ',', 'ä') }), fc.anything({ maxDepth: 1 })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...EXPORT_FORMATS), rows, fc.integer({ min: 1, max: 50 }), (format, given, cut) => {
      const writer = createRowWriter(format, [
        { name: 'a\nb', type: 'string' },
        { name: 'c', type: 'dynamic' },
      ]);
      const text = writer.head + given.map(([cell], index) => writer.row([cell, cell], index)).join('') + writer.tail;
      const bytes = Buffer.from(text);
      const counter = createRowCounter(format);
      for (let at = 0; at < bytes.length; at += cut) counter.take(bytes.subarray(at, at + cut));
      expect(counter.rows()).toBe(given.length);
    }),
  );
});

describe('destinations', () => {
  test.each(['..', 'a/../b', '/etc', 'a//b', './a', 'a/', '~/.ssh\n', 'a\\b', 'a/.', 'C:x', 'a '])(
    '%j is no plain path',
    (text) => {
      expect(plainPath(text)).toBeNull();
    },
  );
  test.each(['', 'a', 'a b/c.d/e_f-g', '.hidden'])('%j is one', (text) => expect(plainPath(text)).toBe(text));

  /** The forms in which an IPv6 address stands for an IPv4 address. */
  const formsOf = (ipv4: string): string[] => {
    const [a = 0, b = 0, c = 0, d = 0] = ipv4.split('.').map(Number);
    const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
    const inverse = `${(0xffff ^ ((a << 8) | b)).toString(16)}:${(0xffff ^ ((c << 8) | d)).toString(16)}`;
    return [
      ...[`::ffff:${ipv4}`, `::ffff:${hex}`, `0:0:0:0:0:FFFF:${hex}`, `::ffff:0:${hex}`],
      ...[`64:ff9b::${ipv4}`, `64:FF9B:0:0:0:0:${hex}`, `64:ff9b:1::${hex}`, `64:ff9b:1:${hex}::`],
      ...[`2002:${hex}::`, `2002:${hex}::1`, `2001:0:1234::${inverse}`, `2001:0:${hex}::`],
      ...[`2600:1f00::5efe:${hex}`, `2600:1f00::200:5efe:${hex}`],
    ];
  };

  test.each([
    // link-local, unspecified, multicast, broadcast, reserved
    ...['169.254.169.254', '169.254.170.2', '169.254.0.1', '0.0.0.0', '0.1.2.3', '224.0.0.1', '239.1.1.1', '240.0.0.1'],
    ...['255.255.255.255', 'fe80::1', 'febf::1', 'fe80::a9fe:a9fe', '::', 'ff02::1', 'ff05::1:3', 'fec0::1', 'feff::1'],
    // documentation, benchmarking, relays, discarding, identifiers that are no addresses, what nobody has been given
    ...['192.0.2.1', '198.51.100.7', '203.0.113.9', '198.18.0.1', '198.19.255.1', '192.88.99.1', '192.0.0.8'],
    ...[
      '2001:db8::1',
      '3fff::1',
      '2001:2::1',
      '100::1',
      '2001:10::1',
      '2001:20::1',
      '5f00::1',
      '4000::1',
      '1::1',
      'e000::1',
    ],
    // where clouds serve credentials
    ...['168.63.129.16', '100.100.100.200', '192.0.0.192', 'fd00:ec2::254', 'fd00:ec2::23', 'fd20:ce::254'],
    ...['fd00:c1::a9fe:a9fe', 'fd00:42::42', 'FD00:EC2:0:0:0:0:0:254'],
    // IPv4-compatible
    ...['::169.254.169.254', '::a9fe:a9fe', '::7f00:1', '::808:808', '::2'],
    ...['169.254.169.254', '0.0.0.0', '224.0.0.1', '100.100.100.200', '168.63.129.16'].flatMap(formsOf),
    // The forms by which nobody reaches a store, whatever they stand for; NAT64 (RFC 6052) stands for the internet only.
    ...formsOf('127.0.0.1').slice(3),
    ...formsOf('10.0.0.5').slice(3),
    ...formsOf('52.95.110.1').filter((_form, index) => index === 3 || index > 5),
    '64:ff9b::',
    '64:ff9b::ffff:ffff',
    'fe80::1%eth0',
    '[fe80::1]',
    'host',
    '',
    '1.2.3',
    '0x7f000001',
  ])('%s is never connected to', (address) => expect([address, isAllowedAddress(address)]).toEqual([address, false]));
  test.each([
    ...['127.0.0.1', '127.255.0.1', '10.0.0.5', '172.16.0.1', '192.168.1.1', '100.64.0.1', '::1', 'fd12::1', 'fc00::1'],
    ...['52.95.110.1', '8.8.8.8', '2600:1f00::1', '2a00:1450::1', '[2600:1f00::1]', '2003::1'],
    ...['64:ff9b::52.95.110.1', '64:FF9B::345f:6e01', '::ffff:10.0.0.5', '::ffff:52.95.110.1', '::ffff:345f:6e01'],
  ])('%s may be', (address) => expect([address, isAllowedAddress(address)]).toEqual([address, true]));

  test('an endpoint is an origin, and one of those allowed', () => {
    expect(endpointOf('https://s3.example.com/', null)).toBe('https://s3.example.com');
    expect(endpointOf('http://10.0.0.1:9000', ['http://10.0.0.1:9000'])).toBe('http://10.0.0.1:9000');
    for (const wrong of [
      'ftp://x',
      'https://a:b@x',
      'https://x/path',
      'https://x?y',
      'http://2852039166',
      'http://0xA9FEA9FE',
      'http://[::ffff:169.254.169.254]',
      'http://[64:ff9b::169.254.169.254]:9000',
      'http://[2002:a9fe:a9fe::]',
      'http://[::a9fe:a9fe]',
      'http://0251.0376.0251.0376',
      'http://169.254.43518',
      'x',
    ]) {
      expect([wrong, endpointOf(wrong, null)]).toEqual([wrong, null]);
    }
    expect(endpointOf('https://other.example.com', ['https://s3.example.com'])).toBeNull();
  });
});
