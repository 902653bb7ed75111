import type { HeldBodies } from '../../connections/held-bodies.ts';
import type { ErrorAnswer } from '../../errors/answer.ts';
import type { ConnectionPlaces } from '../../guard/places.ts';
import type { HttpLimits } from '../../options.ts';
import type { ReadDocument } from '../documents/read-document.ts';
import type { RunOperation } from '../operations/run.ts';

/** What streams are run with. */
export interface EventStreamOptions {
  readonly readDocument: ReadDocument;
  readonly run: RunOperation;
  readonly answer: ErrorAnswer;
  readonly places: ConnectionPlaces;
  readonly limits: HttpLimits;
  readonly heldBodies: HeldBodies;
}
