import type { Health } from '../health/device.ts';

export type RoomChangeKind = 'HEALTH_CHANGED' | 'UPDATED' | 'REMOVED';

/** What a filter of rooms looks at, as it was at one moment. */
export interface RoomFacet {
  roomId: string;
  name: string;
  site: string | null;
  building: string | null;
  floor: string | null;
  tags: string[];
  health: Health;
}

/** One change of a room. `version` is the room's after it. */
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
