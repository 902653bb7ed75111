import { toNodeId } from '../../domain/ids/node-id.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const Site: ResolversOf<'Site'> = {
  __isTypeOf: (value) => 'siteKey' in value,
  id: (site) => toNodeId('Site', site._id),
  timeZone: ({ timeZone }) => timeZone ?? null,
  serviceHours: ({ serviceHours }) => serviceHours ?? null,
  maintenanceHours: ({ maintenanceHours }) => maintenanceHours ?? null,
  buildings: (site, _args, { loaders }) => loaders.buildingsOfSite.load(site.name),
};
