import type { SignalState } from './signals.ts';

/**
 * The grammar of a console's `Description`: sentences `<Label> status : <Value>.` among prose. Order, set and spacing of the labels differ
 * between app versions, a value may hold colons and dots (`80131500 : AADSTS50076`), and display counts may follow a display's sentence as
 * sentences of their own.
 */
export interface Sentence {
  label: string;
  /** The value as it came, trimmed and cut, with display counts that followed it. */
  value: string;
  state: SignalState;
}

/** The most characters kept of a value. */
export const MAX_VALUE_LENGTH = 1_000;
/** The most characters kept of a label, which becomes a signal key. */
export const MAX_LABEL_LENGTH = 200;

const SENTENCE_END = /\.(?=\s|$|\p{Lu}[^.:]*?\sstatus\s*:)/gu;
/** Separates label and value. Searched for; a lazy match of the label before it would take quadratic time on a text of spaces. */
const STATUS = /\sstatus\s*:/i;
const DISPLAY_COUNT = /^(?:configured|real)\s+display\s+count\s+is\s+\d+$/i;

/** The sentences of a description, in their order, without prose. Never throws, whatever the text. */
export function parseDescription(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let valueStart = 0;
  let countsMayFollow = false;
  const take = (end: number) => {
    const piece = text.slice(start, end).trimStart();
    const status = STATUS.exec(piece);
    const last = sentences.at(-1);
    if (status) {
      valueStart = end - piece.length + status.index + status[0].length;
      const label = piece.slice(0, status.index).trim();
      const own = text.slice(valueStart, end).trim();
      sentences.push({ label: cut(label, MAX_LABEL_LENGTH), value: cut(own), state: stateOfValue(own) });
      countsMayFollow = true;
    } else if (last && countsMayFollow && DISPLAY_COUNT.test(piece.trimEnd())) {
      last.value = cut(text.slice(valueStart, end).trim());
    } else if (piece !== '') {
      countsMayFollow = false;
    }
    start = end + 1;
  };
  for (const end of text.matchAll(SENTENCE_END)) take(end.index);
  take(text.length);
  return sentences;
}

/** `Healthy` and `Connected` are healthy, `NotApplicable` is not applicable, everything else is unhealthy; case does not matter. */
function stateOfValue(value: string): SignalState {
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
