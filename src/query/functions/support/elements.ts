import type { Dynamic } from '../../values/dynamic.ts';

/** The elements of an array and of the arrays within it, in their order; any other value itself. Arrays lie at most 1,000 deep. */
export function* elementsOf(value: Dynamic): Generator<Dynamic> {
  if (!Array.isArray(value)) yield value;
  else for (const item of value) yield* elementsOf(item);
}
