import { GraphQLError } from 'graphql';
import { shorten } from '../../domain/text/shorten.ts';

/**
 * A request that cannot be answered: names the value at fault by its way from the argument on (`filter.search`), what was expected and
 * what came (cut to 100 characters). `extensions.field` has the way as a list, as everywhere.
 */
export function badInput(field: string, expected: string, got: unknown): GraphQLError {
  return new GraphQLError(`${field}: expected ${expected}, got ${shorten(got)}.`, {
    extensions: { code: 'BAD_USER_INPUT', field: field.split('.') },
  });
}
