import type { QueryResolvers } from '../../generated/graphql.ts';

export const workspace: QueryResolvers['workspace'] = (_root, _args, { core, viewer }) =>
  core.workspaces.get(viewer.workspace);
