import path from 'node:path';
import { provideServices, type ProvidedServices } from '../../src/provision/index.ts';
import { buildDist } from '../../scripts/build-dist.ts';
import { needsLeftOut } from './left-out-list.ts';
import { endLeftovers } from './leftovers.ts';
import { makeRunFolder } from './temp-dir.ts';

declare global {
  // handed to global-teardown.ts, which jest runs in the same process
  var endTestRun: (() => Promise<void>) | undefined;
}

/**
 * One build of what processes run, one folder and one pair of servers for the whole test run; the environment may name a pair that is there
 * already.
 */
export default async function globalSetup(): Promise<void> {
  const folder = makeRunFolder();
  await buildDist();
  // jest calls no teardown when it is interrupted; leaving by process.exit() lets the servers be told to stop
  const leave = () => process.exit(130);
  process.once('SIGINT', leave);
  process.once('SIGTERM', leave);
  process.once('exit', () => endLeftovers(folder));
  const services = await provideTestServices(folder);
  globalThis.endTestRun = async () => {
    process.off('SIGINT', leave);
    process.off('SIGTERM', leave);
    await services?.stop();
    for (const need of needsLeftOut(folder))
      console.error(`Left out, because it is missing here: tests that need ${need}.`);
    endLeftovers(folder);
  };
}

/** Null where the environment names them. */
async function provideTestServices(folder: string): Promise<ProvidedServices | null> {
  const given = {
    mongodbUri: process.env.ROOMWATCH_TEST_MONGODB_URI ?? null,
    redisUrl: process.env.ROOMWATCH_TEST_REDIS_URL ?? null,
  };
  if (given.mongodbUri !== null && given.redisUrl !== null) return null;
  const dataDir = path.join(folder, 'services');
  const services = await provideServices({ ...given, dataDir, fast: true, say: (line) => console.error(line) });
  process.env.ROOMWATCH_TEST_MONGODB_URI = services.mongodb.uri;
  process.env.ROOMWATCH_TEST_REDIS_URL = services.redis.uri;
  return services;
}
