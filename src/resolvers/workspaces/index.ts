import type { Feature } from '../common/feature.ts';
import * as Mutation from './Mutation.ts';
import * as Query from './Query.ts';
import { Workspace } from './Workspace.ts';

export const workspaces = {
  resolvers: { Workspace, Query, Mutation },
} satisfies Feature;
