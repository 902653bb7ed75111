import type { CollectionPlan } from '../../domain/collectors/collection-plan.ts';
import type { MutationResolvers } from '../../generated/graphql.ts';
import { updateCollectionPlan as change } from '../../services/collectors/update-collection-plan.ts';
import { answer } from '../common/payload.ts';

const NONE: { collectionPlan: CollectionPlan | null } = { collectionPlan: null };

export const updateCollectionPlan: MutationResolvers['updateCollectionPlan'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => {
    const { logs, counters, counterSeconds } = input;
    const collectionPlan = await change(context.core, context.viewer.workspace, {
      ...(logs == null ? {} : { logs: logs.map(({ name, levels }) => ({ name, levels: levels ?? null })) }),
      ...(counters == null
        ? {}
        : { counters: counters.map(({ instances, ...rest }) => ({ ...rest, instances: instances ?? [] })) }),
      ...(counterSeconds == null ? {} : { counterSeconds }),
    });
    return { collectionPlan };
  });
