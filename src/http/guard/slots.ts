import type { Viewer } from '../../domain/principals/viewer.ts';
import type { HttpLimits } from '../options.ts';

/** Bounds the subscriptions that run, over all transports: of each principal, and of this process. */
export type Slots = {
  /** Takes a slot: gives what frees it again, which may be called more than once; a text says why there is none. */
  take(viewer: Viewer): (() => void) | string;
  readonly taken: number;
};

export function createSlots(limits: Pick<HttpLimits, 'subscriptions' | 'subscriptionsPerPrincipal'>): Slots {
  const byPrincipal = new Map<string, number>();
  let taken = 0;

  return {
    get taken() {
      return taken;
    },
    take({ workspace, role }) {
      if (taken >= limits.subscriptions) return `This server runs ${limits.subscriptions} subscriptions, and no more.`;
      const principal = `${workspace}/${role}`;
      const count = byPrincipal.get(principal) ?? 0;
      if (count >= limits.subscriptionsPerPrincipal) {
        return `You run ${limits.subscriptionsPerPrincipal} subscriptions on this server, and may run no more.`;
      }
      byPrincipal.set(principal, count + 1);
      taken += 1;
      let free = false;
      return () => {
        if (free) return;
        free = true;
        taken -= 1;
        const left = byPrincipal.get(principal)! - 1;
        if (left === 0) byPrincipal.delete(principal);
        else byPrincipal.set(principal, left);
      };
    },
  };
}
