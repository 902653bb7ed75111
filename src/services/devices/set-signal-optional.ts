import { settle } from '../../domain/health/transition.ts';
import { CommandError } from '../../errors.ts';
import { changeDevice, deviceNotFound } from './change-device.ts';
import { rulesOf, type Core } from '../core.ts';
import { ownPolicy } from '../policies/policy-book.ts';
import { withOwnPolicy } from '../policies/set-signal-policy.ts';
import { stateOf, stepOf } from './save-devices.ts';

const NOTHING = { optional: null, watchTime: null, severity: null } as const;

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
  const rules = await rulesOf(core, workspace);
  const device = await changeDevice(core, workspace, deviceId, (document, now) => {
    const state = stateOf(document);
    const before = ownPolicy(document, key);
    const known = state.signals.some((signal) => signal.key === key) || before !== undefined;
    if (!known)
      throw new CommandError('NOT_FOUND', 'the key of a signal that the device has reported', ['input', 'key']);
    if (rules(document, now).policyOf!(key).optional === optional) return null;
    // What holds for the room or for all may say the same: then nothing is set for the device.
    const inherits = rules(withOwnPolicy(document, { ...NOTHING, ...before, key, optional: null }), now).policyOf!(key);
    const own = inherits.optional === optional ? null : optional;
    const next = withOwnPolicy(document, { ...NOTHING, ...before, key, optional: own });
    return stepOf(settle(stateOf(next), rules(next, now)));
  });
  if (!device) throw deviceNotFound(['input', 'deviceId']);
}
