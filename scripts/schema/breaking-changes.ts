import { buildSchema, findBreakingChanges } from 'graphql';

/** A change that breaks clients of the newest release on purpose. */
export interface IntendedBreak {
  /** What changed, in the words of graphql's `findBreakingChanges`. */
  readonly change: string;
  readonly reason: string;
}

/**
 * What is wrong with a schema that follows a released one: breaking changes that nobody intends, entries that are no breaking change, and
 * entries without a reason. Each is a sentence.
 */
export function problemsOf(released: string, current: string, intended: readonly IntendedBreak[]): string[] {
  const found = findBreakingChanges(buildSchema(released), buildSchema(current)).map(({ description }) => description);
  const expected = intended.map(({ change }) => change);
  return [
    ...found.filter((change) => !expected.includes(change)).map((change) => `Breaks clients: ${change}`),
    ...expected
      .filter((change) => !found.includes(change))
      .map((change) => `Listed, but no breaking change: ${change}`),
    ...expected
      .filter((change, index) => expected.indexOf(change) !== index)
      .map((change) => `Listed more than once: ${change}`),
    ...intended.filter(({ reason }) => !reason?.trim()).map(({ change }) => `Listed without a reason: ${change}`),
  ];
}
