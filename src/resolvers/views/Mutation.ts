import { toNodeId } from '../../domain/ids/node-id.ts';
import type { MutationResolvers } from '../../generated/graphql.ts';
import * as views from '../../services/views/change-view.ts';
import type { ShownView } from '../../services/views/read-views.ts';
import { ourId } from '../common/our-id.ts';
import { answer } from '../common/payload.ts';

const NONE: { view: ShownView | null } = { view: null };

export const createView: MutationResolvers['createView'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => ({
    view: await views.createView(context.core, input.definition, context.viewer),
  }));

export const updateView: MutationResolvers['updateView'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => {
    const { viewId, revision, definition } = input;
    const which = { id: ourId('View', viewId, views.viewNotFound), revision: revision ?? null, definition };
    return { view: await views.updateView(context.core, which, context.viewer) };
  });

export const deleteView: MutationResolvers['deleteView'] = (_root, { input }, context) =>
  answer<{ deletedViewId: string | null }>(context, input, { deletedViewId: null }, async () => {
    const id = ourId('View', input.viewId, views.viewNotFound);
    await views.deleteView(context.core, context.viewer.workspace, id);
    return { deletedViewId: toNodeId('View', id) };
  });
