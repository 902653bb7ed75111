import { randomUUID } from 'node:crypto';
import type { DeviceState, FaultChange } from '../../domain/health/device.ts';
import type { Transition } from '../../domain/health/transition.ts';
import type { DeviceDocument } from '../../models/device.ts';
import type { Core } from '../core.ts';

/** What a step makes of a device: its next state, the fault changes on the way there, and the rooms to recompute. */
export interface DeviceStep {
  state: DeviceState;
  changes: FaultChange[];
  dirtyRooms?: (string | null)[];
  /** The identity under which a deleted device waits for its last changes to be worked off. */
  leaves?: Pick<DeviceDocument, 'workspace' | 'leaves' | 'computerKey'>;
}

/** The state that health rules work on. */
export function stateOf(document: DeviceDocument): DeviceState {
  return { ...document, id: document._id };
}

/** A device's next document. Its room is dirty where its health moved; other rooms are named by the step. */
export function nextDocument(document: DeviceDocument, step: DeviceStep, now: Date): DeviceDocument {
  const { id: _id, ...state } = step.state;
  const healthMoved = state.health !== document.health;
  const dirty = [...(healthMoved ? [state.place.roomId] : []), ...(step.dirtyRooms ?? [])].filter(
    (room) => room !== null,
  );
  const next: DeviceDocument = {
    ...document,
    ...state,
    ...step.leaves,
    outbox: [...document.outbox, ...step.changes],
    dirtyRooms: [...new Set([...document.dirtyRooms, ...dirty])],
    revision: document.revision + 1,
    writeId: randomUUID(),
  };
  const waits = next.outbox.length > 0 || next.dirtyRooms.length > 0 || next.leaves !== null;
  return { ...next, pendingSince: waits ? (document.pendingSince ?? now) : null };
}

/** A transition as a step. */
export function stepOf(transition: Transition): DeviceStep {
  return { state: transition.device, changes: transition.changes };
}

/**
 * Steps devices of a workspace and saves them; one that lost its race is read and stepped again. A step that answers null leaves its device alone.
 * Each round some writer wins, so this ends; devices that are gone or on their way out are left out. Returns the saved documents.
 */
export async function stepDevices(
  core: Core,
  workspace: string,
  documents: readonly DeviceDocument[],
  step: (document: DeviceDocument, now: Date) => DeviceStep | null,
): Promise<DeviceDocument[]> {
  const { devices } = core.models;
  const saved: DeviceDocument[] = [];
  let open = documents;
  while (open.length > 0) {
    const now = core.clock();
    const next: DeviceDocument[] = [];
    for (const document of open.filter(({ leaves }) => leaves === null)) {
      const stepped = step(document, now);
      if (stepped) next.push(nextDocument(document, stepped, now));
    }
    const won = await devices.save(workspace, next);
    saved.push(...next.filter((document) => won.has(document._id)));
    const lost = next.filter((document) => !won.has(document._id)).map((document) => document._id);
    open = lost.length > 0 ? await devices.byIds(workspace, lost) : [];
  }
  return saved;
}
