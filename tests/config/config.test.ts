import { expect, test } from '@jest/globals';
import { ConfigError, readConfig } from '../../src/config/config.ts';
import { readEnv, type RawSettings } from '../../src/config/env.ts';

/** What is told of wrong settings. */
function mistakesIn(raw: RawSettings): string[] {
  try {
    readConfig(raw);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
}

test('every setting has a default; an empty variable counts as unset', () => {
  const config = readConfig(readEnv({ PORT: '', HOST: ' ', MONGODB_URI: undefined }));
  expect(config).toMatchObject({ host: '127.0.0.1', port: 4000, mongodbUri: null, redisUrl: null, adminKey: null });
  expect(config).toMatchObject({ staleAfter: 1_200_000, reopenWithin: 604_800_000, eventRetention: 7_776_000_000 });
});

test('every mistake is told at once: setting, expectation and value', () => {
  const mistakes = mistakesIn({
    HOST: '0.0.0.0',
    PORT: '70000',
    STALE_AFTER: 'soon',
    REOPEN_WITHIN: '0s',
    MONGODB_URI: 'http://x',
    REDIS_URL: 'localhost:6379',
    ALLOWED_ORIGINS: 'https://wall.example/path',
    ALLOWED_HOSTS: 'rooms.example.com, not a host',
    PUBLIC_URL: 'rooms.example.com',
    LOG_LEVEL: 'loud',
  });
  expect(mistakes.map((mistake) => mistake.split(':')[0])).toEqual([
    'PORT',
    'MONGODB_URI',
    'REDIS_URL',
    'ALLOWED_ORIGINS',
    'ALLOWED_HOSTS',
    'STALE_AFTER',
    'REOPEN_WITHIN',
    'PUBLIC_URL',
    'LOG_LEVEL',
    'ADMIN_KEY',
  ]);
  expect(mistakes).toContain(
    'ALLOWED_HOSTS: expected host names such as rooms.example.com, separated by commas, got "rooms.example.com, not a host".',
  );
  for (const mistake of mistakes.slice(0, -1)) expect(mistake).toMatch(/^[A-Z_]+: expected .+, got ".+"\.$/);
});

test.each(['127.0.0.1', '127.3.2.1', 'localhost', '::1', '[::1]'])('on %s no key is needed', (HOST) => {
  expect(mistakesIn({ HOST })).toEqual([]);
  expect(readConfig({ HOST }).host).not.toContain('[');
});

test.each(['0.0.0.0', '::', '192.168.1.4', 'rooms.example.com', '127.0.0.1.example.com'])(
  'HOST %s needs ADMIN_KEY',
  (HOST) => {
    expect(mistakesIn({ HOST })).toEqual([expect.stringMatching(/^ADMIN_KEY: HOST is /)]);
    expect(mistakesIn({ HOST, ADMIN_KEY: 'key' })).toEqual([]);
  },
);

test('keys of readers, with names or without', () => {
  const { readKeys } = readConfig({ ADMIN_KEY: 'x', READ_KEYS: 'notebook:k1, k2' });
  expect(readKeys).toEqual([
    { name: 'reader notebook', key: 'k1' },
    { name: expect.stringMatching(/^reader [0-9a-f]{8}$/), key: 'k2' },
  ]);
});

test.each(['a b', 'one:k,one:l', 'k,k', ':k', 'a:b:c'])('READ_KEYS %j is a mistake', (READ_KEYS) => {
  expect(mistakesIn({ ADMIN_KEY: 'x', READ_KEYS })).toEqual([
    expect.stringMatching(/^READ_KEYS: expected keys or NAME:KEY/),
  ]);
});

test('READ_KEYS need ADMIN_KEY', () => {
  expect(mistakesIn({ READ_KEYS: 'k' })).toEqual([expect.stringMatching(/^READ_KEYS: expected ADMIN_KEY/)]);
});
