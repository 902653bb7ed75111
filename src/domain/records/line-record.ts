import type { JsonObject } from '../json/json-object.ts';
import { objectOfText } from '../json/json-text.ts';

/** The part of a line of text that may have the shape of a Windows event or of a syslog message: its JSON, or an event as XML. */
export function recordOfLine(line: string): JsonObject {
  if (/^\s*<Event[\s>]/.test(line)) return { System: line };
  return objectOfText(line) ?? {};
}
