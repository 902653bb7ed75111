import { readConfig } from '../src/config/config.ts';
import { startApp } from '../src/app.ts';
import { createLogger } from '../src/logger.ts';
import { childKilobytes } from './server-process.ts';

/** An api process of `export.bench.ts`, alone in its memory: asked `usage`, it tells what it and its processes hold; `collected`, after a collection. */
const [mongodbUri, redisUrl] = process.argv.slice(2) as [string, string];
const config = readConfig({ PORT: '0', LOG_LEVEL: 'warn', SECRET_KEY: 'bench' });
const log = createLogger('warn');
const app = await startApp(config, { roles: { api: true, worker: false }, mongodbUri, redisUrl, log });
process.on('message', (question) => {
  if (question === 'stop') return void app.stop().then(() => process.exit(0));
  if (question === 'collected') globalThis.gc?.();
  const memory = process.memoryUsage();
  process.send?.({ ...memory, rss: memory.rss + childKilobytes(process.pid) * 1_024 });
});
process.send?.(app.url);
