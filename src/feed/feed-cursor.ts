import type { Cursors } from '../domain/ids/cursor.ts';

/** A cursor that was altered, or belongs to another feed or workspace. */
export class CursorError extends Error {
  override name = 'CursorError';
}

const SNAPSHOT = 's';

/** The scope of a feed's cursors: the feed and the workspace, not the filter. */
function feedScope(feed: string, workspace: string): string {
  return `feed ${feed} ${workspace}`;
}

/** The position of a cursor: after a change of the log, or within the snapshot that was begun at one. */
export interface FeedPosition {
  readonly number: number;
  readonly inSnapshot: boolean;
}

/** Reads a cursor. Throws a `CursorError`. */
export function readFeedCursor(cursors: Cursors, feed: string, workspace: string, cursor: string): FeedPosition {
  const value = cursors.open(feedScope(feed, workspace), cursor);
  if (value === null) throw new CursorError('after: expected a cursor of this feed, unaltered.');
  const inSnapshot = value.startsWith(SNAPSHOT);
  return { number: Number(inSnapshot ? value.slice(SNAPSHOT.length) : value), inSnapshot };
}

/** The cursor of a log position. */
export function feedCursor(cursors: Cursors, feed: string, workspace: string, number: number): string {
  return cursors.seal(feedScope(feed, workspace), String(number));
}

/** The cursor of a place in the snapshot that was begun at a log position. */
export function snapshotCursor(cursors: Cursors, feed: string, workspace: string, begun: number): string {
  return cursors.seal(feedScope(feed, workspace), `${SNAPSHOT}${begun}`);
}
