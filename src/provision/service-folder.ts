import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readJson } from './json-file.ts';
import type { EngineId, ServiceKind } from './service-kind.ts';

/** The files in DATA_DIR for one service. All paths are absolute. */
export interface ServiceFolder {
  root: string;
  /** The server's own files. */
  data: string;
  /** Which engine made the data. */
  engine: string;
  /** Which process serves it now. */
  server: string;
  /** One file for each use by a Roomwatch process. */
  users: string;
  lock: string;
  log: string;
  /** The server's configuration file: what must not stand on its command line. */
  config: string;
  /** The server's address with the password that opens it, for its owner. */
  address: string;
  /** Certificates, while the server is given its password. */
  certificates: string;
}

/** The folder of one service, created where it is absent and readable by its owner only. */
export function serviceFolder(dataDir: string, kind: ServiceKind): ServiceFolder {
  const root = path.resolve(dataDir, kind.folder);
  const folder: ServiceFolder = {
    root,
    data: path.join(root, 'data'),
    engine: path.join(root, 'engine.json'),
    server: path.join(root, 'server.json'),
    users: path.join(root, 'users'),
    lock: path.join(root, 'lock'),
    log: path.join(root, 'server.log'),
    config: path.join(root, 'server.conf'),
    address: path.join(root, 'uri'),
    certificates: path.join(root, 'certificates'),
  };
  mkdirSync(folder.data, { recursive: true, mode: 0o700 });
  mkdirSync(folder.users, { recursive: true, mode: 0o700 });
  // of an earlier release
  rmSync(path.join(root, 'empty.toml'), { force: true });
  return folder;
}

const engineShape = z.object({
  engine: z.enum(['mongod', 'secantusdb', 'redis', 'valkey']),
  version: z.string(),
  source: z.enum(['path', 'download', 'python']),
});

/** The engine that made the data in a folder; null where there is no data yet: a server that never came up does not bind the folder. */
export function readMaker(folder: ServiceFolder): EngineId | null {
  return hasData(folder) ? readJson(folder.engine, engineShape) : null;
}

/** True once a server has put anything into its folder. */
export function hasData(folder: ServiceFolder): boolean {
  return readdirSync(folder.data).length > 0;
}

export { engineShape };
