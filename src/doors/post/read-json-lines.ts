import { isUtf8 } from 'node:buffer';
import { JSON_LIMITS, JsonError, type JsonLimits } from '../../domain/json/json-limits.ts';
import { JsonReader } from '../../domain/json/json-reader.ts';
import { shorten } from '../../domain/text/shorten.ts';
import { stepsInTurns } from '../../turns.ts';
import type { PostWeight } from './heavy.ts';
import { bodyErrorOf } from './read-json.ts';

/** A line of a body. */
export interface JsonLine {
  /** From 1. */
  readonly number: number;
  readonly isBlank: boolean;
  /** Why it cannot be read; null for a line that can. */
  readonly fault: JsonError | null;
  readonly value: unknown;
  /** Its beginning, for messages. */
  readonly shown: () => string;
}

const NEWLINE = 0x0a;
/** Bytes of lines that are read before others have their turn. */
const STEP = 64 * 1024;
/** Characters that a message needs of a line. */
const SHOWN = 200;

/**
 * Reads a body of one JSON value a line, in slices so that others have their turn, and passes each line on. A line that cannot be read
 * concerns itself only, also one that is not UTF-8. Throws a `BodyError` where all lines together hold too much, and what `take` throws.
 */
export async function eachJsonLine(
  body: Buffer,
  { start = 0, limits = JSON_LIMITS, weight }: { start?: number; limits?: JsonLimits; weight: PostWeight },
  take: (line: JsonLine) => void,
): Promise<void> {
  const reader = new JsonReader(limits);
  const isText = isUtf8(body);
  let at = start;
  let number = 0;
  let end = -1;

  /** Goes on with a line; false where it is so long that others have their turn first. */
  function readOn(): boolean {
    let fault: JsonError | null = null;
    try {
      if (!reader.step()) return false;
    } catch (error) {
      if (!(error instanceof JsonError) || error.kind === 'too-many-values') throw bodyErrorOf(error);
      fault = error;
    }
    pass(false, fault, fault === null ? reader.value : undefined);
    return true;
  }

  function pass(isBlank: boolean, fault: JsonError | null, value: unknown): void {
    const [from, to] = [at, end];
    const shown = () => shorten(body.toString('utf8', from, Math.min(to, from + SHOWN * 4)).slice(0, SHOWN));
    at = end + 1;
    end = -1;
    take({ number, isBlank, fault, value, shown });
  }

  await stepsInTurns(() => {
    const until = Math.min(body.length, at + STEP);
    while (at < until) {
      if (end < 0) {
        const newline = body.indexOf(NEWLINE, at);
        end = newline < 0 ? body.length : newline;
        number += 1;
        if (isBlank(body, at, end)) {
          pass(true, null, undefined);
          continue;
        }
        if (!isText && !isUtf8(body.subarray(at, end))) {
          pass(false, new JsonError('not-utf8', 'its bytes are not UTF-8'), undefined);
          continue;
        }
        reader.begin(body, at, end);
      }
      if (!readOn()) break;
    }
    return at >= body.length || (weight.grown(reader.memory) ?? false);
  });
}

function isBlank(body: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (body[at]! > 0x20) return false;
  return true;
}
