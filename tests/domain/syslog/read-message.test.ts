import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readMessage, type WireMessage } from '../../../src/domain/syslog/wire/read-message.ts';
import { zoneOffset } from '../../../src/domain/time/zone-offset.ts';

const receivedAt = new Date('2026-11-21T09:00:10Z');
const read = (text: string | Buffer, zone = 'UTC') =>
  readMessage(Buffer.from(text as string), { receivedAt, offset: zoneOffset(zone) });
const NOTHING = { host: null, process: null, processId: null, messageId: null, data: null };

describe('messages of RFC 5424', () => {
  it.each<[string, string, Partial<WireMessage>]>([
    [
      'with everything',
      '<165>1 2026-11-21T09:00:00.003-07:00 192.0.2.1 app 8710 ID47 [a@1 x="1\\"]\\\\" y=""][b] \ufeffEin Ärger',
      {
        ...{ facility: 20, severity: 5, time: new Date('2026-11-21T16:00:00.003Z'), host: '192.0.2.1' },
        ...{ process: 'app', processId: '8710', messageId: 'ID47', message: 'Ein Ärger' },
        data: { 'a@1': { x: '1"]\\', y: '' }, b: {} },
      },
    ],
    ['with nothing', '<0>1 - - - - - -', { ...NOTHING, facility: 0, severity: 0, time: null, message: '' }],
    [
      'without structured data',
      '<34>1 - h su - ID - failed\n',
      { host: 'h', process: 'su', messageId: 'ID', message: 'failed' },
    ],
    ['whose data do not end', '<34>1 - h su - - [a x="1', { host: 'h', data: null, message: '[a x="1' }],
  ])('%s', (_name, text, expected) => expect(read(text)).toMatchObject(expected));
});

describe('messages of RFC 3164, and what is written in their place', () => {
  it.each<[string, string, Partial<WireMessage>]>([
    [
      'its first example',
      "<34>Nov 21 08:14:15 mymachine su: 'su root' failed",
      {
        ...NOTHING,
        facility: 4,
        severity: 2,
        time: new Date('2026-11-21T08:14:15Z'),
        host: 'mymachine',
        process: 'su',
        message: "'su root' failed",
      },
    ],
    [
      'its second',
      '<13>Feb  5 17:32:18 10.0.0.99 Use the BFG!',
      { host: '10.0.0.99', process: null, message: 'Use the BFG!', time: new Date('2026-02-05T17:32:18Z') },
    ],
    [
      'a process',
      '<30>Nov 21 08:00:00 h sshd[812]: refused',
      { process: 'sshd', processId: '812', message: 'refused' },
    ],
    ['no host', '<30>Nov 21 08:00:00 sshd[812]: refused', { host: null, process: 'sshd', message: 'refused' }],
    ['an IPv6 host', '<30>Nov 21 08:00:00 fe80::1 sshd: refused', { host: 'fe80::1', process: 'sshd' }],
    ['the turn of a year', '<13>Dec 31 23:59:59 h x: y', { time: new Date('2025-12-31T23:59:59Z') }],
    ['a clock that is ahead', '<13>Nov 22 08:00:00 h x: y', { time: new Date('2026-11-22T08:00:00Z') }],
    [
      'its own year',
      '<13>Nov 21 2025 08:00:00.250: x: y',
      { time: new Date('2025-11-21T08:00:00.250Z'), process: 'x' },
    ],
    [
      'rsyslog',
      '<13>2026-11-21T09:00:00.5+02:00 h x[1]: y',
      { time: new Date('2026-11-21T07:00:00.5Z'), host: 'h', process: 'x', message: 'y' },
    ],
    [
      'a router',
      '<189>29: *Nov 21 09:00:00.123: %SYS-5-CONFIG_I: Configured',
      { severity: 5, process: '%SYS-5-CONFIG_I', message: 'Configured' },
    ],
    ['a tag alone', '<13>su: failed', { time: null, host: null, process: 'su', message: 'failed' }],
    ['text alone', '<13>The door is open', { time: null, host: null, process: null, message: 'The door is open' }],
    ['no priority', 'The door is open\r\n', { facility: 1, severity: 5, message: 'The door is open' }],
    ['a priority too large', '<192>x', { facility: 1, severity: 5, message: '<192>x' }],
    ['a time that is none', '<13>Feb 30 08:00:00 h x: y', { time: null, message: 'Feb 30 08:00:00 h x: y' }],
  ])('%s', (_name, text, expected) => expect(read(text)).toMatchObject(expected));

  it('a time without an offset is one of the time zone', () => {
    expect(read('<13>Nov 21 10:00:00 h x: y', 'Europe/Berlin').time).toEqual(new Date('2026-11-21T09:00:00Z'));
    expect(read('<13>Jul 21 10:00:00 h x: y', 'Europe/Berlin').time).toEqual(new Date('2026-07-21T08:00:00Z'));
  });

  it('bytes that are not UTF-8 are Latin-1', () => {
    expect(read(Buffer.from('<13>T\u00fcr', 'latin1')).message).toBe('Tür');
  });
});

it('whatever the bytes are, nothing of the text is lost and nothing throws', () => {
  const piece = fc.constantFrom(
    '<13>',
    '1 ',
    '-',
    ' ',
    '[',
    ']',
    '"',
    '\\',
    '=',
    'a',
    ':',
    'Nov 21 09:00:00',
    '2026-11-21T09:00:00Z',
    'é',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const text = pieces.join('');
      const { message } = read(text);
      expect(text.endsWith(message)).toBe(true);
    }),
  );
});
