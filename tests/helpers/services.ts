import { randomUUID } from 'node:crypto';

/** The servers of the test run, with room of one's own in them. */
export interface TestServices {
  /** With a database name that no other call is given. */
  mongodbUri: string;
  redisUrl: string;
  /** For every Redis key and queue; no other call is given it. */
  prefix: string;
}

/**
 * Addresses for one test file or one test.
 * @throws Error outside of a jest run, where nothing started the servers
 */
export function testServices(): TestServices {
  const mongodb = process.env.ROOMWATCH_TEST_MONGODB_URI;
  const redisUrl = process.env.ROOMWATCH_TEST_REDIS_URL;
  if (mongodb === undefined || redisUrl === undefined) {
    throw new Error('tests/helpers/global-setup.ts did not run: start the tests with jest and its configuration');
  }
  const unique = `test-${randomUUID()}`;
  const uri = new URL(mongodb);
  uri.pathname = `/${unique}`;
  return { mongodbUri: uri.href, redisUrl, prefix: unique };
}
