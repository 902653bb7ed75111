/** A step into JSON: the name of a member, or the position of an item. */
type Step = string | number;

/** An invalid path, with the place of the mistake. */
export class JsonPathError extends Error {
  override name = 'JsonPathError';
}

const MAX_STEPS = 30;
const STEP = /\.([A-Za-z_$][\w$-]*)|\[(\d{1,9})\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]/y;

/**
 * Reads a path such as `$.Display.Name`, `$['a name']` or `$.items[0]`: the part of JSONPath (RFC 9535) that leads to one value. Throws a
 * `JsonPathError`.
 */
export function readJsonPath(path: string): readonly Step[] {
  if (!path.startsWith('$')) throw new JsonPathError('a path begins with $');
  const steps: Step[] = [];
  for (let at = 1; at < path.length; at = STEP.lastIndex) {
    STEP.lastIndex = at;
    const found = STEP.exec(path);
    if (!found) throw new JsonPathError(`at character ${at + 1} expected .name, ['name'] or [0]`);
    const [, name, place, single, double] = found;
    steps.push(place !== undefined ? Number(place) : (name ?? (single ?? double)!.replace(/\\(.)/g, '$1')));
    if (steps.length > MAX_STEPS) throw new JsonPathError(`a path has at most ${MAX_STEPS} steps`);
  }
  return steps;
}

/** The value at the end of a path; undefined where it leads nowhere. */
export function followPath(value: unknown, steps: readonly Step[]): unknown {
  let at = value;
  for (const step of steps) {
    if (typeof at !== 'object' || at === null) return undefined;
    if (typeof step === 'number' ? !Array.isArray(at) : !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}
