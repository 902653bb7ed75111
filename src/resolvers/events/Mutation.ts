import { MAX_BATCH } from '../../domain/events/batch.ts';
import type { MutationResolvers } from '../../generated/graphql.ts';
import { takeEvents } from '../../services/events/take-events.ts';
import { badInput } from '../common/bad-input.ts';

export const ingestEvents: MutationResolvers['ingestEvents'] = async (_root, { input }, { core, viewer }) => {
  const count = input.events.length;
  if (count === 0 || count > MAX_BATCH) throw badInput('input.events', `1 to ${MAX_BATCH} events`, count);
  return { ...(await takeEvents(core, viewer.workspace, input.events, 'graphql')), userErrors: [] };
};
