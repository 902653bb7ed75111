import { isUtf8 } from 'node:buffer';
import { JSON_LIMITS, JsonError, type JsonLimits } from '../../domain/json/json-limits.ts';
import { JsonReader } from '../../domain/json/json-reader.ts';
import { NOT_UTF8, startOfText } from '../../http/bodies/charset.ts';
import { stepsInTurns } from '../../turns.ts';
import type { PostWeight } from './heavy.ts';
import { BodyError } from './read-body.ts';
import { bodyErrorOf } from './read-json.ts';

/** One object of a body that holds several. */
export interface JsonPart {
  /** Why it cannot be read; null for one that can. */
  readonly fault: JsonError | null;
  readonly value: unknown;
}

/** Bytes that are looked at before others have their turn. */
const STEP = 64 * 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
/** What may stand between two objects: blanks, and what makes an array of them. */
const BETWEEN = new Set([...' \t\r\n,[]'].map((character) => character.charCodeAt(0)));

/**
 * Reads objects of JSON that stand behind each other in a body, with nothing, blanks or commas between them, in slices so that others have
 * their turn. An object that cannot be read concerns itself only; of what is no object, all up to the next one is one part with a fault.
 * Throws a `BodyError` where the body is not UTF-8 or all together hold too much, and what `take` throws.
 */
export async function eachJsonValue(
  body: Buffer,
  { limits = JSON_LIMITS, weight }: { readonly limits?: JsonLimits; readonly weight: PostWeight },
  take: (part: JsonPart) => void,
): Promise<void> {
  if (!isUtf8(body)) throw new BodyError(400, 'BAD_JSON', `The body: ${NOT_UTF8}.`);
  const reader = new JsonReader(limits);
  const places = new PlacesOfObjects(body, startOfText(body));
  let isReading = false;

  function readOn(): void {
    try {
      if (!reader.step()) return;
    } catch (error) {
      if (!(error instanceof JsonError) || error.kind === 'too-many-values') throw bodyErrorOf(error);
      isReading = false;
      take({ fault: error, value: undefined });
      return;
    }
    isReading = false;
    take({ fault: null, value: reader.value });
  }

  await stepsInTurns(() => {
    for (let left = STEP; left > 0;) {
      if (isReading) {
        readOn();
        if (isReading) break;
        continue;
      }
      const before = places.at;
      const found = places.next(left);
      left -= places.at - before;
      if (found === 'end') return true;
      if (found === 'later') break;
      if ('fault' in found) take({ fault: found.fault, value: undefined });
      else {
        reader.begin(body, found.start, found.end);
        isReading = true;
      }
    }
    return weight.grown(reader.memory) ?? false;
  });
}

type Place = { readonly start: number; readonly end: number } | { readonly fault: JsonError };

/** Finds where objects begin and end, by their brackets and texts. */
class PlacesOfObjects {
  at: number;
  readonly #body: Buffer;
  #start = -1;
  #depth = 0;
  #isText = false;

  constructor(body: Buffer, at: number) {
    this.#body = body;
    this.at = at;
  }

  /** The next object, or what stands in its place; `later` where `most` bytes were looked at before. */
  next(most: number): Place | 'later' | 'end' {
    const body = this.#body;
    const until = Math.min(body.length, this.at + most);
    if (this.#start < 0) {
      while (this.at < until && BETWEEN.has(body[this.at]!)) this.at += 1;
      if (this.at >= body.length) return 'end';
      if (this.at >= until) return 'later';
      if (body[this.at] !== OPEN) return this.#passOver();
      this.#start = this.at;
    }
    while (this.at < until) {
      const byte = body[this.at]!;
      this.at += 1;
      if (this.#isText) {
        if (byte === BACKSLASH) this.at += 1;
        else if (byte === QUOTE) this.#isText = false;
      } else if (byte === QUOTE) this.#isText = true;
      else if (byte === OPEN) this.#depth += 1;
      else if (byte === CLOSE) {
        this.#depth -= 1;
        if (this.#depth === 0) return this.#found();
      }
    }
    if (this.at < body.length) return 'later';
    this.#start = -1;
    return { fault: new JsonError('no-json', 'it ends before it is complete') };
  }

  #found(): Place {
    const start = this.#start;
    this.#start = -1;
    return { start, end: this.at };
  }

  /** Something that is no object. */
  #passOver(): Place {
    const next = this.#body.indexOf(OPEN, this.at);
    this.at = next < 0 ? this.#body.length : next;
    return { fault: new JsonError('no-json', 'expected an object') };
  }
}
