import type { CompleteResolvers } from './common/resolvers-of.ts';
import { joinResolvers, type Feature } from './common/feature.ts';
import { alerts } from './alerts/index.ts';
import { access } from './access/index.ts';
import { changes } from './changes/index.ts';
import { collectors } from './collectors/index.ts';
import { common } from './common/index.ts';
import { customFields } from './custom-fields/index.ts';
import { devices } from './devices/index.ts';
import { events } from './events/index.ts';
import { exports } from './exports/index.ts';
import { faults } from './faults/index.ts';
import { fleet } from './fleet/index.ts';
import { inventory } from './inventory/index.ts';
import { notices } from './notices/index.ts';
import { policies } from './policies/index.ts';
import { queries } from './queries/index.ts';
import { rooms } from './rooms/index.ts';
import { savedQueries } from './saved-queries/index.ts';
import { sites } from './sites/index.ts';
import { tables } from './tables/index.ts';
import { views } from './views/index.ts';
import { workspaces } from './workspaces/index.ts';

/** The folders of src/resolvers/ by name, in the order in which schema.graphql prints them. A feature is added by its line here. */
export const features = {
  common,
  rooms,
  sites,
  inventory,
  policies,
  devices,
  faults,
  changes,
  alerts,
  notices,
  events,
  fleet,
  tables,
  collectors,
  'custom-fields': customFields,
  workspaces,
  queries,
  'saved-queries': savedQueries,
  views,
  exports,
  access,
};

const joined = joinResolvers(Object.values(features));

/** Every resolver. The compiler names here each field of the schema that nothing answers, or in the file of its type. */
export const resolvers: CompleteResolvers<typeof joined> = joined;

/** The types that equal subscriptions and queries may share; see `Feature`. */
export const shareableTypes: ReadonlySet<string> = new Set(
  Object.values<Feature>(features).flatMap(({ shareable }) => shareable ?? []),
);
