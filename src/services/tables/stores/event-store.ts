import { eventRow } from '../../../domain/tables/event-row.ts';
import type { EventDocument, Events } from '../../../models/event.ts';
import type { TableRow, TableStore } from './table-store.ts';

/** `Event`: its records are the stored events. */
export function createEventStore(events: Events, workspace: string, tenantId: string): TableStore {
  const rowOf = (document: EventDocument): TableRow =>
    eventRow(document as unknown as Record<string, unknown>, tenantId);
  return {
    async *rows(range) {
      for await (const document of events.rows(workspace, range)) yield { id: document._id, row: rowOf(document) };
    },
    latest: async (limit) => (await events.latest(workspace, limit)).map(rowOf),
    count: () => events.count(workspace),
    edge: (direction) => events.edge(workspace, direction),
    setField: (name, changes) => events.setFields(workspace, name, changes),
    keepFor: (retention, after, limit) => events.keepFor(workspace, retention, after, limit),
  };
}
