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

/** The shortest key that is accepted. */
const LONG = 'k'.repeat(16);

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
    expect(mistakesIn({ HOST, ADMIN_KEY: LONG })).toEqual([]);
  },
);

test('keys of readers, with names or without', () => {
  const { readKeys } = readConfig({ ADMIN_KEY: LONG, READ_KEYS: `notebook:${LONG}1, ${LONG}2` });
  expect(readKeys).toEqual([
    { name: 'reader notebook', key: `${LONG}1` },
    { name: expect.stringMatching(/^reader [0-9a-f]{8}$/), key: `${LONG}2` },
  ]);
});

test.each([
  `${LONG} b`,
  `one:${LONG},one:${LONG}2`,
  `${LONG},${LONG}`,
  `:${LONG}`,
  `a:b:${LONG}`,
  LONG.slice(1),
  `notebook:${LONG.slice(1)}`,
  `notebook:${LONG},k`,
])('READ_KEYS %j is a mistake', (READ_KEYS) => {
  expect(mistakesIn({ ADMIN_KEY: LONG, READ_KEYS })).toEqual([
    expect.stringMatching(/^READ_KEYS: expected keys or NAME:KEY/),
  ]);
});

test('READ_KEYS need ADMIN_KEY', () => {
  expect(mistakesIn({ READ_KEYS: LONG })).toEqual([expect.stringMatching(/^READ_KEYS: expected ADMIN_KEY/)]);
});

test('a key that can be guessed is a mistake, and no mistake shows a key', () => {
  const short = LONG.slice(1);
  expect(mistakesIn({ ADMIN_KEY: short, READ_KEYS: short, WORKSPACE_KEY: short, PORT: 'x' })).toEqual([
    expect.stringMatching(/^PORT: /),
    'ADMIN_KEY: expected a key of at least 16 characters, without spaces, got "(a text of 15 characters)".',
    expect.stringMatching(/^READ_KEYS: expected .*at least 16 characters.*, got "\(a text of 15 characters\)"\.$/),
    expect.stringMatching(/^WORKSPACE_KEY: /),
  ]);
  expect(mistakesIn({ HOST: '0.0.0.0', ADMIN_KEY: short }).join()).not.toContain(short);
  expect(mistakesIn({ ADMIN_KEY: LONG })).toEqual([]);
});

test('proxies that are trusted are addresses and networks', () => {
  expect(readConfig({ TRUSTED_PROXIES: '10.0.0.5, 10.1.0.0/16,fd00::/8, ::1' }).trustedProxies).toEqual([
    '10.0.0.5',
    '10.1.0.0/16',
    'fd00::/8',
    '::1',
  ]);
  for (const wrong of ['proxy.example', '10.0.0.0/33', '10.0.0.0/0', '10.0.0.0/', 'fd00::/129', '10.0.0.1/8/8', '*']) {
    expect(mistakesIn({ TRUSTED_PROXIES: wrong })).toEqual([
      expect.stringMatching(/^TRUSTED_PROXIES: expected addresses/),
    ]);
  }
});

test('METRICS_KEY needs ADMIN_KEY beside it', () => {
  const METRICS_KEY = 'a-key-for-prometheus';
  expect(mistakesIn({ METRICS_KEY })).toEqual([expect.stringMatching(/^METRICS_KEY: expected ADMIN_KEY beside it/)]);
  expect(readConfig({ METRICS_KEY, ADMIN_KEY: 'a-key-for-everything' }).metricsKey).toBe(METRICS_KEY);
});

test.each(['https://rooms.example.com?x', 'https://rooms.example.com/#x', 'https://me:secret@rooms.example.com'])(
  'PUBLIC_URL %s cannot be added to',
  (PUBLIC_URL) => {
    expect(mistakesIn({ PUBLIC_URL })).toEqual([expect.stringMatching(/^PUBLIC_URL: expected an address/)]);
  },
);
