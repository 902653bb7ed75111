import type { Cursors } from '../../domain/ids/cursor.ts';
import type { Viewer } from '../../domain/principals/viewer.ts';
import type { FollowOptions } from '../../feed/feed-stream.ts';
import type { AlertFeed } from '../../feed/alert-feed.ts';
import type { FaultFeed } from '../../feed/fault-feed.ts';
import type { RoomFeed } from '../../feed/room-feed.ts';
import type { Loaders } from '../../loaders/index.ts';
import type { QueryEngine } from '../../query/index.ts';
import type { Models } from '../../models/index.ts';
import type { AccessCore } from '../../services/access/access-core.ts';
import type { ExportCommands } from '../../services/exports/scheduled-exports.ts';
import type { NoticeCommands } from '../../services/notices/change-action-group.ts';
import type { Core } from '../../services/core.ts';
import type { SharedResults } from '../../services/queries/shared-results.ts';

/** What every process gives to every operation. */
export interface Services {
  core: Core;
  models: Models;
  cursors: Cursors;
  queries: QueryEngine;
  /** Results of queries that many look at. */
  sharedResults: SharedResults;
  exportCommands: ExportCommands;
  /** People, keys and sessions. */
  access: AccessCore;
  noticeCommands: NoticeCommands;
  /** The address under which people reach the server; null where nobody has said so. */
  publicUrl: URL | null;
  follow: FollowOptions;
  faultFeed: FaultFeed;
  roomFeed: RoomFeed;
  alertFeed: AlertFeed;
}

/** What every resolver is given: made anew for each operation, and for each message that a subscription pushes. */
export interface Context extends Services {
  readonly viewer: Viewer;
  /** The cursor after which a reconnecting event stream goes on (`Last-Event-ID`); it wins over a feed's `after`. */
  readonly resumeAfter: string | null;
  /** Aborted when the caller has gone: what takes long then stops. Absent where nobody can go. */
  readonly signal?: AbortSignal | undefined;
  /** Fresh with the context; a page of messages that are sent together may share one. */
  loaders: Loaders;
}
