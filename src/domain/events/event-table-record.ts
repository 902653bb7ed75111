import { setMember } from '../json/json-object.ts';
import { EVENT_COLUMNS } from '../tables/documented/event.ts';
import { ADDITIONAL_FIELDS } from '../tables/documented/define.ts';
import { isStandardColumn } from '../tables/standard-columns.ts';
import {
  readCollectedEvent,
  refusalOfBeside,
  type CollectedEvent,
  type EventRefusal,
  type RawEvent,
} from './collected-event.ts';
import { readEventTime } from './event-time.ts';
import { partsOf, rawEvent, recordLevel, unknownLevelOf } from './event-record.ts';
import { levelOf } from './levels.ts';
import { readWindowsEvent, UNLIKE_LOG_ANALYTICS } from './shapes/index.ts';

/** Columns of `Event` that only such records bring, and their types. */
const FIELDS: Readonly<Record<string, 'string' | 'number'>> = {
  EventCategory: 'number',
  EventData: 'string',
  ParameterXml: 'string',
  UserName: 'string',
  ManagementGroupName: 'string',
};
/** Members that are read as parts of the event. The times are parts only under the name in the table. */
const READ = new Set([
  'Computer',
  'EventLog',
  'Source',
  'EventID',
  'EventLevel',
  'EventLevelName',
  'RenderedDescription',
  'TimeGenerated',
  '_ResourceId',
  'EventRecordID',
  'RecordId',
]);
const NAMED = new Set(EVENT_COLUMNS.map((column) => column.name));

/**
 * Reads a record sent to the table `Event` itself. What has no column goes into `AdditionalFields`. A record without a time is stored with
 * the time of its receipt and does not affect its console's health, because the time of the report is unknown.
 */
export function readEventRow(
  record: RawEvent,
  receivedAt: Date,
): { event: CollectedEvent } | { refusal: EventRefusal } {
  const shaped = readWindowsEvent(record, { receivedAt }, UNLIKE_LOG_ANALYTICS);
  if (shaped) return shaped;
  const found = partsOf(record, new Map());
  const time = found.times.map(readEventTime).find((at) => at !== null);
  const raw = rawEvent(found, record);
  const read = readCollectedEvent({
    ...raw,
    source: raw['source'] ?? null,
    description: raw['description'] ?? '',
    timeGenerated: time ?? receivedAt,
  });
  if ('refusal' in read) return read;

  const fields: Record<string, string | number> = {};
  const additional: Record<string, unknown> = {};
  for (const name in record) {
    const value = record[name];
    if (value === null || (READ.has(name) && !isLost(name, value, found, read.event.description))) continue;
    if (Object.hasOwn(FIELDS, name)) {
      const field = FIELDS[name] === 'number' ? wholeNumber(value) : typeof value === 'string' ? value : null;
      if (field !== null) {
        fields[name] = field;
        continue;
      }
    }
    // Roomwatch derives these columns from the text again, whatever the sender gave for them.
    if (NAMED.has(name) && name.endsWith('_CF')) continue;
    if (name === ADDITIONAL_FIELDS && typeof value === 'object') {
      for (const [inner, kept] of Object.entries(value)) setMember(additional, inner, kept);
    } else if (!isStandardColumn(name)) setMember(additional, name, value);
  }
  const resourceId = record['_ResourceId'];
  const unknownLevel = unknownLevelOf(found.values);
  const beside = {
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    ...(Object.keys(additional).length > 0 ? { additional: JSON.stringify(additional) } : {}),
    ...(typeof resourceId === 'string' && resourceId !== '' ? { resourceId: resourceId.slice(0, 1_000) } : {}),
    ...(time ? {} : { timeless: true }),
    ...(unknownLevel === null ? {} : { unknownLevel }),
  };
  const refusal = refusalOfBeside(beside);
  return refusal ? { refusal } : { event: { ...read.event, beside } };
}

/** Whether a member that is a part of the event could not be read, or gave way to another; it is then kept as it came. */
function isLost(name: string, value: unknown, found: ReturnType<typeof partsOf>, description: string): boolean {
  if (name === 'RenderedDescription') return typeof value === 'string' && value !== description;
  if (name === 'EventLevelName') return typeof value !== 'string' || levelOf(value) === null;
  if (name === 'EventLevel') return recordLevel(found.values) === null;
  if (name === 'TimeGenerated') return readEventTime(value) === null;
  return false;
}

function wholeNumber(value: unknown): number | null {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : NaN;
  return Number.isSafeInteger(number) ? number : null;
}
