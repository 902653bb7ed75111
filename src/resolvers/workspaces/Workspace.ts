import { resolveCalendar } from '../../domain/sites/calendar.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const Workspace: ResolversOf<'Workspace'> = {
  primaryKey: ({ keys }) => keys.primary,
  secondaryKey: ({ keys }) => keys.secondary,
  dataCollectionRuleId: ({ ruleId }) => ruleId,
  dailyCapMegabytes: ({ dailyCap }) => (dailyCap === null ? null : dailyCap / 1e6),
  timeZone: ({ calendar }) => resolveCalendar([calendar]).timeZone,
  serviceHours: ({ calendar }) => resolveCalendar([calendar]).serviceHours,
  maintenanceHours: ({ calendar }) => resolveCalendar([calendar]).maintenanceHours,
};
