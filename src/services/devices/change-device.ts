import { CommandError } from '../../errors.ts';
import type { DeviceDocument } from '../../models/device.ts';
import type { Core } from '../core.ts';
import { stepDevices, type DeviceStep } from './save-devices.ts';
import { workOffDevices } from '../outbox/work-off.ts';

/**
 * Changes one device under its guard and works it off. The step may throw a `CommandError`, or answer null to leave it as it is.
 * Answers the device as it then is; null where it is not (or no longer) there.
 */
export async function changeDevice(
  core: Core,
  workspace: string,
  deviceId: string,
  step: (document: DeviceDocument, now: Date) => DeviceStep | null,
): Promise<DeviceDocument | null> {
  const found = await core.models.devices.byId(workspace, deviceId);
  if (!found) return null;
  const saved = await stepDevices(core, workspace, [found], step);
  await workOffDevices(core, workspace, saved);
  return saved[0] ?? found;
}

export function deviceNotFound(field: string[]): CommandError {
  return new CommandError('NOT_FOUND', 'the id of a device', field);
}
