import type { Viewer } from '../../domain/principals/viewer.ts';
import type { HttpLimits } from '../options.ts';

/** A long-lived connection's place among those that this process holds. */
export type Place = {
  /** Counts the connection to its principal; false if that has as many as it may. */
  claim(viewer: Viewer): boolean;
  /** Gives the place back; more than once does no harm. */
  leave(): void;
};

/** Bounds the long-lived connections, WebSockets and event streams together: of the process, and of each principal. */
export type Places = {
  /** null when the process is full. */
  enter(): Place | null;
  readonly taken: number;
};

export function createPlaces(limits: Pick<HttpLimits, 'sockets' | 'socketsPerPrincipal'>): Places {
  const byPrincipal = new Map<string, number>();
  let taken = 0;

  return {
    get taken() {
      return taken;
    },
    enter() {
      if (taken >= limits.sockets) return null;
      taken += 1;
      let principal: string | null = null;
      let left = false;
      return {
        claim({ workspace, role }) {
          const name = `${workspace}/${role}`;
          const count = byPrincipal.get(name) ?? 0;
          if (left || principal !== null || count >= limits.socketsPerPrincipal) return false;
          principal = name;
          byPrincipal.set(name, count + 1);
          return true;
        },
        leave() {
          if (left) return;
          left = true;
          taken -= 1;
          if (principal === null) return;
          const count = (byPrincipal.get(principal) ?? 1) - 1;
          if (count === 0) byPrincipal.delete(principal);
          else byPrincipal.set(principal, count);
        },
      };
    },
  };
}
