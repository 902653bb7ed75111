import { toNodeId } from '../../domain/ids/node-id.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const ActionGroup: ResolversOf<'ActionGroup'> = {
  __isTypeOf: (value) => 'webhooks' in value,
  id: (group) => toNodeId('ActionGroup', group.id),
  updatedAt: (group) => (group.revision === 0 ? null : group.updatedAt),
  updatedBy: (group) => (group.revision === 0 ? null : group.updatedBy),
};
