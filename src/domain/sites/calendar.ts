import { isTimeZone } from '../time/zone-offset.ts';

export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/**
 * Hours of some days of a week, by the clocks of a room's time zone. `from` and `to` are `HH:MM`; `to` may be `24:00`. Where `to` is
 * not after `from`, the hours end on the next day.
 */
export interface WeeklyHours {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}

/** When a room is used, and when it may be worked on. */
export interface Calendar {
  /** A name of IANA's time zone database. */
  readonly timeZone: string;
  /** When the room is to work. */
  readonly serviceHours: readonly WeeklyHours[];
  /** When the room may be disturbed by work on it. */
  readonly maintenanceHours: readonly WeeklyHours[];
}

const CALENDAR_MEMBERS = ['timeZone', 'serviceHours', 'maintenanceHours'] as const;

/** What is set at one place; a member that is absent or null comes from the place around it. */
export type OwnCalendar = { -readonly [Member in keyof Calendar]?: Calendar[Member] | null };

/** What holds where nobody has set anything. */
export const DEFAULT_CALENDAR: Calendar = {
  timeZone: 'UTC',
  serviceHours: [{ days: WEEKDAYS, from: '05:00', to: '21:00' }],
  maintenanceHours: [],
};

/** Each member from the first place that sets it: room, building, site, workspace, else the default. */
export function resolveCalendar(places: readonly (OwnCalendar | null | undefined)[]): Calendar {
  const first = <Member extends keyof Calendar>(member: Member): Calendar[Member] =>
    places.map((place) => place?.[member]).find((value) => value != null) ?? DEFAULT_CALENDAR[member];
  return {
    timeZone: first('timeZone'),
    serviceHours: first('serviceHours'),
    maintenanceHours: first('maintenanceHours'),
  };
}

export function sameCalendar(a: OwnCalendar, b: OwnCalendar): boolean {
  return CALENDAR_MEMBERS.every((member) => JSON.stringify(a[member] ?? null) === JSON.stringify(b[member] ?? null));
}

export const TIME_ZONE = "a name of IANA's time zone database, such as Europe/Berlin";
export const WEEKLY_HOURS =
  'at most 21 entries, each with at least one day, from as HH:MM and to as another HH:MM, or 24:00';

const MOST_ENTRIES = 21;
const FROM = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** A time zone in the spelling of the database where only the letters' case differs; null for what is none. */
export function readTimeZone(text: string): string | null {
  const name = text.trim();
  if (!isTimeZone(name)) return null;
  const known = new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
  return known.toLowerCase() === name.toLowerCase() ? known : name;
}

/** Weekly hours with the days in their order, each once; null for what cannot be. */
export function readWeeklyHours(entries: readonly WeeklyHours[]): WeeklyHours[] | null {
  const isRight = ({ days, from, to }: WeeklyHours) =>
    days.length > 0 && FROM.test(from) && (FROM.test(to) || to === '24:00') && from !== to;
  if (entries.length > MOST_ENTRIES || !entries.every(isRight)) return null;
  return entries.map(({ days, from, to }) => ({ days: WEEKDAYS.filter((day) => days.includes(day)), from, to }));
}
