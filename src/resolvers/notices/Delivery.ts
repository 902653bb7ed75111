import { toNodeId } from '../../domain/ids/node-id.ts';
import { findActionGroup } from '../../services/notices/read-action-groups.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const Delivery: ResolversOf<'Delivery'> = {
  __isTypeOf: (value) => 'tries' in value,
  id: (delivery) => toNodeId('Delivery', delivery._id),
  deliveryId: (delivery) => delivery._id,
  actionGroup: (delivery, _args, { core, viewer }) => findActionGroup(core, viewer.workspace, delivery.actionGroupId),
  async alerts(delivery, _args, { loaders }) {
    const found = await Promise.all(delivery.alertIds.map((id) => loaders.alertById.load(id)));
    return found.filter((alert) => alert !== null);
  },
  text: ({ mail }) => mail?.text ?? null,
  html: ({ mail }) => mail?.html ?? null,
  attempts: ({ tries }) => tries,
  nextAttemptAt: ({ status, dueAt }) => (status === 'WAITING' ? dueAt : null),
};
