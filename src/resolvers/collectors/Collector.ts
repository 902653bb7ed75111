import { toNodeId } from '../../domain/ids/node-id.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const Collector: ResolversOf<'Collector'> = {
  __isTypeOf: (value) => 'recordsPerMinute' in value,
  id: ({ _id }) => toNodeId('Collector', _id),
  hash: ({ _id }) => _id,
  devices: ({ _id, workspace }, _args, { models, core }) =>
    models.collectors.devicesOfDay(workspace, _id, core.clock()),
};
