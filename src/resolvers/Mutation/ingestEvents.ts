import { MAX_BATCH, readBatch } from '../../domain/events/batch.ts';
import type { MutationResolvers } from '../../generated/graphql.ts';
import { recordEvents } from '../../services/record-events.ts';
import { badInput } from '../bad-input.ts';

export const ingestEvents: MutationResolvers['ingestEvents'] = async (_root, { input }, { parts, viewer }) => {
  const count = input.events.length;
  if (count === 0 || count > MAX_BATCH) throw badInput('input.events', `1 to ${MAX_BATCH} events`, count);
  const { events, rejected } = readBatch(input.events);
  const recorded = await recordEvents(parts, viewer.workspace, events, 'graphql');
  return { ...recorded, rejected, userErrors: [] };
};
