import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';
import { dateTimeExpectation, parseDateTime } from '../../domain/time/date-time.ts';
import { shorten } from '../../domain/text/shorten.ts';

/**
 * `scalar DateTime`. In: RFC 3339 with any offset and any number of decimals, cut to milliseconds. Out: UTC with
 * milliseconds. A value that is no time is the caller's mistake and is answered with BAD_USER_INPUT.
 */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize: (value) => {
    if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
    throw new TypeError(`DateTime cannot represent ${shorten(value)}`);
  },
  parseValue: (value) => read(value),
  parseLiteral: (node) =>
    node.kind === Kind.STRING ? read(node.value, node) : refuse(shorten(valueFromASTUntyped(node)), node),
});

/** `scalar JSON`: any value, taken and given out as it is. */
export const JSON = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  serialize: (value) => value,
});

function read(value: unknown, node?: ValueNode): Date {
  const date = typeof value === 'string' ? parseDateTime(value) : null;
  return date ?? refuse(shorten(value), node);
}

function refuse(came: string, node?: ValueNode): never {
  throw new GraphQLError(`Expected ${dateTimeExpectation}, got ${came}.`, {
    nodes: node,
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
