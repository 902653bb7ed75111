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

/** What the finders share: the cache folder (absolute), the output of messages, and the signal to stop. */
export interface FindContext {
  cacheDir: string;
  say: (line: string) => void;
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
  /** An empty file, for servers that would otherwise look for a configuration elsewhere. */
  emptyConfig: string;
  /** True only in tests: the data need not survive a crash. */
  fast: boolean;
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
  uri(port: number): string;
  /**
   * Connects, asks for the version and disconnects.
   * @param timeoutMs milliseconds until it gives up
   * @throws any error of the driver where there is no answer
   */
  ask(uri: string, timeoutMs: number): Promise<ServerVersion>;
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
