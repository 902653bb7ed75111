import { Schema, type Connection } from 'mongoose';
import type { OwnCalendar } from '../domain/sites/calendar.ts';
import { oneOf } from './support/filters.ts';
import { insertNew } from './support/insert-new.ts';
import { namedQueries, type NamedDocument } from './support/named.ts';
import type { ListQuery } from './support/page.ts';
import { within } from './support/within.ts';

/** A building that rooms name, and what is set for it. Saved under a guard on `revision`. */
export interface BuildingDocument extends NamedDocument, OwnCalendar {
  /** Site and name in one text, as `buildingKey` makes it: unique in a workspace. */
  buildingKey: string;
  /** As rooms spell it; letter case counts. */
  name: string;
  /** The name of its site, as rooms spell it; null where the rooms name none. */
  site: string | null;
  /** The folded name, by which buildings are ordered. */
  nameKey: string;
  createdAt: Date;
}

/** Two sites may each have a building of one name. */
export function buildingKey(site: string | null, name: string): string {
  return JSON.stringify([site, name]);
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    buildingKey: { type: String, required: true },
    name: String,
    site: String,
    nameKey: String,
    timeZone: String,
    serviceHours: Schema.Types.Mixed,
    maintenanceHours: Schema.Types.Mixed,
    createdAt: Date,
    revision: Number,
  },
  { collection: 'buildings', versionKey: false, minimize: false },
);
schema.index({ workspace: 1, buildingKey: 1 }, { unique: true });
schema.index({ _id: 1, workspace: 1, revision: 1 });
schema.index({ workspace: 1, nameKey: 1, _id: 1 });
schema.index({ workspace: 1, site: 1 });

export function buildingModel(connection: Connection) {
  const model = connection.model<BuildingDocument>('Building', schema);
  const { byId, isTaken, replace } = namedQueries(model, 'buildingKey');
  return {
    ...{ model, byId, isTaken, replace },

    /** Inserts buildings; answers those that were not there. */
    insert: (documents: readonly BuildingDocument[]) => insertNew(model.collection, documents, 'buildingKey'),

    byKeys: (workspace: string, keys: readonly string[]) =>
      model.find(within(workspace, { buildingKey: { $in: [...keys] } })).lean<BuildingDocument[]>(),

    ofSites: (workspace: string, sites: readonly string[]) =>
      model
        .find(within(workspace, { site: { $in: [...sites] } }))
        .sort({ nameKey: 1, _id: 1 })
        .lean<BuildingDocument[]>(),

    /** Members narrow each other; null does not narrow. */
    list: (
      workspace: string,
      filter: { readonly names?: readonly string[] | null; readonly sites?: readonly string[] | null },
    ): ListQuery => ({
      scope: { workspace },
      rest: { ...oneOf('name', filter.names), ...oneOf('site', filter.sites) },
      sort: [
        ['nameKey', 1],
        ['_id', 1],
      ],
    }),
  };
}

export type Buildings = ReturnType<typeof buildingModel>;
