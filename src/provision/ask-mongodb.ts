import mongoose from 'mongoose';
import type { ServerVersion } from './service-kind.ts';
import { compareVersions } from './version.ts';

/** The oldest MongoDB that Roomwatch works with. */
export const oldestMongodb = '6.0';

/** Asks a MongoDB-compatible server for its version; see {@link ServiceKind.ask}. */
export async function askMongodb(uri: string, timeoutMs: number): Promise<ServerVersion> {
  const client = new mongoose.mongo.MongoClient(uri, {
    serverSelectionTimeoutMS: timeoutMs,
    connectTimeoutMS: timeoutMs,
    socketTimeoutMS: timeoutMs,
    maxPoolSize: 1,
  });
  try {
    const build = await client.db('admin').command({ buildInfo: 1 });
    const version = String(build.version);
    // SecantusDB reports the MongoDB version that it implements, and its own version beside it
    const own = typeof build.secantusVersion === 'string' ? build.secantusVersion : null;
    return {
      name: own === null ? 'MongoDB' : 'SecantusDB',
      version: own ?? version,
      tooOld: compareVersions(version, oldestMongodb) < 0 ? `MongoDB ${oldestMongodb} or newer` : null,
    };
  } finally {
    await client.close();
  }
}
