import { toNodeId } from '../../domain/ids/node-id.ts';
import type { QueryParameter } from '../../domain/queries/saved-query.ts';
import type { MutationResolvers, QueryParameterInput } from '../../generated/graphql.ts';
import type { SavedQueryDocument } from '../../models/saved-query.ts';
import * as savedQueries from '../../services/queries/change-saved-query.ts';
import type { Context } from '../common/context.ts';
import { ourId } from '../common/our-id.ts';
import { answer } from '../common/payload.ts';

const NONE: { savedQuery: SavedQueryDocument | null } = { savedQuery: null };

export const createSavedQuery: MutationResolvers['createSavedQuery'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => {
    const { kind = 'QUERY', name, description = '', text, parameters = [] } = input;
    const query = { kind, name, description, text, parameters: parameters.map(parameterOf) };
    return { savedQuery: await savedQueries.createSavedQuery(context.core, query, editorOf(context)) };
  });

export const updateSavedQuery: MutationResolvers['updateSavedQuery'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => {
    const change = {
      name: input.name ?? undefined,
      description: input.description ?? undefined,
      text: input.text ?? undefined,
      parameters: input.parameters?.map(parameterOf),
    };
    const which = {
      id: ourId('SavedQuery', input.savedQueryId, savedQueries.savedQueryNotFound),
      revision: input.revision ?? null,
      change,
    };
    return { savedQuery: await savedQueries.updateSavedQuery(context.core, which, editorOf(context)) };
  });

export const deleteSavedQuery: MutationResolvers['deleteSavedQuery'] = (_root, { input }, context) =>
  answer<{ deletedSavedQueryId: string | null }>(context, input, { deletedSavedQueryId: null }, async () => {
    const id = ourId('SavedQuery', input.savedQueryId, savedQueries.savedQueryNotFound);
    await savedQueries.deleteSavedQuery(context.core, context.viewer.workspace, id);
    return { deletedSavedQueryId: toNodeId('SavedQuery', id) };
  });

const editorOf = ({ viewer, queries }: Context) => ({ ...viewer, queries });

const parameterOf = ({ name, type, default: given }: QueryParameterInput): QueryParameter => ({
  name,
  type: type ?? 'string',
  default: given ?? null,
});
