import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import mongoose from 'mongoose';
import { testServices } from './services.ts';

describe('testServices', () => {
  const services = testServices();
  const mongodb = new mongoose.mongo.MongoClient(services.mongodbUri);
  const redis = new Redis(services.redisUrl, { lazyConnect: true });
  beforeAll(async () => {
    await Promise.all([mongodb.connect(), redis.connect()]);
  });
  afterAll(async () => {
    await mongodb.db().dropDatabase();
    await Promise.all([mongodb.close(), redis.quit()]);
  });

  test('gives servers that answer', async () => {
    await mongodb.db().collection('rooms').insertOne({ name: 'Aspen' });
    expect(await mongodb.db().collection('rooms').countDocuments()).toBe(1);
    expect(await redis.ping()).toBe('PONG');
  });

  test('gives every caller a database and a prefix of its own', () => {
    const other = testServices();
    expect(other.mongodbUri).not.toBe(services.mongodbUri);
    expect(other.prefix).not.toBe(services.prefix);
    expect(other.redisUrl).toBe(services.redisUrl);
  });
});
