import { parsePayload } from '../../health/report.ts';
import { isObject } from '../../json/json-object.ts';

/** Members by which a report of the room app is known. */
const MARKS = ['Description', 'ResourceState', 'OperationName', 'OperationResult'];
/** Values of a record that are looked at, and how deep they may lie. */
const MOST_VALUES = 2_000;
const MAX_DEPTH = 8;

/**
 * The text of a console's report anywhere in a record, for collectors that put it where no shape looks: as JSON, as JSON in a text (once
 * more written as JSON, in the XML of an event's data, or in the sentence that Windows writes without a message file). Null for none.
 */
export function findReport(record: unknown): string | null {
  let left = MOST_VALUES;
  const search = (value: unknown, depth: number): string | null => {
    left -= 1;
    if (left < 0) return null;
    if (typeof value === 'string') return reportIn(value);
    if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) return null;
    // Other objects have a description, too.
    if (marksOf(value) > 1) return JSON.stringify(value);
    for (const one of Object.values(value)) {
      const found = search(one, depth + 1);
      if (found !== null) return found;
    }
    return null;
  };
  return search(record, 0);
}

/** The report that a text is, or holds; null for none. */
function reportIn(text: string): string | null {
  if (isReport(parsePayload(text))) return text;
  if (/^\s*</.test(text)) return reportInXml(text);
  const [start, end] = [text.indexOf('{'), text.lastIndexOf('}')];
  const within = start > 0 && end > start ? text.slice(start, end + 1) : '';
  return within !== '' && isReport(parsePayload(within)) ? within : null;
}

/** The report in a tag of XML, whose quotes are written as entities. */
function reportInXml(xml: string): string | null {
  for (const part of xml.split('<')) {
    const content = part.slice(part.indexOf('>') + 1).trim();
    if (!content.startsWith('{')) continue;
    const text = content.replace(/&(quot|apos|lt|gt|#34|#39|amp);/g, (_entity, name: string) => ENTITIES[name]!);
    if (isReport(parsePayload(text))) return text;
  }
  return null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  '#34': '"',
  '#39': "'",
  amp: '&',
};

const isReport = (value: unknown): boolean => marksOf(value) > 0;

function marksOf(value: unknown): number {
  return isObject(value) ? MARKS.filter((name) => typeof value[name] === 'string').length : 0;
}
