import type { Trial } from '../../domain/custom-fields/custom-field.ts';
import type { CustomFieldInput, QueryResolvers } from '../../generated/graphql.ts';
import {
  tryCustomField as tryField,
  type CustomFieldInput as Definition,
} from '../../services/custom-fields/change-custom-field.ts';
import { answer } from '../shared/payload.ts';

const NONE: { trial: Trial | null } = { trial: null };

export const customFields: QueryResolvers['customFields'] = async (_root, { table }, { models, viewer }) => {
  const all = await models.customFields.all(viewer.workspace);
  return table == null ? all : all.filter((field) => field.table === table);
};

export const tryCustomField: QueryResolvers['tryCustomField'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => ({
    trial: await tryField(context.core, context.viewer.workspace, definitionOf(input)),
  }));

/** A definition with null for what was left out; an empty list of ids asks for nothing. */
export function definitionOf(input: CustomFieldInput): Definition {
  const { table, name, type } = input;
  return {
    table,
    name,
    type: type ?? 'string',
    eventLog: input.eventLog ?? null,
    eventIds: input.eventIds ?? null,
    column: input.column ?? null,
    jsonPath: input.jsonPath ?? null,
    pattern: input.pattern ?? null,
  };
}
