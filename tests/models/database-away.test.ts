import { describe, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { isDatabaseAway } from '../../src/models/support/database-away.ts';

const closed = new mongo.MongoNetworkError('connection 9 to 127.0.0.1:27017 closed');
const noResult = {} as mongo.BulkWriteResult;

describe('MongoDB is away', () => {
  test.each([
    ['a closed connection', closed],
    ['a bulk write whose connection closed', new mongo.MongoBulkWriteError(closed, noResult)],
    ['a write after the other end has gone', Object.assign(new Error('ended by the other party'), { code: 'EPIPE' })],
    ['a server that is shutting down', new mongo.MongoServerError({ message: 'shutting down', code: 91 })],
  ])('for %s', (_, error) => expect(isDatabaseAway(error)).toBe(true));

  test.each([
    ['a key that is taken', new mongo.MongoServerError({ message: 'E11000', code: 11_000 })],
    [
      'a bulk write of which a key is taken',
      new mongo.MongoBulkWriteError({ message: 'E11000', code: 11_000 }, noResult),
    ],
    ['a mistake of ours', new TypeError('x is not a function')],
    ['nothing', undefined],
  ])('not for %s', (_, error) => expect(isDatabaseAway(error)).toBe(false));
});
