import mongoose from 'mongoose';
import type { StorageWatch } from './service-kind.ts';

const withinMs = 5_000;

/** What the storage engine says once it has failed: its process answers, but must be restarted before anything is stored or read. */
const failed = /WT_PANIC|WiredTiger library panic/;

/** Watches the storage of a MongoDB over a connection of its own. mongod ends when its storage fails; SecantusDB (0.6.0b17) goes on. */
export function watchMongodbStorage(uri: string): StorageWatch {
  const client = new mongoose.mongo.MongoClient(uri, {
    ...{ serverSelectionTimeoutMS: withinMs, connectTimeoutMS: withinMs, socketTimeoutMS: withinMs },
    ...{ maxPoolSize: 1, serverMonitoringMode: 'poll', heartbeatFrequencyMS: 30_000 },
  });
  let isClosed = false;
  return {
    async hasFailed() {
      if (isClosed) return false;
      try {
        await client.db().command({ find: 'installation', limit: 1, singleBatch: true, projection: { _id: 1 } });
        return false;
      } catch (error) {
        return failed.test((error as Error).message);
      }
    },
    async close() {
      isClosed = true;
      await client.close();
    },
  };
}
