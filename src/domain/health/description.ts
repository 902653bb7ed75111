import type { SignalState } from './signals.ts';

/**
 * The grammar of a console's `Description`: sentences `<Label> status : <Value>.` among prose.
 * Order, set and spacing of the labels differ from one app version to the next, a value may hold colons and dots
 * (`80131500 : AADSTS50076`), and display counts may follow a display's sentence as sentences of their own.
 */
export interface Sentence {
  label: string;
  /** The value as it came, trimmed and cut, with display counts that followed it. */
  value: string;
  state: SignalState;
}

/** Characters kept of a value. */
export const MAX_VALUE_LENGTH = 1_000;

const SENTENCE_END = /\.(?=\s|$|\p{Lu}[^.:]*?\sstatus\s*:)/u;
/** Divides label from value. Searched for, not matched with a lazy label before it: that would be quadratic on a text of spaces. */
const STATUS = /\sstatus\s*:/i;
const DISPLAY_COUNT = /^(?:configured|real)\s+display\s+count\s+is\s+\d+$/i;

/** Splits a description into its sentences, in their order; prose is left out. Never throws, whatever the text. */
export function parseDescription(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let countsMayFollow = false;
  for (const piece of text.trim().split(SENTENCE_END)) {
    const trimmed = piece.trim();
    if (trimmed === '') continue;
    const status = STATUS.exec(trimmed);
    const last = sentences.at(-1);
    if (status) {
      const own = trimmed.slice(status.index + status[0].length).trim();
      sentences.push({ label: trimmed.slice(0, status.index).trim(), value: own, state: stateOfValue(own) });
      countsMayFollow = true;
    } else if (last && countsMayFollow && DISPLAY_COUNT.test(trimmed)) {
      last.value += `. ${trimmed}`;
    } else {
      countsMayFollow = false;
    }
  }
  for (const sentence of sentences) sentence.value = cut(sentence.value);
  return sentences;
}

/** `Healthy` and `Connected` are healthy, `NotApplicable` is not applicable, everything else is unhealthy; case does not matter. */
export function stateOfValue(value: string): SignalState {
  switch (value.trim().toLowerCase()) {
    case 'healthy':
    case 'connected':
      return 'HEALTHY';
    case 'notapplicable':
      return 'NOT_APPLICABLE';
    default:
      return 'UNHEALTHY';
  }
}

/** Cuts a value to the length that is kept, never through a surrogate pair. */
export function cut(value: string, length = MAX_VALUE_LENGTH): string {
  if (value.length <= length) return value;
  const end = /[\uD800-\uDBFF]/.test(value[length - 1]!) ? length - 1 : length;
  return value.slice(0, end);
}
