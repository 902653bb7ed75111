import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { provideServices } from '../../src/provision/index.ts';
import { buildPrograms } from './build.ts';

declare global {
  // handed to global-teardown.ts, which jest runs in the same process
  var stopTestServices: (() => Promise<void>) | undefined;
}

/** One build of the programs and one pair of servers for the whole test run; the environment may name a pair that is there already. */
export default async function globalSetup(): Promise<void> {
  process.env.ROOMWATCH_TEST_BUILD = await buildPrograms();
  const given = {
    mongodbUri: process.env.ROOMWATCH_TEST_MONGODB_URI ?? null,
    redisUrl: process.env.ROOMWATCH_TEST_REDIS_URL ?? null,
  };
  if (given.mongodbUri !== null && given.redisUrl !== null) return;

  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'roomwatch-tests-'));
  // jest calls no teardown when it is interrupted; leaving by process.exit() lets the servers be told to stop
  const leave = () => process.exit(130);
  process.once('SIGINT', leave);
  process.once('SIGTERM', leave);
  const services = await provideServices({ ...given, dataDir, fast: true, say: (line) => console.error(line) });
  process.env.ROOMWATCH_TEST_MONGODB_URI = services.mongodb.uri;
  process.env.ROOMWATCH_TEST_REDIS_URL = services.redis.uri;
  globalThis.stopTestServices = async () => {
    process.off('SIGINT', leave);
    process.off('SIGTERM', leave);
    await services.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
