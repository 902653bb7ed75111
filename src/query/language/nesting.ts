/** Text, comments and brackets: the parts that decide how deeply a text is nested. */
const PART =
  /\/\/[^\n]*|```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|@"(?:[^"\n]|"")*"?|@'(?:[^'\n]|'')*'?|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|[()[\]{}]/gy;
const BETWEEN = /[^/`~@"'()[\]{}]+|./gsy;

/**
 * The offset at which brackets are first nested deeper than `most`; null where they never are. It reads each character once, so that a text
 * which would keep the parser busy is refused at once.
 */
export function nestedTooDeeplyAt(text: string, most: number): number | null {
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    PART.lastIndex = at;
    const part = PART.exec(text)?.[0];
    if (part === undefined) {
      BETWEEN.lastIndex = at;
      at += BETWEEN.exec(text)![0].length;
      continue;
    }
    if (part === '(' || part === '[' || part === '{') depth += 1;
    else if (part === ')' || part === ']' || part === '}') depth -= 1;
    if (depth > most) return at;
    at += part.length;
  }
  return null;
}
