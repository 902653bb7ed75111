import type { SavedFunction } from '../../domain/queries/saved-query.ts';
import type { TableSchema } from '../../domain/tables/schema.ts';

/** The names that a text may use beside those that it defines. */
export interface KnownNames {
  readonly schemas: readonly TableSchema[];
  readonly functions: readonly SavedFunction[];
}

/** The tables and functions of a workspace, with a hash of them. */
export interface NameSet extends KnownNames {
  readonly hash: string;
}
