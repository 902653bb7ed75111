import type { FastifyInstance } from 'fastify';
import { createFanOut } from '../../feed/fan-out.ts';
import { readJsonBody } from '../bodies/read-json-body.ts';
import type { HeldBodies } from '../connections/held-bodies.ts';
import type { Guard } from '../guard/guard.ts';
import { createPlaces } from '../guard/places.ts';
import { graphqlPath, pathOf, type Refusal } from '../guard/refusal.ts';
import { createSlots } from '../guard/slots.ts';
import { watchProcess } from '../monitoring/metrics.ts';
import type { CountMistake } from '../connections/mistakes.ts';
import type { HttpLimits, HttpOptions } from '../options.ts';
import { addApolloRoute } from './apollo/route.ts';
import { createApollo } from './apollo/server.ts';
import { createCheckDocument } from './documents/check-document.ts';
import { createReadDocument } from './documents/read-document.ts';
import type { ErrorAnswer } from '../errors/answer.ts';
import { addEventStreamRoute, type EventStreams } from './event-stream/route.ts';
import { createRunOperation } from './operations/run.ts';
import { createHashShape } from './operations/shareable.ts';
import type { SharedOperations } from './operations/shared-payload.ts';
import { createWebSocketTransport } from './websocket/transport.ts';

export interface TransportOptions extends Pick<
  HttpOptions,
  'schema' | 'createContext' | 'shareableTypes' | 'watch' | 'metrics' | 'log'
> {
  readonly guard: Guard;
  readonly answer: ErrorAnswer;
  readonly limits: HttpLimits;
  readonly heldBodies: HeldBodies;
  readonly count: CountMistake;
}

/** GraphQL over HTTP, WebSocket and server-sent events. */
export interface GraphQLTransports {
  /** Sends long-lived connections away, to come back elsewhere; requests are still answered. */
  drain(): void;
  /** Drains, and cuts WebSockets that have not left in time. */
  closeSockets(): Promise<void>;
  /** Stops GraphQL over HTTP; called when the last request has been answered. */
  stop(): Promise<void>;
}

const noSocketHere: Refusal = { status: 404, code: 'NOT_FOUND', message: `WebSockets are opened at ${graphqlPath}.` };

/** Adds the routes of GraphQL, which share one way of running operations and one set of limits. */
export async function addGraphQL(app: FastifyInstance, options: TransportOptions): Promise<GraphQLTransports> {
  const { schema, createContext, answer, limits, log, guard } = options;
  const readDocument = createReadDocument(schema);
  const fanOut: SharedOperations = createFanOut();
  const hashShape = createHashShape(schema, options.shareableTypes ?? new Set());
  const slots = createSlots(limits);
  const places = createPlaces(limits, options.watch);
  const run = createRunOperation({ schema, createContext, answer, hashShape, fanOut, slots });
  const apollo = createApollo({ schema, answer, log });
  await apollo.start();

  let streams: EventStreams | null = null;
  await app.register(async (graphql) => {
    // JSON only: forms and plain text are what a page of another site can send without asking.
    graphql.removeContentTypeParser(['text/plain', 'application/json']);
    graphql.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request: unknown, body: Buffer) =>
      readJsonBody(body),
    );
    const checkDocument = createCheckDocument(schema);
    streams = addEventStreamRoute(graphql, {
      readDocument,
      run,
      answer,
      places,
      limits,
      heldBodies: options.heldBodies,
    });
    const bodyLimit = limits.bodyBytes;
    addApolloRoute(graphql, { apollo, checkDocument, readDocument, streams, createContext, hashShape, bodyLimit });
  });
  const webSockets = createWebSocketTransport(app.server, {
    schema,
    readDocument,
    run,
    answer,
    guard,
    count: options.count,
    refusal: (request) => (pathOf(request.url ?? '') === graphqlPath ? guard.refusalOf(request) : noSocketHere),
    places,
    limits,
    log,
  });
  watchProcess(options.metrics, {
    graphql_connections: { help: 'WebSockets and event streams that are open.', value: () => places.taken },
    graphql_subscriptions: { help: 'Subscriptions that run.', value: () => slots.taken },
    graphql_feed_groups: { help: 'Groups of equal subscribers in step.', value: () => fanOut.size.groups },
    graphql_feed_seats: { help: 'Subscribers in those groups.', value: () => fanOut.size.seats },
    graphql_feed_opening_messages: {
      help: 'Messages of openings that are held for subscribers who have not taken them.',
      value: () => fanOut.held,
    },
    graphql_socket_operations: { help: 'Operations that run on WebSockets.', value: () => webSockets.running },
  });

  return {
    drain() {
      streams?.drain();
      webSockets.drain();
    },
    closeSockets: () => webSockets.stop(),
    stop: () => apollo.stop(),
  };
}
