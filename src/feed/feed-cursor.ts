import type { Cursors } from '../domain/ids/cursor.ts';
import type { LogPlace } from '../models/change.ts';

/** A cursor that was altered, or belongs to another feed or workspace. */
export class CursorError extends Error {
  override name = 'CursorError';
}

const SNAPSHOT = 's';
/** Stands before the mark of a change; cursors of 0.1.0, and those of its changes, have none. */
const MARK = '.';

/** The scope of a feed's cursors: the feed and the workspace, not the filter. */
function feedScope(feed: string, workspace: string): string {
  return `feed ${feed} ${workspace}`;
}

/** The position of a cursor: after a change of the log, or within the snapshot that was begun at one. */
export interface FeedPosition extends LogPlace {
  readonly inSnapshot: boolean;
}

/** Reads a cursor. Throws a `CursorError`. */
export function readFeedCursor(cursors: Cursors, feed: string, workspace: string, cursor: string): FeedPosition {
  const value = cursors.open(feedScope(feed, workspace), cursor);
  if (value === null) throw new CursorError('after: expected a cursor of this feed, unaltered.');
  const inSnapshot = value.startsWith(SNAPSHOT);
  const [number, mark = null] = (inSnapshot ? value.slice(SNAPSHOT.length) : value).split(MARK, 2);
  return { number: Number(number), mark, inSnapshot };
}

/** The cursor of a log position. */
export function feedCursor(cursors: Cursors, feed: string, workspace: string, place: LogPlace): string {
  return cursors.seal(feedScope(feed, workspace), textOf(place));
}

/** The cursor of a place in the snapshot that was begun at a log position. */
export function snapshotCursor(cursors: Cursors, feed: string, workspace: string, begun: LogPlace): string {
  return cursors.seal(feedScope(feed, workspace), `${SNAPSHOT}${textOf(begun)}`);
}

function textOf({ number, mark }: LogPlace): string {
  return mark === null ? String(number) : `${number}${MARK}${mark}`;
}
