import type { ServerResponse } from 'node:http';
import type { WebSocket } from 'ws';

/** Aborted when the caller hangs up before the answer is written. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** Aborted when the socket closes. */
export function socketGoneSignal(socket: WebSocket): AbortSignal {
  const gone = new AbortController();
  socket.once('close', () => gone.abort());
  return gone.signal;
}
