import type { CollectedEvent } from '../events/collected-event.ts';
import { readWindowsEvent, type Envelope } from '../events/shapes/index.ts';
import type { JsonObject } from '../json/json-object.ts';
import { readSyslog, type SyslogEnvelope } from '../syslog/index.ts';
import type { RawRecord } from '../tables/fitted.ts';

/** Where a record of a mixed batch belongs, by what it is. */
export type Sorted =
  | { readonly kind: 'event'; readonly event: CollectedEvent }
  | { readonly kind: 'row'; readonly table: string; readonly record: RawRecord; readonly id: string | null }
  | { readonly kind: 'refused'; readonly table: string; readonly message: string };

/** A record as a door brings it, and what it would be if it is neither a Windows event nor a message of syslog. */
export interface Unsorted {
  /** What may have the shape of one. */
  readonly record: JsonObject;
  readonly envelope: Envelope & SyslogEnvelope;
  readonly otherwise: () => Sorted;
  /** The id under which its sender repeats it; null for none. */
  readonly id: string | null;
}

/** Sorts a record by its shape: a Windows event goes to `Event` alone, a message of syslog to `Syslog`, anything else where its door says. */
export function sortRecord({ record, envelope, otherwise, id }: Unsorted): Sorted {
  const windows = readWindowsEvent(record, envelope);
  if (windows) {
    return 'event' in windows
      ? { kind: 'event', event: windows.event }
      : { kind: 'refused', table: 'Event', message: windows.refusal.message };
  }
  const syslog = readSyslog(record, envelope);
  return syslog ? { kind: 'row', table: 'Syslog', record: syslog, id } : otherwise();
}
