import type { ColumnType } from '../schema.ts';
import { defineTable } from './define.ts';

/**
 * `Event` stores nothing itself: its columns are names for parts of a stored event. `from` is the path in the document of
 * `models/event.ts`; the columns without one are computed (`event-row.ts`).
 */
export interface EventColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly description: string;
  readonly from: string | null;
}

const column = (name: string, type: ColumnType, from: string | null, description: string): EventColumn => ({
  name,
  type,
  from,
  description,
});
const member = (name: string, from: string) =>
  column(`${name}_CF`, 'string', `payload.${from}`, `The member ${from} of the report's JSON.`);
const status = (name: string, key: string, label: string) =>
  column(`${name}_CF`, 'string', `components.${key}`, `The value of "${label} status" in the report.`);

export const EVENT_COLUMNS: readonly EventColumn[] = [
  column('Computer', 'string', 'computer', 'The host name of the console that wrote it.'),
  column('EventLog', 'string', 'eventLog', 'The event log that it was read from.'),
  column('Source', 'string', 'source', 'The program that wrote it.'),
  column('EventID', 'int', 'eventId', 'The number of its kind.'),
  column('EventLevel', 'int', null, 'Its level as a number: 1 critical or error, 2 warning, 4 information, 5 verbose.'),
  column('EventLevelName', 'string', 'level', 'Its level as a word: Critical, Error, Warning, Information or Verbose.'),
  column('EventCategory', 'int', 'fields.EventCategory', 'The category that its source gave it.'),
  column('EventData', 'string', 'fields.EventData', 'Its data as XML.'),
  column('ParameterXml', 'string', 'fields.ParameterXml', 'Its parameters as XML.'),
  column('RenderedDescription', 'string', 'description', 'Its text; of the room app, a JSON object.'),
  column('UserName', 'string', 'fields.UserName', 'The account under which it was written.'),
  column('ManagementGroupName', 'string', 'fields.ManagementGroupName', "The agent's management group."),
  member('SRSEventDescription', 'Description'),
  member('SRSResourceState', 'ResourceState'),
  member('SRSOperationName', 'OperationName'),
  member('SRSOperationResult', 'OperationResult'),
  member('SRSOSVersion', 'OS'),
  member('SRSOSLongVersion', 'OSVersion'),
  member('SRSAlias', 'Alias'),
  member('SRSDisplayName', 'DisplayName'),
  member('SRSAppVersion', 'AppVersion'),
  member('SRSIPv4Address', 'IPv4Address'),
  member('SRSIPv6Address', 'IPv6Address'),
  status('SRSFORDStatus', 'front-of-room-display', 'Front of Room Display'),
  status('SRSCameraStatus', 'camera', 'Camera'),
  status('SRSConfMicrophoneStatus', 'conference-microphone', 'Conference Microphone'),
  status('SRSConfSpeakerStatus', 'conference-speaker', 'Conference Speaker'),
  status('SRSDefaultSpeakerStatus', 'default-speaker', 'Default Speaker'),
  status('SRSMotionSensorStatus', 'motion-sensor', 'Motion Sensor'),
  status('SRSHDMIIngestStatus', 'hdmi-ingest', 'HDMI Ingest'),
  status('SRSNetworkStatus', 'network', 'Network'),
  status('SRSExchangeStatus', 'exchange', 'Exchange'),
  status('SRSSigninStatus', 'signin', 'Signin'),
  status('SRSTeamsSigninStatus', 'teams-signin', 'Teams Signin'),
  status('SRSContentCameraStatus', 'content-camera', 'Content Camera'),
];

/** The paths of the standard columns in an event. */
export const EVENT_STANDARD: Readonly<Record<string, string>> = {
  TimeGenerated: 'at',
  _TimeReceived: 'receivedAt',
  _ResourceId: 'resourceId',
};

/** The table whose records are the stored events. */
export const EVENT_TABLE = 'Event';

export const eventTable = defineTable(
  EVENT_TABLE,
  'Records of Windows event logs: the reports of the consoles, and other logs that were collected with them.',
  EVENT_COLUMNS.map(({ name, type, description }) => [name, type, description]),
);
