import { toNodeId } from '../../domain/ids/node-id.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const Building: ResolversOf<'Building'> = {
  __isTypeOf: (value) => 'buildingKey' in value,
  id: (building) => toNodeId('Building', building._id),
  site: (building, _args, { loaders }) => (building.site === null ? null : loaders.siteByName.load(building.site)),
  timeZone: ({ timeZone }) => timeZone ?? null,
  serviceHours: ({ serviceHours }) => serviceHours ?? null,
  maintenanceHours: ({ maintenanceHours }) => maintenanceHours ?? null,
};
