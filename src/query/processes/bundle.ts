import type { BuildOptions, Plugin } from 'esbuild';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The files that the engine's processes run, in this folder. */
export const PROCESS_FILES = ['language-process.ts', 'evaluation-process.ts'] as const;

export type ProcessFile = (typeof PROCESS_FILES)[number];

/** The code of a process as one script: a file of the build, or its text. */
export type ProcessCode =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'text'; readonly text: string };

type Bundles = Readonly<Record<ProcessFile, ProcessCode>>;

/** Modules of Node that a snapshot cannot hold (see `snapshot.ts`): each is loaded when something of it is first used. */
const loadedWhenUsed: Plugin = {
  name: 'modules loaded when used',
  setup({ onResolve, onLoad }) {
    const filter = /^node:(crypto|diagnostics_channel|worker_threads)$/;
    onResolve({ filter }, ({ path, namespace }) =>
      namespace === 'used' ? { path, external: true } : { path, namespace: 'used' },
    );
    onLoad({ filter, namespace: 'used' }, async ({ path }) => {
      const names = Object.keys((await import(path)) as object)
        .filter((name) => name !== 'default')
        .sort();
      const member = (name: string) => `get ${name}() { return require('${path}').${name}; }`;
      return { contents: `module.exports = { ${names.map(member).join(', ')} };` };
    });
  },
};

/**
 * Bundles a process's code into one script that needs no other file, because compiling and linking more than a hundred files takes each
 * process half a second, and a snapshot is made of one script.
 */
export const PROCESS_BUNDLE = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  plugins: [loadedWhenUsed],
} satisfies BuildOptions;

/** In `dist/` the build has bundled each process's file (`scripts/build-dist.ts`). */
const isBuilt = import.meta.url.endsWith('.js');

let bundles: Promise<Bundles> | null = null;

/** The whole code of a process as one script: a file of the build, or in a checkout its text. */
export async function bundleOf(file: ProcessFile): Promise<ProcessCode> {
  if (isBuilt) return { kind: 'file', path: fileURLToPath(new URL(file.replace(/\.ts$/, '.cjs'), import.meta.url)) };
  bundles ??= bundleAll();
  try {
    return (await bundles)[file];
  } catch (error) {
    // the next process that starts tries again
    bundles = null;
    throw error;
  }
}

/** Node 20 cannot run a TypeScript file, so a process that runs from source bundles the files once. */
async function bundleAll(): Promise<Bundles> {
  // a development dependency, which an installation does not have
  const { build, stop } = await import('esbuild');
  try {
    const { outputFiles } = await build({
      ...PROCESS_BUNDLE,
      entryPoints: PROCESS_FILES.map((file) => fileURLToPath(new URL(file, import.meta.url))),
      outdir: '.',
      write: false,
      logLevel: 'silent',
    });
    const texts = outputFiles.map(({ path, text }) => {
      const file = basename(path).replace(/\.cjs$/, '.ts');
      // stack traces name the file
      return [file, { kind: 'text', text: `${text}\n//# sourceURL=${file}\n` }] as const;
    });
    return Object.fromEntries(texts) as Bundles;
  } finally {
    // the compiler is a process of its own
    await stop();
  }
}
