import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { goneSignal } from '../../http/connections/gone.ts';
import { isObject } from '../../domain/json/json-object.ts';
import type { Workspace } from '../../services/workspaces/workspace.ts';
import type { DoorOptions } from '../door.ts';
import type { AnswerQuery } from './answer-query.ts';
import { ApiError, badArgument, noAccess, type InnerError } from './errors.ts';
import { MAX_BODY } from './handlers.ts';
import { membersOf } from './read-query.ts';
import { errorOf, fail, sendPieces } from './reply.ts';
import { writeKustoV1, writeKustoV2 } from './write-kusto.ts';

/**
 * Queries as Kusto's own clients (`azure-kusto-data`) send them: `/v1/rest/query` and `/v2/rest/query`, with a key as the token. Commands
 * (`/v1/rest/mgmt`) are refused. `/v1/rest/auth/metadata` is not there on purpose: it would have to name a sign-in at Entra ID, and
 * clients that are given a token go on without it.
 */
export function addKustoRoutes(app: FastifyInstance, options: DoorOptions, answerQuery: AnswerQuery): void {
  const { core, queryLimits: limits } = options;
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const failure = errorOf(error, MAX_BODY, options);
    return fail(reply, failure, kustoError(failure, core.clock()));
  });
  // The hook of the query API asks for the key.
  const config = { open: true, compressed: true };

  for (const version of ['v1', 'v2']) {
    app.post(`/${version}/rest/query`, { config, bodyLimit: MAX_BODY }, query(version === 'v2'));
    app.post(`/${version}/rest/mgmt`, { config, bodyLimit: MAX_BODY }, () => {
      throw noCommands();
    });
  }

  function query(isSecond: boolean) {
    return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const gone = goneSignal(reply.raw);
      const { csl, db, properties } = await membersOf(request.body as Buffer | undefined);
      if (typeof csl !== 'string' || csl.trim() === '') throw badArgument('csl', 'a query in KQL', csl);
      if (csl.trimStart().startsWith('.')) throw noCommands();
      checkDatabase(db, await core.workspaces.get(request.queryCaller.workspace));
      const wait = await readWait(properties);
      const { result, leave } = await answerQuery(request.queryCaller, { query: csl, timespan: null }, { wait }, gone);
      const now = core.clock();
      const pieces = isSecond
        ? writeKustoV2(result, limits, { now, requestId: requestIdOf(request) })
        : writeKustoV1(result, limits, now);
      return sendPieces(reply, pieces, leave);
    };
  }
}

/** The database that clients name where nobody chose one. */
const DEFAULT_DATABASE = 'netdefaultdb';

/** Throws an `ApiError` unless the database is the caller's workspace: by its id, its name or as the default one. */
function checkDatabase(given: unknown, { workspace, workspaceId }: Workspace): void {
  const name = typeof given === 'string' ? given.trim().toLowerCase() : (given ?? '');
  if (['', DEFAULT_DATABASE, workspace.toLowerCase(), workspaceId].some((own) => own === name)) return;
  throw noAccess(given);
}

/**
 * The seconds that a client waits by its request's properties; null where it leaves that to us. Other options are those of a cluster, and
 * have no meaning here. Parameters would change what is asked, so they are refused. Throws an `ApiError`.
 */
async function readWait(given: unknown): Promise<number | null> {
  if (given === undefined || given === null || given === '') return null;
  const properties = typeof given === 'string' ? await membersOf(Buffer.from(given)) : given;
  if (!isObject(properties)) throw badArgument('properties', 'an object with Options', given);
  const { Options: options, Parameters: parameters } = properties;
  if (isObject(parameters) && Object.keys(parameters).length > 0) {
    throw badArgument('properties.Parameters', 'none: write the values into the query, as by let', parameters);
  }
  const timeout = isObject(options) ? options['servertimeout'] : null;
  if (timeout === undefined || timeout === null) return null;
  const seconds = typeof timeout === 'string' ? secondsOf(timeout) : null;
  if (seconds === null) throw badArgument('properties.Options.servertimeout', 'a time span such as 00:04:00', timeout);
  return seconds;
}

/** A time span of .NET (`1.00:04:00`) or of Python (`1 day, 0:04:00`) in whole seconds, at least one. */
function secondsOf(text: string): number | null {
  const [, days, hours, minutes, seconds] =
    /^(?:(\d{1,5})(?:\.| days?, ))?(\d{1,2}):(\d\d):(\d\d(?:\.\d{1,7})?)$/.exec(text.trim()) ?? [];
  if (hours === undefined) return null;
  const sum = Number(days ?? 0) * 86_400 + Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
  return Math.max(1, Math.ceil(sum));
}

/** As the client named its request, for its own eyes. */
function requestIdOf({ headers }: FastifyRequest): string {
  const id = headers['x-ms-client-request-id'];
  return typeof id === 'string' ? id.slice(0, 200) : '';
}

function noCommands(): ApiError {
  const message = 'Commands such as ".show tables" are not supported: this server is asked by queries only.';
  return new ApiError(400, 'BadArgumentError', 'Commands are not supported', {
    inner: { code: 'NotSupported', message },
  });
}

/** By these words clients tell the kinds of errors of a query apart. */
const WORDS: Readonly<Record<string, string>> = { SemanticError: 'Semantic error: ', SyntaxError: 'Syntax error: ' };

/** An error in the form that Kusto's clients read; they fail on any other. */
function kustoError({ status, code, message, inner, correlationId }: ApiError, now: Date): object {
  const most = `${WORDS[inner?.code ?? ''] ?? ''}${innermost(inner)?.message ?? message}`;
  return {
    error: {
      code,
      message,
      '@type': inner?.code ?? code,
      '@message': most,
      '@context': { timestamp: now.toISOString(), activityId: correlationId },
      '@permanent': status < 500 && status !== 429,
    },
  };
}

function innermost(inner: InnerError | null): InnerError | null {
  return inner?.innererror ? innermost(inner.innererror) : inner;
}
