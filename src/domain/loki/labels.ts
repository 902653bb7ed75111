import { setMember } from '../json/json-object.ts';

/** The longest text of labels; Loki's own limits are far below. */
const MAX_TEXT = 64 * 1024;
const LABEL = /\s*([A-Za-z_][\w.:-]*)\s*=\s*("(?:[^"\\]|\\.)*"|`[^`]*`)\s*(,|\}\s*$)/y;
const ESCAPE = /\\(x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|[0-7]{3}|.)/gi;
const LETTERS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };

/** Labels as the protobuf of a push has them: `{job="x", host="y"}`, with texts as Go quotes them. Null for another text. */
export function parseLabels(text: string): Record<string, string> | null {
  if (text.length > MAX_TEXT || !/^\s*\{/.test(text)) return null;
  const labels: Record<string, string> = {};
  if (/^\s*\{\s*\}\s*$/.test(text)) return labels;
  LABEL.lastIndex = text.indexOf('{') + 1;
  for (;;) {
    const found = LABEL.exec(text);
    if (!found) return null;
    const [, name = '', quoted = '', end = ''] = found;
    setMember(labels, name, unquote(quoted));
    if (end !== ',') return labels;
    // A comma may stand behind the last one.
    if (/^\s*\}\s*$/.test(text.slice(LABEL.lastIndex, LABEL.lastIndex + 100))) return labels;
  }
}

function unquote(quoted: string): string {
  const inner = quoted.slice(1, -1);
  if (quoted.startsWith('`')) return inner;
  return inner
    .replace(ESCAPE, (_whole, code: string) => {
      if (/^[xu]/i.test(code) && code.length > 1) return characterOf(Number.parseInt(code.slice(1), 16));
      if (/^[0-7]{3}$/.test(code)) return characterOf(Number.parseInt(code, 8));
      return LETTERS[code] ?? code;
    })
    .toWellFormed();
}

function characterOf(code: number): string {
  return code <= 0x10_ffff ? String.fromCodePoint(code) : '\ufffd';
}
