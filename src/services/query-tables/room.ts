import { toNodeId } from '../../domain/ids/node-id.ts';
import type { RoomDocument } from '../../models/room.ts';
import { within } from '../../models/support/within.ts';
import { BATCH_ROWS, columnsOf, inBatches, rowReader, type TableField, type StoredTable } from './stored-table.ts';

interface ShownRoom {
  readonly room: RoomDocument;
  readonly lastEventAt: Date | null;
}

const COLUMNS: readonly TableField<ShownRoom>[] = [
  ['RoomId', 'string', "The room's id, as in the API.", ({ room }) => toNodeId('Room', room._id)],
  ['Name', 'string', 'What people call it.', ({ room }) => room.name],
  ['Site', 'string', 'The campus, city or branch it is in.', ({ room }) => room.site],
  ['Building', 'string', 'The building it is in.', ({ room }) => room.building],
  ['Floor', 'string', 'The floor it is on.', ({ room }) => room.floor],
  ['Tags', 'dynamic', 'Its labels: an array of texts.', ({ room }) => room.tags],
  [
    'Health',
    'string',
    'HEALTHY, WARNING, UNHEALTHY, OFFLINE or UNKNOWN: the worst of its devices.',
    ({ room }) => room.health ?? 'UNKNOWN',
  ],
  ['HealthSince', 'datetime', "Since when, by the server's clock.", ({ room }) => room.healthSince],
  [
    'LastEventAt',
    'datetime',
    "The time of the newest event of its devices, by the event's own time.",
    ({ lastEventAt }) => lastEventAt,
  ],
];

export const room: StoredTable = {
  schema: {
    name: 'Room',
    description: 'The rooms in their present state, one row each.',
    columns: columnsOf(COLUMNS),
    timeColumn: null,
  },
  async *scan({ models }, workspace, { columns }, signal) {
    const last = columns.includes('LastEventAt') ? await models.devices.lastEventOfRooms(workspace) : null;
    const cursor = models.rooms.collection
      .find(within(workspace, {}) as object, { projection: { outbox: 0 }, batchSize: BATCH_ROWS })
      .sort({ nameKey: 1 });
    const read = rowReader(COLUMNS, columns);
    for await (const rooms of inBatches<RoomDocument>(cursor, signal)) {
      yield rooms.map((found) => read({ room: found, lastEventAt: last?.get(found._id) ?? null }));
    }
  },
};
