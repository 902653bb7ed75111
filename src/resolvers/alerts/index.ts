import type { Feature } from '../common/feature.ts';
import { Alert } from './Alert.ts';
import { AlertChange } from './AlertChange.ts';
import { AlertMember } from './AlertMember.ts';
import { AlertRule } from './AlertRule.ts';
import * as Mutation from './Mutation.ts';
import * as Query from './Query.ts';
import * as Subscription from './Subscription.ts';

export const alerts = {
  resolvers: { Alert, AlertChange, AlertMember, AlertRule, Query, Mutation, Subscription },
  shareable: ['Alert', 'AlertChange', 'AlertConnection', 'AlertEdge', 'AlertMember', 'AlertRule', 'FaultCondition'],
} satisfies Feature;
