import { CommandError } from '../../errors.ts';
import type { UserError } from '../../generated/graphql.ts';

/** What a command answers: what it changed, or why it was refused. */
export type Payload<T> = T & { userErrors: UserError[] };

/** Runs a command; an expected refusal becomes a `UserError` beside `none`, everything else is a failure of the request. */
export async function answer<T extends object>(none: T, command: () => Promise<T>): Promise<Payload<T>> {
  try {
    return { ...(await command()), userErrors: [] };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { ...none, userErrors: [{ code: error.code, message: error.message, field: error.field }] };
  }
}
