import { toNodeId } from '../../domain/ids/node-id.ts';
import type { FaultDocument } from '../../models/fault.ts';
import { within } from '../../models/support/within.ts';
import { BATCH_ROWS, columnsOf, inBatches, rowReader, type TableField, type StoredTable } from './stored-table.ts';

const COLUMNS: readonly TableField<FaultDocument>[] = [
  ['FaultId', 'string', "The fault's id, as in the API.", (fault) => toNodeId('Fault', fault._id)],
  ['Computer', 'string', "The device's host name.", (fault) => fault.computer],
  [
    'RoomId',
    'string',
    "The id of the device's room; empty where it is in none.",
    (fault) => fault.roomId && toNodeId('Room', fault.roomId),
  ],
  ['RoomName', 'string', 'The name of that room.', (fault) => fault.roomName],
  ['Site', 'string', 'The site of that room.', (fault) => fault.site],
  ['Signal', 'string', 'The key of the signal at fault, such as camera.', (fault) => fault.signal],
  ['Category', 'string', 'OFFLINE, APPLICATION, CONNECTIVITY, HARDWARE or RESTART.', (fault) => fault.category],
  ['Severity', 'string', 'CRITICAL, IMPORTANT or WARNING.', (fault) => fault.severity],
  ['State', 'string', 'PENDING, OPEN, RESOLVED or CLOSED.', (fault) => fault.state],
  ['Reason', 'string', 'What is wrong, in a short sentence.', (fault) => fault.reason],
  ['StartedAt', 'datetime', "When it began, by the event's own time.", (fault) => fault.startedAt],
  ['OpenedAt', 'datetime', "When it was opened, by the server's clock.", (fault) => fault.openedAt],
  [
    'ResolvedAt',
    'datetime',
    "When its signal became healthy again, by the event's own time; null until then.",
    (fault) => fault.resolvedAt,
  ],
  ['Occurrences', 'long', 'How many times it was opened.', (fault) => fault.occurrences],
  ['AcknowledgedBy', 'string', 'Who acknowledged it; empty if nobody.', (fault) => fault.acknowledgedBy],
];

export const fault: StoredTable = {
  schema: {
    name: 'Fault',
    description: 'The faults in their present state, including CLOSED ones, one row each.',
    columns: columnsOf(COLUMNS),
    timeColumn: null,
  },
  async *scan({ models }, workspace, { columns }, signal) {
    const cursor = models.faults.collection
      .find(within(workspace, {}) as object, { projection: { lastSignal: 0 }, batchSize: BATCH_ROWS })
      .sort({ sortAt: -1, _id: 1 });
    const read = rowReader(COLUMNS, columns);
    for await (const faults of inBatches<FaultDocument>(cursor, signal)) yield faults.map(read);
  },
};
