import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Viewer } from '../domain/principals/viewer.ts';
import type { ApiKeyDocument } from '../models/api-key.ts';
import type { PersonDocument } from '../models/person.ts';
import type { ShownSession, ShownSignalPolicy, ShownSignal, FaultFeedMessage, RoomFeedMessage, ShownAlertMember, AlertFeedMessage, ShownTile, ShownTileForm, ShownTilePart, ShownTileResult, ShownDrillDown, ShownDestination, ShownS3Destination, ShownTable, ShownPlan, ShownPlannedLog, ShownPlannedCounter, ShownColumnType, ShownEventLevel, ShownWorkspace, RoomPage, SitePage, BuildingPage, DevicePage, FaultPage, ShownWebhook, ShownRoute, ShownMatcher, ShownAlertLabel, ShownMatchOperator, DeliveryPage, AlertPage, FaultChangePage, EventPage } from '../resolvers/common/mappers.ts';
import type { RoomDocument } from '../models/room.ts';
import type { SiteDocument } from '../models/site.ts';
import type { BuildingDocument } from '../models/building.ts';
import type { ImportReport } from '../services/inventory/import-rooms.ts';
import type { ShownDevice } from '../models/device.ts';
import type { FaultDocument } from '../models/fault.ts';
import type { EventDocument } from '../models/event.ts';
import type { AlertDocument } from '../models/alert.ts';
import type { ShownAlertRule } from '../services/alerts/read-alert-rules.ts';
import type { ShownView } from '../services/views/read-views.ts';
import type { PartResult } from '../services/views/view-results.ts';
import type { SavedQueryDocument } from '../models/saved-query.ts';
import type { ScheduledExportDocument } from '../models/scheduled-export.ts';
import type { RecordDocument } from '../models/record.ts';
import type { ExportKeyDocument } from '../models/export-key.ts';
import type { QueryPage } from '../services/queries/run-query.ts';
import type { FleetNumbers } from '../domain/fleet/fleet.ts';
import type { ShownCollector } from '../services/collectors/read-collectors.ts';
import type { CustomFieldDocument } from '../models/custom-field.ts';
import type { ShownActionGroup } from '../services/notices/read-action-groups.ts';
import type { ShownRoutes } from '../services/notices/read-routes.ts';
import type { SilenceDocument } from '../models/silence.ts';
import type { DeliveryDocument } from '../models/delivery.ts';
import type { Context } from '../resolvers/common/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * A point in time. Output is in UTC with milliseconds, as in `2026-11-21T09:30:00.000Z`. Input is RFC 3339 with any offset
   * and any number of decimals; digits beyond milliseconds are cut off. A time without an offset is refused.
   */
  DateTime: { input: Date; output: Date; }
  /** A value of any kind, as JSON. */
  JSON: { input: unknown; output: unknown; }
};

/** Whoever asks, and what they may do. */
export type Account = {
  readonly __typename?: 'Account';
  /** How the caller is named where it is noted who did something. */
  readonly name: Scalars['String']['output'];
  /** The permissions that the caller has. */
  readonly permissions: ReadonlyArray<Scalars['String']['output']>;
  /** The role. */
  readonly role: Role;
  /** The sessions of the person; empty for a key. */
  readonly sessions: ReadonlyArray<Session>;
  /** The sites to which the caller is narrowed. Null for the whole workspace. */
  readonly sites: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Whether a one-time code is asked for at sign-in; null for a key. */
  readonly totp: Maybe<Scalars['Boolean']['output']>;
};

/** The changed account. */
export type AccountPayload = {
  readonly __typename?: 'AccountPayload';
  /** The account as it is now. Null if the change was refused. */
  readonly account: Maybe<Account>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The alert to acknowledge. */
export type AcknowledgeAlertInput = {
  /** The alert's id. */
  readonly alertId: Scalars['ID']['input'];
  /** What others should know, such as a ticket number; at most 1,000 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** When the acknowledgement ends by itself. Left out: when the alert resolves. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The fault to acknowledge. */
export type AcknowledgeFaultInput = {
  /** The fault's id. */
  readonly faultId: Scalars['ID']['input'];
  /** What others should know, such as a ticket number. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** The answer to `acknowledgeFault`. */
export type AcknowledgeFaultPayload = {
  readonly __typename?: 'AcknowledgeFaultPayload';
  /** The fault as it is now. Null if it was not found. */
  readonly fault: Maybe<Fault>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** To whom notices go. The one named `default` is always there; until somebody changes it, its address is `ALERT_EMAIL_TO`. */
export type ActionGroup = Node & {
  readonly __typename?: 'ActionGroup';
  /** Those who get a copy that the others do not see. */
  readonly bcc: ReadonlyArray<Scalars['String']['output']>;
  /** Those who get a copy. */
  readonly cc: ReadonlyArray<Scalars['String']['output']>;
  /** The id of the action group. */
  readonly id: Scalars['ID']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Grows with every change. */
  readonly revision: Scalars['Int']['output'];
  /** The receivers of mails. */
  readonly to: ReadonlyArray<Scalars['String']['output']>;
  /** When it was last changed. Null where nobody has. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who changed it last. */
  readonly updatedBy: Maybe<Scalars['String']['output']>;
  /** Where notices are posted. */
  readonly webhooks: ReadonlyArray<Webhook>;
};

/** What a rule says of one device: at most one alert that is not RESOLVED, whatever number of its faults are open. */
export type Alert = Node & {
  readonly __typename?: 'Alert';
  /** When an acknowledgement ends by itself. Null where it lasts until the alert is RESOLVED. */
  readonly acknowledgedUntil: Maybe<Scalars['DateTime']['output']>;
  /** The device's host name, kept even after the device was deleted. */
  readonly computer: Scalars['String']['output'];
  /** The device. Null if it was deleted. */
  readonly device: Maybe<Device>;
  /** When it fired. Null for an alert that was over before. */
  readonly firedAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether a fault in it opens and resolves so often that single changes say little; the alert does not resolve until that ends. */
  readonly flapping: Scalars['Boolean']['output'];
  /** The alert's id. */
  readonly id: Scalars['ID']['output'];
  /** The faults in it, those that are over included, in the order in which they joined. */
  readonly members: ReadonlyArray<AlertMember>;
  /** The name of its rule, as it was when the alert began. */
  readonly name: Scalars['String']['output'];
  /** The note of the answer. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** When it was over. Null until then. */
  readonly resolvedAt: Maybe<Scalars['DateTime']['output']>;
  /** When they answered. */
  readonly respondedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who answered. Null without an answer. */
  readonly respondedBy: Maybe<Scalars['String']['output']>;
  /** What people answered. */
  readonly response: AlertResponse;
  /** The room of the device. Null if it is in none. */
  readonly room: Maybe<Room>;
  /** Its rule. Null where that was deleted. */
  readonly rule: Maybe<AlertRule>;
  /** The severity of its rule; without one, that of the worst open fault. */
  readonly severity: Severity;
  /** When its first fault was opened, by the server's clock. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** What has become of it by itself. */
  readonly state: AlertState;
  /** When its state began. */
  readonly stateSince: Scalars['DateTime']['output'];
  /** What is wrong, in a sentence. */
  readonly summary: Scalars['String']['output'];
  /** Grows with every change that is sent to subscribers; of two copies keep the one with the greater version. */
  readonly version: Scalars['Int']['output'];
};

/** One message of the alert feed. */
export type AlertChange = {
  readonly __typename?: 'AlertChange';
  /** The alert as it is when the message is sent, so never older than the change. Null for SYNCED and GAP. */
  readonly alert: Maybe<Alert>;
  /** The id of the alert. Null for SYNCED and GAP. */
  readonly alertId: Maybe<Scalars['ID']['output']>;
  /** When the change was made; for the end of a wait, when that was due. */
  readonly at: Scalars['DateTime']['output'];
  /**
   * Pass it as `after` to resume from here, on any connection and any server of this installation: no change is lost, and
   * a message may come twice. The cursor of a SNAPSHOT or GAP starts the snapshot again.
   */
  readonly cursor: Scalars['String']['output'];
  /** The kind of this message. */
  readonly kind: AlertChangeKind;
  /** Whether the alert matched the filter before this change and no longer does: remove it from your list. */
  readonly left: Scalars['Boolean']['output'];
  /** The state before this change; equal to `state` where it did not change. Null for a new alert. */
  readonly previousState: Maybe<AlertState>;
  /** The reason of the change, in a short sentence. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** The state after this change, even if it has changed since. Null for SYNCED and GAP. */
  readonly state: Maybe<AlertState>;
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

/** A page of alerts. */
export type AlertConnection = {
  readonly __typename?: 'AlertConnection';
  /** The alerts with the cursor of each. */
  readonly edges: ReadonlyArray<AlertEdge>;
  /** The alerts alone, for clients that need no cursor of each. */
  readonly nodes: ReadonlyArray<Alert>;
  /** Where the page lies in the list. */
  readonly pageInfo: PageInfo;
  /** How many alerts the whole list has. Counted only when asked for; null where counting would cost too much. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** An alert's place in a page. */
export type AlertEdge = {
  readonly __typename?: 'AlertEdge';
  /** Marks this place in this list, with its filter. */
  readonly cursor: Scalars['String']['output'];
  /** The alert. */
  readonly node: Alert;
};

/**
 * Which alerts. Fields are combined with AND, the values of one field with OR. A field that is left out or null does not
 * filter; an empty list matches nothing.
 */
export type AlertFilter = {
  /** Alerts in rooms of one of these buildings. */
  readonly buildings?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Alerts of one of these devices. */
  readonly deviceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Alerts with one of these ids. A malformed or foreign id matches nothing. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Alerts with one of these answers. */
  readonly responses?: InputMaybe<ReadonlyArray<AlertResponse>>;
  /** Alerts of devices in one of these rooms. */
  readonly roomIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Alerts of one of these rules. */
  readonly ruleIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Alerts of one of these severities. */
  readonly severities?: InputMaybe<ReadonlyArray<Severity>>;
  /** Alerts in rooms of one of these sites. */
  readonly sites?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Alerts in one of these states. Left out: every state in a query, every state but RESOLVED in a subscription. */
  readonly states?: InputMaybe<ReadonlyArray<AlertState>>;
};

/** The labels of an alert, by which routes, groups and matchers tell alerts apart. One that an alert does not have is empty. */
export type AlertLabel =
  /** The name of the rule. */
  | 'alertname'
  /** The building of the room. */
  | 'building'
  /** The host name of the device. */
  | 'computer'
  /** The name of the room. */
  | 'room'
  /** The severity in lower case: critical, important or warning. */
  | 'severity'
  /** The site of the room. */
  | 'site';

/** A fault within an alert, as it was when it last changed. */
export type AlertMember = {
  readonly __typename?: 'AlertMember';
  /** Whether the fault is acknowledged. */
  readonly acknowledged: Scalars['Boolean']['output'];
  /** When it was over. Null while it is OPEN. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** The fault. */
  readonly fault: Maybe<Fault>;
  /** What is wrong, in a short sentence. */
  readonly reason: Scalars['String']['output'];
  /** What to do about it. Null where there is no advice. */
  readonly recommendedAction: Maybe<Scalars['String']['output']>;
  /** Its severity. */
  readonly severity: Severity;
  /** The key of its signal. */
  readonly signal: Scalars['String']['output'];
  /** When it joined the alert. */
  readonly since: Scalars['DateTime']['output'];
};

/** The alert. */
export type AlertPayload = {
  readonly __typename?: 'AlertPayload';
  /** The alert as it is now. Null if it was not found. */
  readonly alert: Maybe<Alert>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What people answered to an alert. */
export type AlertResponse =
  /** Somebody takes care of it. */
  | 'ACKNOWLEDGED'
  /** Somebody is done with it. */
  | 'CLOSED'
  /** Nobody has answered, or the answer was withdrawn, has run out, or a fault has joined since. */
  | 'NEW';

/** Which alerts go to whom, and how they are put together. Durations are texts such as `30s` or `4h`. */
export type AlertRoute = {
  readonly __typename?: 'AlertRoute';
  /** Who is notified. None: nobody hears of these alerts. */
  readonly actionGroups: ReadonlyArray<ActionGroup>;
  /** Whether alerts that take this route may take a later one too. */
  readonly continues: Scalars['Boolean']['output'];
  /** Alerts with the same values of these labels are told of together. */
  readonly groupBy: ReadonlyArray<AlertLabel>;
  /** How long after one notice of a group the next may be sent. */
  readonly groupInterval: Scalars['String']['output'];
  /** How long a first alert waits for others before anybody hears of it; `0s` for not at all. */
  readonly groupWait: Scalars['String']['output'];
  /** What alerts must meet to take this route; all of them. */
  readonly matchers: ReadonlyArray<LabelMatcher>;
  /** Its name, by which the notices of it are known. */
  readonly name: Scalars['String']['output'];
  /** How long after a notice the same is said again, while alerts fire and nobody has answered. */
  readonly repeatInterval: Scalars['String']['output'];
};

/** A route. Its name is not `default`, which is always there. */
export type AlertRouteInput = {
  /** The ids of the action groups, 5 at most. None: nobody hears of these alerts. */
  readonly actionGroupIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Whether alerts that take this route may take a later one too. */
  readonly continues?: Scalars['Boolean']['input'];
  /** Alerts with the same values of these labels are told of together. */
  readonly groupBy?: ReadonlyArray<AlertLabel>;
  /** How long after one notice the next may be sent, a second to a day. */
  readonly groupInterval?: Scalars['String']['input'];
  /** How long a first alert waits for others, at most a day; `0s` for not at all. */
  readonly groupWait?: Scalars['String']['input'];
  /** What alerts must meet; all of them. */
  readonly matchers?: ReadonlyArray<LabelMatcherInput>;
  /** Its name, 1 to 100 characters, different from the others'. */
  readonly name: Scalars['String']['input'];
  /** How long after a notice the same is said again, up to 30 days. */
  readonly repeatInterval?: Scalars['String']['input'];
};

/** The routes of alerts. */
export type AlertRoutes = {
  readonly __typename?: 'AlertRoutes';
  /** Grows with every change. */
  readonly revision: Scalars['Int']['output'];
  /** The routes in the order in which they are tried. The last one, `default`, is always there and takes what no other has taken. */
  readonly routes: ReadonlyArray<AlertRoute>;
  /** When they were last changed. Null where nobody has. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who changed them last. */
  readonly updatedBy: Maybe<Scalars['String']['output']>;
};

/**
 * When there is to be an alert: a rule of faults makes one for each device that has faults OPEN which the condition is
 * about. The shipped rules exist in every workspace; they can be changed and disabled, not deleted.
 */
export type AlertRule = Node & {
  readonly __typename?: 'AlertRule';
  /** What it is for. */
  readonly description: Scalars['String']['output'];
  /** Whether it makes alerts. */
  readonly enabled: Scalars['Boolean']['output'];
  /** Which faults it is about. */
  readonly faults: FaultCondition;
  /** The rule's id. */
  readonly id: Scalars['ID']['output'];
  /** Whether every workspace has it. */
  readonly isShipped: Scalars['Boolean']['output'];
  /** How long no fault must be open before the alert resolves, such as `10m`. Null for at once. */
  readonly keepFiringFor: Maybe<Scalars['String']['output']>;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** How long a fault must be open before the alert fires, such as `10m`. Null for at once. */
  readonly pendingFor: Maybe<Scalars['String']['output']>;
  /** Grows with every change. Give it to `updateAlertRule` to change only what you have seen. */
  readonly revision: Scalars['Int']['output'];
  /** The severity of its alerts. Null for that of the worst fault. */
  readonly severity: Maybe<Severity>;
  /** When it was last changed. Null for a shipped rule that nobody has changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who changed it last. */
  readonly updatedBy: Maybe<Scalars['String']['output']>;
};

/** The rule. */
export type AlertRulePayload = {
  readonly __typename?: 'AlertRulePayload';
  /** The rule as it is now. Null if it was refused. */
  readonly alertRule: Maybe<AlertRule>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
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

/** A key of a program, or the token of a screen on a wall (the role DISPLAY). */
export type ApiKey = Node & {
  readonly __typename?: 'ApiKey';
  /** The first characters of the secret, by which it is told from others. */
  readonly beginning: Scalars['String']['output'];
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** By whom. */
  readonly createdBy: Scalars['String']['output'];
  /** When it stops to open; null for never. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** The id. */
  readonly id: Scalars['ID']['output'];
  /** When it was last used, to the minute; null for never. */
  readonly lastUsedAt: Maybe<Scalars['DateTime']['output']>;
  /** The name. */
  readonly name: Scalars['String']['output'];
  /** Until when the secret before the last rotation still opens; null where there is none. */
  readonly oldUntil: Maybe<Scalars['DateTime']['output']>;
  /** The role. */
  readonly role: Role;
  /** The permissions among those of the role; null for all of them. */
  readonly scopes: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The sites to which the key is narrowed; null for the whole workspace. */
  readonly sites: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** A key with its secret. */
export type ApiKeyPayload = {
  readonly __typename?: 'ApiKeyPayload';
  /** The key. Null if it was refused. */
  readonly apiKey: Maybe<ApiKey>;
  /** The secret, which is stored nowhere and shown this once. */
  readonly secret: Maybe<Scalars['String']['output']>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which device to put where. */
export type AssignDeviceInput = {
  /** The device's host name; it may be unknown. */
  readonly computer: Scalars['String']['input'];
  /** The room to put it into; null, or left out, takes it out of its room. */
  readonly roomId?: InputMaybe<Scalars['ID']['input']>;
};

/** The answer to `assignDevice`. */
export type AssignDevicePayload = {
  readonly __typename?: 'AssignDevicePayload';
  /** The device as it is now. Null if it was refused. */
  readonly device: Maybe<Device>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Begins one-time codes. */
export type BeginTotpInput = {
  /** The present password. */
  readonly current: Scalars['String']['input'];
};

/** A new secret of one-time codes. */
export type BeginTotpPayload = {
  readonly __typename?: 'BeginTotpPayload';
  /** The same as an address that authenticator apps take. Null if it was refused. */
  readonly address: Maybe<Scalars['String']['output']>;
  /** The secret in base32, which is shown this once. Null if it was refused. */
  readonly secret: Maybe<Scalars['String']['output']>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * A building that rooms name, within the site that they name with it. It is there from the moment when a room first names
 * it. What is set here holds for each of its rooms that has nothing of its own.
 */
export type Building = Node & {
  readonly __typename?: 'Building';
  /** The building's id. */
  readonly id: Scalars['ID']['output'];
  /** When its rooms may be disturbed by work on them; empty for never. Null where the site's hours hold. */
  readonly maintenanceHours: Maybe<ReadonlyArray<WeeklyHours>>;
  /** Its name, as its rooms spell it; letter case counts. */
  readonly name: Scalars['String']['output'];
  /** When its rooms are to work. Null where the site's hours hold. */
  readonly serviceHours: Maybe<ReadonlyArray<WeeklyHours>>;
  /** Its site. Null where its rooms name none. */
  readonly site: Maybe<Site>;
  /** A name of IANA's time zone database, such as `Europe/Berlin`. Null where the site's holds. */
  readonly timeZone: Maybe<Scalars['String']['output']>;
};

/** A page of buildings. */
export type BuildingConnection = {
  readonly __typename?: 'BuildingConnection';
  /** The buildings with the cursor of each. */
  readonly edges: ReadonlyArray<BuildingEdge>;
  /** The buildings alone, for clients that need no cursor of each. */
  readonly nodes: ReadonlyArray<Building>;
  /** Where the page lies in the list. */
  readonly pageInfo: PageInfo;
  /** How many buildings the whole list has. Counted only when asked for; null where counting would cost too much. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A building's place in a page. */
export type BuildingEdge = {
  readonly __typename?: 'BuildingEdge';
  /** Marks this place in this list, with its filter. */
  readonly cursor: Scalars['String']['output'];
  /** The building. */
  readonly node: Building;
};

/**
 * Which buildings. Fields are combined with AND, the values of one field with OR. A field that is left out or null does not
 * filter; an empty list matches nothing.
 */
export type BuildingFilter = {
  /** Buildings with one of these names; letter case counts. */
  readonly names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Buildings in one of these sites. */
  readonly sites?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A new password. */
export type ChangePasswordInput = {
  /** The present password. */
  readonly current: Scalars['String']['input'];
  /** The new one, of 12 to 200 characters. */
  readonly password: Scalars['String']['input'];
};

/** The alert to close. */
export type CloseAlertInput = {
  /** The alert's id. */
  readonly alertId: Scalars['ID']['input'];
  /** What others should know; at most 1,000 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** What the agents of a workspace collect. `GET /agent/otelcol.yaml` returns the configuration made from it. */
export type CollectionPlan = {
  readonly __typename?: 'CollectionPlan';
  /** Seconds between two measurements. */
  readonly counterSeconds: Scalars['Int']['output'];
  /** The counters that are measured; they land in `Perf`. */
  readonly counters: ReadonlyArray<PlannedCounter>;
  /** The event logs that are read. */
  readonly logs: ReadonlyArray<PlannedLog>;
};

/** A sender of records: one combination of door, credential, program and address. */
export type Collector = Node & {
  readonly __typename?: 'Collector';
  /** The network address that it calls from. */
  readonly address: Scalars['String']['output'];
  /** The name that it sends: `x-agent-id`, else `User-Agent`. */
  readonly agent: Maybe<Scalars['String']['output']>;
  /** How many batches it has delivered. */
  readonly batches: Scalars['Float']['output'];
  /** The credential that it sends, such as `primary key`; `none` on an installation that requires none. */
  readonly credential: Scalars['String']['output'];
  /** How many computers its records of the last day name. */
  readonly devices: Scalars['Int']['output'];
  /** The door that it uses, such as `data-collector`, `logs-ingestion` or `api/events`. */
  readonly door: Scalars['String']['output'];
  /** When it first delivered records. */
  readonly firstSeenAt: Scalars['DateTime']['output'];
  /** The collector as in the column `Collector` of `Usage` and `Heartbeat`: a hash of what makes it one. */
  readonly hash: Scalars['String']['output'];
  /** The host of its last batch. Null unless all records of that batch name the same one. */
  readonly host: Maybe<Scalars['String']['output']>;
  /** The collector's id. */
  readonly id: Scalars['ID']['output'];
  /** When it last delivered records. */
  readonly lastSeenAt: Scalars['DateTime']['output'];
  /** How many records it has delivered. */
  readonly records: Scalars['Float']['output'];
  /** Records a minute, over the last ten minutes. */
  readonly recordsPerMinute: Scalars['Float']['output'];
};

/** A column of a table. */
export type Column = {
  readonly __typename?: 'Column';
  /** What it holds, in a sentence. Empty for a column that was created for received records. */
  readonly description: Scalars['String']['output'];
  /** When the column appeared. */
  readonly firstSeenAt: Scalars['DateTime']['output'];
  /** Its name; letter case counts. */
  readonly name: Scalars['String']['output'];
  /** The type of its values. */
  readonly type: ColumnType;
};

/** The types of the query language, which writes them in lower case. */
export type ColumnType =
  /** True or false. */
  | 'bool'
  /** A point in time, in UTC. */
  | 'datetime'
  /** A decimal number, exactly. */
  | 'decimal'
  /** Any JSON: an object, an array or a single value. */
  | 'dynamic'
  /** A GUID. */
  | 'guid'
  /** A whole number of 32 bits. */
  | 'int'
  /** A whole number of 64 bits. */
  | 'long'
  /** A floating-point number of 64 bits. */
  | 'real'
  /** Text. */
  | 'string'
  /** A span of time. */
  | 'timespan';

/** A code of the new secret. */
export type ConfirmTotpInput = {
  /** Six digits. */
  readonly code: Scalars['String']['input'];
};

/** A rule to make. */
export type CreateAlertRuleInput = {
  /** What it is for, at most 1,000 characters. */
  readonly description?: Scalars['String']['input'];
  /** Whether it makes alerts. */
  readonly enabled?: Scalars['Boolean']['input'];
  /** Which faults it is about. Left out: all. */
  readonly faults?: InputMaybe<FaultConditionInput>;
  /** How long no fault must be open before the alert resolves, such as `10m`; at most 7 days. Null for at once. */
  readonly keepFiringFor?: InputMaybe<Scalars['String']['input']>;
  /** Its name, 1 to 100 characters. */
  readonly name: Scalars['String']['input'];
  /** How long a fault must be open before the alert fires, such as `10m`; at most 7 days. Null for at once. */
  readonly pendingFor?: InputMaybe<Scalars['String']['input']>;
  /** The severity of its alerts. Null for that of the worst fault. */
  readonly severity?: InputMaybe<Severity>;
};

/** What a new key may do. */
export type CreateApiKeyInput = {
  /** When it stops to open. Null for never. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** A name. */
  readonly name: Scalars['String']['input'];
  /** The role. */
  readonly role: Role;
  /** Permissions among those of the role. Null for all of them. */
  readonly scopes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The sites to which the key is narrowed. Null for the whole workspace; an empty list is none. */
  readonly sites?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A key to create. */
export type CreateExportKeyInput = {
  /** What it is for, 1 to 100 characters, such as `Power BI of facilities`. */
  readonly name: Scalars['String']['input'];
  /** The id of the saved query that it opens; all parameters of a function need defaults. */
  readonly savedQueryId: Scalars['ID']['input'];
};

/** The created key and its secret. */
export type CreateExportKeyPayload = {
  readonly __typename?: 'CreateExportKeyPayload';
  /** The key. Null if it was refused. */
  readonly exportKey: Maybe<ExportKey>;
  /** The secret itself: it is stored as a hash and cannot be shown again. Null if it was refused. */
  readonly key: Maybe<Scalars['String']['output']>;
  /** The path of the CSV file at the host of `PUBLIC_URL`, without the key: add it as `?key=`, or send it as Bearer or as the password of Basic. Null if it was refused. */
  readonly path: Maybe<Scalars['String']['output']>;
  /** The whole address of the CSV file, without the key. Null if it was refused, or if `PUBLIC_URL` is not set. */
  readonly url: Maybe<Scalars['String']['output']>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What a new room is like. */
export type CreateRoomInput = {
  /** The account that it signs in with, such as an address of mail. */
  readonly account?: InputMaybe<Scalars['String']['input']>;
  /** The building. */
  readonly building?: InputMaybe<Scalars['String']['input']>;
  /** The floor. */
  readonly floor?: InputMaybe<Scalars['String']['input']>;
  /** When it may be disturbed by work on it; at most 21 entries, none for never. */
  readonly maintenanceHours?: InputMaybe<ReadonlyArray<WeeklyHoursInput>>;
  /** What people call it. Unique among rooms; letter case does not count. */
  readonly name: Scalars['String']['input'];
  /** When it is to work; at most 21 entries. */
  readonly serviceHours?: InputMaybe<ReadonlyArray<WeeklyHoursInput>>;
  /** The campus, city or branch it is in. */
  readonly site?: InputMaybe<Scalars['String']['input']>;
  /** Free labels; null for none. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** A name of IANA's time zone database, such as `Europe/Berlin`. */
  readonly timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** The answer to `createRoom`. */
export type CreateRoomPayload = {
  readonly __typename?: 'CreateRoomPayload';
  /** The new room. Null if it was refused. */
  readonly room: Maybe<Room>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A query to save. */
export type CreateSavedQueryInput = {
  /** What it is for, at most 1,000 characters. */
  readonly description?: Scalars['String']['input'];
  /** Whether it is run as it is, or called by its name. */
  readonly kind?: SavedQueryKind;
  /** Its name, 1 to 100 characters; for a function, a letter or `_`, then up to 63 letters, digits and `_`. */
  readonly name: Scalars['String']['input'];
  /** The parameters of a function, 20 at most. */
  readonly parameters?: ReadonlyArray<QueryParameterInput>;
  /** The query, at most 64 kB; for a function, its body, at most 16 kB. */
  readonly text: Scalars['String']['input'];
};

/** An export to create, with either `query` or `savedQueryId`. */
export type CreateScheduledExportInput = {
  /** Whether CSV begins with a byte order mark. */
  readonly bom?: Scalars['Boolean']['input'];
  /** How long after a window's end it is exported, so that late records are included: 0s to 7d. */
  readonly delay?: Scalars['String']['input'];
  /** Where it stores. */
  readonly destination: ExportDestinationInput;
  /** Whether it is enabled. */
  readonly enabled?: Scalars['Boolean']['input'];
  /** How rows are written. */
  readonly format?: ExportFormat;
  /** A past moment in the first window. Null: the current window is the first. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether objects are zipped. */
  readonly gzip?: Scalars['Boolean']['input'];
  /** Its name: 1 to 100 letters, digits, `-` and `_`. Unique among exports; letter case does not count. */
  readonly name: Scalars['String']['input'];
  /** The query. It runs with the window as its time span and the window's end as `now()`. */
  readonly query?: InputMaybe<Scalars['String']['input']>;
  /** The id of a saved query; its text is read anew for each window. */
  readonly savedQueryId?: InputMaybe<Scalars['ID']['input']>;
  /** How long its windows are. */
  readonly window: ExportWindow;
};

/** A silence to make. */
export type CreateSilenceInput = {
  /** Why, 1 to 1,000 characters. */
  readonly comment: Scalars['String']['input'];
  /** When it is over, within 366 days. */
  readonly endsAt: Scalars['DateTime']['input'];
  /** What alerts must meet; all of them, 1 to 20. */
  readonly matchers: ReadonlyArray<LabelMatcherInput>;
  /** When it begins. Left out: now. */
  readonly startsAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A view to store. */
export type CreateViewInput = {
  /** The content of its file, by the schema at `/schemas/view.json`. */
  readonly definition: Scalars['JSON']['input'];
};

/**
 * A column that an administrator defines: a value read from each arriving record of a table, by a JSON path or a regular
 * expression. Records that were stored before have no value until `computeCustomField` computes it.
 */
export type CustomField = {
  readonly __typename?: 'CustomField';
  /** The column that it is read from; the default for `Event` is the event's text, `RenderedDescription`. */
  readonly column: Scalars['String']['output'];
  /** Whether it is being computed for stored records. */
  readonly computing: Scalars['Boolean']['output'];
  /** When it was defined. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Only records with these event ids are read. Null for all. */
  readonly eventIds: Maybe<ReadonlyArray<Scalars['Int']['output']>>;
  /** Only records of this event log are read. Null for all. */
  readonly eventLog: Maybe<Scalars['String']['output']>;
  /** The path of the value in the column's JSON. Null where `pattern` is set. */
  readonly jsonPath: Maybe<Scalars['String']['output']>;
  /** Its name, which ends in `_CF`. */
  readonly name: Scalars['String']['output'];
  /** A regular expression (RE2 syntax). The value is its first group, or the whole match without one. Null where `jsonPath` is set. */
  readonly pattern: Maybe<Scalars['String']['output']>;
  /** Why it is not computed for arriving records: it took too long. Saving the field again resumes it. Null while it is computed. */
  readonly pausedBecause: Maybe<Scalars['String']['output']>;
  /** The table whose records it is read from. */
  readonly table: Scalars['String']['output'];
  /** The type of its values; a value that does not convert is left out. */
  readonly type: ColumnType;
};

/** A custom field, with exactly one of `jsonPath` and `pattern`. */
export type CustomFieldInput = {
  /** The column that it is read from; the default for `Event` is the event's text. */
  readonly column?: InputMaybe<Scalars['String']['input']>;
  /** Only records with these event ids. */
  readonly eventIds?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
  /** Only records of this event log; letter case does not count. */
  readonly eventLog?: InputMaybe<Scalars['String']['input']>;
  /** A path such as `$.Display.Count` or `$.items[0]['a name']`. */
  readonly jsonPath?: InputMaybe<Scalars['String']['input']>;
  /** Its name: 4 to 45 letters, digits and underscores that end in `_CF`. */
  readonly name: Scalars['String']['input'];
  /**
   * A regular expression of at most 1,000 characters and 1,000 instructions, in RE2's syntax: no look-around, no back-references. One
   * that takes more than 50 ms for a text is refused.
   */
  readonly pattern?: InputMaybe<Scalars['String']['input']>;
  /** The table whose records it is read from; it must exist. */
  readonly table: Scalars['String']['input'];
  /** The type of its values. The type of an existing column cannot be changed. */
  readonly type?: ColumnType;
};

/** Names a custom field. */
export type CustomFieldKey = {
  /** Its name. */
  readonly name: Scalars['String']['input'];
  /** Its table. */
  readonly table: Scalars['String']['input'];
};

/** What a custom field reads from stored records; nothing is saved. */
export type CustomFieldTrial = {
  readonly __typename?: 'CustomFieldTrial';
  /** How many of these records give a value. */
  readonly matched: Scalars['Int']['output'];
  /** How many of these records give none. */
  readonly notMatched: Scalars['Int']['output'];
  /** How many of the newest 1,000 records of the table have its event log and event ids. */
  readonly records: Scalars['Int']['output'];
  /** The first 20 values, as text. */
  readonly values: ReadonlyArray<Scalars['String']['output']>;
};

/** Which action group to delete. */
export type DeleteActionGroupInput = {
  /** The id of the action group. */
  readonly actionGroupId: Scalars['ID']['input'];
};

/** The deleted action group. */
export type DeleteActionGroupPayload = {
  readonly __typename?: 'DeleteActionGroupPayload';
  /** The id of the deleted action group. Null if it was refused. */
  readonly deletedActionGroupId: Maybe<Scalars['ID']['output']>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which rule to delete. */
export type DeleteAlertRuleInput = {
  /** The rule's id. */
  readonly alertRuleId: Scalars['ID']['input'];
};

/** The deleted rule. */
export type DeleteAlertRulePayload = {
  readonly __typename?: 'DeleteAlertRulePayload';
  /** The id of the deleted rule. Null if it was refused. */
  readonly deletedAlertRuleId: Maybe<Scalars['ID']['output']>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The removed custom field. */
export type DeleteCustomFieldPayload = {
  readonly __typename?: 'DeleteCustomFieldPayload';
  /** Its name. Null if it was refused. */
  readonly deletedName: Maybe<Scalars['String']['output']>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which device to delete. */
export type DeleteDeviceInput = {
  /** The device's id. */
  readonly deviceId: Scalars['ID']['input'];
};

/** The answer to `deleteDevice`. */
export type DeleteDevicePayload = {
  readonly __typename?: 'DeleteDevicePayload';
  /** The id of the deleted device. Null if it was refused. */
  readonly deletedDeviceId: Maybe<Scalars['ID']['output']>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The removed person. */
export type DeletePersonPayload = {
  readonly __typename?: 'DeletePersonPayload';
  /** The person's id. Null if it was refused. */
  readonly deletedPersonId: Maybe<Scalars['ID']['output']>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which room to delete. */
export type DeleteRoomInput = {
  /** The room's id. */
  readonly roomId: Scalars['ID']['input'];
};

/** The answer to `deleteRoom`. */
export type DeleteRoomPayload = {
  readonly __typename?: 'DeleteRoomPayload';
  /** The id of the deleted room. Null if it was refused. */
  readonly deletedRoomId: Maybe<Scalars['ID']['output']>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which saved query to delete. */
export type DeleteSavedQueryInput = {
  /** The id of the saved query. */
  readonly savedQueryId: Scalars['ID']['input'];
};

/** The deleted saved query. */
export type DeleteSavedQueryPayload = {
  readonly __typename?: 'DeleteSavedQueryPayload';
  /** The id of the deleted saved query. Null if it was refused. */
  readonly deletedSavedQueryId: Maybe<Scalars['ID']['output']>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The deleted export. */
export type DeleteScheduledExportPayload = {
  readonly __typename?: 'DeleteScheduledExportPayload';
  /** The id of the deleted export. Null if it was refused. */
  readonly deletedScheduledExportId: Maybe<Scalars['ID']['output']>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which view to delete. */
export type DeleteViewInput = {
  /** The id of the view. */
  readonly viewId: Scalars['ID']['input'];
};

/** The deleted view. */
export type DeleteViewPayload = {
  readonly __typename?: 'DeleteViewPayload';
  /** The id of the deleted view. Null if it was refused. */
  readonly deletedViewId: Maybe<Scalars['ID']['output']>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A notice on its way to one receiver; the delivery log is made of these. */
export type Delivery = Node & {
  readonly __typename?: 'Delivery';
  /** The action group. Null where that was deleted. */
  readonly actionGroup: Maybe<ActionGroup>;
  /** The alerts that it is about; those that are kept still. */
  readonly alerts: ReadonlyArray<Alert>;
  /** What the receiver answered, or why nothing was sent. */
  readonly answer: Maybe<Scalars['String']['output']>;
  /** The last attempts that failed, oldest first. */
  readonly attempts: ReadonlyArray<DeliveryAttempt>;
  /** The body of a webhook. Null for a mail. */
  readonly body: Maybe<Scalars['String']['output']>;
  /** The way by which it is sent. */
  readonly channel: DeliveryChannel;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The id that a webhook's receiver gets with every attempt: two posts with the same one are the same notice. */
  readonly deliveryId: Scalars['String']['output'];
  /** What it says, in one line. */
  readonly headline: Scalars['String']['output'];
  /** The mail as HTML. Null for a webhook. */
  readonly html: Maybe<Scalars['String']['output']>;
  /** The id of the delivery. */
  readonly id: Scalars['ID']['output'];
  /** When the next attempt is due. Null where there is none. */
  readonly nextAttemptAt: Maybe<Scalars['DateTime']['output']>;
  /** Why it was made. */
  readonly reason: NoticeReason;
  /** When the receiver took it. */
  readonly sentAt: Maybe<Scalars['DateTime']['output']>;
  /** What has become of it. */
  readonly status: DeliveryStatus;
  /** The addresses or the URL. */
  readonly target: Scalars['String']['output'];
  /** The text of a mail. Null for a webhook. */
  readonly text: Maybe<Scalars['String']['output']>;
};

/** An attempt that did not succeed. */
export type DeliveryAttempt = {
  readonly __typename?: 'DeliveryAttempt';
  /** When it ended. */
  readonly at: Scalars['DateTime']['output'];
  /** Why it failed. */
  readonly error: Scalars['String']['output'];
};

/** The way by which a notice is sent. */
export type DeliveryChannel =
  /** A mail over SMTP. */
  | 'EMAIL'
  /** A post to a webhook. */
  | 'WEBHOOK';

/** A page of deliveries. */
export type DeliveryConnection = {
  readonly __typename?: 'DeliveryConnection';
  /** The deliveries with the cursor of each. */
  readonly edges: ReadonlyArray<DeliveryEdge>;
  /** The deliveries alone, for clients that need no cursor of each. */
  readonly nodes: ReadonlyArray<Delivery>;
  /** Where the page lies in the list. */
  readonly pageInfo: PageInfo;
  /** How many deliveries the whole list has. Counted only when asked for; null where counting would cost too much. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A delivery's place in a page. */
export type DeliveryEdge = {
  readonly __typename?: 'DeliveryEdge';
  /** Marks this place in this list. */
  readonly cursor: Scalars['String']['output'];
  /** The delivery. */
  readonly node: Delivery;
};

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

/**
 * A meeting-room console. It is identified by the Windows host name in its events (letter case does not count), never by
 * its alias or display name, which may be empty and change.
 */
export type Device = Node & {
  readonly __typename?: 'Device';
  /** The sign-in address of the room's account: the last reported one that is not empty. Null if never reported. */
  readonly alias: Maybe<Scalars['String']['output']>;
  /** The version of the room app, such as `4.7.15.0`. Null if never reported. */
  readonly appVersion: Maybe<Scalars['String']['output']>;
  /** The host name in its events, in the spelling first seen. A fully qualified name and a short name are two devices. */
  readonly computer: Scalars['String']['output'];
  /** The display name of the room's account: the last reported one that is not empty. Null if never reported. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** Its events, newest first. */
  readonly events: EventConnection;
  /** Its faults, newest first. */
  readonly faults: FaultConnection;
  /** When it was first registered, by an event or by hand. */
  readonly firstSeenAt: Scalars['DateTime']['output'];
  /**
   * OFFLINE while its heartbeat fault is open; else UNHEALTHY with an open fault of severity CRITICAL or IMPORTANT; else
   * WARNING with an open fault of severity WARNING; else HEALTHY. UNKNOWN if it was never heard.
   */
  readonly health: Health;
  /** Since when it has had its present health, by the server's clock. Null until the first health is computed. */
  readonly healthSince: Maybe<Scalars['DateTime']['output']>;
  /** The device's id. */
  readonly id: Scalars['ID']['output'];
  /** Its IPv4 addresses as last reported; some consoles report two. */
  readonly ipv4Addresses: ReadonlyArray<Scalars['String']['output']>;
  /** Its IPv6 address as last reported. Null if never reported. */
  readonly ipv6Address: Maybe<Scalars['String']['output']>;
  /** The time of its newest event, by the event's own time. Null if none ever came. */
  readonly lastEventAt: Maybe<Scalars['DateTime']['output']>;
  /** The time of its newest hardware check, healthy or not (events 3000 and 3001). Null if none ever came. */
  readonly lastHardwareCheckAt: Maybe<Scalars['DateTime']['output']>;
  /** The time of its newest heartbeat, healthy or not (events 2000 and 2001). Null if none ever came. */
  readonly lastHeartbeatAt: Maybe<Scalars['DateTime']['output']>;
  /** The operating system's name, such as `Windows 10`. Null if never reported. */
  readonly os: Maybe<Scalars['String']['output']>;
  /** The operating system's version, such as `10.0.19044.1889`. Null if never reported. */
  readonly osVersion: Maybe<Scalars['String']['output']>;
  /** That, where it is set for this device alone. Null for the setting STALE_AFTER. */
  readonly ownStaleAfter: Maybe<Scalars['String']['output']>;
  /** Its room. Null while it has none. */
  readonly room: Maybe<Room>;
  /** What is set for signals of this device alone, by key. */
  readonly signalPolicies: ReadonlyArray<SignalPolicy>;
  /** The signals that it has reported on, each with its present state, by key. */
  readonly signals: ReadonlyArray<Signal>;
  /** How long it may be silent before it is OFFLINE, such as `20m`. */
  readonly staleAfter: Scalars['String']['output'];
  /**
   * When it turns OFFLINE if it stays silent, by the server's clock; in the past once it is OFFLINE. Null for a device
   * that was never heard, which never turns OFFLINE; a day after it was registered, its signal `never-heard` opens a fault.
   */
  readonly staleAt: Maybe<Scalars['DateTime']['output']>;
};


/**
 * A meeting-room console. It is identified by the Windows host name in its events (letter case does not count), never by
 * its alias or display name, which may be empty and change.
 */
export type DeviceEventsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A meeting-room console. It is identified by the Windows host name in its events (letter case does not count), never by
 * its alias or display name, which may be empty and change.
 */
export type DeviceFaultsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  states?: InputMaybe<ReadonlyArray<FaultState>>;
};

/** One device, by exactly one of these fields. */
export type DeviceBy =
  /** Its host name; letter case does not count. */
  { readonly computer: Scalars['String']['input']; readonly id?: never; }
  |  /** Its id. */
  { readonly computer?: never; readonly id: Scalars['ID']['input']; };

/** A page of devices. */
export type DeviceConnection = {
  readonly __typename?: 'DeviceConnection';
  /** The devices with the cursor of each. */
  readonly edges: ReadonlyArray<DeviceEdge>;
  /** The devices alone, for clients that need no cursor of each. */
  readonly nodes: ReadonlyArray<Device>;
  /** Where the page lies in the list. */
  readonly pageInfo: PageInfo;
  /** How many devices the whole list has. Counted only when asked for; null where counting would cost too much. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A device's place in a page. */
export type DeviceEdge = {
  readonly __typename?: 'DeviceEdge';
  /** Marks this place in this list, with its filter. */
  readonly cursor: Scalars['String']['output'];
  /** The device. */
  readonly node: Device;
};

/**
 * Which devices. Fields are combined with AND, the values of one field with OR. A field that is left out or null does not
 * filter; an empty list matches nothing.
 */
export type DeviceFilter = {
  /** Devices with one of these versions of the room app. */
  readonly appVersions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Devices with one of these host names; letter case does not count. */
  readonly computers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Devices in one of these healths. */
  readonly health?: InputMaybe<ReadonlyArray<Health>>;
  /** Devices with one of these ids. A malformed or foreign id matches nothing. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Devices with one of these versions of the operating system. */
  readonly osVersions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Devices in one of these rooms. */
  readonly roomIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Devices whose host name, alias or display name has this text in it; letter case does not count. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
};

/** Whom to let in no more, or again. */
export type DisablePersonInput = {
  /** False lets the person in again. */
  readonly disabled?: Scalars['Boolean']['input'];
  /** The person's id. */
  readonly id: Scalars['ID']['input'];
};

/** The drill-down of a row of a tile's list. */
export type DrillDown = {
  readonly __typename?: 'DrillDown';
  /** The query with the selected item in it. */
  readonly query: Scalars['String']['output'];
  /** Its answer, or a page of it. */
  readonly result: QueryResult;
};


/** The drill-down of a row of a tile's list. */
export type DrillDownResultArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Which session to end. */
export type EndSessionInput = {
  /** The session's id. */
  readonly sessionId: Scalars['ID']['input'];
};

/** The session that was ended. */
export type EndSessionPayload = {
  readonly __typename?: 'EndSessionPayload';
  /** The session's id. Null if it was refused. */
  readonly endedSessionId: Maybe<Scalars['ID']['output']>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * A record of a Windows event log as it was collected. Records of logs other than the room app's are stored too, and do
 * not change a device's state. Events are removed when their retention is over.
 */
export type Event = Node & {
  readonly __typename?: 'Event';
  /** The host name in the event. */
  readonly computer: Scalars['String']['output'];
  /** The event's text, unchanged; for the room app, a JSON object. */
  readonly description: Scalars['String']['output'];
  /** The device that wrote it. Null if the device is not registered, or no longer. */
  readonly device: Maybe<Device>;
  /**
   * The Windows event id. For the room app: 2000 heartbeat healthy, 2001 app error, 3000 hardware healthy, 3001 hardware
   * error, 4000 app restarted.
   */
  readonly eventId: Scalars['Int']['output'];
  /** The event log it was read from; consoles write to `Skype Room System`. */
  readonly eventLog: Scalars['String']['output'];
  /** The event's id, derived from its identity: a record that is sent twice is one event. */
  readonly id: Scalars['ID']['output'];
  /** `Error`, `Warning` or `Information`. */
  readonly level: Scalars['String']['output'];
  /** When it reached this server. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** The program that wrote it; the room app is `SRS-App`. Null where it was left empty. */
  readonly source: Maybe<Scalars['String']['output']>;
  /** When it happened, by the console's clock, even where that clock is ahead. */
  readonly timeGenerated: Scalars['DateTime']['output'];
};

/** A page of events. */
export type EventConnection = {
  readonly __typename?: 'EventConnection';
  /** The events with the cursor of each. */
  readonly edges: ReadonlyArray<EventEdge>;
  /** The events alone, for clients that need no cursor of each. */
  readonly nodes: ReadonlyArray<Event>;
  /** Where the page lies in the list. */
  readonly pageInfo: PageInfo;
  /** How many events the whole list has. Counted only when asked for; null where counting would cost too much. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** An event's place in a page. */
export type EventEdge = {
  readonly __typename?: 'EventEdge';
  /** Marks this place in this list, with its filter. */
  readonly cursor: Scalars['String']['output'];
  /** The event. */
  readonly node: Event;
};

/**
 * Which events. Fields are combined with AND, the values of one field with OR. A field that is left out or null does not
 * filter; an empty list matches nothing.
 */
export type EventFilter = {
  /** Events that carry one of these host names; letter case does not count. */
  readonly computers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Events of one of these devices. */
  readonly deviceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Events with one of these event ids, such as 3001. */
  readonly eventIds?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
  /** Events from this moment on (inclusive), by their own time. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Events of one of these levels: `Error`, `Warning`, `Information`; letter case does not count. */
  readonly levels?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Events before this moment (exclusive), by their own time. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** One event as an agent read it from the event log. */
export type EventInput = {
  /** The host name of the console that wrote it. */
  readonly computer: Scalars['String']['input'];
  /** The event's text, exactly as in the log; for the room app, a JSON object. Other text is accepted too. */
  readonly description: Scalars['String']['input'];
  /** The Windows event id, such as 3001. */
  readonly eventId: Scalars['Int']['input'];
  /** The event log it was read from. */
  readonly eventLog?: Scalars['String']['input'];
  /** `Error`, `Warning` or `Information`, in any language of Windows; derived from `eventId` where it is left out or not known. */
  readonly level?: InputMaybe<Scalars['String']['input']>;
  /** The number of the record in the event log, where the agent knows it. Of two records with the same time, the greater number is newer. */
  readonly recordId?: InputMaybe<Scalars['String']['input']>;
  /** The program that wrote it. */
  readonly source?: InputMaybe<Scalars['String']['input']>;
  /** When it happened, by the console's clock, with any offset. */
  readonly timeGenerated: Scalars['DateTime']['input'];
};

/** The level of an event, in Windows' words. */
export type EventLevel =
  /** The system cannot continue. */
  | 'Critical'
  /** Something failed. */
  | 'Error'
  /** Something happened. */
  | 'Information'
  /** Details. */
  | 'Verbose'
  /** Something may fail. */
  | 'Warning';

/** Which silence to end. */
export type ExpireSilenceInput = {
  /** The id of the silence. */
  readonly silenceId: Scalars['ID']['input'];
};

/** Where a scheduled export stores; one of the two is set. */
export type ExportDestination = {
  readonly __typename?: 'ExportDestination';
  /** A folder below EXPORT_DIR. */
  readonly folder: Maybe<Scalars['String']['output']>;
  /** A bucket of a store that speaks S3. */
  readonly s3: Maybe<S3Destination>;
};

/** Where an export stores: one of the two. */
export type ExportDestinationInput =
  /** A folder below EXPORT_DIR: plain names with slashes between them; empty for EXPORT_DIR itself. */
  { readonly folder: Scalars['String']['input']; readonly s3?: never; }
  |  /** A bucket of a store that speaks S3. */
  { readonly folder?: never; readonly s3: S3DestinationInput; };

/** How an export's rows are written. */
export type ExportFormat =
  /** RFC 4180, a line of names first; texts that a spreadsheet would run as formulas begin with an apostrophe. */
  | 'CSV'
  /** One array of objects. */
  | 'JSON'
  /** A JSON object a line. */
  | 'NDJSON';

/** A key that opens the result of one saved query, and nothing else. */
export type ExportKey = Node & {
  readonly __typename?: 'ExportKey';
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The id of the key. */
  readonly id: Scalars['ID']['output'];
  /** When it was last used, to the minute. Null if never. */
  readonly lastUsedAt: Maybe<Scalars['DateTime']['output']>;
  /** What it is for. */
  readonly name: Scalars['String']['output'];
  /** The saved query. Null where it was deleted; the key then opens nothing. */
  readonly savedQuery: Maybe<SavedQuery>;
};

/** An attempt at a window. */
export type ExportRun = {
  readonly __typename?: 'ExportRun';
  /** When it ended, or was found to be interrupted. */
  readonly at: Scalars['DateTime']['output'];
  /** The number of the attempt at the window, from 1. */
  readonly attempt: Scalars['Int']['output'];
  /** Bytes of the object. Null where nothing was stored. */
  readonly bytes: Maybe<Scalars['Float']['output']>;
  /** Why it failed. Null where it did not. */
  readonly error: Maybe<Scalars['String']['output']>;
  /** How long it took, in milliseconds. Null where it was interrupted. */
  readonly milliseconds: Maybe<Scalars['Float']['output']>;
  /** The name of the object in its destination. */
  readonly object: Scalars['String']['output'];
  /** Rows that were stored. Null where nothing was. */
  readonly rows: Maybe<Scalars['Int']['output']>;
  /** SHA-256 of the object, in hexadecimal. Null where nothing was stored. */
  readonly sha256: Maybe<Scalars['String']['output']>;
  /** The result of the attempt. */
  readonly status: ExportRunStatus;
  /** The end of the window, exclusive. */
  readonly windowEnd: Scalars['DateTime']['output'];
  /** The start of the window, inclusive. */
  readonly windowStart: Scalars['DateTime']['output'];
};

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

/**
 * A problem with one signal of one device. At most one fault per device and signal is not CLOSED; a problem that comes
 * back within the reopening window reopens the same fault.
 */
export type Fault = Node & {
  readonly __typename?: 'Fault';
  /** When it was acknowledged. Null without an acknowledgement, which ends when it is withdrawn or the fault reopens. */
  readonly acknowledgedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who acknowledged it. */
  readonly acknowledgedBy: Maybe<Scalars['String']['output']>;
  /** The note of the acknowledgement. */
  readonly acknowledgementNote: Maybe<Scalars['String']['output']>;
  /** The area it belongs to. */
  readonly category: FaultCategory;
  /** Its changes, oldest first. */
  readonly changes: FaultChangeConnection;
  /** The device's host name, kept even after the device was deleted. */
  readonly computer: Scalars['String']['output'];
  /** The device. Null once it was deleted; the fault stays as history. */
  readonly device: Maybe<Device>;
  /** Whether it opens and resolves so often that a single change says little. */
  readonly flapping: Scalars['Boolean']['output'];
  /** The fault's id; it stays the same through every reopening. */
  readonly id: Scalars['ID']['output'];
  /** When the problem was last reported, by the event's own time. */
  readonly lastReportedAt: Scalars['DateTime']['output'];
  /** How many times it was opened: 1 for the first time, one more for each reopening, 0 while it was only ever PENDING. */
  readonly occurrences: Scalars['Int']['output'];
  /** When it was last opened or reopened, by the server's clock. Null for a fault that never outlasted its watch time. */
  readonly openedAt: Maybe<Scalars['DateTime']['output']>;
  /** What is wrong, in a short sentence with the reported text. */
  readonly reason: Scalars['String']['output'];
  /** What to do about it and who usually does it. Null where there is no advice for this signal and value. */
  readonly recommendedAction: Maybe<Scalars['String']['output']>;
  /** When its signal became healthy again, by the event's own time. Null until then. */
  readonly resolvedAt: Maybe<Scalars['DateTime']['output']>;
  /** The device's present room. Null while it has none, and once the device was deleted. */
  readonly room: Maybe<Room>;
  /** Its severity. */
  readonly severity: Severity;
  /** The signal at fault, as it is now. */
  readonly signal: Signal;
  /** When it began, by the event's own time; for silence, the moment the allowed time ended. Reopening does not change it. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Its state. */
  readonly state: FaultState;
  /**
   * Grows with every change of this fault that is sent to subscribers; of two copies of the same fault keep the one with
   * the greater version. `lastReportedAt` moves without raising it.
   */
  readonly version: Scalars['Int']['output'];
};


/**
 * A problem with one signal of one device. At most one fault per device and signal is not CLOSED; a problem that comes
 * back within the reopening window reopens the same fault.
 */
export type FaultChangesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};

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

/** One message of the fault feed. */
export type FaultChange = {
  readonly __typename?: 'FaultChange';
  /** When the change was made, by the server's clock. */
  readonly at: Scalars['DateTime']['output'];
  /**
   * Pass it as `after` to resume from here, on any connection and any server of this installation: no change is lost, and
   * a message may come twice. The cursor of a SNAPSHOT or GAP starts the snapshot again.
   */
  readonly cursor: Scalars['String']['output'];
  /** The fault as it is when the message is sent, so never older than the change. Null for SYNCED and GAP. */
  readonly fault: Maybe<Fault>;
  /** The id of the fault. Null for SYNCED and GAP. */
  readonly faultId: Maybe<Scalars['ID']['output']>;
  /** The kind of this message. */
  readonly kind: FaultChangeKind;
  /** Whether the fault matched the filter before this change and no longer does: remove it from your list. */
  readonly left: Scalars['Boolean']['output'];
  /** The state before this change; equal to `state` where it did not change. Null for a new fault. */
  readonly previousState: Maybe<FaultState>;
  /** The reason of the change, in a short sentence. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** The state after this change, even if it has changed since. Null for SYNCED and GAP. */
  readonly state: Maybe<FaultState>;
};

/** A page of the fault feed's history. */
export type FaultChangeConnection = {
  readonly __typename?: 'FaultChangeConnection';
  /** The changes with the cursor of each. */
  readonly edges: ReadonlyArray<FaultChangeEdge>;
  /** The changes alone; each has its own cursor. */
  readonly nodes: ReadonlyArray<FaultChange>;
  /** Where the page lies in the history. */
  readonly pageInfo: PageInfo;
  /** How many changes the whole list has. Counted only when asked for; null where counting would cost too much. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A change's place in a page. */
export type FaultChangeEdge = {
  readonly __typename?: 'FaultChangeEdge';
  /** The same as the change's own cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The change. */
  readonly node: FaultChange;
};

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

/** Which faults a rule is about. Fields are combined with AND, the values of one with OR; null does not narrow. */
export type FaultCondition = {
  readonly __typename?: 'FaultCondition';
  /** Faults in rooms of these buildings. */
  readonly buildings: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Faults of these categories. */
  readonly categories: Maybe<ReadonlyArray<FaultCategory>>;
  /** Faults of these severities. */
  readonly severities: Maybe<ReadonlyArray<Severity>>;
  /** Faults of these signals, by key. */
  readonly signals: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Faults in rooms of these sites. */
  readonly sites: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** Which faults a rule is to be about. A field that is null does not narrow; one that is left out stays as it is. */
export type FaultConditionInput = {
  /** Faults in rooms of these buildings. */
  readonly buildings?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Faults of these categories. */
  readonly categories?: InputMaybe<ReadonlyArray<FaultCategory>>;
  /** Faults of these severities. */
  readonly severities?: InputMaybe<ReadonlyArray<Severity>>;
  /** Faults of these signals, by key. */
  readonly signals?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Faults in rooms of these sites. */
  readonly sites?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A page of faults. */
export type FaultConnection = {
  readonly __typename?: 'FaultConnection';
  /** The faults with the cursor of each. */
  readonly edges: ReadonlyArray<FaultEdge>;
  /** The faults alone, for clients that need no cursor of each. */
  readonly nodes: ReadonlyArray<Fault>;
  /** Where the page lies in the list. */
  readonly pageInfo: PageInfo;
  /** How many faults the whole list has. Counted only when asked for; null where counting would cost too much. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A fault's place in a page. */
export type FaultEdge = {
  readonly __typename?: 'FaultEdge';
  /** Marks this place in this list, with its filter. */
  readonly cursor: Scalars['String']['output'];
  /** The fault. */
  readonly node: Fault;
};

/**
 * Which faults. Fields are combined with AND, the values of one field with OR. A field that is left out or null does not
 * filter; an empty list matches nothing.
 */
export type FaultFilter = {
  /** True: only acknowledged faults. False: only faults without an acknowledgement. */
  readonly acknowledged?: InputMaybe<Scalars['Boolean']['input']>;
  /** Faults in rooms of one of these buildings. */
  readonly buildings?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Faults of one of these categories. */
  readonly categories?: InputMaybe<ReadonlyArray<FaultCategory>>;
  /** Faults of one of these devices. */
  readonly deviceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Faults with one of these ids. A malformed or foreign id matches nothing. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Faults of devices that are in one of these rooms now. */
  readonly roomIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Faults of one of these severities. */
  readonly severities?: InputMaybe<ReadonlyArray<Severity>>;
  /** Faults of one of these signals, by key. */
  readonly signals?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Faults in rooms of one of these sites. */
  readonly sites?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Faults in one of these states. Left out: every state in a query, every state but CLOSED in a subscription. */
  readonly states?: InputMaybe<ReadonlyArray<FaultState>>;
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
 * The fleet in numbers, after the nine tiles of the dashboard for Operations Management Suite. Times are the events' own;
 * the windows are fixed and depend on no setting.
 */
export type Fleet = {
  readonly __typename?: 'Fleet';
  /** The versions of the room app in use, with how many devices have each; devices that never reported one are left out. */
  readonly appVersions: ReadonlyArray<VersionCount>;
  /** When the numbers were computed. */
  readonly asOf: Scalars['DateTime']['output'];
  /** How many devices there are; those without a room count only without a filter. */
  readonly devices: Scalars['Int']['output'];
  /** Devices that sent a heartbeat, healthy or not, in the last 20 minutes. */
  readonly devicesActive: Scalars['Int']['output'];
  /** Devices that sent a heartbeat, healthy or not, in the last hour. */
  readonly devicesActiveLastHour: Scalars['Int']['output'];
  /** Devices that have sent a heartbeat before, but none in the last 20 minutes. */
  readonly devicesInactive: Scalars['Int']['output'];
  /** Devices whose app restarted (4000) in the last 24 hours. */
  readonly devicesRestarted: Scalars['Int']['output'];
  /** Devices that sent any event in the last 30 days. */
  readonly devicesSeen: Scalars['Int']['output'];
  /** Devices that reported an app error (2001) in the last hour. */
  readonly devicesWithAppError: Scalars['Int']['output'];
  /** Devices that reported a hardware error (3001) in the last hour. */
  readonly devicesWithHardwareError: Scalars['Int']['output'];
  /** The versions of Windows in use, with how many devices have each; devices that never reported one are left out. */
  readonly osVersions: ReadonlyArray<VersionCount>;
  /** How many rooms there are. */
  readonly rooms: Scalars['Int']['output'];
  /** How many rooms are in each health, worst first. */
  readonly roomsByHealth: ReadonlyArray<HealthCount>;
};

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

/** How many rooms are in one health. */
export type HealthCount = {
  readonly __typename?: 'HealthCount';
  /** How many rooms are in it. */
  readonly count: Scalars['Int']['output'];
  /** The health. */
  readonly health: Health;
};

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
  readonly account?: InputMaybe<Scalars['String']['input']>;
  /** The building. */
  readonly building?: InputMaybe<Scalars['String']['input']>;
  /** The host names of its consoles; at most 50. Other devices of the room stay. */
  readonly computers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The floor. */
  readonly floor?: InputMaybe<Scalars['String']['input']>;
  /** What people call it. Letter case does not count when it is looked for. */
  readonly name: Scalars['String']['input'];
  /** The campus, city or branch. */
  readonly site?: InputMaybe<Scalars['String']['input']>;
  /** Free labels; they replace those it has. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** A name of IANA's time zone database, for this room alone. */
  readonly timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** Rooms to make and to change. */
export type ImportRoomsInput = {
  /** True: nothing is stored; the report says what would be. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** At most 500 rooms; more are sent one after the other. */
  readonly rooms: ReadonlyArray<ImportRoomInput>;
};

/** The answer to `importRooms`. */
export type ImportRoomsPayload = {
  readonly __typename?: 'ImportRoomsPayload';
  /** What became of each room, in the order given. Empty if all were refused together. */
  readonly rooms: ReadonlyArray<ImportedRoom>;
  /** The reasons why all were refused; empty otherwise. Refusals of single rooms are with these. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What became of one room of an import; in a dry run what would become of it. */
export type ImportedRoom = {
  readonly __typename?: 'ImportedRoom';
  /** What was done. */
  readonly action: ImportAction;
  /** What changed about a room that was there, such as `site: "Bonn" → "Berlin"`. */
  readonly changes: ReadonlyArray<Scalars['String']['output']>;
  /** Its place among the rooms given, from 0. */
  readonly index: Scalars['Int']['output'];
  /** Computers that came from another room, or had none. */
  readonly moved: ReadonlyArray<Scalars['String']['output']>;
  /** Its name as given. */
  readonly name: Scalars['String']['output'];
  /** Computers that were registered. */
  readonly registered: ReadonlyArray<Scalars['String']['output']>;
  /** The names of rooms that were removed because their last device moved here. */
  readonly removedRooms: ReadonlyArray<Scalars['String']['output']>;
  /** The room as it is now. Null if it was refused or, in a dry run, would be made. */
  readonly room: Maybe<Room>;
  /** Why it was refused; else empty. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A batch of events. */
export type IngestEventsInput = {
  /** The events, 1 to 10,000, in any order; they are processed in the order of their times. */
  readonly events: ReadonlyArray<EventInput>;
};

/** The result of a batch: each event is accepted, a duplicate or rejected. */
export type IngestEventsPayload = {
  readonly __typename?: 'IngestEventsPayload';
  /** How many are new and now stored. */
  readonly accepted: Scalars['Int']['output'];
  /** How many were stored already; they changed nothing. */
  readonly duplicates: Scalars['Int']['output'];
  /** The rejected events, each with its reason, in the order of the batch. */
  readonly rejected: ReadonlyArray<RejectedEvent>;
  /** Why the batch was refused as a whole; empty otherwise. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A person with the link by which the password is set. */
export type InvitationPayload = {
  readonly __typename?: 'InvitationPayload';
  /** The path of the link, with its secret. It is shown this once. */
  readonly path: Maybe<Scalars['String']['output']>;
  /** The person. Null if it was refused. */
  readonly person: Maybe<Person>;
  /** The link as a whole; null where PUBLIC_URL is not set. */
  readonly url: Maybe<Scalars['String']['output']>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Whom to invite. */
export type InvitePersonInput = {
  /** By which the person signs in: a mail address, or any name that nobody else in the installation has. */
  readonly name: Scalars['String']['input'];
  /** VIEWER, OPERATOR or ADMINISTRATOR. */
  readonly role: Role;
  /** Permissions among those of the role. Null for all of them. */
  readonly scopes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The sites to which the person is narrowed. Null for the whole workspace; an empty list is none. */
  readonly sites?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A completion at a position of a query's text. */
export type KqlCompletion = {
  readonly __typename?: 'KqlCompletion';
  /** The text that replaces `start` to `start + length`; the caret goes behind it. */
  readonly insert: Scalars['String']['output'];
  /** The text to insert behind the caret. */
  readonly insertAfter: Scalars['String']['output'];
  /** What kind of thing it is, such as `Column`, `Table`, `QueryPrefix` or `ScalarFunction`. */
  readonly kind: Scalars['String']['output'];
  /** The text to show. */
  readonly label: Scalars['String']['output'];
  /** How long the text to replace is. */
  readonly length: Scalars['Int']['output'];
  /** Where the text to replace begins, in UTF-16 units from 0. */
  readonly start: Scalars['Int']['output'];
};

/** An error, a warning or a hint about a query's text. */
export type KqlDiagnostic = {
  readonly __typename?: 'KqlDiagnostic';
  /** The kind of problem; those of the language begin with KS. */
  readonly code: Scalars['String']['output'];
  /** The column where it begins, from 1. */
  readonly column: Scalars['Int']['output'];
  /** How long it is, in UTF-16 units. */
  readonly length: Scalars['Int']['output'];
  /** The line where it begins, from 1. */
  readonly line: Scalars['Int']['output'];
  /** What is wrong, for people. */
  readonly message: Scalars['String']['output'];
  /** `Error`, `Warning`, `Suggestion` or `Information`. Only errors prevent a query from running. */
  readonly severity: Scalars['String']['output'];
  /** Where it begins, in UTF-16 units from 0. */
  readonly start: Scalars['Int']['output'];
};

/** A condition on one label of alerts. */
export type LabelMatcher = {
  readonly __typename?: 'LabelMatcher';
  /** The label. */
  readonly label: AlertLabel;
  /** How it is compared. */
  readonly operator: MatchOperator;
  /** With what. */
  readonly value: Scalars['String']['output'];
};

/** A condition on one label of alerts. */
export type LabelMatcherInput = {
  /** The label. */
  readonly label: AlertLabel;
  /** How it is compared. */
  readonly operator?: MatchOperator;
  /** With what. */
  readonly value: Scalars['String']['input'];
};

/** How a matcher compares. */
export type MatchOperator =
  /** The label is the value. */
  | '='
  /** The whole label matches the value, an expression of RE2. */
  | '=~'
  /** The label is not the value. */
  | '!='
  /** The whole label does not match the value, an expression of RE2. */
  | '!~';

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

/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Acknowledges an alert that is not RESOLVED, and the faults in it. A fault that joins later is not acknowledged, and
   * makes the alert NEW again. An alert all of whose faults are acknowledged is acknowledged too. Repeating it changes
   * nothing and is not an error.
   */
  readonly acknowledgeAlert: AlertPayload;
  /** Acknowledges a PENDING or OPEN fault. Repeating it changes nothing and is not an error. */
  readonly acknowledgeFault: AcknowledgeFaultPayload;
  /** Puts a device into a room, or takes it out of its room. Registers the device if it is unknown. */
  readonly assignDevice: AssignDevicePayload;
  /** Makes a secret of one-time codes. It counts once `confirmTotp` was given a code of it. */
  readonly beginTotp: BeginTotpPayload;
  /** Changes one's own password; all other sessions end. */
  readonly changePassword: AccountPayload;
  /** Notes that you are done with an alert, whatever its state. Repeating it changes nothing and is not an error. */
  readonly closeAlert: AlertPayload;
  /** Computes a custom field for the stored records, in the background. */
  readonly computeCustomField: SaveCustomFieldPayload;
  /** From now on one's sign-in asks for a code, too. */
  readonly confirmTotp: AccountPayload;
  /** Makes a rule. Faults that are OPEN already count. A name in use gives TAKEN. */
  readonly createAlertRule: AlertRulePayload;
  /** Makes a key. Its secret is shown this once. */
  readonly createApiKey: ApiKeyPayload;
  /** Creates a key that opens the result of one saved query as a file. The key is shown in this answer and never again. */
  readonly createExportKey: CreateExportKeyPayload;
  /** Creates a room without devices. A name in use gives TAKEN. */
  readonly createRoom: CreateRoomPayload;
  /**
   * Saves a query or a function under a name. An invalid text is refused with the position of the error. A name in use (by
   * a saved query, a table or a function of the language) gives TAKEN; a function that calls itself gives INVALID.
   */
  readonly createSavedQuery: SavedQueryPayload;
  /** Creates an export that stores the result of a query for each window of time. */
  readonly createScheduledExport: ScheduledExportPayload;
  /** Silences alerts for a time. */
  readonly createSilence: SilencePayload;
  /**
   * Stores a view. A definition of another schema or version, or with an invalid member, gives INVALID with the path; a
   * name in use gives TAKEN.
   */
  readonly createView: ViewPayload;
  /** Deletes an action group. One that a route names gives INVALID, and so does the one named `default`. */
  readonly deleteActionGroup: DeleteActionGroupPayload;
  /** Deletes a rule and ends its alerts. A shipped one gives INVALID: disable it. */
  readonly deleteAlertRule: DeleteAlertRulePayload;
  /** Removes a custom field; computed values stay. */
  readonly deleteCustomField: DeleteCustomFieldPayload;
  /** Deletes a device. Its faults are closed and their history stays; it is registered again when it is heard again. */
  readonly deleteDevice: DeleteDevicePayload;
  /** Removes somebody for good. */
  readonly deletePerson: DeletePersonPayload;
  /** Deletes a room. Its devices stay, without a room. */
  readonly deleteRoom: DeleteRoomPayload;
  /** Deletes a saved query. Queries that call it are refused from then on. */
  readonly deleteSavedQuery: DeleteSavedQueryPayload;
  /** Deletes a scheduled export; its stored objects stay. */
  readonly deleteScheduledExport: DeleteScheduledExportPayload;
  /** Deletes a view. A view that comes with Roomwatch gives INVALID. */
  readonly deleteView: DeleteViewPayload;
  /** Lets somebody in no more, or again. Their sessions end. */
  readonly disablePerson: PersonPayload;
  /** Ends one of one's own sessions. */
  readonly endSession: EndSessionPayload;
  /** Ends a silence now. One that is over already stays as it is, and is no error. */
  readonly expireSilence: SilencePayload;
  /**
   * Makes and changes rooms in bulk, so that they are as given. A room is found by its name; where none has the name, the
   * room that appeared by itself for one of the computers takes it; else a room is made. Computers that were never heard
   * are registered, others move to the room; a room that appeared by itself, was never edited and loses its last device so
   * is removed. Each room stands alone: a refused one leaves the others. The same again changes nothing.
   */
  readonly importRooms: ImportRoomsPayload;
  /**
   * Stores events collected from consoles, 1 to 10,000 at a time. Each event is judged by itself: valid ones are stored
   * even if others are rejected. Sending events again is safe: they count as duplicates. Accepted events are stored when
   * the answer comes, and the next query sees their effects.
   */
  readonly ingestEvents: IngestEventsPayload;
  /** Invites somebody. Whoever opens the link, once and within 7 days, sets the password. */
  readonly invitePerson: InvitationPayload;
  /** Takes password and one-time codes from somebody, ends their sessions, and makes a link for a new password. */
  readonly resetPerson: InvitationPayload;
  /** Ends the pause of a scheduled export, without waiting for the next attempt. */
  readonly resumeScheduledExport: ScheduledExportPayload;
  /** Sends a delivery again, with the same id and content. One that is WAITING is left alone. */
  readonly retryDelivery: RetryDeliveryPayload;
  /** Takes a key back. What it has open ends. */
  readonly revokeApiKey: RevokeApiKeyPayload;
  /** Revokes a key: it opens nothing from then on. */
  readonly revokeExportKey: RevokeExportKeyPayload;
  /** Gives a key a new secret; the old one opens for the overlap. */
  readonly rotateApiKey: ApiKeyPayload;
  /**
   * Gives one of the two keys a new value. The old key, and the tokens issued for it, open nothing from then on. A key that
   * WORKSPACE_KEY sets gives INVALID.
   */
  readonly rotateWorkspaceKey: RotateWorkspaceKeyPayload;
  /** Exports every window that has ended now, without waiting for the delay or the next attempt. */
  readonly runScheduledExport: ScheduledExportPayload;
  /** Makes an action group, or changes the one with the given id. A name in use gives TAKEN. */
  readonly saveActionGroup: SaveActionGroupPayload;
  /** Defines a custom field, or changes the one with this table and name. It is computed for records that arrive from then on. */
  readonly saveCustomField: SaveCustomFieldPayload;
  /** Marks a signal of a device as optional or not; an optional signal opens no fault. */
  readonly setSignalOptional: SetSignalOptionalPayload;
  /**
   * Sets what holds for a signal of one device (at once), of a room's devices, or of all devices (both within seconds). A
   * field that is left out stays as it is; null leaves it to the room, to all devices, to the signal itself.
   */
  readonly setSignalPolicy: SetSignalPolicyPayload;
  /** Ends all of one's own sessions, this one too. */
  readonly signOutEverywhere: SignOutPayload;
  /** Sends a notice to every receiver of an action group, to try it. */
  readonly testActionGroup: TestActionGroupPayload;
  /** Withdraws the answer to an alert, and the acknowledgement of its faults. Without one it changes nothing and is not an error. */
  readonly unacknowledgeAlert: AlertPayload;
  /** Withdraws an acknowledgement. Without one it changes nothing and is not an error. */
  readonly unacknowledgeFault: UnacknowledgeFaultPayload;
  /** Replaces the routes of alerts. Alerts that fire already stay where they are. */
  readonly updateAlertRoutes: UpdateAlertRoutesPayload;
  /** Changes a rule, a shipped one too. A field that is left out stays as it is; the alerts follow at once. */
  readonly updateAlertRule: AlertRulePayload;
  /** Sets the time zone and the hours of a building. A field that is left out stays as it is. */
  readonly updateBuilding: UpdateBuildingPayload;
  /** Changes the collection plan. Agents that fetch their configuration apply it at their next start. */
  readonly updateCollectionPlan: UpdateCollectionPlanPayload;
  /** Sets how long a device may be silent. A field that is left out stays as it is. */
  readonly updateDevice: UpdateDevicePayload;
  /** Changes what somebody may do. What they have open and may no longer see ends. */
  readonly updatePerson: PersonPayload;
  /** Changes a room. A field that is left out stays as it is; null clears it. */
  readonly updateRoom: UpdateRoomPayload;
  /** Changes a saved query. A field that is left out stays as it is. */
  readonly updateSavedQuery: SavedQueryPayload;
  /** Changes a scheduled export. A field that is left out stays as it is. */
  readonly updateScheduledExport: ScheduledExportPayload;
  /** Sets the time zone and the hours of a site. A field that is left out stays as it is. */
  readonly updateSite: UpdateSitePayload;
  /** Changes a table. A field that is left out stays as it is; null restores the default. */
  readonly updateTable: UpdateTablePayload;
  /** Replaces the definition of a view. A view that comes with Roomwatch gives INVALID. */
  readonly updateView: ViewPayload;
  /** Changes the workspace's settings. A field that is left out stays as it is. */
  readonly updateWorkspace: UpdateWorkspacePayload;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationAcknowledgeAlertArgs = {
  input: AcknowledgeAlertInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationAcknowledgeFaultArgs = {
  input: AcknowledgeFaultInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationAssignDeviceArgs = {
  input: AssignDeviceInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationBeginTotpArgs = {
  input: BeginTotpInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationCloseAlertArgs = {
  input: CloseAlertInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationComputeCustomFieldArgs = {
  input: CustomFieldKey;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationConfirmTotpArgs = {
  input: ConfirmTotpInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationCreateAlertRuleArgs = {
  input: CreateAlertRuleInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationCreateApiKeyArgs = {
  input: CreateApiKeyInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationCreateExportKeyArgs = {
  input: CreateExportKeyInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationCreateRoomArgs = {
  input: CreateRoomInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationCreateSavedQueryArgs = {
  input: CreateSavedQueryInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationCreateScheduledExportArgs = {
  input: CreateScheduledExportInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationCreateSilenceArgs = {
  input: CreateSilenceInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationCreateViewArgs = {
  input: CreateViewInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationDeleteActionGroupArgs = {
  input: DeleteActionGroupInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationDeleteAlertRuleArgs = {
  input: DeleteAlertRuleInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationDeleteCustomFieldArgs = {
  input: CustomFieldKey;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationDeleteDeviceArgs = {
  input: DeleteDeviceInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationDeletePersonArgs = {
  input: PersonIdInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationDeleteRoomArgs = {
  input: DeleteRoomInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationDeleteSavedQueryArgs = {
  input: DeleteSavedQueryInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationDeleteScheduledExportArgs = {
  input: ScheduledExportKey;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationDeleteViewArgs = {
  input: DeleteViewInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationDisablePersonArgs = {
  input: DisablePersonInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationEndSessionArgs = {
  input: EndSessionInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationExpireSilenceArgs = {
  input: ExpireSilenceInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationImportRoomsArgs = {
  input: ImportRoomsInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationIngestEventsArgs = {
  input: IngestEventsInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationInvitePersonArgs = {
  input: InvitePersonInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationResetPersonArgs = {
  input: PersonIdInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationResumeScheduledExportArgs = {
  input: ScheduledExportKey;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationRetryDeliveryArgs = {
  input: RetryDeliveryInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationRevokeApiKeyArgs = {
  input: RevokeApiKeyInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationRevokeExportKeyArgs = {
  input: RevokeExportKeyInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationRotateApiKeyArgs = {
  input: RotateApiKeyInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationRotateWorkspaceKeyArgs = {
  input: RotateWorkspaceKeyInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationRunScheduledExportArgs = {
  input: ScheduledExportKey;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationSaveActionGroupArgs = {
  input: SaveActionGroupInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationSaveCustomFieldArgs = {
  input: CustomFieldInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationSetSignalOptionalArgs = {
  input: SetSignalOptionalInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationSetSignalPolicyArgs = {
  input: SetSignalPolicyInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationTestActionGroupArgs = {
  input: TestActionGroupInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationUnacknowledgeAlertArgs = {
  input: UnacknowledgeAlertInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationUnacknowledgeFaultArgs = {
  input: UnacknowledgeFaultInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationUpdateAlertRoutesArgs = {
  input: UpdateAlertRoutesInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationUpdateAlertRuleArgs = {
  input: UpdateAlertRuleInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationUpdateBuildingArgs = {
  input: UpdateBuildingInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationUpdateCollectionPlanArgs = {
  input: UpdateCollectionPlanInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationUpdateDeviceArgs = {
  input: UpdateDeviceInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationUpdatePersonArgs = {
  input: UpdatePersonInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationUpdateRoomArgs = {
  input: UpdateRoomInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationUpdateSavedQueryArgs = {
  input: UpdateSavedQueryInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationUpdateScheduledExportArgs = {
  input: UpdateScheduledExportInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationUpdateSiteArgs = {
  input: UpdateSiteInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationUpdateTableArgs = {
  input: UpdateTableInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationUpdateViewArgs = {
  input: UpdateViewInput;
};


/** The mutations. Each takes one `input` and returns what it changed and `userErrors`, which is empty on success. */
export type MutationUpdateWorkspaceArgs = {
  input: UpdateWorkspaceInput;
};

/** An object that can be fetched by its id. */
export type Node = {
  /** Unique across all types. Opaque: clients must not rely on its form. */
  readonly id: Scalars['ID']['output'];
};

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

/**
 * The position of a page in its list. Every list takes `first` with `after` to go forward, and `last` with `before` to go
 * backward; both counts are 1 to 100. Without either, a list returns its first 50 entries.
 */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** The cursor of the last entry, to pass as `after`. Null for an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether entries follow this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether entries precede this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first entry, to pass as `before`. Null for an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

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

/** Somebody who may sign in. */
export type Person = Node & {
  readonly __typename?: 'Person';
  /** Whether a password is set: an invitation was accepted. */
  readonly active: Scalars['Boolean']['output'];
  /** Since when the person is let in no more; null for one who is. */
  readonly disabledAt: Maybe<Scalars['DateTime']['output']>;
  /** The id. */
  readonly id: Scalars['ID']['output'];
  /** When the person was invited. */
  readonly invitedAt: Scalars['DateTime']['output'];
  /** By whom. */
  readonly invitedBy: Scalars['String']['output'];
  /** When the person last signed in; null for never. */
  readonly lastSignInAt: Maybe<Scalars['DateTime']['output']>;
  /** By which the person signs in, and is named. */
  readonly name: Scalars['String']['output'];
  /** The role. */
  readonly role: Role;
  /** The permissions among those of the role; null for all of them. */
  readonly scopes: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The sites to which the person is narrowed; null for the whole workspace. */
  readonly sites: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Whether a one-time code is asked for at sign-in. */
  readonly totp: Scalars['Boolean']['output'];
};

/** Which person. */
export type PersonIdInput = {
  /** The person's id. */
  readonly id: Scalars['ID']['input'];
};

/** The changed person. */
export type PersonPayload = {
  readonly __typename?: 'PersonPayload';
  /** The person as it is now. Null if the change was refused. */
  readonly person: Maybe<Person>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A Windows performance counter that agents measure. */
export type PlannedCounter = {
  readonly __typename?: 'PlannedCounter';
  /** The counter of the object, such as `% Processor Time`. */
  readonly counter: Scalars['String']['output'];
  /** The instances, such as `_Total`; `*` for all. Empty where the object has only one. */
  readonly instances: ReadonlyArray<Scalars['String']['output']>;
  /** The object, such as `Processor`. */
  readonly object: Scalars['String']['output'];
};

/** A Windows performance counter to measure. */
export type PlannedCounterInput = {
  /** The counter of the object, such as `% Processor Time`. */
  readonly counter: Scalars['String']['input'];
  /** The instances; empty where the object has only one. */
  readonly instances?: ReadonlyArray<Scalars['String']['input']>;
  /** The object, such as `Processor`. */
  readonly object: Scalars['String']['input'];
};

/** An event log that agents read. */
export type PlannedLog = {
  readonly __typename?: 'PlannedLog';
  /** Only these levels. Null for all. */
  readonly levels: Maybe<ReadonlyArray<EventLevel>>;
  /** Its name, such as `System`. */
  readonly name: Scalars['String']['output'];
};

/** An event log to read. */
export type PlannedLogInput = {
  /** Only these levels. Null for all. */
  readonly levels?: InputMaybe<ReadonlyArray<EventLevel>>;
  /** Its name, such as `System`. */
  readonly name: Scalars['String']['input'];
};

/** The queries. */
export type Query = {
  readonly __typename?: 'Query';
  /** Whoever asks, and what they may do. */
  readonly account: Account;
  /** The action groups, by name; 200 at most. */
  readonly actionGroups: ReadonlyArray<ActionGroup>;
  /** The routes of alerts. */
  readonly alertRoutes: AlertRoutes;
  /** The rules of alerts, by name; 1,000 at most. */
  readonly alertRules: ReadonlyArray<AlertRule>;
  /** The alerts, most recently fired first; in every state unless the filter has `states`. */
  readonly alerts: AlertConnection;
  /** The keys of programs and walls, by name. No secret is ever shown again. */
  readonly apiKeys: ReadonlyArray<ApiKey>;
  /** The buildings that rooms name, by name. */
  readonly buildings: BuildingConnection;
  /** What the agents of the workspace collect. */
  readonly collectionPlan: CollectionPlan;
  /** The collectors, most recently seen first; 1,000 at most. */
  readonly collectors: ReadonlyArray<Collector>;
  /** The custom fields, by table and name. */
  readonly customFields: ReadonlyArray<CustomField>;
  /** The delivery log, newest first. */
  readonly deliveries: DeliveryConnection;
  /** One device. Null if it is not found. */
  readonly device: Maybe<Device>;
  /** The devices, by host name. */
  readonly devices: DeviceConnection;
  /** The events, newest first. */
  readonly events: EventConnection;
  /** The keys that open saved queries as files, by name. Their secrets are never shown again. */
  readonly exportKeys: ReadonlyArray<ExportKey>;
  /**
   * The history of the subscription `faultChanges`, oldest first. Both use the same cursors: a query can continue where a
   * subscription ended, and a subscription where a page ended.
   */
  readonly faultChanges: FaultChangeConnection;
  /** The faults, most recently opened first; in every state unless the filter has `states`. */
  readonly faults: FaultConnection;
  /** The fleet in numbers, or the part of it in the matching rooms. */
  readonly fleet: Fleet;
  /**
   * Runs a query in the Kusto Query Language (KQL) over `Event`, `Room`, `Device`, `Fault`, `FaultChange`, `RoomChange` and
   * the tables of collectors; docs/kql.md lists what is supported. The error of a refused query has the position in the
   * text: `extensions` holds `kqlCode`, `line`, `column`, `start`, `length`.
   */
  readonly kql: QueryResult;
  /** The completions at a position of a query's text, for editors; 200 at most. */
  readonly kqlCompletions: ReadonlyArray<KqlCompletion>;
  /** The errors and warnings of a query's text; the query is not run. */
  readonly kqlDiagnostics: ReadonlyArray<KqlDiagnostic>;
  /** An object by its id. Null if it is not found; a malformed id is not an error. */
  readonly node: Maybe<Node>;
  /** Several objects by their ids, in the same order; null in place of each that is not found. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** The people of the workspace, by name. */
  readonly people: ReadonlyArray<Person>;
  /** One room. Null if it is not found. */
  readonly room: Maybe<Room>;
  /** The rooms, in the given order. */
  readonly rooms: RoomConnection;
  /** The saved queries and functions, by name (letter case does not count); 1,000 at most. */
  readonly savedQueries: ReadonlyArray<SavedQuery>;
  /** One saved query. Null if it is not found. */
  readonly savedQuery: Maybe<SavedQuery>;
  /** One scheduled export. Null if it is not found; a malformed id is not an error. */
  readonly scheduledExport: Maybe<ScheduledExport>;
  /** The scheduled exports, by name; 100 at most. */
  readonly scheduledExports: ReadonlyArray<ScheduledExport>;
  /** What is set for signals of all devices and of rooms; what is set for a device is in `Device.signalPolicies`. */
  readonly signalPolicies: ReadonlyArray<SignalPolicy>;
  /** The silences, the first to end first; those that are over for five days at most. 1,000 at most that are not. */
  readonly silences: ReadonlyArray<Silence>;
  /** The sites that rooms name, by name. */
  readonly sites: SiteConnection;
  /** Every table, by name; 500 at most. */
  readonly tables: ReadonlyArray<Table>;
  /** The drill-down of a row of a tile's list. Null for a tile without one, and if the view is not found. */
  readonly tileDrillDown: Maybe<DrillDown>;
  /** Tries a custom field on the newest records of its table; nothing is saved. */
  readonly tryCustomField: TryCustomFieldPayload;
  /** One view. Null if it is not found. */
  readonly view: Maybe<View>;
  /**
   * The results of a view's tiles, no older than the view's refresh interval. They are computed once for all viewers. A
   * tile whose query fails has an `error`; the others are not affected.
   */
  readonly viewResults: ReadonlyArray<TileResult>;
  /** The views: those that come with Roomwatch, then those of the workspace, by name (letter case does not count). */
  readonly views: ReadonlyArray<View>;
  /** The workspace, with the credentials of collectors. */
  readonly workspace: Workspace;
};


/** The queries. */
export type QueryAlertsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<AlertFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


/** The queries. */
export type QueryBuildingsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<BuildingFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


/** The queries. */
export type QueryCustomFieldsArgs = {
  table: InputMaybe<Scalars['String']['input']>;
};


/** The queries. */
export type QueryDeliveriesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


/** The queries. */
export type QueryDeviceArgs = {
  by: DeviceBy;
};


/** The queries. */
export type QueryDevicesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<DeviceFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


/** The queries. */
export type QueryEventsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<EventFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


/** The queries. */
export type QueryExportKeysArgs = {
  savedQueryId: InputMaybe<Scalars['ID']['input']>;
};


/** The queries. */
export type QueryFaultChangesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<FaultFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


/** The queries. */
export type QueryFaultsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<FaultFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


/** The queries. */
export type QueryFleetArgs = {
  filter: InputMaybe<RoomFilter>;
};


/** The queries. */
export type QueryKqlArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  explain?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  query: Scalars['String']['input'];
  timespan: InputMaybe<Scalars['String']['input']>;
};


/** The queries. */
export type QueryKqlCompletionsArgs = {
  position: Scalars['Int']['input'];
  text: Scalars['String']['input'];
};


/** The queries. */
export type QueryKqlDiagnosticsArgs = {
  text: Scalars['String']['input'];
};


/** The queries. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** The queries. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** The queries. */
export type QueryRoomArgs = {
  by: RoomBy;
};


/** The queries. */
export type QueryRoomsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<RoomFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<RoomOrder>;
};


/** The queries. */
export type QuerySavedQueriesArgs = {
  kind: InputMaybe<SavedQueryKind>;
};


/** The queries. */
export type QuerySavedQueryArgs = {
  by: SavedQueryBy;
};


/** The queries. */
export type QueryScheduledExportArgs = {
  id: Scalars['ID']['input'];
};


/** The queries. */
export type QuerySitesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<SiteFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


/** The queries. */
export type QueryTablesArgs = {
  names: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** The queries. */
export type QueryTileDrillDownArgs = {
  form: InputMaybe<Scalars['String']['input']>;
  item: Scalars['String']['input'];
  tile: Scalars['String']['input'];
  viewId: Scalars['ID']['input'];
};


/** The queries. */
export type QueryTryCustomFieldArgs = {
  input: CustomFieldInput;
};


/** The queries. */
export type QueryViewArgs = {
  by: ViewBy;
};


/** The queries. */
export type QueryViewResultsArgs = {
  form: InputMaybe<Scalars['String']['input']>;
  tiles: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  viewId: Scalars['ID']['input'];
};

/** A column of a result. */
export type QueryColumn = {
  readonly __typename?: 'QueryColumn';
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** The type of its values: bool, datetime, decimal, dynamic, guid, int, long, real, string or timespan. */
  readonly type: Scalars['String']['output'];
};

/** A parameter of a saved function. */
export type QueryParameter = {
  readonly __typename?: 'QueryParameter';
  /** The literal that is used where a call leaves it out, such as `5` or `"Oslo"`. Null: every call must give it. */
  readonly default: Maybe<Scalars['String']['output']>;
  /** Its name: a letter or `_`, then letters, digits and `_`. */
  readonly name: Scalars['String']['output'];
  /** The type of its values. */
  readonly type: ColumnType;
};

/** A parameter of a saved function. */
export type QueryParameterInput = {
  /** A literal of the type that is used where a call leaves it out, such as `5`, `1h` or `"Oslo"`. */
  readonly default?: InputMaybe<Scalars['String']['input']>;
  /** Its name: a letter or `_`, then up to 63 letters, digits and `_`; each name once. */
  readonly name: Scalars['String']['input'];
  /** The type of its values. */
  readonly type?: ColumnType;
};

/** The answer to a query, or a page of it. All fields but `rows` and `endCursor` are the same for every page. */
export type QueryResult = {
  readonly __typename?: 'QueryResult';
  /** The columns, in the order of the values in each row. */
  readonly columns: ReadonlyArray<QueryColumn>;
  /** The cursor of the next page, good for ten minutes. Null for the last page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** The properties of the `render` operator, with the kind of chart as `visualization`. Null without the operator. */
  readonly render: Maybe<Scalars['JSON']['output']>;
  /** How many rows the whole result has. */
  readonly rowCount: Scalars['Int']['output'];
  /**
   * The rows of this page. A datetime is text in UTC with up to seven decimals, a timespan text as `d.hh:mm:ss.fffffff`; a
   * long beyond 2^53, a decimal, NaN and the infinities are text too.
   */
  readonly rows: ReadonlyArray<ReadonlyArray<Maybe<Scalars['JSON']['output']>>>;
  /** The statistics of the query. */
  readonly stats: QueryStats;
  /** Whether a limit on rows or bytes cut the result short. */
  readonly truncated: Scalars['Boolean']['output'];
  /** Warnings about the answer, such as numbers that are not exact. */
  readonly warnings: ReadonlyArray<Scalars['String']['output']>;
};

/** The statistics of a query. */
export type QueryStats = {
  readonly __typename?: 'QueryStats';
  /** How long it ran, in milliseconds, without the time in the queue. */
  readonly milliseconds: Scalars['Float']['output'];
  /** What the database did: the operators that it ran, the columns that it left out, the bounds of time that it applied. */
  readonly pushedDown: Scalars['String']['output'];
  /** How many rows came from tables: as they are stored, or as the database computed them. */
  readonly rowsRead: Scalars['Int']['output'];
  /** How many rows the whole result has. */
  readonly rowsReturned: Scalars['Int']['output'];
  /** What ran where, the tables first. */
  readonly steps: ReadonlyArray<QueryStep>;
};

/** One operator that ran in process, a scan of a table, or the part of a query that the database ran. */
export type QueryStep = {
  readonly __typename?: 'QueryStep';
  /** The stages of the aggregation, or the filter of the scan, as JSON. Null where there is none. */
  readonly asked: Maybe<Scalars['String']['output']>;
  /** How many documents the database read. Null without `explain`, and for a computed table. */
  readonly documentsRead: Maybe<Scalars['Int']['output']>;
  /** Whether the database could not finish, so that the steps above ran the same in process; for example, a value has another type than its column. */
  readonly fellBack: Scalars['Boolean']['output'];
  /** The indexes that it used; `(none)` where it read the whole collection. Empty without `explain`. */
  readonly indexes: ReadonlyArray<Scalars['String']['output']>;
  /** Whether the database ran these operators. */
  readonly isPushedDown: Scalars['Boolean']['output'];
  /** How long it took in milliseconds, without the steps below it. */
  readonly milliseconds: Scalars['Float']['output'];
  /** The operators, in the order of the query; `scan` for a table whose rows were read as they are stored. */
  readonly operators: ReadonlyArray<Scalars['String']['output']>;
  /** How many rows it gave. */
  readonly rows: Scalars['Int']['output'];
  /** The table that was read. Null for a step that ran in process. */
  readonly table: Maybe<Scalars['String']['output']>;
};

/** A rejected event of a batch. Sending it again unchanged gives the same result. */
export type RejectedEvent = {
  readonly __typename?: 'RejectedEvent';
  /** The kind of refusal, for programs. */
  readonly code: Scalars['String']['output'];
  /** Its place in the batch, counted from 0. */
  readonly index: Scalars['Int']['output'];
  /** The field at fault, what was expected and what came, for people. */
  readonly message: Scalars['String']['output'];
};

/** Which delivery to send again. */
export type RetryDeliveryInput = {
  /** The id of the delivery. */
  readonly id: Scalars['ID']['input'];
};

/** The delivery. */
export type RetryDeliveryPayload = {
  readonly __typename?: 'RetryDeliveryPayload';
  /** The delivery as it is now. Null if it was not found. */
  readonly delivery: Maybe<Delivery>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which key is taken back. */
export type RevokeApiKeyInput = {
  /** The key's id. */
  readonly id: Scalars['ID']['input'];
};

/** The key that was taken back. */
export type RevokeApiKeyPayload = {
  readonly __typename?: 'RevokeApiKeyPayload';
  /** The key's id. Null if it was refused. */
  readonly revokedApiKeyId: Maybe<Scalars['ID']['output']>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A key to revoke. */
export type RevokeExportKeyInput = {
  /** The id of the key. */
  readonly id: Scalars['ID']['input'];
};

/** The revoked key. */
export type RevokeExportKeyPayload = {
  readonly __typename?: 'RevokeExportKeyPayload';
  /** The id of the revoked key. Null if it was refused. */
  readonly revokedExportKeyId: Maybe<Scalars['ID']['output']>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What a person or a key is, which says what it may do at most. */
export type Role =
  /** Everything in the workspace. */
  | 'ADMINISTRATOR'
  /** A screen on a wall: rooms and faults, and nothing else. For keys. */
  | 'DISPLAY'
  /** A collector: sends events and records, and does nothing else. For keys. */
  | 'INGEST'
  /** Looks, acknowledges faults, changes rooms, saved queries and views. */
  | 'OPERATOR'
  /** The holder of one of READ_KEYS. Nobody else is given this role. */
  | 'READER'
  /** Looks: rooms, faults, events, queries, views. */
  | 'VIEWER';

/**
 * A meeting room. A console that is heard for the first time gets a room of its own. Rooms can also be created by hand,
 * and consoles moved between rooms.
 */
export type Room = Node & {
  readonly __typename?: 'Room';
  /** The account that it signs in with, such as an address of mail, if it was given one. What a console reports is `Device.alias`. */
  readonly account: Maybe<Scalars['String']['output']>;
  /** The building, if it was given one. */
  readonly building: Maybe<Scalars['String']['output']>;
  /** The consoles in the room, by computer name. */
  readonly devices: ReadonlyArray<Device>;
  /** The faults of the room's devices, newest first. */
  readonly faults: FaultConnection;
  /** The floor, if it was given one; text, because floors have many kinds of names. */
  readonly floor: Maybe<Scalars['String']['output']>;
  /** The worst health among the room's devices. */
  readonly health: Health;
  /** Since when the room has had its present health, by the server's clock. Null until the first health is computed. */
  readonly healthSince: Maybe<Scalars['DateTime']['output']>;
  /** The room's id. */
  readonly id: Scalars['ID']['output'];
  /** The time of the newest event of any of its devices, by the event's own time. Null if none ever came. */
  readonly lastEventAt: Maybe<Scalars['DateTime']['output']>;
  /** When the room may be disturbed by work on it; found like `serviceHours`. Empty for never. */
  readonly maintenanceHours: ReadonlyArray<WeeklyHours>;
  /** What people call it. No two rooms have the same name; letter case does not count. */
  readonly name: Scalars['String']['output'];
  /** The maintenance hours that are set for this room alone. Null for none. */
  readonly ownMaintenanceHours: Maybe<ReadonlyArray<WeeklyHours>>;
  /** The service hours that are set for this room alone. Null for none. */
  readonly ownServiceHours: Maybe<ReadonlyArray<WeeklyHours>>;
  /** The time zone that is set for this room alone. Null for none. */
  readonly ownTimeZone: Maybe<Scalars['String']['output']>;
  /** When the room is to work, by the clocks of its time zone: its own hours, else its building's, its site's, the workspace's. */
  readonly serviceHours: ReadonlyArray<WeeklyHours>;
  /** The campus, city or branch it is in, if it was given one. */
  readonly site: Maybe<Scalars['String']['output']>;
  /** Free labels to find and group rooms by, in the order they were given. */
  readonly tags: ReadonlyArray<Scalars['String']['output']>;
  /**
   * The time zone that holds in the room, a name of IANA's database: its own, else its building's, its site's, the
   * workspace's. When a building, a site or the workspace is given another, subscribers are not told of it.
   */
  readonly timeZone: Scalars['String']['output'];
  /**
   * Grows with every change of this room that is sent to subscribers; of two copies of the same room keep the one with the
   * greater version. Times that move with each event do not raise it.
   */
  readonly version: Scalars['Int']['output'];
};


/**
 * A meeting room. A console that is heard for the first time gets a room of its own. Rooms can also be created by hand,
 * and consoles moved between rooms.
 */
export type RoomFaultsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  states?: InputMaybe<ReadonlyArray<FaultState>>;
};

/** One room, by exactly one of these fields. */
export type RoomBy =
  /** Its id. */
  { readonly id: Scalars['ID']['input']; readonly name?: never; }
  |  /** Its name; letter case does not count. */
  { readonly id?: never; readonly name: Scalars['String']['input']; };

/** One message of the room feed. */
export type RoomChange = {
  readonly __typename?: 'RoomChange';
  /** When the change was made, by the server's clock. */
  readonly at: Scalars['DateTime']['output'];
  /**
   * Pass it as `after` to resume from here, on any connection and any server of this installation: no change is lost, and
   * a message may come twice. The cursor of a SNAPSHOT or GAP starts the snapshot again.
   */
  readonly cursor: Scalars['String']['output'];
  /** The health after this change, even if it has changed since. Null for SYNCED and GAP. */
  readonly health: Maybe<Health>;
  /** The kind of this message. */
  readonly kind: RoomChangeKind;
  /** Whether the room matched the filter before this change and no longer does: remove it from your list. */
  readonly left: Scalars['Boolean']['output'];
  /** The health before this change; equal to `health` where it did not change. Null for a new room. */
  readonly previousHealth: Maybe<Health>;
  /** The reason of the change, in a short sentence. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** The room as it is when the message is sent. Null for SYNCED, GAP and REMOVED, and for a room that was deleted since. */
  readonly room: Maybe<Room>;
  /** The id of the room. Null for SYNCED and GAP. */
  readonly roomId: Maybe<Scalars['ID']['output']>;
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

/** A page of rooms. */
export type RoomConnection = {
  readonly __typename?: 'RoomConnection';
  /** The rooms with the cursor of each. */
  readonly edges: ReadonlyArray<RoomEdge>;
  /** The rooms alone, for clients that need no cursor of each. */
  readonly nodes: ReadonlyArray<Room>;
  /** Where the page lies in the list. */
  readonly pageInfo: PageInfo;
  /** How many rooms the whole list has. Counted only when asked for; null where counting would cost too much. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A room's place in a page. */
export type RoomEdge = {
  readonly __typename?: 'RoomEdge';
  /** Marks this place in this list, with its filter and order. */
  readonly cursor: Scalars['String']['output'];
  /** The room. */
  readonly node: Room;
};

/**
 * Which rooms. Fields are combined with AND, the values of one field with OR. A field that is left out or null does not
 * filter; an empty list matches nothing.
 */
export type RoomFilter = {
  /** Rooms in one of these buildings. */
  readonly buildings?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Rooms on one of these floors. */
  readonly floors?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Rooms in one of these healths. */
  readonly health?: InputMaybe<ReadonlyArray<Health>>;
  /** Rooms with one of these ids. A malformed or foreign id matches nothing. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Rooms with this text in their name, site, building, floor or one of their tags; letter case does not count. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Rooms in one of these sites. */
  readonly sites?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Rooms with at least one of these tags. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** The order in which rooms are listed; ties are ordered by id. */
export type RoomOrder =
  /** The worst first. */
  | 'HEALTH'
  /** The room with the newest event first; rooms without events last. */
  | 'LAST_EVENT_AT'
  /** By name; letter case does not count. */
  | 'NAME';

/** Which key gets a new secret. */
export type RotateApiKeyInput = {
  /** The key's id. */
  readonly id: Scalars['ID']['input'];
  /** How long the old secret still opens, at most 30d. */
  readonly overlap?: InputMaybe<Scalars['String']['input']>;
};

/** Which key to change. */
export type RotateWorkspaceKeyInput = {
  /** The key that gets a new value. */
  readonly key: WorkspaceKey;
};

/** The workspace with its new key. */
export type RotateWorkspaceKeyPayload = {
  readonly __typename?: 'RotateWorkspaceKeyPayload';
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The workspace as it is now. Null if the change was refused. */
  readonly workspace: Maybe<Workspace>;
};

/** A bucket of a store that speaks S3. Its secret key is never shown. */
export type S3Destination = {
  readonly __typename?: 'S3Destination';
  /** The id of the access key. */
  readonly accessKeyId: Scalars['String']['output'];
  /** The name of the bucket. */
  readonly bucket: Scalars['String']['output'];
  /** The address of the store. */
  readonly endpoint: Scalars['String']['output'];
  /** Whether the bucket is named in the path, not in the host. */
  readonly pathStyle: Scalars['Boolean']['output'];
  /** The prefix of the objects' names. */
  readonly prefix: Scalars['String']['output'];
  /** The region that requests are signed for. */
  readonly region: Scalars['String']['output'];
};

/** A bucket of a store that speaks S3. */
export type S3DestinationInput = {
  /** The id of the access key. */
  readonly accessKeyId: Scalars['String']['input'];
  /** The name of the bucket; it must exist. */
  readonly bucket: Scalars['String']['input'];
  /** The address of the store, such as `https://s3.eu-central-1.amazonaws.com`. */
  readonly endpoint: Scalars['String']['input'];
  /** Whether the bucket is named in the path, as most stores other than Amazon's require, or in the host. */
  readonly pathStyle?: Scalars['Boolean']['input'];
  /** The prefix of the objects' names: plain names with slashes between them. */
  readonly prefix?: Scalars['String']['input'];
  /** The region that requests are signed for. */
  readonly region?: Scalars['String']['input'];
  /** The secret key. It is kept encrypted and never shown. */
  readonly secretAccessKey: Scalars['String']['input'];
};

/** An action group to save. It becomes what is given, whole. */
export type SaveActionGroupInput = {
  /** The id of the one to change. Left out: a new one. */
  readonly actionGroupId?: InputMaybe<Scalars['ID']['input']>;
  /** Those who get a copy that the others do not see. */
  readonly bcc?: ReadonlyArray<Scalars['String']['input']>;
  /** Those who get a copy. */
  readonly cc?: ReadonlyArray<Scalars['String']['input']>;
  /** Its name, 1 to 100 characters. */
  readonly name: Scalars['String']['input'];
  /** The receivers of mails; each text may hold several addresses, separated by `;` or `,`. 100 addresses in all. */
  readonly to?: ReadonlyArray<Scalars['String']['input']>;
  /** Where notices are posted, 20 at most. */
  readonly webhooks?: ReadonlyArray<WebhookInput>;
};

/** The action group. */
export type SaveActionGroupPayload = {
  readonly __typename?: 'SaveActionGroupPayload';
  /** The action group as it is now. Null if it was refused. */
  readonly actionGroup: Maybe<ActionGroup>;
  /** The secrets of webhooks that are new. */
  readonly secrets: ReadonlyArray<WebhookSecret>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The saved custom field. */
export type SaveCustomFieldPayload = {
  readonly __typename?: 'SaveCustomFieldPayload';
  /** The field as it is now. Null if it was refused. */
  readonly customField: Maybe<CustomField>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A named query, shared by the whole workspace. */
export type SavedQuery = Node & {
  readonly __typename?: 'SavedQuery';
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** What it is for. */
  readonly description: Scalars['String']['output'];
  /** The id of the saved query. */
  readonly id: Scalars['ID']['output'];
  /** Whether it is run as it is, or called by its name. */
  readonly kind: SavedQueryKind;
  /** Its name, unique among saved queries; letter case does not count. A function's name is not that of a table or of the language. */
  readonly name: Scalars['String']['output'];
  /** The parameters of a function, in the order of a call's arguments. */
  readonly parameters: ReadonlyArray<QueryParameter>;
  /** Grows with every change. An update that names an older revision is refused with CONFLICT. */
  readonly revision: Scalars['Int']['output'];
  /** The query, in the Kusto Query Language; for a function, its body. */
  readonly text: Scalars['String']['output'];
  /** When it was last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Who last changed it. */
  readonly updatedBy: Scalars['String']['output'];
};

/** One saved query, by exactly one of these fields. */
export type SavedQueryBy =
  /** Its id. */
  { readonly id: Scalars['ID']['input']; readonly name?: never; }
  |  /** Its name; letter case does not count. */
  { readonly id?: never; readonly name: Scalars['String']['input']; };

/** The kind of a saved query. */
export type SavedQueryKind =
  /** A function: it is called by its name in any query, view or export. */
  | 'FUNCTION'
  /** A text that is run as it is. */
  | 'QUERY';

/** The saved query. */
export type SavedQueryPayload = {
  readonly __typename?: 'SavedQueryPayload';
  /** The query as it is now. Null if it was refused. */
  readonly savedQuery: Maybe<SavedQuery>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A query whose result is stored for each window of time, exactly once even after failures. */
export type ScheduledExport = Node & {
  readonly __typename?: 'ScheduledExport';
  /** Whether CSV begins with a byte order mark, by which Excel knows UTF-8. */
  readonly bom: Scalars['Boolean']['output'];
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** How long after a window's end it is exported, such as `10m`. */
  readonly delay: Scalars['String']['output'];
  /** Where it stores. */
  readonly destination: ExportDestination;
  /** When the next attempt is due. Null while it is disabled or paused. */
  readonly dueAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether it is enabled. Windows that end while it is disabled are exported afterwards. */
  readonly enabled: Scalars['Boolean']['output'];
  /** The export as in the column `ExportId` of the table `Export`, and in manifests. */
  readonly exportId: Scalars['ID']['output'];
  /** Failed attempts since the last window that was stored. */
  readonly failures: Scalars['Int']['output'];
  /** How rows are written. */
  readonly format: ExportFormat;
  /** Whether objects are zipped. */
  readonly gzip: Scalars['Boolean']['output'];
  /** The id of the export. */
  readonly id: Scalars['ID']['output'];
  /** Why the last attempt failed. Null where it did not. */
  readonly lastError: Maybe<Scalars['String']['output']>;
  /** Its name, which is also in the names of its objects. */
  readonly name: Scalars['String']['output'];
  /** The start of the first window that is not stored yet; all earlier ones are stored. */
  readonly nextWindow: Scalars['DateTime']['output'];
  /** Why it is paused. Null while it is not. */
  readonly pauseReason: Maybe<Scalars['String']['output']>;
  /**
   * Since when it is paused: its query ended the process that evaluates it three times, so no more attempts are made.
   * Changing, enabling, running or resuming it ends the pause. Null while it is not paused.
   */
  readonly pausedAt: Maybe<Scalars['DateTime']['output']>;
  /** The query's text. Null where the export runs a saved query. */
  readonly query: Maybe<Scalars['String']['output']>;
  /** Whether a worker is running it now. */
  readonly running: Scalars['Boolean']['output'];
  /** Its runs, those of the newest window first; the table `Export` holds them all. */
  readonly runs: ReadonlyArray<ExportRun>;
  /** The saved query that the export runs. Null where the export has a query of its own, or the saved query was deleted. */
  readonly savedQuery: Maybe<SavedQuery>;
  /** When it was last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** How long its windows are. */
  readonly window: ExportWindow;
};


/** A query whose result is stored for each window of time, exactly once even after failures. */
export type ScheduledExportRunsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A scheduled export. */
export type ScheduledExportKey = {
  /** The id of the export. */
  readonly id: Scalars['ID']['input'];
};

/** The scheduled export. */
export type ScheduledExportPayload = {
  readonly __typename?: 'ScheduledExportPayload';
  /** The export as it is now. Null if it was refused. */
  readonly scheduledExport: Maybe<ScheduledExport>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A person who is signed in by one browser. */
export type Session = {
  readonly __typename?: 'Session';
  /** The address from which it was begun. */
  readonly address: Scalars['String']['output'];
  /** When it was begun. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Whether it is the one that asks. */
  readonly current: Scalars['Boolean']['output'];
  /** What the browser said of itself. */
  readonly device: Scalars['String']['output'];
  /** When it ends unless it is used again. */
  readonly endsAt: Scalars['DateTime']['output'];
  /** When it was last used, to the minute. */
  readonly seenAt: Scalars['DateTime']['output'];
  /** Its id, for `endSession`. */
  readonly sessionId: Scalars['ID']['output'];
};

/** Which signal of which device is optional, or no longer is. */
export type SetSignalOptionalInput = {
  /** The device's id. */
  readonly deviceId: Scalars['ID']['input'];
  /** The signal's key, such as `motion-sensor`. */
  readonly key: Scalars['String']['input'];
  /** True: the signal opens no fault. False: it opens faults again. */
  readonly optional: Scalars['Boolean']['input'];
};

/** The answer to `setSignalOptional`. */
export type SetSignalOptionalPayload = {
  readonly __typename?: 'SetSignalOptionalPayload';
  /** The device as it is now. Null if it was not found. */
  readonly device: Maybe<Device>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** For whom a signal's policy is, and what it says. */
export type SetSignalPolicyInput = {
  /** One device. Not together with `roomId`. */
  readonly deviceId?: InputMaybe<Scalars['ID']['input']>;
  /** The signal's key, such as `motion-sensor`; it need not have been reported. */
  readonly key: Scalars['String']['input'];
  /** Whether the signal may be missing: then it opens no fault. */
  readonly optional?: InputMaybe<Scalars['Boolean']['input']>;
  /** The devices of one room. Without `deviceId` and `roomId` the policy is for all devices. */
  readonly roomId?: InputMaybe<Scalars['ID']['input']>;
  /** The severity of its faults. */
  readonly severity?: InputMaybe<Severity>;
  /** How long the signal must be unhealthy before its fault opens: a duration up to `24h`, such as `10m` or `0s`. */
  readonly watchTime?: InputMaybe<Scalars['String']['input']>;
};

/** The answer to `setSignalPolicy`. */
export type SetSignalPolicyPayload = {
  readonly __typename?: 'SetSignalPolicyPayload';
  /** What is set there now. Null if it was refused, or nothing is set. */
  readonly policy: Maybe<SignalPolicy>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How much a fault matters to the people in the room. */
export type Severity =
  /** The room cannot be used as intended. */
  | 'CRITICAL'
  /** A main part of the room does not work. */
  | 'IMPORTANT'
  /** Something is wrong; meetings go on. */
  | 'WARNING';

/** How many sessions were ended. */
export type SignOutPayload = {
  readonly __typename?: 'SignOutPayload';
  /** How many. Null if it was refused. */
  readonly endedSessions: Maybe<Scalars['Int']['output']>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * One thing a device reports on: its heartbeat, the network, the mail server, the sign-in, the camera, the front of room
 * display and so on. Labels that this version does not know become signals of their own.
 */
export type Signal = {
  readonly __typename?: 'Signal';
  /** The area it belongs to. */
  readonly category: FaultCategory;
  /**
   * Stable name for programs: `heartbeat`, `never-heard`, `network`, `exchange`, `signin`, `teams-signin`, `camera`,
   * `content-camera`, `conference-microphone`, `conference-speaker`, `default-speaker`, `front-of-room-display`,
   * `motion-sensor`, `hdmi-ingest`, `app`, `hardware`, `app-heartbeat`, `hardware-check`, `restarts`, or one derived from
   * the reported label.
   */
  readonly key: Scalars['String']['output'];
  /** The name for people, as the device spells it. */
  readonly label: Scalars['String']['output'];
  /** When it was last reported on by name or by an all-clear, by the event's own time. Null if it was only ever inferred. */
  readonly lastReportedAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether it is set as optional for this device, its room or all devices: it then opens no fault. */
  readonly optional: Scalars['Boolean']['output'];
  /** Since when it has been in this state, by the events' own time. */
  readonly since: Scalars['DateTime']['output'];
  /** Its present state. */
  readonly state: SignalState;
  /**
   * The text reported for it, such as `AutodiscoveryError` or `80131500 : AADSTS50076`. Null where an all-clear made it
   * healthy without naming it.
   */
  readonly value: Maybe<Scalars['String']['output']>;
};

/**
 * What is set for a signal of one device, of a room's devices, or of all devices. Each field holds for a device from the
 * first of these three that sets it, else as the signal itself says.
 */
export type SignalPolicy = {
  readonly __typename?: 'SignalPolicy';
  /** The signal's key, such as `motion-sensor`. */
  readonly key: Scalars['String']['output'];
  /** Whether the signal may be missing: then it opens no fault. Null where this policy does not say. */
  readonly optional: Maybe<Scalars['Boolean']['output']>;
  /** The room whose devices it is for. Null for all devices, and for a single one. */
  readonly room: Maybe<Room>;
  /** The severity of its faults. Null where this policy does not say. */
  readonly severity: Maybe<Severity>;
  /** How long the signal must be unhealthy before its fault opens, such as `10m`. Null where this policy does not say. */
  readonly watchTime: Maybe<Scalars['String']['output']>;
};

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

/**
 * A time in which nobody is told of alerts that meet all matchers. The alerts stay visible. What still fires when it is over is
 * told then. Whom a problem was told before is told of its end in any case.
 */
export type Silence = Node & {
  readonly __typename?: 'Silence';
  /** Why. */
  readonly comment: Scalars['String']['output'];
  /** Who made it. */
  readonly createdBy: Scalars['String']['output'];
  /** When it is over. */
  readonly endsAt: Scalars['DateTime']['output'];
  /** The id of the silence. */
  readonly id: Scalars['ID']['output'];
  /** What alerts must meet; all of them. */
  readonly matchers: ReadonlyArray<LabelMatcher>;
  /** When it begins. */
  readonly startsAt: Scalars['DateTime']['output'];
  /** Whether it holds now. */
  readonly state: SilenceState;
};

/** The silence. */
export type SilencePayload = {
  readonly __typename?: 'SilencePayload';
  /** The silence as it is now. Null if it was refused. */
  readonly silence: Maybe<Silence>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Whether a silence holds. */
export type SilenceState =
  /** It holds. */
  | 'ACTIVE'
  /** It is over. */
  | 'EXPIRED'
  /** It is yet to begin. */
  | 'PENDING';

/**
 * A campus, city or branch that rooms name. It is there from the moment when a room first names it. What is set here holds
 * for each of its rooms and buildings that have nothing of their own.
 */
export type Site = Node & {
  readonly __typename?: 'Site';
  /** Its buildings, by name. */
  readonly buildings: ReadonlyArray<Building>;
  /** The site's id. */
  readonly id: Scalars['ID']['output'];
  /** When its rooms may be disturbed by work on them; empty for never. Null where the workspace's hours hold. */
  readonly maintenanceHours: Maybe<ReadonlyArray<WeeklyHours>>;
  /** Its name, as its rooms spell it; letter case counts. */
  readonly name: Scalars['String']['output'];
  /** When its rooms are to work. Null where the workspace's hours hold. */
  readonly serviceHours: Maybe<ReadonlyArray<WeeklyHours>>;
  /** A name of IANA's time zone database, such as `Europe/Berlin`. Null where the workspace's holds. */
  readonly timeZone: Maybe<Scalars['String']['output']>;
};

/** A page of sites. */
export type SiteConnection = {
  readonly __typename?: 'SiteConnection';
  /** The sites with the cursor of each. */
  readonly edges: ReadonlyArray<SiteEdge>;
  /** The sites alone, for clients that need no cursor of each. */
  readonly nodes: ReadonlyArray<Site>;
  /** Where the page lies in the list. */
  readonly pageInfo: PageInfo;
  /** How many sites the whole list has. Counted only when asked for; null where counting would cost too much. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A site's place in a page. */
export type SiteEdge = {
  readonly __typename?: 'SiteEdge';
  /** Marks this place in this list, with its filter. */
  readonly cursor: Scalars['String']['output'];
  /** The site. */
  readonly node: Site;
};

/** Which sites. A field that is left out or null does not filter; an empty list matches nothing. */
export type SiteFilter = {
  /** Sites with one of these names; letter case counts. */
  readonly names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/**
 * The feeds, over WebSocket (`graphql-transport-ws`, on the same path as queries) or as server-sent events
 * (`/graphql/stream`). Each feed sends a snapshot, then SYNCED, then every change as it happens.
 */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * The matching alerts and their changes. Without `after`: a snapshot, then changes. With it: the missed changes, then
   * live ones. No change is left out: a subscriber that falls too far behind is disconnected and resumes with its last
   * cursor.
   */
  readonly alertChanges: AlertChange;
  /**
   * The matching faults and their changes. Without `after`: a snapshot, then changes. With it: the missed changes, then
   * live ones. No change is left out: a subscriber that falls too far behind is disconnected and resumes with its last
   * cursor.
   */
  readonly faultChanges: FaultChange;
  /**
   * The matching rooms and their changes. Without `after`: a snapshot, then changes. With it: the missed changes, then
   * live ones. A subscriber that falls too far behind gets only the latest change of each room.
   */
  readonly roomChanges: RoomChange;
};


/**
 * The feeds, over WebSocket (`graphql-transport-ws`, on the same path as queries) or as server-sent events
 * (`/graphql/stream`). Each feed sends a snapshot, then SYNCED, then every change as it happens.
 */
export type SubscriptionAlertChangesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<AlertFilter>;
};


/**
 * The feeds, over WebSocket (`graphql-transport-ws`, on the same path as queries) or as server-sent events
 * (`/graphql/stream`). Each feed sends a snapshot, then SYNCED, then every change as it happens.
 */
export type SubscriptionFaultChangesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<FaultFilter>;
};


/**
 * The feeds, over WebSocket (`graphql-transport-ws`, on the same path as queries) or as server-sent events
 * (`/graphql/stream`). Each feed sends a snapshot, then SYNCED, then every change as it happens.
 */
export type SubscriptionRoomChangesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<RoomFilter>;
};

/**
 * A table of records that collectors sent, or that this server writes about them. The documented ones (`Event`,
 * `Heartbeat`, `Operation`, `Perf`, `Syslog`, `Usage`) exist from the first start; a table whose name ends in `_CL` is
 * created when records are sent to it.
 */
export type Table = {
  readonly __typename?: 'Table';
  /** Its columns: those of every table first, the others in order of appearance. */
  readonly columns: ReadonlyArray<Column>;
  /** What is in it, in a sentence. */
  readonly description: Scalars['String']['output'];
  /** The `TimeGenerated` of its oldest record. Null for an empty table. */
  readonly firstRecordAt: Maybe<Scalars['DateTime']['output']>;
  /** When the table appeared. */
  readonly firstSeenAt: Scalars['DateTime']['output'];
  /** Whether the retention is set for this table; otherwise it is EVENT_RETENTION. */
  readonly hasOwnRetention: Scalars['Boolean']['output'];
  /** The `TimeGenerated` of its newest record. Null for an empty table. */
  readonly lastRecordAt: Maybe<Scalars['DateTime']['output']>;
  /** Its name; letter case counts. */
  readonly name: Scalars['String']['output'];
  /** How long its records are kept after their receipt, as in `90d`. */
  readonly retention: Scalars['String']['output'];
  /** How many records it holds. Counted only when asked for, which takes time for a large table. */
  readonly rows: Scalars['Float']['output'];
};

/** Which action group to try. */
export type TestActionGroupInput = {
  /** The id of the action group. */
  readonly actionGroupId: Scalars['ID']['input'];
};

/** What was sent. */
export type TestActionGroupPayload = {
  readonly __typename?: 'TestActionGroupPayload';
  /** The deliveries, one for the mail and one for each webhook; their state follows in the delivery log. */
  readonly deliveries: ReadonlyArray<Delivery>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A number from which on a tile's colour has another meaning. */
export type Threshold = {
  readonly __typename?: 'Threshold';
  /** The number, inclusive. */
  readonly from: Scalars['Float']['output'];
  /** The meaning from this number on. */
  readonly meaning: Meaning;
};

/** A tile of a view. */
export type Tile = {
  readonly __typename?: 'Tile';
  /** The variants of its queries; the first is shown unless another is requested. */
  readonly forms: ReadonlyArray<TileForm>;
  /** Tiles of the same group stand together under this heading; empty for none. */
  readonly group: Scalars['String']['output'];
  /** Its name in its view. */
  readonly id: Scalars['String']['output'];
  /** The meaning of the colour where no threshold is reached. */
  readonly meaning: Meaning;
  /** The numbers from which on the colour has another meaning. */
  readonly thresholds: ReadonlyArray<Threshold>;
  /** The heading. */
  readonly title: Scalars['String']['output'];
  /** How it is shown. */
  readonly type: TileType;
};

/** The result of a tile's query. */
export type TileData = {
  readonly __typename?: 'TileData';
  /** The columns, in the order of the values in each row. */
  readonly columns: ReadonlyArray<QueryColumn>;
  /** The rows, 1,000 at most; values as in `QueryResult`. */
  readonly rows: ReadonlyArray<ReadonlyArray<Maybe<Scalars['JSON']['output']>>>;
  /** Whether rows were left out. */
  readonly truncated: Scalars['Boolean']['output'];
  /** Warnings about the answer. */
  readonly warnings: ReadonlyArray<Scalars['String']['output']>;
};

/** Why a tile's query failed. */
export type TileError = {
  readonly __typename?: 'TileError';
  /** The kind of failure, as `kqlCode`. */
  readonly code: Scalars['String']['output'];
  /** The column of the error, from 1. */
  readonly column: Scalars['Int']['output'];
  /** The line of the error in the query, from 1. */
  readonly line: Scalars['Int']['output'];
  /** What is wrong, for people. */
  readonly message: Scalars['String']['output'];
};

/** A variant of a tile's queries. */
export type TileForm = {
  readonly __typename?: 'TileForm';
  /** The query behind a row of the list, where `{selected item}` stands for the value of its first column. Null without one. */
  readonly drillDown: Maybe<Scalars['String']['output']>;
  /** Its name, such as `right` or `published`. */
  readonly name: Scalars['String']['output'];
  /** The parts of the tile. */
  readonly parts: ReadonlyArray<TilePart>;
  /** What it is, for people. */
  readonly title: Scalars['String']['output'];
};

/** A part of a tile with its query. */
export type TilePart = {
  readonly __typename?: 'TilePart';
  /** The text in the middle of a ring, under the sum of its parts. */
  readonly centre: Scalars['String']['output'];
  /** Titles for the columns of a list; where one is missing, the column's own name is shown. */
  readonly columns: ReadonlyArray<Scalars['String']['output']>;
  /** Which part it is. */
  readonly kind: TilePartKind;
  /** What it shows, for people. */
  readonly legend: Scalars['String']['output'];
  /** Its query. */
  readonly query: Scalars['String']['output'];
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

/** What a part of a tile shows: `data` or `error`. */
export type TilePartResult = {
  readonly __typename?: 'TilePartResult';
  /** When it was computed. All viewers see the same result. */
  readonly computedAt: Scalars['DateTime']['output'];
  /** The result of the query. Null where it failed. */
  readonly data: Maybe<TileData>;
  /** Why the query failed. Null where it did not. */
  readonly error: Maybe<TileError>;
  /** Which part it is. */
  readonly kind: TilePartKind;
  /** The meaning of a number's colour. Null for other parts. */
  readonly meaning: Maybe<Meaning>;
  /** When the next result is due; until then this one is returned. */
  readonly nextAt: Scalars['DateTime']['output'];
  /** The value of a number. Null without a row, and for other parts. */
  readonly value: Maybe<Scalars['JSON']['output']>;
};

/** What a tile shows now. */
export type TileResult = {
  readonly __typename?: 'TileResult';
  /** The name of the form that is shown. */
  readonly form: Scalars['String']['output'];
  /** The parts, each with its result. */
  readonly parts: ReadonlyArray<TilePartResult>;
  /** The tile's name in its view. */
  readonly tile: Scalars['String']['output'];
};

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

/** What a trial found. */
export type TryCustomFieldPayload = {
  readonly __typename?: 'TryCustomFieldPayload';
  /** What the trial read. Null if the field was refused. */
  readonly trial: Maybe<CustomFieldTrial>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The alert whose answer to withdraw. */
export type UnacknowledgeAlertInput = {
  /** The alert's id. */
  readonly alertId: Scalars['ID']['input'];
};

/** The fault whose acknowledgement to withdraw. */
export type UnacknowledgeFaultInput = {
  /** The fault's id. */
  readonly faultId: Scalars['ID']['input'];
};

/** The answer to `unacknowledgeFault`. */
export type UnacknowledgeFaultPayload = {
  readonly __typename?: 'UnacknowledgeFaultPayload';
  /** The fault as it is now. Null if it was not found. */
  readonly fault: Maybe<Fault>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The routes to save, in the order in which they are tried. */
export type UpdateAlertRoutesInput = {
  /** The revision that the change is based on; if the present one differs, the answer is CONFLICT. Null: change them in any case. */
  readonly revision?: InputMaybe<Scalars['Int']['input']>;
  /** The routes, 200 at most. The default route follows them. */
  readonly routes: ReadonlyArray<AlertRouteInput>;
};

/** The routes. */
export type UpdateAlertRoutesPayload = {
  readonly __typename?: 'UpdateAlertRoutesPayload';
  /** The routes as they are now. Null if they were refused. */
  readonly alertRoutes: Maybe<AlertRoutes>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which rule to change, and how. A field that is left out stays as it is. */
export type UpdateAlertRuleInput = {
  /** The rule's id. */
  readonly alertRuleId: Scalars['ID']['input'];
  /** What it is for. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Whether it makes alerts. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Which faults it is about. */
  readonly faults?: InputMaybe<FaultConditionInput>;
  /** How long no fault must be open before the alert resolves. Null for at once. */
  readonly keepFiringFor?: InputMaybe<Scalars['String']['input']>;
  /** Its new name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** How long a fault must be open before the alert fires. Null for at once. */
  readonly pendingFor?: InputMaybe<Scalars['String']['input']>;
  /** The revision that the change is based on; if the present one differs, the answer is CONFLICT. Null: change it in any case. */
  readonly revision?: InputMaybe<Scalars['Int']['input']>;
  /** The severity of its alerts. Null for that of the worst fault. */
  readonly severity?: InputMaybe<Severity>;
};

/** Which building to change, and how. A field that is left out stays as it is; null takes the site's. */
export type UpdateBuildingInput = {
  /** The building's id. */
  readonly buildingId: Scalars['ID']['input'];
  /** When its rooms may be disturbed by work on them; at most 21 entries, none for never. */
  readonly maintenanceHours?: InputMaybe<ReadonlyArray<WeeklyHoursInput>>;
  /** When its rooms are to work; at most 21 entries. */
  readonly serviceHours?: InputMaybe<ReadonlyArray<WeeklyHoursInput>>;
  /** A name of IANA's time zone database. */
  readonly timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** The answer to `updateBuilding`. */
export type UpdateBuildingPayload = {
  readonly __typename?: 'UpdateBuildingPayload';
  /** The building as it is now. Null if the change was refused. */
  readonly building: Maybe<Building>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The changes to the collection plan. A given list replaces the present one. */
export type UpdateCollectionPlanInput = {
  /** Seconds between two measurements, from 10 to 86,400. */
  readonly counterSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** The counters to measure. */
  readonly counters?: InputMaybe<ReadonlyArray<PlannedCounterInput>>;
  /** The event logs to read. The room app's log is read in any case, with all its levels. */
  readonly logs?: InputMaybe<ReadonlyArray<PlannedLogInput>>;
};

/** The changed plan. */
export type UpdateCollectionPlanPayload = {
  readonly __typename?: 'UpdateCollectionPlanPayload';
  /** The plan as it is now. Null if the change was refused. */
  readonly collectionPlan: Maybe<CollectionPlan>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which device to change, and how. A field that is left out stays as it is. */
export type UpdateDeviceInput = {
  /** The device's id. */
  readonly deviceId: Scalars['ID']['input'];
  /** How long it may be silent before it is OFFLINE: a duration from `1m` to `30d`. Null for the setting STALE_AFTER. */
  readonly staleAfter?: InputMaybe<Scalars['String']['input']>;
};

/** The answer to `updateDevice`. */
export type UpdateDevicePayload = {
  readonly __typename?: 'UpdateDevicePayload';
  /** The device as it is now. Null if it was not found. */
  readonly device: Maybe<Device>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What somebody may do from now on. */
export type UpdatePersonInput = {
  /** The person's id. */
  readonly id: Scalars['ID']['input'];
  /** VIEWER, OPERATOR or ADMINISTRATOR. */
  readonly role: Role;
  /** Permissions among those of the role. Null for all of them. */
  readonly scopes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The sites to which the person is narrowed. Null for the whole workspace; an empty list is none. */
  readonly sites?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Which room to change, and how. A field that is left out stays as it is; null clears it. */
export type UpdateRoomInput = {
  /** The account that it signs in with, such as an address of mail. */
  readonly account?: InputMaybe<Scalars['String']['input']>;
  /** The building. */
  readonly building?: InputMaybe<Scalars['String']['input']>;
  /** The floor. */
  readonly floor?: InputMaybe<Scalars['String']['input']>;
  /** When it may be disturbed by work on it; at most 21 entries, none for never. */
  readonly maintenanceHours?: InputMaybe<ReadonlyArray<WeeklyHoursInput>>;
  /** Its new name; it can be changed, not cleared. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The room's id. */
  readonly roomId: Scalars['ID']['input'];
  /** When it is to work; at most 21 entries. */
  readonly serviceHours?: InputMaybe<ReadonlyArray<WeeklyHoursInput>>;
  /** The campus, city or branch it is in. */
  readonly site?: InputMaybe<Scalars['String']['input']>;
  /** Free labels; they replace those it has. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** A name of IANA's time zone database, such as `Europe/Berlin`. */
  readonly timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** The answer to `updateRoom`. */
export type UpdateRoomPayload = {
  readonly __typename?: 'UpdateRoomPayload';
  /** The room as it is now. Null if it was not found. */
  readonly room: Maybe<Room>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which saved query to change, and how. A field that is left out stays as it is. */
export type UpdateSavedQueryInput = {
  /** What it is for. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Its new name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The parameters; they replace those it has. */
  readonly parameters?: InputMaybe<ReadonlyArray<QueryParameterInput>>;
  /** The revision that the change is based on; if the present one differs, the answer is CONFLICT. Null: change it in any case. */
  readonly revision?: InputMaybe<Scalars['Int']['input']>;
  /** The id of the saved query. */
  readonly savedQueryId: Scalars['ID']['input'];
  /** The query. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/** Which scheduled export to change, and how. A field that is left out stays as it is. */
export type UpdateScheduledExportInput = {
  /** Whether CSV begins with a byte order mark. */
  readonly bom?: InputMaybe<Scalars['Boolean']['input']>;
  /** How long after a window's end it is exported. */
  readonly delay?: InputMaybe<Scalars['String']['input']>;
  /** The new destination; objects that are already stored stay where they are. */
  readonly destination?: InputMaybe<ExportDestinationInput>;
  /** Whether it is enabled. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** How rows are written. */
  readonly format?: InputMaybe<ExportFormat>;
  /** Whether objects are zipped. */
  readonly gzip?: InputMaybe<Scalars['Boolean']['input']>;
  /** The id of the export. */
  readonly id: Scalars['ID']['input'];
  /** A query of its own. */
  readonly query?: InputMaybe<Scalars['String']['input']>;
  /** The id of a saved query. */
  readonly savedQueryId?: InputMaybe<Scalars['ID']['input']>;
};

/** Which site to change, and how. A field that is left out stays as it is; null takes the workspace's. */
export type UpdateSiteInput = {
  /** When its rooms may be disturbed by work on them; at most 21 entries, none for never. */
  readonly maintenanceHours?: InputMaybe<ReadonlyArray<WeeklyHoursInput>>;
  /** When its rooms are to work; at most 21 entries. */
  readonly serviceHours?: InputMaybe<ReadonlyArray<WeeklyHoursInput>>;
  /** The site's id. */
  readonly siteId: Scalars['ID']['input'];
  /** A name of IANA's time zone database. */
  readonly timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** The answer to `updateSite`. */
export type UpdateSitePayload = {
  readonly __typename?: 'UpdateSitePayload';
  /** The site as it is now. Null if the change was refused. */
  readonly site: Maybe<Site>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which table, and what to change about it. */
export type UpdateTableInput = {
  /** What is in it, at most 1,000 characters. Null restores the default text. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Its name; letter case counts. */
  readonly name: Scalars['String']['input'];
  /**
   * How long its records are kept after their receipt, as in `30d` or `12h`. Null: EVENT_RETENTION. A change applies to
   * stored records within minutes.
   */
  readonly retention?: InputMaybe<Scalars['String']['input']>;
};

/** The changed table. */
export type UpdateTablePayload = {
  readonly __typename?: 'UpdateTablePayload';
  /** The table as it is now. Null if the change was refused. */
  readonly table: Maybe<Table>;
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The view to change, and its new definition. */
export type UpdateViewInput = {
  /** The content of its file. */
  readonly definition: Scalars['JSON']['input'];
  /** The revision that the change is based on; if the present one differs, the answer is CONFLICT. Null: change it in any case. */
  readonly revision?: InputMaybe<Scalars['Int']['input']>;
  /** The id of the view. */
  readonly viewId: Scalars['ID']['input'];
};

/** The changes to the workspace's settings. A field that is left out stays as it is. */
export type UpdateWorkspaceInput = {
  /** Whether records of collectors are accepted; null changes nothing. */
  readonly collecting?: InputMaybe<Scalars['Boolean']['input']>;
  /** Megabytes (10^6 bytes) of records a day (UTC). Null for no cap. */
  readonly dailyCapMegabytes?: InputMaybe<Scalars['Float']['input']>;
  /** When rooms may be disturbed by work on them; at most 21 entries, none for never. Null for never. */
  readonly maintenanceHours?: InputMaybe<ReadonlyArray<WeeklyHoursInput>>;
  /** When rooms are to work; at most 21 entries. Null for daily from 05:00 to 21:00. */
  readonly serviceHours?: InputMaybe<ReadonlyArray<WeeklyHoursInput>>;
  /** A name of IANA's time zone database. Null for UTC. */
  readonly timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** The changed workspace. */
export type UpdateWorkspacePayload = {
  readonly __typename?: 'UpdateWorkspacePayload';
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The workspace as it is now. Null if the change was refused. */
  readonly workspace: Maybe<Workspace>;
};

/**
 * An expected refusal of a request that fits this schema. Nothing was changed. Unexpected failures, and requests that do
 * not fit this schema, are in the response's `errors` instead.
 */
export type UserError = {
  readonly __typename?: 'UserError';
  /** The kind of refusal, for programs. */
  readonly code: UserErrorCode;
  /** The path to the value at fault, from the argument on, as in `["input", "name"]`. Null where no single value is at fault. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What was expected and what came, for people. */
  readonly message: Scalars['String']['output'];
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

/** How many devices have one version. */
export type VersionCount = {
  readonly __typename?: 'VersionCount';
  /** How many devices have it. */
  readonly count: Scalars['Int']['output'];
  /** The version as the devices report it. */
  readonly version: Scalars['String']['output'];
};

/** A view: tiles that show the results of queries. */
export type View = Node & {
  readonly __typename?: 'View';
  /** When it was created. Null for one that comes with Roomwatch. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The content of its file: what `createView` takes. Its schema is docs/view.schema.json, served at `/schemas/view.json`. */
  readonly definition: Scalars['JSON']['output'];
  /** What it is for. */
  readonly description: Scalars['String']['output'];
  /** The id of the view. */
  readonly id: Scalars['ID']['output'];
  /** Its name, unique among views; letter case does not count. */
  readonly name: Scalars['String']['output'];
  /** How old results may be, in seconds: they are computed at most once in this time, for all viewers. */
  readonly refreshSeconds: Scalars['Int']['output'];
  /** Grows with every change. An update that names an older revision is refused with CONFLICT. */
  readonly revision: Scalars['Int']['output'];
  /** Whether it comes with Roomwatch: such a view cannot be changed, a copy under another name can. */
  readonly shipped: Scalars['Boolean']['output'];
  /** The tiles, in the order in which they are shown. */
  readonly tiles: ReadonlyArray<Tile>;
  /** When it was last changed. Null for one that comes with Roomwatch. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who last changed it. Null for one that comes with Roomwatch. */
  readonly updatedBy: Maybe<Scalars['String']['output']>;
};

/** One view, by exactly one of these fields. */
export type ViewBy =
  /** Its id. */
  { readonly id: Scalars['ID']['input']; readonly name?: never; }
  |  /** Its name; letter case does not count. */
  { readonly id?: never; readonly name: Scalars['String']['input']; };

/** The stored view. */
export type ViewPayload = {
  readonly __typename?: 'ViewPayload';
  /** The reasons of a refusal; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The view as it is now. Null if it was refused. */
  readonly view: Maybe<View>;
};

/** An address to which notices are posted, signed by Standard Webhooks. */
export type Webhook = {
  readonly __typename?: 'Webhook';
  /** Since when nothing is sent there any more: the receiver answered 410, or every attempt has failed for five days. Null while it is enabled. Saving it again enables it. */
  readonly disabledAt: Maybe<Scalars['DateTime']['output']>;
  /** Why. */
  readonly disabledBecause: Maybe<Scalars['String']['output']>;
  /** Since when every attempt has failed. Null after a success. */
  readonly failingSince: Maybe<Scalars['DateTime']['output']>;
  /** What it sends. */
  readonly format: PayloadFormat;
  /** Where it posts. */
  readonly url: Scalars['String']['output'];
  /** Its id within the action group. */
  readonly webhookId: Scalars['String']['output'];
};

/** A webhook to save. */
export type WebhookInput = {
  /** What it sends. */
  readonly format?: PayloadFormat;
  /** Where it posts: https, or a target of `WEBHOOK_ALLOWED_TARGETS`. */
  readonly url: Scalars['String']['input'];
  /** The one to keep or change. Left out: a new one, with a secret of its own. */
  readonly webhookId?: InputMaybe<Scalars['String']['input']>;
};

/** The secret of a new webhook. */
export type WebhookSecret = {
  readonly __typename?: 'WebhookSecret';
  /** The secret that signs what it sends, for the receiver. It is never shown again. */
  readonly secret: Scalars['String']['output'];
  /** The webhook. */
  readonly webhookId: Scalars['String']['output'];
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

/** The same hours on some days of every week, by the clocks of the room's time zone. */
export type WeeklyHours = {
  readonly __typename?: 'WeeklyHours';
  /** The days on which the hours begin, Monday first. */
  readonly days: ReadonlyArray<Weekday>;
  /** When they begin, as `HH:MM`. */
  readonly from: Scalars['String']['output'];
  /** When they end, as `HH:MM` or `24:00`. Where that is earlier than `from`, they end on the next day. */
  readonly to: Scalars['String']['output'];
};

/** The same hours on some days of every week. */
export type WeeklyHoursInput = {
  /** The days on which the hours begin; at least one. */
  readonly days: ReadonlyArray<Weekday>;
  /** When they begin, as `HH:MM`. */
  readonly from: Scalars['String']['input'];
  /** When they end, as `HH:MM` or `24:00`. Where that is earlier than `from`, they end on the next day. */
  readonly to: Scalars['String']['input'];
};

/**
 * A workspace and its credentials for collectors. With its id and one of its keys a collector may send records through
 * every door, and do nothing else.
 */
export type Workspace = {
  readonly __typename?: 'Workspace';
  /** Whether records of collectors are accepted. */
  readonly collecting: Scalars['Boolean']['output'];
  /** Megabytes (10^6 bytes) of records a day (UTC), beyond which records are refused. Null for no cap. Console events are never refused. */
  readonly dailyCapMegabytes: Maybe<Scalars['Float']['output']>;
  /** The immutable id of its data collection rule, which clients of the Logs Ingestion API name. */
  readonly dataCollectionRuleId: Scalars['ID']['output'];
  /** When rooms may be disturbed by work on them, whose building and site do not say. Never, until somebody sets it. */
  readonly maintenanceHours: ReadonlyArray<WeeklyHours>;
  /** Its first key, 64 bytes in base64. Both keys are equivalent, so that one can be changed while the other is in use. */
  readonly primaryKey: Scalars['String']['output'];
  /** Its second key. */
  readonly secondaryKey: Scalars['String']['output'];
  /** When rooms are to work whose building and site do not say. Daily from 05:00 to 21:00 until somebody sets it. */
  readonly serviceHours: ReadonlyArray<WeeklyHours>;
  /** The time zone of rooms whose building and site have none. UTC until somebody sets it. */
  readonly timeZone: Scalars['String']['output'];
  /** The id of the workspace, a UUID. */
  readonly workspaceId: Scalars['ID']['output'];
};

/** One of the two keys. */
export type WorkspaceKey =
  /** The first key. */
  | 'PRIMARY'
  /** The second key. */
  | 'SECONDARY';



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ShownActionGroup )
    | ( AlertDocument )
    | ( ShownAlertRule )
    | ( ApiKeyDocument )
    | ( BuildingDocument )
    | ( ShownCollector )
    | ( DeliveryDocument )
    | ( ShownDevice )
    | ( EventDocument )
    | ( ExportKeyDocument )
    | ( FaultDocument )
    | ( PersonDocument )
    | ( RoomDocument )
    | ( SavedQueryDocument )
    | ( ScheduledExportDocument )
    | ( SilenceDocument )
    | ( SiteDocument )
    | ( ShownView )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Account: ResolverTypeWrapper<Viewer>;
  AccountPayload: ResolverTypeWrapper<Omit<AccountPayload, 'account'> & { account: Maybe<ResolversTypes['Account']> }>;
  AcknowledgeAlertInput: AcknowledgeAlertInput;
  AcknowledgeFaultInput: AcknowledgeFaultInput;
  AcknowledgeFaultPayload: ResolverTypeWrapper<Omit<AcknowledgeFaultPayload, 'fault'> & { fault: Maybe<ResolversTypes['Fault']> }>;
  ActionGroup: ResolverTypeWrapper<ShownActionGroup>;
  Alert: ResolverTypeWrapper<AlertDocument>;
  AlertChange: ResolverTypeWrapper<AlertFeedMessage>;
  AlertChangeKind: AlertChangeKind;
  AlertConnection: ResolverTypeWrapper<AlertPage>;
  AlertEdge: ResolverTypeWrapper<Omit<AlertEdge, 'node'> & { node: ResolversTypes['Alert'] }>;
  AlertFilter: AlertFilter;
  AlertLabel: ResolverTypeWrapper<ShownAlertLabel>;
  AlertMember: ResolverTypeWrapper<ShownAlertMember>;
  AlertPayload: ResolverTypeWrapper<Omit<AlertPayload, 'alert'> & { alert: Maybe<ResolversTypes['Alert']> }>;
  AlertResponse: AlertResponse;
  AlertRoute: ResolverTypeWrapper<ShownRoute>;
  AlertRouteInput: AlertRouteInput;
  AlertRoutes: ResolverTypeWrapper<ShownRoutes>;
  AlertRule: ResolverTypeWrapper<ShownAlertRule>;
  AlertRulePayload: ResolverTypeWrapper<Omit<AlertRulePayload, 'alertRule'> & { alertRule: Maybe<ResolversTypes['AlertRule']> }>;
  AlertState: AlertState;
  ApiKey: ResolverTypeWrapper<ApiKeyDocument>;
  ApiKeyPayload: ResolverTypeWrapper<Omit<ApiKeyPayload, 'apiKey'> & { apiKey: Maybe<ResolversTypes['ApiKey']> }>;
  AssignDeviceInput: AssignDeviceInput;
  AssignDevicePayload: ResolverTypeWrapper<Omit<AssignDevicePayload, 'device'> & { device: Maybe<ResolversTypes['Device']> }>;
  BeginTotpInput: BeginTotpInput;
  BeginTotpPayload: ResolverTypeWrapper<BeginTotpPayload>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Building: ResolverTypeWrapper<BuildingDocument>;
  BuildingConnection: ResolverTypeWrapper<BuildingPage>;
  BuildingEdge: ResolverTypeWrapper<Omit<BuildingEdge, 'node'> & { node: ResolversTypes['Building'] }>;
  BuildingFilter: BuildingFilter;
  ChangePasswordInput: ChangePasswordInput;
  CloseAlertInput: CloseAlertInput;
  CollectionPlan: ResolverTypeWrapper<ShownPlan>;
  Collector: ResolverTypeWrapper<ShownCollector>;
  Column: ResolverTypeWrapper<Omit<Column, 'type'> & { type: ResolversTypes['ColumnType'] }>;
  ColumnType: ResolverTypeWrapper<ShownColumnType>;
  ConfirmTotpInput: ConfirmTotpInput;
  CreateAlertRuleInput: CreateAlertRuleInput;
  CreateApiKeyInput: CreateApiKeyInput;
  CreateExportKeyInput: CreateExportKeyInput;
  CreateExportKeyPayload: ResolverTypeWrapper<Omit<CreateExportKeyPayload, 'exportKey'> & { exportKey: Maybe<ResolversTypes['ExportKey']> }>;
  CreateRoomInput: CreateRoomInput;
  CreateRoomPayload: ResolverTypeWrapper<Omit<CreateRoomPayload, 'room'> & { room: Maybe<ResolversTypes['Room']> }>;
  CreateSavedQueryInput: CreateSavedQueryInput;
  CreateScheduledExportInput: CreateScheduledExportInput;
  CreateSilenceInput: CreateSilenceInput;
  CreateViewInput: CreateViewInput;
  CustomField: ResolverTypeWrapper<CustomFieldDocument>;
  CustomFieldInput: CustomFieldInput;
  CustomFieldKey: CustomFieldKey;
  CustomFieldTrial: ResolverTypeWrapper<CustomFieldTrial>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteActionGroupInput: DeleteActionGroupInput;
  DeleteActionGroupPayload: ResolverTypeWrapper<DeleteActionGroupPayload>;
  DeleteAlertRuleInput: DeleteAlertRuleInput;
  DeleteAlertRulePayload: ResolverTypeWrapper<DeleteAlertRulePayload>;
  DeleteCustomFieldPayload: ResolverTypeWrapper<DeleteCustomFieldPayload>;
  DeleteDeviceInput: DeleteDeviceInput;
  DeleteDevicePayload: ResolverTypeWrapper<DeleteDevicePayload>;
  DeletePersonPayload: ResolverTypeWrapper<DeletePersonPayload>;
  DeleteRoomInput: DeleteRoomInput;
  DeleteRoomPayload: ResolverTypeWrapper<DeleteRoomPayload>;
  DeleteSavedQueryInput: DeleteSavedQueryInput;
  DeleteSavedQueryPayload: ResolverTypeWrapper<DeleteSavedQueryPayload>;
  DeleteScheduledExportPayload: ResolverTypeWrapper<DeleteScheduledExportPayload>;
  DeleteViewInput: DeleteViewInput;
  DeleteViewPayload: ResolverTypeWrapper<DeleteViewPayload>;
  Delivery: ResolverTypeWrapper<DeliveryDocument>;
  DeliveryAttempt: ResolverTypeWrapper<DeliveryAttempt>;
  DeliveryChannel: DeliveryChannel;
  DeliveryConnection: ResolverTypeWrapper<DeliveryPage>;
  DeliveryEdge: ResolverTypeWrapper<Omit<DeliveryEdge, 'node'> & { node: ResolversTypes['Delivery'] }>;
  DeliveryStatus: DeliveryStatus;
  Device: ResolverTypeWrapper<ShownDevice>;
  DeviceBy: DeviceBy;
  DeviceConnection: ResolverTypeWrapper<DevicePage>;
  DeviceEdge: ResolverTypeWrapper<Omit<DeviceEdge, 'node'> & { node: ResolversTypes['Device'] }>;
  DeviceFilter: DeviceFilter;
  DisablePersonInput: DisablePersonInput;
  DrillDown: ResolverTypeWrapper<ShownDrillDown>;
  EndSessionInput: EndSessionInput;
  EndSessionPayload: ResolverTypeWrapper<EndSessionPayload>;
  Event: ResolverTypeWrapper<EventDocument>;
  EventConnection: ResolverTypeWrapper<EventPage>;
  EventEdge: ResolverTypeWrapper<Omit<EventEdge, 'node'> & { node: ResolversTypes['Event'] }>;
  EventFilter: EventFilter;
  EventInput: EventInput;
  EventLevel: ResolverTypeWrapper<ShownEventLevel>;
  ExpireSilenceInput: ExpireSilenceInput;
  ExportDestination: ResolverTypeWrapper<ShownDestination>;
  ExportDestinationInput: ExportDestinationInput;
  ExportFormat: ExportFormat;
  ExportKey: ResolverTypeWrapper<ExportKeyDocument>;
  ExportRun: ResolverTypeWrapper<RecordDocument>;
  ExportRunStatus: ExportRunStatus;
  ExportWindow: ExportWindow;
  Fault: ResolverTypeWrapper<FaultDocument>;
  FaultCategory: FaultCategory;
  FaultChange: ResolverTypeWrapper<FaultFeedMessage>;
  FaultChangeConnection: ResolverTypeWrapper<FaultChangePage>;
  FaultChangeEdge: ResolverTypeWrapper<Omit<FaultChangeEdge, 'node'> & { node: ResolversTypes['FaultChange'] }>;
  FaultChangeKind: FaultChangeKind;
  FaultCondition: ResolverTypeWrapper<FaultCondition>;
  FaultConditionInput: FaultConditionInput;
  FaultConnection: ResolverTypeWrapper<FaultPage>;
  FaultEdge: ResolverTypeWrapper<Omit<FaultEdge, 'node'> & { node: ResolversTypes['Fault'] }>;
  FaultFilter: FaultFilter;
  FaultState: FaultState;
  Fleet: ResolverTypeWrapper<FleetNumbers>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Health: Health;
  HealthCount: ResolverTypeWrapper<HealthCount>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ImportAction: ImportAction;
  ImportRoomInput: ImportRoomInput;
  ImportRoomsInput: ImportRoomsInput;
  ImportRoomsPayload: ResolverTypeWrapper<Omit<ImportRoomsPayload, 'rooms'> & { rooms: ReadonlyArray<ResolversTypes['ImportedRoom']> }>;
  ImportedRoom: ResolverTypeWrapper<ImportReport>;
  IngestEventsInput: IngestEventsInput;
  IngestEventsPayload: ResolverTypeWrapper<IngestEventsPayload>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  InvitationPayload: ResolverTypeWrapper<Omit<InvitationPayload, 'person'> & { person: Maybe<ResolversTypes['Person']> }>;
  InvitePersonInput: InvitePersonInput;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  KqlCompletion: ResolverTypeWrapper<KqlCompletion>;
  KqlDiagnostic: ResolverTypeWrapper<KqlDiagnostic>;
  LabelMatcher: ResolverTypeWrapper<ShownMatcher>;
  LabelMatcherInput: LabelMatcherInput;
  MatchOperator: ResolverTypeWrapper<ShownMatchOperator>;
  Meaning: Meaning;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NoticeReason: NoticeReason;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PayloadFormat: PayloadFormat;
  Person: ResolverTypeWrapper<PersonDocument>;
  PersonIdInput: PersonIdInput;
  PersonPayload: ResolverTypeWrapper<Omit<PersonPayload, 'person'> & { person: Maybe<ResolversTypes['Person']> }>;
  PlannedCounter: ResolverTypeWrapper<ShownPlannedCounter>;
  PlannedCounterInput: PlannedCounterInput;
  PlannedLog: ResolverTypeWrapper<ShownPlannedLog>;
  PlannedLogInput: PlannedLogInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QueryColumn: ResolverTypeWrapper<QueryColumn>;
  QueryParameter: ResolverTypeWrapper<Omit<QueryParameter, 'type'> & { type: ResolversTypes['ColumnType'] }>;
  QueryParameterInput: QueryParameterInput;
  QueryResult: ResolverTypeWrapper<QueryPage>;
  QueryStats: ResolverTypeWrapper<QueryStats>;
  QueryStep: ResolverTypeWrapper<QueryStep>;
  RejectedEvent: ResolverTypeWrapper<RejectedEvent>;
  RetryDeliveryInput: RetryDeliveryInput;
  RetryDeliveryPayload: ResolverTypeWrapper<Omit<RetryDeliveryPayload, 'delivery'> & { delivery: Maybe<ResolversTypes['Delivery']> }>;
  RevokeApiKeyInput: RevokeApiKeyInput;
  RevokeApiKeyPayload: ResolverTypeWrapper<RevokeApiKeyPayload>;
  RevokeExportKeyInput: RevokeExportKeyInput;
  RevokeExportKeyPayload: ResolverTypeWrapper<RevokeExportKeyPayload>;
  Role: Role;
  Room: ResolverTypeWrapper<RoomDocument>;
  RoomBy: RoomBy;
  RoomChange: ResolverTypeWrapper<RoomFeedMessage>;
  RoomChangeKind: RoomChangeKind;
  RoomConnection: ResolverTypeWrapper<RoomPage>;
  RoomEdge: ResolverTypeWrapper<Omit<RoomEdge, 'node'> & { node: ResolversTypes['Room'] }>;
  RoomFilter: RoomFilter;
  RoomOrder: RoomOrder;
  RotateApiKeyInput: RotateApiKeyInput;
  RotateWorkspaceKeyInput: RotateWorkspaceKeyInput;
  RotateWorkspaceKeyPayload: ResolverTypeWrapper<Omit<RotateWorkspaceKeyPayload, 'workspace'> & { workspace: Maybe<ResolversTypes['Workspace']> }>;
  S3Destination: ResolverTypeWrapper<ShownS3Destination>;
  S3DestinationInput: S3DestinationInput;
  SaveActionGroupInput: SaveActionGroupInput;
  SaveActionGroupPayload: ResolverTypeWrapper<Omit<SaveActionGroupPayload, 'actionGroup'> & { actionGroup: Maybe<ResolversTypes['ActionGroup']> }>;
  SaveCustomFieldPayload: ResolverTypeWrapper<Omit<SaveCustomFieldPayload, 'customField'> & { customField: Maybe<ResolversTypes['CustomField']> }>;
  SavedQuery: ResolverTypeWrapper<SavedQueryDocument>;
  SavedQueryBy: SavedQueryBy;
  SavedQueryKind: SavedQueryKind;
  SavedQueryPayload: ResolverTypeWrapper<Omit<SavedQueryPayload, 'savedQuery'> & { savedQuery: Maybe<ResolversTypes['SavedQuery']> }>;
  ScheduledExport: ResolverTypeWrapper<ScheduledExportDocument>;
  ScheduledExportKey: ScheduledExportKey;
  ScheduledExportPayload: ResolverTypeWrapper<Omit<ScheduledExportPayload, 'scheduledExport'> & { scheduledExport: Maybe<ResolversTypes['ScheduledExport']> }>;
  Session: ResolverTypeWrapper<ShownSession>;
  SetSignalOptionalInput: SetSignalOptionalInput;
  SetSignalOptionalPayload: ResolverTypeWrapper<Omit<SetSignalOptionalPayload, 'device'> & { device: Maybe<ResolversTypes['Device']> }>;
  SetSignalPolicyInput: SetSignalPolicyInput;
  SetSignalPolicyPayload: ResolverTypeWrapper<Omit<SetSignalPolicyPayload, 'policy'> & { policy: Maybe<ResolversTypes['SignalPolicy']> }>;
  Severity: Severity;
  SignOutPayload: ResolverTypeWrapper<SignOutPayload>;
  Signal: ResolverTypeWrapper<ShownSignal>;
  SignalPolicy: ResolverTypeWrapper<ShownSignalPolicy>;
  SignalState: SignalState;
  Silence: ResolverTypeWrapper<SilenceDocument>;
  SilencePayload: ResolverTypeWrapper<Omit<SilencePayload, 'silence'> & { silence: Maybe<ResolversTypes['Silence']> }>;
  SilenceState: SilenceState;
  Site: ResolverTypeWrapper<SiteDocument>;
  SiteConnection: ResolverTypeWrapper<SitePage>;
  SiteEdge: ResolverTypeWrapper<Omit<SiteEdge, 'node'> & { node: ResolversTypes['Site'] }>;
  SiteFilter: SiteFilter;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Table: ResolverTypeWrapper<ShownTable>;
  TestActionGroupInput: TestActionGroupInput;
  TestActionGroupPayload: ResolverTypeWrapper<Omit<TestActionGroupPayload, 'deliveries'> & { deliveries: ReadonlyArray<ResolversTypes['Delivery']> }>;
  Threshold: ResolverTypeWrapper<Threshold>;
  Tile: ResolverTypeWrapper<ShownTile>;
  TileData: ResolverTypeWrapper<TileData>;
  TileError: ResolverTypeWrapper<TileError>;
  TileForm: ResolverTypeWrapper<ShownTileForm>;
  TilePart: ResolverTypeWrapper<ShownTilePart>;
  TilePartKind: TilePartKind;
  TilePartResult: ResolverTypeWrapper<PartResult>;
  TileResult: ResolverTypeWrapper<ShownTileResult>;
  TileType: TileType;
  TryCustomFieldPayload: ResolverTypeWrapper<TryCustomFieldPayload>;
  UnacknowledgeAlertInput: UnacknowledgeAlertInput;
  UnacknowledgeFaultInput: UnacknowledgeFaultInput;
  UnacknowledgeFaultPayload: ResolverTypeWrapper<Omit<UnacknowledgeFaultPayload, 'fault'> & { fault: Maybe<ResolversTypes['Fault']> }>;
  UpdateAlertRoutesInput: UpdateAlertRoutesInput;
  UpdateAlertRoutesPayload: ResolverTypeWrapper<Omit<UpdateAlertRoutesPayload, 'alertRoutes'> & { alertRoutes: Maybe<ResolversTypes['AlertRoutes']> }>;
  UpdateAlertRuleInput: UpdateAlertRuleInput;
  UpdateBuildingInput: UpdateBuildingInput;
  UpdateBuildingPayload: ResolverTypeWrapper<Omit<UpdateBuildingPayload, 'building'> & { building: Maybe<ResolversTypes['Building']> }>;
  UpdateCollectionPlanInput: UpdateCollectionPlanInput;
  UpdateCollectionPlanPayload: ResolverTypeWrapper<Omit<UpdateCollectionPlanPayload, 'collectionPlan'> & { collectionPlan: Maybe<ResolversTypes['CollectionPlan']> }>;
  UpdateDeviceInput: UpdateDeviceInput;
  UpdateDevicePayload: ResolverTypeWrapper<Omit<UpdateDevicePayload, 'device'> & { device: Maybe<ResolversTypes['Device']> }>;
  UpdatePersonInput: UpdatePersonInput;
  UpdateRoomInput: UpdateRoomInput;
  UpdateRoomPayload: ResolverTypeWrapper<Omit<UpdateRoomPayload, 'room'> & { room: Maybe<ResolversTypes['Room']> }>;
  UpdateSavedQueryInput: UpdateSavedQueryInput;
  UpdateScheduledExportInput: UpdateScheduledExportInput;
  UpdateSiteInput: UpdateSiteInput;
  UpdateSitePayload: ResolverTypeWrapper<Omit<UpdateSitePayload, 'site'> & { site: Maybe<ResolversTypes['Site']> }>;
  UpdateTableInput: UpdateTableInput;
  UpdateTablePayload: ResolverTypeWrapper<Omit<UpdateTablePayload, 'table'> & { table: Maybe<ResolversTypes['Table']> }>;
  UpdateViewInput: UpdateViewInput;
  UpdateWorkspaceInput: UpdateWorkspaceInput;
  UpdateWorkspacePayload: ResolverTypeWrapper<Omit<UpdateWorkspacePayload, 'workspace'> & { workspace: Maybe<ResolversTypes['Workspace']> }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  VersionCount: ResolverTypeWrapper<VersionCount>;
  View: ResolverTypeWrapper<ShownView>;
  ViewBy: ViewBy;
  ViewPayload: ResolverTypeWrapper<Omit<ViewPayload, 'view'> & { view: Maybe<ResolversTypes['View']> }>;
  Webhook: ResolverTypeWrapper<ShownWebhook>;
  WebhookInput: WebhookInput;
  WebhookSecret: ResolverTypeWrapper<WebhookSecret>;
  Weekday: Weekday;
  WeeklyHours: ResolverTypeWrapper<WeeklyHours>;
  WeeklyHoursInput: WeeklyHoursInput;
  Workspace: ResolverTypeWrapper<ShownWorkspace>;
  WorkspaceKey: WorkspaceKey;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Account: Viewer;
  AccountPayload: Omit<AccountPayload, 'account'> & { account: Maybe<ResolversParentTypes['Account']> };
  AcknowledgeAlertInput: AcknowledgeAlertInput;
  AcknowledgeFaultInput: AcknowledgeFaultInput;
  AcknowledgeFaultPayload: Omit<AcknowledgeFaultPayload, 'fault'> & { fault: Maybe<ResolversParentTypes['Fault']> };
  ActionGroup: ShownActionGroup;
  Alert: AlertDocument;
  AlertChange: AlertFeedMessage;
  AlertConnection: AlertPage;
  AlertEdge: Omit<AlertEdge, 'node'> & { node: ResolversParentTypes['Alert'] };
  AlertFilter: AlertFilter;
  AlertMember: ShownAlertMember;
  AlertPayload: Omit<AlertPayload, 'alert'> & { alert: Maybe<ResolversParentTypes['Alert']> };
  AlertRoute: ShownRoute;
  AlertRouteInput: AlertRouteInput;
  AlertRoutes: ShownRoutes;
  AlertRule: ShownAlertRule;
  AlertRulePayload: Omit<AlertRulePayload, 'alertRule'> & { alertRule: Maybe<ResolversParentTypes['AlertRule']> };
  ApiKey: ApiKeyDocument;
  ApiKeyPayload: Omit<ApiKeyPayload, 'apiKey'> & { apiKey: Maybe<ResolversParentTypes['ApiKey']> };
  AssignDeviceInput: AssignDeviceInput;
  AssignDevicePayload: Omit<AssignDevicePayload, 'device'> & { device: Maybe<ResolversParentTypes['Device']> };
  BeginTotpInput: BeginTotpInput;
  BeginTotpPayload: BeginTotpPayload;
  Boolean: Scalars['Boolean']['output'];
  Building: BuildingDocument;
  BuildingConnection: BuildingPage;
  BuildingEdge: Omit<BuildingEdge, 'node'> & { node: ResolversParentTypes['Building'] };
  BuildingFilter: BuildingFilter;
  ChangePasswordInput: ChangePasswordInput;
  CloseAlertInput: CloseAlertInput;
  CollectionPlan: ShownPlan;
  Collector: ShownCollector;
  Column: Column;
  ConfirmTotpInput: ConfirmTotpInput;
  CreateAlertRuleInput: CreateAlertRuleInput;
  CreateApiKeyInput: CreateApiKeyInput;
  CreateExportKeyInput: CreateExportKeyInput;
  CreateExportKeyPayload: Omit<CreateExportKeyPayload, 'exportKey'> & { exportKey: Maybe<ResolversParentTypes['ExportKey']> };
  CreateRoomInput: CreateRoomInput;
  CreateRoomPayload: Omit<CreateRoomPayload, 'room'> & { room: Maybe<ResolversParentTypes['Room']> };
  CreateSavedQueryInput: CreateSavedQueryInput;
  CreateScheduledExportInput: CreateScheduledExportInput;
  CreateSilenceInput: CreateSilenceInput;
  CreateViewInput: CreateViewInput;
  CustomField: CustomFieldDocument;
  CustomFieldInput: CustomFieldInput;
  CustomFieldKey: CustomFieldKey;
  CustomFieldTrial: CustomFieldTrial;
  DateTime: Scalars['DateTime']['output'];
  DeleteActionGroupInput: DeleteActionGroupInput;
  DeleteActionGroupPayload: DeleteActionGroupPayload;
  DeleteAlertRuleInput: DeleteAlertRuleInput;
  DeleteAlertRulePayload: DeleteAlertRulePayload;
  DeleteCustomFieldPayload: DeleteCustomFieldPayload;
  DeleteDeviceInput: DeleteDeviceInput;
  DeleteDevicePayload: DeleteDevicePayload;
  DeletePersonPayload: DeletePersonPayload;
  DeleteRoomInput: DeleteRoomInput;
  DeleteRoomPayload: DeleteRoomPayload;
  DeleteSavedQueryInput: DeleteSavedQueryInput;
  DeleteSavedQueryPayload: DeleteSavedQueryPayload;
  DeleteScheduledExportPayload: DeleteScheduledExportPayload;
  DeleteViewInput: DeleteViewInput;
  DeleteViewPayload: DeleteViewPayload;
  Delivery: DeliveryDocument;
  DeliveryAttempt: DeliveryAttempt;
  DeliveryConnection: DeliveryPage;
  DeliveryEdge: Omit<DeliveryEdge, 'node'> & { node: ResolversParentTypes['Delivery'] };
  Device: ShownDevice;
  DeviceBy: DeviceBy;
  DeviceConnection: DevicePage;
  DeviceEdge: Omit<DeviceEdge, 'node'> & { node: ResolversParentTypes['Device'] };
  DeviceFilter: DeviceFilter;
  DisablePersonInput: DisablePersonInput;
  DrillDown: ShownDrillDown;
  EndSessionInput: EndSessionInput;
  EndSessionPayload: EndSessionPayload;
  Event: EventDocument;
  EventConnection: EventPage;
  EventEdge: Omit<EventEdge, 'node'> & { node: ResolversParentTypes['Event'] };
  EventFilter: EventFilter;
  EventInput: EventInput;
  ExpireSilenceInput: ExpireSilenceInput;
  ExportDestination: ShownDestination;
  ExportDestinationInput: ExportDestinationInput;
  ExportKey: ExportKeyDocument;
  ExportRun: RecordDocument;
  Fault: FaultDocument;
  FaultChange: FaultFeedMessage;
  FaultChangeConnection: FaultChangePage;
  FaultChangeEdge: Omit<FaultChangeEdge, 'node'> & { node: ResolversParentTypes['FaultChange'] };
  FaultCondition: FaultCondition;
  FaultConditionInput: FaultConditionInput;
  FaultConnection: FaultPage;
  FaultEdge: Omit<FaultEdge, 'node'> & { node: ResolversParentTypes['Fault'] };
  FaultFilter: FaultFilter;
  Fleet: FleetNumbers;
  Float: Scalars['Float']['output'];
  HealthCount: HealthCount;
  ID: Scalars['ID']['output'];
  ImportRoomInput: ImportRoomInput;
  ImportRoomsInput: ImportRoomsInput;
  ImportRoomsPayload: Omit<ImportRoomsPayload, 'rooms'> & { rooms: ReadonlyArray<ResolversParentTypes['ImportedRoom']> };
  ImportedRoom: ImportReport;
  IngestEventsInput: IngestEventsInput;
  IngestEventsPayload: IngestEventsPayload;
  Int: Scalars['Int']['output'];
  InvitationPayload: Omit<InvitationPayload, 'person'> & { person: Maybe<ResolversParentTypes['Person']> };
  InvitePersonInput: InvitePersonInput;
  JSON: Scalars['JSON']['output'];
  KqlCompletion: KqlCompletion;
  KqlDiagnostic: KqlDiagnostic;
  LabelMatcher: ShownMatcher;
  LabelMatcherInput: LabelMatcherInput;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Person: PersonDocument;
  PersonIdInput: PersonIdInput;
  PersonPayload: Omit<PersonPayload, 'person'> & { person: Maybe<ResolversParentTypes['Person']> };
  PlannedCounter: ShownPlannedCounter;
  PlannedCounterInput: PlannedCounterInput;
  PlannedLog: ShownPlannedLog;
  PlannedLogInput: PlannedLogInput;
  Query: Record<PropertyKey, never>;
  QueryColumn: QueryColumn;
  QueryParameter: QueryParameter;
  QueryParameterInput: QueryParameterInput;
  QueryResult: QueryPage;
  QueryStats: QueryStats;
  QueryStep: QueryStep;
  RejectedEvent: RejectedEvent;
  RetryDeliveryInput: RetryDeliveryInput;
  RetryDeliveryPayload: Omit<RetryDeliveryPayload, 'delivery'> & { delivery: Maybe<ResolversParentTypes['Delivery']> };
  RevokeApiKeyInput: RevokeApiKeyInput;
  RevokeApiKeyPayload: RevokeApiKeyPayload;
  RevokeExportKeyInput: RevokeExportKeyInput;
  RevokeExportKeyPayload: RevokeExportKeyPayload;
  Room: RoomDocument;
  RoomBy: RoomBy;
  RoomChange: RoomFeedMessage;
  RoomConnection: RoomPage;
  RoomEdge: Omit<RoomEdge, 'node'> & { node: ResolversParentTypes['Room'] };
  RoomFilter: RoomFilter;
  RotateApiKeyInput: RotateApiKeyInput;
  RotateWorkspaceKeyInput: RotateWorkspaceKeyInput;
  RotateWorkspaceKeyPayload: Omit<RotateWorkspaceKeyPayload, 'workspace'> & { workspace: Maybe<ResolversParentTypes['Workspace']> };
  S3Destination: ShownS3Destination;
  S3DestinationInput: S3DestinationInput;
  SaveActionGroupInput: SaveActionGroupInput;
  SaveActionGroupPayload: Omit<SaveActionGroupPayload, 'actionGroup'> & { actionGroup: Maybe<ResolversParentTypes['ActionGroup']> };
  SaveCustomFieldPayload: Omit<SaveCustomFieldPayload, 'customField'> & { customField: Maybe<ResolversParentTypes['CustomField']> };
  SavedQuery: SavedQueryDocument;
  SavedQueryBy: SavedQueryBy;
  SavedQueryPayload: Omit<SavedQueryPayload, 'savedQuery'> & { savedQuery: Maybe<ResolversParentTypes['SavedQuery']> };
  ScheduledExport: ScheduledExportDocument;
  ScheduledExportKey: ScheduledExportKey;
  ScheduledExportPayload: Omit<ScheduledExportPayload, 'scheduledExport'> & { scheduledExport: Maybe<ResolversParentTypes['ScheduledExport']> };
  Session: ShownSession;
  SetSignalOptionalInput: SetSignalOptionalInput;
  SetSignalOptionalPayload: Omit<SetSignalOptionalPayload, 'device'> & { device: Maybe<ResolversParentTypes['Device']> };
  SetSignalPolicyInput: SetSignalPolicyInput;
  SetSignalPolicyPayload: Omit<SetSignalPolicyPayload, 'policy'> & { policy: Maybe<ResolversParentTypes['SignalPolicy']> };
  SignOutPayload: SignOutPayload;
  Signal: ShownSignal;
  SignalPolicy: ShownSignalPolicy;
  Silence: SilenceDocument;
  SilencePayload: Omit<SilencePayload, 'silence'> & { silence: Maybe<ResolversParentTypes['Silence']> };
  Site: SiteDocument;
  SiteConnection: SitePage;
  SiteEdge: Omit<SiteEdge, 'node'> & { node: ResolversParentTypes['Site'] };
  SiteFilter: SiteFilter;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  Table: ShownTable;
  TestActionGroupInput: TestActionGroupInput;
  TestActionGroupPayload: Omit<TestActionGroupPayload, 'deliveries'> & { deliveries: ReadonlyArray<ResolversParentTypes['Delivery']> };
  Threshold: Threshold;
  Tile: ShownTile;
  TileData: TileData;
  TileError: TileError;
  TileForm: ShownTileForm;
  TilePart: ShownTilePart;
  TilePartResult: PartResult;
  TileResult: ShownTileResult;
  TryCustomFieldPayload: TryCustomFieldPayload;
  UnacknowledgeAlertInput: UnacknowledgeAlertInput;
  UnacknowledgeFaultInput: UnacknowledgeFaultInput;
  UnacknowledgeFaultPayload: Omit<UnacknowledgeFaultPayload, 'fault'> & { fault: Maybe<ResolversParentTypes['Fault']> };
  UpdateAlertRoutesInput: UpdateAlertRoutesInput;
  UpdateAlertRoutesPayload: Omit<UpdateAlertRoutesPayload, 'alertRoutes'> & { alertRoutes: Maybe<ResolversParentTypes['AlertRoutes']> };
  UpdateAlertRuleInput: UpdateAlertRuleInput;
  UpdateBuildingInput: UpdateBuildingInput;
  UpdateBuildingPayload: Omit<UpdateBuildingPayload, 'building'> & { building: Maybe<ResolversParentTypes['Building']> };
  UpdateCollectionPlanInput: UpdateCollectionPlanInput;
  UpdateCollectionPlanPayload: Omit<UpdateCollectionPlanPayload, 'collectionPlan'> & { collectionPlan: Maybe<ResolversParentTypes['CollectionPlan']> };
  UpdateDeviceInput: UpdateDeviceInput;
  UpdateDevicePayload: Omit<UpdateDevicePayload, 'device'> & { device: Maybe<ResolversParentTypes['Device']> };
  UpdatePersonInput: UpdatePersonInput;
  UpdateRoomInput: UpdateRoomInput;
  UpdateRoomPayload: Omit<UpdateRoomPayload, 'room'> & { room: Maybe<ResolversParentTypes['Room']> };
  UpdateSavedQueryInput: UpdateSavedQueryInput;
  UpdateScheduledExportInput: UpdateScheduledExportInput;
  UpdateSiteInput: UpdateSiteInput;
  UpdateSitePayload: Omit<UpdateSitePayload, 'site'> & { site: Maybe<ResolversParentTypes['Site']> };
  UpdateTableInput: UpdateTableInput;
  UpdateTablePayload: Omit<UpdateTablePayload, 'table'> & { table: Maybe<ResolversParentTypes['Table']> };
  UpdateViewInput: UpdateViewInput;
  UpdateWorkspaceInput: UpdateWorkspaceInput;
  UpdateWorkspacePayload: Omit<UpdateWorkspacePayload, 'workspace'> & { workspace: Maybe<ResolversParentTypes['Workspace']> };
  UserError: UserError;
  VersionCount: VersionCount;
  View: ShownView;
  ViewBy: ViewBy;
  ViewPayload: Omit<ViewPayload, 'view'> & { view: Maybe<ResolversParentTypes['View']> };
  Webhook: ShownWebhook;
  WebhookInput: WebhookInput;
  WebhookSecret: WebhookSecret;
  WeeklyHours: WeeklyHours;
  WeeklyHoursInput: WeeklyHoursInput;
  Workspace: ShownWorkspace;
};

export type AccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permissions: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  role: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  sessions: Resolver<ReadonlyArray<ResolversTypes['Session']>, ParentType, ContextType>;
  sites: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  totp: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type AccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountPayload'] = ResolversParentTypes['AccountPayload']> = {
  account: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AcknowledgeFaultPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcknowledgeFaultPayload'] = ResolversParentTypes['AcknowledgeFaultPayload']> = {
  fault: Resolver<Maybe<ResolversTypes['Fault']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ActionGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActionGroup'] = ResolversParentTypes['ActionGroup']> = {
  bcc: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  cc: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revision: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedBy: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  webhooks: Resolver<ReadonlyArray<ResolversTypes['Webhook']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlertResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Alert'] = ResolversParentTypes['Alert']> = {
  acknowledgedUntil: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  computer: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  device: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  firedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  flapping: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  members: Resolver<ReadonlyArray<ResolversTypes['AlertMember']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resolvedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  respondedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  respondedBy: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  response: Resolver<ResolversTypes['AlertResponse'], ParentType, ContextType>;
  room: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
  rule: Resolver<Maybe<ResolversTypes['AlertRule']>, ParentType, ContextType>;
  severity: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  startedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state: Resolver<ResolversTypes['AlertState'], ParentType, ContextType>;
  stateSince: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  summary: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlertChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertChange'] = ResolversParentTypes['AlertChange']> = {
  alert: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  alertId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind: Resolver<ResolversTypes['AlertChangeKind'], ParentType, ContextType>;
  left: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  previousState: Resolver<Maybe<ResolversTypes['AlertState']>, ParentType, ContextType>;
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state: Resolver<Maybe<ResolversTypes['AlertState']>, ParentType, ContextType>;
};

export type AlertConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertConnection'] = ResolversParentTypes['AlertConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['AlertEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Alert']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AlertEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertEdge'] = ResolversParentTypes['AlertEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Alert'], ParentType, ContextType>;
};

export type AlertLabelResolvers = { ALERTNAME: 'alertname', BUILDING: 'building', COMPUTER: 'computer', ROOM: 'room', SEVERITY: 'severity', SITE: 'site' };

export type AlertMemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertMember'] = ResolversParentTypes['AlertMember']> = {
  acknowledged: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  fault: Resolver<Maybe<ResolversTypes['Fault']>, ParentType, ContextType>;
  reason: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recommendedAction: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  severity: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  signal: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type AlertPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertPayload'] = ResolversParentTypes['AlertPayload']> = {
  alert: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AlertRouteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertRoute'] = ResolversParentTypes['AlertRoute']> = {
  actionGroups: Resolver<ReadonlyArray<ResolversTypes['ActionGroup']>, ParentType, ContextType>;
  continues: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  groupBy: Resolver<ReadonlyArray<ResolversTypes['AlertLabel']>, ParentType, ContextType>;
  groupInterval: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  groupWait: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  matchers: Resolver<ReadonlyArray<ResolversTypes['LabelMatcher']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  repeatInterval: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AlertRoutesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertRoutes'] = ResolversParentTypes['AlertRoutes']> = {
  revision: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  routes: Resolver<ReadonlyArray<ResolversTypes['AlertRoute']>, ParentType, ContextType>;
  updatedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedBy: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AlertRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertRule'] = ResolversParentTypes['AlertRule']> = {
  description: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  enabled: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  faults: Resolver<ResolversTypes['FaultCondition'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isShipped: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  keepFiringFor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pendingFor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revision: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  severity: Resolver<Maybe<ResolversTypes['Severity']>, ParentType, ContextType>;
  updatedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedBy: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlertRulePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertRulePayload'] = ResolversParentTypes['AlertRulePayload']> = {
  alertRule: Resolver<Maybe<ResolversTypes['AlertRule']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ApiKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey']> = {
  beginning: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  oldUntil: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  role: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  scopes: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  sites: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApiKeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyPayload'] = ResolversParentTypes['ApiKeyPayload']> = {
  apiKey: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  secret: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AssignDevicePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssignDevicePayload'] = ResolversParentTypes['AssignDevicePayload']> = {
  device: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type BeginTotpPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BeginTotpPayload'] = ResolversParentTypes['BeginTotpPayload']> = {
  address: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  secret: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type BuildingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Building'] = ResolversParentTypes['Building']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maintenanceHours: Resolver<Maybe<ReadonlyArray<ResolversTypes['WeeklyHours']>>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  serviceHours: Resolver<Maybe<ReadonlyArray<ResolversTypes['WeeklyHours']>>, ParentType, ContextType>;
  site: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  timeZone: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BuildingConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BuildingConnection'] = ResolversParentTypes['BuildingConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['BuildingEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Building']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type BuildingEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BuildingEdge'] = ResolversParentTypes['BuildingEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Building'], ParentType, ContextType>;
};

export type CollectionPlanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CollectionPlan'] = ResolversParentTypes['CollectionPlan']> = {
  counterSeconds: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  counters: Resolver<ReadonlyArray<ResolversTypes['PlannedCounter']>, ParentType, ContextType>;
  logs: Resolver<ReadonlyArray<ResolversTypes['PlannedLog']>, ParentType, ContextType>;
};

export type CollectorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Collector'] = ResolversParentTypes['Collector']> = {
  address: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  agent: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  batches: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  credential: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  devices: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  door: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  firstSeenAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  hash: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  host: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastSeenAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  records: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  recordsPerMinute: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ColumnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Column'] = ResolversParentTypes['Column']> = {
  description: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  firstSeenAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type: Resolver<ResolversTypes['ColumnType'], ParentType, ContextType>;
};

export type ColumnTypeResolvers = { BOOL: 'bool', DATETIME: 'datetime', DECIMAL: 'decimal', DYNAMIC: 'dynamic', GUID: 'guid', INT: 'int', LONG: 'long', REAL: 'real', STRING: 'string', TIMESPAN: 'timespan' };

export type CreateExportKeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateExportKeyPayload'] = ResolversParentTypes['CreateExportKeyPayload']> = {
  exportKey: Resolver<Maybe<ResolversTypes['ExportKey']>, ParentType, ContextType>;
  key: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  path: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateRoomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateRoomPayload'] = ResolversParentTypes['CreateRoomPayload']> = {
  room: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CustomFieldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomField'] = ResolversParentTypes['CustomField']> = {
  column: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  computing: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  eventIds: Resolver<Maybe<ReadonlyArray<ResolversTypes['Int']>>, ParentType, ContextType>;
  eventLog: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  jsonPath: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pattern: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pausedBecause: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  table: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type: Resolver<ResolversTypes['ColumnType'], ParentType, ContextType>;
};

export type CustomFieldTrialResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomFieldTrial'] = ResolversParentTypes['CustomFieldTrial']> = {
  matched: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notMatched: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  records: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  values: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteActionGroupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteActionGroupPayload'] = ResolversParentTypes['DeleteActionGroupPayload']> = {
  deletedActionGroupId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteAlertRulePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteAlertRulePayload'] = ResolversParentTypes['DeleteAlertRulePayload']> = {
  deletedAlertRuleId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteCustomFieldPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteCustomFieldPayload'] = ResolversParentTypes['DeleteCustomFieldPayload']> = {
  deletedName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteDevicePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteDevicePayload'] = ResolversParentTypes['DeleteDevicePayload']> = {
  deletedDeviceId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeletePersonPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeletePersonPayload'] = ResolversParentTypes['DeletePersonPayload']> = {
  deletedPersonId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteRoomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteRoomPayload'] = ResolversParentTypes['DeleteRoomPayload']> = {
  deletedRoomId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteSavedQueryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteSavedQueryPayload'] = ResolversParentTypes['DeleteSavedQueryPayload']> = {
  deletedSavedQueryId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteScheduledExportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteScheduledExportPayload'] = ResolversParentTypes['DeleteScheduledExportPayload']> = {
  deletedScheduledExportId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteViewPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteViewPayload'] = ResolversParentTypes['DeleteViewPayload']> = {
  deletedViewId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Delivery'] = ResolversParentTypes['Delivery']> = {
  actionGroup: Resolver<Maybe<ResolversTypes['ActionGroup']>, ParentType, ContextType>;
  alerts: Resolver<ReadonlyArray<ResolversTypes['Alert']>, ParentType, ContextType>;
  answer: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  attempts: Resolver<ReadonlyArray<ResolversTypes['DeliveryAttempt']>, ParentType, ContextType>;
  body: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  channel: Resolver<ResolversTypes['DeliveryChannel'], ParentType, ContextType>;
  createdAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deliveryId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  headline: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  html: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nextAttemptAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reason: Resolver<ResolversTypes['NoticeReason'], ParentType, ContextType>;
  sentAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status: Resolver<ResolversTypes['DeliveryStatus'], ParentType, ContextType>;
  target: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeliveryAttemptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeliveryAttempt'] = ResolversParentTypes['DeliveryAttempt']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  error: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DeliveryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeliveryConnection'] = ResolversParentTypes['DeliveryConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['DeliveryEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Delivery']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DeliveryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeliveryEdge'] = ResolversParentTypes['DeliveryEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Delivery'], ParentType, ContextType>;
};

export type DeviceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Device'] = ResolversParentTypes['Device']> = {
  alias: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  appVersion: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  computer: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  displayName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  events: Resolver<ResolversTypes['EventConnection'], ParentType, ContextType, Partial<DeviceEventsArgs>>;
  faults: Resolver<ResolversTypes['FaultConnection'], ParentType, ContextType, RequireFields<DeviceFaultsArgs, 'states'>>;
  firstSeenAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  health: Resolver<ResolversTypes['Health'], ParentType, ContextType>;
  healthSince: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ipv4Addresses: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  ipv6Address: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastEventAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastHardwareCheckAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastHeartbeatAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  os: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  osVersion: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ownStaleAfter: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  room: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
  signalPolicies: Resolver<ReadonlyArray<ResolversTypes['SignalPolicy']>, ParentType, ContextType>;
  signals: Resolver<ReadonlyArray<ResolversTypes['Signal']>, ParentType, ContextType>;
  staleAfter: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  staleAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeviceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeviceConnection'] = ResolversParentTypes['DeviceConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['DeviceEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Device']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DeviceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeviceEdge'] = ResolversParentTypes['DeviceEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Device'], ParentType, ContextType>;
};

export type DrillDownResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DrillDown'] = ResolversParentTypes['DrillDown']> = {
  query: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  result: Resolver<ResolversTypes['QueryResult'], ParentType, ContextType, RequireFields<DrillDownResultArgs, 'first'>>;
};

export type EndSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndSessionPayload'] = ResolversParentTypes['EndSessionPayload']> = {
  endedSessionId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Event'] = ResolversParentTypes['Event']> = {
  computer: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  device: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  eventId: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  eventLog: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  level: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  receivedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timeGenerated: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EventConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EventConnection'] = ResolversParentTypes['EventConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['EventEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Event']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type EventEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EventEdge'] = ResolversParentTypes['EventEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Event'], ParentType, ContextType>;
};

export type EventLevelResolvers = { CRITICAL: 'Critical', ERROR: 'Error', INFORMATION: 'Information', VERBOSE: 'Verbose', WARNING: 'Warning' };

export type ExportDestinationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportDestination'] = ResolversParentTypes['ExportDestination']> = {
  folder: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  s3: Resolver<Maybe<ResolversTypes['S3Destination']>, ParentType, ContextType>;
};

export type ExportKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportKey'] = ResolversParentTypes['ExportKey']> = {
  createdAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  savedQuery: Resolver<Maybe<ResolversTypes['SavedQuery']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExportRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportRun'] = ResolversParentTypes['ExportRun']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  attempt: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  bytes: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  error: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  milliseconds: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  object: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rows: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sha256: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status: Resolver<ResolversTypes['ExportRunStatus'], ParentType, ContextType>;
  windowEnd: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  windowStart: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type FaultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Fault'] = ResolversParentTypes['Fault']> = {
  acknowledgedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  acknowledgedBy: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  acknowledgementNote: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  category: Resolver<ResolversTypes['FaultCategory'], ParentType, ContextType>;
  changes: Resolver<ResolversTypes['FaultChangeConnection'], ParentType, ContextType, Partial<FaultChangesArgs>>;
  computer: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  device: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  flapping: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastReportedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  occurrences: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reason: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recommendedAction: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resolvedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  room: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
  severity: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  signal: Resolver<ResolversTypes['Signal'], ParentType, ContextType>;
  startedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state: Resolver<ResolversTypes['FaultState'], ParentType, ContextType>;
  version: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FaultChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FaultChange'] = ResolversParentTypes['FaultChange']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fault: Resolver<Maybe<ResolversTypes['Fault']>, ParentType, ContextType>;
  faultId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind: Resolver<ResolversTypes['FaultChangeKind'], ParentType, ContextType>;
  left: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  previousState: Resolver<Maybe<ResolversTypes['FaultState']>, ParentType, ContextType>;
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state: Resolver<Maybe<ResolversTypes['FaultState']>, ParentType, ContextType>;
};

export type FaultChangeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FaultChangeConnection'] = ResolversParentTypes['FaultChangeConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['FaultChangeEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['FaultChange']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type FaultChangeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FaultChangeEdge'] = ResolversParentTypes['FaultChangeEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['FaultChange'], ParentType, ContextType>;
};

export type FaultConditionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FaultCondition'] = ResolversParentTypes['FaultCondition']> = {
  buildings: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  categories: Resolver<Maybe<ReadonlyArray<ResolversTypes['FaultCategory']>>, ParentType, ContextType>;
  severities: Resolver<Maybe<ReadonlyArray<ResolversTypes['Severity']>>, ParentType, ContextType>;
  signals: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  sites: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type FaultConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FaultConnection'] = ResolversParentTypes['FaultConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['FaultEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Fault']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type FaultEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FaultEdge'] = ResolversParentTypes['FaultEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Fault'], ParentType, ContextType>;
};

export type FleetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Fleet'] = ResolversParentTypes['Fleet']> = {
  appVersions: Resolver<ReadonlyArray<ResolversTypes['VersionCount']>, ParentType, ContextType>;
  asOf: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  devices: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  devicesActive: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  devicesActiveLastHour: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  devicesInactive: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  devicesRestarted: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  devicesSeen: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  devicesWithAppError: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  devicesWithHardwareError: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  osVersions: Resolver<ReadonlyArray<ResolversTypes['VersionCount']>, ParentType, ContextType>;
  rooms: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  roomsByHealth: Resolver<ReadonlyArray<ResolversTypes['HealthCount']>, ParentType, ContextType>;
};

export type HealthCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HealthCount'] = ResolversParentTypes['HealthCount']> = {
  count: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  health: Resolver<ResolversTypes['Health'], ParentType, ContextType>;
};

export type ImportRoomsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportRoomsPayload'] = ResolversParentTypes['ImportRoomsPayload']> = {
  rooms: Resolver<ReadonlyArray<ResolversTypes['ImportedRoom']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ImportedRoomResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportedRoom'] = ResolversParentTypes['ImportedRoom']> = {
  action: Resolver<ResolversTypes['ImportAction'], ParentType, ContextType>;
  changes: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  index: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  moved: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  registered: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  removedRooms: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  room: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type IngestEventsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IngestEventsPayload'] = ResolversParentTypes['IngestEventsPayload']> = {
  accepted: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  duplicates: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejected: Resolver<ReadonlyArray<ResolversTypes['RejectedEvent']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type InvitationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationPayload'] = ResolversParentTypes['InvitationPayload']> = {
  path: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  person: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  url: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type KqlCompletionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KqlCompletion'] = ResolversParentTypes['KqlCompletion']> = {
  insert: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  insertAfter: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  length: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  start: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type KqlDiagnosticResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KqlDiagnostic'] = ResolversParentTypes['KqlDiagnostic']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  column: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  length: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  line: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  start: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LabelMatcherResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LabelMatcher'] = ResolversParentTypes['LabelMatcher']> = {
  label: Resolver<ResolversTypes['AlertLabel'], ParentType, ContextType>;
  operator: Resolver<ResolversTypes['MatchOperator'], ParentType, ContextType>;
  value: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MatchOperatorResolvers = { EQUAL: '=', MATCH: '=~', NOT_EQUAL: '!=', NOT_MATCH: '!~' };

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acknowledgeAlert: Resolver<ResolversTypes['AlertPayload'], ParentType, ContextType, RequireFields<MutationAcknowledgeAlertArgs, 'input'>>;
  acknowledgeFault: Resolver<ResolversTypes['AcknowledgeFaultPayload'], ParentType, ContextType, RequireFields<MutationAcknowledgeFaultArgs, 'input'>>;
  assignDevice: Resolver<ResolversTypes['AssignDevicePayload'], ParentType, ContextType, RequireFields<MutationAssignDeviceArgs, 'input'>>;
  beginTotp: Resolver<ResolversTypes['BeginTotpPayload'], ParentType, ContextType, RequireFields<MutationBeginTotpArgs, 'input'>>;
  changePassword: Resolver<ResolversTypes['AccountPayload'], ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  closeAlert: Resolver<ResolversTypes['AlertPayload'], ParentType, ContextType, RequireFields<MutationCloseAlertArgs, 'input'>>;
  computeCustomField: Resolver<ResolversTypes['SaveCustomFieldPayload'], ParentType, ContextType, RequireFields<MutationComputeCustomFieldArgs, 'input'>>;
  confirmTotp: Resolver<ResolversTypes['AccountPayload'], ParentType, ContextType, RequireFields<MutationConfirmTotpArgs, 'input'>>;
  createAlertRule: Resolver<ResolversTypes['AlertRulePayload'], ParentType, ContextType, RequireFields<MutationCreateAlertRuleArgs, 'input'>>;
  createApiKey: Resolver<ResolversTypes['ApiKeyPayload'], ParentType, ContextType, RequireFields<MutationCreateApiKeyArgs, 'input'>>;
  createExportKey: Resolver<ResolversTypes['CreateExportKeyPayload'], ParentType, ContextType, RequireFields<MutationCreateExportKeyArgs, 'input'>>;
  createRoom: Resolver<ResolversTypes['CreateRoomPayload'], ParentType, ContextType, RequireFields<MutationCreateRoomArgs, 'input'>>;
  createSavedQuery: Resolver<ResolversTypes['SavedQueryPayload'], ParentType, ContextType, RequireFields<MutationCreateSavedQueryArgs, 'input'>>;
  createScheduledExport: Resolver<ResolversTypes['ScheduledExportPayload'], ParentType, ContextType, RequireFields<MutationCreateScheduledExportArgs, 'input'>>;
  createSilence: Resolver<ResolversTypes['SilencePayload'], ParentType, ContextType, RequireFields<MutationCreateSilenceArgs, 'input'>>;
  createView: Resolver<ResolversTypes['ViewPayload'], ParentType, ContextType, RequireFields<MutationCreateViewArgs, 'input'>>;
  deleteActionGroup: Resolver<ResolversTypes['DeleteActionGroupPayload'], ParentType, ContextType, RequireFields<MutationDeleteActionGroupArgs, 'input'>>;
  deleteAlertRule: Resolver<ResolversTypes['DeleteAlertRulePayload'], ParentType, ContextType, RequireFields<MutationDeleteAlertRuleArgs, 'input'>>;
  deleteCustomField: Resolver<ResolversTypes['DeleteCustomFieldPayload'], ParentType, ContextType, RequireFields<MutationDeleteCustomFieldArgs, 'input'>>;
  deleteDevice: Resolver<ResolversTypes['DeleteDevicePayload'], ParentType, ContextType, RequireFields<MutationDeleteDeviceArgs, 'input'>>;
  deletePerson: Resolver<ResolversTypes['DeletePersonPayload'], ParentType, ContextType, RequireFields<MutationDeletePersonArgs, 'input'>>;
  deleteRoom: Resolver<ResolversTypes['DeleteRoomPayload'], ParentType, ContextType, RequireFields<MutationDeleteRoomArgs, 'input'>>;
  deleteSavedQuery: Resolver<ResolversTypes['DeleteSavedQueryPayload'], ParentType, ContextType, RequireFields<MutationDeleteSavedQueryArgs, 'input'>>;
  deleteScheduledExport: Resolver<ResolversTypes['DeleteScheduledExportPayload'], ParentType, ContextType, RequireFields<MutationDeleteScheduledExportArgs, 'input'>>;
  deleteView: Resolver<ResolversTypes['DeleteViewPayload'], ParentType, ContextType, RequireFields<MutationDeleteViewArgs, 'input'>>;
  disablePerson: Resolver<ResolversTypes['PersonPayload'], ParentType, ContextType, RequireFields<MutationDisablePersonArgs, 'input'>>;
  endSession: Resolver<ResolversTypes['EndSessionPayload'], ParentType, ContextType, RequireFields<MutationEndSessionArgs, 'input'>>;
  expireSilence: Resolver<ResolversTypes['SilencePayload'], ParentType, ContextType, RequireFields<MutationExpireSilenceArgs, 'input'>>;
  importRooms: Resolver<ResolversTypes['ImportRoomsPayload'], ParentType, ContextType, RequireFields<MutationImportRoomsArgs, 'input'>>;
  ingestEvents: Resolver<ResolversTypes['IngestEventsPayload'], ParentType, ContextType, RequireFields<MutationIngestEventsArgs, 'input'>>;
  invitePerson: Resolver<ResolversTypes['InvitationPayload'], ParentType, ContextType, RequireFields<MutationInvitePersonArgs, 'input'>>;
  resetPerson: Resolver<ResolversTypes['InvitationPayload'], ParentType, ContextType, RequireFields<MutationResetPersonArgs, 'input'>>;
  resumeScheduledExport: Resolver<ResolversTypes['ScheduledExportPayload'], ParentType, ContextType, RequireFields<MutationResumeScheduledExportArgs, 'input'>>;
  retryDelivery: Resolver<ResolversTypes['RetryDeliveryPayload'], ParentType, ContextType, RequireFields<MutationRetryDeliveryArgs, 'input'>>;
  revokeApiKey: Resolver<ResolversTypes['RevokeApiKeyPayload'], ParentType, ContextType, RequireFields<MutationRevokeApiKeyArgs, 'input'>>;
  revokeExportKey: Resolver<ResolversTypes['RevokeExportKeyPayload'], ParentType, ContextType, RequireFields<MutationRevokeExportKeyArgs, 'input'>>;
  rotateApiKey: Resolver<ResolversTypes['ApiKeyPayload'], ParentType, ContextType, RequireFields<MutationRotateApiKeyArgs, 'input'>>;
  rotateWorkspaceKey: Resolver<ResolversTypes['RotateWorkspaceKeyPayload'], ParentType, ContextType, RequireFields<MutationRotateWorkspaceKeyArgs, 'input'>>;
  runScheduledExport: Resolver<ResolversTypes['ScheduledExportPayload'], ParentType, ContextType, RequireFields<MutationRunScheduledExportArgs, 'input'>>;
  saveActionGroup: Resolver<ResolversTypes['SaveActionGroupPayload'], ParentType, ContextType, RequireFields<MutationSaveActionGroupArgs, 'input'>>;
  saveCustomField: Resolver<ResolversTypes['SaveCustomFieldPayload'], ParentType, ContextType, RequireFields<MutationSaveCustomFieldArgs, 'input'>>;
  setSignalOptional: Resolver<ResolversTypes['SetSignalOptionalPayload'], ParentType, ContextType, RequireFields<MutationSetSignalOptionalArgs, 'input'>>;
  setSignalPolicy: Resolver<ResolversTypes['SetSignalPolicyPayload'], ParentType, ContextType, RequireFields<MutationSetSignalPolicyArgs, 'input'>>;
  signOutEverywhere: Resolver<ResolversTypes['SignOutPayload'], ParentType, ContextType>;
  testActionGroup: Resolver<ResolversTypes['TestActionGroupPayload'], ParentType, ContextType, RequireFields<MutationTestActionGroupArgs, 'input'>>;
  unacknowledgeAlert: Resolver<ResolversTypes['AlertPayload'], ParentType, ContextType, RequireFields<MutationUnacknowledgeAlertArgs, 'input'>>;
  unacknowledgeFault: Resolver<ResolversTypes['UnacknowledgeFaultPayload'], ParentType, ContextType, RequireFields<MutationUnacknowledgeFaultArgs, 'input'>>;
  updateAlertRoutes: Resolver<ResolversTypes['UpdateAlertRoutesPayload'], ParentType, ContextType, RequireFields<MutationUpdateAlertRoutesArgs, 'input'>>;
  updateAlertRule: Resolver<ResolversTypes['AlertRulePayload'], ParentType, ContextType, RequireFields<MutationUpdateAlertRuleArgs, 'input'>>;
  updateBuilding: Resolver<ResolversTypes['UpdateBuildingPayload'], ParentType, ContextType, RequireFields<MutationUpdateBuildingArgs, 'input'>>;
  updateCollectionPlan: Resolver<ResolversTypes['UpdateCollectionPlanPayload'], ParentType, ContextType, RequireFields<MutationUpdateCollectionPlanArgs, 'input'>>;
  updateDevice: Resolver<ResolversTypes['UpdateDevicePayload'], ParentType, ContextType, RequireFields<MutationUpdateDeviceArgs, 'input'>>;
  updatePerson: Resolver<ResolversTypes['PersonPayload'], ParentType, ContextType, RequireFields<MutationUpdatePersonArgs, 'input'>>;
  updateRoom: Resolver<ResolversTypes['UpdateRoomPayload'], ParentType, ContextType, RequireFields<MutationUpdateRoomArgs, 'input'>>;
  updateSavedQuery: Resolver<ResolversTypes['SavedQueryPayload'], ParentType, ContextType, RequireFields<MutationUpdateSavedQueryArgs, 'input'>>;
  updateScheduledExport: Resolver<ResolversTypes['ScheduledExportPayload'], ParentType, ContextType, RequireFields<MutationUpdateScheduledExportArgs, 'input'>>;
  updateSite: Resolver<ResolversTypes['UpdateSitePayload'], ParentType, ContextType, RequireFields<MutationUpdateSiteArgs, 'input'>>;
  updateTable: Resolver<ResolversTypes['UpdateTablePayload'], ParentType, ContextType, RequireFields<MutationUpdateTableArgs, 'input'>>;
  updateView: Resolver<ResolversTypes['ViewPayload'], ParentType, ContextType, RequireFields<MutationUpdateViewArgs, 'input'>>;
  updateWorkspace: Resolver<ResolversTypes['UpdateWorkspacePayload'], ParentType, ContextType, RequireFields<MutationUpdateWorkspaceArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'ActionGroup' | 'Alert' | 'AlertRule' | 'ApiKey' | 'Building' | 'Collector' | 'Delivery' | 'Device' | 'Event' | 'ExportKey' | 'Fault' | 'Person' | 'Room' | 'SavedQuery' | 'ScheduledExport' | 'Silence' | 'Site' | 'View', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  active: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  disabledAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invitedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  invitedBy: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastSignInAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  scopes: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  sites: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  totp: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PersonPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonPayload'] = ResolversParentTypes['PersonPayload']> = {
  person: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PlannedCounterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlannedCounter'] = ResolversParentTypes['PlannedCounter']> = {
  counter: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  instances: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  object: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlannedLogResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlannedLog'] = ResolversParentTypes['PlannedLog']> = {
  levels: Resolver<Maybe<ReadonlyArray<ResolversTypes['EventLevel']>>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  account: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  actionGroups: Resolver<ReadonlyArray<ResolversTypes['ActionGroup']>, ParentType, ContextType>;
  alertRoutes: Resolver<ResolversTypes['AlertRoutes'], ParentType, ContextType>;
  alertRules: Resolver<ReadonlyArray<ResolversTypes['AlertRule']>, ParentType, ContextType>;
  alerts: Resolver<ResolversTypes['AlertConnection'], ParentType, ContextType, Partial<QueryAlertsArgs>>;
  apiKeys: Resolver<ReadonlyArray<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  buildings: Resolver<ResolversTypes['BuildingConnection'], ParentType, ContextType, Partial<QueryBuildingsArgs>>;
  collectionPlan: Resolver<ResolversTypes['CollectionPlan'], ParentType, ContextType>;
  collectors: Resolver<ReadonlyArray<ResolversTypes['Collector']>, ParentType, ContextType>;
  customFields: Resolver<ReadonlyArray<ResolversTypes['CustomField']>, ParentType, ContextType, Partial<QueryCustomFieldsArgs>>;
  deliveries: Resolver<ResolversTypes['DeliveryConnection'], ParentType, ContextType, Partial<QueryDeliveriesArgs>>;
  device: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType, RequireFields<QueryDeviceArgs, 'by'>>;
  devices: Resolver<ResolversTypes['DeviceConnection'], ParentType, ContextType, Partial<QueryDevicesArgs>>;
  events: Resolver<ResolversTypes['EventConnection'], ParentType, ContextType, Partial<QueryEventsArgs>>;
  exportKeys: Resolver<ReadonlyArray<ResolversTypes['ExportKey']>, ParentType, ContextType, Partial<QueryExportKeysArgs>>;
  faultChanges: Resolver<ResolversTypes['FaultChangeConnection'], ParentType, ContextType, Partial<QueryFaultChangesArgs>>;
  faults: Resolver<ResolversTypes['FaultConnection'], ParentType, ContextType, Partial<QueryFaultsArgs>>;
  fleet: Resolver<ResolversTypes['Fleet'], ParentType, ContextType, Partial<QueryFleetArgs>>;
  kql: Resolver<ResolversTypes['QueryResult'], ParentType, ContextType, RequireFields<QueryKqlArgs, 'explain' | 'first' | 'query'>>;
  kqlCompletions: Resolver<ReadonlyArray<ResolversTypes['KqlCompletion']>, ParentType, ContextType, RequireFields<QueryKqlCompletionsArgs, 'position' | 'text'>>;
  kqlDiagnostics: Resolver<ReadonlyArray<ResolversTypes['KqlDiagnostic']>, ParentType, ContextType, RequireFields<QueryKqlDiagnosticsArgs, 'text'>>;
  node: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  people: Resolver<ReadonlyArray<ResolversTypes['Person']>, ParentType, ContextType>;
  room: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType, RequireFields<QueryRoomArgs, 'by'>>;
  rooms: Resolver<ResolversTypes['RoomConnection'], ParentType, ContextType, RequireFields<QueryRoomsArgs, 'orderBy'>>;
  savedQueries: Resolver<ReadonlyArray<ResolversTypes['SavedQuery']>, ParentType, ContextType, Partial<QuerySavedQueriesArgs>>;
  savedQuery: Resolver<Maybe<ResolversTypes['SavedQuery']>, ParentType, ContextType, RequireFields<QuerySavedQueryArgs, 'by'>>;
  scheduledExport: Resolver<Maybe<ResolversTypes['ScheduledExport']>, ParentType, ContextType, RequireFields<QueryScheduledExportArgs, 'id'>>;
  scheduledExports: Resolver<ReadonlyArray<ResolversTypes['ScheduledExport']>, ParentType, ContextType>;
  signalPolicies: Resolver<ReadonlyArray<ResolversTypes['SignalPolicy']>, ParentType, ContextType>;
  silences: Resolver<ReadonlyArray<ResolversTypes['Silence']>, ParentType, ContextType>;
  sites: Resolver<ResolversTypes['SiteConnection'], ParentType, ContextType, Partial<QuerySitesArgs>>;
  tables: Resolver<ReadonlyArray<ResolversTypes['Table']>, ParentType, ContextType, Partial<QueryTablesArgs>>;
  tileDrillDown: Resolver<Maybe<ResolversTypes['DrillDown']>, ParentType, ContextType, RequireFields<QueryTileDrillDownArgs, 'item' | 'tile' | 'viewId'>>;
  tryCustomField: Resolver<ResolversTypes['TryCustomFieldPayload'], ParentType, ContextType, RequireFields<QueryTryCustomFieldArgs, 'input'>>;
  view: Resolver<Maybe<ResolversTypes['View']>, ParentType, ContextType, RequireFields<QueryViewArgs, 'by'>>;
  viewResults: Resolver<ReadonlyArray<ResolversTypes['TileResult']>, ParentType, ContextType, RequireFields<QueryViewResultsArgs, 'viewId'>>;
  views: Resolver<ReadonlyArray<ResolversTypes['View']>, ParentType, ContextType>;
  workspace: Resolver<ResolversTypes['Workspace'], ParentType, ContextType>;
};

export type QueryColumnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueryColumn'] = ResolversParentTypes['QueryColumn']> = {
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryParameterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueryParameter'] = ResolversParentTypes['QueryParameter']> = {
  default: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type: Resolver<ResolversTypes['ColumnType'], ParentType, ContextType>;
};

export type QueryResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueryResult'] = ResolversParentTypes['QueryResult']> = {
  columns: Resolver<ReadonlyArray<ResolversTypes['QueryColumn']>, ParentType, ContextType>;
  endCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  render: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  rowCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rows: Resolver<ReadonlyArray<ReadonlyArray<Maybe<ResolversTypes['JSON']>>>, ParentType, ContextType>;
  stats: Resolver<ResolversTypes['QueryStats'], ParentType, ContextType>;
  truncated: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  warnings: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryStatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueryStats'] = ResolversParentTypes['QueryStats']> = {
  milliseconds: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  pushedDown: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rowsRead: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsReturned: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  steps: Resolver<ReadonlyArray<ResolversTypes['QueryStep']>, ParentType, ContextType>;
};

export type QueryStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueryStep'] = ResolversParentTypes['QueryStep']> = {
  asked: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  documentsRead: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  fellBack: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  indexes: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  isPushedDown: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  milliseconds: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  operators: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  rows: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  table: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RejectedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectedEvent'] = ResolversParentTypes['RejectedEvent']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  index: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RetryDeliveryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryDeliveryPayload'] = ResolversParentTypes['RetryDeliveryPayload']> = {
  delivery: Resolver<Maybe<ResolversTypes['Delivery']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevokeApiKeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeApiKeyPayload'] = ResolversParentTypes['RevokeApiKeyPayload']> = {
  revokedApiKeyId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevokeExportKeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeExportKeyPayload'] = ResolversParentTypes['RevokeExportKeyPayload']> = {
  revokedExportKeyId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RoomResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Room'] = ResolversParentTypes['Room']> = {
  account: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  building: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  devices: Resolver<ReadonlyArray<ResolversTypes['Device']>, ParentType, ContextType>;
  faults: Resolver<ResolversTypes['FaultConnection'], ParentType, ContextType, RequireFields<RoomFaultsArgs, 'states'>>;
  floor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  health: Resolver<ResolversTypes['Health'], ParentType, ContextType>;
  healthSince: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastEventAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  maintenanceHours: Resolver<ReadonlyArray<ResolversTypes['WeeklyHours']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ownMaintenanceHours: Resolver<Maybe<ReadonlyArray<ResolversTypes['WeeklyHours']>>, ParentType, ContextType>;
  ownServiceHours: Resolver<Maybe<ReadonlyArray<ResolversTypes['WeeklyHours']>>, ParentType, ContextType>;
  ownTimeZone: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  serviceHours: Resolver<ReadonlyArray<ResolversTypes['WeeklyHours']>, ParentType, ContextType>;
  site: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tags: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  timeZone: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoomChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomChange'] = ResolversParentTypes['RoomChange']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  health: Resolver<Maybe<ResolversTypes['Health']>, ParentType, ContextType>;
  kind: Resolver<ResolversTypes['RoomChangeKind'], ParentType, ContextType>;
  left: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  previousHealth: Resolver<Maybe<ResolversTypes['Health']>, ParentType, ContextType>;
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  room: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
  roomId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type RoomConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomConnection'] = ResolversParentTypes['RoomConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['RoomEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Room']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type RoomEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomEdge'] = ResolversParentTypes['RoomEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Room'], ParentType, ContextType>;
};

export type RotateWorkspaceKeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RotateWorkspaceKeyPayload'] = ResolversParentTypes['RotateWorkspaceKeyPayload']> = {
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  workspace: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType>;
};

export type S3DestinationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['S3Destination'] = ResolversParentTypes['S3Destination']> = {
  accessKeyId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  bucket: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endpoint: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pathStyle: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  prefix: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SaveActionGroupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveActionGroupPayload'] = ResolversParentTypes['SaveActionGroupPayload']> = {
  actionGroup: Resolver<Maybe<ResolversTypes['ActionGroup']>, ParentType, ContextType>;
  secrets: Resolver<ReadonlyArray<ResolversTypes['WebhookSecret']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SaveCustomFieldPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveCustomFieldPayload'] = ResolversParentTypes['SaveCustomFieldPayload']> = {
  customField: Resolver<Maybe<ResolversTypes['CustomField']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SavedQueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavedQuery'] = ResolversParentTypes['SavedQuery']> = {
  createdAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind: Resolver<ResolversTypes['SavedQueryKind'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parameters: Resolver<ReadonlyArray<ResolversTypes['QueryParameter']>, ParentType, ContextType>;
  revision: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedBy: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SavedQueryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavedQueryPayload'] = ResolversParentTypes['SavedQueryPayload']> = {
  savedQuery: Resolver<Maybe<ResolversTypes['SavedQuery']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ScheduledExportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduledExport'] = ResolversParentTypes['ScheduledExport']> = {
  bom: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  delay: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  destination: Resolver<ResolversTypes['ExportDestination'], ParentType, ContextType>;
  dueAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  enabled: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  exportId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  failures: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  format: Resolver<ResolversTypes['ExportFormat'], ParentType, ContextType>;
  gzip: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastError: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nextWindow: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  pauseReason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pausedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  query: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  running: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  runs: Resolver<ReadonlyArray<ResolversTypes['ExportRun']>, ParentType, ContextType, RequireFields<ScheduledExportRunsArgs, 'first'>>;
  savedQuery: Resolver<Maybe<ResolversTypes['SavedQuery']>, ParentType, ContextType>;
  updatedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  window: Resolver<ResolversTypes['ExportWindow'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScheduledExportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduledExportPayload'] = ResolversParentTypes['ScheduledExportPayload']> = {
  scheduledExport: Resolver<Maybe<ResolversTypes['ScheduledExport']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  address: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  current: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  device: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endsAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  seenAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sessionId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SetSignalOptionalPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetSignalOptionalPayload'] = ResolversParentTypes['SetSignalOptionalPayload']> = {
  device: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetSignalPolicyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetSignalPolicyPayload'] = ResolversParentTypes['SetSignalPolicyPayload']> = {
  policy: Resolver<Maybe<ResolversTypes['SignalPolicy']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SignOutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignOutPayload'] = ResolversParentTypes['SignOutPayload']> = {
  endedSessions: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SignalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Signal'] = ResolversParentTypes['Signal']> = {
  category: Resolver<ResolversTypes['FaultCategory'], ParentType, ContextType>;
  key: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastReportedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  optional: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  since: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state: Resolver<ResolversTypes['SignalState'], ParentType, ContextType>;
  value: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SignalPolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignalPolicy'] = ResolversParentTypes['SignalPolicy']> = {
  key: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  optional: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  room: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
  severity: Resolver<Maybe<ResolversTypes['Severity']>, ParentType, ContextType>;
  watchTime: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SilenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Silence'] = ResolversParentTypes['Silence']> = {
  comment: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdBy: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endsAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  matchers: Resolver<ReadonlyArray<ResolversTypes['LabelMatcher']>, ParentType, ContextType>;
  startsAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state: Resolver<ResolversTypes['SilenceState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SilencePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SilencePayload'] = ResolversParentTypes['SilencePayload']> = {
  silence: Resolver<Maybe<ResolversTypes['Silence']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SiteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Site'] = ResolversParentTypes['Site']> = {
  buildings: Resolver<ReadonlyArray<ResolversTypes['Building']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maintenanceHours: Resolver<Maybe<ReadonlyArray<ResolversTypes['WeeklyHours']>>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  serviceHours: Resolver<Maybe<ReadonlyArray<ResolversTypes['WeeklyHours']>>, ParentType, ContextType>;
  timeZone: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SiteConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SiteConnection'] = ResolversParentTypes['SiteConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['SiteEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Site']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SiteEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SiteEdge'] = ResolversParentTypes['SiteEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Site'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  alertChanges: SubscriptionResolver<ResolversTypes['AlertChange'], "alertChanges", ParentType, ContextType, Partial<SubscriptionAlertChangesArgs>>;
  faultChanges: SubscriptionResolver<ResolversTypes['FaultChange'], "faultChanges", ParentType, ContextType, Partial<SubscriptionFaultChangesArgs>>;
  roomChanges: SubscriptionResolver<ResolversTypes['RoomChange'], "roomChanges", ParentType, ContextType, Partial<SubscriptionRoomChangesArgs>>;
};

export type TableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Table'] = ResolversParentTypes['Table']> = {
  columns: Resolver<ReadonlyArray<ResolversTypes['Column']>, ParentType, ContextType>;
  description: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  firstRecordAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  firstSeenAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  hasOwnRetention: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastRecordAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retention: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rows: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type TestActionGroupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TestActionGroupPayload'] = ResolversParentTypes['TestActionGroupPayload']> = {
  deliveries: Resolver<ReadonlyArray<ResolversTypes['Delivery']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ThresholdResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Threshold'] = ResolversParentTypes['Threshold']> = {
  from: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  meaning: Resolver<ResolversTypes['Meaning'], ParentType, ContextType>;
};

export type TileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tile'] = ResolversParentTypes['Tile']> = {
  forms: Resolver<ReadonlyArray<ResolversTypes['TileForm']>, ParentType, ContextType>;
  group: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  meaning: Resolver<ResolversTypes['Meaning'], ParentType, ContextType>;
  thresholds: Resolver<ReadonlyArray<ResolversTypes['Threshold']>, ParentType, ContextType>;
  title: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type: Resolver<ResolversTypes['TileType'], ParentType, ContextType>;
};

export type TileDataResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TileData'] = ResolversParentTypes['TileData']> = {
  columns: Resolver<ReadonlyArray<ResolversTypes['QueryColumn']>, ParentType, ContextType>;
  rows: Resolver<ReadonlyArray<ReadonlyArray<Maybe<ResolversTypes['JSON']>>>, ParentType, ContextType>;
  truncated: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  warnings: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TileErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TileError'] = ResolversParentTypes['TileError']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  column: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  line: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TileFormResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TileForm'] = ResolversParentTypes['TileForm']> = {
  drillDown: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parts: Resolver<ReadonlyArray<ResolversTypes['TilePart']>, ParentType, ContextType>;
  title: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TilePartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TilePart'] = ResolversParentTypes['TilePart']> = {
  centre: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  columns: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  kind: Resolver<ResolversTypes['TilePartKind'], ParentType, ContextType>;
  legend: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  query: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TilePartResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TilePartResult'] = ResolversParentTypes['TilePartResult']> = {
  computedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  data: Resolver<Maybe<ResolversTypes['TileData']>, ParentType, ContextType>;
  error: Resolver<Maybe<ResolversTypes['TileError']>, ParentType, ContextType>;
  kind: Resolver<ResolversTypes['TilePartKind'], ParentType, ContextType>;
  meaning: Resolver<Maybe<ResolversTypes['Meaning']>, ParentType, ContextType>;
  nextAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  value: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type TileResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TileResult'] = ResolversParentTypes['TileResult']> = {
  form: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parts: Resolver<ReadonlyArray<ResolversTypes['TilePartResult']>, ParentType, ContextType>;
  tile: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TryCustomFieldPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TryCustomFieldPayload'] = ResolversParentTypes['TryCustomFieldPayload']> = {
  trial: Resolver<Maybe<ResolversTypes['CustomFieldTrial']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnacknowledgeFaultPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnacknowledgeFaultPayload'] = ResolversParentTypes['UnacknowledgeFaultPayload']> = {
  fault: Resolver<Maybe<ResolversTypes['Fault']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateAlertRoutesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateAlertRoutesPayload'] = ResolversParentTypes['UpdateAlertRoutesPayload']> = {
  alertRoutes: Resolver<Maybe<ResolversTypes['AlertRoutes']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateBuildingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateBuildingPayload'] = ResolversParentTypes['UpdateBuildingPayload']> = {
  building: Resolver<Maybe<ResolversTypes['Building']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateCollectionPlanPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateCollectionPlanPayload'] = ResolversParentTypes['UpdateCollectionPlanPayload']> = {
  collectionPlan: Resolver<Maybe<ResolversTypes['CollectionPlan']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateDevicePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateDevicePayload'] = ResolversParentTypes['UpdateDevicePayload']> = {
  device: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateRoomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateRoomPayload'] = ResolversParentTypes['UpdateRoomPayload']> = {
  room: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateSitePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateSitePayload'] = ResolversParentTypes['UpdateSitePayload']> = {
  site: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateTablePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTablePayload'] = ResolversParentTypes['UpdateTablePayload']> = {
  table: Resolver<Maybe<ResolversTypes['Table']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateWorkspacePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateWorkspacePayload'] = ResolversParentTypes['UpdateWorkspacePayload']> = {
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  workspace: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type VersionCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VersionCount'] = ResolversParentTypes['VersionCount']> = {
  count: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ViewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['View'] = ResolversParentTypes['View']> = {
  createdAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  definition: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  description: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refreshSeconds: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revision: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shipped: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tiles: Resolver<ReadonlyArray<ResolversTypes['Tile']>, ParentType, ContextType>;
  updatedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedBy: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ViewPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ViewPayload'] = ResolversParentTypes['ViewPayload']> = {
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  view: Resolver<Maybe<ResolversTypes['View']>, ParentType, ContextType>;
};

export type WebhookResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Webhook'] = ResolversParentTypes['Webhook']> = {
  disabledAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  disabledBecause: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  failingSince: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  format: Resolver<ResolversTypes['PayloadFormat'], ParentType, ContextType>;
  url: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  webhookId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WebhookSecretResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookSecret'] = ResolversParentTypes['WebhookSecret']> = {
  secret: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  webhookId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WeeklyHoursResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WeeklyHours'] = ResolversParentTypes['WeeklyHours']> = {
  days: Resolver<ReadonlyArray<ResolversTypes['Weekday']>, ParentType, ContextType>;
  from: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WorkspaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Workspace'] = ResolversParentTypes['Workspace']> = {
  collecting: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  dailyCapMegabytes: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  dataCollectionRuleId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maintenanceHours: Resolver<ReadonlyArray<ResolversTypes['WeeklyHours']>, ParentType, ContextType>;
  primaryKey: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  secondaryKey: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  serviceHours: Resolver<ReadonlyArray<ResolversTypes['WeeklyHours']>, ParentType, ContextType>;
  timeZone: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  workspaceId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Account: AccountResolvers<ContextType>;
  AccountPayload: AccountPayloadResolvers<ContextType>;
  AcknowledgeFaultPayload: AcknowledgeFaultPayloadResolvers<ContextType>;
  ActionGroup: ActionGroupResolvers<ContextType>;
  Alert: AlertResolvers<ContextType>;
  AlertChange: AlertChangeResolvers<ContextType>;
  AlertConnection: AlertConnectionResolvers<ContextType>;
  AlertEdge: AlertEdgeResolvers<ContextType>;
  AlertLabel: AlertLabelResolvers;
  AlertMember: AlertMemberResolvers<ContextType>;
  AlertPayload: AlertPayloadResolvers<ContextType>;
  AlertRoute: AlertRouteResolvers<ContextType>;
  AlertRoutes: AlertRoutesResolvers<ContextType>;
  AlertRule: AlertRuleResolvers<ContextType>;
  AlertRulePayload: AlertRulePayloadResolvers<ContextType>;
  ApiKey: ApiKeyResolvers<ContextType>;
  ApiKeyPayload: ApiKeyPayloadResolvers<ContextType>;
  AssignDevicePayload: AssignDevicePayloadResolvers<ContextType>;
  BeginTotpPayload: BeginTotpPayloadResolvers<ContextType>;
  Building: BuildingResolvers<ContextType>;
  BuildingConnection: BuildingConnectionResolvers<ContextType>;
  BuildingEdge: BuildingEdgeResolvers<ContextType>;
  CollectionPlan: CollectionPlanResolvers<ContextType>;
  Collector: CollectorResolvers<ContextType>;
  Column: ColumnResolvers<ContextType>;
  ColumnType: ColumnTypeResolvers;
  CreateExportKeyPayload: CreateExportKeyPayloadResolvers<ContextType>;
  CreateRoomPayload: CreateRoomPayloadResolvers<ContextType>;
  CustomField: CustomFieldResolvers<ContextType>;
  CustomFieldTrial: CustomFieldTrialResolvers<ContextType>;
  DateTime: GraphQLScalarType;
  DeleteActionGroupPayload: DeleteActionGroupPayloadResolvers<ContextType>;
  DeleteAlertRulePayload: DeleteAlertRulePayloadResolvers<ContextType>;
  DeleteCustomFieldPayload: DeleteCustomFieldPayloadResolvers<ContextType>;
  DeleteDevicePayload: DeleteDevicePayloadResolvers<ContextType>;
  DeletePersonPayload: DeletePersonPayloadResolvers<ContextType>;
  DeleteRoomPayload: DeleteRoomPayloadResolvers<ContextType>;
  DeleteSavedQueryPayload: DeleteSavedQueryPayloadResolvers<ContextType>;
  DeleteScheduledExportPayload: DeleteScheduledExportPayloadResolvers<ContextType>;
  DeleteViewPayload: DeleteViewPayloadResolvers<ContextType>;
  Delivery: DeliveryResolvers<ContextType>;
  DeliveryAttempt: DeliveryAttemptResolvers<ContextType>;
  DeliveryConnection: DeliveryConnectionResolvers<ContextType>;
  DeliveryEdge: DeliveryEdgeResolvers<ContextType>;
  Device: DeviceResolvers<ContextType>;
  DeviceConnection: DeviceConnectionResolvers<ContextType>;
  DeviceEdge: DeviceEdgeResolvers<ContextType>;
  DrillDown: DrillDownResolvers<ContextType>;
  EndSessionPayload: EndSessionPayloadResolvers<ContextType>;
  Event: EventResolvers<ContextType>;
  EventConnection: EventConnectionResolvers<ContextType>;
  EventEdge: EventEdgeResolvers<ContextType>;
  EventLevel: EventLevelResolvers;
  ExportDestination: ExportDestinationResolvers<ContextType>;
  ExportKey: ExportKeyResolvers<ContextType>;
  ExportRun: ExportRunResolvers<ContextType>;
  Fault: FaultResolvers<ContextType>;
  FaultChange: FaultChangeResolvers<ContextType>;
  FaultChangeConnection: FaultChangeConnectionResolvers<ContextType>;
  FaultChangeEdge: FaultChangeEdgeResolvers<ContextType>;
  FaultCondition: FaultConditionResolvers<ContextType>;
  FaultConnection: FaultConnectionResolvers<ContextType>;
  FaultEdge: FaultEdgeResolvers<ContextType>;
  Fleet: FleetResolvers<ContextType>;
  HealthCount: HealthCountResolvers<ContextType>;
  ImportRoomsPayload: ImportRoomsPayloadResolvers<ContextType>;
  ImportedRoom: ImportedRoomResolvers<ContextType>;
  IngestEventsPayload: IngestEventsPayloadResolvers<ContextType>;
  InvitationPayload: InvitationPayloadResolvers<ContextType>;
  JSON: GraphQLScalarType;
  KqlCompletion: KqlCompletionResolvers<ContextType>;
  KqlDiagnostic: KqlDiagnosticResolvers<ContextType>;
  LabelMatcher: LabelMatcherResolvers<ContextType>;
  MatchOperator: MatchOperatorResolvers;
  Mutation: MutationResolvers<ContextType>;
  Node: NodeResolvers<ContextType>;
  PageInfo: PageInfoResolvers<ContextType>;
  Person: PersonResolvers<ContextType>;
  PersonPayload: PersonPayloadResolvers<ContextType>;
  PlannedCounter: PlannedCounterResolvers<ContextType>;
  PlannedLog: PlannedLogResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  QueryColumn: QueryColumnResolvers<ContextType>;
  QueryParameter: QueryParameterResolvers<ContextType>;
  QueryResult: QueryResultResolvers<ContextType>;
  QueryStats: QueryStatsResolvers<ContextType>;
  QueryStep: QueryStepResolvers<ContextType>;
  RejectedEvent: RejectedEventResolvers<ContextType>;
  RetryDeliveryPayload: RetryDeliveryPayloadResolvers<ContextType>;
  RevokeApiKeyPayload: RevokeApiKeyPayloadResolvers<ContextType>;
  RevokeExportKeyPayload: RevokeExportKeyPayloadResolvers<ContextType>;
  Room: RoomResolvers<ContextType>;
  RoomChange: RoomChangeResolvers<ContextType>;
  RoomConnection: RoomConnectionResolvers<ContextType>;
  RoomEdge: RoomEdgeResolvers<ContextType>;
  RotateWorkspaceKeyPayload: RotateWorkspaceKeyPayloadResolvers<ContextType>;
  S3Destination: S3DestinationResolvers<ContextType>;
  SaveActionGroupPayload: SaveActionGroupPayloadResolvers<ContextType>;
  SaveCustomFieldPayload: SaveCustomFieldPayloadResolvers<ContextType>;
  SavedQuery: SavedQueryResolvers<ContextType>;
  SavedQueryPayload: SavedQueryPayloadResolvers<ContextType>;
  ScheduledExport: ScheduledExportResolvers<ContextType>;
  ScheduledExportPayload: ScheduledExportPayloadResolvers<ContextType>;
  Session: SessionResolvers<ContextType>;
  SetSignalOptionalPayload: SetSignalOptionalPayloadResolvers<ContextType>;
  SetSignalPolicyPayload: SetSignalPolicyPayloadResolvers<ContextType>;
  SignOutPayload: SignOutPayloadResolvers<ContextType>;
  Signal: SignalResolvers<ContextType>;
  SignalPolicy: SignalPolicyResolvers<ContextType>;
  Silence: SilenceResolvers<ContextType>;
  SilencePayload: SilencePayloadResolvers<ContextType>;
  Site: SiteResolvers<ContextType>;
  SiteConnection: SiteConnectionResolvers<ContextType>;
  SiteEdge: SiteEdgeResolvers<ContextType>;
  Subscription: SubscriptionResolvers<ContextType>;
  Table: TableResolvers<ContextType>;
  TestActionGroupPayload: TestActionGroupPayloadResolvers<ContextType>;
  Threshold: ThresholdResolvers<ContextType>;
  Tile: TileResolvers<ContextType>;
  TileData: TileDataResolvers<ContextType>;
  TileError: TileErrorResolvers<ContextType>;
  TileForm: TileFormResolvers<ContextType>;
  TilePart: TilePartResolvers<ContextType>;
  TilePartResult: TilePartResultResolvers<ContextType>;
  TileResult: TileResultResolvers<ContextType>;
  TryCustomFieldPayload: TryCustomFieldPayloadResolvers<ContextType>;
  UnacknowledgeFaultPayload: UnacknowledgeFaultPayloadResolvers<ContextType>;
  UpdateAlertRoutesPayload: UpdateAlertRoutesPayloadResolvers<ContextType>;
  UpdateBuildingPayload: UpdateBuildingPayloadResolvers<ContextType>;
  UpdateCollectionPlanPayload: UpdateCollectionPlanPayloadResolvers<ContextType>;
  UpdateDevicePayload: UpdateDevicePayloadResolvers<ContextType>;
  UpdateRoomPayload: UpdateRoomPayloadResolvers<ContextType>;
  UpdateSitePayload: UpdateSitePayloadResolvers<ContextType>;
  UpdateTablePayload: UpdateTablePayloadResolvers<ContextType>;
  UpdateWorkspacePayload: UpdateWorkspacePayloadResolvers<ContextType>;
  UserError: UserErrorResolvers<ContextType>;
  VersionCount: VersionCountResolvers<ContextType>;
  View: ViewResolvers<ContextType>;
  ViewPayload: ViewPayloadResolvers<ContextType>;
  Webhook: WebhookResolvers<ContextType>;
  WebhookSecret: WebhookSecretResolvers<ContextType>;
  WeeklyHours: WeeklyHoursResolvers<ContextType>;
  Workspace: WorkspaceResolvers<ContextType>;
};

