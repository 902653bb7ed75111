import { randomUUID } from 'node:crypto';
import { isEmptyPolicy, isSignalKey, type OwnSignalPolicy } from '../../domain/health/policy.ts';
import type { Severity } from '../../domain/health/signals.ts';
import { settle } from '../../domain/health/transition.ts';
import { parseDuration } from '../../domain/time/duration.ts';
import { CommandError } from '../../errors.ts';
import type { DeviceDocument } from '../../models/device.ts';
import { policyKey, type SignalPolicyDocument } from '../../models/signal-policy.ts';
import { rulesOf, type Core } from '../core.ts';
import { changeDevice, deviceNotFound } from '../devices/change-device.ts';
import { stateOf, stepOf } from '../devices/save-devices.ts';
import { roomNotFound } from '../rooms/change-room.ts';
import { ownPolicy } from './policy-book.ts';

/** What people say about a signal; undefined leaves a member as it is, null leaves it to the place around. */
export interface SignalPolicyInput {
  readonly key: string;
  readonly optional?: boolean | null | undefined;
  /** A duration such as `10m`. */
  readonly watchTime?: string | null | undefined;
  readonly severity?: Severity | null | undefined;
}

const MOST_POLICIES = 1_000;
const LONGEST_WATCH = 24 * 3_600_000;
/** Processes know policies as of two seconds ago: by then all know the new one. */
const KNOWN_BY_ALL = 3_000;

/** Sets what holds for a signal of one device, at once. Answers what is set for it now; null for nothing. Throws a `CommandError`. */
export async function setPolicyOfDevice(
  core: Core,
  workspace: string,
  deviceId: string,
  input: SignalPolicyInput,
): Promise<OwnSignalPolicy | null> {
  const members = checkedPolicy(input);
  const rules = await rulesOf(core, workspace);
  const device = await changeDevice(core, workspace, deviceId, (document, now) => {
    const next = withOwnPolicy(document, changedPolicy(ownPolicy(document, input.key), input.key, members));
    return stepOf(settle(stateOf(next), rules(next, now)));
  });
  if (!device) throw deviceNotFound(['input', 'deviceId']);
  return ownPolicy(device, input.key) ?? null;
}

/** A device for which that is set. */
export function withOwnPolicy(document: DeviceDocument, policy: OwnSignalPolicy): DeviceDocument {
  const others = (document.policies ?? []).filter(({ key }) => key !== policy.key);
  return {
    ...document,
    optional: document.optional.filter((key) => key !== policy.key),
    policies: isEmptyPolicy(policy) ? others : [...others, policy],
  };
}

/**
 * Sets what holds for a signal of a room's devices, or of all devices where `roomId` is null; they follow within seconds. Answers what is set
 * now; null for nothing. Throws a `CommandError`.
 */
export async function setPolicyOfRoom(
  core: Core,
  workspace: string,
  roomId: string | null,
  input: SignalPolicyInput,
): Promise<SignalPolicyDocument | null> {
  const members = checkedPolicy(input);
  if (roomId !== null && !(await core.models.rooms.byId(workspace, roomId))) throw roomNotFound();
  const stored = await storePolicy(core, workspace, roomId, input.key, members);
  core.policyBook.forget(workspace);
  await core.models.devices.makeDue(workspace, roomId, new Date(core.clock().getTime() + KNOWN_BY_ALL));
  return stored;
}

async function storePolicy(
  { models: { signalPolicies: policies } }: Core,
  workspace: string,
  roomId: string | null,
  key: string,
  members: Partial<OwnSignalPolicy>,
): Promise<SignalPolicyDocument | null> {
  for (;;) {
    const found = await policies.byKey(workspace, policyKey(roomId, key));
    const policy = changedPolicy(found ?? undefined, key, members);
    if (isEmptyPolicy(policy)) {
      if (found) await policies.remove(workspace, found._id);
      return null;
    }
    if (found) {
      const next = { ...found, ...policy, revision: found.revision + 1 };
      if (await policies.replace(next)) return next;
      continue;
    }
    if ((await policies.count(workspace)) >= MOST_POLICIES) {
      throw new CommandError('LIMIT', `at most ${MOST_POLICIES} policies of rooms and signals`, ['input', 'key']);
    }
    const place = { _id: randomUUID(), workspace, policyKey: policyKey(roomId, key), roomId, revision: 0 };
    if (await policies.insert({ ...place, ...policy })) return { ...place, ...policy };
  }
}

function changedPolicy(
  before: OwnSignalPolicy | undefined,
  key: string,
  members: Partial<OwnSignalPolicy>,
): OwnSignalPolicy {
  const { optional = null, watchTime = null, severity = null } = before ?? {};
  return { optional, watchTime, severity, ...members, key };
}

function checkedPolicy({ key, optional, watchTime, severity }: SignalPolicyInput): Partial<OwnSignalPolicy> {
  if (!isSignalKey(key))
    throw new CommandError('INVALID', 'the key of a signal, such as motion-sensor', ['input', 'key']);
  const watched = watchTime == null ? watchTime : parseDuration(watchTime);
  if (watchTime != null && (watched == null || watched > LONGEST_WATCH)) {
    throw new CommandError('INVALID', 'a duration up to 24h, such as 10m', ['input', 'watchTime']);
  }
  return {
    ...(optional === undefined ? {} : { optional }),
    ...(watched === undefined ? {} : { watchTime: watched }),
    ...(severity === undefined ? {} : { severity }),
  };
}
