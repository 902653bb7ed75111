import type { Health } from '../health/device.ts';

export type RoomChangeKind = 'HEALTH_CHANGED' | 'UPDATED' | 'REMOVED';

/** The members of a room that filters match, at one moment. */
export interface RoomFacet {
  roomId: string;
  name: string;
  site: string | null;
  building: string | null;
  floor: string | null;
  tags: string[];
  health: Health;
}

/** One change of a room. `version` is the room's version after the change. */
export interface RoomChange {
  kind: RoomChangeKind;
  at: Date;
  version: number;
  health: Health;
  previousHealth: Health | null;
  reason: string;
  before: RoomFacet | null;
  after: RoomFacet | null;
}
