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

  test.each([
    '169.254.169.254',
    'fe80::1',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    '64:ff9b::169.254.169.254',
    '64:ff9b::a9fe:a9fe',
    '64:FF9B:0:0:0:0:A9FE:A9FE',
    '64:ff9b::',
    '64:ff9b::224.0.0.1',
    '64:ff9b::ffff:ffff',
    '0.0.0.0',
    '::',
    '224.0.0.1',
    '255.255.255.255',
    'ff02::1',
    'fd00:ec2::254',
    'host',
    '168.63.129.16',
    '64:ff9b::100.100.100.200',
  ])('%s is never connected to', (address) => expect(isAllowedAddress(address)).toBe(false));
  test.each(['127.0.0.1', '10.0.0.5', '::1', 'fd12::1', '52.95.110.1', '64:ff9b::52.95.110.1', '::ffff:10.0.0.5'])(
    '%s may be',
    (address) => expect(isAllowedAddress(address)).toBe(true),
  );

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
      'x',
    ]) {
      expect([wrong, endpointOf(wrong, null)]).toEqual([wrong, null]);
    }
    expect(endpointOf('https://other.example.com', ['https://s3.example.com'])).toBeNull();
  });
});
