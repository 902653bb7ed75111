import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { principalScope, type Viewer } from '../../../domain/principals/viewer.ts';
import type { EventStreamOptions } from './options.ts';

/** A stream that a client has reserved, and then opened, for all its operations. */
export interface Reservation {
  readonly viewer: Viewer;
  /** null until it is opened. */
  response: ServerResponse | null;
  /** What ends each operation, by the id that the client chose. */
  readonly operations: Map<string, AbortController>;
  /** Operations that came before the stream was opened. */
  readonly waiting: (() => void)[];
  /** Ends the reservation, and with it all its operations. */
  close(): void;
  /** Ends the reservation if nobody opens its stream in time. */
  readonly timer: NodeJS.Timeout;
}

/** The streams that are reserved or open, by their tokens. Each holds one place among the streams and sockets. */
export interface Reservations {
  /** Gives the token; null where there is no place. */
  make(viewer: Viewer): string | null;
  /** Only for who made it: the token alone opens nothing. */
  find(viewer: Viewer, token: string): Reservation | null;
  /** Makes none any more, and ends the streams; their clients reconnect. */
  drain(): void;
}

/** A reservation is kept for `headersTimeout` until its stream is opened. */
export function createReservations({ places, limits }: Pick<EventStreamOptions, 'places' | 'limits'>): Reservations {
  const reservations = new Map<string, Reservation>();
  let draining = false;

  return {
    make(viewer) {
      const place = draining ? null : places.enter();
      const token = randomUUID();
      const onEnd = () => {
        const ended = reservations.get(token);
        if (ended?.response) ended.response.end();
        else ended?.close();
      };
      if (!place?.claim(viewer, onEnd)) {
        place?.leave();
        return null;
      }
      const operations = new Map<string, AbortController>();
      const close = () => {
        if (!reservations.delete(token)) return;
        clearTimeout(timer);
        for (const ended of operations.values()) ended.abort();
        place.leave();
      };
      const timer = setTimeout(close, limits.headersTimeout).unref();
      reservations.set(token, { viewer, response: null, operations, waiting: [], close, timer });
      return token;
    },
    find(viewer, token) {
      const found = reservations.get(token);
      return found && principalScope(found.viewer) === principalScope(viewer) ? found : null;
    },
    drain() {
      draining = true;
      for (const { response, close } of reservations.values()) {
        if (response) response.end();
        else close();
      }
    },
  };
}
