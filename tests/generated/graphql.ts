/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The alert to acknowledge. */
export type AcknowledgeAlertInput = {
  /** The alert's id. */
  alertId: string;
  /** What others should know, such as a ticket number; at most 1,000 characters. */
  note?: string | null | undefined;
  /** When the acknowledgement ends by itself. Left out: when the alert resolves. */
  until?: string | Date | null | undefined;
};

/** The fault to acknowledge. */
export type AcknowledgeFaultInput = {
  /** The fault's id. */
  faultId: string;
  /** What others should know, such as a ticket number. */
  note?: string | null | undefined;
};

/** The kind of a message of the alert feed. The last eight are changes, sent in the order in which they happened. */
export type AlertChangeKind =
  /** Somebody acknowledged the alert, or the last of its faults. */
  | 'ACKNOWLEDGED'
  /** Somebody closed the alert. */
  | 'CLOSED'
  /** The alert fired. */
  | 'FIRED'
  /** The changes since the given cursor are no longer kept, or too many. Discard your list: a snapshot follows. */
  | 'GAP'
  /** A fault opened, and the rule waits. */
  | 'PENDING'
  /** No fault is open any more; the alert waits whether that lasts. */
  | 'RECOVERING'
  /** A fault opened again while the alert waited. */
  | 'REFIRED'
  /** The alert is over. */
  | 'RESOLVED'
  /** A present alert: the feed begins with one message for each alert that matches. Without `states` in the filter, RESOLVED alerts are left out. */
  | 'SNAPSHOT'
  /** The snapshot, or the backlog since the given cursor, is complete. Live changes follow. */
  | 'SYNCED'
  /** Its faults, severity, room or flapping changed, or the answer was withdrawn or has run out. */
  | 'UPDATED';

/**
 * Which alerts. Fields are combined with AND, the values of one field with OR. A field that is left out or null does not
 * filter; an empty list matches nothing.
 */
export type AlertFilter = {
  /** Alerts in rooms of one of these buildings. */
  buildings?: Array<string> | null | undefined;
  /** Alerts of one of these devices. */
  deviceIds?: Array<string> | null | undefined;
  /** Alerts with one of these ids. A malformed or foreign id matches nothing. */
  ids?: Array<string> | null | undefined;
  /** Alerts with one of these answers. */
  responses?: Array<AlertResponse> | null | undefined;
  /** Alerts of devices in one of these rooms. */
  roomIds?: Array<string> | null | undefined;
  /** Alerts of one of these rules. */
  ruleIds?: Array<string> | null | undefined;
  /** Alerts of one of these severities. */
  severities?: Array<Severity> | null | undefined;
  /** Alerts in rooms of one of these sites. */
  sites?: Array<string> | null | undefined;
  /** Alerts in one of these states. Left out: every state in a query, every state but RESOLVED in a subscription. */
  states?: Array<AlertState> | null | undefined;
};

/** The labels of an alert, by which routes, groups and matchers tell alerts apart. One that an alert does not have is empty. */
export type AlertLabel =
  /** The name of the rule. */
  | 'ALERTNAME'
  /** The building of the room. */
  | 'BUILDING'
  /** The host name of the device. */
  | 'COMPUTER'
  /** The name of the room. */
  | 'ROOM'
  /** The severity in lower case: critical, important or warning. */
  | 'SEVERITY'
  /** The site of the room. */
  | 'SITE';

/** What people answered to an alert. */
export type AlertResponse =
  /** Somebody takes care of it. */
  | 'ACKNOWLEDGED'
  /** Somebody is done with it. */
  | 'CLOSED'
  /** Nobody has answered, or the answer was withdrawn, has run out, or a fault has joined since. */
  | 'NEW';

/** A route. Its name is not `default`, which is always there. */
export type AlertRouteInput = {
  /** The ids of the action groups, 5 at most. None: nobody hears of these alerts. */
  actionGroupIds: Array<string>;
  /** Whether alerts that take this route may take a later one too. */
  continues?: boolean;
  /** Alerts with the same values of these labels are told of together. */
  groupBy?: Array<AlertLabel>;
  /** How long after one notice the next may be sent, a second to a day. */
  groupInterval?: string;
  /** How long a first alert waits for others, at most a day; `0s` for not at all. */
  groupWait?: string;
  /** What alerts must meet; all of them. */
  matchers?: Array<LabelMatcherInput>;
  /** Its name, 1 to 100 characters, different from the others'. */
  name: string;
  /** How long after a notice the same is said again, up to 30 days. */
  repeatInterval?: string;
};

/** The state of an alert. It follows the faults by itself; what people answer is the alert's `response`. */
export type AlertState =
  /** A fault is open. */
  | 'FIRING'
  /** A fault is open, not yet for as long as the rule waits. */
  | 'PENDING'
  /** No fault is open any more; the alert waits whether that lasts. */
  | 'RECOVERING'
  /** It is over. A later failure is another alert. */
  | 'RESOLVED';

/** Which device to put where. */
export type AssignDeviceInput = {
  /** The device's host name; it may be unknown. */
  computer: string;
  /** The room to put it into; null, or left out, takes it out of its room. */
  roomId?: string | null | undefined;
};

/**
 * Which buildings. Fields are combined with AND, the values of one field with OR. A field that is left out or null does not
 * filter; an empty list matches nothing.
 */
export type BuildingFilter = {
  /** Buildings with one of these names; letter case counts. */
  names?: Array<string> | null | undefined;
  /** Buildings in one of these sites. */
  sites?: Array<string> | null | undefined;
};

/** The alert to close. */
export type CloseAlertInput = {
  /** The alert's id. */
  alertId: string;
  /** What others should know; at most 1,000 characters. */
  note?: string | null | undefined;
};

/** The types of the query language, which writes them in lower case. */
export type ColumnType =
  /** True or false. */
  | 'BOOL'
  /** A point in time, in UTC. */
  | 'DATETIME'
  /** A decimal number, exactly. */
  | 'DECIMAL'
  /** Any JSON: an object, an array or a single value. */
  | 'DYNAMIC'
  /** A GUID. */
  | 'GUID'
  /** A whole number of 32 bits. */
  | 'INT'
  /** A whole number of 64 bits. */
  | 'LONG'
  /** A floating-point number of 64 bits. */
  | 'REAL'
  /** Text. */
  | 'STRING'
  /** A span of time. */
  | 'TIMESPAN';

/** A rule to make. */
export type CreateAlertRuleInput = {
  /** What it is for, at most 1,000 characters. */
  description?: string;
  /** Whether it makes alerts. */
  enabled?: boolean;
  /** Which faults it is about. Left out: all. */
  faults?: FaultConditionInput | null | undefined;
  /** How long no fault must be open before the alert resolves, such as `10m`; at most 7 days. Null for at once. */
  keepFiringFor?: string | null | undefined;
  /** Its name, 1 to 100 characters. */
  name: string;
  /** How long a fault must be open before the alert fires, such as `10m`; at most 7 days. Null for at once. */
  pendingFor?: string | null | undefined;
  /** The severity of its alerts. Null for that of the worst fault. */
  severity?: Severity | null | undefined;
};

/** A key to create. */
export type CreateExportKeyInput = {
  /** What it is for, 1 to 100 characters, such as `Power BI of facilities`. */
  name: string;
  /** The id of the saved query that it opens; all parameters of a function need defaults. */
  savedQueryId: string;
};

/** What a new room is like. */
export type CreateRoomInput = {
  /** The account that it signs in with, such as an address of mail. */
  account?: string | null | undefined;
  /** The building. */
  building?: string | null | undefined;
  /** The floor. */
  floor?: string | null | undefined;
  /** When it may be disturbed by work on it; at most 21 entries, none for never. */
  maintenanceHours?: Array<WeeklyHoursInput> | null | undefined;
  /** What people call it. Unique among rooms; letter case does not count. */
  name: string;
  /** When it is to work; at most 21 entries. */
  serviceHours?: Array<WeeklyHoursInput> | null | undefined;
  /** The campus, city or branch it is in. */
  site?: string | null | undefined;
  /** Free labels; null for none. */
  tags?: Array<string> | null | undefined;
  /** A name of IANA's time zone database, such as `Europe/Berlin`. */
  timeZone?: string | null | undefined;
};

/** A query to save. */
export type CreateSavedQueryInput = {
  /** What it is for, at most 1,000 characters. */
  description?: string;
  /** Whether it is run as it is, or called by its name. */
  kind?: SavedQueryKind;
  /** Its name, 1 to 100 characters; for a function, a letter or `_`, then up to 63 letters, digits and `_`. */
  name: string;
  /** The parameters of a function, 20 at most. */
  parameters?: Array<QueryParameterInput>;
  /** The query, at most 64 kB; for a function, its body, at most 16 kB. */
  text: string;
};

/** An export to create, with either `query` or `savedQueryId`. */
export type CreateScheduledExportInput = {
  /** Whether CSV begins with a byte order mark. */
  bom?: boolean;
  /** How long after a window's end it is exported, so that late records are included: 0s to 7d. */
  delay?: string;
  /** Where it stores. */
  destination: ExportDestinationInput;
  /** Whether it is enabled. */
  enabled?: boolean;
  /** How rows are written. */
  format?: ExportFormat;
  /** A past moment in the first window. Null: the current window is the first. */
  from?: string | Date | null | undefined;
  /** Whether objects are zipped. */
  gzip?: boolean;
  /** Its name: 1 to 100 letters, digits, `-` and `_`. Unique among exports; letter case does not count. */
  name: string;
  /** The query. It runs with the window as its time span and the window's end as `now()`. */
  query?: string | null | undefined;
  /** The id of a saved query; its text is read anew for each window. */
  savedQueryId?: string | null | undefined;
  /** How long its windows are. */
  window: ExportWindow;
};

/** A silence to make. */
export type CreateSilenceInput = {
  /** Why, 1 to 1,000 characters. */
  comment: string;
  /** When it is over, within 366 days. */
  endsAt: string | Date;
  /** What alerts must meet; all of them, 1 to 20. */
  matchers: Array<LabelMatcherInput>;
  /** When it begins. Left out: now. */
  startsAt?: string | Date | null | undefined;
};

/** A view to store. */
export type CreateViewInput = {
  /** The content of its file, by the schema at `/schemas/view.json`. */
  definition: unknown;
};

/** A custom field, with exactly one of `jsonPath` and `pattern`. */
export type CustomFieldInput = {
  /** The column that it is read from; the default for `Event` is the event's text. */
  column?: string | null | undefined;
  /** Only records with these event ids. */
  eventIds?: Array<number> | null | undefined;
  /** Only records of this event log; letter case does not count. */
  eventLog?: string | null | undefined;
  /** A path such as `$.Display.Count` or `$.items[0]['a name']`. */
  jsonPath?: string | null | undefined;
  /** Its name: 4 to 45 letters, digits and underscores that end in `_CF`. */
  name: string;
  /**
   * A regular expression of at most 1,000 characters and 1,000 instructions, in RE2's syntax: no look-around, no back-references. One
   * that takes more than 50 ms for a text is refused.
   */
  pattern?: string | null | undefined;
  /** The table whose records it is read from; it must exist. */
  table: string;
  /** The type of its values. The type of an existing column cannot be changed. */
  type?: ColumnType;
};

/** Names a custom field. */
export type CustomFieldKey = {
  /** Its name. */
  name: string;
  /** Its table. */
  table: string;
};

/** Which action group to delete. */
export type DeleteActionGroupInput = {
  /** The id of the action group. */
  actionGroupId: string;
};

/** Which rule to delete. */
export type DeleteAlertRuleInput = {
  /** The rule's id. */
  alertRuleId: string;
};

/** Which device to delete. */
export type DeleteDeviceInput = {
  /** The device's id. */
  deviceId: string;
};

/** Which room to delete. */
export type DeleteRoomInput = {
  /** The room's id. */
  roomId: string;
};

/** Which saved query to delete. */
export type DeleteSavedQueryInput = {
  /** The id of the saved query. */
  savedQueryId: string;
};

/** Which view to delete. */
export type DeleteViewInput = {
  /** The id of the view. */
  viewId: string;
};

/** The way by which a notice is sent. */
export type DeliveryChannel =
  /** A mail over SMTP. */
  | 'EMAIL'
  /** A post to a webhook. */
  | 'WEBHOOK';

/** What became of a delivery. */
export type DeliveryStatus =
  /** It was given up. */
  | 'FAILED'
  /** It was made and kept, and sent nowhere: there is no mail server. */
  | 'NOT_SENT'
  /** The receiver has taken it. */
  | 'SENT'
  /** It is to be sent, or tried again. */
  | 'WAITING';

/** One event as an agent read it from the event log. */
export type EventInput = {
  /** The host name of the console that wrote it. */
  computer: string;
  /** The event's text, exactly as in the log; for the room app, a JSON object. Other text is accepted too. */
  description: string;
  /** The Windows event id, such as 3001. */
  eventId: number;
  /** The event log it was read from. */
  eventLog?: string;
  /** `Error`, `Warning` or `Information`, in any language of Windows; derived from `eventId` where it is left out or not known. */
  level?: string | null | undefined;
  /** The number of the record in the event log, where the agent knows it. Of two records with the same time, the greater number is newer. */
  recordId?: string | null | undefined;
  /** The program that wrote it. */
  source?: string | null | undefined;
  /** When it happened, by the console's clock, with any offset. */
  timeGenerated: string | Date;
};

/** The level of an event, in Windows' words. */
export type EventLevel =
  /** The system cannot continue. */
  | 'CRITICAL'
  /** Something failed. */
  | 'ERROR'
  /** Something happened. */
  | 'INFORMATION'
  /** Details. */
  | 'VERBOSE'
  /** Something may fail. */
  | 'WARNING';

/** Which silence to end. */
export type ExpireSilenceInput = {
  /** The id of the silence. */
  silenceId: string;
};

/** Where an export stores: one of the two. */
export type ExportDestinationInput =
  {   /** A folder below EXPORT_DIR: plain names with slashes between them; empty for EXPORT_DIR itself. */
  folder: string; s3?: never; }
  |  { folder?: never;   /** A bucket of a store that speaks S3. */
  s3: S3DestinationInput; };

/** How an export's rows are written. */
export type ExportFormat =
  /** RFC 4180, a line of names first; texts that a spreadsheet would run as formulas begin with an apostrophe. */
  | 'CSV'
  /** One array of objects. */
  | 'JSON'
  /** A JSON object a line. */
  | 'NDJSON';

/** The result of an attempt. */
export type ExportRunStatus =
  /** The window is not stored; it is tried again. */
  | 'FAILED'
  /** The process ended during the attempt; another one continues. */
  | 'INTERRUPTED'
  /** The window is stored. */
  | 'SUCCEEDED';

/** The length of a scheduled export's windows, which are whole hours or days of UTC. */
export type ExportWindow =
  /** A day. */
  | 'DAILY'
  /** An hour. */
  | 'HOURLY';

/** The area a fault or signal belongs to; it says whom to call. */
export type FaultCategory =
  /** The room app or its sign-in. */
  | 'APPLICATION'
  /** The network, or a server the device must reach. */
  | 'CONNECTIVITY'
  /** Cameras, microphones, speakers, displays and other peripherals. */
  | 'HARDWARE'
  /** The device is silent. */
  | 'OFFLINE'
  /** The app restarts too often, or only half of it is still reporting. */
  | 'RESTART';

/** The kind of a message of the fault feed. The last seven are changes, sent in the order in which they happened. */
export type FaultChangeKind =
  /** Somebody acknowledged the fault. */
  | 'ACKNOWLEDGED'
  /** The fault did not come back within the reopening window, or its device was deleted. */
  | 'CLOSED'
  /** The changes since the given cursor are no longer kept, or too many. Discard your list: a snapshot follows. */
  | 'GAP'
  /** The fault lasted for its watch time and is open. */
  | 'OPENED'
  /** The fault was reported, and its watch time runs. */
  | 'PENDING'
  /** The fault came back within the reopening window. */
  | 'REOPENED'
  /** Its signal is healthy again. */
  | 'RESOLVED'
  /** A present fault: the feed begins with one message for each fault that matches. Without `states` in the filter, CLOSED faults are left out. */
  | 'SNAPSHOT'
  /** The snapshot, or the backlog since the given cursor, is complete. Live changes follow. */
  | 'SYNCED'
  /** Its reason, severity, recommended action, room or flapping changed, or its acknowledgement was withdrawn. */
  | 'UPDATED';

/** Which faults a rule is to be about. A field that is null does not narrow; one that is left out stays as it is. */
export type FaultConditionInput = {
  /** Faults in rooms of these buildings. */
  buildings?: Array<string> | null | undefined;
  /** Faults of these categories. */
  categories?: Array<FaultCategory> | null | undefined;
  /** Faults of these severities. */
  severities?: Array<Severity> | null | undefined;
  /** Faults of these signals, by key. */
  signals?: Array<string> | null | undefined;
  /** Faults in rooms of these sites. */
  sites?: Array<string> | null | undefined;
};

/**
 * Which faults. Fields are combined with AND, the values of one field with OR. A field that is left out or null does not
 * filter; an empty list matches nothing.
 */
export type FaultFilter = {
  /** True: only acknowledged faults. False: only faults without an acknowledgement. */
  acknowledged?: boolean | null | undefined;
  /** Faults in rooms of one of these buildings. */
  buildings?: Array<string> | null | undefined;
  /** Faults of one of these categories. */
  categories?: Array<FaultCategory> | null | undefined;
  /** Faults of one of these devices. */
  deviceIds?: Array<string> | null | undefined;
  /** Faults with one of these ids. A malformed or foreign id matches nothing. */
  ids?: Array<string> | null | undefined;
  /** Faults of devices that are in one of these rooms now. */
  roomIds?: Array<string> | null | undefined;
  /** Faults of one of these severities. */
  severities?: Array<Severity> | null | undefined;
  /** Faults of one of these signals, by key. */
  signals?: Array<string> | null | undefined;
  /** Faults in rooms of one of these sites. */
  sites?: Array<string> | null | undefined;
  /** Faults in one of these states. Left out: every state in a query, every state but CLOSED in a subscription. */
  states?: Array<FaultState> | null | undefined;
};

/** The state of a fault. */
export type FaultState =
  /** It did not come back within the reopening window, or its device was deleted. Final. */
  | 'CLOSED'
  /** It has lasted for the watch time. */
  | 'OPEN'
  /** Reported, but still within its signal's watch time: it may end by itself. */
  | 'PENDING'
  /** Its signal is healthy again. If the signal fails again within the reopening window, the same fault reopens. */
  | 'RESOLVED';

/**
 * How a room or a device is. A room shows the worst of its devices, in the order OFFLINE, UNHEALTHY, WARNING, UNKNOWN,
 * HEALTHY; a room without devices is UNKNOWN.
 */
export type Health =
  /** Heard recently, and no fault is open. */
  | 'HEALTHY'
  /** Heard before, and silent for longer than allowed. */
  | 'OFFLINE'
  /** At least one fault of severity CRITICAL or IMPORTANT is open. */
  | 'UNHEALTHY'
  /** Registered, but never heard. */
  | 'UNKNOWN'
  /** At least one fault is open, none of them more severe than WARNING. */
  | 'WARNING';

/** What an import does with a room. */
export type ImportAction =
  /** It was made. */
  | 'CREATED'
  /** It was refused; nothing of it was stored. */
  | 'REFUSED'
  /** It was as given already. */
  | 'UNCHANGED'
  /** It, or its devices, changed. */
  | 'UPDATED';

/** A room of an import. A field that is left out stays as it is; null clears it. */
export type ImportRoomInput = {
  /** The account that the room signs in with, such as an address of mail. */
  account?: string | null | undefined;
  /** The building. */
  building?: string | null | undefined;
  /** The host names of its consoles; at most 50. Other devices of the room stay. */
  computers?: Array<string> | null | undefined;
  /** The floor. */
  floor?: string | null | undefined;
  /** What people call it. Letter case does not count when it is looked for. */
  name: string;
  /** The campus, city or branch. */
  site?: string | null | undefined;
  /** Free labels; they replace those it has. */
  tags?: Array<string> | null | undefined;
  /** A name of IANA's time zone database, for this room alone. */
  timeZone?: string | null | undefined;
};

/** Rooms to make and to change. */
export type ImportRoomsInput = {
  /** True: nothing is stored; the report says what would be. */
  dryRun?: boolean | null | undefined;
  /** At most 500 rooms; more are sent one after the other. */
  rooms: Array<ImportRoomInput>;
};

/** A condition on one label of alerts. */
export type LabelMatcherInput = {
  /** The label. */
  label: AlertLabel;
  /** How it is compared. */
  operator?: MatchOperator;
  /** With what. */
  value: string;
};

/** How a matcher compares. */
export type MatchOperator =
  /** The label is the value. */
  | 'EQUAL'
  /** The whole label matches the value, an expression of RE2. */
  | 'MATCH'
  /** The label is not the value. */
  | 'NOT_EQUAL'
  /** The whole label does not match the value, an expression of RE2. */
  | 'NOT_MATCH';

/** The meaning of a tile's colour; clients choose the colours. */
export type Meaning =
  /** Something is wrong. */
  | 'BAD'
  /** As it should be. */
  | 'GOOD'
  /** Neither good nor bad. */
  | 'NEUTRAL'
  /** Needs attention. */
  | 'WARNING';

/** Why a notice was made. */
export type NoticeReason =
  /** Alerts fire, or there is news of some that do. */
  | 'FIRING'
  /** Alerts still fire, and nobody has answered. */
  | 'REPEAT'
  /** Alerts are over. */
  | 'RESOLVED'
  /** Somebody tries an action group. */
  | 'TEST';

/** What a webhook sends. */
export type PayloadFormat =
  /** The payload of Alertmanager, version 4. */
  | 'ALERTMANAGER'
  /** Azure Monitor's common alert schema. */
  | 'COMMON_ALERT_SCHEMA'
  /** The payload of Log Analytics' alert rules of 2018. */
  | 'LOG_ANALYTICS'
  /** Our own: `type`, `timestamp` and `data`, as Standard Webhooks has them. */
  | 'ROOMWATCH'
  /** A message for an incoming webhook of Slack. */
  | 'SLACK'
  /** An adaptive card for a workflow of Teams. */
  | 'TEAMS';

/** A Windows performance counter to measure. */
export type PlannedCounterInput = {
  /** The counter of the object, such as `% Processor Time`. */
  counter: string;
  /** The instances; empty where the object has only one. */
  instances?: Array<string>;
  /** The object, such as `Processor`. */
  object: string;
};

/** An event log to read. */
export type PlannedLogInput = {
  /** Only these levels. Null for all. */
  levels?: Array<EventLevel> | null | undefined;
  /** Its name, such as `System`. */
  name: string;
};

/** A parameter of a saved function. */
export type QueryParameterInput = {
  /** A literal of the type that is used where a call leaves it out, such as `5`, `1h` or `"Oslo"`. */
  default?: string | null | undefined;
  /** Its name: a letter or `_`, then up to 63 letters, digits and `_`; each name once. */
  name: string;
  /** The type of its values. */
  type?: ColumnType;
};

/** Which delivery to send again. */
export type RetryDeliveryInput = {
  /** The id of the delivery. */
  id: string;
};

/** A key to revoke. */
export type RevokeExportKeyInput = {
  /** The id of the key. */
  id: string;
};

/** The kind of a message of the room feed. The last three are changes, sent in the order in which they happened. */
export type RoomChangeKind =
  /** The changes since the given cursor are no longer kept, or too many. Discard your list: a snapshot follows. */
  | 'GAP'
  /** The room's health changed. */
  | 'HEALTH_CHANGED'
  /** The room was deleted. */
  | 'REMOVED'
  /** A present room: the feed begins with one message for each room that matches. */
  | 'SNAPSHOT'
  /** The snapshot, or the backlog since the given cursor, is complete. Live changes follow. */
  | 'SYNCED'
  /** Its name, site, building, floor, tags or devices changed. */
  | 'UPDATED';

/**
 * Which rooms. Fields are combined with AND, the values of one field with OR. A field that is left out or null does not
 * filter; an empty list matches nothing.
 */
export type RoomFilter = {
  /** Rooms in one of these buildings. */
  buildings?: Array<string> | null | undefined;
  /** Rooms on one of these floors. */
  floors?: Array<string> | null | undefined;
  /** Rooms in one of these healths. */
  health?: Array<Health> | null | undefined;
  /** Rooms with one of these ids. A malformed or foreign id matches nothing. */
  ids?: Array<string> | null | undefined;
  /** Rooms with this text in their name, site, building, floor or one of their tags; letter case does not count. */
  search?: string | null | undefined;
  /** Rooms in one of these sites. */
  sites?: Array<string> | null | undefined;
  /** Rooms with at least one of these tags. */
  tags?: Array<string> | null | undefined;
};

/** The order in which rooms are listed; ties are ordered by id. */
export type RoomOrder =
  /** The worst first. */
  | 'HEALTH'
  /** The room with the newest event first; rooms without events last. */
  | 'LAST_EVENT_AT'
  /** By name; letter case does not count. */
  | 'NAME';

/** A bucket of a store that speaks S3. */
export type S3DestinationInput = {
  /** The id of the access key. */
  accessKeyId: string;
  /** The name of the bucket; it must exist. */
  bucket: string;
  /** The address of the store, such as `https://s3.eu-central-1.amazonaws.com`. */
  endpoint: string;
  /** Whether the bucket is named in the path, as most stores other than Amazon's require, or in the host. */
  pathStyle?: boolean;
  /** The prefix of the objects' names: plain names with slashes between them. */
  prefix?: string;
  /** The region that requests are signed for. */
  region?: string;
  /** The secret key. It is kept encrypted and never shown. */
  secretAccessKey: string;
};

/** An action group to save. It becomes what is given, whole. */
export type SaveActionGroupInput = {
  /** The id of the one to change. Left out: a new one. */
  actionGroupId?: string | null | undefined;
  /** Those who get a copy that the others do not see. */
  bcc?: Array<string>;
  /** Those who get a copy. */
  cc?: Array<string>;
  /** Its name, 1 to 100 characters. */
  name: string;
  /** The receivers of mails; each text may hold several addresses, separated by `;` or `,`. 100 addresses in all. */
  to?: Array<string>;
  /** Where notices are posted, 20 at most. */
  webhooks?: Array<WebhookInput>;
};

/** The kind of a saved query. */
export type SavedQueryKind =
  /** A function: it is called by its name in any query, view or export. */
  | 'FUNCTION'
  /** A text that is run as it is. */
  | 'QUERY';

/** A scheduled export. */
export type ScheduledExportKey = {
  /** The id of the export. */
  id: string;
};

/** Which signal of which device is optional, or no longer is. */
export type SetSignalOptionalInput = {
  /** The device's id. */
  deviceId: string;
  /** The signal's key, such as `motion-sensor`. */
  key: string;
  /** True: the signal opens no fault. False: it opens faults again. */
  optional: boolean;
};

/** For whom a signal's policy is, and what it says. */
export type SetSignalPolicyInput = {
  /** One device. Not together with `roomId`. */
  deviceId?: string | null | undefined;
  /** The signal's key, such as `motion-sensor`; it need not have been reported. */
  key: string;
  /** Whether the signal may be missing: then it opens no fault. */
  optional?: boolean | null | undefined;
  /** The devices of one room. Without `deviceId` and `roomId` the policy is for all devices. */
  roomId?: string | null | undefined;
  /** The severity of its faults. */
  severity?: Severity | null | undefined;
  /** How long the signal must be unhealthy before its fault opens: a duration up to `24h`, such as `10m` or `0s`. */
  watchTime?: string | null | undefined;
};

/** How much a fault matters to the people in the room. */
export type Severity =
  /** The room cannot be used as intended. */
  | 'CRITICAL'
  /** A main part of the room does not work. */
  | 'IMPORTANT'
  /** Something is wrong; meetings go on. */
  | 'WARNING';

/** The state of a signal. */
export type SignalState =
  /** Reported as working, or covered by an all-clear of its family. */
  | 'HEALTHY'
  /** Reported as not in use on this device, such as a Skype sign-in where only Teams is used. */
  | 'NOT_APPLICABLE'
  /** Reported as not working. */
  | 'UNHEALTHY'
  /** Never reported, or the device has been silent since. */
  | 'UNKNOWN';

/** Whether a silence holds. */
export type SilenceState =
  /** It holds. */
  | 'ACTIVE'
  /** It is over. */
  | 'EXPIRED'
  /** It is yet to begin. */
  | 'PENDING';

/** Which action group to try. */
export type TestActionGroupInput = {
  /** The id of the action group. */
  actionGroupId: string;
};

/** A part of a tile that has a query of its own. */
export type TilePartKind =
  /** Lines over the datetime column, one for each number column. */
  | 'CHART'
  /** A part of the ring for each row: its name in the first column, its size in the second. */
  | 'DONUT'
  /** The rows; a drill-down uses the first column. */
  | 'LIST'
  /** The first value of the first row. */
  | 'NUMBER'
  /** The second number: the first value of the first row. */
  | 'SECOND_NUMBER';

/** How a tile is shown, and which parts it has. */
export type TileType =
  /** A ring over a list. */
  | 'DONUT_AND_LIST'
  /** Lines over time. */
  | 'LINE_CHART'
  /** A number. */
  | 'NUMBER'
  /** A number over a list. */
  | 'NUMBER_AND_LIST'
  /** A table. */
  | 'TABLE'
  /** Two numbers beside each other. */
  | 'TWO_NUMBERS';

/** The alert whose answer to withdraw. */
export type UnacknowledgeAlertInput = {
  /** The alert's id. */
  alertId: string;
};

/** The fault whose acknowledgement to withdraw. */
export type UnacknowledgeFaultInput = {
  /** The fault's id. */
  faultId: string;
};

/** The routes to save, in the order in which they are tried. */
export type UpdateAlertRoutesInput = {
  /** The revision that the change is based on; if the present one differs, the answer is CONFLICT. Null: change them in any case. */
  revision?: number | null | undefined;
  /** The routes, 200 at most. The default route follows them. */
  routes: Array<AlertRouteInput>;
};

/** Which rule to change, and how. A field that is left out stays as it is. */
export type UpdateAlertRuleInput = {
  /** The rule's id. */
  alertRuleId: string;
  /** What it is for. */
  description?: string | null | undefined;
  /** Whether it makes alerts. */
  enabled?: boolean | null | undefined;
  /** Which faults it is about. */
  faults?: FaultConditionInput | null | undefined;
  /** How long no fault must be open before the alert resolves. Null for at once. */
  keepFiringFor?: string | null | undefined;
  /** Its new name. */
  name?: string | null | undefined;
  /** How long a fault must be open before the alert fires. Null for at once. */
  pendingFor?: string | null | undefined;
  /** The revision that the change is based on; if the present one differs, the answer is CONFLICT. Null: change it in any case. */
  revision?: number | null | undefined;
  /** The severity of its alerts. Null for that of the worst fault. */
  severity?: Severity | null | undefined;
};

/** Which building to change, and how. A field that is left out stays as it is; null takes the site's. */
export type UpdateBuildingInput = {
  /** The building's id. */
  buildingId: string;
  /** When its rooms may be disturbed by work on them; at most 21 entries, none for never. */
  maintenanceHours?: Array<WeeklyHoursInput> | null | undefined;
  /** When its rooms are to work; at most 21 entries. */
  serviceHours?: Array<WeeklyHoursInput> | null | undefined;
  /** A name of IANA's time zone database. */
  timeZone?: string | null | undefined;
};

/** The changes to the collection plan. A given list replaces the present one. */
export type UpdateCollectionPlanInput = {
  /** Seconds between two measurements, from 10 to 86,400. */
  counterSeconds?: number | null | undefined;
  /** The counters to measure. */
  counters?: Array<PlannedCounterInput> | null | undefined;
  /** The event logs to read. The room app's log is read in any case, with all its levels. */
  logs?: Array<PlannedLogInput> | null | undefined;
};

/** Which device to change, and how. A field that is left out stays as it is. */
export type UpdateDeviceInput = {
  /** The device's id. */
  deviceId: string;
  /** How long it may be silent before it is OFFLINE: a duration from `1m` to `30d`. Null for the setting STALE_AFTER. */
  staleAfter?: string | null | undefined;
};

/** Which room to change, and how. A field that is left out stays as it is; null clears it. */
export type UpdateRoomInput = {
  /** The account that it signs in with, such as an address of mail. */
  account?: string | null | undefined;
  /** The building. */
  building?: string | null | undefined;
  /** The floor. */
  floor?: string | null | undefined;
  /** When it may be disturbed by work on it; at most 21 entries, none for never. */
  maintenanceHours?: Array<WeeklyHoursInput> | null | undefined;
  /** Its new name; it can be changed, not cleared. */
  name?: string | null | undefined;
  /** The room's id. */
  roomId: string;
  /** When it is to work; at most 21 entries. */
  serviceHours?: Array<WeeklyHoursInput> | null | undefined;
  /** The campus, city or branch it is in. */
  site?: string | null | undefined;
  /** Free labels; they replace those it has. */
  tags?: Array<string> | null | undefined;
  /** A name of IANA's time zone database, such as `Europe/Berlin`. */
  timeZone?: string | null | undefined;
};

/** Which saved query to change, and how. A field that is left out stays as it is. */
export type UpdateSavedQueryInput = {
  /** What it is for. */
  description?: string | null | undefined;
  /** Its new name. */
  name?: string | null | undefined;
  /** The parameters; they replace those it has. */
  parameters?: Array<QueryParameterInput> | null | undefined;
  /** The revision that the change is based on; if the present one differs, the answer is CONFLICT. Null: change it in any case. */
  revision?: number | null | undefined;
  /** The id of the saved query. */
  savedQueryId: string;
  /** The query. */
  text?: string | null | undefined;
};

/** Which scheduled export to change, and how. A field that is left out stays as it is. */
export type UpdateScheduledExportInput = {
  /** Whether CSV begins with a byte order mark. */
  bom?: boolean | null | undefined;
  /** How long after a window's end it is exported. */
  delay?: string | null | undefined;
  /** The new destination; objects that are already stored stay where they are. */
  destination?: ExportDestinationInput | null | undefined;
  /** Whether it is enabled. */
  enabled?: boolean | null | undefined;
  /** How rows are written. */
  format?: ExportFormat | null | undefined;
  /** Whether objects are zipped. */
  gzip?: boolean | null | undefined;
  /** The id of the export. */
  id: string;
  /** A query of its own. */
  query?: string | null | undefined;
  /** The id of a saved query. */
  savedQueryId?: string | null | undefined;
};

/** Which site to change, and how. A field that is left out stays as it is; null takes the workspace's. */
export type UpdateSiteInput = {
  /** When its rooms may be disturbed by work on them; at most 21 entries, none for never. */
  maintenanceHours?: Array<WeeklyHoursInput> | null | undefined;
  /** When its rooms are to work; at most 21 entries. */
  serviceHours?: Array<WeeklyHoursInput> | null | undefined;
  /** The site's id. */
  siteId: string;
  /** A name of IANA's time zone database. */
  timeZone?: string | null | undefined;
};

/** Which table, and what to change about it. */
export type UpdateTableInput = {
  /** What is in it, at most 1,000 characters. Null restores the default text. */
  description?: string | null | undefined;
  /** Its name; letter case counts. */
  name: string;
  /**
   * How long its records are kept after their receipt, as in `30d` or `12h`. Null: EVENT_RETENTION. A change applies to
   * stored records within minutes.
   */
  retention?: string | null | undefined;
};

/** The view to change, and its new definition. */
export type UpdateViewInput = {
  /** The content of its file. */
  definition: unknown;
  /** The revision that the change is based on; if the present one differs, the answer is CONFLICT. Null: change it in any case. */
  revision?: number | null | undefined;
  /** The id of the view. */
  viewId: string;
};

/** The changes to the workspace's settings. A field that is left out stays as it is. */
export type UpdateWorkspaceInput = {
  /** Whether records of collectors are accepted; null changes nothing. */
  collecting?: boolean | null | undefined;
  /** Megabytes (10^6 bytes) of records a day (UTC). Null for no cap. */
  dailyCapMegabytes?: number | null | undefined;
  /** When rooms may be disturbed by work on them; at most 21 entries, none for never. Null for never. */
  maintenanceHours?: Array<WeeklyHoursInput> | null | undefined;
  /** When rooms are to work; at most 21 entries. Null for daily from 05:00 to 21:00. */
  serviceHours?: Array<WeeklyHoursInput> | null | undefined;
  /** A name of IANA's time zone database. Null for UTC. */
  timeZone?: string | null | undefined;
};

/** The kind of an expected refusal of a mutation. */
export type UserErrorCode =
  /** Somebody else changed the subject at the same time. Read it again and decide again. */
  | 'CONFLICT'
  /** The value is not valid, or the state of the subject does not allow the change. */
  | 'INVALID'
  /** A limit of this installation has been reached. */
  | 'LIMIT'
  /** The subject does not exist, or its id is malformed or foreign. */
  | 'NOT_FOUND'
  /** The name is already in use; letter case does not count. */
  | 'TAKEN';

/** A webhook to save. */
export type WebhookInput = {
  /** What it sends. */
  format?: PayloadFormat;
  /** Where it posts: https, or a target of `WEBHOOK_ALLOWED_TARGETS`. */
  url: string;
  /** The one to keep or change. Left out: a new one, with a secret of its own. */
  webhookId?: string | null | undefined;
};

/** A day of the week. */
export type Weekday =
  /** Friday. */
  | 'FRIDAY'
  /** Monday. */
  | 'MONDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY'
  /** Thursday. */
  | 'THURSDAY'
  /** Tuesday. */
  | 'TUESDAY'
  /** Wednesday. */
  | 'WEDNESDAY';

/** The same hours on some days of every week. */
export type WeeklyHoursInput = {
  /** The days on which the hours begin; at least one. */
  days: Array<Weekday>;
  /** When they begin, as `HH:MM`. */
  from: string;
  /** When they end, as `HH:MM` or `24:00`. Where that is earlier than `from`, they end on the next day. */
  to: string;
};

/** One of the two keys. */
export type WorkspaceKey =
  /** The first key. */
  | 'PRIMARY'
  /** The second key. */
  | 'SECONDARY';

export type ReadEventsAndDevicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadEventsAndDevicesQuery = { events: { totalCount: number | null }, devices: { totalCount: number | null }, faulty: { totalCount: number | null } };

export type FollowFaultChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type FollowFaultChangesSubscription = { faultChanges: { kind: FaultChangeKind, cursor: string, at: string, faultId: string | null, state: FaultState | null, previousState: FaultState | null, reason: string | null, left: boolean, fault: { id: string, state: FaultState, severity: Severity, category: FaultCategory, computer: string, startedAt: string, openedAt: string | null, occurrences: number, version: number, room: { name: string, site: string | null, building: string | null, health: Health } | null } | null } };

export type ReadRoomsOverHttpQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type ReadRoomsOverHttpQuery = { rooms: { nodes: Array<{ name: string, site: string | null, building: string | null, floor: string | null, health: Health, healthSince: string | null, lastEventAt: string | null, devices: Array<{ computer: string, health: Health, appVersion: string | null, lastHeartbeatAt: string | null, lastEventAt: string | null }>, faults: { nodes: Array<{ severity: Severity, state: FaultState, reason: string, recommendedAction: string | null, startedAt: string, signal: { key: string, state: SignalState, value: string | null } }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type BenchImportMutationVariables = Exact<{
  input: ImportRoomsInput;
}>;


export type BenchImportMutation = { importRooms: { rooms: Array<{ action: ImportAction }>, userErrors: Array<{ message: string }> } };

export type OpenFaultFeedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OpenFaultFeedSubscription = { faultChanges: { kind: FaultChangeKind, cursor: string, fault: { id: string, state: FaultState, severity: Severity, category: FaultCategory, reason: string, computer: string, startedAt: string, openedAt: string | null, occurrences: number, signal: { key: string, state: SignalState }, device: { computer: string } | null, room: { name: string } | null } | null } };

export type ListOpenFaultsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ListOpenFaultsQuery = { faults: { nodes: Array<{ id: string, state: FaultState, severity: Severity, category: FaultCategory, reason: string, computer: string, startedAt: string, openedAt: string | null, occurrences: number, signal: { key: string, state: SignalState }, device: { computer: string } | null, room: { name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReadRoomsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type ReadRoomsQuery = { rooms: { nodes: Array<{ name: string, site: string | null, building: string | null, floor: string | null, health: Health, healthSince: string | null, lastEventAt: string | null, devices: Array<{ computer: string, health: Health, appVersion: string | null, lastHeartbeatAt: string | null, lastEventAt: string | null }>, faults: { nodes: Array<{ severity: Severity, state: FaultState, reason: string, recommendedAction: string | null, startedAt: string, signal: { key: string, state: SignalState, value: string | null } }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CountRoomsQueryVariables = Exact<{ [key: string]: never; }>;


export type CountRoomsQuery = { rooms: { totalCount: number | null } };

export type ReadRowsQueryVariables = Exact<{
  query: string;
}>;


export type ReadRowsQuery = { kql: { rows: Array<Array<unknown>> } };

export type FollowFaultChangesOfSubscriberSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type FollowFaultChangesOfSubscriberSubscription = { faultChanges: { kind: FaultChangeKind, fault: { computer: string, startedAt: string } | null } };

export type ReadDevicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadDevicesQuery = { devices: { totalCount: number | null } };

export type ReadFaultChangesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ReadFaultChangesQuery = { faultChanges: { nodes: Array<{ kind: FaultChangeKind, fault: { computer: string, signal: { key: string } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReadDeviceQueryVariables = Exact<{
  computer: string;
}>;


export type ReadDeviceQuery = { device: { health: Health } | null };

export type ReadDevicesOfCrashQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ReadDevicesOfCrashQuery = { devices: { nodes: Array<{ computer: string, health: Health, room: { name: string, health: Health } | null, signals: Array<{ key: string, state: SignalState, value: string | null }>, faults: { nodes: Array<{ state: FaultState, signal: { key: string } }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReadEventsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ReadEventsQuery = { events: { nodes: Array<{ computer: string, eventId: number, timeGenerated: string, description: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReadRoomsOfCrashQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadRoomsOfCrashQuery = { rooms: { nodes: Array<{ name: string, health: Health, devices: Array<{ computer: string }> }> } };

export type CountRowsQueryVariables = Exact<{
  text: string;
}>;


export type CountRowsQuery = { kql: { rowCount: number } };

export type ReadRoomsAndFaultsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadRoomsAndFaultsQuery = { rooms: { totalCount: number | null }, faults: { totalCount: number | null } };

export type FollowFaultChangesOfFaultLifeSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type FollowFaultChangesOfFaultLifeSubscription = { faultChanges: { kind: FaultChangeKind, cursor: string, left: boolean, faultId: string | null, fault: { id: string, state: FaultState, occurrences: number, room: { name: string } | null, device: { computer: string } | null, signal: { key: string, state: SignalState } } | null } };

export type ReadRoomsOfFaultLifeQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadRoomsOfFaultLifeQuery = { rooms: { totalCount: number | null, nodes: Array<{ name: string, health: Health, devices: Array<{ computer: string, health: Health }>, faults: { nodes: Array<{ state: FaultState, signal: { key: string } }> } }> } };

export type ReadFaultsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadFaultsQuery = { faults: { nodes: Array<{ startedAt: string, lastReportedAt: string, version: number }> } };

export type ReadRoomsOfInstalledQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadRoomsOfInstalledQuery = { rooms: { nodes: Array<{ name: string, health: Health }> } };

export type ReadViewsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadViewsQuery = { views: Array<{ name: string }> };

export type FaultsOfMetricsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type FaultsOfMetricsSubscription = { faultChanges: { kind: FaultChangeKind } };

export type ReadEventsAndDeviceQueryVariables = Exact<{
  computer: string;
}>;


export type ReadEventsAndDeviceQuery = { events: { totalCount: number | null }, device: { health: Health, lastEventAt: string | null, signals: Array<{ key: string, state: SignalState, value: string | null, since: string }>, faults: { nodes: Array<{ state: FaultState, occurrences: number, startedAt: string, signal: { key: string }, changes: { nodes: Array<{ kind: FaultChangeKind, state: FaultState | null, previousState: FaultState | null }> } }> } } | null };

export type CreateExportKeyBehindProxyMutationVariables = Exact<{
  id: string;
}>;


export type CreateExportKeyBehindProxyMutation = { createExportKey: { key: string | null, path: string | null, url: string | null, userErrors: Array<{ message: string }> } };

export type CollectorsBehindProxyQueryVariables = Exact<{ [key: string]: never; }>;


export type CollectorsBehindProxyQuery = { collectors: Array<{ agent: string | null, address: string }> };

export type ReadDeviceOfResentQueryVariables = Exact<{
  computer: string;
}>;


export type ReadDeviceOfResentQuery = { device: { health: Health, lastEventAt: string | null, signals: Array<{ key: string, state: SignalState, since: string }>, faults: { nodes: Array<{ state: FaultState, occurrences: number, version: number }> } } | null };

export type ReadRoomQueryVariables = Exact<{
  id: string;
}>;


export type ReadRoomQuery = { room: { health: Health, faults: { totalCount: number | null } } | null };

export type AssignDeviceMutationVariables = Exact<{
  computer: string;
  roomId: string;
}>;


export type AssignDeviceMutation = { assignDevice: { device: { room: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode }> } };

export type ReadDeviceOfSilenceQueryVariables = Exact<{
  computer: string;
}>;


export type ReadDeviceOfSilenceQuery = { device: { health: Health, staleAt: string | null, room: { health: Health } | null, signals: Array<{ key: string, state: SignalState, value: string | null }>, faults: { nodes: Array<{ state: FaultState, startedAt: string, openedAt: string | null, signal: { key: string } }> } } | null };

export type CursorOfSnippetsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type CursorOfSnippetsSubscription = { faultChanges: { cursor: string, kind: FaultChangeKind } };

export type FollowAlertsSubscriptionVariables = Exact<{
  filter?: AlertFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type FollowAlertsSubscription = { alertChanges: { kind: AlertChangeKind, cursor: string, at: string, alertId: string | null, state: AlertState | null, previousState: AlertState | null, reason: string | null, left: boolean, alert: { id: string, name: string, computer: string, state: AlertState, response: AlertResponse, severity: Severity, version: number, room: { name: string } | null, members: Array<{ signal: string, endedAt: string | null, acknowledged: boolean, fault: { id: string } | null }> } | null } };

export type AlertsOfQueryVariables = Exact<{
  filter?: AlertFilter | null | undefined;
}>;


export type AlertsOfQuery = { alerts: { totalCount: number | null, nodes: Array<{ id: string, name: string, computer: string, state: AlertState, severity: Severity, summary: string, firedAt: string | null, resolvedAt: string | null, response: AlertResponse, respondedBy: string | null, note: string | null, acknowledgedUntil: string | null, version: number, rule: { id: string, name: string, isShipped: boolean } | null, device: { computer: string } | null, room: { name: string } | null, members: Array<{ signal: string, severity: Severity, reason: string, recommendedAction: string | null, endedAt: string | null, acknowledged: boolean, fault: { id: string, acknowledgedBy: string | null } | null }> }> } };

export type AlertRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type AlertRulesQuery = { alertRules: Array<{ id: string, name: string, enabled: boolean, isShipped: boolean, severity: Severity | null, pendingFor: string | null, keepFiringFor: string | null, revision: number, faults: { categories: Array<FaultCategory> | null, signals: Array<string> | null, sites: Array<string> | null } }> };

export type AcknowledgeMutationVariables = Exact<{
  input: AcknowledgeAlertInput;
}>;


export type AcknowledgeMutation = { acknowledgeAlert: { alert: { response: AlertResponse, respondedBy: string | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type WithdrawMutationVariables = Exact<{
  input: UnacknowledgeAlertInput;
}>;


export type WithdrawMutation = { unacknowledgeAlert: { alert: { response: AlertResponse } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CloseAlertMutationVariables = Exact<{
  input: CloseAlertInput;
}>;


export type CloseAlertMutation = { closeAlert: { alert: { response: AlertResponse, state: AlertState, note: string | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CreateRuleMutationVariables = Exact<{
  input: CreateAlertRuleInput;
}>;


export type CreateRuleMutation = { createAlertRule: { alertRule: { id: string, name: string, revision: number, pendingFor: string | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type UpdateRuleMutationVariables = Exact<{
  input: UpdateAlertRuleInput;
}>;


export type UpdateRuleMutation = { updateAlertRule: { alertRule: { enabled: boolean, revision: number, updatedBy: string | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type DeleteRuleMutationVariables = Exact<{
  input: DeleteAlertRuleInput;
}>;


export type DeleteRuleMutation = { deleteAlertRule: { deletedAlertRuleId: string | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type AlertRowsQueryVariables = Exact<{
  query: string;
}>;


export type AlertRowsQuery = { kql: { rows: Array<Array<unknown>> } };

export type UpdateCollectionPlanMutationVariables = Exact<{
  input: UpdateCollectionPlanInput;
}>;


export type UpdateCollectionPlanMutation = { updateCollectionPlan: { collectionPlan: { counterSeconds: number, logs: Array<{ name: string, levels: Array<EventLevel> | null }>, counters: Array<{ object: string, counter: string, instances: Array<string> }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type ReadDeviceOfComeAgainQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadDeviceOfComeAgainQuery = { device: { health: Health } | null };

export type ReadTryCustomFieldQueryVariables = Exact<{
  input: CustomFieldInput;
}>;


export type ReadTryCustomFieldQuery = { tryCustomField: { trial: { records: number, matched: number, notMatched: number, values: Array<string> } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type SaveCustomFieldMutationVariables = Exact<{
  input: CustomFieldInput;
}>;


export type SaveCustomFieldMutation = { saveCustomField: { customField: { table: string, name: string, type: ColumnType, eventLog: string | null, eventIds: Array<number> | null, column: string, jsonPath: string | null, pattern: string | null, computing: boolean } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type ComputeCustomFieldMutationVariables = Exact<{
  input: CustomFieldKey;
}>;


export type ComputeCustomFieldMutation = { computeCustomField: { customField: { computing: boolean } | null, userErrors: Array<{ code: UserErrorCode }> } };

export type DeleteCustomFieldMutationVariables = Exact<{
  input: CustomFieldKey;
}>;


export type DeleteCustomFieldMutation = { deleteCustomField: { deletedName: string | null, userErrors: Array<{ code: UserErrorCode }> } };

export type ReadCustomFieldsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadCustomFieldsQuery = { customFields: Array<{ name: string }> };

export type ReadCustomFieldsOfCustomFieldsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadCustomFieldsOfCustomFieldsQuery = { customFields: Array<{ name: string, computing: boolean }> };

export type ReadTablesQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadTablesQuery = { tables: Array<{ columns: Array<{ name: string, type: ColumnType }> }> };

export type ReadPausedFieldsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadPausedFieldsQuery = { customFields: Array<{ name: string, pausedBecause: string | null }> };

export type ReadDeviceOfDataCollectorQueryVariables = Exact<{
  computer: string;
}>;


export type ReadDeviceOfDataCollectorQuery = { device: { health: Health, signals: Array<{ key: string, state: SignalState }> } | null };

export type ReadEventsOfDataCollectorQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadEventsOfDataCollectorQuery = { events: { totalCount: number | null } };

export type IngestEventsMutationVariables = Exact<{
  events: Array<EventInput> | EventInput;
}>;


export type IngestEventsMutation = { ingestEvents: { accepted: number } };

export type ReadDeviceAndEventsQueryVariables = Exact<{
  computer: string;
}>;


export type ReadDeviceAndEventsQuery = { device: { health: Health } | null, events: { totalCount: number | null } };

export type ReadEventsOfEventsQueryVariables = Exact<{
  computers?: Array<string> | string | null | undefined;
}>;


export type ReadEventsOfEventsQuery = { events: { nodes: Array<{ computer: string, eventLog: string, source: string | null, eventId: number, level: string, timeGenerated: string, description: string, device: { computer: string } | null }> } };

export type ReadDeviceOfEventsQueryVariables = Exact<{
  computer: string;
}>;


export type ReadDeviceOfEventsQuery = { device: { id: string, computer: string, health: Health, lastEventAt: string | null, appVersion: string | null, signals: Array<{ key: string, state: SignalState, value: string | null }>, room: { name: string } | null } | null };

export type ReadEventsOfEvents2QueryVariables = Exact<{
  computers?: Array<string> | string | null | undefined;
}>;


export type ReadEventsOfEvents2Query = { events: { totalCount: number | null } };

export type ReadFaultChangesOfEventsQueryVariables = Exact<{
  ids?: Array<string> | string | null | undefined;
}>;


export type ReadFaultChangesOfEventsQuery = { faultChanges: { nodes: Array<{ kind: FaultChangeKind }> } };

export type IngestEventsOfEventsMutationVariables = Exact<{
  events: Array<EventInput> | EventInput;
}>;


export type IngestEventsOfEventsMutation = { ingestEvents: { accepted: number, duplicates: number, rejected: Array<{ index: number, code: string, message: string }>, userErrors: Array<{ message: string }> } };

export type ReadDeviceAndEventsOfLogsIngestionQueryVariables = Exact<{
  computer: string;
}>;


export type ReadDeviceAndEventsOfLogsIngestionQuery = { device: { health: Health, room: { health: Health } | null } | null, events: { totalCount: number | null } };

export type ReadDeviceOfLogsIngestionQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadDeviceOfLogsIngestionQuery = { device: { health: Health } | null };

export type ReadDeviceOfLogsIngestion2QueryVariables = Exact<{ [key: string]: never; }>;


export type ReadDeviceOfLogsIngestion2Query = { device: { id: string } | null };

export type ReadEventsOfLogsIngestionQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadEventsOfLogsIngestionQuery = { events: { nodes: Array<{ timeGenerated: string }> } };

export type ReadDeviceOfLokiQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadDeviceOfLokiQuery = { device: { health: Health } | null };

export type ReadDeviceAndEventsOfLogsQueryVariables = Exact<{
  computer: string;
}>;


export type ReadDeviceAndEventsOfLogsQuery = { device: { health: Health, faults: { totalCount: number | null } } | null, events: { totalCount: number | null, nodes: Array<{ eventId: number, level: string, source: string | null }> } };

export type CreateExportKeyOfAddressMutationVariables = Exact<{
  id: string;
}>;


export type CreateExportKeyOfAddressMutation = { createExportKey: { path: string | null, url: string | null } };

export type ReadEventsAndDeviceOfRecordedQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadEventsAndDeviceOfRecordedQuery = { events: { totalCount: number | null }, device: { faults: { nodes: Array<{ occurrences: number, signal: { key: string } }> } } | null };

export type ReadDeviceAndEventsOfRecordedQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadDeviceAndEventsOfRecordedQuery = { device: { room: { name: string } | null } | null, events: { totalCount: number | null } };

export type ReadDevicesOfSplunkQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadDevicesOfSplunkQuery = { devices: { nodes: Array<{ computer: string, health: Health }> } };

export type ReadCollectorsOfSyslogQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadCollectorsOfSyslogQuery = { collectors: Array<{ door: string, address: string }> };

export type ReadDeviceOfSyslogQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadDeviceOfSyslogQuery = { device: { health: Health } | null };

export type ReadWorkspaceQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadWorkspaceQuery = { workspace: { workspaceId: string, primaryKey: string, secondaryKey: string, dataCollectionRuleId: string, dailyCapMegabytes: number | null, collecting: boolean } };

export type RotateWorkspaceKeyMutationVariables = Exact<{
  key: WorkspaceKey;
}>;


export type RotateWorkspaceKeyMutation = { rotateWorkspaceKey: { workspace: { primaryKey: string, secondaryKey: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null }> } };

export type ReadTablesOfWorkspaceQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadTablesOfWorkspaceQuery = { tables: Array<{ name: string, rows: number, firstRecordAt: string | null, retention: string, hasOwnRetention: boolean, columns: Array<{ name: string, type: ColumnType }> }> };

export type ReadTablesOfWorkspace2QueryVariables = Exact<{ [key: string]: never; }>;


export type ReadTablesOfWorkspace2Query = { tables: Array<{ name: string, rows: number, firstRecordAt: string | null, lastRecordAt: string | null, columns: Array<{ name: string, type: ColumnType, firstSeenAt: string }> }> };

export type ReadTablesOfWorkspace3QueryVariables = Exact<{ [key: string]: never; }>;


export type ReadTablesOfWorkspace3Query = { tables: Array<{ rows: number, columns: Array<{ name: string }> }> };

export type UpdateTableMutationVariables = Exact<{
  input: UpdateTableInput;
}>;


export type UpdateTableMutation = { updateTable: { table: { retention: string, hasOwnRetention: boolean } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type UpdateWorkspaceMutationVariables = Exact<{
  cap?: number | null | undefined;
}>;


export type UpdateWorkspaceMutation = { updateWorkspace: { workspace: { dailyCapMegabytes: number | null } | null, userErrors: Array<{ code: UserErrorCode }> } };

export type ReadDeviceOfWorkspaceQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadDeviceOfWorkspaceQuery = { device: { health: Health } | null };

export type ReadCollectorsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadCollectorsQuery = { collectors: Array<{ id: string, hash: string, door: string, credential: string, agent: string | null, host: string | null, address: string, batches: number, records: number, recordsPerMinute: number, devices: number, lastSeenAt: string }> };

export type UpdateWorkspaceOfWorkspaceMutationVariables = Exact<{ [key: string]: never; }>;


export type UpdateWorkspaceOfWorkspaceMutation = { updateWorkspace: { workspace: { collecting: boolean } | null } };

export type WarmUpQueryVariables = Exact<{ [key: string]: never; }>;


export type WarmUpQuery = { kql: { rowCount: number } };

export type CreateSavedQueryOfCsvUrlMutationVariables = Exact<{
  input: CreateSavedQueryInput;
}>;


export type CreateSavedQueryOfCsvUrlMutation = { createSavedQuery: { savedQuery: { id: string, revision: number } | null, userErrors: Array<{ message: string }> } };

export type CreateExportKeyMutationVariables = Exact<{
  input: CreateExportKeyInput;
}>;


export type CreateExportKeyMutation = { createExportKey: { key: string | null, path: string | null, exportKey: { id: string, name: string, createdAt: string, lastUsedAt: string | null, savedQuery: { name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ReadExportKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadExportKeysQuery = { exportKeys: Array<{ name: string, lastUsedAt: string | null, savedQuery: { name: string } | null }> };

export type UpdateSavedQueryMutationVariables = Exact<{
  id: string;
}>;


export type UpdateSavedQueryMutation = { updateSavedQuery: { userErrors: Array<{ message: string }> } };

export type RevokeExportKeyMutationVariables = Exact<{
  id: string;
}>;


export type RevokeExportKeyMutation = { revokeExportKey: { revokedExportKeyId: string | null, userErrors: Array<{ message: string }> } };

export type DeleteSavedQueryMutationVariables = Exact<{
  id: string;
}>;


export type DeleteSavedQueryMutation = { deleteSavedQuery: { userErrors: Array<{ message: string }> } };

export type ReadSavedQueriesQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadSavedQueriesQuery = { savedQueries: Array<{ id: string }> };

export type ReadPausedExportQueryVariables = Exact<{
  id: string;
}>;


export type ReadPausedExportQuery = { scheduledExport: { enabled: boolean, dueAt: string | null, failures: number, lastError: string | null, pausedAt: string | null, pauseReason: string | null, runs: Array<{ status: ExportRunStatus, attempt: number, error: string | null }> } | null };

export type UpdateScheduledExportMutationVariables = Exact<{
  id: string;
  query: string;
}>;


export type UpdateScheduledExportMutation = { updateScheduledExport: { userErrors: Array<{ message: string }> } };

export type FollowFaultChangesOfChangesSubscriptionVariables = Exact<{
  filter?: FaultFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type FollowFaultChangesOfChangesSubscription = { faultChanges: { kind: FaultChangeKind, cursor: string, at: string, faultId: string | null, state: FaultState | null, previousState: FaultState | null, reason: string | null, left: boolean, fault: { id: string, state: FaultState, version: number, computer: string, severity: Severity, acknowledgedAt: string | null, occurrences: number, room: { name: string, site: string | null } | null, signal: { key: string, state: SignalState } } | null } };

export type FollowRoomChangesSubscriptionVariables = Exact<{
  filter?: RoomFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type FollowRoomChangesSubscription = { roomChanges: { kind: RoomChangeKind, cursor: string, at: string, roomId: string | null, health: Health | null, previousHealth: Health | null, reason: string | null, left: boolean, room: { id: string, name: string, site: string | null, building: string | null, floor: string | null, tags: Array<string>, health: Health, version: number, devices: Array<{ computer: string }> } | null } };

export type ReadFaultChangesOfChangesQueryVariables = Exact<{
  filter?: FaultFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type ReadFaultChangesOfChangesQuery = { faultChanges: { nodes: Array<{ kind: FaultChangeKind, cursor: string, left: boolean }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReadFaultsOfChangesQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadFaultsOfChangesQuery = { faults: { pageInfo: { endCursor: string | null } } };

export type FollowFaultChangesOfClientsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type FollowFaultChangesOfClientsSubscription = { faultChanges: { kind: FaultChangeKind, cursor: string, faultId: string | null, state: FaultState | null, fault: { computer: string } | null } };

export type FollowFaultChangesOfCutsAndReturnsSubscriptionVariables = Exact<{
  filter?: FaultFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type FollowFaultChangesOfCutsAndReturnsSubscription = { faultChanges: { kind: FaultChangeKind, cursor: string, left: boolean, subject: string | null, row: { id: string, version: number, state: FaultState, severity: Severity, computer: string, occurrences: number, acknowledgedAt: string | null, room: { id: string, name: string, site: string | null } | null } | null } };

export type ReadFaultsOfCutsAndReturnsQueryVariables = Exact<{
  filter?: FaultFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type ReadFaultsOfCutsAndReturnsQuery = { faults: { nodes: Array<{ id: string, version: number, state: FaultState, severity: Severity, computer: string, occurrences: number, acknowledgedAt: string | null, room: { id: string, name: string, site: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FollowRoomChangesOfCutsAndReturnsSubscriptionVariables = Exact<{
  filter?: RoomFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type FollowRoomChangesOfCutsAndReturnsSubscription = { roomChanges: { kind: RoomChangeKind, cursor: string, left: boolean, subject: string | null, row: { id: string, version: number, name: string, site: string | null, tags: Array<string>, health: Health, devices: Array<{ id: string, computer: string }> } | null } };

export type ReadRoomsOfCutsAndReturnsQueryVariables = Exact<{
  filter?: RoomFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type ReadRoomsOfCutsAndReturnsQuery = { rooms: { nodes: Array<{ id: string, version: number, name: string, site: string | null, tags: Array<string>, health: Health, devices: Array<{ id: string, computer: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReadDeviceIdQueryVariables = Exact<{
  computer: string;
}>;


export type ReadDeviceIdQuery = { device: { id: string } | null };

export type FollowCursorsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type FollowCursorsSubscription = { faultChanges: { kind: FaultChangeKind, cursor: string } };

export type FollowKindsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type FollowKindsSubscription = { faultChanges: { kind: FaultChangeKind } };

export type ReadTypenameQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadTypenameQuery = { __typename: 'Query' };

export type FollowRoomChangesOfLimitsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type FollowRoomChangesOfLimitsSubscription = { roomChanges: { kind: RoomChangeKind } };

export type ReadChangesAroundCursorsQueryVariables = Exact<{
  after?: string | null | undefined;
  before?: string | null | undefined;
}>;


export type ReadChangesAroundCursorsQuery = { faultChanges: { nodes: Array<{ faultId: string | null }>, pageInfo: { endCursor: string | null } } };

export type FollowFaultChangesOfSharedBytesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type FollowFaultChangesOfSharedBytesSubscription = { faultChanges: { kind: FaultChangeKind, reason: string | null } };

export type FollowFaultsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type FollowFaultsSubscription = { faultChanges: { kind: FaultChangeKind, cursor: string, at: string, state: FaultState | null, previousState: FaultState | null, left: boolean, faultId: string | null, fault: { id: string, state: FaultState, version: number, computer: string, occurrences: number, signal: { key: string } } | null } };

export type FollowRoomsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type FollowRoomsSubscription = { roomChanges: { kind: RoomChangeKind, cursor: string, roomId: string | null, health: Health | null, previousHealth: Health | null } };

export type ReadFaultHistoryQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ReadFaultHistoryQuery = { faultChanges: { nodes: Array<{ kind: FaultChangeKind, cursor: string, at: string, state: FaultState | null, previousState: FaultState | null, left: boolean, faultId: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReadOpenFaultsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ReadOpenFaultsQuery = { faults: { nodes: Array<{ id: string, state: FaultState, version: number, computer: string, occurrences: number, signal: { key: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateScheduledExportMutationVariables = Exact<{
  input: CreateScheduledExportInput;
}>;


export type CreateScheduledExportMutation = { createScheduledExport: { scheduledExport: { id: string, exportId: string, name: string, query: string | null, format: ExportFormat, window: ExportWindow, delay: string, nextWindow: string, dueAt: string | null, enabled: boolean, destination: { folder: string | null, s3: { endpoint: string, bucket: string, accessKeyId: string } | null } } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type ReadScheduledExportQueryVariables = Exact<{
  id: string;
}>;


export type ReadScheduledExportQuery = { scheduledExport: { nextWindow: string, running: boolean, failures: number, lastError: string | null, dueAt: string | null, runs: Array<{ status: ExportRunStatus, windowStart: string, windowEnd: string, attempt: number, rows: number | null, bytes: number | null, sha256: string | null, object: string, milliseconds: number | null, error: string | null }> } | null };

export type FollowFaultChangesOfFeedWorldSubscriptionVariables = Exact<{
  filter?: FaultFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type FollowFaultChangesOfFeedWorldSubscription = { faultChanges: { cursor: string, kind: FaultChangeKind, at: string, faultId: string | null, state: FaultState | null, previousState: FaultState | null, reason: string | null, left: boolean, fault: { id: string, state: FaultState, severity: Severity, category: FaultCategory, computer: string, startedAt: string, openedAt: string | null, occurrences: number, version: number, room: { name: string, site: string | null, building: string | null, health: Health } | null } | null } };

export type CountEventsOfGoodQueryVariables = Exact<{
  computers: Array<string> | string;
}>;


export type CountEventsOfGoodQuery = { events: { totalCount: number | null } };

export type SeedRoomMutationVariables = Exact<{
  input: CreateRoomInput;
}>;


export type SeedRoomMutation = { createRoom: { room: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedRoomUpdateMutationVariables = Exact<{
  input: UpdateRoomInput;
}>;


export type SeedRoomUpdateMutation = { updateRoom: { room: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedRoomDeletionMutationVariables = Exact<{
  input: DeleteRoomInput;
}>;


export type SeedRoomDeletionMutation = { deleteRoom: { deletedRoomId: string | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedAssignmentMutationVariables = Exact<{
  input: AssignDeviceInput;
}>;


export type SeedAssignmentMutation = { assignDevice: { device: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedDeviceQueryVariables = Exact<{
  computer: string;
}>;


export type SeedDeviceQuery = { device: { id: string } | null };

export type SeedDeviceDeletionMutationVariables = Exact<{
  input: DeleteDeviceInput;
}>;


export type SeedDeviceDeletionMutation = { deleteDevice: { deletedDeviceId: string | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedOptionalMutationVariables = Exact<{
  input: SetSignalOptionalInput;
}>;


export type SeedOptionalMutation = { setSignalOptional: { device: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedAcknowledgementMutationVariables = Exact<{
  input: AcknowledgeFaultInput;
}>;


export type SeedAcknowledgementMutation = { acknowledgeFault: { fault: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedUnacknowledgementMutationVariables = Exact<{
  input: UnacknowledgeFaultInput;
}>;


export type SeedUnacknowledgementMutation = { unacknowledgeFault: { fault: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedSavedQueryMutationVariables = Exact<{
  input: CreateSavedQueryInput;
}>;


export type SeedSavedQueryMutation = { createSavedQuery: { savedQuery: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedSavedQueryUpdateMutationVariables = Exact<{
  input: UpdateSavedQueryInput;
}>;


export type SeedSavedQueryUpdateMutation = { updateSavedQuery: { savedQuery: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedSavedQueryDeletionMutationVariables = Exact<{
  input: DeleteSavedQueryInput;
}>;


export type SeedSavedQueryDeletionMutation = { deleteSavedQuery: { deletedSavedQueryId: string | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedKeyMutationVariables = Exact<{
  input: CreateExportKeyInput;
}>;


export type SeedKeyMutation = { createExportKey: { key: string | null, path: string | null, exportKey: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedKeyRevocationMutationVariables = Exact<{
  input: RevokeExportKeyInput;
}>;


export type SeedKeyRevocationMutation = { revokeExportKey: { revokedExportKeyId: string | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedAlertRuleMutationVariables = Exact<{
  input: CreateAlertRuleInput;
}>;


export type SeedAlertRuleMutation = { createAlertRule: { alertRule: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedActionGroupMutationVariables = Exact<{
  input: SaveActionGroupInput;
}>;


export type SeedActionGroupMutation = { saveActionGroup: { actionGroup: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedTestMutationVariables = Exact<{
  input: TestActionGroupInput;
}>;


export type SeedTestMutation = { testActionGroup: { deliveries: Array<{ id: string }>, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedSilenceMutationVariables = Exact<{
  input: CreateSilenceInput;
}>;


export type SeedSilenceMutation = { createSilence: { silence: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedAlertRoutesMutationVariables = Exact<{
  input: UpdateAlertRoutesInput;
}>;


export type SeedAlertRoutesMutation = { updateAlertRoutes: { alertRoutes: { revision: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedViewMutationVariables = Exact<{
  input: CreateViewInput;
}>;


export type SeedViewMutation = { createView: { view: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedViewUpdateMutationVariables = Exact<{
  input: UpdateViewInput;
}>;


export type SeedViewUpdateMutation = { updateView: { view: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedViewDeletionMutationVariables = Exact<{
  input: DeleteViewInput;
}>;


export type SeedViewDeletionMutation = { deleteView: { deletedViewId: string | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedCustomFieldMutationVariables = Exact<{
  input: CustomFieldInput;
}>;


export type SeedCustomFieldMutation = { saveCustomField: { customField: { name: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedExportMutationVariables = Exact<{
  input: CreateScheduledExportInput;
}>;


export type SeedExportMutation = { createScheduledExport: { scheduledExport: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedExportUpdateMutationVariables = Exact<{
  input: UpdateScheduledExportInput;
}>;


export type SeedExportUpdateMutation = { updateScheduledExport: { scheduledExport: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedExportRunMutationVariables = Exact<{
  input: ScheduledExportKey;
}>;


export type SeedExportRunMutation = { runScheduledExport: { scheduledExport: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedExportDeletionMutationVariables = Exact<{
  input: ScheduledExportKey;
}>;


export type SeedExportDeletionMutation = { deleteScheduledExport: { deletedScheduledExportId: string | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeedRowsQueryVariables = Exact<{
  query: string;
}>;


export type SeedRowsQuery = { kql: { rows: Array<Array<unknown>> } };

export type ReadRuleForHostileQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadRuleForHostileQuery = { workspace: { dataCollectionRuleId: string } };

export type SaveQueryOfForeignPagesMutationVariables = Exact<{
  input: CreateSavedQueryInput;
}>;


export type SaveQueryOfForeignPagesMutation = { createSavedQuery: { savedQuery: { id: string } | null } };

export type ImportOfTestMutationVariables = Exact<{
  input: ImportRoomsInput;
}>;


export type ImportOfTestMutation = { importRooms: { rooms: Array<{ index: number, name: string, action: ImportAction, changes: Array<string>, registered: Array<string>, moved: Array<string>, removedRooms: Array<string>, room: { id: string, name: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> }>, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ReadImportedRoomQueryVariables = Exact<{
  name: string;
}>;


export type ReadImportedRoomQuery = { room: { id: string, name: string, site: string | null, building: string | null, floor: string | null, tags: Array<string>, account: string | null, ownTimeZone: string | null, health: Health, version: number, devices: Array<{ computer: string, health: Health, room: { name: string } | null }> } | null };

export type ReadFaultsOfImportQueryVariables = Exact<{
  computer: string;
}>;


export type ReadFaultsOfImportQuery = { device: { room: { id: string, name: string } | null, faults: { nodes: Array<{ room: { name: string, site: string | null } | null, changes: { nodes: Array<{ kind: FaultChangeKind, reason: string | null }> } }> } } | null };

export type FollowImportSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type FollowImportSubscription = { roomChanges: { kind: RoomChangeKind, roomId: string | null, reason: string | null, room: { name: string } | null } };

export type ReadDeviceOfJobsQueryVariables = Exact<{
  c: string;
}>;


export type ReadDeviceOfJobsQuery = { device: { health: Health, room: { health: Health } | null } | null };

export type SaveGroupMutationVariables = Exact<{
  input: SaveActionGroupInput;
}>;


export type SaveGroupMutation = { saveActionGroup: { actionGroup: { id: string, name: string, to: Array<string>, cc: Array<string>, bcc: Array<string>, revision: number, webhooks: Array<{ webhookId: string, url: string, format: PayloadFormat, disabledAt: string | null, disabledBecause: string | null }> } | null, secrets: Array<{ webhookId: string, secret: string }>, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ActionGroupsQueryVariables = Exact<{ [key: string]: never; }>;


export type ActionGroupsQuery = { actionGroups: Array<{ id: string, name: string, to: Array<string>, cc: Array<string>, bcc: Array<string>, revision: number, updatedBy: string | null, webhooks: Array<{ webhookId: string, url: string, format: PayloadFormat, disabledAt: string | null, disabledBecause: string | null, failingSince: string | null }> }> };

export type SaveRoutesMutationVariables = Exact<{
  input: UpdateAlertRoutesInput;
}>;


export type SaveRoutesMutation = { updateAlertRoutes: { alertRoutes: { revision: number, routes: Array<{ name: string, groupWait: string, groupBy: Array<AlertLabel>, actionGroups: Array<{ name: string }> }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type TryGroupMutationVariables = Exact<{
  input: TestActionGroupInput;
}>;


export type TryGroupMutation = { testActionGroup: { deliveries: Array<{ id: string, channel: DeliveryChannel }>, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RetryDeliveryMutationVariables = Exact<{
  input: RetryDeliveryInput;
}>;


export type RetryDeliveryMutation = { retryDelivery: { delivery: { id: string, status: DeliveryStatus } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RemoveGroupMutationVariables = Exact<{
  input: DeleteActionGroupInput;
}>;


export type RemoveGroupMutation = { deleteActionGroup: { deletedActionGroupId: string | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type DeliveryLogQueryVariables = Exact<{ [key: string]: never; }>;


export type DeliveryLogQuery = { deliveries: { nodes: Array<{ id: string, deliveryId: string, channel: DeliveryChannel, status: DeliveryStatus, target: string, reason: NoticeReason, headline: string, text: string | null, body: string | null, answer: string | null, nextAttemptAt: string | null, sentAt: string | null, attempts: Array<{ at: string, error: string }>, actionGroup: { name: string } | null, alerts: Array<{ computer: string }> }> } };

export type AcknowledgeFirstMutationVariables = Exact<{
  input: AcknowledgeAlertInput;
}>;


export type AcknowledgeFirstMutation = { acknowledgeAlert: { userErrors: Array<{ message: string }> } };

export type OpenAlertsQueryVariables = Exact<{
  filter?: AlertFilter | null | undefined;
}>;


export type OpenAlertsQuery = { alerts: { nodes: Array<{ id: string, state: AlertState }> } };

export type SilenceAlertsMutationVariables = Exact<{
  input: CreateSilenceInput;
}>;


export type SilenceAlertsMutation = { createSilence: { silence: { id: string, state: SilenceState, createdBy: string, matchers: Array<{ label: AlertLabel, operator: MatchOperator, value: string }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type EndSilenceMutationVariables = Exact<{
  input: ExpireSilenceInput;
}>;


export type EndSilenceMutation = { expireSilence: { silence: { state: SilenceState } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ReadOneFaultQueryVariables = Exact<{
  computer: string;
}>;


export type ReadOneFaultQuery = { device: { health: Health, room: { health: Health } | null, faults: { nodes: Array<{ state: FaultState, occurrences: number, signal: { key: string } }> } } | null };

export type SetPolicyOfTestMutationVariables = Exact<{
  input: SetSignalPolicyInput;
}>;


export type SetPolicyOfTestMutation = { setSignalPolicy: { policy: { key: string, optional: boolean | null, watchTime: string | null, severity: Severity | null, room: { name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type UpdateDeviceOfTestMutationVariables = Exact<{
  input: UpdateDeviceInput;
}>;


export type UpdateDeviceOfTestMutation = { updateDevice: { device: { staleAfter: string, ownStaleAfter: string | null, staleAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ReadPoliciesOfDeviceQueryVariables = Exact<{
  computer: string;
}>;


export type ReadPoliciesOfDeviceQuery = { device: { id: string, health: Health, staleAt: string | null, signalPolicies: Array<{ key: string, optional: boolean | null, watchTime: string | null, severity: Severity | null }>, signals: Array<{ key: string, optional: boolean }>, faults: { nodes: Array<{ state: FaultState, severity: Severity }> }, room: { id: string } | null } | null };

export type ReadPoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadPoliciesQuery = { signalPolicies: Array<{ key: string, optional: boolean | null, watchTime: string | null, severity: Severity | null, room: { name: string } | null }> };

export type ReadKqlOfGraphqlQueryVariables = Exact<{
  query: string;
  timespan?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReadKqlOfGraphqlQuery = { kql: { rows: Array<Array<unknown>>, rowCount: number, truncated: boolean, warnings: Array<string>, render: unknown, endCursor: string | null, columns: Array<{ name: string, type: string }>, stats: { rowsRead: number, rowsReturned: number, milliseconds: number, pushedDown: string } } };

export type ReadRoomsOfGraphqlQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadRoomsOfGraphqlQuery = { rooms: { nodes: Array<{ id: string }> } };

export type UpdateRoomMutationVariables = Exact<{
  roomId: string;
}>;


export type UpdateRoomMutation = { updateRoom: { userErrors: Array<{ message: string }> } };

export type ReadRoomsAndDevicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadRoomsAndDevicesQuery = { rooms: { nodes: Array<{ id: string, name: string, site: string | null, tags: Array<string>, health: Health, healthSince: string | null, lastEventAt: string | null }> }, devices: { nodes: Array<{ id: string, computer: string, alias: string | null, displayName: string | null, appVersion: string | null, os: string | null, osVersion: string | null, health: Health, firstSeenAt: string, lastHeartbeatAt: string | null, staleAt: string | null, room: { id: string, name: string, site: string | null, floor: string | null } | null }> } };

export type ReadFaultsOfGraphqlQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadFaultsOfGraphqlQuery = { faults: { nodes: Array<{ id: string, computer: string, category: FaultCategory, severity: Severity, state: FaultState, reason: string, occurrences: number, signal: { key: string } }> } };

export type ReadKqlOfGraphql2QueryVariables = Exact<{
  query: string;
}>;


export type ReadKqlOfGraphql2Query = { kql: { stats: { steps: Array<{ operators: Array<string>, table: string | null, isPushedDown: boolean, fellBack: boolean, rows: number, documentsRead: number | null, indexes: Array<string>, asked: string | null }> } } };

export type ReadKqlDiagnosticsAndKqlCompletionsQueryVariables = Exact<{
  bad: string;
  begun: string;
}>;


export type ReadKqlDiagnosticsAndKqlCompletionsQuery = { kqlDiagnostics: Array<{ code: string, severity: string, line: number, column: number, length: number, message: string }>, kqlCompletions: Array<{ label: string, kind: string, insert: string, start: number, length: number }> };

export type BusyExportMutationVariables = Exact<{
  input: CreateScheduledExportInput;
}>;


export type BusyExportMutation = { createScheduledExport: { userErrors: Array<{ field: Array<string> | null, code: UserErrorCode }> } };

export type BusySavedQueryMutationVariables = Exact<{
  input: CreateSavedQueryInput;
}>;


export type BusySavedQueryMutation = { createSavedQuery: { userErrors: Array<{ field: Array<string> | null, code: UserErrorCode }> } };

export type ReadKqlOfOmsQueryVariables = Exact<{
  query: string;
}>;


export type ReadKqlOfOmsQuery = { kql: { rows: Array<Array<unknown>>, rowCount: number } };

export type CreateSavedQueryOfSavedQueriesMutationVariables = Exact<{
  input: CreateSavedQueryInput;
}>;


export type CreateSavedQueryOfSavedQueriesMutation = { createSavedQuery: { savedQuery: { id: string, kind: SavedQueryKind, name: string, description: string, text: string, updatedBy: string, revision: number, parameters: Array<{ name: string, type: ColumnType, default: string | null }> } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string }> } };

export type UpdateSavedQueryOfSavedQueriesMutationVariables = Exact<{
  input: UpdateSavedQueryInput;
}>;


export type UpdateSavedQueryOfSavedQueriesMutation = { updateSavedQuery: { savedQuery: { id: string, name: string, text: string, revision: number } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string }> } };

export type DeleteSavedQueryOfSavedQueriesMutationVariables = Exact<{
  id: string;
}>;


export type DeleteSavedQueryOfSavedQueriesMutation = { deleteSavedQuery: { deletedSavedQueryId: string | null, userErrors: Array<{ code: UserErrorCode }> } };

export type ReadKqlQueryVariables = Exact<{
  query: string;
}>;


export type ReadKqlQuery = { kql: { rows: Array<Array<unknown>> } };

export type ReadSavedQueriesAndSavedQueryQueryVariables = Exact<{
  id: string;
}>;


export type ReadSavedQueriesAndSavedQueryQuery = { savedQueries: Array<{ name: string }>, byName: { id: string } | null, node:
    | { __typename: 'ActionGroup', id: string }
    | { __typename: 'Alert', id: string }
    | { __typename: 'AlertRule', id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'Building', id: string }
    | { __typename: 'Collector', id: string }
    | { __typename: 'Delivery', id: string }
    | { __typename: 'Device', id: string }
    | { __typename: 'Event', id: string }
    | { __typename: 'ExportKey', id: string }
    | { __typename: 'Fault', id: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'Room', id: string }
    | { __typename: 'SavedQuery', id: string }
    | { __typename: 'ScheduledExport', id: string }
    | { __typename: 'Silence', id: string }
    | { __typename: 'Site', id: string }
    | { __typename: 'View', id: string }
   | null };

export type ReadSavedQueryQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadSavedQueryQuery = { savedQuery: { id: string } | null };

export type ReadKqlDiagnosticsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadKqlDiagnosticsQuery = { kqlDiagnostics: Array<{ severity: string, line: number, message: string }> };

export type ReadKqlCompletionsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadKqlCompletionsQuery = { kqlCompletions: Array<{ label: string }> };

export type ReadRoomsOfCommandsQueryVariables = Exact<{
  first?: number | null | undefined;
  orderBy?: RoomOrder | null | undefined;
}>;


export type ReadRoomsOfCommandsQuery = { rooms: { nodes: Array<{ name: string, health: Health, lastEventAt: string | null, devices: Array<{ computer: string, health: Health, signals: Array<{ key: string, state: SignalState }>, room: { name: string } | null, faults: { nodes: Array<{ id: string }> } }>, faults: { totalCount: number | null, nodes: Array<{ state: FaultState, reason: string, device: { computer: string } | null, room: { name: string } | null, signal: { key: string, state: SignalState } }> } }> } };

export type ReadFaultsOfCommandsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type ReadFaultsOfCommandsQuery = { faults: { nodes: Array<{ reason: string, device: { computer: string } | null, room: { name: string, devices: Array<{ computer: string }> } | null, signal: { label: string } }> } };

export type ReadDevicesOfCommandsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type ReadDevicesOfCommandsQuery = { devices: { nodes: Array<{ computer: string, room: { name: string } | null, faults: { nodes: Array<{ id: string }> } }> } };

export type ReadEventsOfCommandsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type ReadEventsOfCommandsQuery = { events: { nodes: Array<{ description: string, device: { computer: string, room: { name: string } | null } | null }> } };

export type ReadFaultChangesOfCommandsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type ReadFaultChangesOfCommandsQuery = { faultChanges: { nodes: Array<{ kind: FaultChangeKind, state: FaultState | null, fault: { reason: string, room: { name: string } | null, device: { computer: string } | null, signal: { key: string } } | null }> } };

export type ReadNamesOfCommandsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type ReadNamesOfCommandsQuery = { rooms: { nodes: Array<{ devices: Array<{ computer: string, health: Health }>, faults: { nodes: Array<{ signal: { key: string }, device: { computer: string } | null }> } }> } };

export type FollowFaultChangesOfCommandsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type FollowFaultChangesOfCommandsSubscription = { faultChanges: { kind: FaultChangeKind, fault: { reason: string, room: { name: string } | null, device: { computer: string } | null, signal: { key: string } } | null } };

export type TryAcknowledgeMutationVariables = Exact<{
  input: AcknowledgeFaultInput;
}>;


export type TryAcknowledgeMutation = { acknowledgeFault: { fault: { id: string, state: FaultState, version: number, acknowledgedAt: string | null, acknowledgedBy: string | null, acknowledgementNote: string | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string }> } };

export type TryUnacknowledgeMutationVariables = Exact<{
  input: UnacknowledgeFaultInput;
}>;


export type TryUnacknowledgeMutation = { unacknowledgeFault: { fault: { id: string, state: FaultState, version: number, acknowledgedAt: string | null, acknowledgedBy: string | null, acknowledgementNote: string | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string }> } };

export type TryCreateRoomMutationVariables = Exact<{
  input: CreateRoomInput;
}>;


export type TryCreateRoomMutation = { createRoom: { room: { id: string, name: string, site: string | null, building: string | null, floor: string | null, tags: Array<string>, health: Health, version: number, devices: Array<{ computer: string }> } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string }> } };

export type TryUpdateRoomMutationVariables = Exact<{
  input: UpdateRoomInput;
}>;


export type TryUpdateRoomMutation = { updateRoom: { room: { id: string, name: string, site: string | null, building: string | null, floor: string | null, tags: Array<string>, health: Health, version: number, devices: Array<{ computer: string }> } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string }> } };

export type TryDeleteRoomMutationVariables = Exact<{
  input: DeleteRoomInput;
}>;


export type TryDeleteRoomMutation = { deleteRoom: { deletedRoomId: string | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string }> } };

export type TryAssignDeviceMutationVariables = Exact<{
  input: AssignDeviceInput;
}>;


export type TryAssignDeviceMutation = { assignDevice: { device: { id: string, computer: string, health: Health, room: { name: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string }> } };

export type TryDeleteDeviceMutationVariables = Exact<{
  input: DeleteDeviceInput;
}>;


export type TryDeleteDeviceMutation = { deleteDevice: { deletedDeviceId: string | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string }> } };

export type TrySetSignalOptionalMutationVariables = Exact<{
  input: SetSignalOptionalInput;
}>;


export type TrySetSignalOptionalMutation = { setSignalOptional: { device: { id: string, health: Health, signals: Array<{ key: string, state: SignalState, optional: boolean }> } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string }> } };

export type ReadDeviceOfMutationsQueryVariables = Exact<{
  computer: string;
}>;


export type ReadDeviceOfMutationsQuery = { device: { id: string, health: Health, room: { id: string, health: Health } | null, faults: { nodes: Array<{ id: string, state: FaultState, version: number, occurrences: number, changes: { nodes: Array<{ kind: FaultChangeKind, reason: string | null }> } }> } } | null };

export type ReadNodeQueryVariables = Exact<{
  id: string;
}>;


export type ReadNodeQuery = { node:
    | { site: string | null, building: string | null, floor: string | null, tags: Array<string>, version: number }
    | Record<PropertyKey, never>
   | null };

export type ReadNodeOfMutationsQueryVariables = Exact<{
  id: string;
}>;


export type ReadNodeOfMutationsQuery = { node:
    | { version: number }
    | Record<PropertyKey, never>
   | null };

export type ReadNodeOfMutations2QueryVariables = Exact<{
  id: string;
}>;


export type ReadNodeOfMutations2Query = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type ReadNodesQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type ReadNodesQuery = { nodes: Array<
    | { id: string, health: Health, devices: Array<{ computer: string }> }
    | Record<PropertyKey, never>
   | null> };

export type CreateRoomOfMutationsMutationVariables = Exact<{
  input: CreateRoomInput;
}>;


export type CreateRoomOfMutationsMutation = { createRoom: { room: { id: string } | null } };

export type ReadRoomOfMutationsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadRoomOfMutationsQuery = { room: { id: string } | null };

export type CreateRoomAndAssignDeviceMutationVariables = Exact<{ [key: string]: never; }>;


export type CreateRoomAndAssignDeviceMutation = { a: { room: { version: number } | null }, b: { room: { id: string } | null, userErrors: Array<{ code: UserErrorCode }> }, c: { device: { room: { id: string } | null } | null } };

export type ReadRoomsOfPagingQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadRoomsOfPagingQuery = { rooms: { pageInfo: { endCursor: string | null } } };

export type ReadSevenRoomsQueryVariables = Exact<{
  cursor: string;
}>;


export type ReadSevenRoomsQuery = { rooms: { nodes: Array<{ id: string }> } };

export type ReadNodesOfPagingQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type ReadNodesOfPagingQuery = { nodes: Array<
    | { __typename: 'ActionGroup', id: string }
    | { __typename: 'Alert', id: string }
    | { __typename: 'AlertRule', id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'Building', id: string }
    | { __typename: 'Collector', id: string }
    | { __typename: 'Delivery', id: string }
    | { __typename: 'Device', id: string }
    | { __typename: 'Event', id: string }
    | { __typename: 'ExportKey', id: string }
    | { __typename: 'Fault', id: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'Room', id: string }
    | { __typename: 'SavedQuery', id: string }
    | { __typename: 'ScheduledExport', id: string }
    | { __typename: 'Silence', id: string }
    | { __typename: 'Site', id: string }
    | { __typename: 'View', id: string }
   | null> };

export type ReadRoomAndDeviceQueryVariables = Exact<{
  room: string;
  device: string;
}>;


export type ReadRoomAndDeviceQuery = { a: { id: string } | null, b: { id: string } | null, c: { id: string } | null, d:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null, e: { totalCount: number | null } };

export type ReadNodesOfPaging2QueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type ReadNodesOfPaging2Query = { nodes: Array<
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null> };

export type ReadDeviceOfRefusalsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadDeviceOfRefusalsQuery = { device: { id: string, faults: { nodes: Array<{ id: string }> } } | null };

export type ReadNodeOfToolsQueryVariables = Exact<{
  id: string;
}>;


export type ReadNodeOfToolsQuery = { node:
    | { __typename: 'ActionGroup', id: string }
    | { __typename: 'Alert', id: string }
    | { __typename: 'AlertRule', id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'Building', id: string }
    | { __typename: 'Collector', door: string, id: string }
    | { __typename: 'Delivery', id: string }
    | { __typename: 'Device', id: string }
    | { __typename: 'Event', id: string }
    | { __typename: 'ExportKey', name: string, id: string }
    | { __typename: 'Fault', id: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'Room', id: string }
    | { __typename: 'SavedQuery', id: string }
    | { __typename: 'ScheduledExport', name: string, exportId: string, id: string }
    | { __typename: 'Silence', id: string }
    | { __typename: 'Site', id: string }
    | { __typename: 'View', id: string }
   | null };

export type CreateKeyOfToolsMutationVariables = Exact<{
  input: CreateExportKeyInput;
}>;


export type CreateKeyOfToolsMutation = { createExportKey: { exportKey: { id: string } | null } };

export type ReadExportOfToolsQueryVariables = Exact<{
  id: string;
}>;


export type ReadExportOfToolsQuery = { scheduledExport: { exportId: string } | null };

export type ReadEventsOfToolsQueryVariables = Exact<{
  last?: number | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
}>;


export type ReadEventsOfToolsQuery = { events: { edges: Array<{ cursor: string, node: { timeGenerated: string } }>, pageInfo: { hasPreviousPage: boolean, hasNextPage: boolean, startCursor: string | null } } };

export type FollowRoomChangesOfAtOnceSubscriptionVariables = Exact<{
  filter?: RoomFilter | null | undefined;
}>;


export type FollowRoomChangesOfAtOnceSubscription = { roomChanges: { kind: RoomChangeKind, room: { name: string } | null } };

export type ReadRoomsOfIdentityQueryVariables = Exact<{
  filter?: RoomFilter | null | undefined;
}>;


export type ReadRoomsOfIdentityQuery = { rooms: { nodes: Array<{ id: string, name: string, health: Health, version: number, lastEventAt: string | null, devices: Array<{ computer: string }> }> } };

export type ReadRoomOfIdentityQueryVariables = Exact<{
  name: string;
}>;


export type ReadRoomOfIdentityQuery = { room: { id: string, name: string, health: Health, version: number, lastEventAt: string | null, devices: Array<{ computer: string }> } | null };

export type ReadDeviceOfIdentityQueryVariables = Exact<{
  computer: string;
}>;


export type ReadDeviceOfIdentityQuery = { device: { id: string, computer: string, displayName: string | null, alias: string | null, health: Health, firstSeenAt: string, lastEventAt: string | null, room: { id: string, name: string } | null } | null };

export type AssignDeviceOfIdentityMutationVariables = Exact<{
  input: AssignDeviceInput;
}>;


export type AssignDeviceOfIdentityMutation = { assignDevice: { device: { id: string, computer: string, health: Health, firstSeenAt: string, lastEventAt: string | null, room: { name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null }> } };

export type DeleteDeviceMutationVariables = Exact<{
  id: string;
}>;


export type DeleteDeviceMutation = { deleteDevice: { deletedDeviceId: string | null, userErrors: Array<{ code: UserErrorCode }> } };

export type ReadNodeAndFaultsQueryVariables = Exact<{
  ids?: Array<string> | string | null | undefined;
  id: string;
}>;


export type ReadNodeAndFaultsQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null, faults: { nodes: Array<{ state: FaultState, computer: string, device: { id: string } | null, room: { id: string } | null, signal: { key: string, state: SignalState }, changes: { nodes: Array<{ kind: FaultChangeKind }> } }> } };

export type ReadUnheardQueryVariables = Exact<{
  computer: string;
}>;


export type ReadUnheardQuery = { device: { health: Health, staleAt: string | null, room: { health: Health } | null, signals: Array<{ key: string, state: SignalState }>, faults: { nodes: Array<{ state: FaultState, severity: Severity, category: FaultCategory, reason: string, recommendedAction: string | null }> } } | null };

export type ReadSitesQueryVariables = Exact<{
  names?: Array<string> | string | null | undefined;
}>;


export type ReadSitesQuery = { sites: { totalCount: number | null, nodes: Array<{ id: string, name: string, timeZone: string | null, serviceHours: Array<{ days: Array<Weekday>, from: string, to: string }> | null, buildings: Array<{ id: string, name: string, timeZone: string | null, site: { name: string } | null }> }> } };

export type ReadBuildingsQueryVariables = Exact<{
  filter?: BuildingFilter | null | undefined;
}>;


export type ReadBuildingsQuery = { buildings: { nodes: Array<{ id: string, name: string, timeZone: string | null, site: { name: string } | null }> } };

export type ReadRoomCalendarQueryVariables = Exact<{
  id: string;
}>;


export type ReadRoomCalendarQuery = { node:
    | { version: number, timeZone: string, ownTimeZone: string | null, serviceHours: Array<{ days: Array<Weekday>, from: string, to: string }>, maintenanceHours: Array<{ days: Array<Weekday>, from: string, to: string }>, ownServiceHours: Array<{ days: Array<Weekday> }> | null, ownMaintenanceHours: Array<{ days: Array<Weekday> }> | null }
    | Record<PropertyKey, never>
   | null };

export type SetSiteOfTestMutationVariables = Exact<{
  input: UpdateSiteInput;
}>;


export type SetSiteOfTestMutation = { updateSite: { site: { name: string, timeZone: string | null, maintenanceHours: Array<{ days: Array<Weekday>, from: string, to: string }> | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SetBuildingOfTestMutationVariables = Exact<{
  input: UpdateBuildingInput;
}>;


export type SetBuildingOfTestMutation = { updateBuilding: { building: { name: string, timeZone: string | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SetCalendarMutationVariables = Exact<{
  input: UpdateWorkspaceInput;
}>;


export type SetCalendarMutation = { updateWorkspace: { workspace: { timeZone: string, collecting: boolean, serviceHours: Array<{ from: string, to: string }>, maintenanceHours: Array<{ from: string, to: string }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ReadPlaceNodeQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type ReadPlaceNodeQuery = { nodes: Array<
    | { __typename: 'ActionGroup', id: string }
    | { __typename: 'Alert', id: string }
    | { __typename: 'AlertRule', id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'Building', id: string }
    | { __typename: 'Collector', id: string }
    | { __typename: 'Delivery', id: string }
    | { __typename: 'Device', id: string }
    | { __typename: 'Event', id: string }
    | { __typename: 'ExportKey', id: string }
    | { __typename: 'Fault', id: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'Room', id: string }
    | { __typename: 'SavedQuery', id: string }
    | { __typename: 'ScheduledExport', id: string }
    | { __typename: 'Silence', id: string }
    | { __typename: 'Site', id: string }
    | { __typename: 'View', id: string }
   | null> };

export type ReadViewResultsQueryVariables = Exact<{
  id: string;
  form?: string | null | undefined;
}>;


export type ReadViewResultsQuery = { viewResults: Array<{ tile: string, form: string, parts: Array<{ kind: TilePartKind, computedAt: string, nextAt: string, value: unknown, meaning: Meaning | null, data: { rows: Array<Array<unknown>>, truncated: boolean } | null, error: { message: string } | null }> }> };

export type ReadViewQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadViewQuery = { view: { id: string, shipped: boolean, refreshSeconds: number, tiles: Array<{ id: string, type: TileType, forms: Array<{ name: string, drillDown: string | null, parts: Array<{ kind: TilePartKind, query: string, columns: Array<string> }> }> }> } | null };

export type ReadFleetQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadFleetQuery = { fleet: { devicesSeen: number, devicesActive: number, devicesActiveLastHour: number, devicesInactive: number, devicesRestarted: number, osVersions: Array<{ version: string, count: number }>, appVersions: Array<{ version: string, count: number }> } };

export type ReadTileDrillDownQueryVariables = Exact<{
  id: string;
  tile: string;
  form?: string | null | undefined;
  item: string;
}>;


export type ReadTileDrillDownQuery = { tileDrillDown: { query: string, result: { rows: Array<Array<unknown>>, columns: Array<{ name: string }> } } | null };

export type ReadViewOfShippedQueryVariables = Exact<{
  id: string;
}>;


export type ReadViewOfShippedQuery = { view: { definition: unknown } | null };

export type UpdateViewAndDeleteViewMutationVariables = Exact<{
  viewId: string;
  definition: unknown;
}>;


export type UpdateViewAndDeleteViewMutation = { updateView: { userErrors: Array<{ code: UserErrorCode, field: Array<string> | null }> }, deleteView: { userErrors: Array<{ code: UserErrorCode, field: Array<string> | null }> }, createView: { userErrors: Array<{ code: UserErrorCode, field: Array<string> | null }> } };

export type CreateViewMutationVariables = Exact<{
  definition: unknown;
}>;


export type CreateViewMutation = { createView: { view: { name: string, shipped: boolean } | null } };

export type CreateViewOfViewsMutationVariables = Exact<{
  definition: unknown;
}>;


export type CreateViewOfViewsMutation = { createView: { view: { id: string, name: string, revision: number, updatedBy: string | null, shipped: boolean, definition: unknown } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type UpdateViewMutationVariables = Exact<{
  input: UpdateViewInput;
}>;


export type UpdateViewMutation = { updateView: { view: { id: string, name: string, revision: number, description: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type DeleteViewMutationVariables = Exact<{
  id: string;
}>;


export type DeleteViewMutation = { deleteView: { deletedViewId: string | null, userErrors: Array<{ code: UserErrorCode }> } };

export type ReadViewsAndViewQueryVariables = Exact<{
  id: string;
}>;


export type ReadViewsAndViewQuery = { views: Array<{ name: string }>, byName: { id: string } | null, byId: { name: string, tiles: Array<{ id: string, type: TileType, meaning: Meaning, forms: Array<{ name: string, parts: Array<{ kind: TilePartKind, query: string }> }> }> } | null, node:
    | { __typename: 'ActionGroup', id: string }
    | { __typename: 'Alert', id: string }
    | { __typename: 'AlertRule', id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'Building', id: string }
    | { __typename: 'Collector', id: string }
    | { __typename: 'Delivery', id: string }
    | { __typename: 'Device', id: string }
    | { __typename: 'Event', id: string }
    | { __typename: 'ExportKey', id: string }
    | { __typename: 'Fault', id: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'Room', id: string }
    | { __typename: 'SavedQuery', id: string }
    | { __typename: 'ScheduledExport', id: string }
    | { __typename: 'Silence', id: string }
    | { __typename: 'Site', id: string }
    | { __typename: 'View', id: string }
   | null, none: { id: string } | null };

export type CreateViewOfViews2MutationVariables = Exact<{ [key: string]: never; }>;


export type CreateViewOfViews2Mutation = { createView: { view: { name: string } | null, userErrors: Array<{ message: string }> } };

export type ReadViewResultsOfViewsQueryVariables = Exact<{
  id: string;
}>;


export type ReadViewResultsOfViewsQuery = { viewResults: Array<{ tile: string, form: string, parts: Array<{ kind: TilePartKind, computedAt: string, nextAt: string, value: unknown, meaning: Meaning | null, data: { rows: Array<Array<unknown>>, truncated: boolean, columns: Array<{ name: string, type: string }> } | null, error: { code: string, message: string, line: number, column: number } | null }> }> };

export type ReadViewResultsOfViews2QueryVariables = Exact<{
  id: string;
  tiles?: Array<string> | string | null | undefined;
  form?: string | null | undefined;
}>;


export type ReadViewResultsOfViews2Query = { viewResults: Array<{ tile: string, form: string, parts: Array<{ value: unknown }> }> };

export type ReadViewResultsOfViews3QueryVariables = Exact<{
  id: string;
}>;


export type ReadViewResultsOfViews3Query = { viewResults: Array<{ parts: Array<{ data: { rows: Array<Array<unknown>> } | null }> }> };

export type ReadTileDrillDownOfViewsQueryVariables = Exact<{
  id: string;
  item: string;
}>;


export type ReadTileDrillDownOfViewsQuery = { tileDrillDown: { query: string, result: { rows: Array<Array<unknown>>, endCursor: string | null } } | null };

export type ReadViewResultsOfViews4QueryVariables = Exact<{
  id: string;
}>;


export type ReadViewResultsOfViews4Query = { viewResults: Array<{ parts: Array<{ value: unknown }> }> };

export type ReadTenantQueryVariables = Exact<{
  list: string;
}>;


export type ReadTenantQuery = { devices: { nodes: Array<{ id: string }> }, faults: { nodes: Array<{ id: string }> }, events: { nodes: Array<{ id: string }> }, collectors: Array<{ id: string }>, r: { pageInfo: { endCursor: string | null } }, d: { pageInfo: { endCursor: string | null } }, f: { pageInfo: { endCursor: string | null } }, c: { pageInfo: { endCursor: string | null } }, e: { pageInfo: { endCursor: string | null } }, k: { endCursor: string | null } };

export type ReadTenantPlacesQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadTenantPlacesQuery = { sites: { nodes: Array<{ id: string }>, pageInfo: { endCursor: string | null } }, buildings: { nodes: Array<{ id: string }>, pageInfo: { endCursor: string | null } } };

export type ReadTenantAlertsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadTenantAlertsQuery = { alerts: { nodes: Array<{ id: string }>, pageInfo: { endCursor: string | null } }, deliveries: { pageInfo: { endCursor: string | null } } };

export type SetTenantPoliciesMutationVariables = Exact<{
  room: SetSignalPolicyInput;
  device: SetSignalPolicyInput;
  staleAfter: UpdateDeviceInput;
}>;


export type SetTenantPoliciesMutation = { room: { userErrors: Array<{ message: string }> }, device: { userErrors: Array<{ message: string }> }, updateDevice: { userErrors: Array<{ message: string }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const ReadEventsAndDevicesDocument = new TypedDocumentString(`
    query ReadEventsAndDevices {
  events(first: 1) {
    totalCount
  }
  devices(first: 1) {
    totalCount
  }
  faulty: devices(filter: {health: [UNHEALTHY, WARNING]}, first: 1) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<ReadEventsAndDevicesQuery, ReadEventsAndDevicesQueryVariables>;
export const FollowFaultChangesDocument = new TypedDocumentString(`
    subscription FollowFaultChanges($after: String) {
  faultChanges(after: $after) {
    kind
    cursor
    at
    faultId
    state
    previousState
    reason
    left
    fault {
      id
      state
      severity
      category
      computer
      startedAt
      openedAt
      occurrences
      version
      room {
        name
        site
        building
        health
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FollowFaultChangesSubscription, FollowFaultChangesSubscriptionVariables>;
export const ReadRoomsOverHttpDocument = new TypedDocumentString(`
    query ReadRoomsOverHttp($first: Int) {
  rooms(first: $first, orderBy: HEALTH) {
    nodes {
      name
      site
      building
      floor
      health
      healthSince
      lastEventAt
      devices {
        computer
        health
        appVersion
        lastHeartbeatAt
        lastEventAt
      }
      faults {
        nodes {
          severity
          state
          reason
          recommendedAction
          startedAt
          signal {
            key
            state
            value
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadRoomsOverHttpQuery, ReadRoomsOverHttpQueryVariables>;
export const BenchImportDocument = new TypedDocumentString(`
    mutation BenchImport($input: ImportRoomsInput!) {
  importRooms(input: $input) {
    rooms {
      action
    }
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BenchImportMutation, BenchImportMutationVariables>;
export const OpenFaultFeedDocument = new TypedDocumentString(`
    subscription OpenFaultFeed {
  faultChanges {
    kind
    cursor
    fault {
      id
      state
      severity
      category
      reason
      computer
      startedAt
      openedAt
      occurrences
      signal {
        key
        state
      }
      device {
        computer
      }
      room {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpenFaultFeedSubscription, OpenFaultFeedSubscriptionVariables>;
export const ListOpenFaultsDocument = new TypedDocumentString(`
    query ListOpenFaults($after: String) {
  faults(first: 100, after: $after) {
    nodes {
      id
      state
      severity
      category
      reason
      computer
      startedAt
      openedAt
      occurrences
      signal {
        key
        state
      }
      device {
        computer
      }
      room {
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListOpenFaultsQuery, ListOpenFaultsQueryVariables>;
export const ReadRoomsDocument = new TypedDocumentString(`
    query ReadRooms($first: Int) {
  rooms(first: $first, orderBy: HEALTH) {
    nodes {
      name
      site
      building
      floor
      health
      healthSince
      lastEventAt
      devices {
        computer
        health
        appVersion
        lastHeartbeatAt
        lastEventAt
      }
      faults {
        nodes {
          severity
          state
          reason
          recommendedAction
          startedAt
          signal {
            key
            state
            value
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadRoomsQuery, ReadRoomsQueryVariables>;
export const CountRoomsDocument = new TypedDocumentString(`
    query CountRooms {
  rooms {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<CountRoomsQuery, CountRoomsQueryVariables>;
export const ReadRowsDocument = new TypedDocumentString(`
    query ReadRows($query: String!) {
  kql(query: $query) {
    rows
  }
}
    `) as unknown as TypedDocumentString<ReadRowsQuery, ReadRowsQueryVariables>;
export const FollowFaultChangesOfSubscriberDocument = new TypedDocumentString(`
    subscription FollowFaultChangesOfSubscriber {
  faultChanges {
    kind
    fault {
      computer
      startedAt
    }
  }
}
    `) as unknown as TypedDocumentString<FollowFaultChangesOfSubscriberSubscription, FollowFaultChangesOfSubscriberSubscriptionVariables>;
export const ReadDevicesDocument = new TypedDocumentString(`
    query ReadDevices {
  devices {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<ReadDevicesQuery, ReadDevicesQueryVariables>;
export const ReadFaultChangesDocument = new TypedDocumentString(`
    query ReadFaultChanges($after: String) {
  faultChanges(first: 100, after: $after) {
    nodes {
      kind
      fault {
        computer
        signal {
          key
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadFaultChangesQuery, ReadFaultChangesQueryVariables>;
export const ReadDeviceDocument = new TypedDocumentString(`
    query ReadDevice($computer: String!) {
  device(by: {computer: $computer}) {
    health
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceQuery, ReadDeviceQueryVariables>;
export const ReadDevicesOfCrashDocument = new TypedDocumentString(`
    query ReadDevicesOfCrash($after: String) {
  devices(first: 100, after: $after) {
    nodes {
      computer
      health
      room {
        name
        health
      }
      signals {
        key
        state
        value
      }
      faults(states: [PENDING, OPEN]) {
        nodes {
          signal {
            key
          }
          state
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadDevicesOfCrashQuery, ReadDevicesOfCrashQueryVariables>;
export const ReadEventsDocument = new TypedDocumentString(`
    query ReadEvents($after: String) {
  events(first: 100, after: $after) {
    nodes {
      computer
      eventId
      timeGenerated
      description
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadEventsQuery, ReadEventsQueryVariables>;
export const ReadRoomsOfCrashDocument = new TypedDocumentString(`
    query ReadRoomsOfCrash {
  rooms(first: 50) {
    nodes {
      name
      health
      devices {
        computer
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadRoomsOfCrashQuery, ReadRoomsOfCrashQueryVariables>;
export const CountRowsDocument = new TypedDocumentString(`
    query CountRows($text: String!) {
  kql(query: $text) {
    rowCount
  }
}
    `) as unknown as TypedDocumentString<CountRowsQuery, CountRowsQueryVariables>;
export const ReadRoomsAndFaultsDocument = new TypedDocumentString(`
    query ReadRoomsAndFaults {
  rooms {
    totalCount
  }
  faults(filter: {states: [OPEN]}) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<ReadRoomsAndFaultsQuery, ReadRoomsAndFaultsQueryVariables>;
export const FollowFaultChangesOfFaultLifeDocument = new TypedDocumentString(`
    subscription FollowFaultChangesOfFaultLife($after: String) {
  faultChanges(after: $after) {
    kind
    cursor
    left
    faultId
    fault {
      id
      state
      occurrences
      room {
        name
      }
      device {
        computer
      }
      signal {
        key
        state
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FollowFaultChangesOfFaultLifeSubscription, FollowFaultChangesOfFaultLifeSubscriptionVariables>;
export const ReadRoomsOfFaultLifeDocument = new TypedDocumentString(`
    query ReadRoomsOfFaultLife {
  rooms {
    totalCount
    nodes {
      name
      health
      devices {
        computer
        health
      }
      faults {
        nodes {
          state
          signal {
            key
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadRoomsOfFaultLifeQuery, ReadRoomsOfFaultLifeQueryVariables>;
export const ReadFaultsDocument = new TypedDocumentString(`
    query ReadFaults {
  faults {
    nodes {
      startedAt
      lastReportedAt
      version
    }
  }
}
    `) as unknown as TypedDocumentString<ReadFaultsQuery, ReadFaultsQueryVariables>;
export const ReadRoomsOfInstalledDocument = new TypedDocumentString(`
    query ReadRoomsOfInstalled {
  rooms {
    nodes {
      name
      health
    }
  }
}
    `) as unknown as TypedDocumentString<ReadRoomsOfInstalledQuery, ReadRoomsOfInstalledQueryVariables>;
export const ReadViewsDocument = new TypedDocumentString(`
    query ReadViews {
  views {
    name
  }
}
    `) as unknown as TypedDocumentString<ReadViewsQuery, ReadViewsQueryVariables>;
export const FaultsOfMetricsDocument = new TypedDocumentString(`
    subscription FaultsOfMetrics {
  faultChanges {
    kind
  }
}
    `) as unknown as TypedDocumentString<FaultsOfMetricsSubscription, FaultsOfMetricsSubscriptionVariables>;
export const ReadEventsAndDeviceDocument = new TypedDocumentString(`
    query ReadEventsAndDevice($computer: String!) {
  events(filter: {computers: [$computer]}) {
    totalCount
  }
  device(by: {computer: $computer}) {
    health
    lastEventAt
    signals {
      key
      state
      value
      since
    }
    faults(states: null) {
      nodes {
        signal {
          key
        }
        state
        occurrences
        startedAt
        changes {
          nodes {
            kind
            state
            previousState
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadEventsAndDeviceQuery, ReadEventsAndDeviceQueryVariables>;
export const CreateExportKeyBehindProxyDocument = new TypedDocumentString(`
    mutation CreateExportKeyBehindProxy($id: ID!) {
  createExportKey(input: {savedQueryId: $id, name: "proxy"}) {
    key
    path
    url
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateExportKeyBehindProxyMutation, CreateExportKeyBehindProxyMutationVariables>;
export const CollectorsBehindProxyDocument = new TypedDocumentString(`
    query CollectorsBehindProxy {
  collectors {
    agent
    address
  }
}
    `) as unknown as TypedDocumentString<CollectorsBehindProxyQuery, CollectorsBehindProxyQueryVariables>;
export const ReadDeviceOfResentDocument = new TypedDocumentString(`
    query ReadDeviceOfResent($computer: String!) {
  device(by: {computer: $computer}) {
    health
    lastEventAt
    signals {
      key
      state
      since
    }
    faults(states: null) {
      nodes {
        state
        occurrences
        version
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceOfResentQuery, ReadDeviceOfResentQueryVariables>;
export const ReadRoomDocument = new TypedDocumentString(`
    query ReadRoom($id: ID!) {
  room(by: {id: $id}) {
    health
    faults(states: [PENDING, OPEN]) {
      totalCount
    }
  }
}
    `) as unknown as TypedDocumentString<ReadRoomQuery, ReadRoomQueryVariables>;
export const AssignDeviceDocument = new TypedDocumentString(`
    mutation AssignDevice($computer: String!, $roomId: ID!) {
  assignDevice(input: {computer: $computer, roomId: $roomId}) {
    device {
      room {
        id
      }
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<AssignDeviceMutation, AssignDeviceMutationVariables>;
export const ReadDeviceOfSilenceDocument = new TypedDocumentString(`
    query ReadDeviceOfSilence($computer: String!) {
  device(by: {computer: $computer}) {
    health
    staleAt
    room {
      health
    }
    signals {
      key
      state
      value
    }
    faults {
      nodes {
        signal {
          key
        }
        state
        startedAt
        openedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceOfSilenceQuery, ReadDeviceOfSilenceQueryVariables>;
export const CursorOfSnippetsDocument = new TypedDocumentString(`
    subscription CursorOfSnippets {
  faultChanges {
    cursor
    kind
  }
}
    `) as unknown as TypedDocumentString<CursorOfSnippetsSubscription, CursorOfSnippetsSubscriptionVariables>;
export const FollowAlertsDocument = new TypedDocumentString(`
    subscription FollowAlerts($filter: AlertFilter, $after: String) {
  alertChanges(filter: $filter, after: $after) {
    kind
    cursor
    at
    alertId
    state
    previousState
    reason
    left
    alert {
      id
      name
      computer
      state
      response
      severity
      version
      room {
        name
      }
      members {
        signal
        endedAt
        acknowledged
        fault {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FollowAlertsSubscription, FollowAlertsSubscriptionVariables>;
export const AlertsOfDocument = new TypedDocumentString(`
    query AlertsOf($filter: AlertFilter) {
  alerts(filter: $filter) {
    totalCount
    nodes {
      id
      name
      computer
      state
      severity
      summary
      firedAt
      resolvedAt
      response
      respondedBy
      note
      acknowledgedUntil
      version
      rule {
        id
        name
        isShipped
      }
      device {
        computer
      }
      room {
        name
      }
      members {
        signal
        severity
        reason
        recommendedAction
        endedAt
        acknowledged
        fault {
          id
          acknowledgedBy
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AlertsOfQuery, AlertsOfQueryVariables>;
export const AlertRulesDocument = new TypedDocumentString(`
    query AlertRules {
  alertRules {
    id
    name
    enabled
    isShipped
    severity
    pendingFor
    keepFiringFor
    revision
    faults {
      categories
      signals
      sites
    }
  }
}
    `) as unknown as TypedDocumentString<AlertRulesQuery, AlertRulesQueryVariables>;
export const AcknowledgeDocument = new TypedDocumentString(`
    mutation Acknowledge($input: AcknowledgeAlertInput!) {
  acknowledgeAlert(input: $input) {
    alert {
      response
      respondedBy
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AcknowledgeMutation, AcknowledgeMutationVariables>;
export const WithdrawDocument = new TypedDocumentString(`
    mutation Withdraw($input: UnacknowledgeAlertInput!) {
  unacknowledgeAlert(input: $input) {
    alert {
      response
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawMutation, WithdrawMutationVariables>;
export const CloseAlertDocument = new TypedDocumentString(`
    mutation CloseAlert($input: CloseAlertInput!) {
  closeAlert(input: $input) {
    alert {
      response
      state
      note
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CloseAlertMutation, CloseAlertMutationVariables>;
export const CreateRuleDocument = new TypedDocumentString(`
    mutation CreateRule($input: CreateAlertRuleInput!) {
  createAlertRule(input: $input) {
    alertRule {
      id
      name
      revision
      pendingFor
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateRuleMutation, CreateRuleMutationVariables>;
export const UpdateRuleDocument = new TypedDocumentString(`
    mutation UpdateRule($input: UpdateAlertRuleInput!) {
  updateAlertRule(input: $input) {
    alertRule {
      enabled
      revision
      updatedBy
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateRuleMutation, UpdateRuleMutationVariables>;
export const DeleteRuleDocument = new TypedDocumentString(`
    mutation DeleteRule($input: DeleteAlertRuleInput!) {
  deleteAlertRule(input: $input) {
    deletedAlertRuleId
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteRuleMutation, DeleteRuleMutationVariables>;
export const AlertRowsDocument = new TypedDocumentString(`
    query AlertRows($query: String!) {
  kql(query: $query) {
    rows
  }
}
    `) as unknown as TypedDocumentString<AlertRowsQuery, AlertRowsQueryVariables>;
export const UpdateCollectionPlanDocument = new TypedDocumentString(`
    mutation UpdateCollectionPlan($input: UpdateCollectionPlanInput!) {
  updateCollectionPlan(input: $input) {
    collectionPlan {
      logs {
        name
        levels
      }
      counters {
        object
        counter
        instances
      }
      counterSeconds
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateCollectionPlanMutation, UpdateCollectionPlanMutationVariables>;
export const ReadDeviceOfComeAgainDocument = new TypedDocumentString(`
    query ReadDeviceOfComeAgain {
  device(by: {computer: "AGAIN-01"}) {
    health
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceOfComeAgainQuery, ReadDeviceOfComeAgainQueryVariables>;
export const ReadTryCustomFieldDocument = new TypedDocumentString(`
    query ReadTryCustomField($input: CustomFieldInput!) {
  tryCustomField(input: $input) {
    trial {
      records
      matched
      notMatched
      values
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<ReadTryCustomFieldQuery, ReadTryCustomFieldQueryVariables>;
export const SaveCustomFieldDocument = new TypedDocumentString(`
    mutation SaveCustomField($input: CustomFieldInput!) {
  saveCustomField(input: $input) {
    customField {
      table
      name
      type
      eventLog
      eventIds
      column
      jsonPath
      pattern
      computing
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SaveCustomFieldMutation, SaveCustomFieldMutationVariables>;
export const ComputeCustomFieldDocument = new TypedDocumentString(`
    mutation ComputeCustomField($input: CustomFieldKey!) {
  computeCustomField(input: $input) {
    customField {
      computing
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ComputeCustomFieldMutation, ComputeCustomFieldMutationVariables>;
export const DeleteCustomFieldDocument = new TypedDocumentString(`
    mutation DeleteCustomField($input: CustomFieldKey!) {
  deleteCustomField(input: $input) {
    deletedName
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteCustomFieldMutation, DeleteCustomFieldMutationVariables>;
export const ReadCustomFieldsDocument = new TypedDocumentString(`
    query ReadCustomFields {
  customFields {
    name
  }
}
    `) as unknown as TypedDocumentString<ReadCustomFieldsQuery, ReadCustomFieldsQueryVariables>;
export const ReadCustomFieldsOfCustomFieldsDocument = new TypedDocumentString(`
    query ReadCustomFieldsOfCustomFields {
  customFields(table: "Event") {
    name
    computing
  }
}
    `) as unknown as TypedDocumentString<ReadCustomFieldsOfCustomFieldsQuery, ReadCustomFieldsOfCustomFieldsQueryVariables>;
export const ReadTablesDocument = new TypedDocumentString(`
    query ReadTables {
  tables(names: ["Event"]) {
    columns {
      name
      type
    }
  }
}
    `) as unknown as TypedDocumentString<ReadTablesQuery, ReadTablesQueryVariables>;
export const ReadPausedFieldsDocument = new TypedDocumentString(`
    query ReadPausedFields {
  customFields {
    name
    pausedBecause
  }
}
    `) as unknown as TypedDocumentString<ReadPausedFieldsQuery, ReadPausedFieldsQueryVariables>;
export const ReadDeviceOfDataCollectorDocument = new TypedDocumentString(`
    query ReadDeviceOfDataCollector($computer: String!) {
  device(by: {computer: $computer}) {
    health
    signals {
      key
      state
    }
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceOfDataCollectorQuery, ReadDeviceOfDataCollectorQueryVariables>;
export const ReadEventsOfDataCollectorDocument = new TypedDocumentString(`
    query ReadEventsOfDataCollector {
  events(filter: {computers: ["collected-01"]}) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<ReadEventsOfDataCollectorQuery, ReadEventsOfDataCollectorQueryVariables>;
export const IngestEventsDocument = new TypedDocumentString(`
    mutation IngestEvents($events: [EventInput!]!) {
  ingestEvents(input: {events: $events}) {
    accepted
  }
}
    `) as unknown as TypedDocumentString<IngestEventsMutation, IngestEventsMutationVariables>;
export const ReadDeviceAndEventsDocument = new TypedDocumentString(`
    query ReadDeviceAndEvents($computer: String!) {
  device(by: {computer: $computer}) {
    health
  }
  events(filter: {computers: [$computer]}) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceAndEventsQuery, ReadDeviceAndEventsQueryVariables>;
export const ReadEventsOfEventsDocument = new TypedDocumentString(`
    query ReadEventsOfEvents($computers: [String!]) {
  events(filter: {computers: $computers}, first: 100) {
    nodes {
      computer
      eventLog
      source
      eventId
      level
      timeGenerated
      description
      device {
        computer
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadEventsOfEventsQuery, ReadEventsOfEventsQueryVariables>;
export const ReadDeviceOfEventsDocument = new TypedDocumentString(`
    query ReadDeviceOfEvents($computer: String!) {
  device(by: {computer: $computer}) {
    id
    computer
    health
    lastEventAt
    signals {
      key
      state
      value
    }
    room {
      name
    }
    appVersion
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceOfEventsQuery, ReadDeviceOfEventsQueryVariables>;
export const ReadEventsOfEvents2Document = new TypedDocumentString(`
    query ReadEventsOfEvents2($computers: [String!]) {
  events(filter: {computers: $computers, levels: ["ERROR"]}) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<ReadEventsOfEvents2Query, ReadEventsOfEvents2QueryVariables>;
export const ReadFaultChangesOfEventsDocument = new TypedDocumentString(`
    query ReadFaultChangesOfEvents($ids: [ID!]) {
  faultChanges(filter: {deviceIds: $ids}) {
    nodes {
      kind
    }
  }
}
    `) as unknown as TypedDocumentString<ReadFaultChangesOfEventsQuery, ReadFaultChangesOfEventsQueryVariables>;
export const IngestEventsOfEventsDocument = new TypedDocumentString(`
    mutation IngestEventsOfEvents($events: [EventInput!]!) {
  ingestEvents(input: {events: $events}) {
    accepted
    duplicates
    rejected {
      index
      code
      message
    }
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<IngestEventsOfEventsMutation, IngestEventsOfEventsMutationVariables>;
export const ReadDeviceAndEventsOfLogsIngestionDocument = new TypedDocumentString(`
    query ReadDeviceAndEventsOfLogsIngestion($computer: String!) {
  device(by: {computer: $computer}) {
    health
    room {
      health
    }
  }
  events(filter: {computers: [$computer]}) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceAndEventsOfLogsIngestionQuery, ReadDeviceAndEventsOfLogsIngestionQueryVariables>;
export const ReadDeviceOfLogsIngestionDocument = new TypedDocumentString(`
    query ReadDeviceOfLogsIngestion {
  device(by: {computer: "EVENT-01"}) {
    health
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceOfLogsIngestionQuery, ReadDeviceOfLogsIngestionQueryVariables>;
export const ReadDeviceOfLogsIngestion2Document = new TypedDocumentString(`
    query ReadDeviceOfLogsIngestion2 {
  device(by: {computer: "EVENT-02"}) {
    id
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceOfLogsIngestion2Query, ReadDeviceOfLogsIngestion2QueryVariables>;
export const ReadEventsOfLogsIngestionDocument = new TypedDocumentString(`
    query ReadEventsOfLogsIngestion {
  events(filter: {computers: ["LATE-01"]}) {
    nodes {
      timeGenerated
    }
  }
}
    `) as unknown as TypedDocumentString<ReadEventsOfLogsIngestionQuery, ReadEventsOfLogsIngestionQueryVariables>;
export const ReadDeviceOfLokiDocument = new TypedDocumentString(`
    query ReadDeviceOfLoki {
  device(by: {computer: "LOKI-01"}) {
    health
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceOfLokiQuery, ReadDeviceOfLokiQueryVariables>;
export const ReadDeviceAndEventsOfLogsDocument = new TypedDocumentString(`
    query ReadDeviceAndEventsOfLogs($computer: String!) {
  device(by: {computer: $computer}) {
    health
    faults {
      totalCount
    }
  }
  events(filter: {computers: [$computer]}) {
    totalCount
    nodes {
      eventId
      level
      source
    }
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceAndEventsOfLogsQuery, ReadDeviceAndEventsOfLogsQueryVariables>;
export const CreateExportKeyOfAddressDocument = new TypedDocumentString(`
    mutation CreateExportKeyOfAddress($id: ID!) {
  createExportKey(input: {savedQueryId: $id, name: "address"}) {
    path
    url
  }
}
    `) as unknown as TypedDocumentString<CreateExportKeyOfAddressMutation, CreateExportKeyOfAddressMutationVariables>;
export const ReadEventsAndDeviceOfRecordedDocument = new TypedDocumentString(`
    query ReadEventsAndDeviceOfRecorded {
  events(filter: {computers: ["OTELCOL-01"]}) {
    totalCount
  }
  device(by: {computer: "OTELCOL-01"}) {
    faults(states: null) {
      nodes {
        signal {
          key
        }
        occurrences
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadEventsAndDeviceOfRecordedQuery, ReadEventsAndDeviceOfRecordedQueryVariables>;
export const ReadDeviceAndEventsOfRecordedDocument = new TypedDocumentString(`
    query ReadDeviceAndEventsOfRecorded {
  device(by: {computer: "PYTHON-01"}) {
    room {
      name
    }
  }
  events(filter: {computers: ["PYTHON-01"]}) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceAndEventsOfRecordedQuery, ReadDeviceAndEventsOfRecordedQueryVariables>;
export const ReadDevicesOfSplunkDocument = new TypedDocumentString(`
    query ReadDevicesOfSplunk {
  devices(first: 10) {
    nodes {
      computer
      health
    }
  }
}
    `) as unknown as TypedDocumentString<ReadDevicesOfSplunkQuery, ReadDevicesOfSplunkQueryVariables>;
export const ReadCollectorsOfSyslogDocument = new TypedDocumentString(`
    query ReadCollectorsOfSyslog {
  collectors {
    door
    address
  }
}
    `) as unknown as TypedDocumentString<ReadCollectorsOfSyslogQuery, ReadCollectorsOfSyslogQueryVariables>;
export const ReadDeviceOfSyslogDocument = new TypedDocumentString(`
    query ReadDeviceOfSyslog {
  device(by: {computer: "SYSLOG-01"}) {
    health
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceOfSyslogQuery, ReadDeviceOfSyslogQueryVariables>;
export const ReadWorkspaceDocument = new TypedDocumentString(`
    query ReadWorkspace {
  workspace {
    workspaceId
    primaryKey
    secondaryKey
    dataCollectionRuleId
    dailyCapMegabytes
    collecting
  }
}
    `) as unknown as TypedDocumentString<ReadWorkspaceQuery, ReadWorkspaceQueryVariables>;
export const RotateWorkspaceKeyDocument = new TypedDocumentString(`
    mutation RotateWorkspaceKey($key: WorkspaceKey!) {
  rotateWorkspaceKey(input: {key: $key}) {
    workspace {
      primaryKey
      secondaryKey
    }
    userErrors {
      code
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RotateWorkspaceKeyMutation, RotateWorkspaceKeyMutationVariables>;
export const ReadTablesOfWorkspaceDocument = new TypedDocumentString(`
    query ReadTablesOfWorkspace {
  tables {
    name
    rows
    firstRecordAt
    retention
    hasOwnRetention
    columns {
      name
      type
    }
  }
}
    `) as unknown as TypedDocumentString<ReadTablesOfWorkspaceQuery, ReadTablesOfWorkspaceQueryVariables>;
export const ReadTablesOfWorkspace2Document = new TypedDocumentString(`
    query ReadTablesOfWorkspace2 {
  tables(names: ["Made_CL", "made_cl"]) {
    name
    rows
    firstRecordAt
    lastRecordAt
    columns {
      name
      type
      firstSeenAt
    }
  }
}
    `) as unknown as TypedDocumentString<ReadTablesOfWorkspace2Query, ReadTablesOfWorkspace2QueryVariables>;
export const ReadTablesOfWorkspace3Document = new TypedDocumentString(`
    query ReadTablesOfWorkspace3 {
  tables(names: ["Shared_CL"]) {
    rows
    columns {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ReadTablesOfWorkspace3Query, ReadTablesOfWorkspace3QueryVariables>;
export const UpdateTableDocument = new TypedDocumentString(`
    mutation UpdateTable($input: UpdateTableInput!) {
  updateTable(input: $input) {
    table {
      retention
      hasOwnRetention
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateTableMutation, UpdateTableMutationVariables>;
export const UpdateWorkspaceDocument = new TypedDocumentString(`
    mutation UpdateWorkspace($cap: Float) {
  updateWorkspace(input: {dailyCapMegabytes: $cap}) {
    workspace {
      dailyCapMegabytes
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateWorkspaceMutation, UpdateWorkspaceMutationVariables>;
export const ReadDeviceOfWorkspaceDocument = new TypedDocumentString(`
    query ReadDeviceOfWorkspace {
  device(by: {computer: "CAPPED-02"}) {
    health
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceOfWorkspaceQuery, ReadDeviceOfWorkspaceQueryVariables>;
export const ReadCollectorsDocument = new TypedDocumentString(`
    query ReadCollectors {
  collectors {
    id
    hash
    door
    credential
    agent
    host
    address
    batches
    records
    recordsPerMinute
    devices
    lastSeenAt
  }
}
    `) as unknown as TypedDocumentString<ReadCollectorsQuery, ReadCollectorsQueryVariables>;
export const UpdateWorkspaceOfWorkspaceDocument = new TypedDocumentString(`
    mutation UpdateWorkspaceOfWorkspace {
  updateWorkspace(input: {collecting: false}) {
    workspace {
      collecting
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateWorkspaceOfWorkspaceMutation, UpdateWorkspaceOfWorkspaceMutationVariables>;
export const WarmUpDocument = new TypedDocumentString(`
    query WarmUp {
  kql(query: "print 1") {
    rowCount
  }
}
    `) as unknown as TypedDocumentString<WarmUpQuery, WarmUpQueryVariables>;
export const CreateSavedQueryOfCsvUrlDocument = new TypedDocumentString(`
    mutation CreateSavedQueryOfCsvUrl($input: CreateSavedQueryInput!) {
  createSavedQuery(input: $input) {
    savedQuery {
      id
      revision
    }
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateSavedQueryOfCsvUrlMutation, CreateSavedQueryOfCsvUrlMutationVariables>;
export const CreateExportKeyDocument = new TypedDocumentString(`
    mutation CreateExportKey($input: CreateExportKeyInput!) {
  createExportKey(input: $input) {
    key
    path
    exportKey {
      id
      name
      savedQuery {
        name
      }
      createdAt
      lastUsedAt
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateExportKeyMutation, CreateExportKeyMutationVariables>;
export const ReadExportKeysDocument = new TypedDocumentString(`
    query ReadExportKeys {
  exportKeys {
    name
    lastUsedAt
    savedQuery {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ReadExportKeysQuery, ReadExportKeysQueryVariables>;
export const UpdateSavedQueryDocument = new TypedDocumentString(`
    mutation UpdateSavedQuery($id: ID!) {
  updateSavedQuery(input: {savedQueryId: $id, description: "x"}) {
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateSavedQueryMutation, UpdateSavedQueryMutationVariables>;
export const RevokeExportKeyDocument = new TypedDocumentString(`
    mutation RevokeExportKey($id: ID!) {
  revokeExportKey(input: {id: $id}) {
    revokedExportKeyId
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeExportKeyMutation, RevokeExportKeyMutationVariables>;
export const DeleteSavedQueryDocument = new TypedDocumentString(`
    mutation DeleteSavedQuery($id: ID!) {
  deleteSavedQuery(input: {savedQueryId: $id}) {
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteSavedQueryMutation, DeleteSavedQueryMutationVariables>;
export const ReadSavedQueriesDocument = new TypedDocumentString(`
    query ReadSavedQueries {
  savedQueries(kind: FUNCTION) {
    id
  }
}
    `) as unknown as TypedDocumentString<ReadSavedQueriesQuery, ReadSavedQueriesQueryVariables>;
export const ReadPausedExportDocument = new TypedDocumentString(`
    query ReadPausedExport($id: ID!) {
  scheduledExport(id: $id) {
    enabled
    dueAt
    failures
    lastError
    pausedAt
    pauseReason
    runs(first: 100) {
      status
      attempt
      error
    }
  }
}
    `) as unknown as TypedDocumentString<ReadPausedExportQuery, ReadPausedExportQueryVariables>;
export const UpdateScheduledExportDocument = new TypedDocumentString(`
    mutation UpdateScheduledExport($id: ID!, $query: String!) {
  updateScheduledExport(input: {id: $id, query: $query}) {
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateScheduledExportMutation, UpdateScheduledExportMutationVariables>;
export const FollowFaultChangesOfChangesDocument = new TypedDocumentString(`
    subscription FollowFaultChangesOfChanges($filter: FaultFilter, $after: String) {
  faultChanges(filter: $filter, after: $after) {
    kind
    cursor
    at
    faultId
    state
    previousState
    reason
    left
    fault {
      id
      state
      version
      computer
      severity
      acknowledgedAt
      occurrences
      room {
        name
        site
      }
      signal {
        key
        state
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FollowFaultChangesOfChangesSubscription, FollowFaultChangesOfChangesSubscriptionVariables>;
export const FollowRoomChangesDocument = new TypedDocumentString(`
    subscription FollowRoomChanges($filter: RoomFilter, $after: String) {
  roomChanges(filter: $filter, after: $after) {
    kind
    cursor
    at
    roomId
    health
    previousHealth
    reason
    left
    room {
      id
      name
      site
      building
      floor
      tags
      health
      version
      devices {
        computer
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FollowRoomChangesSubscription, FollowRoomChangesSubscriptionVariables>;
export const ReadFaultChangesOfChangesDocument = new TypedDocumentString(`
    query ReadFaultChangesOfChanges($filter: FaultFilter, $after: String) {
  faultChanges(filter: $filter, after: $after, first: 4) {
    nodes {
      kind
      cursor
      left
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadFaultChangesOfChangesQuery, ReadFaultChangesOfChangesQueryVariables>;
export const ReadFaultsOfChangesDocument = new TypedDocumentString(`
    query ReadFaultsOfChanges {
  faults(first: 1) {
    pageInfo {
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadFaultsOfChangesQuery, ReadFaultsOfChangesQueryVariables>;
export const FollowFaultChangesOfClientsDocument = new TypedDocumentString(`
    subscription FollowFaultChangesOfClients($after: String) {
  faultChanges(after: $after) {
    kind
    cursor
    faultId
    state
    fault {
      computer
    }
  }
}
    `) as unknown as TypedDocumentString<FollowFaultChangesOfClientsSubscription, FollowFaultChangesOfClientsSubscriptionVariables>;
export const FollowFaultChangesOfCutsAndReturnsDocument = new TypedDocumentString(`
    subscription FollowFaultChangesOfCutsAndReturns($filter: FaultFilter, $after: String) {
  faultChanges(filter: $filter, after: $after) {
    kind
    cursor
    left
    subject: faultId
    row: fault {
      id
      version
      state
      severity
      computer
      occurrences
      acknowledgedAt
      room {
        id
        name
        site
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FollowFaultChangesOfCutsAndReturnsSubscription, FollowFaultChangesOfCutsAndReturnsSubscriptionVariables>;
export const ReadFaultsOfCutsAndReturnsDocument = new TypedDocumentString(`
    query ReadFaultsOfCutsAndReturns($filter: FaultFilter, $after: String) {
  faults(filter: $filter, after: $after, first: 100) {
    nodes {
      id
      version
      state
      severity
      computer
      occurrences
      acknowledgedAt
      room {
        id
        name
        site
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadFaultsOfCutsAndReturnsQuery, ReadFaultsOfCutsAndReturnsQueryVariables>;
export const FollowRoomChangesOfCutsAndReturnsDocument = new TypedDocumentString(`
    subscription FollowRoomChangesOfCutsAndReturns($filter: RoomFilter, $after: String) {
  roomChanges(filter: $filter, after: $after) {
    kind
    cursor
    left
    subject: roomId
    row: room {
      id
      version
      name
      site
      tags
      health
      devices {
        id
        computer
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FollowRoomChangesOfCutsAndReturnsSubscription, FollowRoomChangesOfCutsAndReturnsSubscriptionVariables>;
export const ReadRoomsOfCutsAndReturnsDocument = new TypedDocumentString(`
    query ReadRoomsOfCutsAndReturns($filter: RoomFilter, $after: String) {
  rooms(filter: $filter, after: $after, first: 100) {
    nodes {
      id
      version
      name
      site
      tags
      health
      devices {
        id
        computer
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadRoomsOfCutsAndReturnsQuery, ReadRoomsOfCutsAndReturnsQueryVariables>;
export const ReadDeviceIdDocument = new TypedDocumentString(`
    query ReadDeviceId($computer: String!) {
  device(by: {computer: $computer}) {
    id
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceIdQuery, ReadDeviceIdQueryVariables>;
export const FollowCursorsDocument = new TypedDocumentString(`
    subscription FollowCursors($after: String) {
  faultChanges(after: $after) {
    kind
    cursor
  }
}
    `) as unknown as TypedDocumentString<FollowCursorsSubscription, FollowCursorsSubscriptionVariables>;
export const FollowKindsDocument = new TypedDocumentString(`
    subscription FollowKinds {
  faultChanges {
    kind
  }
}
    `) as unknown as TypedDocumentString<FollowKindsSubscription, FollowKindsSubscriptionVariables>;
export const ReadTypenameDocument = new TypedDocumentString(`
    query ReadTypename {
  __typename
}
    `) as unknown as TypedDocumentString<ReadTypenameQuery, ReadTypenameQueryVariables>;
export const FollowRoomChangesOfLimitsDocument = new TypedDocumentString(`
    subscription FollowRoomChangesOfLimits($after: String) {
  roomChanges(after: $after) {
    kind
  }
}
    `) as unknown as TypedDocumentString<FollowRoomChangesOfLimitsSubscription, FollowRoomChangesOfLimitsSubscriptionVariables>;
export const ReadChangesAroundCursorsDocument = new TypedDocumentString(`
    query ReadChangesAroundCursors($after: String, $before: String) {
  faultChanges(first: 100, after: $after, before: $before) {
    nodes {
      faultId
    }
    pageInfo {
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadChangesAroundCursorsQuery, ReadChangesAroundCursorsQueryVariables>;
export const FollowFaultChangesOfSharedBytesDocument = new TypedDocumentString(`
    subscription FollowFaultChangesOfSharedBytes {
  faultChanges {
    kind
    reason
  }
}
    `) as unknown as TypedDocumentString<FollowFaultChangesOfSharedBytesSubscription, FollowFaultChangesOfSharedBytesSubscriptionVariables>;
export const FollowFaultsDocument = new TypedDocumentString(`
    subscription FollowFaults($after: String) {
  faultChanges(after: $after) {
    kind
    cursor
    at
    state
    previousState
    left
    faultId
    fault {
      id
      state
      version
      computer
      occurrences
      signal {
        key
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FollowFaultsSubscription, FollowFaultsSubscriptionVariables>;
export const FollowRoomsDocument = new TypedDocumentString(`
    subscription FollowRooms($after: String) {
  roomChanges(after: $after) {
    kind
    cursor
    roomId
    health
    previousHealth
  }
}
    `) as unknown as TypedDocumentString<FollowRoomsSubscription, FollowRoomsSubscriptionVariables>;
export const ReadFaultHistoryDocument = new TypedDocumentString(`
    query ReadFaultHistory($after: String) {
  faultChanges(first: 100, after: $after) {
    nodes {
      kind
      cursor
      at
      state
      previousState
      left
      faultId
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadFaultHistoryQuery, ReadFaultHistoryQueryVariables>;
export const ReadOpenFaultsDocument = new TypedDocumentString(`
    query ReadOpenFaults($after: String) {
  faults(filter: {states: [PENDING, OPEN, RESOLVED]}, first: 100, after: $after) {
    nodes {
      id
      state
      version
      computer
      occurrences
      signal {
        key
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadOpenFaultsQuery, ReadOpenFaultsQueryVariables>;
export const CreateScheduledExportDocument = new TypedDocumentString(`
    mutation CreateScheduledExport($input: CreateScheduledExportInput!) {
  createScheduledExport(input: $input) {
    scheduledExport {
      id
      exportId
      name
      query
      format
      window
      delay
      nextWindow
      dueAt
      enabled
      destination {
        folder
        s3 {
          endpoint
          bucket
          accessKeyId
        }
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<CreateScheduledExportMutation, CreateScheduledExportMutationVariables>;
export const ReadScheduledExportDocument = new TypedDocumentString(`
    query ReadScheduledExport($id: ID!) {
  scheduledExport(id: $id) {
    nextWindow
    running
    failures
    lastError
    dueAt
    runs(first: 100) {
      status
      windowStart
      windowEnd
      attempt
      rows
      bytes
      sha256
      object
      milliseconds
      error
    }
  }
}
    `) as unknown as TypedDocumentString<ReadScheduledExportQuery, ReadScheduledExportQueryVariables>;
export const FollowFaultChangesOfFeedWorldDocument = new TypedDocumentString(`
    subscription FollowFaultChangesOfFeedWorld($filter: FaultFilter, $after: String) {
  faultChanges(filter: $filter, after: $after) {
    cursor
    kind
    at
    faultId
    state
    previousState
    reason
    left
    fault {
      id
      state
      severity
      category
      computer
      startedAt
      openedAt
      occurrences
      version
      room {
        name
        site
        building
        health
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FollowFaultChangesOfFeedWorldSubscription, FollowFaultChangesOfFeedWorldSubscriptionVariables>;
export const CountEventsOfGoodDocument = new TypedDocumentString(`
    query CountEventsOfGood($computers: [String!]!) {
  events(filter: {computers: $computers}) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<CountEventsOfGoodQuery, CountEventsOfGoodQueryVariables>;
export const SeedRoomDocument = new TypedDocumentString(`
    mutation SeedRoom($input: CreateRoomInput!) {
  createRoom(input: $input) {
    room {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedRoomMutation, SeedRoomMutationVariables>;
export const SeedRoomUpdateDocument = new TypedDocumentString(`
    mutation SeedRoomUpdate($input: UpdateRoomInput!) {
  updateRoom(input: $input) {
    room {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedRoomUpdateMutation, SeedRoomUpdateMutationVariables>;
export const SeedRoomDeletionDocument = new TypedDocumentString(`
    mutation SeedRoomDeletion($input: DeleteRoomInput!) {
  deleteRoom(input: $input) {
    deletedRoomId
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedRoomDeletionMutation, SeedRoomDeletionMutationVariables>;
export const SeedAssignmentDocument = new TypedDocumentString(`
    mutation SeedAssignment($input: AssignDeviceInput!) {
  assignDevice(input: $input) {
    device {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedAssignmentMutation, SeedAssignmentMutationVariables>;
export const SeedDeviceDocument = new TypedDocumentString(`
    query SeedDevice($computer: String!) {
  device(by: {computer: $computer}) {
    id
  }
}
    `) as unknown as TypedDocumentString<SeedDeviceQuery, SeedDeviceQueryVariables>;
export const SeedDeviceDeletionDocument = new TypedDocumentString(`
    mutation SeedDeviceDeletion($input: DeleteDeviceInput!) {
  deleteDevice(input: $input) {
    deletedDeviceId
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedDeviceDeletionMutation, SeedDeviceDeletionMutationVariables>;
export const SeedOptionalDocument = new TypedDocumentString(`
    mutation SeedOptional($input: SetSignalOptionalInput!) {
  setSignalOptional(input: $input) {
    device {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedOptionalMutation, SeedOptionalMutationVariables>;
export const SeedAcknowledgementDocument = new TypedDocumentString(`
    mutation SeedAcknowledgement($input: AcknowledgeFaultInput!) {
  acknowledgeFault(input: $input) {
    fault {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedAcknowledgementMutation, SeedAcknowledgementMutationVariables>;
export const SeedUnacknowledgementDocument = new TypedDocumentString(`
    mutation SeedUnacknowledgement($input: UnacknowledgeFaultInput!) {
  unacknowledgeFault(input: $input) {
    fault {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedUnacknowledgementMutation, SeedUnacknowledgementMutationVariables>;
export const SeedSavedQueryDocument = new TypedDocumentString(`
    mutation SeedSavedQuery($input: CreateSavedQueryInput!) {
  createSavedQuery(input: $input) {
    savedQuery {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedSavedQueryMutation, SeedSavedQueryMutationVariables>;
export const SeedSavedQueryUpdateDocument = new TypedDocumentString(`
    mutation SeedSavedQueryUpdate($input: UpdateSavedQueryInput!) {
  updateSavedQuery(input: $input) {
    savedQuery {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedSavedQueryUpdateMutation, SeedSavedQueryUpdateMutationVariables>;
export const SeedSavedQueryDeletionDocument = new TypedDocumentString(`
    mutation SeedSavedQueryDeletion($input: DeleteSavedQueryInput!) {
  deleteSavedQuery(input: $input) {
    deletedSavedQueryId
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedSavedQueryDeletionMutation, SeedSavedQueryDeletionMutationVariables>;
export const SeedKeyDocument = new TypedDocumentString(`
    mutation SeedKey($input: CreateExportKeyInput!) {
  createExportKey(input: $input) {
    exportKey {
      id
    }
    key
    path
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedKeyMutation, SeedKeyMutationVariables>;
export const SeedKeyRevocationDocument = new TypedDocumentString(`
    mutation SeedKeyRevocation($input: RevokeExportKeyInput!) {
  revokeExportKey(input: $input) {
    revokedExportKeyId
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedKeyRevocationMutation, SeedKeyRevocationMutationVariables>;
export const SeedAlertRuleDocument = new TypedDocumentString(`
    mutation SeedAlertRule($input: CreateAlertRuleInput!) {
  createAlertRule(input: $input) {
    alertRule {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedAlertRuleMutation, SeedAlertRuleMutationVariables>;
export const SeedActionGroupDocument = new TypedDocumentString(`
    mutation SeedActionGroup($input: SaveActionGroupInput!) {
  saveActionGroup(input: $input) {
    actionGroup {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedActionGroupMutation, SeedActionGroupMutationVariables>;
export const SeedTestDocument = new TypedDocumentString(`
    mutation SeedTest($input: TestActionGroupInput!) {
  testActionGroup(input: $input) {
    deliveries {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedTestMutation, SeedTestMutationVariables>;
export const SeedSilenceDocument = new TypedDocumentString(`
    mutation SeedSilence($input: CreateSilenceInput!) {
  createSilence(input: $input) {
    silence {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedSilenceMutation, SeedSilenceMutationVariables>;
export const SeedAlertRoutesDocument = new TypedDocumentString(`
    mutation SeedAlertRoutes($input: UpdateAlertRoutesInput!) {
  updateAlertRoutes(input: $input) {
    alertRoutes {
      revision
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedAlertRoutesMutation, SeedAlertRoutesMutationVariables>;
export const SeedViewDocument = new TypedDocumentString(`
    mutation SeedView($input: CreateViewInput!) {
  createView(input: $input) {
    view {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedViewMutation, SeedViewMutationVariables>;
export const SeedViewUpdateDocument = new TypedDocumentString(`
    mutation SeedViewUpdate($input: UpdateViewInput!) {
  updateView(input: $input) {
    view {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedViewUpdateMutation, SeedViewUpdateMutationVariables>;
export const SeedViewDeletionDocument = new TypedDocumentString(`
    mutation SeedViewDeletion($input: DeleteViewInput!) {
  deleteView(input: $input) {
    deletedViewId
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedViewDeletionMutation, SeedViewDeletionMutationVariables>;
export const SeedCustomFieldDocument = new TypedDocumentString(`
    mutation SeedCustomField($input: CustomFieldInput!) {
  saveCustomField(input: $input) {
    customField {
      name
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedCustomFieldMutation, SeedCustomFieldMutationVariables>;
export const SeedExportDocument = new TypedDocumentString(`
    mutation SeedExport($input: CreateScheduledExportInput!) {
  createScheduledExport(input: $input) {
    scheduledExport {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedExportMutation, SeedExportMutationVariables>;
export const SeedExportUpdateDocument = new TypedDocumentString(`
    mutation SeedExportUpdate($input: UpdateScheduledExportInput!) {
  updateScheduledExport(input: $input) {
    scheduledExport {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedExportUpdateMutation, SeedExportUpdateMutationVariables>;
export const SeedExportRunDocument = new TypedDocumentString(`
    mutation SeedExportRun($input: ScheduledExportKey!) {
  runScheduledExport(input: $input) {
    scheduledExport {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedExportRunMutation, SeedExportRunMutationVariables>;
export const SeedExportDeletionDocument = new TypedDocumentString(`
    mutation SeedExportDeletion($input: ScheduledExportKey!) {
  deleteScheduledExport(input: $input) {
    deletedScheduledExportId
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeedExportDeletionMutation, SeedExportDeletionMutationVariables>;
export const SeedRowsDocument = new TypedDocumentString(`
    query SeedRows($query: String!) {
  kql(query: $query) {
    rows
  }
}
    `) as unknown as TypedDocumentString<SeedRowsQuery, SeedRowsQueryVariables>;
export const ReadRuleForHostileDocument = new TypedDocumentString(`
    query ReadRuleForHostile {
  workspace {
    dataCollectionRuleId
  }
}
    `) as unknown as TypedDocumentString<ReadRuleForHostileQuery, ReadRuleForHostileQueryVariables>;
export const SaveQueryOfForeignPagesDocument = new TypedDocumentString(`
    mutation SaveQueryOfForeignPages($input: CreateSavedQueryInput!) {
  createSavedQuery(input: $input) {
    savedQuery {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<SaveQueryOfForeignPagesMutation, SaveQueryOfForeignPagesMutationVariables>;
export const ImportOfTestDocument = new TypedDocumentString(`
    mutation ImportOfTest($input: ImportRoomsInput!) {
  importRooms(input: $input) {
    rooms {
      index
      name
      action
      changes
      registered
      moved
      removedRooms
      room {
        id
        name
      }
      userErrors {
        code
        field
        message
      }
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ImportOfTestMutation, ImportOfTestMutationVariables>;
export const ReadImportedRoomDocument = new TypedDocumentString(`
    query ReadImportedRoom($name: String!) {
  room(by: {name: $name}) {
    id
    name
    site
    building
    floor
    tags
    account
    ownTimeZone
    health
    version
    devices {
      computer
      health
      room {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadImportedRoomQuery, ReadImportedRoomQueryVariables>;
export const ReadFaultsOfImportDocument = new TypedDocumentString(`
    query ReadFaultsOfImport($computer: String!) {
  device(by: {computer: $computer}) {
    room {
      id
      name
    }
    faults {
      nodes {
        room {
          name
          site
        }
        changes {
          nodes {
            kind
            reason
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadFaultsOfImportQuery, ReadFaultsOfImportQueryVariables>;
export const FollowImportDocument = new TypedDocumentString(`
    subscription FollowImport {
  roomChanges {
    kind
    room {
      name
    }
    roomId
    reason
  }
}
    `) as unknown as TypedDocumentString<FollowImportSubscription, FollowImportSubscriptionVariables>;
export const ReadDeviceOfJobsDocument = new TypedDocumentString(`
    query ReadDeviceOfJobs($c: String!) {
  device(by: {computer: $c}) {
    health
    room {
      health
    }
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceOfJobsQuery, ReadDeviceOfJobsQueryVariables>;
export const SaveGroupDocument = new TypedDocumentString(`
    mutation SaveGroup($input: SaveActionGroupInput!) {
  saveActionGroup(input: $input) {
    actionGroup {
      id
      name
      to
      cc
      bcc
      revision
      webhooks {
        webhookId
        url
        format
        disabledAt
        disabledBecause
      }
    }
    secrets {
      webhookId
      secret
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SaveGroupMutation, SaveGroupMutationVariables>;
export const ActionGroupsDocument = new TypedDocumentString(`
    query ActionGroups {
  actionGroups {
    id
    name
    to
    cc
    bcc
    revision
    updatedBy
    webhooks {
      webhookId
      url
      format
      disabledAt
      disabledBecause
      failingSince
    }
  }
}
    `) as unknown as TypedDocumentString<ActionGroupsQuery, ActionGroupsQueryVariables>;
export const SaveRoutesDocument = new TypedDocumentString(`
    mutation SaveRoutes($input: UpdateAlertRoutesInput!) {
  updateAlertRoutes(input: $input) {
    alertRoutes {
      revision
      routes {
        name
        groupWait
        groupBy
        actionGroups {
          name
        }
      }
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SaveRoutesMutation, SaveRoutesMutationVariables>;
export const TryGroupDocument = new TypedDocumentString(`
    mutation TryGroup($input: TestActionGroupInput!) {
  testActionGroup(input: $input) {
    deliveries {
      id
      channel
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TryGroupMutation, TryGroupMutationVariables>;
export const RetryDeliveryDocument = new TypedDocumentString(`
    mutation RetryDelivery($input: RetryDeliveryInput!) {
  retryDelivery(input: $input) {
    delivery {
      id
      status
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RetryDeliveryMutation, RetryDeliveryMutationVariables>;
export const RemoveGroupDocument = new TypedDocumentString(`
    mutation RemoveGroup($input: DeleteActionGroupInput!) {
  deleteActionGroup(input: $input) {
    deletedActionGroupId
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveGroupMutation, RemoveGroupMutationVariables>;
export const DeliveryLogDocument = new TypedDocumentString(`
    query DeliveryLog {
  deliveries(first: 100) {
    nodes {
      id
      deliveryId
      channel
      status
      target
      reason
      headline
      text
      body
      answer
      nextAttemptAt
      sentAt
      attempts {
        at
        error
      }
      actionGroup {
        name
      }
      alerts {
        computer
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeliveryLogQuery, DeliveryLogQueryVariables>;
export const AcknowledgeFirstDocument = new TypedDocumentString(`
    mutation AcknowledgeFirst($input: AcknowledgeAlertInput!) {
  acknowledgeAlert(input: $input) {
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AcknowledgeFirstMutation, AcknowledgeFirstMutationVariables>;
export const OpenAlertsDocument = new TypedDocumentString(`
    query OpenAlerts($filter: AlertFilter) {
  alerts(filter: $filter) {
    nodes {
      id
      state
    }
  }
}
    `) as unknown as TypedDocumentString<OpenAlertsQuery, OpenAlertsQueryVariables>;
export const SilenceAlertsDocument = new TypedDocumentString(`
    mutation SilenceAlerts($input: CreateSilenceInput!) {
  createSilence(input: $input) {
    silence {
      id
      state
      createdBy
      matchers {
        label
        operator
        value
      }
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SilenceAlertsMutation, SilenceAlertsMutationVariables>;
export const EndSilenceDocument = new TypedDocumentString(`
    mutation EndSilence($input: ExpireSilenceInput!) {
  expireSilence(input: $input) {
    silence {
      state
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EndSilenceMutation, EndSilenceMutationVariables>;
export const ReadOneFaultDocument = new TypedDocumentString(`
    query ReadOneFault($computer: String!) {
  device(by: {computer: $computer}) {
    health
    room {
      health
    }
    faults(states: null) {
      nodes {
        signal {
          key
        }
        state
        occurrences
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadOneFaultQuery, ReadOneFaultQueryVariables>;
export const SetPolicyOfTestDocument = new TypedDocumentString(`
    mutation SetPolicyOfTest($input: SetSignalPolicyInput!) {
  setSignalPolicy(input: $input) {
    policy {
      key
      room {
        name
      }
      optional
      watchTime
      severity
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetPolicyOfTestMutation, SetPolicyOfTestMutationVariables>;
export const UpdateDeviceOfTestDocument = new TypedDocumentString(`
    mutation UpdateDeviceOfTest($input: UpdateDeviceInput!) {
  updateDevice(input: $input) {
    device {
      staleAfter
      ownStaleAfter
      staleAt
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateDeviceOfTestMutation, UpdateDeviceOfTestMutationVariables>;
export const ReadPoliciesOfDeviceDocument = new TypedDocumentString(`
    query ReadPoliciesOfDevice($computer: String!) {
  device(by: {computer: $computer}) {
    id
    health
    staleAt
    signalPolicies {
      key
      optional
      watchTime
      severity
    }
    signals {
      key
      optional
    }
    faults(states: [PENDING, OPEN]) {
      nodes {
        state
        severity
      }
    }
    room {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ReadPoliciesOfDeviceQuery, ReadPoliciesOfDeviceQueryVariables>;
export const ReadPoliciesDocument = new TypedDocumentString(`
    query ReadPolicies {
  signalPolicies {
    key
    room {
      name
    }
    optional
    watchTime
    severity
  }
}
    `) as unknown as TypedDocumentString<ReadPoliciesQuery, ReadPoliciesQueryVariables>;
export const ReadKqlOfGraphqlDocument = new TypedDocumentString(`
    query ReadKqlOfGraphql($query: String!, $timespan: String, $first: Int, $after: String) {
  kql(query: $query, timespan: $timespan, first: $first, after: $after) {
    columns {
      name
      type
    }
    rows
    rowCount
    truncated
    warnings
    render
    endCursor
    stats {
      rowsRead
      rowsReturned
      milliseconds
      pushedDown
    }
  }
}
    `) as unknown as TypedDocumentString<ReadKqlOfGraphqlQuery, ReadKqlOfGraphqlQueryVariables>;
export const ReadRoomsOfGraphqlDocument = new TypedDocumentString(`
    query ReadRoomsOfGraphql {
  rooms {
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ReadRoomsOfGraphqlQuery, ReadRoomsOfGraphqlQueryVariables>;
export const UpdateRoomDocument = new TypedDocumentString(`
    mutation UpdateRoom($roomId: ID!) {
  updateRoom(input: {roomId: $roomId, site: "Oslo", tags: ["wall"]}) {
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateRoomMutation, UpdateRoomMutationVariables>;
export const ReadRoomsAndDevicesDocument = new TypedDocumentString(`
    query ReadRoomsAndDevices {
  rooms {
    nodes {
      id
      name
      site
      tags
      health
      healthSince
      lastEventAt
    }
  }
  devices {
    nodes {
      id
      computer
      room {
        id
        name
        site
        floor
      }
      alias
      displayName
      appVersion
      os
      osVersion
      health
      firstSeenAt
      lastHeartbeatAt
      staleAt
    }
  }
}
    `) as unknown as TypedDocumentString<ReadRoomsAndDevicesQuery, ReadRoomsAndDevicesQueryVariables>;
export const ReadFaultsOfGraphqlDocument = new TypedDocumentString(`
    query ReadFaultsOfGraphql {
  faults {
    nodes {
      id
      computer
      signal {
        key
      }
      category
      severity
      state
      reason
      occurrences
    }
  }
}
    `) as unknown as TypedDocumentString<ReadFaultsOfGraphqlQuery, ReadFaultsOfGraphqlQueryVariables>;
export const ReadKqlOfGraphql2Document = new TypedDocumentString(`
    query ReadKqlOfGraphql2($query: String!) {
  kql(query: $query, explain: true) {
    stats {
      steps {
        operators
        table
        isPushedDown
        fellBack
        rows
        documentsRead
        indexes
        asked
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadKqlOfGraphql2Query, ReadKqlOfGraphql2QueryVariables>;
export const ReadKqlDiagnosticsAndKqlCompletionsDocument = new TypedDocumentString(`
    query ReadKqlDiagnosticsAndKqlCompletions($bad: String!, $begun: String!) {
  kqlDiagnostics(text: $bad) {
    code
    severity
    line
    column
    length
    message
  }
  kqlCompletions(text: $begun, position: 19) {
    label
    kind
    insert
    start
    length
  }
}
    `) as unknown as TypedDocumentString<ReadKqlDiagnosticsAndKqlCompletionsQuery, ReadKqlDiagnosticsAndKqlCompletionsQueryVariables>;
export const BusyExportDocument = new TypedDocumentString(`
    mutation BusyExport($input: CreateScheduledExportInput!) {
  createScheduledExport(input: $input) {
    userErrors {
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<BusyExportMutation, BusyExportMutationVariables>;
export const BusySavedQueryDocument = new TypedDocumentString(`
    mutation BusySavedQuery($input: CreateSavedQueryInput!) {
  createSavedQuery(input: $input) {
    userErrors {
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<BusySavedQueryMutation, BusySavedQueryMutationVariables>;
export const ReadKqlOfOmsDocument = new TypedDocumentString(`
    query ReadKqlOfOms($query: String!) {
  kql(query: $query) {
    rows
    rowCount
  }
}
    `) as unknown as TypedDocumentString<ReadKqlOfOmsQuery, ReadKqlOfOmsQueryVariables>;
export const CreateSavedQueryOfSavedQueriesDocument = new TypedDocumentString(`
    mutation CreateSavedQueryOfSavedQueries($input: CreateSavedQueryInput!) {
  createSavedQuery(input: $input) {
    savedQuery {
      id
      kind
      name
      description
      text
      parameters {
        name
        type
        default
      }
      updatedBy
      revision
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateSavedQueryOfSavedQueriesMutation, CreateSavedQueryOfSavedQueriesMutationVariables>;
export const UpdateSavedQueryOfSavedQueriesDocument = new TypedDocumentString(`
    mutation UpdateSavedQueryOfSavedQueries($input: UpdateSavedQueryInput!) {
  updateSavedQuery(input: $input) {
    savedQuery {
      id
      name
      text
      revision
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateSavedQueryOfSavedQueriesMutation, UpdateSavedQueryOfSavedQueriesMutationVariables>;
export const DeleteSavedQueryOfSavedQueriesDocument = new TypedDocumentString(`
    mutation DeleteSavedQueryOfSavedQueries($id: ID!) {
  deleteSavedQuery(input: {savedQueryId: $id}) {
    deletedSavedQueryId
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteSavedQueryOfSavedQueriesMutation, DeleteSavedQueryOfSavedQueriesMutationVariables>;
export const ReadKqlDocument = new TypedDocumentString(`
    query ReadKql($query: String!) {
  kql(query: $query) {
    rows
  }
}
    `) as unknown as TypedDocumentString<ReadKqlQuery, ReadKqlQueryVariables>;
export const ReadSavedQueriesAndSavedQueryDocument = new TypedDocumentString(`
    query ReadSavedQueriesAndSavedQuery($id: ID!) {
  savedQueries(kind: QUERY) {
    name
  }
  byName: savedQuery(by: {name: "ALL ROOMS"}) {
    id
  }
  node(id: $id) {
    __typename
    id
  }
}
    `) as unknown as TypedDocumentString<ReadSavedQueriesAndSavedQueryQuery, ReadSavedQueriesAndSavedQueryQueryVariables>;
export const ReadSavedQueryDocument = new TypedDocumentString(`
    query ReadSavedQuery {
  savedQuery(by: {name: "all rooms"}) {
    id
  }
}
    `) as unknown as TypedDocumentString<ReadSavedQueryQuery, ReadSavedQueryQueryVariables>;
export const ReadKqlDiagnosticsDocument = new TypedDocumentString(`
    query ReadKqlDiagnostics {
  kqlDiagnostics(text: "Shallow") {
    severity
    line
    message
  }
}
    `) as unknown as TypedDocumentString<ReadKqlDiagnosticsQuery, ReadKqlDiagnosticsQueryVariables>;
export const ReadKqlCompletionsDocument = new TypedDocumentString(`
    query ReadKqlCompletions {
  kqlCompletions(text: "Offers", position: 6) {
    label
  }
}
    `) as unknown as TypedDocumentString<ReadKqlCompletionsQuery, ReadKqlCompletionsQueryVariables>;
export const ReadRoomsOfCommandsDocument = new TypedDocumentString(`
    query ReadRoomsOfCommands($first: Int, $orderBy: RoomOrder) {
  rooms(first: $first, orderBy: $orderBy) {
    nodes {
      name
      health
      lastEventAt
      devices {
        computer
        health
        signals {
          key
          state
        }
        room {
          name
        }
        faults {
          nodes {
            id
          }
        }
      }
      faults {
        nodes {
          state
          reason
          device {
            computer
          }
          room {
            name
          }
          signal {
            key
            state
          }
        }
        totalCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadRoomsOfCommandsQuery, ReadRoomsOfCommandsQueryVariables>;
export const ReadFaultsOfCommandsDocument = new TypedDocumentString(`
    query ReadFaultsOfCommands($first: Int) {
  faults(first: $first) {
    nodes {
      reason
      device {
        computer
      }
      room {
        name
        devices {
          computer
        }
      }
      signal {
        label
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadFaultsOfCommandsQuery, ReadFaultsOfCommandsQueryVariables>;
export const ReadDevicesOfCommandsDocument = new TypedDocumentString(`
    query ReadDevicesOfCommands($first: Int) {
  devices(first: $first) {
    nodes {
      computer
      room {
        name
      }
      faults {
        nodes {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadDevicesOfCommandsQuery, ReadDevicesOfCommandsQueryVariables>;
export const ReadEventsOfCommandsDocument = new TypedDocumentString(`
    query ReadEventsOfCommands($first: Int) {
  events(first: $first) {
    nodes {
      description
      device {
        computer
        room {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadEventsOfCommandsQuery, ReadEventsOfCommandsQueryVariables>;
export const ReadFaultChangesOfCommandsDocument = new TypedDocumentString(`
    query ReadFaultChangesOfCommands($first: Int) {
  faultChanges(first: $first) {
    nodes {
      kind
      state
      fault {
        reason
        room {
          name
        }
        device {
          computer
        }
        signal {
          key
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadFaultChangesOfCommandsQuery, ReadFaultChangesOfCommandsQueryVariables>;
export const ReadNamesOfCommandsDocument = new TypedDocumentString(`
    query ReadNamesOfCommands($first: Int) {
  rooms(first: $first) {
    nodes {
      devices {
        computer
        health
      }
      faults {
        nodes {
          signal {
            key
          }
          device {
            computer
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadNamesOfCommandsQuery, ReadNamesOfCommandsQueryVariables>;
export const FollowFaultChangesOfCommandsDocument = new TypedDocumentString(`
    subscription FollowFaultChangesOfCommands {
  faultChanges {
    kind
    fault {
      reason
      room {
        name
      }
      device {
        computer
      }
      signal {
        key
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FollowFaultChangesOfCommandsSubscription, FollowFaultChangesOfCommandsSubscriptionVariables>;
export const TryAcknowledgeDocument = new TypedDocumentString(`
    mutation TryAcknowledge($input: AcknowledgeFaultInput!) {
  acknowledgeFault(input: $input) {
    fault {
      id
      state
      version
      acknowledgedAt
      acknowledgedBy
      acknowledgementNote
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TryAcknowledgeMutation, TryAcknowledgeMutationVariables>;
export const TryUnacknowledgeDocument = new TypedDocumentString(`
    mutation TryUnacknowledge($input: UnacknowledgeFaultInput!) {
  unacknowledgeFault(input: $input) {
    fault {
      id
      state
      version
      acknowledgedAt
      acknowledgedBy
      acknowledgementNote
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TryUnacknowledgeMutation, TryUnacknowledgeMutationVariables>;
export const TryCreateRoomDocument = new TypedDocumentString(`
    mutation TryCreateRoom($input: CreateRoomInput!) {
  createRoom(input: $input) {
    room {
      id
      name
      site
      building
      floor
      tags
      health
      version
      devices {
        computer
      }
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TryCreateRoomMutation, TryCreateRoomMutationVariables>;
export const TryUpdateRoomDocument = new TypedDocumentString(`
    mutation TryUpdateRoom($input: UpdateRoomInput!) {
  updateRoom(input: $input) {
    room {
      id
      name
      site
      building
      floor
      tags
      health
      version
      devices {
        computer
      }
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TryUpdateRoomMutation, TryUpdateRoomMutationVariables>;
export const TryDeleteRoomDocument = new TypedDocumentString(`
    mutation TryDeleteRoom($input: DeleteRoomInput!) {
  deleteRoom(input: $input) {
    deletedRoomId
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TryDeleteRoomMutation, TryDeleteRoomMutationVariables>;
export const TryAssignDeviceDocument = new TypedDocumentString(`
    mutation TryAssignDevice($input: AssignDeviceInput!) {
  assignDevice(input: $input) {
    device {
      id
      computer
      health
      room {
        name
      }
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TryAssignDeviceMutation, TryAssignDeviceMutationVariables>;
export const TryDeleteDeviceDocument = new TypedDocumentString(`
    mutation TryDeleteDevice($input: DeleteDeviceInput!) {
  deleteDevice(input: $input) {
    deletedDeviceId
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TryDeleteDeviceMutation, TryDeleteDeviceMutationVariables>;
export const TrySetSignalOptionalDocument = new TypedDocumentString(`
    mutation TrySetSignalOptional($input: SetSignalOptionalInput!) {
  setSignalOptional(input: $input) {
    device {
      id
      health
      signals {
        key
        state
        optional
      }
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TrySetSignalOptionalMutation, TrySetSignalOptionalMutationVariables>;
export const ReadDeviceOfMutationsDocument = new TypedDocumentString(`
    query ReadDeviceOfMutations($computer: String!) {
  device(by: {computer: $computer}) {
    id
    health
    room {
      id
      health
    }
    faults(states: null) {
      nodes {
        id
        state
        version
        occurrences
        changes {
          nodes {
            kind
            reason
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceOfMutationsQuery, ReadDeviceOfMutationsQueryVariables>;
export const ReadNodeDocument = new TypedDocumentString(`
    query ReadNode($id: ID!) {
  node(id: $id) {
    ... on Room {
      site
      building
      floor
      tags
      version
    }
  }
}
    `) as unknown as TypedDocumentString<ReadNodeQuery, ReadNodeQueryVariables>;
export const ReadNodeOfMutationsDocument = new TypedDocumentString(`
    query ReadNodeOfMutations($id: ID!) {
  node(id: $id) {
    ... on Room {
      version
    }
  }
}
    `) as unknown as TypedDocumentString<ReadNodeOfMutationsQuery, ReadNodeOfMutationsQueryVariables>;
export const ReadNodeOfMutations2Document = new TypedDocumentString(`
    query ReadNodeOfMutations2($id: ID!) {
  node(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<ReadNodeOfMutations2Query, ReadNodeOfMutations2QueryVariables>;
export const ReadNodesDocument = new TypedDocumentString(`
    query ReadNodes($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Room {
      id
      devices {
        computer
      }
      health
    }
  }
}
    `) as unknown as TypedDocumentString<ReadNodesQuery, ReadNodesQueryVariables>;
export const CreateRoomOfMutationsDocument = new TypedDocumentString(`
    mutation CreateRoomOfMutations($input: CreateRoomInput!) {
  createRoom(input: $input) {
    room {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<CreateRoomOfMutationsMutation, CreateRoomOfMutationsMutationVariables>;
export const ReadRoomOfMutationsDocument = new TypedDocumentString(`
    query ReadRoomOfMutations {
  room(by: {name: "Lambda"}) {
    id
  }
}
    `) as unknown as TypedDocumentString<ReadRoomOfMutationsQuery, ReadRoomOfMutationsQueryVariables>;
export const CreateRoomAndAssignDeviceDocument = new TypedDocumentString(`
    mutation CreateRoomAndAssignDevice {
  a: createRoom(input: {name: "Mu"}) {
    room {
      version
    }
  }
  b: createRoom(input: {name: "mu"}) {
    room {
      id
    }
    userErrors {
      code
    }
  }
  c: assignDevice(input: {computer: "M-30"}) {
    device {
      room {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateRoomAndAssignDeviceMutation, CreateRoomAndAssignDeviceMutationVariables>;
export const ReadRoomsOfPagingDocument = new TypedDocumentString(`
    query ReadRoomsOfPaging {
  rooms(first: 2, filter: {floors: ["1"]}) {
    pageInfo {
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadRoomsOfPagingQuery, ReadRoomsOfPagingQueryVariables>;
export const ReadSevenRoomsDocument = new TypedDocumentString(`
    query ReadSevenRooms($cursor: String!) {
  rooms(first: 7, after: $cursor, filter: {floors: ["1"]}) {
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ReadSevenRoomsQuery, ReadSevenRoomsQueryVariables>;
export const ReadNodesOfPagingDocument = new TypedDocumentString(`
    query ReadNodesOfPaging($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
  }
}
    `) as unknown as TypedDocumentString<ReadNodesOfPagingQuery, ReadNodesOfPagingQueryVariables>;
export const ReadRoomAndDeviceDocument = new TypedDocumentString(`
    query ReadRoomAndDevice($room: ID!, $device: ID!) {
  a: room(by: {id: $device}) {
    id
  }
  b: device(by: {id: $room}) {
    id
  }
  c: room(by: {id: ""}) {
    id
  }
  d: node(id: "nonsense") {
    id
  }
  e: faults(filter: {deviceIds: [$room]}) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<ReadRoomAndDeviceQuery, ReadRoomAndDeviceQueryVariables>;
export const ReadNodesOfPaging2Document = new TypedDocumentString(`
    query ReadNodesOfPaging2($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
  }
}
    `) as unknown as TypedDocumentString<ReadNodesOfPaging2Query, ReadNodesOfPaging2QueryVariables>;
export const ReadDeviceOfRefusalsDocument = new TypedDocumentString(`
    query ReadDeviceOfRefusals {
  device(by: {computer: "known"}) {
    id
    faults(states: [RESOLVED]) {
      nodes {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceOfRefusalsQuery, ReadDeviceOfRefusalsQueryVariables>;
export const ReadNodeOfToolsDocument = new TypedDocumentString(`
    query ReadNodeOfTools($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Collector {
      door
    }
    ... on ScheduledExport {
      name
      exportId
    }
    ... on ExportKey {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ReadNodeOfToolsQuery, ReadNodeOfToolsQueryVariables>;
export const CreateKeyOfToolsDocument = new TypedDocumentString(`
    mutation CreateKeyOfTools($input: CreateExportKeyInput!) {
  createExportKey(input: $input) {
    exportKey {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<CreateKeyOfToolsMutation, CreateKeyOfToolsMutationVariables>;
export const ReadExportOfToolsDocument = new TypedDocumentString(`
    query ReadExportOfTools($id: ID!) {
  scheduledExport(id: $id) {
    exportId
  }
}
    `) as unknown as TypedDocumentString<ReadExportOfToolsQuery, ReadExportOfToolsQueryVariables>;
export const ReadEventsOfToolsDocument = new TypedDocumentString(`
    query ReadEventsOfTools($last: Int, $before: String, $first: Int) {
  events(
    filter: {computers: ["PAGE-A"]}
    last: $last
    before: $before
    first: $first
  ) {
    edges {
      cursor
      node {
        timeGenerated
      }
    }
    pageInfo {
      hasPreviousPage
      hasNextPage
      startCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadEventsOfToolsQuery, ReadEventsOfToolsQueryVariables>;
export const FollowRoomChangesOfAtOnceDocument = new TypedDocumentString(`
    subscription FollowRoomChangesOfAtOnce($filter: RoomFilter) {
  roomChanges(filter: $filter) {
    kind
    room {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<FollowRoomChangesOfAtOnceSubscription, FollowRoomChangesOfAtOnceSubscriptionVariables>;
export const ReadRoomsOfIdentityDocument = new TypedDocumentString(`
    query ReadRoomsOfIdentity($filter: RoomFilter) {
  rooms(filter: $filter, first: 100) {
    nodes {
      id
      name
      health
      version
      lastEventAt
      devices {
        computer
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadRoomsOfIdentityQuery, ReadRoomsOfIdentityQueryVariables>;
export const ReadRoomOfIdentityDocument = new TypedDocumentString(`
    query ReadRoomOfIdentity($name: String!) {
  room(by: {name: $name}) {
    id
    name
    health
    version
    lastEventAt
    devices {
      computer
    }
  }
}
    `) as unknown as TypedDocumentString<ReadRoomOfIdentityQuery, ReadRoomOfIdentityQueryVariables>;
export const ReadDeviceOfIdentityDocument = new TypedDocumentString(`
    query ReadDeviceOfIdentity($computer: String!) {
  device(by: {computer: $computer}) {
    id
    computer
    displayName
    alias
    health
    firstSeenAt
    lastEventAt
    room {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ReadDeviceOfIdentityQuery, ReadDeviceOfIdentityQueryVariables>;
export const AssignDeviceOfIdentityDocument = new TypedDocumentString(`
    mutation AssignDeviceOfIdentity($input: AssignDeviceInput!) {
  assignDevice(input: $input) {
    device {
      id
      computer
      health
      firstSeenAt
      lastEventAt
      room {
        name
      }
    }
    userErrors {
      code
      field
    }
  }
}
    `) as unknown as TypedDocumentString<AssignDeviceOfIdentityMutation, AssignDeviceOfIdentityMutationVariables>;
export const DeleteDeviceDocument = new TypedDocumentString(`
    mutation DeleteDevice($id: ID!) {
  deleteDevice(input: {deviceId: $id}) {
    deletedDeviceId
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteDeviceMutation, DeleteDeviceMutationVariables>;
export const ReadNodeAndFaultsDocument = new TypedDocumentString(`
    query ReadNodeAndFaults($ids: [ID!], $id: ID!) {
  node(id: $id) {
    id
  }
  faults(filter: {deviceIds: $ids}) {
    nodes {
      state
      computer
      device {
        id
      }
      room {
        id
      }
      signal {
        key
        state
      }
      changes {
        nodes {
          kind
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadNodeAndFaultsQuery, ReadNodeAndFaultsQueryVariables>;
export const ReadUnheardDocument = new TypedDocumentString(`
    query ReadUnheard($computer: String!) {
  device(by: {computer: $computer}) {
    health
    staleAt
    room {
      health
    }
    signals {
      key
      state
    }
    faults(states: null) {
      nodes {
        state
        severity
        category
        reason
        recommendedAction
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadUnheardQuery, ReadUnheardQueryVariables>;
export const ReadSitesDocument = new TypedDocumentString(`
    query ReadSites($names: [String!]) {
  sites(filter: {names: $names}) {
    totalCount
    nodes {
      id
      name
      timeZone
      serviceHours {
        days
        from
        to
      }
      buildings {
        id
        name
        site {
          name
        }
        timeZone
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadSitesQuery, ReadSitesQueryVariables>;
export const ReadBuildingsDocument = new TypedDocumentString(`
    query ReadBuildings($filter: BuildingFilter) {
  buildings(filter: $filter) {
    nodes {
      id
      name
      site {
        name
      }
      timeZone
    }
  }
}
    `) as unknown as TypedDocumentString<ReadBuildingsQuery, ReadBuildingsQueryVariables>;
export const ReadRoomCalendarDocument = new TypedDocumentString(`
    query ReadRoomCalendar($id: ID!) {
  node(id: $id) {
    ... on Room {
      version
      timeZone
      serviceHours {
        days
        from
        to
      }
      maintenanceHours {
        days
        from
        to
      }
      ownTimeZone
      ownServiceHours {
        days
      }
      ownMaintenanceHours {
        days
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadRoomCalendarQuery, ReadRoomCalendarQueryVariables>;
export const SetSiteOfTestDocument = new TypedDocumentString(`
    mutation SetSiteOfTest($input: UpdateSiteInput!) {
  updateSite(input: $input) {
    site {
      name
      timeZone
      maintenanceHours {
        days
        from
        to
      }
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetSiteOfTestMutation, SetSiteOfTestMutationVariables>;
export const SetBuildingOfTestDocument = new TypedDocumentString(`
    mutation SetBuildingOfTest($input: UpdateBuildingInput!) {
  updateBuilding(input: $input) {
    building {
      name
      timeZone
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetBuildingOfTestMutation, SetBuildingOfTestMutationVariables>;
export const SetCalendarDocument = new TypedDocumentString(`
    mutation SetCalendar($input: UpdateWorkspaceInput!) {
  updateWorkspace(input: $input) {
    workspace {
      timeZone
      serviceHours {
        from
        to
      }
      maintenanceHours {
        from
        to
      }
      collecting
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetCalendarMutation, SetCalendarMutationVariables>;
export const ReadPlaceNodeDocument = new TypedDocumentString(`
    query ReadPlaceNode($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
  }
}
    `) as unknown as TypedDocumentString<ReadPlaceNodeQuery, ReadPlaceNodeQueryVariables>;
export const ReadViewResultsDocument = new TypedDocumentString(`
    query ReadViewResults($id: ID!, $form: String) {
  viewResults(viewId: $id, form: $form) {
    tile
    form
    parts {
      kind
      computedAt
      nextAt
      value
      meaning
      data {
        rows
        truncated
      }
      error {
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadViewResultsQuery, ReadViewResultsQueryVariables>;
export const ReadViewDocument = new TypedDocumentString(`
    query ReadView {
  view(by: {name: "skype room systems V2"}) {
    id
    shipped
    refreshSeconds
    tiles {
      id
      type
      forms {
        name
        drillDown
        parts {
          kind
          query
          columns
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadViewQuery, ReadViewQueryVariables>;
export const ReadFleetDocument = new TypedDocumentString(`
    query ReadFleet {
  fleet {
    devicesSeen
    devicesActive
    devicesActiveLastHour
    devicesInactive
    devicesRestarted
    osVersions {
      version
      count
    }
    appVersions {
      version
      count
    }
  }
}
    `) as unknown as TypedDocumentString<ReadFleetQuery, ReadFleetQueryVariables>;
export const ReadTileDrillDownDocument = new TypedDocumentString(`
    query ReadTileDrillDown($id: ID!, $tile: String!, $form: String, $item: String!) {
  tileDrillDown(viewId: $id, tile: $tile, form: $form, item: $item) {
    query
    result {
      columns {
        name
      }
      rows
    }
  }
}
    `) as unknown as TypedDocumentString<ReadTileDrillDownQuery, ReadTileDrillDownQueryVariables>;
export const ReadViewOfShippedDocument = new TypedDocumentString(`
    query ReadViewOfShipped($id: ID!) {
  view(by: {id: $id}) {
    definition
  }
}
    `) as unknown as TypedDocumentString<ReadViewOfShippedQuery, ReadViewOfShippedQueryVariables>;
export const UpdateViewAndDeleteViewDocument = new TypedDocumentString(`
    mutation UpdateViewAndDeleteView($viewId: ID!, $definition: JSON!) {
  updateView(input: {viewId: $viewId, definition: $definition}) {
    userErrors {
      code
      field
    }
  }
  deleteView(input: {viewId: $viewId}) {
    userErrors {
      code
      field
    }
  }
  createView(input: {definition: $definition}) {
    userErrors {
      code
      field
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateViewAndDeleteViewMutation, UpdateViewAndDeleteViewMutationVariables>;
export const CreateViewDocument = new TypedDocumentString(`
    mutation CreateView($definition: JSON!) {
  createView(input: {definition: $definition}) {
    view {
      name
      shipped
    }
  }
}
    `) as unknown as TypedDocumentString<CreateViewMutation, CreateViewMutationVariables>;
export const CreateViewOfViewsDocument = new TypedDocumentString(`
    mutation CreateViewOfViews($definition: JSON!) {
  createView(input: {definition: $definition}) {
    view {
      id
      name
      revision
      updatedBy
      shipped
      definition
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateViewOfViewsMutation, CreateViewOfViewsMutationVariables>;
export const UpdateViewDocument = new TypedDocumentString(`
    mutation UpdateView($input: UpdateViewInput!) {
  updateView(input: $input) {
    view {
      id
      name
      revision
      description
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateViewMutation, UpdateViewMutationVariables>;
export const DeleteViewDocument = new TypedDocumentString(`
    mutation DeleteView($id: ID!) {
  deleteView(input: {viewId: $id}) {
    deletedViewId
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteViewMutation, DeleteViewMutationVariables>;
export const ReadViewsAndViewDocument = new TypedDocumentString(`
    query ReadViewsAndView($id: ID!) {
  views {
    name
  }
  byName: view(by: {name: "LOBBY"}) {
    id
  }
  byId: view(by: {id: $id}) {
    name
    tiles {
      id
      type
      meaning
      forms {
        name
        parts {
          kind
          query
        }
      }
    }
  }
  node(id: $id) {
    __typename
    id
  }
  none: view(by: {id: "bm9uZQ"}) {
    id
  }
}
    `) as unknown as TypedDocumentString<ReadViewsAndViewQuery, ReadViewsAndViewQueryVariables>;
export const CreateViewOfViews2Document = new TypedDocumentString(`
    mutation CreateViewOfViews2 {
  createView(
    input: {definition: {schema: "roomwatch.view", version: 1, name: "Inline", tiles: [{type: "number", id: "one", title: "One", forms: [{name: "all", number: {query: "print 1"}}]}]}}
  ) {
    view {
      name
    }
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateViewOfViews2Mutation, CreateViewOfViews2MutationVariables>;
export const ReadViewResultsOfViewsDocument = new TypedDocumentString(`
    query ReadViewResultsOfViews($id: ID!) {
  viewResults(viewId: $id) {
    tile
    form
    parts {
      kind
      computedAt
      nextAt
      value
      meaning
      data {
        columns {
          name
          type
        }
        rows
        truncated
      }
      error {
        code
        message
        line
        column
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadViewResultsOfViewsQuery, ReadViewResultsOfViewsQueryVariables>;
export const ReadViewResultsOfViews2Document = new TypedDocumentString(`
    query ReadViewResultsOfViews2($id: ID!, $tiles: [String!], $form: String) {
  viewResults(viewId: $id, tiles: $tiles, form: $form) {
    tile
    form
    parts {
      value
    }
  }
}
    `) as unknown as TypedDocumentString<ReadViewResultsOfViews2Query, ReadViewResultsOfViews2QueryVariables>;
export const ReadViewResultsOfViews3Document = new TypedDocumentString(`
    query ReadViewResultsOfViews3($id: ID!) {
  viewResults(viewId: $id) {
    parts {
      data {
        rows
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadViewResultsOfViews3Query, ReadViewResultsOfViews3QueryVariables>;
export const ReadTileDrillDownOfViewsDocument = new TypedDocumentString(`
    query ReadTileDrillDownOfViews($id: ID!, $item: String!) {
  tileDrillDown(viewId: $id, tile: "list", item: $item) {
    query
    result(first: 1) {
      rows
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadTileDrillDownOfViewsQuery, ReadTileDrillDownOfViewsQueryVariables>;
export const ReadViewResultsOfViews4Document = new TypedDocumentString(`
    query ReadViewResultsOfViews4($id: ID!) {
  viewResults(viewId: $id) {
    parts {
      value
    }
  }
}
    `) as unknown as TypedDocumentString<ReadViewResultsOfViews4Query, ReadViewResultsOfViews4QueryVariables>;
export const ReadTenantDocument = new TypedDocumentString(`
    query ReadTenant($list: String!) {
  devices {
    nodes {
      id
    }
  }
  faults {
    nodes {
      id
    }
  }
  events {
    nodes {
      id
    }
  }
  collectors {
    id
  }
  r: rooms(first: 1) {
    pageInfo {
      endCursor
    }
  }
  d: devices(first: 1) {
    pageInfo {
      endCursor
    }
  }
  f: faults(first: 1) {
    pageInfo {
      endCursor
    }
  }
  c: faultChanges(first: 1) {
    pageInfo {
      endCursor
    }
  }
  e: events(first: 1) {
    pageInfo {
      endCursor
    }
  }
  k: kql(query: $list, first: 1) {
    endCursor
  }
}
    `) as unknown as TypedDocumentString<ReadTenantQuery, ReadTenantQueryVariables>;
export const ReadTenantPlacesDocument = new TypedDocumentString(`
    query ReadTenantPlaces {
  sites {
    nodes {
      id
    }
    pageInfo {
      endCursor
    }
  }
  buildings {
    nodes {
      id
    }
    pageInfo {
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadTenantPlacesQuery, ReadTenantPlacesQueryVariables>;
export const ReadTenantAlertsDocument = new TypedDocumentString(`
    query ReadTenantAlerts {
  alerts(first: 1) {
    nodes {
      id
    }
    pageInfo {
      endCursor
    }
  }
  deliveries(first: 1) {
    pageInfo {
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadTenantAlertsQuery, ReadTenantAlertsQueryVariables>;
export const SetTenantPoliciesDocument = new TypedDocumentString(`
    mutation SetTenantPolicies($room: SetSignalPolicyInput!, $device: SetSignalPolicyInput!, $staleAfter: UpdateDeviceInput!) {
  room: setSignalPolicy(input: $room) {
    userErrors {
      message
    }
  }
  device: setSignalPolicy(input: $device) {
    userErrors {
      message
    }
  }
  updateDevice(input: $staleAfter) {
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetTenantPoliciesMutation, SetTenantPoliciesMutationVariables>;