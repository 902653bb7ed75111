import type { CollectedEvent } from '../../domain/events/collected-event.ts';
import { EVENT_TABLE } from '../../domain/tables/documented/event.ts';
import { Losses } from '../../domain/tables/losses.ts';
import type { EventDocument } from '../../models/event.ts';
import { inTurns } from '../common/in-turns.ts';
import type { Core } from '../core.ts';
import { foldReports } from '../devices/fold-reports.ts';
import { noteLosses } from '../usage/note-losses.ts';
import { addCustomFields, eventDocument } from './event-document.ts';
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
 * The number of database commands does not depend on the size of the batch.
 */
export async function recordEvents(
  core: Core,
  workspace: string,
  events: readonly CollectedEvent[],
  collector: string,
): Promise<Recorded> {
  const receivedAt = core.clock();
  const retention = await core.tables.retentionOf(workspace, EVENT_TABLE);
  const fields = await core.fieldBook.of(workspace, EVENT_TABLE);
  const documents = events.map((event) => eventDocument(event, { workspace, collector, receivedAt, retention }));
  if (fields.length > 0) await inTurns(documents, (document) => addCustomFields(document, fields));
  const resent = await resentAhead(core, workspace, documents);
  const reports = readReports(events, documents, resent);
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
  const known = await core.models.events.insert(documents);
  return { accepted: documents.length - known.length, duplicates: known.length, duplicateIndexes: known };
}
