import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { consoleEventReader } from '../../src/domain/events/event-record.ts';
import { eventIdentity } from '../../src/domain/events/stored-event.ts';
import { readWindowsEvent, SHAPES } from '../../src/domain/events/shapes/index.ts';
import { parsePayload } from '../../src/domain/health/report.ts';

const FOLDER = path.join(import.meta.dirname, '../fixtures/collectors');
const text = (name: string) => readFileSync(path.join(FOLDER, name), 'utf8');
const sample = (name: string) => JSON.parse(text(`${name}.json`)) as Record<string, unknown>;
const receivedAt = new Date('2026-11-21T09:31:00Z');
const read = (record: Record<string, unknown>, level?: string) =>
  readWindowsEvent(record, { receivedAt, level: level ?? null });
const event = (record: Record<string, unknown>) => {
  const found = read(record);
  if (!found || !('event' in found)) throw new Error(JSON.stringify(found));
  return found.event;
};

const CONSOLE_SAMPLES = [
  'otel-windowseventlog',
  'winlogbeat',
  'fluent-bit-winevtlog',
  'fluentd-windows_eventlog2',
  'alloy-windowsevent',
  'nxlog-im_msvistalog',
  'log-analytics-event',
];
const report = JSON.parse(sample('log-analytics-event')['RenderedDescription'] as string) as object;

/** A console's event as Windows renders it in XML. */
const xml = `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='SRS-App'/><EventID Qualifiers='0'>2001</EventID><Level>2</Level><Task>0</Task><Keywords>0x80000000000000</Keywords><TimeCreated SystemTime='2026-11-21T09:30:00.3778625Z'/><EventRecordID>4711</EventRecordID><Channel>Skype Room System</Channel><Computer>MTR-LON-01</Computer><Security/></System><EventData><Data>${JSON.stringify(report).replaceAll('"', '&quot;')}</Data></EventData></Event>`;
const samples: [string, Record<string, unknown>][] = [
  ...CONSOLE_SAMPLES.map((name): [string, Record<string, unknown>] => [name, sample(name)]),
  ['Windows XML', { System: xml, Message: '' }],
];

describe('a console event, whichever program wrote it', () => {
  it.each(samples)('%s is the canonical event', (_name, record) => {
    const { computer, eventLog, source, eventId, level, recordId, timeGenerated, description } = event(record);
    expect({ computer, eventLog, source, eventId, level, recordId }).toEqual({
      computer: 'MTR-LON-01',
      eventLog: 'Skype Room System',
      source: 'SRS-App',
      eventId: 2001,
      level: 'Error',
      recordId: '4711',
    });
    expect(Math.floor(timeGenerated.getTime() / 1_000)).toBe(Date.parse('2026-11-21T09:30:00Z') / 1_000);
    expect(JSON.parse(description)).toEqual(report);
  });

  it('has one identity', () => {
    expect(new Set(samples.map(([, record]) => eventIdentity('default', event(record)))).size).toBe(1);
  });

  it.each(samples.filter(([name]) => name !== 'Windows XML'))(
    '%s is the same when the Data Collector API has made it flat, with suffixes',
    (_name, record) => {
      const found = consoleEventReader(null)(withSuffixes(record));
      expect(found).toEqual({
        event: expect.objectContaining({ computer: 'MTR-LON-01', eventId: 2001, recordId: '4711' }),
      });
      const { event: flat } = found as { event: ReturnType<typeof event> };
      expect(eventIdentity('default', flat)).toBe(eventIdentity('default', event(record)));
      expect(JSON.parse(flat.description)).toEqual(report);
    },
  );
});

/** Objects in objects as names joined by underscores, with the suffix of each value's type; arrays as their JSON. */
function withSuffixes(record: Record<string, unknown>, prefix = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]): [string, unknown][] => {
      const word = `${prefix}${name.replace(/^@/, '')}`;
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        return Object.entries(withSuffixes(value as Record<string, unknown>, `${word}_`));
      }
      if (typeof value === 'number') return [[`${word}_d`, value]];
      if (typeof value === 'string') return [[/^\d{4}-\d\d-\d\dT/.test(value) ? `${word}_t` : `${word}_s`, value]];
      return [[`${word}_s`, JSON.stringify(value)]];
    }),
  );
}

describe('events of other logs', () => {
  it('the published golden file of Winlogbeat', () => {
    const found = event(sample('winlogbeat-golden'));
    expect(found).toMatchObject({
      computer: 'WIN-41OB2LO92CR.wlbeat.local',
      eventLog: 'Security',
      source: 'Microsoft-Windows-Eventlog',
      eventId: 1100,
      level: 'Information',
      recordId: '14257',
      timeGenerated: new Date('2019-11-07T10:37:04.226Z'),
    });
    expect(JSON.parse(found.beside!.additional!)).toMatchObject({ winlog: { task: 'Service shutdown' } });
  });

  it.each([
    ['windows-event-rendered.xml', 'System', 7036, 'The Software Protection service entered the running state.'],
    ['windows-event-anonymous-data.xml', 'Application', 16384, '2022-04-28T19:48:52Z'],
  ])('%s, as the OpenTelemetry receiver reads it', (name, eventLog, eventId, description) => {
    expect(event({ System: text(name) })).toMatchObject({
      computer: 'computer',
      eventLog,
      eventId,
      description,
      level: 'Information',
    });
  });
});

describe('levels', () => {
  const otel = sample('otel-windowseventlog');
  it.each([
    ['Informationen', 'Information'],
    ['Fehler', 'Error'],
    ['Avertissement', 'Warning'],
    ['4', 'Information'],
    ['1', 'Critical'],
    ['LogAlways', 'Information'],
  ])('%s is %s', (word, level) => {
    expect(event({ ...otel, level: word }).level).toBe(level);
  });

  // open-telemetry, elastic/beats#14209: consoles speak all of these.
  it.each([
    ...['hata', 'hiba', 'помилка', 'σφάλμα', 'שגיאה', 'eroare', 'خطأ', 'napaka', 'грешка', 'klaida', 'tõrge', 'kļūda'],
    ...['Lỗi', 'ข้อผิดพลาด', 'pogreška', 'HATA', 'ΣΦΑΛΜΑ', 'to\u0303rge', '오류', 'ОШИБКА', 'ERREUR'],
  ])('%s is an error', (word) => {
    expect(event({ ...otel, level: word }).level).toBe('Error');
  });

  it('a word that nobody knows goes by the number beside it, else by the event id; it is kept and counted', () => {
    expect(read({ ...otel, level: 'Bogus' }, 'Warning')).toMatchObject({ event: { level: 'Warning' } });
    for (const [eventId, level] of [
      [2001, 'Error'],
      [2000, 'Information'],
    ] as const) {
      const found = event({ ...otel, event_id: { id: eventId }, level: 'Bogus' });
      expect(found).toMatchObject({ level, beside: { unknownLevel: 'Bogus' } });
      expect(JSON.parse(found.beside!.additional!)).toMatchObject({ level: 'Bogus' });
    }
    expect(event({ ...sample('winlogbeat'), log: { level: 7 } })).toMatchObject({ beside: { unknownLevel: '7' } });
  });
});

describe('a report wherever a collector puts it', () => {
  const text = JSON.stringify(report);
  const notFound = 'The description for Event ID 2001 from source SRS-App cannot be found.';
  const { message: _message, event_data: _data, ...bare } = sample('otel-windowseventlog');
  const { Message: _text, StringInserts: _inserts, ...fluentBit } = sample('fluent-bit-winevtlog');
  const { RenderedDescription: _rendered, EventData: _eventData, ...analytics } = sample('log-analytics-event');
  const xmlData = (quoted: string) =>
    `<DataItem type="System.XmlData"><EventData><Data>${quoted.replaceAll('"', '&quot;')}</Data></EventData></DataItem>`;

  it.each<[string, Record<string, unknown>]>([
    ['an anonymous element of the data', { ...bare, message: '', event_data: { data: [{ '': text }] } }],
    ['the same beside a sentence of Windows', { ...bare, message: notFound, event_data: { data: [{ '': text }] } }],
    ['the sentence itself', { ...bare, message: `${notFound}\n\nIncluded with the event:\n\n${text}\n\nEnd.` }],
    ['EventData as a map', { ...fluentBit, Message: null, StringInserts: [], EventData: { param1: text } }],
    ['the data of the event as XML', { ...analytics, RenderedDescription: notFound, EventData: xmlData(text) }],
    ['a member that no shape knows', { ...bare, message: '', user_data: { any: { thing: text } } }],
    ['a member that is read already', { ...bare, message: '', parsed: report }],
    ['JSON that is written as JSON once more', { ...bare, message: JSON.stringify(text) }],
    ['the same without its outer quotes', { ...bare, message: JSON.stringify(text).slice(1, -1) }],
  ])('%s', (_name, record) => {
    const found = event(record);
    expect(parsePayload(found.description)).toEqual(report);
    expect(found).toMatchObject({ eventId: 2001, computer: 'MTR-LON-01' });
  });

  it('what has no column, and the text that gave way, is in AdditionalFields', () => {
    const found = readWindowsEvent(
      { ...bare, message: notFound, event_data: { data: [{ '': text }] }, rendering_info: { task: 'T', level: 'x' } },
      { receivedAt, beside: { Attributes: { room: 'A' } } },
    ) as { event: ReturnType<typeof event> };
    expect(JSON.parse(found.event.beside!.additional!)).toMatchObject({
      message: notFound,
      event_data: { data: [{ '': text }] },
      rendering_info: { task: 'T' },
      Attributes: { room: 'A' },
    });
  });

  it('of another program nothing is looked for', () => {
    const found = event({ ...bare, channel: 'Application', message: 'text', event_data: { param1: text } });
    expect(found.description).toBe('text');
  });
});

describe('what cannot be read', () => {
  const named = samples.filter(([name]) => !['Windows XML', 'alloy-windowsevent'].includes(name));
  it.each(named)('%s without a computer is refused', (_name, record) => {
    const copy = structuredClone(record);
    for (const name of ['computer', 'Hostname']) delete copy[name];
    delete copy['Computer'];
    if (copy['winlog']) delete (copy['winlog'] as Record<string, unknown>)['computer_name'];
    expect(read(copy)).toEqual({
      refusal: { field: 'computer', message: expect.stringContaining('computer: expected a name') },
    });
  });

  it('XML that is none, or that defines entities, is no event', () => {
    expect(read({ System: '<Event><System>' })).toBeNull();
    expect(read({ System: `<!DOCTYPE x [<!ENTITY a "b">]>${xml}` })).toBeNull();
    expect(read({ System: '<a>'.repeat(10_000) })).toBeNull();
  });

  it('an event without a time is kept under its receipt and tells nothing', () => {
    const { system_time: _time, ...record } = sample('otel-windowseventlog');
    expect(event(record)).toMatchObject({ timeGenerated: receivedAt, beside: { timeless: true } });
  });

  it('no record makes a reader throw', () => {
    const names = [
      ...SHAPES.map(({ mark }) => mark.split('.')[0]!),
      'winlog',
      'EventID',
      'Computer',
      'computer',
      'level',
    ];
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), fc.jsonValue()), (record) => {
        const found = read(record);
        expect(found === null || 'event' in found || 'refusal' in found).toBe(true);
        consoleEventReader(null)(record);
      }),
    );
  });
});
