import type { AlertMember } from '../../domain/alerts/alert.ts';
import type { CollectionPlan, PlannedCounter, PlannedLog } from '../../domain/collectors/collection-plan.ts';
import type { Destination, S3Destination } from '../../domain/exports/destination.ts';
import type { Signal } from '../../domain/health/device.ts';
import type { OwnSignalPolicy } from '../../domain/health/policy.ts';
import type { EventLevel } from '../../domain/events/levels.ts';
import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Table } from '../../domain/tables/table.ts';
import type { Tile, TileForm, TilePart } from '../../domain/views/view.ts';
import type { FeedMessage } from '../../feed/feed.ts';
import type { BuildingDocument } from '../../models/building.ts';
import type { Label } from '../../domain/notices/labels.ts';
import type { Matcher, MatchOperator } from '../../domain/notices/matcher.ts';
import type { Route } from '../../domain/notices/route.ts';
import type { WebhookTarget } from '../../models/action-group.ts';
import type { DeliveryDocument } from '../../models/delivery.ts';
import type { AlertDocument } from '../../models/alert.ts';
import type { AlertLogEntry, FaultLogEntry, RoomLogEntry } from '../../models/change.ts';
import type { ShownDevice } from '../../models/device.ts';
import type { EventDocument } from '../../models/event.ts';
import type { FaultDocument } from '../../models/fault.ts';
import type { RoomDocument } from '../../models/room.ts';
import type { SiteDocument } from '../../models/site.ts';
import type { SessionDocument } from '../../models/session.ts';
import type { TileResult } from '../../services/views/view-results.ts';
import type { Workspace } from '../../services/workspaces/workspace.ts';
import type { Connection } from './connection.ts';

// What stands behind the types of the schema that have no document of their own.

/** What is set for a signal; that of a device has no room. */
export type ShownSignalPolicy = OwnSignalPolicy & { readonly roomId?: string | null };
export type ShownSignal = Signal & { optional: boolean };
export type FaultFeedMessage = FeedMessage<FaultLogEntry, FaultDocument>;
export type AlertFeedMessage = FeedMessage<AlertLogEntry, AlertDocument>;
export type AlertPage = Connection<AlertDocument>;
export type DeliveryPage = Connection<DeliveryDocument>;
export type ShownRoute = Route;
export type ShownWebhook = WebhookTarget;
export type ShownAlertLabel = Label;
export type ShownMatchOperator = MatchOperator;
export type ShownMatcher = Matcher;
export type ShownAlertMember = AlertMember;
export type RoomFeedMessage = FeedMessage<RoomLogEntry, RoomDocument>;
export type ShownSession = SessionDocument & { endsAt: Date; current: boolean };
export type ShownTable = Table;
export type ShownColumnType = ColumnType;
export type ShownEventLevel = EventLevel;
export type ShownPlan = CollectionPlan;
export type ShownPlannedLog = PlannedLog;
export type ShownPlannedCounter = PlannedCounter;
export type ShownDestination = Destination;
export type ShownS3Destination = S3Destination;
export type ShownWorkspace = Workspace;
export type RoomPage = Connection<RoomDocument>;
export type SitePage = Connection<SiteDocument>;
export type BuildingPage = Connection<BuildingDocument>;
export type DevicePage = Connection<ShownDevice>;
export type FaultPage = Connection<FaultDocument>;
export type FaultChangePage = Connection<FaultFeedMessage>;
export type EventPage = Connection<EventDocument>;
export type ShownTile = Tile;
export type ShownTileForm = TileForm;
export type ShownTilePart = TilePart;
export type ShownTileResult = TileResult;
/** The query of a drill-down; its answer is asked for apart. */
export interface ShownDrillDown {
  readonly query: string;
}
