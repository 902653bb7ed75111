import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { writeResult } from '../../../src/cli/print-result.ts';
import { readCollectedEvent } from '../../../src/domain/events/collected-event.ts';
import { forTerminal, hasControls } from '../../../src/domain/text/controls.ts';
import { readComputer } from '../../../src/domain/text/names.ts';
import { reportProgress } from '../../../src/simulate/progress.ts';

/** C0, DEL, C1, line separators, marks and overrides of bidirectional text. */
const CONTROLS = [
  '\u0000',
  '\u0007',
  '\u001b',
  '\u007f',
  '\u0080',
  '\u009b',
  '\u2028',
  '\u2029',
  '\u061c',
  '\u200e',
  '\u202e',
  '\u2066',
];

describe.each(CONTROLS)('%j', (control) => {
  const name = `ROOM${control}1`;
  const escaped = `ROOM\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}1`;

  test('is in no name of a computer', () => {
    expect(readComputer(name)).toBeNull();
    const event = { computer: name, eventId: 2000, timeGenerated: '2026-11-21T09:30:00Z', description: 'x' };
    expect(readCollectedEvent(event)).toEqual({
      refusal: { field: 'computer', message: expect.stringContaining('without control characters') },
    });
  });

  test('is shown escaped by a terminal: in a table, in progress, in a line', () => {
    let shown = '';
    const out = { isTTY: true, write: (text: string) => (shown += text) };
    writeResult(out, 'table', [{ name, type: 'string' }], [[name]]);
    reportProgress(out, 1).say(name);
    // What a table takes for a space is no control character any more.
    expect(hasControls(shown.replaceAll(/[\n\r]|\u001b\[K/g, ''))).toBe(false);
    expect(forTerminal(name)).toBe(escaped);
  });
});

test('other names stay as they are, and so do line breaks and tabs of a text', () => {
  for (const name of ['ROOM-1', 'Raum Ä 1', '会議室', 'قاعة', 'e\u0301', '\u{1f600}']) {
    expect([readComputer(` ${name} `), forTerminal(name)]).toEqual([name, name]);
  }
  expect(forTerminal('a\tb\r\nc\rd\n')).toBe('a\tb\r\nc\\u000dd\n');
});

test('an escaped line of JSON says the same', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...CONTROLS), fc.string())), (parts) => {
      const line = JSON.stringify({ text: parts.join('') });
      expect(JSON.parse(forTerminal(line))).toEqual(JSON.parse(line));
    }),
  );
});
