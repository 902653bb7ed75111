import {
  readTimeZone,
  readWeeklyHours,
  TIME_ZONE,
  WEEKLY_HOURS,
  type OwnCalendar,
  type WeeklyHours,
} from '../../domain/sites/calendar.ts';
import { CommandError } from '../../errors.ts';

/** What people say about a calendar: a member that is undefined stays, and null takes it from the place around. */
export interface CalendarInput {
  timeZone?: string | null | undefined;
  serviceHours?: readonly WeeklyHours[] | null | undefined;
  maintenanceHours?: readonly WeeklyHours[] | null | undefined;
}

/** The members that the input has, checked. Throws a `CommandError`. */
export function checkedCalendar(input: CalendarInput): OwnCalendar {
  const members: OwnCalendar = {};
  if (input.timeZone !== undefined) {
    members.timeZone = input.timeZone === null ? null : readTimeZone(input.timeZone);
    if (input.timeZone !== null && members.timeZone === null) throw refusal('timeZone', TIME_ZONE);
  }
  for (const member of ['serviceHours', 'maintenanceHours'] as const) {
    const hours = input[member];
    if (hours === undefined) continue;
    members[member] = hours === null ? null : readWeeklyHours(hours);
    if (hours !== null && members[member] === null) throw refusal(member, WEEKLY_HOURS);
  }
  return members;
}

function refusal(member: keyof CalendarInput, expected: string): CommandError {
  return new CommandError('INVALID', expected, ['input', member]);
}
