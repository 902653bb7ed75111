import type { Resolvers } from '../generated/graphql.ts';
import { Device } from './Device.ts';
import { Event } from './Event.ts';
import { Fault } from './Fault.ts';
import { FaultChange } from './FaultChange.ts';
import { Mutation } from './Mutation/index.ts';
import { Query } from './Query/index.ts';
import { Room } from './Room.ts';
import { RoomChange } from './RoomChange.ts';
import { DateTime } from './scalars.ts';
import { Subscription } from './Subscription/index.ts';

/** Every resolver, in the order of schema.graphql. */
export const resolvers: Resolvers = {
  DateTime,
  Room,
  Device,
  Fault,
  Event,
  FaultChange,
  RoomChange,
  Query,
  Subscription,
  Mutation,
};
