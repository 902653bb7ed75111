import { settle } from '../../domain/health/transition.ts';
import type { DeviceDocument } from '../../models/device.ts';
import { rulesAt, type Parts } from '../parts.ts';
import { stateOf, stepDevices, stepOf, type DeviceStep } from './save-devices.ts';
import { workOffDevices } from '../outbox/work-off.ts';

/** Devices taken at once. */
const PAGE = 500;

/** Lets time act on every device that is due: silence, a missed half, watch time, restarts, closing. Answers how many there were. */
export async function markDue(parts: Parts): Promise<{ devices: number }> {
  let devices = 0;
  for (;;) {
    const due = await parts.models.devices.due(parts.clock(), PAGE);
    const saved = await stepDevices(parts, due, (document, now) => timeStep(parts, document, now));
    await workOffDevices(parts, saved);
    devices += saved.length;
    if (due.length < PAGE) return { devices };
  }
}

/** Recomputes silence and health of the whole fleet from stored state: heals a missed tick and follows a changed threshold. */
export async function recomputeFleet(parts: Parts): Promise<{ devices: number; changed: number }> {
  let devices = 0;
  let changed = 0;
  for (let after = ''; ;) {
    const page = await parts.models.devices.page(after, PAGE);
    const saved = await stepDevices(parts, page, (document, now) => {
      const step = timeStep(parts, document, now);
      return differs(document, step) ? step : null;
    });
    await workOffDevices(parts, saved);
    devices += page.length;
    changed += saved.length;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return { devices, changed };
    after = last._id;
  }
}

function timeStep(parts: Parts, document: DeviceDocument, now: Date): DeviceStep {
  return stepOf(settle(stateOf(document), rulesAt(parts, now)));
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
