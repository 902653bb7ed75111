import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp, type App, type Roles } from '../src/app.ts';
import { readConfig } from '../src/config/config.ts';
import type { RawSettings } from '../src/config/env.ts';
import { createLogger } from '../src/logger.ts';
import { provideServices } from '../src/provision/index.ts';

/** Real services with production settings (every acknowledged write on disk), in a folder that is removed afterwards. */
export interface BenchServices {
  mongodbUri(database: string): string;
  redisUrl: string;
  start(database: string, settings?: RawSettings, roles?: Roles): Promise<App>;
}

/** Runs a benchmark on services of its own. */
export async function withServices(run: (services: BenchServices) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'roomwatch-bench-'));
  const provided = await provideServices({
    mongodbUri: null,
    redisUrl: null,
    dataDir,
    say: (line) => console.error(line),
  });
  const apps: App[] = [];
  const mongodbUri = (database: string) => {
    const uri = new URL(provided.mongodb.uri);
    uri.pathname = `/${database}`;
    return uri.href;
  };
  try {
    await run({
      mongodbUri,
      redisUrl: provided.redis.uri,
      async start(database, settings = {}, roles = { api: true, worker: true }) {
        const config = readConfig({ PORT: '0', LOG_LEVEL: 'warn', SECRET_KEY: 'bench', ...settings });
        const log = createLogger(config.logLevel);
        const app = await startApp(config, {
          roles,
          mongodbUri: mongodbUri(database),
          redisUrl: provided.redis.uri,
          log,
        });
        apps.push(app);
        return app;
      },
    });
  } finally {
    for (const app of apps) await app.stop();
    await provided.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
