import type { FastifyReply, FastifyRequest } from 'fastify';
import { goneSignal } from '../../http/connections/gone.ts';
import type { QueryResult } from '../../query/index.ts';
import type { QueryCaller } from '../../services/queries/run-query.ts';
import type { DoorOptions } from '../door.ts';
import type { AnswerQuery } from './answer-query.ts';
import { partsOf, readBatch, refusedItem, writeBatch, type BatchAnswer, type BatchItem } from './batch.ts';
import { metadataOf } from './metadata.ts';
import { readPrefer, type Preferences } from './prefer.ts';
import { checkWorkspace, membersOf, readQuery } from './read-query.ts';
import { errorOf, sendPieces } from './reply.ts';
import { writeKustoV1 } from './write-kusto.ts';
import { writeResult } from './write-result.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for the routes of the query API. */
    queryCaller: QueryCaller;
  }
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Bytes of the body of a query (64 kB of text may be six times as long in JSON), and of a batch. */
export const MAX_BODY = 1024 * 1024;
export const MAX_BATCH_BODY = 8 * 1024 * 1024;

/** What the routes of the query API do. Each throws an `ApiError` for what it refuses. */
export function createHandlers(
  options: DoorOptions,
  answerQuery: AnswerQuery,
): { query: Handler; batch: Handler; metadata: Handler } {
  const { core, tables, queryLimits: limits } = options;
  const write = (result: QueryResult, preferences: Preferences) =>
    preferences.kusto ? writeKustoV1(result, limits, core.clock()) : writeResult(result, preferences, limits);
  const ownIdOf = async ({ queryCaller }: FastifyRequest) =>
    (await core.workspaces.get(queryCaller.workspace)).workspaceId;

  async function query(request: FastifyRequest, reply: FastifyReply) {
    const gone = goneSignal(reply.raw);
    const own = await ownIdOf(request);
    checkWorkspace((request.params as { workspace: string }).workspace, own);
    const body = request.method === 'POST' ? await membersOf(request.body as Buffer | undefined) : {};
    const wanted = readQuery(body, request.query as Record<string, unknown>, own, core.clock());
    const preferences = readPrefer(request.headers.prefer as string | undefined);
    const { result, leave } = await answerQuery(request.queryCaller, wanted, preferences, gone);
    return sendPieces(reply, write(result, preferences), leave);
  }

  async function batch(request: FastifyRequest, reply: FastifyReply) {
    const gone = goneSignal(reply.raw);
    const items = readBatch(await membersOf(request.body as Buffer | undefined));
    const own = await ownIdOf(request);
    const held = new Set<() => void>();
    const answer = async (item: BatchItem): Promise<BatchAnswer> => {
      try {
        checkWorkspace(item.workspace, own);
        const { body, address } = partsOf(item);
        const wanted = readQuery(body, address, own, core.clock());
        const preferences = readPrefer(item.prefer);
        const { result, leave } = await answerQuery(request.queryCaller, wanted, preferences, gone);
        held.add(leave);
        const leaveAnswer = () => {
          held.delete(leave);
          leave();
        };
        if (gone.aborted) leaveAnswer();
        return { status: 200, headers: {}, pieces: write(result, preferences), leave: leaveAnswer };
      } catch (error) {
        return refusedItem(errorOf(error, MAX_BATCH_BODY, options));
      }
    };
    return sendPieces(reply, writeBatch(items, answer, limits.concurrentPerCaller), () => {
      for (const leave of held) leave();
    });
  }

  async function metadata(request: FastifyRequest, reply: FastifyReply) {
    const own = await ownIdOf(request);
    checkWorkspace((request.params as { workspace: string }).workspace, own);
    const { workspace } = request.queryCaller;
    const seen = tables.within!(request.queryCaller);
    const [schemas, functions = []] = await Promise.all([seen.tables(workspace), seen.functions?.(workspace)]);
    return reply.send(metadataOf({ tables: schemas, functions }, own));
  }

  return { query, batch, metadata };
}
