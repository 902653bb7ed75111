import type { QueryResolvers } from '../../generated/graphql.ts';

export const collectionPlan: QueryResolvers['collectionPlan'] = async (_root, _args, { core }) =>
  (await core.workspaces.current()).plan;
