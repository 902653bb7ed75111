import { createHash } from 'node:crypto';
import type { SavedFunction } from '../../domain/queries/saved-query.ts';
import type { NameSet } from '../language/known-names.ts';
import type { TableProvider } from '../tables/table-provider.ts';

const NO_FUNCTIONS: readonly SavedFunction[] = [];

/** The tables and functions that texts may name, with the hashes under which language processes and plans cache them. */
export class NameSets {
  private readonly hashes = new WeakMap<readonly object[], string>();

  async of(tables: TableProvider, workspace: string): Promise<NameSet> {
    const [schemas, functions] = await Promise.all([
      tables.tables(workspace),
      tables.functions?.(workspace) ?? NO_FUNCTIONS,
    ]);
    const hash = [
      this.hashOf(schemas, ({ name, timeColumn, columns }) => [
        name,
        timeColumn,
        columns.map((column) => [column.name, column.type]),
      ]),
      this.hashOf(functions, ({ name, description, text, parameters }) => [name, description, text, parameters]),
    ].join();
    return { hash, schemas, functions };
  }

  /** The present names where they have changed: another process may have just created what a text names. */
  async newer(tables: TableProvider, workspace: string, than: NameSet): Promise<NameSet | null> {
    if (!tables.forget) return null;
    tables.forget(workspace);
    const latest = await this.of(tables, workspace);
    return latest.hash === than.hash ? null : latest;
  }

  /** The hash of a list's content, computed once for each list. */
  private hashOf<T extends object>(list: readonly T[], content: (item: T) => unknown): string {
    const known = this.hashes.get(list);
    if (known !== undefined) return known;
    const digest = createHash('sha256');
    for (const item of list) digest.update(JSON.stringify(content(item)));
    const hash = digest.digest('base64');
    this.hashes.set(list, hash);
    return hash;
  }
}
