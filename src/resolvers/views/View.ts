import { toNodeId } from '../../domain/ids/node-id.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const View: ResolversOf<'View'> = {
  __isTypeOf: (value) => 'shipped' in value,
  id: ({ id }) => toNodeId('View', id),
  name: ({ view }) => view.name,
  description: ({ view }) => view.description,
  refreshSeconds: ({ view }) => view.refreshSeconds,
  tiles: ({ view }) => view.tiles,
};
