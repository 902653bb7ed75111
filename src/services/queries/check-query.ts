import { CommandError } from '../../errors.ts';
import { QueryError, type QueryEngine, type TextRequest } from '../../query/index.ts';

/** Looks at a query without running it. Throws a `QueryError` for the first thing that is wrong. */
export async function checkQuery(queries: QueryEngine, request: TextRequest): Promise<void> {
  const problems = await queries.diagnostics(request);
  const wrong = problems.find(({ severity }) => severity === 'Error');
  if (wrong) throw new QueryError(wrong);
}

/** Failures of a check that say nothing about the text: they refuse nothing, and coming again helps. */
const NOT_OF_THE_TEXT: ReadonlySet<string> = new Set(['TOO_MANY_QUERIES', 'INTERRUPTED', 'INTERNAL']);
/** The parser quotes names in full, however long they are. */
const MAX_MESSAGE = 300;

/** Checks a text that a command brings: what is wrong with it becomes a refusal of that member. Throws a `CommandError`. */
export async function refuseText(member: string, check: () => Promise<void>): Promise<void> {
  try {
    await check();
  } catch (error) {
    if (!(error instanceof QueryError) || NOT_OF_THE_TEXT.has(error.code)) throw error;
    const { line, column, message } = error;
    const expected = `a query that can be answered; line ${line}, column ${column}: ${message.slice(0, MAX_MESSAGE)}`;
    throw new CommandError('INVALID', expected, ['input', member]);
  }
}
