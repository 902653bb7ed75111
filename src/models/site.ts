import { Schema, type Connection } from 'mongoose';
import type { OwnCalendar } from '../domain/sites/calendar.ts';
import { oneOf } from './support/filters.ts';
import { insertNew } from './support/insert-new.ts';
import { namedQueries, type NamedDocument } from './support/named.ts';
import type { ListQuery } from './support/page.ts';
import { within } from './support/within.ts';

/** A site that rooms name, and what is set for it. Saved under a guard on `revision`. */
export interface SiteDocument extends NamedDocument, OwnCalendar {
  /** As rooms spell it: unique in a workspace, letter case counts. */
  name: string;
  /** The folded name, by which sites are ordered. */
  siteKey: string;
  createdAt: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    name: { type: String, required: true },
    siteKey: String,
    timeZone: String,
    serviceHours: Schema.Types.Mixed,
    maintenanceHours: Schema.Types.Mixed,
    createdAt: Date,
    revision: Number,
  },
  { collection: 'sites', versionKey: false, minimize: false },
);
schema.index({ workspace: 1, name: 1 }, { unique: true });
schema.index({ _id: 1, workspace: 1, revision: 1 });
schema.index({ workspace: 1, siteKey: 1, _id: 1 });

export function siteModel(connection: Connection) {
  const model = connection.model<SiteDocument>('Site', schema);
  const { byId, isTaken, replace } = namedQueries(model, 'name');
  return {
    ...{ model, byId, isTaken, replace },

    /** Inserts sites; answers those that were not there. */
    insert: (documents: readonly SiteDocument[]) => insertNew(model.collection, documents, 'name'),

    byNames: (workspace: string, names: readonly string[]) =>
      model.find(within(workspace, { name: { $in: [...names] } })).lean<SiteDocument[]>(),

    /** Null for `names` lists all. */
    list: (workspace: string, names: readonly string[] | null | undefined): ListQuery => ({
      scope: { workspace },
      rest: oneOf('name', names),
      sort: [
        ['siteKey', 1],
        ['_id', 1],
      ],
    }),
  };
}

export type Sites = ReturnType<typeof siteModel>;
