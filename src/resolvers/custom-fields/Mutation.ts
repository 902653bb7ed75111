import type { MutationResolvers } from '../../generated/graphql.ts';
import type { CustomFieldDocument } from '../../models/custom-field.ts';
import * as fields from '../../services/custom-fields/change-custom-field.ts';
import { definitionOf } from './definition-of.ts';
import { answer } from '../common/payload.ts';

const NONE: { customField: CustomFieldDocument | null } = { customField: null };

export const saveCustomField: MutationResolvers['saveCustomField'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => ({
    customField: await fields.saveCustomField(context.core, context.viewer.workspace, definitionOf(input)),
  }));

export const computeCustomField: MutationResolvers['computeCustomField'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => ({
    customField: await fields.computeCustomField(context.core, context.viewer.workspace, input),
  }));

export const deleteCustomField: MutationResolvers['deleteCustomField'] = (_root, { input }, context) =>
  answer<{ deletedName: string | null }>(context, input, { deletedName: null }, async () => {
    await fields.deleteCustomField(context.core, context.viewer.workspace, input);
    return { deletedName: input.name };
  });
