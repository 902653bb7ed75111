import type { CollectorResolvers } from '../generated/graphql.ts';

export const Collector: CollectorResolvers = {
  id: ({ _id }) => _id,
  devices: ({ _id, workspace }, _args, { models, core }) =>
    models.collectors.devicesOfDay(workspace, _id, core.clock()),
};
