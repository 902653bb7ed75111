import type { FastifyReply } from 'fastify';
import type { RecordOutcome } from '../../services/records/batch-outcomes.ts';
import { OverQuotaError } from '../../services/usage/daily-cap.ts';

/**
 * Answers as the servers of remote write and of Loki do: 204, or 400 with the number of those that were rejected, which the sender does not
 * send again; the others are stored. Throws an `OverQuotaError`.
 */
export function answerStored(
  reply: FastifyReply,
  outcomes: readonly RecordOutcome[],
  what: 'samples' | 'lines',
): FastifyReply {
  if (outcomes.some(({ kind }) => kind === 'over-quota')) throw new OverQuotaError(what);
  const refused = outcomes.filter((outcome) => outcome.kind === 'rejected');
  if (refused.length === 0) return reply.code(204).send();
  return answerText(
    reply,
    400,
    `${refused.length} ${what} were rejected, the others are stored: ${refused[0]!.message}`,
  );
}

/** Answers with a text, which these senders log. */
export function answerText(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).type('text/plain; charset=utf-8').send(message);
}
