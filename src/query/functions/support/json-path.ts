import { type Dynamic, isBag } from '../../values/dynamic.ts';

/** A longer text is no path. */
const MAX_PATH = 65_536;

/** `$.a['b c'][0]` as steps; null for a path of another form (with wildcards or slices). */
export function parsePath(path: string): (string | number)[] | null {
  if (!path.startsWith('$') || path.length > MAX_PATH) return null;
  const steps: (string | number)[] = [];
  const pattern = /\.([^.[\]]+)|\[(-?\d+)\]|\[(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\]/y;
  let at = 1;
  while (at < path.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(path);
    if (!match) return null;
    steps.push(match[2] !== undefined ? Number(match[2]) : (match[1] ?? match[3] ?? match[4] ?? ''));
    at = pattern.lastIndex;
  }
  return steps;
}

/** Member of a bag by name, element of an array by position (negative ones count from the end); null for anything else. */
export function member(value: Dynamic, key: string | number): Dynamic {
  if (typeof key === 'number') {
    if (!Array.isArray(value)) return null;
    return value[key < 0 ? value.length + key : key] ?? null;
  }
  return isBag(value) ? (value.get(key) ?? null) : null;
}

export const follow = (value: Dynamic, steps: readonly (string | number)[]): Dynamic =>
  steps.reduce<Dynamic>((at, step) => member(at, step), value);
