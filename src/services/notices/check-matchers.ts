import { matcherProblem, type Matcher } from '../../domain/notices/matcher.ts';
import { CommandError } from '../../errors.ts';

/** Matchers of a route or a silence. */
export const MOST_MATCHERS = 20;

/** A refusal of a member of the input. */
export function invalid(expected: string, ...path: string[]): CommandError {
  return new CommandError('INVALID', expected, ['input', ...path]);
}

/** Refuses matchers that cannot be used; `path` leads to them. Throws a `CommandError`. */
export function checkMatchers(matchers: readonly Matcher[], ...path: string[]): void {
  for (const [index, matcher] of matchers.entries()) {
    const problem = matcherProblem(matcher);
    if (problem !== null) throw invalid(problem, ...path, String(index), 'value');
  }
}
