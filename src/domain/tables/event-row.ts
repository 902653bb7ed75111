import { EVENT_COLUMNS, EVENT_STANDARD } from './documented/event.ts';
import { ADDITIONAL_FIELDS } from './documented/define.ts';

const LEVELS: Readonly<Record<string, number>> = { Critical: 1, Error: 1, Warning: 2, Information: 4, Verbose: 5 };

/** The number of a level, as Log Analytics writes it: a critical event satisfies every filter on errors. */
export function eventLevelOf(name: string): number | null {
  return LEVELS[name] ?? null;
}

/** A stored event as a row of `Event`. What it does not have is left out. */
export function eventRow(document: Readonly<Record<string, unknown>>, tenantId: string): Record<string, unknown> {
  const row: Record<string, unknown> = {
    Type: 'Event',
    TenantId: tenantId,
    SourceSystem: sourceSystemOf(document['collector']),
  };
  for (const [name, path] of Object.entries(EVENT_STANDARD)) put(row, name, valueAt(document, path));
  for (const { name, from } of EVENT_COLUMNS) {
    put(row, name, from === null ? eventLevelOf(String(document['level'])) : valueAt(document, from));
  }
  put(row, ADDITIONAL_FIELDS, document['additional']);
  if (document['custom']) Object.assign(row, document['custom']);
  return row;
}

/** What kind of door something came through, in the words of Log Analytics. */
export function sourceSystemOf(door: unknown): string {
  return typeof door === 'string' && door !== '' ? 'RestAPI' : 'Roomwatch';
}

function put(row: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== null && value !== undefined) row[name] = value;
}

function valueAt(document: Readonly<Record<string, unknown>>, path: string): unknown {
  const dot = path.indexOf('.');
  if (dot < 0) return document[path];
  const inner = document[path.slice(0, dot)] as Readonly<Record<string, unknown>> | null | undefined;
  return inner?.[path.slice(dot + 1)];
}
