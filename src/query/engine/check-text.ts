import { nestedTooDeeplyAt } from '../language/nesting.ts';
import { placeOf, QueryError } from '../plan/errors.ts';

/** The most open brackets. People write ten, programs fifty; thousands keep the parser busy for seconds. */
const MAX_NESTING = 250;

/** Refuses a text that is too long. Raises QueryError. */
export function checkSize(text: string, most: number): void {
  const bytes = Buffer.byteLength(text, 'utf8');
  if (bytes <= most) return;
  const message = `The query is ${bytes} bytes long; at most ${most} are allowed.`;
  throw new QueryError({ code: 'TEXT_TOO_LONG', message, ...placeOf(text, Math.min(text.length, most), 0) });
}

/** Refuses a text that would keep the parser busy. Raises QueryError. */
export function checkNesting(text: string): void {
  const tooDeep = nestedTooDeeplyAt(text, MAX_NESTING);
  if (tooDeep === null) return;
  const message = `The query is nested too deeply; at most ${MAX_NESTING} brackets may be open.`;
  throw new QueryError({ code: 'TOO_COMPLEX', message, ...placeOf(text, tooDeep, 1) });
}
