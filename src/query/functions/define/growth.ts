/**
 * How large the values of a function, aggregate, window function or operator may become. Every definition says it.
 *
 * - `none`: never larger than its arguments together (or than the rows that it reads), or of a fixed size.
 * - `json`: as `none`, but the value of a dynamic argument is its JSON text, whose length is counted while it is made.
 * - `bounded`: they may be larger. It counts them before it makes them (`checkText`, `checkMembers`, `TextBuilder`, `weigh`), and counts
 *   working copies that are larger than its arguments with `spend` or `hold`. It never runs in the main thread.
 * - `counted`: as `bounded`, and it counts everything within a value, so that the engine need not count it again.
 */
export type Growth = 'none' | 'json' | 'bounded' | 'counted';

/** Definitions of the growth `none`. */
export const neverGrowing = <T extends object>(definitions: readonly T[]): (T & { readonly growth: Growth })[] =>
  definitions.map((definition) => ({ ...definition, growth: 'none' }));

/** Definitions of the growth `bounded`. */
export const bounded = <T extends object>(definitions: readonly T[]): (T & { readonly growth: Growth })[] =>
  definitions.map((definition) => ({ ...definition, growth: 'bounded' }));
