import { mongo, MongooseError } from 'mongoose';

/** What the driver throws where the server does not answer, or went away in the middle. Whether a write was done is not known then. */
const AWAY = [
  mongo.MongoNetworkError,
  mongo.MongoServerSelectionError,
  mongo.MongoNotConnectedError,
  mongo.MongoTopologyClosedError,
  mongo.MongoServerClosedError,
];
/** Codes of a server that is going down: ShutdownInProgress, InterruptedAtShutdown, InterruptedDueToReplStateChange, NotWritablePrimary. */
const GOING_DOWN = new Set<unknown>([91, 11600, 11602, 10107]);

/** Whether an error says only that MongoDB is away: the same may well succeed later. */
export function isDatabaseAway(error: unknown): boolean {
  if (AWAY.some((kind) => error instanceof kind)) return true;
  if (error instanceof mongo.MongoServerError) return GOING_DOWN.has(error.code);
  return error instanceof MongooseError && /buffering timed out|not connected/i.test(error.message);
}
