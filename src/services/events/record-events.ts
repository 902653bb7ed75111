import type { CollectedEvent } from '../../domain/events/collected-event.ts';
import { EVENT_TABLE } from '../../domain/tables/documented/event.ts';
import { Losses } from '../../domain/tables/losses.ts';
import type { EventDocument } from '../../models/event.ts';
import { foldName } from '../../domain/text/names.ts';
import { inTurns } from '../../turns.ts';
import { computeFields } from '../custom-fields/compute-fields.ts';
import { writeInSlices } from '../common/slices.ts';
import type { Core } from '../core.ts';
import { foldReports } from '../devices/fold-reports.ts';
import { noteLosses } from '../usage/note-losses.ts';
import { columnsOf, eventDocument } from './event-document.ts';
import { readReports } from './read-reports.ts';

/** What became of the events of a batch. */
export interface Recorded {
  accepted: number;
  duplicates: number;
  /** The places in the batch of those that were there already. */
  duplicateIndexes: readonly number[];
}

/**
 * Records a batch: folds it into the devices, works their changes off, stores the events, and only then answers. So what was
 * answered is durable and visible; a crash in between is healed by the sender's retry, for folding twice changes nothing.
 * A large batch is recorded in parts, so that none of its steps holds the process: each part has whole computers, in the order of time.
 */
export async function recordEvents(
  core: Core,
  workspace: string,
  events: readonly CollectedEvent[],
  collector: string,
): Promise<Recorded> {
  if (events.length <= PART) return recordPart(core, workspace, events, collector);
  const order = orderOf(events);
  const duplicates: number[] = [];
  for (let from = 0; from < order.length; from += PART) {
    const indexes = order.slice(from, from + PART);
    const part = await recordPart(
      core,
      workspace,
      indexes.map((index) => events[index]!),
      collector,
    );
    for (const place of part.duplicateIndexes) duplicates.push(indexes[place]!);
  }
  return {
    accepted: events.length - duplicates.length,
    duplicates: duplicates.length,
    duplicateIndexes: duplicates.sort((a, b) => a - b),
  };
}

/** Events that are recorded at once: so many of different computers take the statements of the database some milliseconds each. */
const PART = 500;

/** The places of the events, by computer and then by time. */
function orderOf(events: readonly CollectedEvent[]): number[] {
  const names = new Map<string, number>();
  const places = events.map(({ computer, timeGenerated }, index) => {
    const key = foldName(computer);
    if (!names.has(key)) names.set(key, names.size);
    return { index, name: names.get(key)!, at: timeGenerated.getTime() };
  });
  return places.sort((a, b) => a.name - b.name || a.at - b.at).map(({ index }) => index);
}

async function recordPart(
  core: Core,
  workspace: string,
  events: readonly CollectedEvent[],
  collector: string,
): Promise<Recorded> {
  const receivedAt = core.clock();
  const retention = await core.tables.retentionOf(workspace, EVENT_TABLE);
  const fields = await core.fieldBook.of(workspace, EVENT_TABLE);
  const documents: EventDocument[] = [];
  await inTurns(events, (event) => {
    documents.push(eventDocument(event, { workspace, collector, receivedAt, retention }));
  });
  if (fields.length > 0) {
    await computeFields(core, fields, {
      workspace,
      table: EVENT_TABLE,
      door: collector,
      records: documents,
      readerOf: columnsOf,
      keep: (document, name, value) => (document.custom = { ...document.custom, [name]: value }),
    });
  }
  const resent = await resentAhead(core, workspace, documents);
  const reports = await readReports(events, documents, resent);
  const twins = reports.size > 0 ? await foldReports(core, workspace, reports) : NO_TWINS;
  const recorded = await storeEvents(core, documents);
  core.metrics.eventsTaken('accepted', recorded.accepted);
  core.metrics.eventsTaken('duplicate', recorded.duplicates);
  await noteTwins(core, workspace, collector, documents, twins, recorded);
  await noteUnknownLevels(core, workspace, collector, events, recorded);
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
  await noteLosses(core, workspace, { door, table: EVENT_TABLE }, losses.list);
}

/** Notes levels that were not understood. */
async function noteUnknownLevels(
  core: Core,
  workspace: string,
  door: string,
  events: readonly CollectedEvent[],
  { duplicateIndexes }: Recorded,
): Promise<void> {
  if (!events.some(({ beside }) => beside?.unknownLevel !== undefined)) return;
  const known = new Set(duplicateIndexes);
  const losses = new Losses();
  events.forEach(({ computer, beside }, index) => {
    if (beside?.unknownLevel === undefined || known.has(index)) return;
    losses.add('level-unknown', `${beside.unknownLevel}, of ${computer}`);
  });
  await noteLosses(core, workspace, { door, table: EVENT_TABLE }, losses.list);
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

async function storeEvents(core: Core, documents: EventDocument[]): Promise<Recorded> {
  const known = await writeInSlices(documents, sizeOf, (slice) => core.models.events.insert(slice));
  return { accepted: documents.length - known.length, duplicates: known.length, duplicateIndexes: known };
}

/** The characters of an event that is stored. Its members cost as much as some of them. */
function sizeOf({ description, additional }: EventDocument): number {
  return 2_000 + 2 * description.length + (additional?.length ?? 0);
}
