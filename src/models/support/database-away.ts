import { mongo, MongooseError } from 'mongoose';

/** What the driver throws where the server does not answer, or went away in the middle. Whether a write was done is not known then. */
const AWAY = [
  mongo.MongoNetworkError,
  mongo.MongoServerSelectionError,
  mongo.MongoNotConnectedError,
  mongo.MongoTopologyClosedError,
  mongo.MongoServerClosedError,
  // What our own process breaks off when it stops: it ends every session, and we use none of our own.
  mongo.MongoClientClosedError,
  mongo.MongoExpiredSessionError,
];
/** One that the driver does not export: a connection was wanted of a pool that is closed. */
const POOL_CLOSED = 'MongoPoolClosedError';
/** Codes of a server that is going down: ShutdownInProgress, InterruptedAtShutdown, InterruptedDueToReplStateChange, NotWritablePrimary. */
const GOING_DOWN = new Set<unknown>([91, 11_600, 11_602, 10_107]);
/** What the operating system says of a connection that broke in the moment of writing: the driver passes it on as it is. */
const BROKEN = new Set<unknown>(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'ETIMEDOUT']);

/** Whether an error says only that MongoDB is away: the same may well succeed later. */
export function isDatabaseAway(error: unknown): boolean {
  if (AWAY.some((kind) => error instanceof kind)) return true;
  if (error instanceof Error && error.name === POOL_CLOSED) return true;
  // A bulk write wraps whatever stopped it, a broken connection too, as if it were the server's answer.
  if (error instanceof mongo.MongoServerError) return GOING_DOWN.has(error.code) || isDatabaseAway(error.errorResponse);
  if (error instanceof Error && 'code' in error && BROKEN.has(error.code)) return true;
  return error instanceof MongooseError && /buffering timed out|not connected/i.test(error.message);
}
