import { Schema, type Connection } from 'mongoose';
import { timeKey } from '../domain/events/stored-event.ts';
import type { Cell } from '../domain/tables/values.ts';
import { readByIds } from './support/by-ids.ts';
import { duplicateIndexes } from './support/duplicate-key.ts';
import { oneOf } from './support/filters.ts';
import { keepFor } from './support/keep-for.ts';
import type { ListQuery } from './support/page.ts';
import { setFields } from './support/set-fields.ts';
import { within } from './support/within.ts';

/** A record as it was collected, with what was read out of it. Nothing changes it; it ages out at `expiresAt`. */
export interface EventDocument {
  /** Time and hash of what identifies the event: a resent one has the same. */
  _id: string;
  workspace: string;
  /** Sorts by time, ties by id: one range of one index is any page of events. */
  position: string;
  computer: string;
  computerKey: string;
  eventLog: string;
  source: string | null;
  eventId: number;
  level: string;
  /** As it came. */
  timeGenerated: Date;
  /** Its time, or its receipt where that is earlier. */
  at: Date;
  receivedAt: Date;
  recordId: string | null;
  description: string;
  /** The members of the description's JSON, by name; null where the description is not JSON. */
  payload: Record<string, string> | null;
  /** Component values by signal key. */
  components: Record<string, string> | null;
  /** Columns of the table `Event` that only some doors bring. */
  fields?: Readonly<Record<string, string | number>>;
  /** JSON of what came with it and has no column. */
  additional?: string;
  resourceId?: string;
  /** Values of custom fields, by name. */
  custom?: Readonly<Record<string, Cell>>;
  collector: string;
  expiresAt: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    position: { type: String, required: true },
    computer: String,
    computerKey: String,
    eventLog: String,
    source: String,
    eventId: Number,
    level: String,
    timeGenerated: Date,
    at: Date,
    receivedAt: Date,
    recordId: String,
    description: String,
    payload: Schema.Types.Mixed,
    components: Schema.Types.Mixed,
    fields: Schema.Types.Mixed,
    additional: String,
    resourceId: String,
    custom: Schema.Types.Mixed,
    collector: String,
    expiresAt: Date,
  },
  { collection: 'events', versionKey: false, minimize: false },
);
// Ascending, though lists run backward: SecantusDB (0.6.0b17) loses strings at the ends of ranges of a descending index.
schema.index({ workspace: 1, position: 1 });
schema.index({ workspace: 1, computerKey: 1, position: 1 });
schema.index({ workspace: 1, eventId: 1, position: 1 });
// Not by workspace first: SecantusDB (0.6.0b17) loses events of a page where it may choose between this index and that by position.
schema.index({ receivedAt: 1, workspace: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** Members narrow each other, the values of one widen it; `from` inclusive, `to` exclusive. */
export interface EventFilter {
  computerKeys?: readonly string[] | null;
  eventIds?: readonly number[] | null;
  levels?: readonly string[] | null;
  from?: Date | null;
  to?: Date | null;
}

function between({ from, to }: EventFilter): object {
  if (!from && !to) return {};
  return { position: { ...(from ? { $gte: timeKey(from) } : {}), ...(to ? { $lt: timeKey(to) } : {}) } };
}

export function eventModel(connection: Connection) {
  const model = connection.model<EventDocument>('Event', schema);
  return {
    model,
    collection: model.collection,
    list: (workspace: string, filter: EventFilter): ListQuery => ({
      // A single computer is a range of its own index; other members are judged on the way.
      scope: {
        workspace,
        ...(filter.computerKeys?.length === 1 ? { computerKey: filter.computerKeys[0] } : {}),
        ...between(filter),
      },
      rest: {
        ...(filter.computerKeys?.length === 1 ? {} : oneOf('computerKey', filter.computerKeys)),
        ...oneOf('eventId', filter.eventIds),
        ...oneOf('level', filter.levels),
      },
      sort: [['position', -1]],
    }),

    /** Events by time, oldest first, a batch of the server's at a time. */
    rows: (workspace: string, range: { from?: Date | null; to?: Date | null } = {}) =>
      model.collection
        .find(within(workspace, between(range)) as object)
        .sort({ position: 1 }) as unknown as AsyncIterable<EventDocument>,

    /** The newest events. */
    latest: (workspace: string, limit: number) =>
      model.find(within(workspace, {})).sort({ workspace: -1, position: -1 }).limit(limit).lean<EventDocument[]>(),

    /** Sets the value of a custom field; null takes it away. */
    setFields: (workspace: string, name: string, changes: readonly { id: unknown; value: Cell | null }[]) =>
      setFields(model, workspace, `custom.${name}`, changes),

    count: (workspace: string) => model.countDocuments(within(workspace, {})),

    /** The time of the first or the last event. */
    async edge(workspace: string, direction: 1 | -1): Promise<Date | null> {
      const [found] = await model
        .find(within(workspace, {}), { at: 1 })
        .sort({ position: direction })
        .limit(1)
        .lean<EventDocument[]>();
      return found?.at ?? null;
    },

    keepFor: (workspace: string, retention: number, after: Date | null, limit: number) =>
      keepFor(model, { workspace }, retention, after, limit),

    /** Stores events; answers the places of those that were stored already. */
    async insert(documents: readonly EventDocument[]): Promise<number[]> {
      if (documents.length === 0) return [];
      try {
        await model.collection.insertMany(documents as unknown as object[], { ordered: false });
        return [];
      } catch (error) {
        return duplicateIndexes(error);
      }
    },

    byIds: (workspace: string, ids: readonly string[]) => readByIds(model, workspace, ids),

    /** Which of these are stored. */
    async known(workspace: string, ids: readonly string[]): Promise<Set<string>> {
      const found = await readByIds(model, workspace, ids, { _id: 1 });
      return new Set(found.map((event) => event._id));
    },
  };
}

export type Events = ReturnType<typeof eventModel>;
