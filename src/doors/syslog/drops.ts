import { Losses, type LossReason } from '../../domain/tables/losses.ts';
import type { Core } from '../../services/core.ts';
import { noteLosses } from '../../services/usage/note-losses.ts';
import type { SyslogDoor } from './message-queue.ts';

/** Why messages are dropped or not kept as they came. */
export type DropReason = Extract<
  LossReason,
  'message-dropped' | 'sender-refused' | 'connection-refused' | 'value-cut' | 'record-rejected'
>;

/** Counts what is dropped: at once in the metrics, and every few seconds in `Operation`. */
export interface Drops {
  note(workspace: string, door: SyslogDoor, reason: DropReason, example: string, count?: number): void;
  flush(): Promise<void>;
}

export function createDrops(core: Core): Drops {
  let noted = new Map<string, { workspace: string; door: SyslogDoor; losses: Losses }>();
  return {
    note(workspace, door, reason, example, count = 1) {
      core.metrics.syslogLost(door, reason, count);
      const name = `${door} ${workspace}`;
      let own = noted.get(name);
      if (!own) noted.set(name, (own = { workspace, door, losses: new Losses() }));
      own.losses.add(reason, example, count);
    },
    async flush() {
      const before = noted;
      noted = new Map();
      for (const [name, { workspace, door, losses }] of before) {
        try {
          await noteLosses(core, workspace, { door, table: 'Syslog' }, losses.list);
        } catch (error) {
          if (!core.outage.note(error)) core.log.warn({ err: error }, 'Dropped syslog messages could not be noted');
          // Counted again with what is dropped until the next time.
          const now = noted.get(name);
          if (now) now.losses.addAll(losses.list);
          else noted.set(name, { workspace, door, losses });
        }
      }
    },
  };
}
