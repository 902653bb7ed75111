import { settle } from '../../domain/health/transition.ts';
import { CommandError } from '../../errors.ts';
import { changeDevice, deviceNotFound } from './change-device.ts';
import { rulesAt, type Core } from '../core.ts';
import { stateOf, stepOf } from './save-devices.ts';

/**
 * Says whether a device may do without a signal. An optional signal opens no fault, and one that is open is resolved.
 * Throws a `CommandError` where the device or its signal is not there.
 */
export async function setSignalOptional(
  core: Core,
  workspace: string,
  deviceId: string,
  key: string,
  optional: boolean,
): Promise<void> {
  const device = await changeDevice(core, workspace, deviceId, (document, now) => {
    const state = stateOf(document);
    const known = state.signals.some((signal) => signal.key === key) || state.optional.includes(key);
    if (!known)
      throw new CommandError('NOT_FOUND', 'the key of a signal that the device has reported', ['input', 'key']);
    if (state.optional.includes(key) === optional) return null;
    const keys = state.optional.filter((other) => other !== key);
    return stepOf(settle({ ...state, optional: optional ? [...keys, key].sort() : keys }, rulesAt(core, now)));
  });
  if (!device) throw deviceNotFound(['input', 'deviceId']);
}
