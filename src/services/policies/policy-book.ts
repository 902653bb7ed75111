import { resolvePolicy, type OwnSignalPolicy, type PolicyOf } from '../../domain/health/policy.ts';
import type { DeviceDocument } from '../../models/device.ts';
import { policyKey, type SignalPolicies, type SignalPolicyDocument } from '../../models/signal-policy.ts';
import { createRecent, type Recent } from '../common/recent.ts';

/** The part of a device that its policies are found by. */
export type PolicyDevice = Pick<DeviceDocument, 'place' | 'optional'> & Pick<Partial<DeviceDocument>, 'policies'>;

/** Tells what holds for each signal of a device. */
export type PoliciesOfDevice = (device: PolicyDevice) => PolicyOf;

/** The policies of each workspace, as of at most two seconds ago. */
export type PolicyBook = Recent<PoliciesOfDevice>;

export function createPolicyBook(policies: Pick<SignalPolicies, 'all'>): PolicyBook {
  return createRecent(policies.all, policiesOfDevice);
}

const NOTHING = resolvePolicy([]);

function policiesOfDevice(found: readonly SignalPolicyDocument[]): PoliciesOfDevice {
  const byKey = new Map(found.map((policy) => [policy.policyKey, policy]));
  const at = (roomId: string | null, key: string) => byKey.get(policyKey(roomId, key));
  return (device) => {
    // Mostly nobody has set anything, and a report asks for a dozen signals.
    if (byKey.size + device.optional.length + (device.policies?.length ?? 0) === 0) return () => NOTHING;
    const { roomId } = device.place;
    return (key) =>
      resolvePolicy([ownPolicy(device, key), roomId === null ? undefined : at(roomId, key), at(null, key)]);
  };
}

/** What is set for a device alone. Devices of an older version list the signals that they may do without. */
export function ownPolicy({ policies, optional }: PolicyDevice, key: string): OwnSignalPolicy | undefined {
  const own = policies?.find((policy) => policy.key === key);
  if (!optional.includes(key)) return own;
  return { key, watchTime: null, severity: null, ...own, optional: own?.optional ?? true };
}
