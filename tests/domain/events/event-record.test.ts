import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCollectedEvent } from '../../../src/domain/events/collected-event.ts';
import { consoleEventReader } from '../../../src/domain/events/event-record.ts';
import { eventIdentity } from '../../../src/domain/events/stored-event.ts';
import { cameraFault } from '../../helpers/console-events.ts';

const AT = new Date('2026-11-20T08:00:00.000Z');
const posted = cameraFault('LAB-01', { at: AT });
const identity = (event: Parameters<typeof eventIdentity>[1]) => eventIdentity('default', event);
const direct = readCollectedEvent(posted);
if (!('event' in direct)) throw new Error('the sample is no event');

/** The Event record of Log Analytics. */
const record = {
  Computer: 'LAB-01',
  EventLog: 'Skype Room System',
  Source: 'SRS-App',
  EventID: 3001,
  EventLevelName: 'Error',
  RenderedDescription: posted.description,
};
const withSuffixes = {
  Computer_s: 'LAB-01',
  EventLog_s: 'skype room system',
  Source_s: 'SRS-App',
  EventID_d: 3001,
  EventLevel_d: 1,
  RenderedDescription_s: posted.description,
};

function read(given: Record<string, unknown>, timeField: string | null = null) {
  return consoleEventReader(timeField)(given);
}
const eventOf = (given: Record<string, unknown>, timeField: string | null = null) => {
  const found = read(given, timeField);
  if (!found || !('event' in found)) throw new Error(JSON.stringify(found));
  return found.event;
};

describe('a console event in a record', () => {
  it.each([
    ['the record of Log Analytics', { ...record, TimeGenerated: AT.toISOString() }],
    ['with suffixes', { ...withSuffixes, TimeGenerated_t: AT.toISOString() }],
    [
      'of Windows',
      {
        MachineName: 'LAB-01',
        LogName: 'Skype Room System',
        ProviderName: 'SRS-App',
        Id: 3001,
        LevelDisplayName: 'Error',
        Message: posted.description,
        TimeCreated: `/Date(${AT.getTime()})/`,
      },
    ],
    [
      'with the report as JSON',
      {
        host: 'LAB-01',
        log: 'Skype Room System',
        eventId: '3001',
        description: JSON.parse(posted.description),
        Timestamp: AT.toISOString(),
      },
    ],
  ])('%s is the event of /api/events', (_name, given) => {
    expect(identity(eventOf(given))).toBe(identity(direct.event));
    expect(eventOf(given).level).toBe('Error');
  });

  it('whose report stands in members of the record itself is put together', () => {
    const members = JSON.parse(posted.description) as Record<string, string>;
    const { Description, ...others } = members;
    const event = eventOf({
      Computer: 'LAB-01',
      EventLog: 'Skype Room System',
      EventID: 3001,
      EventTime: AT.toISOString(),
      Description,
      ...others,
    });
    expect(JSON.parse(event.description)).toEqual(
      Object.fromEntries(Object.entries(members).filter(([, text]) => text !== '')),
    );
  });

  it('has the time that the header names, else the first of the usual names', () => {
    const times = {
      when: '2026-11-20T01:00:00Z',
      Timestamp: '2026-11-20T02:00:00Z',
      TimeCreated: '2026-11-20T03:00:00Z',
      TimeGenerated: '2026-11-20T04:00:00Z',
    };
    expect(eventOf({ ...record, ...times }, 'when').timeGenerated.toISOString()).toBe('2026-11-20T01:00:00.000Z');
    expect(eventOf({ ...record, ...times }).timeGenerated.toISOString()).toBe('2026-11-20T04:00:00.000Z');
    expect(eventOf({ ...record, ...times, TimeGenerated: 'never' }).timeGenerated.toISOString()).toBe(
      '2026-11-20T03:00:00.000Z',
    );
  });

  it('without a time, or of another log, is a record only', () => {
    expect(read(record)).toBeNull();
    expect(read({ ...record, EventLog: 'System', TimeGenerated: AT.toISOString() })).toBeNull();
    expect(read({ a: 1 })).toBeNull();
  });

  it('that cannot be read says why', () => {
    expect(read({ ...record, EventID: 'many', TimeGenerated: AT.toISOString() })).toEqual({
      refusal: { field: 'eventId', message: expect.stringContaining('many') },
    });
  });

  it('is found or not, but never breaks anything', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys({ ...record, ...withSuffixes }), 'Timestamp'), fc.jsonValue()),
        (given) => {
          const found = read(given);
          expect(found === null || 'event' in found || found.refusal.message.length > 0).toBe(true);
        },
      ),
    );
  });
});
