import type { CountingRow } from '../../models/record.ts';

/** A row that counts, of one workspace. */
export interface WorkspaceRow extends CountingRow {
  readonly workspace: string;
}
