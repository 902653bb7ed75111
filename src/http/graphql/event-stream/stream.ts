import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { FormattedExecutionResult } from 'graphql';
import { print } from 'graphql-sse';
import type { ErrorAnswer } from '../../errors/answer.ts';
import type { Outcome } from '../operations/run.ts';
import type { PayloadReader, SharedPayload } from '../operations/shared-payload.ts';

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

/** Writes what came of an operation, as fast as it is read, and `complete` at its end. */
export async function writeOutcome(response: ServerResponse, outcome: Outcome, answer: ErrorAnswer): Promise<void> {
  if (outcome.kind === 'refused') response.write(message(null, { errors: outcome.errors.map(answer) }));
  else if (outcome.kind === 'result') response.write(message(null, outcome.result));
  else await writeResults(response, outcome.results, answer);
  // A drained stream has ended already, and without `complete`: its client shall come back.
  if (isOpen(response)) response.write(print({ event: 'complete', data: null }));
}

async function writeResults(
  response: ServerResponse,
  results: AsyncGenerator<SharedPayload>,
  answer: ErrorAnswer,
): Promise<void> {
  const leave = (): void => void results.return(undefined);
  response.once('close', leave);
  if (!isOpen(response)) leave();
  try {
    for await (const payload of results) {
      if (!isOpen(response)) break;
      if (!response.write(frameOf(payload))) await drained(response);
    }
  } catch (error) {
    if (isOpen(response)) response.write(message(null, { errors: [answer(error)] }));
  } finally {
    response.off('close', leave);
  }
}

/** Takes what is sent to many. A stream that is too slow ends without `complete`, so its client comes back by itself. */
export function createStreamReader(response: ServerResponse, bufferedBytes: number): PayloadReader {
  return {
    send(payload) {
      if (!isOpen(response)) return null;
      response.write(frameOf(payload));
      return response.writableLength > bufferedBytes ? drained(response) : null;
    },
    sendAway: () => response.destroy(),
  };
}

/** `writable` stays true after `end`, so it does not tell. */
function isOpen(response: ServerResponse): boolean {
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

/** A `next` message, with the cursor of what it carries as its id. */
function message(cursor: string | null, result: FormattedExecutionResult): string {
  // A line break would end the id's line.
  const id = cursor !== null && /^[^\r\n\0]+$/.test(cursor) ? `id: ${cursor}\n` : '';
  return id + print({ event: 'next', data: result as never });
}

function frameOf(payload: SharedPayload): Buffer {
  return payload.frame('sse', () => message(payload.cursor, payload.result));
}
