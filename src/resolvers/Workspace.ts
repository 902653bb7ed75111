import type { WorkspaceResolvers } from '../generated/graphql.ts';

export const Workspace: WorkspaceResolvers = {
  primaryKey: ({ keys }) => keys.primary,
  secondaryKey: ({ keys }) => keys.secondary,
  dataCollectionRuleId: ({ ruleId }) => ruleId,
  dailyCapMegabytes: ({ dailyCap }) => (dailyCap === null ? null : dailyCap / 1e6),
};
