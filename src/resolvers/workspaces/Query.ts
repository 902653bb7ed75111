import type { QueryResolvers } from '../../generated/graphql.ts';

export const workspace: QueryResolvers['workspace'] = (_root, _args, { core }) => core.workspaces.current();
