import type { ClientCertificates, ServerCertificates } from './one-use-certificates.ts';

/** The servers that can play a service. */
export type EngineName = 'mongod' | 'secantusdb' | 'redis' | 'valkey';

/** Where a server program comes from: found on the PATH, downloaded, or unpacked from its Python package. */
export type EngineSource = 'path' | 'download' | 'python';

/** Identifies a server program well enough to find the same one again. */
export interface EngineId {
  engine: EngineName;
  version: string;
  source: EngineSource;
}

/** A server program that is installed and runs. `binary` is its absolute path. */
export interface Engine extends EngineId {
  binary: string;
}

/** The reason that a source cannot yield a server program: a part of a sentence for people. */
export interface Unavailable {
  reason: string;
}

/** What the finders share. */
export interface FindContext {
  /** The cache folder; absolute. */
  cacheDir: string;
  /** The SHA-256 of the archive of mongod that may be downloaded; null for one that Roomwatch knows. */
  mongodSha256?: string | null;
  /** Receives messages. */
  say: (line: string) => void;
  /** Ends the search. */
  signal: AbortSignal;
}

/** One source of a server program. */
export interface EngineFinder {
  source: EngineSource;
  /** The engines it can yield; used to leave it out where the data belongs to another one. */
  engines: readonly EngineName[];
  /** @param maker what made the data that is there; null where the data folder is new. */
  find(context: FindContext, maker: EngineId | null): Promise<Engine | Unavailable>;
}

/** What a running server reports about itself. `name` is for people, for example "MongoDB" or "Valkey". */
export interface ServerVersion {
  name: string;
  version: string;
  /** Set where the server is too old: a part of a sentence that names the version needed. */
  tooOld: string | null;
}

/** How to start a server program. Paths are absolute. */
export interface StartSettings {
  port: number;
  dataFolder: string;
  /** The file with {@link ServiceKind.configuration}. */
  config: string;
  /** True only in tests: the data need not survive a crash. */
  fast: boolean;
  /**
   * Set while the server is given its password: it asks for none, and lets in only who has a certificate of this authority. Without it, it
   * asks everybody for the password.
   */
  certificates: ServerCertificates | null;
}

/** One of the two services: the sources of its server, how to start it, and how to check that it answers. */
export interface ServiceKind {
  title: 'MongoDB' | 'Redis';
  folder: 'mongodb' | 'redis';
  variable: 'MONGODB_URI' | 'REDIS_URL';
  /** The schemes of an address, for example "mongodb://". */
  schemes: readonly string[];
  finders: readonly EngineFinder[];
  readsDataOf(engine: EngineId, maker: EngineId): boolean;
  startArguments(engine: EngineId, settings: StartSettings): string[];
  /** The content of the server's configuration file. */
  configuration(password: string): string;
  /** The whole address of a provided server. */
  uri(port: number, password: string): string;
  /**
   * Connects, asks for the version and disconnects.
   * @param timeoutMs milliseconds until it gives up
   * @throws any error of the driver where there is no answer
   */
  ask(uri: string, timeoutMs: number): Promise<ServerVersion>;
  /** Whether an error of {@link ask} says that the server answers and does not take the password. */
  isWrongPassword(error: unknown): boolean;
  /** How the server, started with certificates, is given its password; null for one that reads it from its configuration. */
  passwords: Passwords | null;
  /** Watches whether a server that answers has a storage that works; null for one whose process ends with its storage. */
  watchStorage: ((uri: string) => StorageWatch) | null;
}

export interface StorageWatch {
  /** Whether the storage has failed for good, so that only a restart of the server helps. False where the server does not answer. */
  hasFailed(): Promise<boolean>;
  close(): Promise<void>;
}

/** A server that stores its password with its data. Both reject with an error of the driver. */
export interface Passwords {
  /** Whether the server answers to the certificates. */
  ask(port: number, certificates: ClientCertificates, timeoutMs: number): Promise<void>;
  /** Makes the one account that there is, with all rights; any other, which somebody made while there was no password, is removed. */
  store(port: number, certificates: ClientCertificates, password: string): Promise<void>;
}

const shown: Record<EngineName, string> = {
  mongod: 'mongod',
  secantusdb: 'SecantusDB',
  redis: 'Redis',
  valkey: 'Valkey',
};

/** The program's name and version for people, for example "SecantusDB 0.6.0b17". */
export function engineTitle(engine: EngineId): string {
  return `${shown[engine.engine]} ${engine.version}`;
}
