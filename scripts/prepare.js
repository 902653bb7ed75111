/**
 * After `npm ci` in a checkout: makes GraphiQL's page. Without the development dependencies (`--omit=dev`) it makes nothing: an image
 * and the tarball of `npm pack` bring the page, and `dist/`, built.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const fileOf = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

if (['tsx', 'esbuild', 'graphiql'].every((name) => existsSync(fileOf(`node_modules/${name}/package.json`)))) {
  const script = fileOf('scripts/build-graphiql.ts');
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', script], { stdio: 'inherit', cwd: fileOf('.') });
  process.exitCode = status ?? 1;
}
