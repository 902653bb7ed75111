import type { ResolversOf } from '../common/resolvers-of.ts';

export const Collector: ResolversOf<'Collector'> = {
  id: ({ _id }) => _id,
  devices: ({ _id, workspace }, _args, { models, core }) =>
    models.collectors.devicesOfDay(workspace, _id, core.clock()),
};
