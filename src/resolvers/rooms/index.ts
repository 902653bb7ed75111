import type { Feature } from '../common/feature.ts';
import * as Mutation from './Mutation.ts';
import * as Query from './Query.ts';
import { Room } from './Room.ts';

export const rooms = {
  resolvers: { Room, Query, Mutation },
  shareable: ['Room', 'RoomConnection', 'RoomEdge'],
} satisfies Feature;
