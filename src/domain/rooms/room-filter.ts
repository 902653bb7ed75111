import type { Health } from '../health/device.ts';
import type { RoomFacet } from './room.ts';
import { among } from '../faults/fault-filter.ts';

/** Members narrow each other, the values of one widen it; null and undefined do not narrow. Ids are internal ones, not GraphQL's. */
export interface RoomFilter {
  ids?: readonly string[] | null;
  sites?: readonly string[] | null;
  buildings?: readonly string[] | null;
  floors?: readonly string[] | null;
  tags?: readonly string[] | null;
  health?: readonly Health[] | null;
  /** Matches a part of name, site, building, floor or a tag, without case. */
  search?: string | null;
}

/** Whether a room as it was at a moment matches. */
export function matchesRoom(filter: RoomFilter, facet: RoomFacet): boolean {
  return (
    among(filter.ids, facet.roomId) &&
    among(filter.sites, facet.site) &&
    among(filter.buildings, facet.building) &&
    among(filter.floors, facet.floor) &&
    (filter.tags == null || facet.tags.some((tag) => filter.tags!.includes(tag))) &&
    among(filter.health, facet.health) &&
    matchesSearch(filter.search, [facet.name, facet.site, facet.building, facet.floor, ...facet.tags])
  );
}

/** Whether one of the texts contains the searched text, without case. */
function matchesSearch(search: string | null | undefined, texts: readonly (string | null)[]): boolean {
  const pattern = searchPattern(search);
  if (pattern === null) return true;
  const wanted = new RegExp(pattern, 'iu');
  return texts.some((text) => text !== null && wanted.test(text));
}

/**
 * The searched text as a regular expression; null without one. The database and this process use the same expression, so that a list and
 * its feed agree on "without case".
 */
export function searchPattern(search: string | null | undefined): string | null {
  const wanted = search?.trim() ?? '';
  // MongoDB refuses a pattern with a null character.
  return wanted === '' ? null : wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\0', '\\x00');
}
