import { Counter, type Registry } from 'prom-client';

/** What callers do wrong before a route sees it. */
export type Mistake =
  | 'malformed-request'
  | 'long-headers'
  | 'slow-headers'
  | 'slow-body'
  | 'pipelined'
  | 'made-room'
  | 'tls-handshake'
  | 'websocket'
  | 'wrong-key';

/** Counts one. */
export type CountMistake = (mistake: Mistake) => void;

/** Counts mistakes of callers, by kind. They are no errors of the server's and fill no log. */
export function createMistakeCounter(metrics: Registry): CountMistake {
  const mistakes = new Counter({
    name: 'http_client_mistakes_total',
    help: 'What callers did wrong: requests that could not be read or came too slowly, connections that had to make room, wrong keys.',
    labelNames: ['kind'],
    registers: [metrics],
  });
  return (kind) => mistakes.inc({ kind });
}
