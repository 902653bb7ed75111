import type { MutationResolvers } from '../../generated/graphql.ts';
import { updateWorkspace as changeWorkspace } from '../../services/workspaces/update-workspace.ts';
import type { Workspace } from '../../services/workspaces/workspace.ts';
import { answer } from '../common/payload.ts';

const NONE: { workspace: Workspace | null } = { workspace: null };

export const updateWorkspace: MutationResolvers['updateWorkspace'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => {
    const { collecting, ...members } = input;
    return {
      workspace: await changeWorkspace(context.core, context.viewer.workspace, {
        ...members,
        collecting: collecting ?? undefined,
      }),
    };
  });

export const rotateWorkspaceKey: MutationResolvers['rotateWorkspaceKey'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => {
    const slot = input.key === 'PRIMARY' ? 'primary' : 'secondary';
    return { workspace: await context.core.workspaces.rotate(context.viewer.workspace, slot) };
  });
