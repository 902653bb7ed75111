import { shorten } from '../../domain/text/shorten.ts';
import { CommandError } from '../../errors.ts';
import type { UserError } from '../../generated/graphql.ts';
import { createLoaders } from '../../loaders/index.ts';
import type { Context } from './context.ts';
import { answerQuery } from './answer-query.ts';

/** What a command answers: what it changed, or why it was refused. */
export type Payload<T> = T & { userErrors: UserError[] };

/**
 * Runs a command; an expected refusal becomes a `UserError` beside `none` that says what came, everything else is a failure of the
 * request (that too many queries run to check one, too). The mutations of one operation run one after the other: what an earlier one loaded is forgotten.
 */
export async function answer<T extends object>(
  context: Context,
  input: object,
  none: T,
  command: () => Promise<T>,
): Promise<Payload<T>> {
  context.loaders = createLoaders(context.models, context.viewer);
  try {
    const changed = await answerQuery(command);
    await context.models.installation.confirmStored();
    return { ...changed, userErrors: [] };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const { code, field } = error;
    const message = `${error.message}, got ${error.got ?? shorten(valueAt({ input }, field))}.`;
    return { ...none, userErrors: [{ code, message, field }] };
  }
}

/** What a command's input holds at a path. */
function valueAt(input: object, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, member) => (value as Record<string, unknown> | undefined)?.[member], input);
}
