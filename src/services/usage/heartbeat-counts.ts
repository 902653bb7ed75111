import type { Bearer } from './delivery.ts';
import type { WorkspaceRow } from './workspace-row.ts';

const MINUTE = 60_000;

/** Counts records by minute and collector: the rows of `Heartbeat`. */
export class HeartbeatCounts {
  #rows = new Map<string, WorkspaceRow>();

  /** @param host the host that all records name; null where they name none or several. */
  count(
    { workspace, door, agent, address }: Bearer,
    collector: string,
    host: string | null,
    records: number,
    now: Date,
  ) {
    const minute = new Date(Math.floor(now.getTime() / MINUTE) * MINUTE);
    const id = ['heartbeat', workspace, minute.toISOString(), collector].join('/');
    const known = this.#rows.get(id);
    if (known) {
      known.add['Records']! += records;
      return;
    }
    this.#rows.set(id, {
      id,
      workspace,
      table: 'Heartbeat',
      at: minute,
      first: {
        Computer: host ?? address,
        Category: door,
        Collector: collector,
        ComputerIP: address,
        ...(agent === null ? {} : { Version: agent }),
      },
      add: { Records: records },
    });
  }

  /** Takes out what was counted since the last call, to be written. */
  takeRows(): WorkspaceRow[] {
    const rows = [...this.#rows.values()];
    this.#rows = new Map();
    return rows;
  }
}
