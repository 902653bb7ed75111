import type { CountingRow } from '../../models/record.ts';
import type { Delivery } from './delivery.ts';
import type { WorkspaceRow } from './workspace-row.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Counts records and bytes by hour, table and collector: the rows of `Usage`; and the bytes of the day that the daily cap looks at. */
export class UsageCounts {
  #rows = new Map<string, WorkspaceRow & { capped: number }>();
  /** Bytes that count to the daily cap, by workspace. */
  readonly #today = new Map<string, { day: number; bytes: number }>();

  /** @param collector its id, or '' for none. */
  count({ bearer, table, records, bytes, capped }: Delivery, collector: string, now: Date): void {
    const { workspace } = bearer;
    const start = new Date(Math.floor(now.getTime() / HOUR) * HOUR);
    if (capped) this.#countToday(workspace, now, bytes);
    const id = ['usage', workspace, start.toISOString(), table, collector].join('/');
    let row = this.#rows.get(id);
    if (!row) this.#rows.set(id, (row = { ...usageRow(id, table, collector, start, capped), workspace, capped: 0 }));
    row.add['Quantity']! += bytes / 1e6;
    row.add['Records']! += records;
    row.capped += capped ? bytes : 0;
  }

  /**
   * Bytes that count to a workspace's daily cap of the day that begins then: all that were counted, and what of them was not taken out
   * yet.
   */
  capped(workspace: string, day: number): { taken: number; unwritten: number } {
    let unwritten = 0;
    for (const row of this.#rows.values()) {
      if (row.workspace === workspace && row.at.getTime() >= day) unwritten += row.capped;
    }
    const today = this.#today.get(workspace);
    return { taken: today?.day === day ? today.bytes : 0, unwritten };
  }

  /** Takes out what was counted since the last call, to be written. */
  takeRows(): WorkspaceRow[] {
    const rows = [...this.#rows.values()];
    this.#rows = new Map();
    return rows;
  }

  #countToday(workspace: string, now: Date, bytes: number): void {
    const day = Math.floor(now.getTime() / DAY) * DAY;
    const today = this.#today.get(workspace);
    this.#today.set(workspace, { day, bytes: (today?.day === day ? today.bytes : 0) + bytes });
  }
}

function usageRow(id: string, table: string, collector: string, start: Date, isBillable: boolean): CountingRow {
  return {
    id,
    table: 'Usage',
    at: start,
    first: {
      DataType: table,
      QuantityUnit: 'MBytes',
      Collector: collector,
      StartTime: start,
      EndTime: new Date(start.getTime() + HOUR),
      IsBillable: isBillable,
      Solution: 'LogManagement',
    },
    add: { Quantity: 0, Records: 0 },
  };
}
