/**
 * A setting that is good by itself does not go with what the server finds when it starts. The message names the setting and says what to do:
 * the command line shows it without a stack.
 */
export class SettingError extends Error {
  override name = 'SettingError';
}

/** A refusal that is part of the contract: named by a code, said in words that tell what to do. */
export type UserErrorCode = 'INVALID' | 'NOT_FOUND' | 'TAKEN' | 'CONFLICT' | 'LIMIT';

/**
 * An expected failure of a command. Mutations answer it as a `UserError`, to which they add what came; it never stands for a bug.
 */
export class CommandError extends Error {
  override name = 'CommandError';
  readonly code: UserErrorCode;
  /** The path of the member at fault, from the argument on: `["input", "name"]`. */
  readonly field: string[];
  /** What came, where that is more than the member's value. */
  readonly got: string | null;

  constructor(code: UserErrorCode, expected: string, field: string[], got: string | null = null) {
    super(`${field.at(-1)}: expected ${expected}`);
    this.code = code;
    this.field = field;
    this.got = got;
  }
}
