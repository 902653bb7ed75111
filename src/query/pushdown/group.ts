import type { ColumnType } from '../../domain/tables/schema.ts';
import type { MongoExpr, MongoStage } from '../tables/storage.ts';
import type { Operand } from './operand.ts';
import { storedOperand } from './stored-values.ts';

/** How the partial results of an accumulator are merged. */
type Merge = '$sum' | '$min' | '$max';

interface Member {
  readonly accumulator: Readonly<Record<string, MongoExpr>>;
  readonly merge: Merge;
}

/**
 * A `$group` that is being built. Accumulators are added as later operators need results, so unused ones cost nothing. Distinct values of
 * one operand are counted by grouping twice: by the keys with the value, then by the keys.
 */
export class GroupStage {
  private readonly keys: readonly Operand[];
  private readonly members = new Map<string, Member>();
  private distinct: { readonly of: Operand; readonly count: MongoExpr } | null = null;

  constructor(keys: readonly Operand[]) {
    this.keys = keys;
  }

  get hasKeys(): boolean {
    return this.keys.length > 0;
  }

  /** A key, for later stages. */
  key(index: number): Operand {
    const { type, isNullable } = this.keys[index]!;
    return result(this.keys.length === 1 ? '_id' : `_id.k${index}`, type, isNullable);
  }

  /** Adds a result; the same accumulator is added once. */
  add(name: string, accumulator: Member['accumulator'], merge: Merge): void {
    if (!this.members.has(name)) this.members.set(name, { accumulator, merge });
  }

  /** Groups by a value too, and counts its groups as the member `distinct`. False where another value is counted already. */
  countDistinct(of: Operand, count: MongoExpr): boolean {
    if (this.distinct) return false;
    this.distinct = { of, count };
    return true;
  }

  stages(): readonly MongoStage[] {
    const keys = this.keys.map(({ expr }) => expr);
    const members = [...this.members];
    if (!this.distinct) {
      const accumulators = members.map(([name, { accumulator }]) => [name, accumulator]);
      return [{ $group: { _id: idOf(keys), ...Object.fromEntries(accumulators) } }];
    }
    const { of, count } = this.distinct;
    const inner = Object.fromEntries(keys.map((key, index) => [`k${index}`, key]));
    return [
      {
        $group: {
          _id: keys.length === 0 ? of.expr : { ...inner, of: of.expr },
          ...Object.fromEntries(members.map(([name, { accumulator }]) => [name, accumulator])),
        },
      },
      {
        $group: {
          _id: idOf(keys.map((_, index) => `$_id.k${index}`)),
          ...Object.fromEntries(members.map(([name, { merge }]) => [name, { [merge]: `$${name}` }])),
          distinct: { $sum: count },
        },
      },
    ];
  }
}

const idOf = (keys: readonly MongoExpr[]): MongoExpr => {
  if (keys.length === 0) return null;
  return keys.length === 1 ? keys[0] : Object.fromEntries(keys.map((key, index) => [`k${index}`, key]));
};

/** A member of the documents of a `$group`, missing where it was missing in its field. */
export const storedResult = (path: string, { type, isNullable, field }: Operand): Operand =>
  field?.isSure && !field.isAlways
    ? storedOperand({ path, isSure: true, isAlways: false }, type)!
    : result(path, type, isNullable);

/** A member of the documents of a `$group`. */
export const result = (path: string, type: ColumnType, isNullable: boolean): Operand => ({
  type,
  expr: `$${path}`,
  isNullable,
  field: { path, isSure: true, isAlways: !isNullable },
});
