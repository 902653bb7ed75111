import type { QueryResolvers } from '../../generated/graphql.ts';
import { readCollectors } from '../../services/collectors/read-collectors.ts';

export const collectors: QueryResolvers['collectors'] = (_root, _args, { core, viewer }) =>
  readCollectors(core, viewer.workspace);

export const collectionPlan: QueryResolvers['collectionPlan'] = async (_root, _args, { core, viewer }) =>
  (await core.workspaces.get(viewer.workspace)).plan;
