/**
 * Puts GraphiQL's page together from the installed packages, into public/graphiql. `npm ci` runs it (as `prepare`), so
 * that the server needs no network afterwards and nothing built is in the repository.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';

const root = join(import.meta.dirname, '..');
const outdir = join(root, 'public/graphiql');

const common: BuildOptions = {
  absWorkingDir: root,
  outdir,
  bundle: true,
  minify: true,
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
};

await rm(outdir, { recursive: true, force: true });
await Promise.all([
  build({
    ...common,
    entryPoints: ['web/graphiql/page.jsx'],
    format: 'esm',
    jsx: 'automatic',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
  }),
  build({
    ...common,
    // Of the editor that graphiql brings along, in the versions that it asks for.
    entryPoints: {
      'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
      'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
      'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
    },
    format: 'iife',
  }),
]);
