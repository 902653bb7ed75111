import { idOf } from '../../domain/ids/node-id.ts';
import type { QueryResolvers } from '../../generated/graphql.ts';
import { drillDown, viewResults as resultsOf } from '../../services/views/view-results.ts';
import { findView, listViews, type ShownView } from '../../services/views/read-views.ts';
import type { Context } from '../common/context.ts';
import { answerQuery } from '../common/answer-query.ts';

export const views: QueryResolvers['views'] = (_root, _args, { core, viewer }) => listViews(core, viewer.workspace);

export const view: QueryResolvers['view'] = (_root, { by }, context) =>
  by.name != null ? findView(context.core, context.viewer.workspace, { name: by.name }) : byId(by.id!, context);

export const viewResults: QueryResolvers['viewResults'] = async (_root, { viewId, tiles, form }, context) => {
  const found = await byId(viewId, context);
  if (!found) return [];
  const asked = { tiles: tiles ?? null, form: form ?? null };
  return answerQuery(() => resultsOf(context.sharedResults, context.viewer, found, asked));
};

export const tileDrillDown: QueryResolvers['tileDrillDown'] = async (_root, { viewId, tile, form, item }, context) => {
  const found = await byId(viewId, context);
  if (!found) return null;
  return answerQuery(async () => {
    const query = drillDown(found, tile, form ?? null, item);
    return query === null ? null : { query };
  });
};

async function byId(nodeId: string, { core, viewer }: Context): Promise<ShownView | null> {
  const id = idOf('View', nodeId);
  return id === null ? null : findView(core, viewer.workspace, { id });
}
