import * as check from './checks.ts';
import { setting } from './setting.ts';

/** What connections and requests may take, whoever they are from. */
export const connections = {
  connections: setting(
    'CONNECTIONS',
    '25000',
    'Connections of a process; fewer where the system lets it open fewer files.',
    check.count,
  ),
  strangers: setting(
    'STRANGER_CONNECTIONS',
    '1000',
    'Connections of a process that have shown no good credential. For one more, the one that has waited longest is closed.',
    check.count,
  ),
  headersTimeout: setting(
    'HEADERS_TIMEOUT',
    '20s',
    'How long the handshake of TLS may take, and how long the headers of a request.',
    check.duration,
  ),
  bodyTimeout: setting(
    'BODY_TIMEOUT',
    '10m',
    'How long the body of a request may take; a longer one is answered with 408.',
    check.duration,
  ),
  bodyRate: setting(
    'BODY_RATE',
    '100',
    'Bytes of a body that must come in a second, on average over 20 seconds; a slower one is answered with 408.',
    check.count,
  ),
  heldBytes: setting(
    'BODIES_MAX_BYTES',
    '134217728',
    'Bytes of request bodies of GraphQL, queries and exports that a process holds at once (128 MiB); more is answered with 429.',
    check.numberOf('bytes'),
  ),
};

/** What GraphQL's transports may take. */
export const limits = {
  messageBytes: setting('MESSAGE_BYTES', '65536', 'The largest WebSocket message, in bytes.', check.count),
  initTimeout: setting(
    'INIT_TIMEOUT',
    '3s',
    'How long a WebSocket may take until its `connection_init`.',
    check.duration,
  ),
  subscriptionsPerSocket: setting(
    'SUBSCRIPTIONS_PER_SOCKET',
    '20',
    'Subscriptions of one WebSocket; one more gets `SUBSCRIPTION_LIMIT`.',
    check.count,
  ),
  subscriptionsPerPrincipal: setting(
    'SUBSCRIPTIONS_PER_PRINCIPAL',
    '10000',
    'Subscriptions of one caller in a process.',
    check.count,
  ),
  subscriptions: setting('SUBSCRIPTIONS', '50000', 'Subscriptions of a process.', check.count),
  socketsPerPrincipal: setting(
    'SOCKETS_PER_PRINCIPAL',
    '2000',
    'WebSockets and event streams of one caller in a process.',
    check.count,
  ),
  sockets: setting('SOCKETS', '20000', 'WebSockets and event streams of a process.', check.count),
};
