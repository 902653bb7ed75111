import type { CustomFieldInput } from '../../generated/graphql.ts';
import type { CustomFieldInput as Definition } from '../../services/custom-fields/change-custom-field.ts';

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
