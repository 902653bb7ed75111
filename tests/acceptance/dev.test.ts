import { statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { endAll, spawnCommand } from '../helpers/process.ts';
import { testServices } from '../helpers/services.ts';

afterAll(endAll);

test('npm run dev starts the server anew when a file of src/ changes, and Ctrl-C ends it', async () => {
  const { mongodbUri, redisUrl } = testServices();
  const settings = { PORT: '0', MONGODB_URI: mongodbUri, REDIS_URL: redisUrl };
  const dev = spawnCommand('npm', ['run', 'dev'], settings, true);
  await dev.line(/answers at http:\S+\/graphql/);
  const file = path.join(import.meta.dirname, '../../src/domain/events/event-time.ts');
  const { atime, mtime } = statSync(file);
  utimesSync(file, atime, mtime);
  await dev.line(/^Restarting /m);
  await dev.line(/answers at http:\S+\/graphql[^]*answers at http:\S+\/graphql/);
  expect(await dev.end('SIGINT')).toMatchObject({ signal: null });
  expect(dev.said()).toMatch(/Stopping …[^]*Stopping …/);
});
