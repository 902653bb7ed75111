import { toNodeId } from '../../domain/ids/node-id.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const ApiKey: ResolversOf<'ApiKey'> = {
  __isTypeOf: (value) => 'beginning' in value,
  id: ({ _id }) => toNodeId('ApiKey', _id),
  scopes: ({ scopes }) => (scopes ? [...scopes] : null),
  sites: ({ sites }) => (sites ? [...sites] : null),
  oldUntil: ({ oldUntil }, _args, { access }) => (oldUntil !== null && oldUntil > access.clock() ? oldUntil : null),
};
