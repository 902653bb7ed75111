import { mongo, MongooseError } from 'mongoose';

/** What the drivers throw where a server does not answer, or went away in the middle. Whether a write was done is not known then. */
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

/** The same by name: the drivers do not export these. The last are of Redis: its client gives up a command. */
const AWAY_NAMES: ReadonlySet<string> = new Set([
  'MongoPoolClosedError',
  'MongoPoolClearedError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
  'MaxRetriesPerRequestError',
  'ClusterAllFailedError',
]);

/** Labels of MongoDB that say: the same may be sent again. */
const AGAIN_LABELS = ['RetryableWriteError', 'TransientTransactionError', 'SystemOverloadedError', 'RetryableError'];

/**
 * Codes of MongoDB that say nothing against the command (mongo/src/mongo/base/error_codes.yml): it may succeed later, or at another
 * member.
 */
const AGAIN_CODES: ReadonlySet<unknown> = new Set([
  // The network between servers: HostUnreachable, HostNotFound, NetworkTimeout, SocketException.
  ...[6, 7, 89, 9001],
  // A server that is going down: ShutdownInProgress, InterruptedAtShutdown.
  ...[91, 11_600],
  // It is not, or no longer, the one that writes: PrimarySteppedDown, InterruptedDueToReplStateChange, NotWritablePrimary,
  // NotPrimaryNoSecondaryOk, NotPrimaryOrSecondary, and the old NotPrimary; FailedToSatisfyReadPreference.
  ...[189, 11_602, 10_107, 13_435, 13_436, 10_058, 133],
  // Time is over: MaxTimeMSExpired, ExceededTimeLimit, LockTimeout, LockBusy.
  ...[50, 262, 24, 46],
  // Others write at the same time, or the server is full of work: WriteConflict, TemporarilyUnavailable, TooManyLocks.
  ...[112, 365, 208],
  // Too few members have the write: WriteConcernFailed (64), UnsatisfiableWriteConcern; ReadConcernMajorityNotAvailableYet.
  ...[64, 100, 134],
  // No room: OutOfDiskSpace; UserWritesBlocked, and the space of Atlas (AtlasError).
  ...[14_031, 371, 8000],
  // The server does not know our password, as while it is changed: nothing is said about what was sent.
  18,
]);

/** What the operating system says of a connection that broke in the moment of writing: the drivers pass it on as it is. */
const BROKEN: ReadonlySet<unknown> = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'ETIMEDOUT']);

/** What a server tells of its disk or its storage in words alone. */
const STORAGE_WORDS =
  /WT_PANIC|WiredTiger library panic|WT_CACHE_FULL|WT_ROLLBACK|No space left on device|ENOSPC|out of disk space|Disk quota exceeded|EDQUOT|Read-only file system|EROFS|Input\/output error|\bEIO\b|Too many open files|over your space quota/i;

/** SecantusDB names the error of the storage engine: out of memory or files, the disk broken, full or read-only; panic, rollback, cache full. */
const STORAGE_CODE = /\bWtError \{ code: (?:5|12|23|24|28|30|122|-31800|-31804|-31807)\b/;

/**
 * Refusals of Redis that say nothing against the command: its disk (MISCONF), its memory (OOM), its start, its role. The rest is what its
 * client says of a connection that is closed or not yet open.
 */
const REDIS_WORDS =
  /^(?:MISCONF|OOM|LOADING|READONLY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|BUSY|NOREPLICAS|WRONGPASS|NOAUTH|UNBLOCKED)\b|^Connection is closed|^Stream isn't writeable|^Command timed out|^max number of clients reached|^ERR max number of clients/;

/** How deep errors lie within errors, at most. */
const DEEPEST = 5;

/**
 * Whether an error says only that MongoDB or Redis cannot do it now: away, not the one that writes, full, its storage broken, too slow.
 * The same may well succeed later, so nobody is to blame for what was sent. This is the only place that tells such errors from faults of
 * our own.
 */
export function isDatabaseAway(error: unknown): boolean {
  return isAwayWithin(error, DEEPEST);
}

function isAwayWithin(error: unknown, depth: number): boolean {
  if (typeof error !== 'object' || error === null || depth === 0) return false;
  return isAwayItself(error) || inner(error).some((one) => isAwayWithin(one, depth - 1));
}

/** What an error wraps: its cause; of a bulk write whatever stopped it, a broken connection too, as if it were the server's answer. */
function inner(error: object): unknown[] {
  const { cause, errorResponse, writeErrors, result } = error as {
    cause?: unknown;
    errorResponse?: unknown;
    writeErrors?: unknown;
    result?: { writeConcernError?: unknown } | null;
  };
  return [cause, errorResponse, ...[writeErrors ?? []].flat(), result?.writeConcernError];
}

function isAwayItself(error: object): boolean {
  if (AWAY.some((kind) => error instanceof kind)) return true;
  const { name, message, code, errmsg } = error as {
    name?: unknown;
    message?: unknown;
    code?: unknown;
    errmsg?: unknown;
  };
  if (typeof name === 'string' && AWAY_NAMES.has(name)) return true;
  const text = typeof message === 'string' ? message : typeof errmsg === 'string' ? errmsg : '';
  if (error instanceof mongo.MongoError && AGAIN_LABELS.some((label) => error.hasErrorLabel(label))) return true;
  if (error instanceof MongooseError) return /buffering timed out|not connected/i.test(text);
  if (error instanceof Error && BROKEN.has(code)) return true;
  if (isOfRedis(error)) return REDIS_WORDS.test(text);
  return isOfMongo(error) && (AGAIN_CODES.has(code) || STORAGE_WORDS.test(text) || STORAGE_CODE.test(text));
}

/** An error of the client of Redis: a refusal of the server, or a connection that is not there. */
function isOfRedis(error: object): boolean {
  return error instanceof Error && (error.name === 'ReplyError' || error.name === 'Error');
}

/** An answer of MongoDB: as the driver throws it, or as it lies within another error. */
function isOfMongo(error: object): boolean {
  return error instanceof mongo.MongoServerError || !(error instanceof Error);
}
