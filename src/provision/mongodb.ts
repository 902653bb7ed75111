import { askMongodb, oldestMongodb } from './ask-mongodb.ts';
import { isWrongMongodbPassword, mongodbAccount, mongodbPasswords } from './mongodb-passwords.ts';
import { watchMongodbStorage } from './mongodb-storage.ts';
import { downloaded } from './download-mongod.ts';
import { onPath, type PathProgram } from './find-on-path.ts';
import { inPythonPackage, type PythonPackage } from './python-package.ts';
import type { EngineId, ServiceKind, StartSettings } from './service-kind.ts';
import { releaseSeries } from './version.ts';

const mongod: PathProgram = {
  program: 'mongod',
  engines: ['mongod'],
  read(output) {
    const version = /db version v(\d+(?:\.\d+)+)/.exec(output)?.[1];
    return version === undefined ? null : { engine: 'mongod', version };
  },
  oldest: () => oldestMongodb,
};

/** A MongoDB-compatible server over MongoDB's own storage engine, as a ready-made program in a Python package. */
const secantusdb: PythonPackage = {
  engine: 'secantusdb',
  title: 'SecantusDB',
  name: 'SecantusDB',
  version: '0.6.0b17',
  hashes: {
    '0.6.0b17': [
      'a77fc08b43232ae420f9b3824c0342a1e58d657a8eb9daa86c3c16fd91e255f0', // Linux x86-64, glibc
      '46b234b7f374faa10a6354c1d34ae17f36afa0c9ff8f70398df36f2b3aaf1a98', // Linux ARM64, glibc
      'cfbe91b5c49bbf9002b0819c6517ce522f4feb896c48b9acf2cc6af744abda0c', // Linux x86-64, musl
      '96004b38efd07119347b84c26d437fbd166f935abfe6fffa299d6cf0cc16859d', // Linux ARM64, musl
      'bc8dae439d5990768870381911e48ee662f3f8b14192d4595c6b36cfa0c6e1e5', // macOS ARM64
    ],
  },
  folder: 'secantusdb.scripts',
  program: 'secantusd-rs',
  megabytes: 20,
};

/** Bytes that a server may hold in memory for its data, kept modest because it shares the machine with Roomwatch. */
const cacheMegabytes = 512;

function mongodArguments({ port, dataFolder, certificates }: StartSettings): string[] {
  return [
    ...['--dbpath', dataFolder, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'],
    ...['--wiredTigerCacheSizeGB', String(cacheMegabytes / 1024)],
    // while there is no account, mongod would let anybody on this machine make the first one
    ...['--setParameter', 'enableLocalhostAuthBypass=false'],
    ...(certificates === null
      ? ['--auth']
      : [
          '--tlsMode',
          'requireTLS',
          '--tlsCertificateKeyFile',
          certificates.both,
          '--tlsCAFile',
          certificates.authority,
        ]),
  ];
}

function secantusArguments({ port, dataFolder, config, fast, certificates }: StartSettings): string[] {
  return [
    ...['--config', config, '--host', '127.0.0.1', '--port', String(port), '--storage-path', dataFolder],
    // standalone: one server without a replica set's name, as a plain mongod is
    ...['--standalone', '--log-level', 'WARNING', '--cache-size', `${cacheMegabytes}M`, '--log-file-max', '64MB'],
    ...(fast ? [] : ['--sync-on-commit']),
    ...(certificates === null
      ? ['--auth']
      : [
          ...['--tls-cert-file', certificates.certificate, '--tls-key-file', certificates.key],
          ...['--tls-ca-file', certificates.authority, '--tls-require-client-cert'],
        ]),
  ];
}

/** The sources of MongoDB, in the order of preference. */
export const mongodb: ServiceKind = {
  title: 'MongoDB',
  folder: 'mongodb',
  variable: 'MONGODB_URI',
  schemes: ['mongodb://', 'mongodb+srv://'],
  finders: [onPath(mongod), downloaded(mongod), inPythonPackage(secantusdb)],
  readsDataOf(engine: EngineId, maker: EngineId): boolean {
    if (engine.engine !== maker.engine) return false;
    // mongod keeps its format within a release series; SecantusDB guarantees nothing between its versions
    return engine.engine === 'mongod'
      ? releaseSeries(engine.version) === releaseSeries(maker.version)
      : engine.version === maker.version;
  },
  startArguments: (engine, settings) =>
    engine.engine === 'secantusdb' ? secantusArguments(settings) : mongodArguments(settings),
  // SecantusDB takes an empty file for one without settings, and looks for another elsewhere where none is given
  configuration: () => '',
  uri: (port, password) =>
    `mongodb://${mongodbAccount}:${password}@127.0.0.1:${port}/roomwatch` +
    '?authSource=admin&authMechanism=SCRAM-SHA-256&directConnection=true',
  ask: askMongodb,
  isWrongPassword: isWrongMongodbPassword,
  passwords: mongodbPasswords,
  watchStorage: watchMongodbStorage,
};
