/**
 * Search in texts in time linear in the text, whatever is searched: the searches of JavaScript compare a long needle anew at each place,
 * which takes hours for the wrong needle, and cannot be interrupted.
 */
export const LONG_NEEDLE = 64;

/** The place of a text within another at or after `from`; -1 without one. */
export function findText(text: string, needle: string, from = 0): number {
  if (needle.length <= LONG_NEEDLE) return text.indexOf(needle, from);
  for (const at of places(text, needle, from)) return at;
  return -1;
}

export const includesText = (text: string, needle: string): boolean => findText(text, needle) >= 0;

/** The place of a text within another at or before `from`; -1 without one. */
export function findLastText(text: string, needle: string, from = text.length): number {
  if (needle.length <= LONG_NEEDLE) return text.lastIndexOf(needle, from);
  let last = -1;
  for (const at of places(text, needle, 0)) {
    if (at > from) break;
    last = at;
  }
  return last;
}

/** The places of a needle at or after `from`; where they overlap all of them. An empty needle is at each place. */
export function* placesOf(text: string, needle: string, from = 0): Generator<number> {
  if (needle.length > LONG_NEEDLE) return yield* places(text, needle, from);
  for (let at = from; at <= text.length; at += 1) {
    at = text.indexOf(needle, at);
    if (at < 0) return;
    yield at;
  }
}

/** The places of a needle that is not empty, each behind the one before. */
export function* separatePlacesOf(text: string, needle: string): Generator<number> {
  if (needle.length <= LONG_NEEDLE) {
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) yield at;
    return;
  }
  let next = 0;
  for (const at of places(text, needle, 0)) {
    if (at < next) continue;
    next = at + needle.length;
    yield at;
  }
}

/** The parts of a text between the places of a delimiter that is not empty. */
export function* partsOf(text: string, delimiter: string): Generator<string> {
  let start = 0;
  for (const at of separatePlacesOf(text, delimiter)) {
    yield text.slice(start, at);
    start = at + delimiter.length;
  }
  yield text.slice(start);
}

/** The search of Knuth, Morris and Pratt. */
function* places(text: string, needle: string, from: number): Generator<number> {
  if (needle.length > text.length - from) return;
  const borders = bordersOf(needle);
  let length = 0;
  for (let at = from; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    while (length > 0 && needle.charCodeAt(length) !== unit) length = borders[length - 1]!;
    if (needle.charCodeAt(length) === unit) length += 1;
    if (length < needle.length) continue;
    yield at - length + 1;
    length = borders[length - 1]!;
  }
}

/** For each start of the needle the length of its longest border: a shorter start that it also ends with. */
function bordersOf(needle: string): Int32Array {
  const borders = new Int32Array(needle.length);
  let length = 0;
  for (let at = 1; at < needle.length; at += 1) {
    const unit = needle.charCodeAt(at);
    while (length > 0 && needle.charCodeAt(length) !== unit) length = borders[length - 1]!;
    if (needle.charCodeAt(length) === unit) length += 1;
    borders[at] = length;
  }
  return borders;
}
