import { shorten } from '../../domain/text/shorten.ts';
import { refuseCrowdedJson } from '../post/crowded.ts';
import { BodyError } from '../post/read-body.ts';

/** A line of a batch that is no JSON: one rejected item, with what to say of it. */
export class UnreadableLine {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/**
 * The items of a batch: a JSON array, NDJSON with one item a line, or one object over several lines. A line that is no JSON is one
 * item that cannot be read; a body of another form throws a `BodyError`.
 */
export function readItems(body: Buffer, contentType: string | undefined): unknown[] {
  refuseCrowdedJson(body);
  // Trimmed of the byte order mark too, which JSON does not take and Windows likes to write.
  const trimmed = body.toString('utf8').trim();
  const lines = /ndjson|jsonl|json-?seq/i.test(contentType ?? '');
  if (trimmed === '') return [];
  if (!lines && trimmed.startsWith('[')) return parseArray(trimmed);
  if (lines || trimmed.startsWith('{')) {
    const items = trimmed
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(parseLine);
    return (!lines && items[0] instanceof UnreadableLine && parseWhole(trimmed)) || items;
  }
  throw new BodyError(
    400,
    'BAD_BODY',
    `The body: expected a JSON array of events or one event a line, got ${shorten(trimmed.slice(0, 200))}.`,
  );
}

function parseArray(text: string): unknown[] {
  try {
    return JSON.parse(text) as unknown[];
  } catch (error) {
    throw new BodyError(
      400,
      'BAD_JSON',
      `The body: expected a JSON array of events; it cannot be read (${(error as Error).message.slice(0, 100)}).`,
    );
  }
}

/** One object that is written over several lines; null where the text is something else. */
function parseWhole(text: string): unknown[] | null {
  try {
    return [JSON.parse(text)];
  } catch {
    return null;
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return new UnreadableLine(`Expected an event as a JSON object on a line, got ${shorten(line)}.`);
  }
}
