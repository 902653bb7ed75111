/** Why a record, or a part of it, is not stored as it arrived. Each is a reason in the table Operation. */
export const LOSS_DETAILS = {
  'value-cut': 'Values were longer than a value may be and were cut.',
  'column-dropped-name':
    'Columns were left out because their names are longer than 45 characters or have no letter or digit.',
  'column-dropped-limit': 'Columns were left out because their table has 500 already.',
  'column-dropped-collision': 'Columns were left out because another of the same record has the same name.',
  'column-renamed':
    'Columns were kept under another name: theirs is reserved, or has other characters than letters, digits and underscores.',
  'value-not-converted':
    'Values that do not convert to the type of their column were kept in a column of text beside it.',
  'time-replaced':
    'Times more than two days back or one day ahead, or that are no times, were replaced by the time of receipt.',
  'record-rejected': 'Records were rejected.',
  'level-unknown':
    'Events have a level in a word that is not known. They were stored with the level that their id says; the word is in AdditionalFields.',
  'event-rejected': 'Records look like events of a console but cannot be read as one; they were kept as records only.',
  'request-repeated': 'A request was sent again under an id of the last hour but with another body; it was not stored.',
  'request-refused': 'Requests were refused.',
  'event-stored-twice':
    'Events came from two collectors, of which one sends no record id; they are stored once for each, with one state.',
  'field-skipped':
    'Custom fields were not computed for records because they took too long; a field that does so is paused until it is saved again.',
  'message-dropped':
    'Messages of syslog were dropped, because more came than there is room for, or they could not be stored.',
  'sender-refused': 'Messages or connections of syslog came from addresses that SYSLOG_SENDERS does not name.',
  'connection-refused': 'Connections of syslog were refused, because too many are open.',
  'series-ended': 'Marks of the end of a series (staleness markers of Prometheus) were left out; they have no value.',
  'value-not-finite': 'Samples were left out because their value is not a finite number.',
  'histogram-left-out': 'Native histograms of Prometheus were left out; classic ones are kept.',
  'over-quota': 'Records were refused because the daily cap is reached.',
} as const;

export type LossReason = keyof typeof LOSS_DETAILS;

/** A kind of loss of one batch. */
export interface Loss {
  readonly reason: LossReason;
  readonly count: number;
  /** The first case, cut to 100 characters. */
  readonly example: string;
}

/** The characters kept of an example. */
const EXAMPLE = 100;

/** Counts the losses of a batch. */
export class Losses {
  readonly #kinds = new Map<LossReason, { count: number; example: string }>();

  add(reason: LossReason, example: string, count = 1): void {
    const known = this.#kinds.get(reason);
    if (known) known.count += count;
    else this.#kinds.set(reason, { count, example: example.slice(0, EXAMPLE) });
  }

  addAll(losses: Iterable<Loss>): void {
    for (const { reason, example, count } of losses) this.add(reason, example, count);
  }

  countOf(reason: LossReason): number {
    return this.#kinds.get(reason)?.count ?? 0;
  }

  get list(): Loss[] {
    return [...this.#kinds].map(([reason, { count, example }]) => ({ reason, count, example }));
  }
}
