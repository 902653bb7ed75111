import { toNodeId } from '../../domain/ids/node-id.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const Person: ResolversOf<'Person'> = {
  __isTypeOf: (value) => 'totpPending' in value,
  id: ({ _id }) => toNodeId('Person', _id),
  scopes: ({ scopes }) => (scopes ? [...scopes] : null),
  sites: ({ sites }) => (sites ? [...sites] : null),
  active: ({ password }) => password !== null,
  invitedAt: ({ createdAt }) => createdAt,
  invitedBy: ({ createdBy }) => createdBy,
  totp: ({ totp }) => totp !== null,
};
