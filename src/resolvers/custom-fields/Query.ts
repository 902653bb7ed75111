import type { Trial } from '../../domain/custom-fields/custom-field.ts';
import type { QueryResolvers } from '../../generated/graphql.ts';
import { tryCustomField as tryField } from '../../services/custom-fields/change-custom-field.ts';
import { definitionOf } from './definition-of.ts';
import { answer } from '../common/payload.ts';

const NONE: { trial: Trial | null } = { trial: null };

export const customFields: QueryResolvers['customFields'] = async (_root, { table }, { models, viewer }) => {
  const all = await models.customFields.all(viewer.workspace);
  return table == null ? all : all.filter((field) => field.table === table);
};

export const tryCustomField: QueryResolvers['tryCustomField'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => ({
    trial: await tryField(context.core, context.viewer.workspace, definitionOf(input)),
  }));
