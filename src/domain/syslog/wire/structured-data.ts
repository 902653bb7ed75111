import { setMember } from '../../json/json-object.ts';

/** Parameters by the id of their element. */
export type StructuredData = Readonly<Record<string, Readonly<Record<string, string>>>>;

const ID = /\[([^\s=\]"]{1,128})/y;
const PARAMETER = / +([^\s=\]"]{1,128})="((?:[^"\\]|\\.)*)"/y;
const CLOSE = / *\]/y;

/**
 * Reads structured data (RFC 5424, 6.3) from the beginning of a text: where it ends, and what it says, null for `-`. Null for a text that
 * begins otherwise.
 */
export function readStructuredData(text: string): { data: StructuredData | null; end: number } | null {
  if (/^-(?: |$)/.test(text)) return { data: null, end: 1 };
  const data: Record<string, Record<string, string>> = {};
  let at = 0;
  const read = (form: RegExp): RegExpExecArray | null => {
    form.lastIndex = at;
    const found = form.exec(text);
    if (found) at = form.lastIndex;
    return found;
  };
  while (text[at] === '[') {
    const id = read(ID)?.[1];
    if (id === undefined) return null;
    const parameters = Object.hasOwn(data, id) ? data[id]! : {};
    for (let found = read(PARAMETER); found; found = read(PARAMETER)) {
      setMember(parameters, found[1]!, found[2]!.replace(/\\(["\\\]])/g, '$1'));
    }
    if (!read(CLOSE)) return null;
    setMember(data, id, parameters);
  }
  return at > 0 && (at === text.length || text[at] === ' ') ? { data, end: at } : null;
}
