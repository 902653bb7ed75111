import { valueAt } from '../json/value-at.ts';
import { EVENT_COLUMNS, EVENT_STANDARD } from './documented/event.ts';
import { ADDITIONAL_FIELDS } from './documented/define.ts';

const LEVELS: Readonly<Record<string, number>> = { Critical: 1, Error: 1, Warning: 2, Information: 4, Verbose: 5 };

/** The number of a level in Log Analytics, where a critical event counts as an error. */
export function eventLevelOf(name: string): number | null {
  return LEVELS[name] ?? null;
}

type Document = Readonly<Record<string, unknown>>;

const levelNumber = (document: Document) => eventLevelOf(String(document['level']));

/** How each column is read. */
const COLUMNS = [
  ...Object.entries(EVENT_STANDARD).map(([name, path]) => ({ name, read: valueAt(path) })),
  ...EVENT_COLUMNS.map(({ name, from }) => ({ name, read: from === null ? levelNumber : valueAt(from) })),
];

/** A stored event as a row of `Event`, without the columns that it has no value for. */
export function eventRow(document: Document, tenantId: string): Record<string, unknown> {
  const row: Record<string, unknown> = {
    Type: 'Event',
    TenantId: tenantId,
    SourceSystem: sourceSystemOf(document['collector']),
  };
  for (const { name, read } of COLUMNS) put(row, name, read(document));
  put(row, ADDITIONAL_FIELDS, document['additional']);
  if (document['custom']) Object.assign(row, document['custom']);
  return row;
}

/** The kind of a door, in the words of Log Analytics. */
export function sourceSystemOf(door: unknown): string {
  return typeof door === 'string' && door !== '' ? 'RestAPI' : 'Roomwatch';
}

function put(row: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== null && value !== undefined) row[name] = value;
}
