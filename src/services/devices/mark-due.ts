import { settle, type Rules } from '../../domain/health/transition.ts';
import type { DeviceDocument } from '../../models/device.ts';
import { byOwner } from '../../models/support/within.ts';
import { rulesOf, type Core } from '../core.ts';
import { stateOf, stepDevices, stepOf, type DeviceStep } from './save-devices.ts';
import { workOffDevices } from '../outbox/work-off.ts';

/** Devices taken at once. */
const PAGE = 500;

/** Lets time act on every device that is due: silence, a missed half, watch time, restarts, closing. Answers how many there were. */
export async function markDue(core: Core): Promise<{ devices: number }> {
  let devices = 0;
  for (;;) {
    const due = await core.models.devices.dueOfAllWorkspaces(core.clock(), PAGE);
    for (const [workspace, found] of byOwner(due)) {
      const rules = await rulesOf(core, workspace);
      const saved = await stepDevices(core, workspace, found, (document, now) =>
        timeStep(document, rules(document, now)),
      );
      await workOffDevices(core, workspace, saved);
      devices += saved.length;
    }
    if (due.length < PAGE) return { devices };
  }
}

/** Recomputes silence and health of the fleets of all workspaces from stored state: heals a missed tick and follows a changed threshold. */
export async function recomputeFleet(core: Core): Promise<{ devices: number; changed: number }> {
  let devices = 0;
  let changed = 0;
  for (let after = ''; ;) {
    const page = await core.models.devices.pageOfAllWorkspaces(after, PAGE);
    for (const [workspace, found] of byOwner(page)) {
      const rules = await rulesOf(core, workspace);
      const saved = await stepDevices(core, workspace, found, (document, now) => {
        const step = timeStep(document, rules(document, now));
        return differs(document, step) ? step : null;
      });
      await workOffDevices(core, workspace, saved);
      changed += saved.length;
    }
    devices += page.length;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return { devices, changed };
    after = last._id;
  }
}

function timeStep(document: DeviceDocument, rules: Rules): DeviceStep {
  return stepOf(settle(stateOf(document), rules));
}

function differs(document: DeviceDocument, step: DeviceStep): boolean {
  const { state } = step;
  return (
    step.changes.length > 0 ||
    state.health !== document.health ||
    state.dueAt?.getTime() !== document.dueAt?.getTime() ||
    state.signals.some(
      (signal, index) => signal.state !== document.signals[index]?.state || signal.key !== document.signals[index]?.key,
    )
  );
}
