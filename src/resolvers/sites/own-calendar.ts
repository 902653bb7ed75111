import type { OwnCalendar, WeeklyHours } from '../../domain/sites/calendar.ts';

/** What is set at one place, for the fields of that name; null where it comes from the place around. */
export const ownCalendar = {
  timeZone: ({ timeZone }: OwnCalendar): string | null => timeZone ?? null,
  serviceHours: ({ serviceHours }: OwnCalendar): readonly WeeklyHours[] | null => serviceHours ?? null,
  maintenanceHours: ({ maintenanceHours }: OwnCalendar): readonly WeeklyHours[] | null => maintenanceHours ?? null,
};
