import { toNodeId } from '../../domain/ids/node-id.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';
import { ownCalendar } from './own-calendar.ts';

export const Site: ResolversOf<'Site'> = {
  __isTypeOf: (value) => 'siteKey' in value,
  id: (site) => toNodeId('Site', site._id),
  ...ownCalendar,
  buildings: (site, _args, { loaders }) => loaders.buildingsOfSite.load(site.name),
};
