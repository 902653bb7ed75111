import { describe, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { isDatabaseAway } from '../../src/models/support/database-away.ts';

const closed = new mongo.MongoNetworkError('connection 9 to 127.0.0.1:27017 closed');
const noResult = {} as mongo.BulkWriteResult;
const PANIC = 'WiredTiger error: WtError { code: -31804, message: "WT_PANIC: WiredTiger library panic" }';
const named = (name: string, message: string) => Object.assign(new Error(message), { name });

function labelled(label: string): Error {
  const error = new mongo.MongoServerError({ message: 'again', code: 1 });
  error.addErrorLabel(label);
  return error;
}

describe('MongoDB is away', () => {
  test.each([
    ['a closed connection', closed],
    ['a bulk write whose connection closed', new mongo.MongoBulkWriteError(closed, noResult)],
    ['a write after the other end has gone', Object.assign(new Error('ended by the other party'), { code: 'EPIPE' })],
    ['a server that is shutting down', new mongo.MongoServerError({ message: 'shutting down', code: 91 })],
    ['a member that no longer writes', new mongo.MongoServerError({ message: 'not primary', code: 10_107 })],
    ['a time that is over', new mongo.MongoServerError({ message: 'operation exceeded time limit', code: 50 })],
    ['a pool that was cleared', named('MongoPoolClearedError', 'Connection pool was cleared')],
    ['a pool with no connection in time', named('MongoWaitQueueTimeoutError', 'Timed out while checking out')],
    ['a full disk', new mongo.MongoServerError({ message: 'No space left on device', code: 14_031 })],
    ['a full disk in words alone', new mongo.MongoServerError({ message: 'pwrite: No space left on device', code: 8 })],
    ['a storage that has failed', new mongo.MongoServerError({ message: PANIC, code: 1 })],
    [
      'a bulk write of which one key is taken and another found the disk full',
      Object.assign(new mongo.MongoBulkWriteError({ message: 'E11000', code: 11_000 }, noResult), {
        writeErrors: [{ code: 11_000 }, { code: 14_031, errmsg: 'No space left on device' }],
      }),
    ],
    ['a write that may be repeated', labelled('RetryableWriteError')],
    ['an error that one of these caused', new Error('The table could not be read.', { cause: closed })],
    ['Redis on a full disk', named('ReplyError', 'MISCONF Errors writing to the AOF file: No space left on device')],
    ['Redis without memory', named('ReplyError', "OOM command not allowed when used memory > 'maxmemory'.")],
    ['Redis that starts', named('ReplyError', 'LOADING Redis is loading the dataset in memory')],
    ['a replica of Redis', named('ReplyError', "READONLY You can't write against a read only replica.")],
    ['a closed connection to Redis', new Error('Connection is closed.')],
    ['Redis that is tried no more', named('MaxRetriesPerRequestError', 'Reached the max retries per request limit')],
  ])('for %s', (_, error) => expect(isDatabaseAway(error)).toBe(true));

  test.each([
    ['a key that is taken', new mongo.MongoServerError({ message: 'E11000', code: 11_000 })],
    [
      'a bulk write of which a key is taken',
      new mongo.MongoBulkWriteError({ message: 'E11000', code: 11_000 }, noResult),
    ],
    ['a mistake of ours', new TypeError('x is not a function')],
    ['a document that is too large', new mongo.MongoServerError({ message: 'BSONObj size is invalid', code: 10_334 })],
    [
      'an error of a storage that is not known',
      new mongo.MongoServerError({ message: 'WtError { code: 22 }', code: 1 }),
    ],
    ['a wrong command of ours to Redis', named('ReplyError', 'ERR wrong number of arguments')],
    ['a full disk of our own', Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })],
    ['nothing', undefined],
  ])('not for %s', (_, error) => expect(isDatabaseAway(error)).toBe(false));
});
