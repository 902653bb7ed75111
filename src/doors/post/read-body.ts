import { BodyError } from '../../http/bodies/body-error.ts';

export { BodyError };

/** The most bytes of a body, decoded. */
export const MAX_BODY = 10 * 1024 * 1024;

/** A credential came that is not one. The caller is slowed down, and the log counts it. */
export class WrongKeyError extends BodyError {}
