/**
 * Characters that are no text but steer what shows it: C0 and C1 controls and DEL, which a terminal obeys; line and paragraph separators;
 * the marks, embeddings, overrides and isolates of bidirectional text, which show a name as another (Unicode 16, UAX 9).
 */
const CONTROLS = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const ALL_CONTROLS = new RegExp(CONTROLS.source, 'gu');

export function hasControls(text: string): boolean {
  return CONTROLS.test(text);
}

/**
 * A text from outside as a terminal may show it: control characters are escaped as in JSON (`\u001b`), so that they do nothing and are
 * seen. Line breaks and tabs stay.
 */
export function forTerminal(text: string): string {
  if (!CONTROLS.test(text)) return text;
  return text.replace(ALL_CONTROLS, (character, at: number) => {
    if (character === '\n' || character === '\t' || (character === '\r' && text[at + 1] === '\n')) return character;
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
