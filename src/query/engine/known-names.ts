import { createHash } from 'node:crypto';
import type { SavedFunction } from '../../domain/queries/saved-query.ts';
import type { TableProvider } from '../tables/table-provider.ts';
import type { KnownNames } from '../threads/messages.ts';

/** The tables and functions of a workspace, under a key that says what they are. */
export interface NameSet extends KnownNames {
  readonly key: string;
}

const NO_FUNCTIONS: readonly SavedFunction[] = [];

/** What texts may name, with keys under which language threads and plans keep it. */
export class NameSets {
  private readonly tables: TableProvider;
  private readonly keys = new WeakMap<readonly object[], string>();

  constructor(tables: TableProvider) {
    this.tables = tables;
  }

  async of(workspace: string): Promise<NameSet> {
    const [schemas, functions] = await Promise.all([
      this.tables.tables(workspace),
      this.tables.functions?.(workspace) ?? NO_FUNCTIONS,
    ]);
    const key = [
      this.keyOf(schemas, ({ name, timeColumn, columns }) => [
        name,
        timeColumn,
        columns.map((column) => [column.name, column.type]),
      ]),
      this.keyOf(functions, ({ name, description, text, parameters }) => [name, description, text, parameters]),
    ].join();
    return { key, schemas, functions };
  }

  /** The names as they are now, where they have changed: perhaps another process has just made what a text names. */
  async newer(workspace: string, than: NameSet): Promise<NameSet | null> {
    if (!this.tables.forget) return null;
    this.tables.forget(workspace);
    const latest = await this.of(workspace);
    return latest.key === than.key ? null : latest;
  }

  /** A name for what a list holds, worked out once for each list. */
  private keyOf<T extends object>(list: readonly T[], content: (item: T) => unknown): string {
    const known = this.keys.get(list);
    if (known !== undefined) return known;
    const hash = createHash('sha256');
    for (const item of list) hash.update(JSON.stringify(content(item)));
    const key = hash.digest('base64');
    this.keys.set(list, key);
    return key;
  }
}
