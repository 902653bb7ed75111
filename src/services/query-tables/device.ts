import { staleAt } from '../../domain/health/presence.ts';
import { toNodeId } from '../../domain/ids/node-id.ts';
import type { ShownDevice } from '../../models/device.ts';
import { within } from '../../models/support/within.ts';
import { rulesOf } from '../core.ts';
import { BATCH_ROWS, columnsOf, inBatches, rowReader, type TableField, type StoredTable } from './stored-table.ts';

interface Shown {
  readonly device: ShownDevice;
  readonly floor: string | null;
  readonly staleAt: Date | null;
}

const profileValue = ({ device }: Shown, member: keyof ShownDevice['facts']['profile']) =>
  device.facts.profile[member]?.value ?? null;

const COLUMNS: readonly TableField<Shown>[] = [
  ['DeviceId', 'string', "The device's id, as in the API.", ({ device }) => toNodeId('Device', device._id)],
  ['Computer', 'string', 'The host name as its events carry it.', ({ device }) => device.computer],
  [
    'RoomId',
    'string',
    'The id of its room; empty where it is in none.',
    ({ device }) => device.place.roomId && toNodeId('Room', device.place.roomId),
  ],
  ['RoomName', 'string', 'The name of its room.', ({ device }) => device.place.roomName],
  ['Site', 'string', 'The site of its room.', ({ device }) => device.place.site],
  ['Building', 'string', 'The building of its room.', ({ device }) => device.place.building],
  ['Floor', 'string', 'The floor of its room.', ({ floor }) => floor],
  [
    'Alias',
    'string',
    "The sign-in address of the room's account, as last reported.",
    (shown) => profileValue(shown, 'alias'),
  ],
  [
    'DisplayName',
    'string',
    "The display name of the room's account, as last reported.",
    (shown) => profileValue(shown, 'displayName'),
  ],
  [
    'AppVersion',
    'string',
    'The version of the room app, as last reported.',
    (shown) => profileValue(shown, 'appVersion'),
  ],
  ['Os', 'string', "The operating system's name, as last reported.", (shown) => profileValue(shown, 'os')],
  [
    'OsVersion',
    'string',
    "The operating system's version, as last reported.",
    (shown) => profileValue(shown, 'osVersion'),
  ],
  ['Health', 'string', 'HEALTHY, WARNING, UNHEALTHY, OFFLINE or UNKNOWN.', ({ device }) => device.health],
  ['HealthSince', 'datetime', "Since when, by the server's clock.", ({ device }) => device.healthSince],
  ['FirstSeenAt', 'datetime', 'When it was first registered.', ({ device }) => device.firstSeenAt],
  [
    'LastEventAt',
    'datetime',
    "The time of its newest event, by the event's own time.",
    ({ device }) => device.facts.lastEventAt,
  ],
  [
    'LastHeartbeatAt',
    'datetime',
    'The time of its newest heartbeat, healthy or not (2000, 2001).',
    ({ device }) => device.facts.families.heartbeat.newest?.stamp.at,
  ],
  [
    'StaleAt',
    'datetime',
    "When silence turns, or turned, it OFFLINE, by the server's clock; null for one never heard.",
    (shown) => shown.staleAt,
  ],
];

export const device: StoredTable = {
  schema: {
    name: 'Device',
    description: 'The consoles in their present state, one row each.',
    columns: columnsOf(COLUMNS),
    timeColumn: null,
  },
  async *scan(core, workspace, { columns }, signal) {
    const { models } = core;
    const floors = new Map<string, string | null>();
    if (columns.includes('Floor')) {
      for (const { _id, floor } of await models.rooms.floors(workspace)) floors.set(_id, floor);
    }
    const rules = await rulesOf(core, workspace);
    const now = core.clock();
    const cursor = models.devices.collection
      .find(within(workspace, {}) as object, {
        projection: { outbox: 0, dirtyRooms: 0, faults: 0, signals: 0, 'facts.told': 0 },
        batchSize: BATCH_ROWS,
      })
      .sort({ computerKey: 1 });
    const read = rowReader(COLUMNS, columns);
    for await (const devices of inBatches<ShownDevice>(cursor, signal)) {
      yield devices.map((found) =>
        read({
          device: found,
          floor: floors.get(found.place.roomId ?? '') ?? null,
          staleAt: staleAt(found.presence, rules(found, now)),
        }),
      );
    }
  },
};
