import type { SavedFunction } from '../../domain/queries/saved-query.ts';
import type { TableSchema } from '../../domain/tables/schema.ts';

/** What a text may name beside what it defines itself. */
export interface KnownNames {
  readonly schemas: readonly TableSchema[];
  readonly functions: readonly SavedFunction[];
}

/** The tables and functions of a workspace, with a hash of what they are. */
export interface NameSet extends KnownNames {
  readonly hash: string;
}
