const SLICE = 65_536;
/** A part of a text this long is copied where it is a small part: V8 keeps the whole text for each part of it. */
const LONG_SOURCE = 1_048_576;
const SMALL_PART = 4;

/** Whether the unit is the first half of a character. */
const isFirstHalf = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
const isSecondHalf = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;

/** A text in slices, none of which ends within a character: for steps whose result may be many times as long. */
export function* slicesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    let end = Math.min(text.length, start + SLICE);
    if (end < text.length && isFirstHalf(text.charCodeAt(end - 1))) end += 1;
    yield text.slice(start, end);
    start = end;
  }
}

/** The place so many characters (code points) behind a place of a text, in UTF-16 units. */
export function unitsBehind(text: string, start: number, characters: number): number {
  let at = start;
  for (let left = characters; left > 0 && at < text.length; left -= 1) {
    at += isFirstHalf(text.charCodeAt(at)) && isSecondHalf(text.charCodeAt(at + 1)) ? 2 : 1;
  }
  return at;
}

/** A part of a text, which keeps no large text in memory for itself. */
export function partOf(text: string, start: number, end: number): string {
  const part = text.slice(start, end);
  if (text.length < LONG_SOURCE || part.length * SMALL_PART > text.length) return part;
  return [part.slice(0, 1), part.slice(1)].join('');
}
