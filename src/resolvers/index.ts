import type { Resolvers } from '../generated/graphql.ts';
import { Collector } from './Collector.ts';
import { CustomField } from './CustomField.ts';
import { Device } from './Device.ts';
import { Event } from './Event.ts';
import { Fault } from './Fault.ts';
import { FaultChange } from './FaultChange.ts';
import { Mutation } from './Mutation/index.ts';
import { Query } from './Query/index.ts';
import { Room } from './Room.ts';
import { RoomChange } from './RoomChange.ts';
import { DateTime, JSON } from './shared/scalars.ts';
import { SavedQuery } from './SavedQuery.ts';
import { ExportDestination, ExportKey, ExportRun, ScheduledExport } from './ScheduledExport.ts';
import { Subscription } from './Subscription/index.ts';
import { Table } from './Table.ts';
import { DrillDown, Tile, TileForm, TilePart, TilePartResult, TileResult, View } from './View.ts';
import { Workspace } from './Workspace.ts';

/** Every resolver, in the order of schema.graphql. */
export const resolvers: Resolvers = {
  DateTime,
  JSON,
  Room,
  Device,
  Fault,
  Event,
  FaultChange,
  RoomChange,
  Table,
  CustomField,
  Collector,
  Workspace,
  SavedQuery,
  View,
  Tile,
  TileForm,
  TilePart,
  TileResult,
  TilePartResult,
  DrillDown,
  ScheduledExport,
  ExportDestination,
  ExportRun,
  ExportKey,
  Query,
  Subscription,
  Mutation,
};

/**
 * Types of which no field depends on who asks beyond workspace and role: subscriptions that select from these alone are executed once
 * for all equal subscribers. A new type is not shared until it is listed here.
 */
export const shareableTypes: ReadonlySet<string> = new Set([
  'Room',
  'Device',
  'Signal',
  'Fault',
  'FaultChange',
  'RoomChange',
  'FaultConnection',
  'FaultEdge',
  'FaultChangeConnection',
  'FaultChangeEdge',
  'PageInfo',
]);
