import { Schema, type Connection, type Model } from 'mongoose';
import type { FaultChangeKind, FaultFacet, FaultState, Health } from '../domain/health/device.ts';
import type { AlertChangeKind, AlertFacet } from '../domain/alerts/alert.ts';
import type { AlertState } from '../domain/alerts/life.ts';
import type { RoomChangeKind, RoomFacet } from '../domain/rooms/room.ts';
import { readById } from './support/by-ids.ts';
import { isDuplicateKey } from './support/duplicate-key.ts';
import { within } from './support/within.ts';

interface Numbered {
  /** Workspace and number: whoever appends takes the next, so a lost race shows as a duplicate. */
  _id: string;
  workspace: string;
  /** From 1, without holes. */
  number: number;
  /** Drawn by chance for each append, so that no other entry that ever has this number has it. Entries of 0.1.0 have none. */
  mark?: string;
  /** The mark of the entry before; null where that has none. An entry that another release appended does not say. */
  follows?: string | null;
  /** Subject and version: a repeated append is harmless. */
  change: string;
  subject: string;
  version: number;
  at: Date;
  reason: string;
}

/** A change of a fault in the log. */
export interface FaultLogEntry extends Numbered {
  feed: 'fault';
  kind: FaultChangeKind;
  state: FaultState;
  previousState: FaultState | null;
  before: FaultFacet | null;
  after: FaultFacet;
}

/** A change of a room in the log. */
export interface RoomLogEntry extends Numbered {
  feed: 'room';
  kind: RoomChangeKind;
  health: Health;
  previousHealth: Health | null;
  before: RoomFacet | null;
  after: RoomFacet | null;
}

/** A change of an alert in the log. */
export interface AlertLogEntry extends Numbered {
  feed: 'alert';
  kind: AlertChangeKind;
  state: AlertState;
  previousState: AlertState | null;
  before: AlertFacet | null;
  after: AlertFacet;
}

/** A place in a log: after the entry with this number, 0 before the first, and with this mark. */
export interface LogPlace {
  readonly number: number;
  /** Null where the entry has none, or none is known: it is then any entry with the number. */
  readonly mark: string | null;
}

/** The place after an entry. */
export const placeAfter = ({ number, mark }: Pick<LogEntry, 'number' | 'mark'>): LogPlace => ({
  number,
  mark: mark ?? null,
});

/**
 * Whether an entry was not appended after the entry of a place, although its number is the next: the log was replaced by an older copy,
 * as a backup is restored, and has grown since. The numbers alone do not show that.
 */
export const isOfOtherLog = ({ follows }: Pick<LogEntry, 'follows'>, { mark }: LogPlace): boolean =>
  mark !== null && follows !== undefined && follows !== mark;

export type LogEntry = FaultLogEntry | RoomLogEntry | AlertLogEntry;
export type Feed = LogEntry['feed'];

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    number: { type: Number, required: true },
    mark: String,
    follows: String,
    feed: { type: String, required: true },
    change: { type: String, required: true },
    subject: { type: String, required: true },
    version: { type: Number, required: true },
    kind: String,
    at: Date,
    reason: String,
    state: String,
    previousState: String,
    health: String,
    previousHealth: String,
    before: Schema.Types.Mixed,
    after: Schema.Types.Mixed,
  },
  { collection: 'changes', versionKey: false, minimize: false },
);
schema.index({ change: 1 }, { unique: true });
schema.index({ workspace: 1, number: 1 });
schema.index({ workspace: 1, feed: 1, number: 1 });
schema.index({ workspace: 1, subject: 1, number: 1 });

/** The key of a log entry. */
export function changeId(workspace: string, number: number): string {
  return `${workspace}/${String(number).padStart(15, '0')}`;
}

function placeQueries(model: Model<LogEntry>) {
  return {
    /** The place after the newest entry. */
    async lastPlace(workspace: string): Promise<LogPlace> {
      const [last] = await model
        .find({ workspace }, { number: 1, mark: 1 })
        .sort({ number: -1 })
        .limit(1)
        .lean<LogEntry[]>();
      return last ? placeAfter(last) : { number: 0, mark: null };
    },

    /** The place after the entry with a number; null where there is none. */
    async placeOf(workspace: string, number: number): Promise<LogPlace | null> {
      const found = await readById(model, workspace, changeId(workspace, number));
      return found && placeAfter(found);
    },
  };
}

export function changeModel(connection: Connection) {
  const model = connection.model<LogEntry>('Change', schema);
  return {
    model,
    collection: model.collection,

    /** The number of the newest entry, 0 for an empty log. */
    async lastNumber(workspace: string): Promise<number> {
      const [last] = await model.find({ workspace }, { number: 1 }).sort({ number: -1 }).limit(1).lean<LogEntry[]>();
      return last?.number ?? 0;
    },

    ...placeQueries(model),

    /** The number of the oldest entry kept, or of the oldest made at `since` or later; null where there is none. */
    async firstNumber(workspace: string, since: Date | null = null): Promise<number | null> {
      const filter = since ? { workspace, at: { $gte: since } } : { workspace };
      const [first] = await model.find(filter, { number: 1 }).sort({ number: 1 }).limit(1).lean<LogEntry[]>();
      return first?.number ?? null;
    },

    /** Entries after `number`, oldest first. */
    after: (workspace: string, number: number, limit: number) =>
      model
        .find(within(workspace, { number: { $gt: number } }))
        .sort({ number: 1 })
        .limit(limit)
        .lean<LogEntry[]>(),

    /** Fault changes between two numbers, both exclusive; of one fault where `subject` names it. */
    faultChanges(
      workspace: string,
      range: { from: number; to: number; subject: string | null; backward: boolean; limit: number },
    ): PromiseLike<FaultLogEntry[]> {
      const { from, to, subject, backward, limit } = range;
      const number = { $gt: from, ...(to === Infinity ? {} : { $lt: to }) };
      const one = subject === null ? { feed: 'fault' as const } : { subject };
      return model
        .find(within(workspace, { ...one, number }))
        .sort({ number: backward ? -1 : 1 })
        .limit(limit)
        .lean<FaultLogEntry[]>();
    },

    /** Inserts entries until the first whose number or change is taken; answers how many went in. */
    async insertInOrder(entries: readonly LogEntry[]): Promise<number> {
      try {
        await model.collection.insertMany(entries as unknown as object[], { ordered: true });
        return entries.length;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return (error as { insertedCount?: number }).insertedCount ?? 0;
      }
    },

    /** The workspaces that have a log. */
    workspaces: (): Promise<string[]> => model.distinct('workspace'),

    /** Removes the entries before a number; answers how many there were. */
    async removeBefore(workspace: string, number: number): Promise<number> {
      return (await model.deleteMany(within(workspace, { number: { $lt: number } }))).deletedCount;
    },

    /** Which of these changes are in the log. */
    async known(workspace: string, changes: readonly string[]): Promise<Set<string>> {
      const found = await model.aggregate<{ change: string }>([
        // Apart, so that the index of changes covers the first.
        { $match: { change: { $in: [...changes] } } },
        { $match: within(workspace, {}) },
        { $project: { change: 1 } },
      ]);
      return new Set(found.map((entry) => entry.change));
    },
  };
}

export type Changes = ReturnType<typeof changeModel>;
