import type { Collection, Connection, mongo } from 'mongoose';

/** Options of a write: the transaction that it is part of, if any. */
interface WriteOptions {
  readonly session?: mongo.ClientSession;
}

/** Attempts at a transaction that others are in the way of, before its writes are done without one. */
const ATTEMPTS = 3;
/** Error codes of a server that has no transactions: IllegalOperation of a standalone mongod, CommandNotFound, OperationNotSupportedInTransaction. */
const NO_TRANSACTIONS: ReadonlySet<unknown> = new Set([20, 59, 263]);

/** The connections whose server has no transactions. */
const without = new WeakSet<Connection>();

export type BulkStatements = Parameters<Collection['bulkWrite']>[0];

/** Sends statements that may be done in any order, as one write. */
export function bulkWrite(collection: Collection, statements: BulkStatements): Promise<mongo.BulkWriteResult> {
  const write = (options: WriteOptions) => collection.bulkWrite(statements, { ordered: false, ...options });
  return statements.length > 1 ? inOneWrite(collection.conn, write) : write({});
}

/**
 * Does several writes as one transaction where the server has transactions, so that they wait for the disk once, not once each (decision
 * 26). Nothing may depend on that (decision 3): where the server has none, refuses it, or others stay in the way, the same writes are done
 * without one. So `write` may run several times and must be repeatable; what it answers is of its last run. Throws what it throws without
 * a transaction.
 */
async function inOneWrite<Result>(
  connection: Connection,
  write: (options: WriteOptions) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; attempt <= ATTEMPTS && !without.has(connection); attempt += 1) {
    const session = await connection.startSession();
    try {
      session.startTransaction({ writeConcern: { w: 'majority', journal: true } });
      const result = await write({ session });
      await session.commitTransaction();
      return result;
    } catch (error) {
      await session.abortTransaction().catch(() => undefined);
      if (NO_TRANSACTIONS.has((error as { code?: unknown }).code)) without.add(connection);
      else if (!isInTheWay(error)) break;
    } finally {
      await session.endSession();
    }
  }
  return write({});
}

/** Whether another transaction or write is in the way of this one, which may succeed when it is tried again. */
function isInTheWay(error: unknown): boolean {
  const { hasErrorLabel } = error as Partial<mongo.MongoError>;
  return hasErrorLabel?.call(error as mongo.MongoError, 'TransientTransactionError') ?? false;
}
