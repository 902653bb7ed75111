import { LONG_NEEDLE, placesOf } from '../../values/find-text.ts';

/** Letters and digits of any script make up terms. */
const LETTER = /[\p{L}\p{N}]/u;
const isTermCode = (code: number): boolean => {
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return !Number.isNaN(code) && LETTER.test(String.fromCharCode(code));
};

/** Whether the text contains the needle, with term borders where they are required. */
export function hasTerm(text: string, needle: string, atStart: boolean, atEnd: boolean): boolean {
  if (needle === '') return true;
  const start = atStart && isTermCode(needle.charCodeAt(0));
  const end = atEnd && isTermCode(needle.charCodeAt(needle.length - 1));
  if (needle.length > LONG_NEEDLE) {
    for (const at of placesOf(text, needle)) if (isBordered(text, at, at + needle.length, start, end)) return true;
    return false;
  }
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    if (isBordered(text, at, at + needle.length, start, end)) return true;
  }
  return false;
}

/** Whether a part of a text has borders where they are required. */
const isBordered = (text: string, from: number, to: number, start: boolean, end: boolean): boolean =>
  (!start || from === 0 || !isTermCode(text.charCodeAt(from - 1))) &&
  (!end || to === text.length || !isTermCode(text.charCodeAt(to)));
