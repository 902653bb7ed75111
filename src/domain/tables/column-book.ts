import { TABLE_LIMITS } from './limits.ts';
import type { ColumnType } from './schema.ts';
import type { NewColumn, Table } from './table.ts';

/** The columns of a table while a batch is fitted to it: the existing ones and those that the batch adds. */
export class ColumnBook {
  readonly #types: Map<string, ColumnType>;
  readonly #added = new Map<string, ColumnType>();
  readonly #widened = new Set<string>();

  constructor(table: Pick<Table, 'columns'>) {
    this.#types = new Map(table.columns.map(({ name, type }) => [name, type]));
  }

  typeOf(name: string): ColumnType | undefined {
    return this.#types.get(name);
  }

  /** Adds a column; false where the table has the maximum number. */
  add(name: string, type: ColumnType): boolean {
    if (this.#types.size >= TABLE_LIMITS.columns) return false;
    this.#types.set(name, type);
    this.#added.set(name, type);
    return true;
  }

  /** Changes a column of whole numbers to one of real numbers; stored values stay as they are. */
  widen(name: string): void {
    this.#types.set(name, 'real');
    if (this.#added.has(name)) this.#added.set(name, 'real');
    else this.#widened.add(name);
  }

  get added(): NewColumn[] {
    return [...this.#added].map(([name, type]) => ({ name, type }));
  }

  get widened(): string[] {
    return [...this.#widened];
  }
}
