import type { MutationResolvers } from '../../generated/graphql.ts';
import type { BuildingDocument } from '../../models/building.ts';
import type { SiteDocument } from '../../models/site.ts';
import * as sites from '../../services/sites/change-site.ts';
import { ourId } from '../common/our-id.ts';
import { answer } from '../common/payload.ts';

export const updateSite: MutationResolvers['updateSite'] = (_root, { input }, context) =>
  answer<{ site: SiteDocument | null }>(context, input, { site: null }, async () => {
    const { siteId, ...members } = input;
    const id = ourId('Site', siteId, sites.siteNotFound);
    return { site: await sites.updateSite(context.core, context.viewer.workspace, id, members) };
  });

export const updateBuilding: MutationResolvers['updateBuilding'] = (_root, { input }, context) =>
  answer<{ building: BuildingDocument | null }>(context, input, { building: null }, async () => {
    const { buildingId, ...members } = input;
    const id = ourId('Building', buildingId, sites.buildingNotFound);
    return { building: await sites.updateBuilding(context.core, context.viewer.workspace, id, members) };
  });
