import type { Feature } from '../common/feature.ts';
import { Device } from './Device.ts';
import * as Mutation from './Mutation.ts';
import * as Query from './Query.ts';

export const devices = {
  resolvers: { Device, Query, Mutation },
  shareable: ['Device', 'DeviceConnection', 'DeviceEdge', 'Signal'],
} satisfies Feature;
