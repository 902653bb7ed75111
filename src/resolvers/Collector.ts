import type { CollectorResolvers } from '../generated/graphql.ts';

export const Collector: CollectorResolvers = {
  id: ({ _id }) => _id,
  devices: ({ _id }, _args, { models, parts }) => models.collectors.devicesOfDay(_id, parts.clock()),
};
