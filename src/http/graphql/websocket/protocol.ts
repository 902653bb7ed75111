import type { ExecutionArgs, FormattedExecutionResult, GraphQLSchema } from 'graphql';
import { CloseCode, makeServer, type Server as ProtocolServer } from 'graphql-ws';
import type { Guard } from '../../guard/guard.ts';
import type { HttpLimits } from '../../options.ts';
import type { ReadDocument } from '../documents/read-document.ts';
import type { ErrorAnswer } from '../../errors/answer.ts';
import { overLimit, type Outcome, type RunOperation } from '../operations/run.ts';
import type { SharedPayload } from '../operations/shared-payload.ts';
import { createSocketReader, tryAgainLater, type SocketClient } from './socket.ts';

export interface ProtocolOptions {
  readonly schema: GraphQLSchema;
  readonly readDocument: ReadDocument;
  readonly run: RunOperation;
  readonly answer: ErrorAnswer;
  readonly guard: Pick<Guard, 'authenticate' | 'cookieOf' | 'admit' | 'wrongKeys' | 'addressOf'>;
  readonly limits: HttpLimits;
}

/**
 * The protocol, by graphql-ws. The operation is run in `onSubscribe`, where errors can be given back for the one id that
 * they belong to; what then is called "execute" and "subscribe" only hands over what came of it.
 */
export function createProtocol(options: ProtocolOptions): ProtocolServer<SocketClient> {
  const { answer, limits } = options;
  const outcomes = new WeakMap<ExecutionArgs, Outcome>();

  function handOver(args: ExecutionArgs) {
    const outcome = outcomes.get(args);
    if (outcome?.kind === 'stream') return outcome.results;
    if (outcome?.kind === 'result') return outcome.result as object;
    throw new Error('an operation that was not run');
  }

  return makeServer<Record<string, unknown> | undefined, SocketClient>({
    connectionInitWaitTimeout: limits.initTimeout,

    onConnect: ({ connectionParams, extra: client }) => admit(client, connectionParams, options),

    async onSubscribe({ extra: client }, id, { query, operationName, variables }) {
      if (client.viewer === null) throw new Error('subscribed before it was let in');
      if (client.running >= limits.subscriptionsPerSocket) {
        const most = limits.subscriptionsPerSocket;
        return [overLimit(`A socket may run ${most} operations at the same time; complete one first.`)];
      }
      const prepared = options.readDocument({ query, operationName });
      if (!('document' in prepared)) return prepared;

      client.running += 1;
      const outcome = await options.run({
        prepared,
        variables: variables ?? {},
        viewer: client.viewer,
        resumeAfter: null,
        signal: client.gone,
        reader: createSocketReader(client.socket, id, limits.bufferedBytes),
        onEnd: () => (client.running -= 1),
      });
      if (outcome.kind === 'refused') return outcome.errors;
      const { schema } = options;
      const args: ExecutionArgs = { schema, document: prepared.document, operationName, contextValue: null };
      outcomes.set(args, outcome);
      return args;
    },

    execute: handOver,
    subscribe: handOver,
    // As it is: its errors are answers already.
    onNext: (_context, _id, _payload, args, result) =>
      outcomes.get(args)?.kind === 'stream' ? (result as SharedPayload).result : (result as FormattedExecutionResult),
    onError: (_context, _id, _payload, errors) => errors.map(answer),
  });
}

/** Lets a client in by the key of its `connection_init` or of its upgrade request, and counts it to its principal. */
async function admit(
  client: SocketClient,
  connectionParams: Record<string, unknown> | undefined,
  { guard }: ProtocolOptions,
): Promise<boolean> {
  const given = authorizationOf(connectionParams) ?? client.request.headers.authorization;
  const cookie = given === undefined ? guard.cookieOf(client.request) : undefined;
  const viewer = await guard.authenticate(given === undefined || typeof given === 'string' ? given : '', cookie);
  if (viewer === null) {
    if (given !== undefined) await guard.wrongKeys.note(guard.addressOf(client.request), 'websocket');
    return false;
  }
  const onEnd = () => client.socket.close(CloseCode.Forbidden, 'The right of the caller has ended');
  if (!client.place.claim(viewer, onEnd)) {
    client.socket.close(tryAgainLater, 'Too many sockets');
    return false;
  }
  client.viewer = viewer;
  guard.admit(client.request);
  return true;
}

/** The credential of a `connection_init`. Clients write its name like that of a header, in any letter case. */
function authorizationOf(connectionParams: Record<string, unknown> | undefined): unknown {
  const name = Object.keys(connectionParams ?? {}).find((key) => key.toLowerCase() === 'authorization');
  return name === undefined ? undefined : connectionParams?.[name];
}
