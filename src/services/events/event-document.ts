import type { ReadColumn } from '../../domain/custom-fields/custom-field.ts';
import type { CollectedEvent } from '../../domain/events/collected-event.ts';
import { eventIdentity, eventPosition, readText } from '../../domain/events/stored-event.ts';
import { eventRow } from '../../domain/tables/event-row.ts';
import { foldName } from '../../domain/text/names.ts';
import type { EventDocument } from '../../models/event.ts';

/** Where an event came from and how long it is kept. */
export interface EventReceipt {
  readonly workspace: string;
  readonly collector: string;
  readonly receivedAt: Date;
  /** Milliseconds. */
  readonly retention: number;
}

/** A collected event as it is stored. */
export function eventDocument(event: CollectedEvent, receipt: EventReceipt): EventDocument {
  const { workspace, collector, receivedAt, retention } = receipt;
  const _id = eventIdentity(workspace, event);
  const at = event.timeGenerated < receivedAt ? event.timeGenerated : receivedAt;
  return {
    _id,
    workspace,
    position: eventPosition(at, _id),
    computer: event.computer,
    computerKey: foldName(event.computer),
    eventLog: event.eventLog,
    source: event.source,
    eventId: event.eventId,
    level: event.level,
    timeGenerated: event.timeGenerated,
    at,
    receivedAt,
    recordId: event.recordId,
    description: event.description,
    ...readText(event),
    ...besideOf(event),
    collector,
    expiresAt: new Date(receivedAt.getTime() + retention),
  };
}

/** Reads a stored event as the custom fields of `Event` see it. */
export function columnsOf(document: EventDocument): ReadColumn {
  const row = eventRow(document as unknown as Record<string, unknown>, '');
  return (column) => row[column];
}

function besideOf({ beside }: CollectedEvent): Partial<EventDocument> {
  const { fields, additional, resourceId } = beside ?? {};
  return {
    ...(fields ? { fields } : {}),
    ...(additional ? { additional } : {}),
    ...(resourceId ? { resourceId } : {}),
  };
}
