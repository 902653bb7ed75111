import { settle } from '../../domain/health/transition.ts';
import { parseDuration } from '../../domain/time/duration.ts';
import { CommandError } from '../../errors.ts';
import { rulesOf, type Core } from '../core.ts';
import { changeDevice, deviceNotFound } from './change-device.ts';
import { stateOf, stepOf } from './save-devices.ts';

const SHORTEST = 60_000;
const LONGEST = 30 * 86_400_000;

/**
 * Sets how long a device may be silent before it is OFFLINE, as a duration such as `1h`; null takes STALE_AFTER, undefined changes nothing.
 * Throws a `CommandError`.
 */
export async function updateDevice(
  core: Core,
  workspace: string,
  deviceId: string,
  { staleAfter }: { readonly staleAfter?: string | null | undefined },
): Promise<void> {
  const span = staleAfter == null ? staleAfter : parseDuration(staleAfter);
  if (staleAfter != null && (span == null || span < SHORTEST || span > LONGEST)) {
    throw new CommandError('INVALID', 'a duration from 1m to 30d, such as 1h', ['input', 'staleAfter']);
  }
  const rules = await rulesOf(core, workspace);
  const device = await changeDevice(core, workspace, deviceId, (document, now) => {
    if (span === undefined || (document.staleAfter ?? null) === span) return null;
    const next = { ...document, staleAfter: span };
    return stepOf(settle(stateOf(next), rules(next, now)));
  });
  if (!device) throw deviceNotFound(['input', 'deviceId']);
}
