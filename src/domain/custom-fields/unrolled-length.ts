const PART =
  /\\[pP]\{[^}]*\}|\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]|\{(\d+)(?:,(\d*))?\}|\((?:\?(?:P?<\w+>|[A-Za-z-]*:?))?|[^]/gu;

/** About how many characters a regular expression has when each `{n,m}` is written out: groups within groups multiply. */
export function unrolledLength(pattern: string): number {
  const groups: number[] = [];
  let length = 0;
  let last = 0;
  for (const [part, least, most] of pattern.matchAll(PART)) {
    if (least !== undefined) length += last * (Math.max(1, Number(most || least)) - 1);
    else if (part.startsWith('(')) {
      groups.push(length);
      length = 0;
    } else if (part === ')' && groups.length > 0) {
      last = length;
      length += groups.pop()!;
    } else {
      last = 1;
      length += 1;
    }
  }
  return groups.reduce((sum, outer) => sum + outer, length);
}
