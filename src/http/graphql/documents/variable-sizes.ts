import {
  getNullableType,
  type GraphQLError,
  isEnumType,
  isInputObjectType,
  isListType,
  isScalarType,
  isSpecifiedScalarType,
  type GraphQLInputType,
  type GraphQLList,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { shorten } from '../../../domain/text/shorten.ts';
import { mostErrors } from './limits.ts';
import { explain, inputVariables, wrongVariable } from './variables.ts';

/** The most items of one list in the variables: twice a batch of events, which refuses too many in words of its own. */
const MOST_ITEMS = 20_000;
/** The longest word of an enum, and number that is written as a text, in characters. */
const LONGEST_WORD = 1_000;

/**
 * What is too large or plainly wrong in the variables of an operation, the first five faults. graphql-js looks for similar names where one
 * is unknown, and repeats wrong values in full: for a million of them, or for one of ten megabytes, that takes many seconds.
 */
export function refuseVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] {
  const errors: GraphQLError[] = [];
  for (const { definition, name, type } of inputVariables(schema, operation)) {
    if (!Object.hasOwn(variables, name)) continue;
    const note = (path: Path, text: string): boolean => {
      errors.push(wrongVariable(definition, path, text));
      return errors.length < mostErrors;
    };
    if (!look(type, variables[name], [name], note)) break;
  }
  return errors;
}

type Path = readonly (string | number)[];
/** Notes a fault; false where it was the last that is wanted. */
type Note = (path: Path, text: string) => boolean;

/** Looks at a value and what is in it; false where enough faults were found. The path is changed on the way and left as it was. */
function look(type: GraphQLInputType, value: unknown, path: (string | number)[], note: Note): boolean {
  if (value === null || value === undefined) return true;
  const bare = getNullableType(type);
  if (isListType(bare)) return lookAtList(bare, value, path, note);
  if (isInputObjectType(bare)) {
    if (typeof value !== 'object' || Array.isArray(value)) return true;
    const fields = bare.getFields();
    for (const name in value) {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      path.push(name);
      const goesOn = field
        ? look(field.type, (value as Record<string, unknown>)[name], path, note)
        : note(path.slice(0, -1), `type ${bare.name} has no field ${shorten(name)}.`);
      path.pop();
      if (!goesOn) return false;
    }
    return true;
  }
  return !isWrong(bare, value) || note([...path], explain(type, '', value));
}

function lookAtList(
  { ofType }: GraphQLList<GraphQLInputType>,
  value: unknown,
  path: (string | number)[],
  note: Note,
): boolean {
  // GraphQL takes a value that is no list as a list of one.
  if (!Array.isArray(value)) return look(ofType, value, path, note);
  if (value.length > MOST_ITEMS) return note([...path], `expected at most ${MOST_ITEMS} items, got ${value.length}.`);
  for (let index = 0; index < value.length; index += 1) {
    path.push(index);
    const goesOn = look(ofType, value[index], path, note);
    path.pop();
    if (!goesOn) return false;
  }
  return true;
}

/** Whether a value is none of its type in a way that graphql-js would take long to say. */
function isWrong(type: GraphQLInputType, value: unknown): boolean {
  if (isEnumType(type)) return typeof value !== 'string' || value.length > LONGEST_WORD;
  if (!isScalarType(type) || !isSpecifiedScalarType(type)) return false;
  if (typeof value === 'object') return true;
  return typeof value === 'string' && type.name !== 'String' && type.name !== 'ID' && value.length > LONGEST_WORD;
}
