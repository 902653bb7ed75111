import type { Table } from '../../domain/tables/table.ts';
import type { MutationResolvers } from '../../generated/graphql.ts';
import { updateTable as changeTable } from '../../services/tables/update-table.ts';
import { updateWorkspace as changeWorkspace } from '../../services/workspaces/update-workspace.ts';
import type { Workspace } from '../../services/workspaces/workspaces.ts';
import { answer } from '../shared/payload.ts';

const NO_TABLE: { table: Table | null } = { table: null };
const NO_WORKSPACE: { workspace: Workspace | null } = { workspace: null };

export const updateTable: MutationResolvers['updateTable'] = (_root, { input }, context) =>
  answer(context, input, NO_TABLE, async () => {
    const { name, ...change } = input;
    return { table: await changeTable(context.core, context.viewer.workspace, name, change) };
  });

export const updateWorkspace: MutationResolvers['updateWorkspace'] = (_root, { input }, context) =>
  answer(context, input, NO_WORKSPACE, async () => {
    const { dailyCapMegabytes, collecting } = input;
    return {
      workspace: await changeWorkspace(context.core, { dailyCapMegabytes, collecting: collecting ?? undefined }),
    };
  });

export const rotateWorkspaceKey: MutationResolvers['rotateWorkspaceKey'] = (_root, { input }, context) =>
  answer(context, input, NO_WORKSPACE, async () => {
    const slot = input.key === 'PRIMARY' ? 'primary' : 'secondary';
    return { workspace: await context.core.workspaces.rotate(slot) };
  });
