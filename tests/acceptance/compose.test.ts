import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';

interface Service {
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
}

const { services } = parse(readFileSync(path.join(import.meta.dirname, '../../compose.yaml'), 'utf8'), {
  merge: true,
}) as { services: Record<'mongodb' | 'redis' | 'api' | 'worker', Service> };
const PASSWORD = /^\$\{DATABASE_PASSWORD:\?/;

test('both databases of compose.yaml ask for a password, which no command line shows, and publish no port', () => {
  const { mongodb, redis, api, worker } = services;
  expect(mongodb.environment).toEqual({
    MONGO_INITDB_ROOT_USERNAME: 'roomwatch',
    MONGO_INITDB_ROOT_PASSWORD: expect.stringMatching(PASSWORD),
  });
  expect(redis.environment).toEqual({ REDISCLI_AUTH: expect.stringMatching(PASSWORD) });
  // `$$` is a `$` for the shell in the container
  expect(redis.command!.at(-1)).toMatch(
    /^exec docker-entrypoint\.sh redis-server - <<END\nrequirepass \$\$REDISCLI_AUTH\n/,
  );
  for (const { command, ports } of [mongodb, redis]) {
    expect(command!.join(' ')).not.toContain('DATABASE_PASSWORD');
    expect(ports).toBeUndefined();
  }
  for (const { environment } of [api, worker]) {
    expect(environment!['MONGODB_URI']).toContain('//roomwatch:${DATABASE_PASSWORD}@mongodb:');
    expect(environment!['REDIS_URL']).toContain('//:${DATABASE_PASSWORD}@redis:');
  }
});
