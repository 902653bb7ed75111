import { GraphQLError } from 'graphql';
import { shorten } from '../domain/shorten.ts';

/** A request that cannot be answered: names the argument, what was expected and what came (cut to 100 characters). */
export function badInput(argument: string, expected: string, got: unknown): GraphQLError {
  return new GraphQLError(`${argument}: expected ${expected}, got ${shorten(got)}.`, {
    extensions: { code: 'BAD_USER_INPUT', argument },
  });
}
