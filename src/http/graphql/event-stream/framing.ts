import type { FormattedExecutionResult } from 'graphql';
import { print } from 'graphql-sse';
import type { SharedPayload } from '../operations/shared-payload.ts';

/** How the messages of one operation are written into a stream. */
export interface Framing {
  /** A result for this reader alone. */
  next(result: FormattedExecutionResult): string;
  /** A payload of a subscription, which others may be sent too. */
  frame(payload: SharedPayload): Buffer;
  /** The end of the operation. */
  readonly complete: string;
}

/** A stream of one operation; a message of a feed has its cursor as `id`. */
export const oneOperation: Framing = {
  next: (result) => message(null, result),
  frame: (payload) => payload.frame('sse', () => message(payload.cursor, payload.result)),
  complete: print({ event: 'complete', data: null }),
};

/** One operation of several in a stream; its id, chosen by the client, is in each message. */
export function ofOperation(id: string): Framing {
  const head = `event: next\ndata: {"id":${JSON.stringify(id)},"payload":`;
  const next = (json: string) => `${head}${json}}\n\n`;
  return {
    next: (result) => next(JSON.stringify(result)),
    frame: (payload) => payload.frame(`sse ${id}`, next),
    complete: print({ event: 'complete', data: { id } as never }),
  };
}

/** A `next` message, with the cursor of what it carries as its id. */
function message(cursor: string | null, result: FormattedExecutionResult): string {
  // A line break would end the id's line.
  const id = cursor !== null && /^[^\r\n\0]+$/.test(cursor) ? `id: ${cursor}\n` : '';
  return id + print({ event: 'next', data: result as never });
}
