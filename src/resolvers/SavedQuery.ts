import type { SavedQueryResolvers } from '../generated/graphql.ts';
import { toNodeId } from '../domain/ids/node-id.ts';

export const SavedQuery: SavedQueryResolvers = {
  __isTypeOf: (value) => 'queryKey' in value,
  id: (query) => toNodeId('SavedQuery', query._id),
};
