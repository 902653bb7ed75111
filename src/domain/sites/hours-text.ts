import { readWeeklyHours, WEEKDAYS, type Weekday, type WeeklyHours } from './calendar.ts';

/** What `readHoursText` takes, for messages. */
export const HOURS_TEXT = "hours such as 'Mon-Fri 07:00-19:00; Sat 08:00-12:00', 'daily 00:00-24:00', or never";

/** Weekly hours as people write them; null for another text. `never` is no hours. */
export function readHoursText(text: string): WeeklyHours[] | null {
  if (text.trim().toLowerCase() === 'never') return [];
  const entries: WeeklyHours[] = [];
  for (const part of text.split(';')) {
    const [, days, from, to] = /^\s*(\S.*?)\s+(\d\d:\d\d)\s*-\s*(\d\d:\d\d)\s*$/.exec(part) ?? [];
    const found = days === undefined ? null : readDays(days);
    if (found === null) return null;
    entries.push({ days: found, from: from!, to: to! });
  }
  return readWeeklyHours(entries);
}

/** Weekly hours as `readHoursText` takes them. */
export function hoursText(hours: readonly WeeklyHours[]): string {
  if (hours.length === 0) return 'never';
  return hours.map(({ days, from, to }) => `${daysText(days)} ${from}-${to}`).join('; ');
}

function readDays(text: string): Weekday[] | null {
  if (text.toLowerCase() === 'daily') return [...WEEKDAYS];
  const days: Weekday[] = [];
  for (const part of text.split(',')) {
    const [first, last = first, more] = part.split('-').map((name) => WEEKDAYS.findIndex((day) => isDay(name, day)));
    if (first === undefined || last === undefined || first < 0 || last < 0 || more !== undefined) return null;
    // Sat-Mon goes over the end of the week.
    for (let at = first; ; at = (at + 1) % 7) {
      days.push(WEEKDAYS[at]!);
      if (at === last) break;
    }
  }
  return days;
}

/** `Mon`, `mon` or `Monday`. */
function isDay(name: string, day: Weekday): boolean {
  const wanted = name.trim().toUpperCase();
  return wanted === day || wanted === day.slice(0, 3);
}

function daysText(days: readonly Weekday[]): string {
  if (days.length === 7) return 'daily';
  const runs: Weekday[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && WEEKDAYS.indexOf(run.at(-1)!) + 1 === WEEKDAYS.indexOf(day)) run.push(day);
    else runs.push([day]);
  }
  const short = (day: Weekday) => day[0]! + day.slice(1, 3).toLowerCase();
  return runs.map((run) => (run.length === 1 ? short(run[0]!) : `${short(run[0]!)}-${short(run.at(-1)!)}`)).join(',');
}
