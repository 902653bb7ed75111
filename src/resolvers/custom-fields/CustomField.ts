import type { ResolversOf } from '../common/resolvers-of.ts';

export const CustomField: ResolversOf<'CustomField'> = {
  // Kept as a list; an empty one means all.
  eventIds: ({ eventIds }) => (eventIds && eventIds.length > 0 ? [...eventIds] : null),
};
