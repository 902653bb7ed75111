import { randomUUID } from 'node:crypto';
import { foldName } from '../../domain/text/names.ts';
import { buildingKey, type BuildingDocument } from '../../models/building.ts';
import type { RoomDocument } from '../../models/room.ts';
import type { SiteDocument } from '../../models/site.ts';
import { byOwner } from '../../models/support/within.ts';
import type { Core } from '../core.ts';

/** Where a room says that it is. */
export type NamedPlace = Pick<RoomDocument, 'site' | 'building'>;

/** What the outboxes of rooms say of sites and buildings that the rooms did not name before. */
export function newPlaces(rooms: readonly Pick<RoomDocument, 'outbox'>[]): NamedPlace[] {
  return rooms
    .flatMap(({ outbox }) => outbox)
    .filter(({ before, after }) => before?.site !== after?.site || before?.building !== after?.building)
    .map(({ after }) => ({ site: after?.site ?? null, building: after?.building ?? null }));
}

/**
 * Makes the records of these sites and buildings, where there are none. Called before the outbox of the room that names them is cleared, so
 * that none is missing after a crash; may be repeated.
 */
export async function recordPlaces(core: Core, workspace: string, places: readonly NamedPlace[]): Promise<void> {
  const now = core.clock();
  const sites = [...new Set(places.map(({ site }) => site).filter((site) => site !== null))];
  if (sites.length > 0) {
    const there = new Set((await core.models.sites.byNames(workspace, sites)).map(({ name }) => name));
    const missing = sites.filter((site) => !there.has(site));
    await core.models.sites.insert(missing.map((name) => newSite(workspace, name, now)));
  }
  const named = places.filter(({ building }) => building !== null);
  const buildings = new Map(named.map((place) => [buildingKey(place.site, place.building!), place]));
  if (buildings.size > 0) {
    const found = await core.models.buildings.byKeys(workspace, [...buildings.keys()]);
    for (const { buildingKey: key } of found) buildings.delete(key);
    const missing = [...buildings.values()];
    await core.models.buildings.insert(
      missing.map(({ site, building }) => newBuilding(workspace, site, building!, now)),
    );
  }
}

/** Makes the records of all sites and buildings that rooms name: for rooms that an older version stored. */
export async function recordSites(core: Core): Promise<{ places: number }> {
  const places = await core.models.rooms.placesOfAllWorkspaces();
  for (const [workspace, named] of byOwner(places)) await recordPlaces(core, workspace, named);
  return { places: places.length };
}

function newSite(workspace: string, name: string, now: Date): SiteDocument {
  return { _id: randomUUID(), workspace, name, siteKey: foldName(name), createdAt: now, revision: 0 };
}

function newBuilding(workspace: string, site: string | null, name: string, now: Date): BuildingDocument {
  return {
    _id: randomUUID(),
    workspace,
    buildingKey: buildingKey(site, name),
    ...{ name, site, nameKey: foldName(name) },
    createdAt: now,
    revision: 0,
  };
}
