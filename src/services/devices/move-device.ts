import type { Place } from '../../domain/health/device.ts';
import { changeFault } from '../../domain/health/faults.ts';
import type { DeviceDocument } from '../../models/device.ts';
import { stateOf, type DeviceStep } from './save-devices.ts';

/** Puts a device into a place: each fault that is not CLOSED gets a change that says where it was and where it is. */
export function moveStep(document: DeviceDocument, place: Place, now: Date, reason: string): DeviceStep {
  const state = { ...stateOf(document), place };
  const changes = state.faults.map((fault) => changeFault(state, fault, {}, 'UPDATED', reason, now, document.place));
  return { state: { ...state, faults: changes.map((change) => change.fault) }, changes };
}
