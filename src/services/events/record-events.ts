import { computeFields, type CompiledField } from '../../domain/custom-fields/custom-field.ts';
import type { CollectedEvent } from '../../domain/events/collected-event.ts';
import { eventIdentity, eventPosition, readText } from '../../domain/events/stored-event.ts';
import type { DeviceState, FaultChange, Place } from '../../domain/health/device.ts';
import { isConsoleEvent, readReport, type Report } from '../../domain/health/report.ts';
import { areTwins, recordNumber } from '../../domain/health/stamp.ts';
import { takeReport } from '../../domain/health/transition.ts';
import { foldName } from '../../domain/text/names.ts';
import { eventRow } from '../../domain/tables/event-row.ts';
import { Losses } from '../../domain/tables/losses.ts';
import type { DeviceDocument } from '../../models/device.ts';
import type { EventDocument } from '../../models/event.ts';
import { inTurns } from '../common/in-turns.ts';
import { noteLosses } from '../records/note-losses.ts';
import { rulesAt, type Core } from '../core.ts';
import { firstDocument, isRoomless, makeRooms, removeUnused, type Newcomer } from '../devices/register-devices.ts';
import { nextDocument, stateOf, type DeviceStep } from '../devices/save-devices.ts';
import { workOffDevices } from '../outbox/work-off.ts';

/** What became of the events of a batch. */
export interface Recorded {
  accepted: number;
  duplicates: number;
  /** The places in the batch of those that were there already. */
  duplicateIndexes: readonly number[];
}

/** A device's outbox is worked off before it holds more changes than this: a document must stay small. */
const CHANGES_PER_SAVE = 500;

/**
 * Records a batch: folds it into the devices, works their changes off, stores the events, and only then answers. So what was
 * answered is durable and visible; a crash in between is healed by the sender's retry, for folding twice changes nothing.
 * The number of database commands does not depend on the size of the batch.
 */
export async function recordEvents(
  core: Core,
  workspace: string,
  events: readonly CollectedEvent[],
  collector: string,
): Promise<Recorded> {
  const receivedAt = core.clock();
  const retention = await core.tables.retentionOf(workspace, 'Event');
  const fields = await core.fieldBook.of(workspace, 'Event');
  const documents = events.map((event) => eventDocument(event, workspace, receivedAt, collector, retention));
  if (fields.length > 0) await inTurns(documents, (document) => addCustomFields(document, fields));
  const resent = await resentAhead(core, workspace, documents);
  const reports = reportsByComputer(events, documents, resent);
  const twins = reports.size > 0 ? await foldReports(core, workspace, reports) : NO_TWINS;
  const recorded = await storeEvents(core, documents);
  await noteTwins(core, workspace, collector, documents, twins, recorded);
  return recorded;
}

const NO_TWINS: ReadonlySet<string> = new Set();

/** Notes events that came by two collectors of which one leaves out the record id: they are two events, though they say the same. */
async function noteTwins(
  core: Core,
  workspace: string,
  door: string,
  documents: readonly EventDocument[],
  twins: ReadonlySet<string>,
  { duplicateIndexes }: Recorded,
): Promise<void> {
  if (twins.size === 0) return;
  const known = new Set(duplicateIndexes);
  const losses = new Losses();
  documents.forEach(({ _id, computer, eventId, recordId }, index) => {
    if (!twins.has(_id) || known.has(index)) return;
    losses.add('event-stored-twice', `${computer}: ${eventId}, record ${recordId ?? 'not told'}`);
  });
  await noteLosses(core, workspace, { door, table: 'Event' }, losses.list);
}

/**
 * Which events of a clock that runs ahead are stored already, hence folded. Such an event counts at its receipt, so folding it at a
 * second receipt would make it newer than what came in between; any other may be folded again.
 */
async function resentAhead(core: Core, workspace: string, documents: EventDocument[]): Promise<ReadonlySet<string>> {
  const ahead = documents.filter(({ timeGenerated, receivedAt }) => timeGenerated > receivedAt);
  return ahead.length === 0
    ? new Set()
    : core.models.events.known(
        workspace,
        ahead.map(({ _id }) => _id),
      );
}

function eventDocument(
  event: CollectedEvent,
  workspace: string,
  receivedAt: Date,
  collector: string,
  retention: number,
): EventDocument {
  const _id = eventIdentity(workspace, event);
  const at = event.timeGenerated < receivedAt ? event.timeGenerated : receivedAt;
  return {
    _id,
    workspace,
    position: eventPosition(at, _id),
    computer: event.computer,
    computerKey: foldName(event.computer),
    eventLog: event.eventLog,
    source: event.source,
    eventId: event.eventId,
    level: event.level,
    timeGenerated: event.timeGenerated,
    at,
    receivedAt,
    recordId: event.recordId,
    description: event.description,
    ...readText(event),
    ...besideOf(event),
    collector,
    expiresAt: new Date(receivedAt.getTime() + retention),
  };
}

/** Adds to an event what the custom fields of `Event` read out of it. */
function addCustomFields(document: EventDocument, fields: readonly CompiledField[]): void {
  const row = eventRow(document as unknown as Record<string, unknown>, '');
  const custom = computeFields(fields, (column) => row[column]);
  if (custom) document.custom = custom;
}

function besideOf({ beside }: CollectedEvent): Partial<EventDocument> {
  const { fields, additional, resourceId } = beside ?? {};
  return {
    ...(fields ? { fields } : {}),
    ...(additional ? { additional } : {}),
    ...(resourceId ? { resourceId } : {}),
  };
}

/** The console events of a batch that are not `folded` yet as reports, by computer, each computer's in the order of their times. */
function reportsByComputer(
  events: readonly CollectedEvent[],
  documents: EventDocument[],
  folded: ReadonlySet<string>,
): Map<string, Newcomer> {
  const byComputer = new Map<string, { computer: string; reports: Report[] }>();
  events.forEach((event, index) => {
    const { _id, computerKey, receivedAt } = documents[index]!;
    if (!isConsoleEvent(event.eventLog, event.source) || event.beside?.timeless || folded.has(_id)) return;
    const report = readReport({
      id: _id,
      eventId: event.eventId,
      description: event.description,
      ownTime: event.timeGenerated,
      receivedAt,
      record: recordNumber(event.recordId),
    });
    const known = byComputer.get(computerKey);
    if (known) known.reports.push(report);
    else byComputer.set(computerKey, { computer: event.computer, reports: [report] });
  });
  for (const { reports } of byComputer.values()) {
    reports.sort((a, b) => a.stamp.at.getTime() - b.stamp.at.getTime());
  }
  return byComputer;
}

/** Folds each computer's reports into its device, registering those not known, until all are saved and worked off. */
async function foldReports(
  core: Core,
  workspace: string,
  byComputer: Map<string, Newcomer>,
): Promise<ReadonlySet<string>> {
  const folded = new Map<string, number>();
  const twins = new Set<string>();
  /** The rooms that were made here, by the computer they were made for. */
  const made = new Map<string, Place>();
  let open = [...byComputer.keys()];
  while (open.length > 0) {
    const known = await core.models.devices.byComputerKeys(workspace, open);
    const now = core.clock();
    const added = await register(core, workspace, open, known, byComputer, made, now);
    const rules = rulesAt(core, now);

    const counts = new Map<string, number>();
    const next = [...known, ...added].map((document) => {
      const { computerKey } = document;
      const reports = byComputer.get(computerKey)!.reports;
      const from = folded.get(computerKey) ?? 0;
      const { step, count } = foldUntilFull(stateOf(document), reports.slice(from), (state, report) => {
        if (isTwin(state.facts, report)) twins.add(report.id);
        return takeReport(state, report, rules);
      });
      counts.set(computerKey, from + count);
      return { before: document, after: nextDocument(document, withNewRoom(document, step), now) };
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
    open = open.filter((key) => (folded.get(key) ?? 0) < byComputer.get(key)!.reports.length);
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

/**
 * Registers the computers that are not known, and gives those without a room their own. One that another process registers at the same
 * moment is left to the next round; `made` tells that one which rooms may then be left over.
 */
async function register(
  core: Core,
  workspace: string,
  keys: string[],
  known: DeviceDocument[],
  byComputer: Map<string, Newcomer>,
  made: Map<string, Place>,
  now: Date,
): Promise<DeviceDocument[]> {
  const there = new Set(known.map((document) => document.computerKey));
  const newcomers = keys.filter((key) => !there.has(key)).map((key) => byComputer.get(key)!);
  const roomless = known.filter(isRoomless).map((document) => byComputer.get(document.computerKey)!);
  await removeUnused(core, workspace, made, known);
  if (newcomers.length + roomless.length === 0) return [];

  const places = await makeRooms(core, workspace, [...newcomers, ...roomless], now);
  for (const [key, place] of places) made.set(key, place);
  for (const document of known) document.place = places.get(document.computerKey) ?? document.place;
  const documents = newcomers.map(({ computer }) =>
    firstDocument(workspace, computer, places.get(foldName(computer))!, now),
  );
  const inserted = await core.models.devices.insert(documents);
  if (inserted.length < documents.length) {
    const winners = await core.models.devices.byComputerKeys(
      workspace,
      documents.map((document) => document.computerKey),
    );
    await removeUnused(core, workspace, places, winners);
  }
  return inserted;
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

async function storeEvents(core: Core, documents: EventDocument[]): Promise<Recorded> {
  const known = await core.models.events.insert(documents);
  return { accepted: documents.length - known.length, duplicates: known.length, duplicateIndexes: known };
}
