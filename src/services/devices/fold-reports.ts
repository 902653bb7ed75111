import type { DeviceState, FaultChange, Place } from '../../domain/health/device.ts';
import type { Report } from '../../domain/health/report.ts';
import { areTwins } from '../../domain/health/stamp.ts';
import { takeReport } from '../../domain/health/transition.ts';
import type { DeviceDocument } from '../../models/device.ts';
import { inTurns } from '../../turns.ts';
import { rulesOf, type Core } from '../core.ts';
import { workOffDevices } from '../outbox/work-off.ts';
import type { Newcomer } from './make-rooms.ts';
import { registerUnknown } from './register-devices.ts';
import { nextDocument, stateOf, type DeviceStep } from './save-devices.ts';

/** The reports of a batch, by folded computer name. */
export type ReportsByComputer = ReadonlyMap<string, Newcomer>;

/** A device's outbox is worked off before it holds more changes than this: a document must stay small. */
const CHANGES_PER_SAVE = 500;

/**
 * Folds each computer's reports into its device, registering those not known, until all are saved and worked off. Answers the ids of
 * reports that are likely the event before them, brought by another collector.
 */
export async function foldReports(
  core: Core,
  workspace: string,
  byComputer: ReportsByComputer,
): Promise<ReadonlySet<string>> {
  const folded = new Map<string, number>();
  const twins = new Set<string>();
  /** The rooms that were made here, by the computer they were made for. */
  const made = new Map<string, Place>();
  let open = [...byComputer.keys()];
  while (open.length > 0) {
    const known = await core.models.devices.byComputerKeys(workspace, open);
    const now = core.clock();
    const added = await registerUnknown(core, workspace, open, known, byComputer, made, now);
    const rulesOfDevice = await rulesOf(core, workspace);

    const counts = new Map<string, number>();
    const next: { before: DeviceDocument; after: DeviceDocument }[] = [];
    await inTurns([...known, ...added], (document) => {
      const { computerKey } = document;
      const reports = byComputer.get(computerKey)!.reports;
      const rules = rulesOfDevice(document, now);
      const from = folded.get(computerKey) ?? 0;
      const { step, count } = foldUntilFull(stateOf(document), reports.slice(from), (state, report) => {
        if (isTwin(state.facts, report)) twins.add(report.id);
        return takeReport(state, report, rules);
      });
      counts.set(computerKey, from + count);
      next.push({ before: document, after: nextDocument(document, withNewRoom(document, step), now) });
    });
    const won = await core.models.devices.save(
      workspace,
      next.map(({ after }) => after),
    );
    const saved = next.filter(({ after }) => won.has(after._id));
    await workOffDevices(
      core,
      workspace,
      saved.map(({ after }) => after),
    );
    // Afterwards, for what is worked off writes faults as their last change left them.
    await noteReports(core, workspace, saved);

    for (const { after } of saved) folded.set(after.computerKey, counts.get(after.computerKey)!);
    open = open.filter((computer) => (folded.get(computer) ?? 0) < byComputer.get(computer)!.reports.length);
  }
  return twins;
}

/** Whether the newest event of a report's family is likely the same event, brought by another collector. */
function isTwin({ families }: DeviceState['facts'], { family, stamp }: Report): boolean {
  const newest = family && families[family].newest;
  return newest !== null && areTwins(newest.stamp, stamp);
}

function foldUntilFull(
  state: DeviceState,
  reports: readonly Report[],
  take: (state: DeviceState, report: Report) => { device: DeviceState; changes: FaultChange[] },
): { step: DeviceStep; count: number } {
  const changes: FaultChange[] = [];
  let device = state;
  let count = 0;
  for (const report of reports) {
    const taken = take(device, report);
    device = taken.device;
    changes.push(...taken.changes);
    count += 1;
    if (changes.length >= CHANGES_PER_SAVE) break;
  }
  return { step: { state: device, changes }, count };
}

/** A room that was made for its first device, or is named after its computer, looks at it when its display name is known. */
function withNewRoom(document: DeviceDocument, step: DeviceStep): DeviceStep {
  const isFirst = document.facts.lastEventAt === null;
  const isNamed = !document.facts.profile.displayName && step.state.facts.profile.displayName;
  return isFirst || isNamed ? { ...step, dirtyRooms: [document.place.roomId] } : step;
}

/** What moves without a message and without a new version: when a fault was last reported. */
async function noteReports(
  core: Core,
  workspace: string,
  saved: readonly { before: DeviceDocument; after: DeviceDocument }[],
): Promise<void> {
  const reported = saved.flatMap(({ before, after }) => {
    const known = new Map(before.faults.map((fault) => [fault.id, fault]));
    return after.faults.filter((fault) => {
      const earlier = known.get(fault.id);
      return earlier && earlier.version === fault.version && fault.lastReportedAt > earlier.lastReportedAt;
    });
  });
  await core.models.faults.noteReported(workspace, reported);
}
