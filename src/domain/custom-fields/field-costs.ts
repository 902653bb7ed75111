/** An evaluation that takes so long, in milliseconds, is dear; one may be the process being held up by others, two are not. */
const DEAR = 100;
/** A field whose evaluations take so long, in all and each, is too dear. */
const FIELD = { sum: 500, each: 5 } as const;
/** All fields of one batch together: beyond these, what is left of it is not computed. */
const BATCH = { sum: 2_000, each: 20 } as const;

/** The time that the fields of one batch take, in milliseconds of the running process. */
export class FieldCosts {
  readonly #fields = new Map<string, { sum: number; count: number; dear: number }>();
  #sum = 0;
  #records = 0;

  /** Called once for each record. */
  addRecord(): void {
    this.#records += 1;
  }

  add(name: string, milliseconds: number): void {
    const cost = this.#fields.get(name) ?? { sum: 0, count: 0, dear: 0 };
    cost.sum += milliseconds;
    cost.count += 1;
    if (milliseconds > DEAR) cost.dear += 1;
    this.#fields.set(name, cost);
    this.#sum += milliseconds;
  }

  /** Why a field is computed no more, in this batch and those that follow; null while it is. */
  whyTooDear(name: string): string | null {
    const cost = this.#fields.get(name);
    if (!cost) return null;
    const each = cost.sum / cost.count;
    if (cost.dear < 2 && (cost.sum < FIELD.sum || each < FIELD.each)) return null;
    return `It took ${Math.round(cost.sum)} ms for ${cost.count} records.`;
  }

  /** Whether nothing more is computed in this batch. */
  get isSpent(): boolean {
    return this.#sum >= BATCH.sum && this.#sum >= BATCH.each * this.#records;
  }
}
