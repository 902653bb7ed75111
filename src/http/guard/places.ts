import { createCountedShares } from '../../domain/limits/counted-shares.ts';
import { principalScope, type Viewer } from '../../domain/principals/viewer.ts';
import type { HttpLimits } from '../options.ts';

/** A long-lived connection's place among those that this process holds. */
export interface ConnectionPlace {
  /**
   * Counts the connection to its principal, once; false if that has as many as it may. `onEnd` is called when the right of the viewer
   * ends while the connection lives: it must be closed then.
   */
  claim(viewer: Viewer, onEnd?: () => void): boolean;
  /** Gives the place back; more than once does no harm. */
  leave(): void;
}

/** Bounds the long-lived connections, WebSockets and event streams together: of the process, and of each principal. */
export interface ConnectionPlaces {
  /** null when the process is full. */
  enter(): ConnectionPlace | null;
  readonly taken: number;
}

/** Tells once when a viewer's right has ended. Answers what stops to watch. */
export type WatchViewer = (viewer: Viewer, onEnd: () => void) => () => void;

const UNWATCHED: WatchViewer = () => () => undefined;

export function createPlaces(
  limits: Pick<HttpLimits, 'sockets' | 'socketsPerPrincipal'>,
  watch: WatchViewer = UNWATCHED,
): ConnectionPlaces {
  const ofProcess = createCountedShares(limits.sockets);
  const ofPrincipals = createCountedShares(limits.socketsPerPrincipal);

  return {
    get taken() {
      return ofProcess.taken;
    },
    enter() {
      const leaveProcess = ofProcess.take('process');
      if (!leaveProcess) return null;
      let leavePrincipal: (() => void) | null = null;
      let unwatch = (): void => undefined;
      let hasLeft = false;
      return {
        claim(viewer, onEnd) {
          if (hasLeft || leavePrincipal) return false;
          leavePrincipal = ofPrincipals.take(principalScope(viewer));
          if (leavePrincipal !== null && onEnd) unwatch = watch(viewer, onEnd);
          return leavePrincipal !== null;
        },
        leave() {
          hasLeft = true;
          leaveProcess();
          leavePrincipal?.();
          unwatch();
        },
      };
    },
  };
}
