import { MAX_BATCH } from '../../domain/events/batch.ts';
import { UnreadJson, type JsonError } from '../../domain/json/json-limits.ts';
import { shorten } from '../../domain/text/shorten.ts';
import type { PostWeight } from '../post/heavy.ts';
import { BodyError } from '../post/read-body.ts';
import { eachJsonLine } from '../post/read-json-lines.ts';
import { readJson } from '../post/read-json.ts';

/** An item of a batch that cannot be read: one rejected item, with what to say of it. */
export class UnreadableItem {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

const NEWLINE = 0x0a;
const OPEN_ARRAY = 0x5b;
const OPEN_OBJECT = 0x7b;

/**
 * The items of a batch: a JSON array, NDJSON with one item a line, or one object over several lines. A line that is no JSON, and an item
 * that holds too much, is one item that cannot be read; a body of another form, or of too many items, throws a `BodyError`.
 */
export async function readItems(body: Buffer, contentType: string | undefined, weight: PostWeight): Promise<unknown[]> {
  const isLines = /ndjson|jsonl|json-?seq/i.test(contentType ?? '');
  const start = endOfBlanks(body);
  if (start === body.length) return [];
  if (!isLines && body[start] === OPEN_ARRAY) return readArray(body, weight);
  if (isLines) return readLines(body, start, weight);
  if (body[start] === OPEN_OBJECT) return readLinesOrWhole(body, start, weight);
  throw new BodyError(
    400,
    'BAD_BODY',
    `The body: expected a JSON array of events or one event a line, got ${shorten(body.toString('utf8', start, start + 200).trim())}.`,
  );
}

function tooManyEvents(): BodyError {
  return new BodyError(413, 'TOO_MANY_EVENTS', `The body: expected 1 to ${MAX_BATCH} events, got more.`);
}

async function readArray(body: Buffer, weight: PostWeight): Promise<unknown[]> {
  const options = { limits: { items: MAX_BATCH }, replaceAt: 1, tooMany: tooManyEvents };
  const items = (await readJson(body, weight, options)) as unknown[];
  return items.map((item) =>
    item instanceof UnreadJson
      ? new UnreadableItem(`Expected an event that can be read, got one of which ${item.message}.`)
      : item,
  );
}

/** The lines of a body without the type of lines: one object may be written over several, and then its first line is none by itself. */
async function readLinesOrWhole(body: Buffer, start: number, weight: PostWeight): Promise<unknown[]> {
  const end = body.indexOf(NEWLINE, start);
  let isLine = end < 0;
  if (!isLine) await eachJsonLine(body.subarray(start, end), { weight }, ({ fault }) => void (isLine = fault === null));
  if (!isLine) {
    const whole = await readJson(body, weight).catch((error: unknown) => {
      if (error instanceof BodyError && error.code === 'BAD_JSON') return null;
      throw error;
    });
    if (whole !== null) return [whole];
  }
  return readLines(body, start, weight);
}

async function readLines(body: Buffer, start: number, weight: PostWeight): Promise<unknown[]> {
  const items: unknown[] = [];
  await eachJsonLine(body, { start, weight }, ({ isBlank, fault, value, shown }) => {
    if (isBlank) return;
    if (items.length >= MAX_BATCH) throw tooManyEvents();
    items.push(fault === null ? value : new UnreadableItem(messageOf(fault, shown())));
  });
  return items;
}

function messageOf({ kind, message }: JsonError, shown: string): string {
  if (kind === 'not-utf8') return `Expected an event in UTF-8 on a line, got ${shown}.`;
  return kind === 'no-json'
    ? `Expected an event as a JSON object on a line, got ${shown}.`
    : `Expected an event that can be read, got one of which ${message}: ${shown}.`;
}

function endOfBlanks(body: Buffer): number {
  let at = 0;
  while (at < body.length && body[at]! <= 0x20) at += 1;
  return at;
}
