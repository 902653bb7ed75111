import { toNodeId } from '../../domain/ids/node-id.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const ExportKey: ResolversOf<'ExportKey'> = {
  __isTypeOf: (value) => 'savedQueryId' in value && 'hash' in value,
  id: ({ _id }) => toNodeId('ExportKey', _id),
  savedQuery: ({ savedQueryId }, _args, { loaders }) => loaders.savedQueryById.load(savedQueryId),
};
