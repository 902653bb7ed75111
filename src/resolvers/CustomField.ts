import type { CustomFieldResolvers } from '../generated/graphql.ts';

export const CustomField: CustomFieldResolvers = {
  // Kept as a list; an empty one means all.
  eventIds: ({ eventIds }) => (eventIds && eventIds.length > 0 ? [...eventIds] : null),
};
