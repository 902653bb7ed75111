import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { readSchema } from '../../src/app.ts';
import { createCursors } from '../../src/domain/ids/cursor.ts';
import type { FaultState } from '../../src/domain/health/device.ts';
import { administrator, type Viewer } from '../../src/domain/principals/viewer.ts';
import { createAlertFeed } from '../../src/feed/alert-feed.ts';
import { createFaultFeed } from '../../src/feed/fault-feed.ts';
import { createRoomFeed } from '../../src/feed/room-feed.ts';
import type { Tail } from '../../src/feed/tail.ts';
import { createLoaders } from '../../src/loaders/index.ts';
import { changeId, type FaultLogEntry } from '../../src/models/change.ts';
import type { Models } from '../../src/models/index.ts';
import type { Context } from '../../src/resolvers/common/context.ts';
import { resolvers } from '../../src/resolvers/index.ts';
import { operation } from './operation.ts';
import { createQuietTails } from './quiet-tails.ts';

/**
 * The real schema, resolvers, feed and tail over data in memory, for tests and benchmarks of how messages are carried: the database and
 * its speed are no part of them. There are a thousand faults, spread over a hundred sites.
 */
export const SITES = 100;
const FAULTS = 1_000;
const workspace = administrator.workspace;
const moment = new Date('2026-11-21T09:00:00.000Z');

export interface World {
  schema: GraphQLSchema;
  tail: Tail;
  createContext(viewer?: Viewer, resumeAfter?: string | null): Context;
  /** Appends so many changes at once; or these. */
  publish(changes: number | readonly WorldChange[]): void;
  /** How many snapshots were read. */
  readonly snapshots: number;
}

/** A change of the fault with that number. */
export interface WorldChange {
  fault: number;
  before: FaultState | null;
  after: FaultState;
  reason?: string;
}

/** @param shown how many of the faults a snapshot shows, in pages of a hundred; its clock then stands still. */
export async function createWorld({ shown = 0 }: { shown?: number } = {}): Promise<World> {
  let snapshots = 0;
  const faults = new Map(Array.from({ length: FAULTS }, (_, n) => [`F${n}`, faultOf(n)]));
  const rooms = new Map(Array.from({ length: SITES }, (_, n) => [`R${n}`, roomOf(n)]));
  const pick =
    <D>(from: Map<string, D>) =>
    async (_workspace: string, ids: readonly string[]) =>
      ids.flatMap((id) => from.get(id) ?? []);
  const models = {
    faults: {
      byIds: pick(faults),
      async *matchingInPages(_workspace: string, { sites }: { sites?: readonly string[] | null }) {
        snapshots += 1;
        const found = [...faults.values()].slice(0, shown).filter(({ site }) => sites?.includes(site) ?? true);
        for (let from = 0; from < found.length; from += 100) {
          await new Promise((resolve) => setImmediate(resolve));
          yield found.slice(from, from + 100);
        }
      },
    },
    rooms: { byIds: pick(rooms) },
    devices: {
      shownByIds: async (_workspace: string, ids: readonly string[]) =>
        ids.map((id) => ({ _id: id, workspace, place: { roomId: `R${Number(id.slice(1)) % SITES}` } })),
    },
    sites: {},
    buildings: {},
    events: {},
    alerts: {},
    savedQueries: {},
    changes: {
      after: async () => [],
      lastNumber: async () => number,
      lastPlace: async () => ({ number, mark: null }),
      placeOf: async (_workspace: string, at: number) => ({ number: at, mark: null }),
      firstNumber: async () => 1,
    },
  } as unknown as Models;
  let number = 0;
  const tails = createQuietTails(models.changes, workspace);
  await tails.start();
  const tail = tails.of(workspace);
  const cursors = createCursors('benchmark');
  const services = {
    core: null as never,
    queries: null as never,
    sharedResults: null as never,
    access: null as never,
    exportCommands: null as never,
    noticeCommands: null as never,
    publicUrl: null,
    models,
    cursors,
    follow: { changes: models.changes, cursors, tails, clock: () => (shown > 0 ? moment : new Date()) },
    faultFeed: createFaultFeed(models.faults),
    roomFeed: createRoomFeed(models.rooms),
    alertFeed: createAlertFeed(models.alerts),
  };
  return {
    schema: makeExecutableSchema({ typeDefs: readSchema(), resolvers }),
    tail,
    createContext: (viewer = administrator, resumeAfter = null) => ({
      ...services,
      viewer,
      resumeAfter,
      loaders: createLoaders(models, viewer),
    }),
    get snapshots() {
      return snapshots;
    },
    publish(changes) {
      const wanted =
        typeof changes === 'number'
          ? Array.from(
              { length: changes },
              (_, n) => ({ fault: number + 1 + n, before: 'PENDING', after: 'OPEN' }) as const,
            )
          : changes;
      tail.receive(wanted.map((change) => entryOf((number += 1), change)));
    },
  };
}

function placeOf(n: number) {
  return {
    roomId: `R${n % SITES}`,
    roomName: `Room ${n % SITES}`,
    site: `Site ${n % SITES}`,
    building: 'Main building',
  };
}

function faultOf(n: number) {
  return {
    _id: `F${n}`,
    workspace,
    deviceId: `D${n}`,
    computer: `MTR-${n}`,
    ...placeOf(n),
    signal: 'camera',
    lastSignal: { key: 'camera' },
    category: 'HARDWARE',
    severity: 'IMPORTANT',
    state: 'OPEN',
    reason: 'Camera status : Unhealthy',
    recommendedAction: 'Check that the camera is connected and powered, then restart the console.',
    startedAt: moment,
    openedAt: moment,
    resolvedAt: null,
    lastReportedAt: moment,
    occurrences: 1,
    flapping: false,
    version: 1,
  };
}

function roomOf(n: number) {
  return {
    _id: `R${n}`,
    workspace,
    name: `Room ${n}`,
    nameKey: `room ${n}`,
    site: `Site ${n}`,
    building: 'Main building',
    health: 'UNHEALTHY',
  };
}

function entryOf(
  number: number,
  { fault, before, after, reason = 'Camera status : Unhealthy' }: WorldChange,
): FaultLogEntry {
  const n = fault % FAULTS;
  const facet = {
    faultId: `F${n}`,
    deviceId: `D${n}`,
    ...placeOf(n),
    signal: 'camera',
    category: 'HARDWARE',
    severity: 'IMPORTANT',
    acknowledged: false,
  } as const;
  return {
    _id: changeId(workspace, number),
    workspace,
    number,
    change: `F${n}:${number}`,
    subject: `F${n}`,
    version: number,
    at: new Date(),
    reason,
    feed: 'fault',
    kind: after === 'OPEN' ? 'OPENED' : after,
    state: after,
    previousState: before,
    before: before && { ...facet, state: before },
    after: { ...facet, state: after },
  };
}

/** What a wall display asks for: 20 fields. */
export const FAULT_CHANGES =
  operation(`subscription FollowFaultChangesOfFeedWorld($filter: FaultFilter, $after: String) { faultChanges(filter: $filter, after: $after) {
  cursor kind at faultId state previousState reason left
  fault { id state severity category computer startedAt openedAt occurrences version room { name site building health } } } }`);
