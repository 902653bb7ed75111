import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  DEFAULT_CALENDAR,
  readTimeZone,
  readWeeklyHours,
  resolveCalendar,
  WEEKDAYS,
  type WeeklyHours,
} from '../../src/domain/sites/calendar.ts';
import { hoursText, readHoursText } from '../../src/domain/sites/hours-text.ts';

const daily = (from: string, to: string): WeeklyHours[] => [{ days: WEEKDAYS, from, to }];

describe('the calendar of a room', () => {
  test('has each member from the nearest place that sets it', () => {
    const room = { maintenanceHours: [] };
    const building = { timeZone: 'Europe/Paris', serviceHours: null };
    const site = { timeZone: 'Europe/Berlin', serviceHours: daily('08:00', '18:00') };
    const workspace = { maintenanceHours: daily('22:00', '04:00') };
    expect(resolveCalendar([room, building, site, workspace])).toEqual({
      timeZone: 'Europe/Paris',
      serviceHours: daily('08:00', '18:00'),
      maintenanceHours: [],
    });
    expect(resolveCalendar([{}, null, site, workspace]).maintenanceHours).toEqual(daily('22:00', '04:00'));
    expect(resolveCalendar([{}, null, null, {}])).toEqual(DEFAULT_CALENDAR);
  });
});

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  [' europe/berlin ', 'Europe/Berlin'],
  ['UTC', 'UTC'],
  ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['Mars/Olympus', null],
  ['+02:00', null],
  ['', null],
])('a time zone %j is read as %j', (text, name) => {
  expect(readTimeZone(text)).toBe(name);
});

test('another name of a zone stays a name of that zone', () => {
  expect(['Asia/Kolkata', 'Asia/Calcutta']).toContain(readTimeZone('Asia/Kolkata'));
});

test.each<[string, WeeklyHours[]]>([
  ['without a day', [{ days: [], from: '08:00', to: '18:00' }]],
  ['of no length', [{ days: ['MONDAY'], from: '08:00', to: '08:00' }]],
  ['that begin at an hour that is none', [{ days: ['MONDAY'], from: '24:00', to: '08:00' }]],
  ['that end at a minute that is none', [{ days: ['MONDAY'], from: '08:00', to: '08:60' }]],
  ['that have seconds', [{ days: ['MONDAY'], from: '08:00', to: '18:00:00' }]],
  [
    'in too many entries',
    Array.from({ length: 22 }, () => ({ days: ['MONDAY'], from: '08:00', to: '18:00' }) as const),
  ],
])('hours %s are refused', (_what, hours) => {
  expect(readWeeklyHours(hours)).toBeNull();
});

test('days are kept in the order of the week, each once', () => {
  expect(readWeeklyHours([{ days: ['SUNDAY', 'MONDAY', 'SUNDAY'], from: '22:00', to: '02:00' }])).toEqual([
    { days: ['MONDAY', 'SUNDAY'], from: '22:00', to: '02:00' },
  ]);
});

describe('hours as text', () => {
  test.each<[string, WeeklyHours[] | null]>([
    ['never', []],
    ['daily 00:00-24:00', daily('00:00', '24:00')],
    [
      'Mon-Wed,Fri 07:00-19:00; saturday 08:00 - 12:00',
      [
        { days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'FRIDAY'], from: '07:00', to: '19:00' },
        { days: ['SATURDAY'], from: '08:00', to: '12:00' },
      ],
    ],
    ['sat-mon 22:00-02:00', [{ days: ['MONDAY', 'SATURDAY', 'SUNDAY'], from: '22:00', to: '02:00' }]],
    ['', null],
    ['Mon', null],
    ['Funday 08:00-18:00', null],
    ['Mon-Tue-Wed 08:00-18:00', null],
    ['Mon 8-18', null],
    ['Mon 08:00-18:00;', null],
  ])('%j is %j', (text, hours) => {
    expect(readHoursText(text)).toEqual(hours);
  });

  test('what is written is read again as the same', () => {
    const time = (most: number) =>
      fc.integer({ min: 0, max: most }).map((minute) => {
        return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      });
    const entry = fc.record({ days: fc.subarray([...WEEKDAYS], { minLength: 1 }), from: time(1_439), to: time(1_440) });
    fc.assert(
      fc.property(
        fc.array(
          entry.filter(({ from, to }) => from !== to),
          { maxLength: 21 },
        ),
        (hours) => {
          expect(readHoursText(hoursText(hours))).toEqual(hours);
        },
      ),
    );
  });
});
