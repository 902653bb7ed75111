import { NO_PLACE } from '../../domain/health/device.ts';
import { changeFault } from '../../domain/health/faults.ts';
import { leavingWorkspace } from '../../models/support/within.ts';
import { deviceNotFound } from './change-device.ts';
import type { Core } from '../core.ts';
import { stateOf, stepDevices } from './save-devices.ts';
import { workOffDevices } from '../outbox/work-off.ts';

/**
 * Deletes a device: its faults close, their history stays; heard again, it registers anew. The document first moves out of the
 * workspace, and is gone for good once its last changes are in the log. Throws a `CommandError` where it is not there.
 */
export async function deleteDevice(core: Core, workspace: string, deviceId: string): Promise<void> {
  const found = await core.models.devices.byId(workspace, deviceId);
  if (!found) throw deviceNotFound(['input', 'deviceId']);
  const leaving = await stepDevices(core, workspace, [found], (document, now) => {
    const state = stateOf(document);
    const changes = state.faults.map((fault) =>
      changeFault(state, fault, { state: 'CLOSED', stateSince: now }, 'CLOSED', 'Its device was deleted', now),
    );
    const gone = {
      ...state,
      place: NO_PLACE,
      faults: [],
      dueAt: null,
    };
    const leaves = { workspace: leavingWorkspace(workspace), leaves: workspace, computerKey: document._id };
    return { state: gone, changes, dirtyRooms: [document.place.roomId], leaves };
  });
  await workOffDevices(core, workspace, leaving);
}
