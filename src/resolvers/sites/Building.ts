import { toNodeId } from '../../domain/ids/node-id.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';
import { ownCalendar } from './own-calendar.ts';

export const Building: ResolversOf<'Building'> = {
  __isTypeOf: (value) => 'buildingKey' in value,
  id: (building) => toNodeId('Building', building._id),
  site: (building, _args, { loaders }) => (building.site === null ? null : loaders.siteByName.load(building.site)),
  ...ownCalendar,
};
