import type { CollectedEvent } from '../events/collected-event.ts';
import { readWindowsEvent, type Envelope } from '../events/shapes/index.ts';
import type { JsonObject } from '../json/json-object.ts';
import { readSyslog, type SyslogEnvelope } from '../syslog/index.ts';
import type { RawRecord } from '../tables/fitted.ts';

/** The table of a record of a mixed batch, by its shape. */
export type Sorted =
  | { readonly kind: 'event'; readonly event: CollectedEvent }
  | { readonly kind: 'row'; readonly table: string; readonly record: RawRecord; readonly id: string | null }
  | { readonly kind: 'refused'; readonly table: string; readonly message: string };

/** A record from a door, and its table where it is neither a Windows event nor a syslog message. */
export interface Unsorted {
  /** The part that may have the shape of either. */
  readonly record: JsonObject;
  readonly envelope: Envelope & SyslogEnvelope;
  readonly otherwise: () => Sorted;
  /** The id with which its sender repeats it; null for none. */
  readonly id: string | null;
}

/**
 * Sorts a record by its shape: a Windows event goes to `Event` alone, a syslog message to `Syslog`, any other record to the door's table.
 */
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
