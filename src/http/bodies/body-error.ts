/** A body that cannot be read, with the HTTP status that says so. */
export class BodyError extends Error {
  override name = 'BodyError';
  readonly status: number;
  readonly code: string;
  /** Seconds after which the same may be sent again; null where that does not help. */
  readonly retryAfter: number | null;

  constructor(status: number, code: string, message: string, retryAfter: number | null = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** The name under which the HTTP framework looks for the status. */
  get statusCode(): number {
    return this.status;
  }
}

/** The refusal of a body whose sender has gone before its end. */
export const incomplete = (): BodyError => new BodyError(400, 'INCOMPLETE', 'The body ended before it was complete.');
