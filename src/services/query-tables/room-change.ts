import { toNodeId } from '../../domain/ids/node-id.ts';
import type { RoomLogEntry } from '../../models/change.ts';
import { changesOf } from './change-log.ts';
import { columnsOf, rowReader, type TableField, type StoredTable } from './stored-table.ts';

/** The room as the change left it; of a removed one as it was. */
const facet = ({ after, before }: RoomLogEntry) => after ?? before;

const COLUMNS: readonly TableField<RoomLogEntry>[] = [
  ['TimeGenerated', 'datetime', "When the change was made, by the server's clock.", (entry) => entry.at],
  ['RoomId', 'string', "The room's id, as in the API.", (entry) => toNodeId('Room', entry.subject)],
  ['RoomName', 'string', "The room's name at that time.", (entry) => facet(entry)?.name],
  ['Site', 'string', 'The site it was in.', (entry) => facet(entry)?.site],
  ['Kind', 'string', 'HEALTH_CHANGED, UPDATED or REMOVED.', (entry) => entry.kind],
  ['Health', 'string', 'The health that the change led to.', (entry) => entry.health],
  ['PreviousHealth', 'string', 'The health before it; empty for a new room.', (entry) => entry.previousHealth],
  ['Reason', 'string', 'Why, in a short sentence.', (entry) => entry.reason],
];

export const roomChange: StoredTable = {
  schema: {
    name: 'RoomChange',
    description: 'The changes of rooms, one row each.',
    columns: columnsOf(COLUMNS),
    timeColumn: 'TimeGenerated',
  },
  async *scan({ models }, workspace, request, signal) {
    const read = rowReader(COLUMNS, request.columns);
    for await (const entries of changesOf<RoomLogEntry>(models, workspace, 'room', request, signal)) {
      yield entries.map(read);
    }
  },
};
