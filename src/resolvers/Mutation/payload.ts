import { CommandError } from '../../errors.ts';
import type { UserError } from '../../generated/graphql.ts';
import { createLoaders } from '../../loaders/index.ts';
import type { Context } from '../context.ts';

/** What a command answers: what it changed, or why it was refused. */
export type Payload<T> = T & { userErrors: UserError[] };

/**
 * Runs a command; an expected refusal becomes a `UserError` beside `none`, everything else is a failure of the request. The mutations of
 * one operation run one after the other: what an earlier one loaded is forgotten.
 */
export async function answer<T extends object>(
  context: Context,
  none: T,
  command: () => Promise<T>,
): Promise<Payload<T>> {
  context.loaders = createLoaders(context.models, context.viewer.workspace);
  try {
    return { ...(await command()), userErrors: [] };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { ...none, userErrors: [{ code: error.code, message: error.message, field: error.field }] };
  }
}
