import type { FastifyRequest } from 'fastify';
import type { Refusal } from '../../guard/refusal.ts';
import type { OperationRequest, Prepared, ReadDocument } from '../documents/read-document.ts';
import type { GraphQLError } from 'graphql';

/** An operation as it was asked for, or what is wrong with its document. */
interface ReadOperation {
  readonly prepared: Prepared | readonly GraphQLError[];
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A request that may be answered by a stream. */
export interface StreamRequest extends ReadOperation {
  /** The cursor of a client that reconnects; null for one that begins. */
  readonly resumeAfter: string | null;
}

/** An operation whose results go into a stream that its client has reserved. */
export interface OperationOfStream extends ReadOperation {
  /** As the client named it, in `extensions.operationId`; null where it did not. */
  readonly id: string | null;
}

/** Reads a request for a stream. Gives the refusal of one that cannot be answered by a stream at all. */
export function readStreamRequest(request: FastifyRequest, readDocument: ReadDocument): StreamRequest | Refusal {
  if (!/text\/event-stream|text\/\*|\*\/\*/.test(request.headers.accept ?? '*/*')) {
    return { status: 406, code: 'BAD_REQUEST', message: 'Only text/event-stream is sent here.' };
  }
  const operation = readOperation(request);
  if (typeof operation === 'string') return { status: 400, code: 'BAD_REQUEST', message: operation };
  const prepared = readDocument(operation);
  if ('document' in prepared && prepared.operation.operation === 'mutation' && request.method === 'GET') {
    return { status: 405, code: 'BAD_REQUEST', message: 'Mutations are taken by POST only.' };
  }
  const resumeAfter = request.headers['last-event-id'];
  return {
    prepared,
    variables: operation.variables ?? {},
    resumeAfter: typeof resumeAfter === 'string' && resumeAfter !== '' ? resumeAfter : null,
  };
}

/** Reads a request for an operation of a reserved stream; gives the refusal of one that cannot be taken. */
export function readOperationRequest(request: FastifyRequest, readDocument: ReadDocument): OperationOfStream | Refusal {
  const operation = readOperation(request);
  if (typeof operation === 'string') return { status: 400, code: 'BAD_REQUEST', message: operation };
  const { extensions } = request.body as { extensions?: { operationId?: unknown } | null };
  const id = extensions?.operationId;
  return {
    id: typeof id === 'string' && id !== '' ? id : null,
    prepared: readDocument(operation),
    variables: operation.variables ?? {},
  };
}

/** The operation in a request's query string or JSON body; a text says what is wrong with it. */
function readOperation({ method, query, body }: FastifyRequest): OperationRequest | string {
  const given = (method === 'GET' ? fromQueryString(query) : body) as Partial<OperationRequest> | string | null;
  if (typeof given === 'string') return given;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return 'The body must be a JSON object.';
  const { query: text, operationName, variables } = given;
  if (typeof text !== 'string' || text === '') return 'query must be a text, the GraphQL document.';
  if (operationName != null && typeof operationName !== 'string') return 'operationName must be a text.';
  if (variables != null && (typeof variables !== 'object' || Array.isArray(variables))) {
    return 'variables must be a JSON object.';
  }
  return { query: text, operationName, variables };
}

function fromQueryString(query: unknown): unknown {
  const { variables, ...others } = query as Record<string, unknown>;
  if (variables === undefined || variables === '') return others;
  try {
    return { ...others, variables: JSON.parse(String(variables)) as unknown };
  } catch {
    return 'variables must be a JSON object.';
  }
}
