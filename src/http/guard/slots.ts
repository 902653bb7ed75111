import { createCountedShares } from '../../domain/limits/counted-shares.ts';
import { principalScope, type Viewer } from '../../domain/principals/viewer.ts';
import type { HttpLimits } from '../options.ts';

/** Bounds the subscriptions that run, over all transports: of each principal, and of this process. */
export interface SubscriptionSlots {
  /** Takes a slot: gives what frees it again, which may be called more than once; a text says why there is none. */
  take(viewer: Viewer): (() => void) | string;
  readonly taken: number;
}

export function createSlots(
  limits: Pick<HttpLimits, 'subscriptions' | 'subscriptionsPerPrincipal'>,
): SubscriptionSlots {
  const ofPrincipals = createCountedShares(limits.subscriptionsPerPrincipal);

  return {
    get taken() {
      return ofPrincipals.taken;
    },
    take(viewer) {
      if (ofPrincipals.taken >= limits.subscriptions) {
        return `This server runs ${limits.subscriptions} subscriptions, and no more.`;
      }
      return (
        ofPrincipals.take(principalScope(viewer)) ??
        `You run ${limits.subscriptionsPerPrincipal} subscriptions on this server, and may run no more.`
      );
    },
  };
}
