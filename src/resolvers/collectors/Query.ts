import type { QueryResolvers } from '../../generated/graphql.ts';
import { readCollectors } from '../../services/collectors/read-collectors.ts';

export const collectors: QueryResolvers['collectors'] = (_root, _args, { core, viewer }) =>
  readCollectors(core, viewer.workspace);

export const collectionPlan: QueryResolvers['collectionPlan'] = async (_root, _args, { core }) =>
  (await core.workspaces.current()).plan;
