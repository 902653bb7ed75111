/** The longest text, in UTF-16 units as `length` counts them: 32 MB of ASCII text. */
export const MAX_TEXT = 33_554_432;
/** The most members of an array or bag, those of the arrays and bags within it included. */
export const MAX_MEMBERS = 1_048_576;
/** How deep arrays and bags may lie within each other, so that recursion over them ends. */
export const MAX_DEPTH = 1_000;
/** The most columns that a plug-in may find in the data. */
export const MAX_COLUMNS = 10_000;

/** The longest name of such a column. */
const MAX_NAME = 1_024;

/** Text from this length on, and arrays from this number of members on, count towards the memory of the query. */
export const LARGE_TEXT = 4_096;
export const LARGE_MEMBERS = 256;

/** A value that is larger than values may be. The caller, which knows the name of the function or operator, puts it before the message. */
export class ValueLimitError extends Error {
  override name = 'ValueLimitError';
}

/** Call it before a text of this length is made. Raises ValueLimitError. */
export function checkText(units: number): void {
  if (units > MAX_TEXT) {
    throw new ValueLimitError(`a text has at most ${MAX_TEXT} characters (32 MB), those of a dynamic value together.`);
  }
}

/** Call it before an array or a bag with so many members is made. Raises ValueLimitError. */
export function checkMembers(count: number): void {
  if (count > MAX_MEMBERS) {
    throw new ValueLimitError(`an array or bag has at most ${MAX_MEMBERS} members, those within its members included.`);
  }
}

export function checkDepth(depth: number): void {
  if (depth > MAX_DEPTH) throw new ValueLimitError(`arrays and bags lie at most ${MAX_DEPTH} deep within each other.`);
}

/** Call it for each column that is found in the data, with the number found so far. Raises ValueLimitError. */
export function checkColumn(name: string, count: number): void {
  if (count > MAX_COLUMNS) throw new ValueLimitError(`the data give more than ${MAX_COLUMNS} columns.`);
  if (name.length > MAX_NAME) throw new ValueLimitError(`the name of a column has at most ${MAX_NAME} characters.`);
}
