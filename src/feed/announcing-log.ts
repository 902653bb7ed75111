import type { Changes } from '../models/change.ts';
import { createChangeLog, type ChangeLog } from './change-log.ts';
import { changeChannel, encodeEntries, type Tails } from './tails.ts';

export interface AnnouncingOptions {
  readonly tails: Pick<Tails, 'receive'>;
  /** A connection to Redis. */
  readonly publisher: { publish(channel: string, message: string): Promise<unknown> };
  /** Begins the names of channels. */
  readonly prefix: string;
}

/** A change log whose entries reach the followers of this process at once, and those of others over Redis. */
export function announcingChangeLog(changes: Changes, { tails, publisher, prefix }: AnnouncingOptions): ChangeLog {
  return createChangeLog(changes, (workspace, entries) => {
    tails.receive(workspace, entries);
    // Without Redis the other processes find the entries in MongoDB within a second.
    publisher.publish(changeChannel(prefix, workspace), encodeEntries(entries)).catch(() => undefined);
  });
}
