import type { SubscriptionResolvers } from '../../generated/graphql.ts';
import { faultChanges } from './faultChanges.ts';
import { roomChanges } from './roomChanges.ts';

export const Subscription: SubscriptionResolvers = { faultChanges, roomChanges };
