import type { Feature } from '../common/feature.ts';
import { FaultChange } from './FaultChange.ts';
import * as Query from './Query.ts';
import { RoomChange } from './RoomChange.ts';
import * as Subscription from './Subscription.ts';

export const changes = {
  resolvers: { FaultChange, RoomChange, Query, Subscription },
  shareable: ['FaultChange', 'FaultChangeConnection', 'FaultChangeEdge', 'RoomChange'],
} satisfies Feature;
