import type { DeliveryDocument } from '../../../models/delivery.ts';

/** What a receiver answered to a notice that it took. */
export interface Sent {
  readonly answer: string;
}

/** A notice was not taken. The message is for people. */
export class DeliveryError extends Error {
  override name = 'DeliveryError';
  /** Whether trying again is of no use. */
  readonly isPermanent: boolean;
  /** Milliseconds that the receiver asks to wait; null where it does not. */
  readonly retryAfter: number | null;
  /** The receiver wants nothing more, ever. */
  readonly isGone: boolean;

  constructor(message: string, { isPermanent = false, isGone = false, retryAfter = null as number | null } = {}) {
    super(message);
    this.isPermanent = isPermanent;
    this.isGone = isGone;
    this.retryAfter = retryAfter;
  }
}

/** A way to send a notice: one attempt. Throws a `DeliveryError`. */
export interface Channel {
  send(delivery: DeliveryDocument, signal: AbortSignal): Promise<Sent>;
}
