import { Losses, type LossReason } from '../../domain/tables/losses.ts';

/** What became of one record of a mixed batch. */
export type RecordOutcome =
  | { readonly kind: 'stored' }
  /** It was stored before. */
  | { readonly kind: 'duplicate' }
  /** It cannot be stored, now or later. */
  | { readonly kind: 'rejected'; readonly message: string }
  /** The daily cap is reached; it may be sent again. */
  | { readonly kind: 'over-quota' };

const STORED: RecordOutcome = { kind: 'stored' };
const DUPLICATE: RecordOutcome = { kind: 'duplicate' };

/** The outcomes of a batch's records, each in its place, and the losses of each table. */
export class BatchOutcomes {
  readonly list: RecordOutcome[];
  readonly #losses = new Map<string, Losses>();

  constructor(size: number) {
    this.list = new Array<RecordOutcome>(size);
  }

  lossesOf(table: string): Losses {
    let losses = this.#losses.get(table);
    if (!losses) this.#losses.set(table, (losses = new Losses()));
    return losses;
  }

  get losses(): Iterable<[table: string, losses: Losses]> {
    return this.#losses;
  }

  /** Records at these places of the batch are stored now, those at `known` places of this list were stored before. */
  store(indexes: readonly number[], known: readonly number[]): void {
    for (const index of indexes) this.list[index] = STORED;
    for (const place of known) this.list[indexes[place]!] = DUPLICATE;
  }

  refuse(table: string, indexes: readonly number[], outcome: RecordOutcome, reason: LossReason, example: string): void {
    for (const index of indexes) this.list[index] = outcome;
    this.lossesOf(table).add(reason, example, indexes.length);
  }
}
