import { resolveCalendar, type Calendar } from '../../domain/sites/calendar.ts';
import { buildingKey } from '../../models/building.ts';
import type { RoomDocument } from '../../models/room.ts';
import type { Context } from '../common/context.ts';

/** The calendar that holds in a room: its own, else its building's, its site's, the workspace's. */
export async function calendarOfRoom(room: RoomDocument, { core, loaders, viewer }: Context): Promise<Calendar> {
  const { site, building } = room;
  const places = await Promise.all([
    building === null ? null : loaders.buildingByKey.load(buildingKey(site, building)),
    site === null ? null : loaders.siteByName.load(site),
    core.workspaces.get(viewer.workspace).then(({ calendar }) => calendar),
  ]);
  return resolveCalendar([room, ...places]);
}
