import {
  coerceInputValue,
  getNullableType,
  GraphQLError,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { shorten } from '../../../domain/text/shorten.ts';
import { mostErrors } from './limits.ts';

/** Whether graphql-js refused the operation's variables with this error; such errors point at a variable's definition. */
export function isVariableError(error: GraphQLError): boolean {
  return error.path === undefined && error.nodes?.length === 1 && error.nodes[0]?.kind === Kind.VARIABLE_DEFINITION;
}

/** The variables that an operation defines, each with its type; those of unknown types are left to the rules of GraphQL. */
export function* inputVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): Generator<{ definition: VariableDefinitionNode; name: string; type: GraphQLInputType }> {
  for (const definition of operation.variableDefinitions ?? []) {
    const type = typeFromAST(schema, definition.type);
    if (isInputType(type)) yield { definition, name: definition.variable.name.value, type };
  }
}

/**
 * Says anew what is wrong with the variables: by path, expectation and value. graphql-js names the path too, but repeats
 * the value in full, however long it is.
 */
export function explainVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] {
  const errors: GraphQLError[] = [];
  for (const { definition, name, type } of inputVariables(schema, operation)) {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined && (definition.defaultValue !== undefined || !isNonNullType(type))) continue;
    const note = (path: readonly (string | number)[], wrong: unknown, { message }: GraphQLError): void => {
      const missing = missingField(message);
      const [place, text] = missing
        ? [[...path, missing.name], `expected a value of type ${missing.type}, got nothing.`]
        : [path, explain(typeAt(type, path), message, wrong)];
      errors.push(wrongVariable(definition, [name, ...place], text));
      // graphql-js would go on through a million values; only what its caller throws ends it.
      if (errors.length === mostErrors) throw new EnoughError();
    };
    try {
      coerceInputValue(value, type, note);
    } catch (error) {
      if (!(error instanceof EnoughError)) throw error;
      break;
    }
  }
  return errors;
}

class EnoughError extends Error {
  override name = 'EnoughError';
}

/** An error that names a place in the variables. */
export function wrongVariable(
  definition: VariableDefinitionNode,
  place: readonly (string | number)[],
  text: string,
): GraphQLError {
  return new GraphQLError(`${written(place)}: ${text}`, {
    nodes: definition,
    extensions: { code: 'BAD_USER_INPUT', field: place.map(String) },
  });
}

/** The member that graphql-js says is missing, and its type; null where it says something else. */
export function missingField(message: string): { name: string; type: string } | null {
  const [, name, type] = /^Field "(?:\w+\.)?(\w+)" of required type "(.+)" was not provided\.$/.exec(message) ?? [];
  return name === undefined || type === undefined ? null : { name, type };
}

/** What was expected where a value is wrong, and what came. */
export function explain(type: GraphQLInputType, message: string, value: unknown): string {
  const unknownField = /^Field "(.*)" is not defined by type "(\w+)"\./s.exec(message);
  if (unknownField) return `type ${unknownField[2]} has no field ${shorten(unknownField[1])}.`;
  const bare = getNullableType(type);
  const got = `got ${shorten(value)}.`;
  if (value == null || isListType(bare) || (isScalarType(bare) && isSpecifiedScalarType(bare)))
    return `expected a value of type ${String(type)}, ${got}`;
  if (isEnumType(bare))
    return `expected one of ${bare
      .getValues()
      .map((each) => each.name)
      .join(', ')}, ${got}`;
  if (isInputObjectType(bare) && (typeof value !== 'object' || Array.isArray(value))) {
    return `expected an object of type ${bare.name}, ${got}`;
  }
  // Scalars of our own, and objects of which exactly one member must be given, explain themselves.
  return message;
}

/** The type of the value at a path within a value of a type. */
function typeAt(type: GraphQLInputType, path: readonly (string | number)[]): GraphQLInputType {
  const bare = getNullableType(type);
  const [step, ...rest] = path;
  if (isListType(bare)) return typeof step === 'number' ? typeAt(bare.ofType, rest) : typeAt(bare.ofType, path);
  if (step === undefined || !isInputObjectType(bare)) return type;
  const field = bare.getFields()[step];
  return field ? typeAt(field.type, rest) : type;
}

/** A path as one would write it in a program: `input.events[3].timeGenerated`. */
export function written(path: readonly (string | number)[]): string {
  return path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('');
}
