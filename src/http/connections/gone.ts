import type { ServerResponse } from 'node:http';
import { WebSocket } from 'ws';

/** Aborted when the caller hangs up before the answer is written; at once for one who has. */
export function goneSignal(response: ServerResponse): AbortSignal {
  return abortedOnClose(response, () => !response.writableFinished);
}

/**
 * Aborted when an answer or a socket is over, however it ended; at once for one that is. For what feeds it: where something else was
 * answered than what is fed, its reader never comes.
 */
export function overSignal(channel: ServerResponse | WebSocket): AbortSignal {
  return abortedOnClose(channel, () => true);
}

function abortedOnClose(channel: ServerResponse | WebSocket, isGone: () => boolean): AbortSignal {
  const gone = new AbortController();
  const onClose = () => {
    if (isGone()) gone.abort();
  };
  // Who waited before may have missed the event.
  const isClosed = channel instanceof WebSocket ? channel.readyState === WebSocket.CLOSED : channel.closed;
  if (isClosed) onClose();
  else channel.once('close', onClose);
  return gone.signal;
}
