/** A refusal that is part of the contract: named by a code, said in words that tell what to do. */
export type UserErrorCode = 'INVALID' | 'NOT_FOUND' | 'TAKEN' | 'CONFLICT' | 'LIMIT';

/** An expected failure of a command. Mutations answer it as a `UserError`; it never stands for a bug. */
export class CommandError extends Error {
  override name = 'CommandError';
  readonly code: UserErrorCode;
  /** The path of the member at fault, from the argument on: `["input", "name"]`. */
  readonly field: string[] | null;

  constructor(code: UserErrorCode, message: string, field: string[] | null = null) {
    super(message);
    this.code = code;
    this.field = field;
  }
}

/** Input that a door or a query cannot take: which member, what was expected, what came. */
export class BadInputError extends Error {
  override name = 'BadInputError';
  readonly field: string | null;

  constructor(message: string, field: string | null = null) {
    super(message);
    this.field = field;
  }
}
