import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { ErrorAnswer } from '../../errors/answer.ts';
import type { Outcome } from '../operations/run.ts';
import type { PayloadReader, SharedPayload } from '../operations/shared-payload.ts';
import type { Framing } from './framing.ts';

/** An empty comment: opens the stream for browsers that wait for a first byte, and keeps proxies from cutting a silent one. */
const PING = ':\n\n';

/** Turns a reply into an event stream: from here on the response is written to directly, not through Fastify. */
export function openStream(reply: FastifyReply): ServerResponse {
  reply.hijack();
  const response = reply.raw;
  response.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    // nginx would hold messages back to fill its buffer.
    'x-accel-buffering': 'no',
  });
  ping(response);
  return response;
}

export function ping(response: ServerResponse): void {
  if (isOpen(response)) response.write(PING);
}

/**
 * Writes what came of an operation, as fast as it is read, and `complete` at its end.
 *
 * @param ended aborted when the client itself has ended the operation: its id may be that of another one by now.
 */
export async function writeOutcome(
  response: ServerResponse,
  outcome: Outcome,
  answer: ErrorAnswer,
  framing: Framing,
  ended?: AbortSignal,
): Promise<void> {
  if (outcome.kind === 'stream') await writeResults(response, outcome.results, answer, framing);
  else if (isOpen(response)) {
    const result = outcome.kind === 'refused' ? { errors: outcome.errors.map(answer) } : outcome.result;
    response.write(framing.next(result));
  }
  // A drained stream has ended already, and without `complete`: its client shall come back.
  if (isOpen(response) && !ended?.aborted) response.write(framing.complete);
}

async function writeResults(
  response: ServerResponse,
  results: AsyncGenerator<SharedPayload>,
  answer: ErrorAnswer,
  framing: Framing,
): Promise<void> {
  const leave = (): void => void results.return(undefined);
  response.once('close', leave);
  if (!isOpen(response)) leave();
  try {
    for await (const payload of results) {
      if (!isOpen(response)) break;
      if (!response.write(framing.frame(payload))) await drained(response);
    }
  } catch (error) {
    if (isOpen(response)) response.write(framing.next({ errors: [answer(error)] }));
  } finally {
    response.off('close', leave);
  }
}

/** Takes what is sent to many. A stream that is too slow ends without `complete`, so its client comes back by itself. */
export function createStreamReader(response: ServerResponse, bufferedBytes: number, framing: Framing): PayloadReader {
  return {
    send(payload) {
      if (!isOpen(response)) return null;
      response.write(framing.frame(payload));
      return response.writableLength > bufferedBytes ? drained(response) : null;
    },
    sendAway: () => response.destroy(),
  };
}

/** `writable` stays true after `end`, so it does not tell. */
export function isOpen(response: ServerResponse): boolean {
  return !response.writableEnded && !response.destroyed;
}

/** Resolves when what was written has been taken, or never will be. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      response.off('drain', finish).off('close', finish);
      resolve();
    };
    response.on('drain', finish).on('close', finish);
  });
}
