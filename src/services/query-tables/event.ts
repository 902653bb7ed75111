import { timeKey } from '../../domain/events/stored-event.ts';
import { sizeOfData, withBillingColumns } from '../../domain/tables/billing-columns.ts';
import { EVENT_COLUMNS, EVENT_STANDARD, eventTable } from '../../domain/tables/documented/event.ts';
import { eventLevelOf, sourceSystemOf } from '../../domain/tables/event-row.ts';
import { foldName } from '../../domain/text/names.ts';
import { valueAt } from '../../domain/json/value-at.ts';
import { within } from '../../models/support/within.ts';
import type { IndexedValue, SourceValue, StoredColumn } from '../../query/index.ts';
import { inBatches, scanned, type StoredDocuments, type StoredTable } from './stored-table.ts';

type Document = Readonly<Record<string, unknown>>;

/** How a column comes about: from one field of the stored event. */
interface Source {
  readonly path: string;
  readonly read: (value: unknown) => unknown;
}

const asIs = (value: unknown) => value;

/** The columns that are worked out of a field, or the same for every event. */
const WORKED_OUT: Readonly<Record<string, (tenantId: string) => Source>> = {
  Type: () => ({ path: '_id', read: () => 'Event' }),
  TenantId: (tenantId) => ({ path: '_id', read: () => tenantId }),
  SourceSystem: () => ({ path: 'collector', read: sourceSystemOf }),
  EventLevel: () => ({ path: 'level', read: (level) => eventLevelOf(String(level)) }),
  _IsBillable: () => ({ path: '_id', read: () => true }),
  _BilledSize: () => ({ path: 'description', read: sizeOfData }),
  AdditionalFields: () => ({ path: 'additional', read: asIs }),
};

const PATHS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(EVENT_STANDARD),
  ...EVENT_COLUMNS.flatMap(({ name, from }) => (from === null ? [] : [[name, from] as const])),
]);

function sourceOf(column: string, tenantId: string): Source {
  // What is no column of the table itself is a custom field.
  return WORKED_OUT[column]?.(tenantId) ?? { path: PATHS.get(column) ?? `custom.${column}`, read: asIs };
}

/** What every event has, written by `services/events/record-events.ts` alone. */
const ALWAYS: ReadonlySet<string> = new Set([
  'at',
  'computer',
  'description',
  'eventId',
  'eventLog',
  'level',
  'receivedAt',
]);
/** What an event has or has not, of one type: the doors check it. */
const SOMETIMES: ReadonlySet<string> = new Set(['resourceId', 'source']);

/** What `readText` makes of the description: objects of text. */
const READ_OUT = /^(payload|components)\./;

const storedColumn = (path: string): StoredColumn => ({
  path,
  isSure: ALWAYS.has(path) || SOMETIMES.has(path) || READ_OUT.test(path),
  isAlways: ALWAYS.has(path),
});

/** The host name has an index of its folded form. */
const indexedField = ({ column, value }: IndexedValue) =>
  column === 'Computer' ? { computerKey: foldName(String(value)) } : { [PATHS.get(column)!]: value };

/** Events lie by position: their time and what distinguishes events of one time. */
const stored: StoredDocuments = {
  storage: {
    columns: Object.fromEntries([...PATHS].map(([name, path]) => [name, storedColumn(path)])),
    order: 'position',
    indexed: [
      { column: 'EventID', isExact: true },
      { column: 'Computer', isExact: false },
    ],
  },
  collection: ({ models }) => models.events.collection,
  first(workspace, { from, to, indexed }) {
    const position = { ...(from ? { $gte: timeKey(from) } : {}), ...(to ? { $lt: timeKey(to) } : {}) };
    return within(workspace, {
      ...(indexed ? indexedField(indexed) : {}),
      ...(from || to ? { position } : {}),
    });
  },
};

/** The events as they are stored, newest first: only the fields that a query needs are read. */
export const event: StoredTable = {
  schema: withBillingColumns(eventTable),
  stored,
  async *scan({ models, workspaces }, workspace, { columns, filter, first, ...bounds }, signal) {
    const { workspaceId } = await workspaces.get(workspace);
    const sources = columns.map((column) => sourceOf(column, workspaceId));
    const cursor = scanned(
      models.events.collection,
      stored.first(workspace, bounds),
      { filter, first },
      { position: -1 },
      {
        _id: 1,
        ...Object.fromEntries(sources.map(({ path }) => [path, 1])),
      },
    );
    const readers = sources.map(({ path, read }) => {
      const value = valueAt(path);
      return (document: Document) => read(value(document)) as SourceValue;
    });
    for await (const documents of inBatches<Document>(cursor, signal)) {
      yield documents.map((document) => readers.map((read) => read(document)));
    }
  },
};
