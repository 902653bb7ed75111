/** The servers that can play a service. */
export type EngineName = 'mongod' | 'secantusdb' | 'redis' | 'valkey';

/** Where a server program comes from: found on the PATH, downloaded, or unpacked from its Python package. */
export type EngineSource = 'path' | 'download' | 'python';

/** Names a server program well enough to find the same one again. */
export interface EngineId {
  engine: EngineName;
  version: string;
  source: EngineSource;
}

/** A server program that is here and runs. `binary` is its absolute path. */
export interface Engine extends EngineId {
  binary: string;
}

/** Why a server program cannot be had from one source: half a sentence for people. */
export interface Unavailable {
  reason: string;
}

/** What the finders share: the cache folder (absolute), a voice, and the wish to stop. */
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

/** What a server that answers says about itself. `name` is for people, for example "MongoDB" or "Valkey". */
export interface ServerVersion {
  name: string;
  version: string;
  /** Set where it is too old: half a sentence that names what is needed. */
  tooOld: string | null;
}

/** How a server program is to be started. Paths are absolute. */
export interface StartSettings {
  port: number;
  dataFolder: string;
  /** An empty file, for servers that would otherwise look for a configuration elsewhere. */
  emptyConfig: string;
  /** True only in tests: the data need not survive a crash. */
  fast: boolean;
}

/** One of the two services: where its servers come from, how they are started, and how to ask whether they are well. */
export interface ServiceKind {
  title: 'MongoDB' | 'Redis';
  folder: 'mongodb' | 'redis';
  variable: 'MONGODB_URI' | 'REDIS_URL';
  /** The addresses that the variable may hold, for example "mongodb://". */
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
