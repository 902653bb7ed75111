import type { ResolversOf } from '../common/resolvers-of.ts';
import { toNodeId } from '../../domain/ids/node-id.ts';

export const SavedQuery: ResolversOf<'SavedQuery'> = {
  __isTypeOf: (value) => 'queryKey' in value,
  id: (query) => toNodeId('SavedQuery', query._id),
};
