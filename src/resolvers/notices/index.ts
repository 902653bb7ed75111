import type { Feature } from '../common/feature.ts';
import { ActionGroup } from './ActionGroup.ts';
import { AlertLabel } from './AlertLabel.ts';
import { AlertRoute } from './AlertRoute.ts';
import { Delivery } from './Delivery.ts';
import { MatchOperator } from './MatchOperator.ts';
import * as Mutation from './Mutation.ts';
import * as Query from './Query.ts';
import { Silence } from './Silence.ts';
import { Webhook } from './Webhook.ts';

export const notices = {
  resolvers: { ActionGroup, AlertLabel, AlertRoute, Delivery, MatchOperator, Silence, Webhook, Query, Mutation },
} satisfies Feature;
