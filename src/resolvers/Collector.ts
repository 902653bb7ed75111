import type { CollectorResolvers } from '../generated/graphql.ts';

export const Collector: CollectorResolvers = {
  id: ({ _id }) => _id,
  devices: ({ _id }, _args, { models, core }) => models.collectors.devicesOfDay(_id, core.clock()),
};
