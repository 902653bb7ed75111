import { toNodeId } from '../../domain/ids/node-id.ts';
import type { FaultLogEntry } from '../../models/change.ts';
import { changesOf } from './change-log.ts';
import { columnsOf, rowReader, type TableField, type StoredTable } from './stored-table.ts';

interface Shown {
  readonly entry: FaultLogEntry;
  readonly computer: string | null;
}

const COLUMNS: readonly TableField<Shown>[] = [
  ['TimeGenerated', 'datetime', "When the change was made, by the server's clock.", ({ entry }) => entry.at],
  ['FaultId', 'string', "The fault's id, as in the API.", ({ entry }) => toNodeId('Fault', entry.subject)],
  ['Computer', 'string', "The device's host name.", ({ computer }) => computer],
  ['RoomName', 'string', "The name of the device's room at that time.", ({ entry }) => entry.after.roomName],
  ['Site', 'string', 'The site of that room at that time.', ({ entry }) => entry.after.site],
  ['Signal', 'string', 'The key of the signal at fault.', ({ entry }) => entry.after.signal],
  [
    'Category',
    'string',
    'OFFLINE, APPLICATION, CONNECTIVITY, HARDWARE or RESTART.',
    ({ entry }) => entry.after.category,
  ],
  ['Severity', 'string', 'CRITICAL, IMPORTANT or WARNING.', ({ entry }) => entry.after.severity],
  [
    'Kind',
    'string',
    'PENDING, OPENED, UPDATED, ACKNOWLEDGED, RESOLVED, REOPENED or CLOSED.',
    ({ entry }) => entry.kind,
  ],
  ['State', 'string', 'The state that the change led to.', ({ entry }) => entry.state],
  ['PreviousState', 'string', 'The state before it; empty for a new fault.', ({ entry }) => entry.previousState],
  ['Reason', 'string', 'Why, in a short sentence.', ({ entry }) => entry.reason],
];

export const faultChange: StoredTable = {
  schema: {
    name: 'FaultChange',
    description: 'The changes of faults, one row each.',
    columns: columnsOf(COLUMNS),
    timeColumn: 'TimeGenerated',
  },
  async *scan({ models }, workspace, request, signal) {
    const read = rowReader(COLUMNS, request.columns);
    const needsComputer = request.columns.includes('Computer');
    for await (const entries of changesOf<FaultLogEntry>(models, workspace, 'fault', request, signal)) {
      // The log knows the device by its id only; the fault keeps the name, even of a deleted device.
      const ids = needsComputer ? [...new Set(entries.map((entry) => entry.subject))] : [];
      const faults = ids.length > 0 ? await models.faults.byIds(workspace, ids) : [];
      const computers = new Map(faults.map((fault) => [fault._id, fault.computer]));
      yield entries.map((entry) => read({ entry, computer: computers.get(entry.subject) ?? null }));
    }
  },
};
