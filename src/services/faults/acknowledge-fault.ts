import type { Fault, FaultChangeKind } from '../../domain/health/device.ts';
import { changeFault } from '../../domain/health/faults.ts';
import { CommandError } from '../../errors.ts';
import { changeDevice } from '../devices/change-device.ts';
import type { Core } from '../core.ts';
import { stateOf, type DeviceStep } from '../devices/save-devices.ts';

const MAX_NOTE = 1_000;

/** Notes that somebody takes care of a fault. Again changes nothing and is no error. Throws a `CommandError`. */
export async function acknowledgeFault(
  core: Core,
  workspace: string,
  faultId: string,
  by: string,
  note: string | null,
): Promise<void> {
  if (note !== null && note.length > MAX_NOTE) {
    throw new CommandError('INVALID', `at most ${MAX_NOTE} characters`, ['input', 'note']);
  }
  await changeFaultOf(core, workspace, faultId, (fault, now) => {
    refuseEnded(fault);
    if (fault.acknowledgedAt) return null;
    const next = { acknowledgedAt: now, acknowledgedBy: by, acknowledgementNote: note };
    return { next, kind: 'ACKNOWLEDGED', reason: note ? `Acknowledged by ${by}: ${note}` : `Acknowledged by ${by}` };
  });
}

/** Takes an acknowledgement back. Where there is none, that changes nothing. Throws a `CommandError`. */
export async function unacknowledgeFault(core: Core, workspace: string, faultId: string, by: string): Promise<void> {
  await changeFaultOf(core, workspace, faultId, (fault) => {
    refuseEnded(fault);
    if (!fault.acknowledgedAt) return null;
    const next = { acknowledgedAt: null, acknowledgedBy: null, acknowledgementNote: null };
    return { next, kind: 'UPDATED', reason: `Acknowledgement taken back by ${by}` };
  });
}

function refuseEnded({ state }: Fault): void {
  if (state === 'PENDING' || state === 'OPEN') return;
  throw new CommandError('INVALID', 'a fault that is PENDING or OPEN', ['input', 'faultId'], `one that is ${state}`);
}

interface Change {
  next: Partial<Fault>;
  kind: FaultChangeKind;
  reason: string;
}

async function changeFaultOf(
  core: Core,
  workspace: string,
  faultId: string,
  decide: (fault: Fault, now: Date) => Change | null,
): Promise<void> {
  const known = await core.models.faults.byId(workspace, faultId);
  if (!known) throw faultNotFound();
  const device = await changeDevice(core, workspace, known.deviceId, (document, now): DeviceStep | null => {
    const state = stateOf(document);
    const fault = state.faults.find(({ id }) => id === faultId);
    // A fault that its device no longer holds is CLOSED.
    const decided = decide(fault ?? closedFault(known), now);
    if (!fault || !decided) return null;
    const change = changeFault(state, fault, decided.next, decided.kind, decided.reason, now);
    const faults = state.faults.map((each) => (each.id === faultId ? change.fault : each));
    return { state: { ...state, faults }, changes: [change] };
  });
  if (!device) decide(closedFault(known), core.clock());
}

function closedFault(known: Omit<Fault, 'id'> & { _id: string }): Fault {
  return { ...known, id: known._id, state: 'CLOSED' };
}

export function faultNotFound(): CommandError {
  return new CommandError('NOT_FOUND', 'the id of a fault', ['input', 'faultId']);
}
