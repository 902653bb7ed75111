import type { Feature } from '../common/feature.ts';
import { ImportedRoom } from './ImportedRoom.ts';
import * as Mutation from './Mutation.ts';

export const inventory = {
  resolvers: { ImportedRoom, Mutation },
} satisfies Feature;
