import type { BuildOptions } from 'esbuild';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The files that threads run, in this folder. */
export const THREAD_FILES = ['language-thread.ts', 'evaluation-thread.ts'] as const;

export type ThreadFile = (typeof THREAD_FILES)[number];
type Bundles = Readonly<Record<ThreadFile, URL>>;

/**
 * Bundles a thread's code into one module that needs no other file, because compiling and linking more than a hundred files takes each
 * thread half a second.
 */
export const THREAD_BUNDLE = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
} as const satisfies BuildOptions;

/** In `dist/` the build has bundled each thread's file (`scripts/build-dist.ts`). */
const isBuilt = import.meta.url.endsWith('.js');

let bundles: Promise<Bundles> | null = null;

/** The whole code of a thread as one module: a file of the build, or in a checkout a data: address. */
export async function bundleOf(file: ThreadFile): Promise<URL> {
  if (isBuilt) return new URL(file.replace(/\.ts$/, '.js'), import.meta.url);
  bundles ??= bundleAll();
  try {
    return (await bundles)[file];
  } catch (error) {
    // the next thread that starts tries again
    bundles = null;
    throw error;
  }
}

/** Node 20 cannot start a thread from a TypeScript file, so a process that runs from source bundles the files once. */
async function bundleAll(): Promise<Bundles> {
  // a development dependency, which an installation does not have
  const { build, stop } = await import('esbuild');
  try {
    const { outputFiles } = await build({
      ...THREAD_BUNDLE,
      entryPoints: THREAD_FILES.map((file) => fileURLToPath(new URL(file, import.meta.url))),
      outdir: '.',
      write: false,
      // packages that a file resolves relative to itself are found from here too
      define: { 'import.meta.url': JSON.stringify(import.meta.url) },
      logLevel: 'silent',
    });
    const addresses = outputFiles.map(({ path, text }) => {
      const file = basename(path).replace(/\.js$/, '.ts');
      // stack traces name the file instead of the address, which would be the whole text
      const code = Buffer.from(`${text}\n//# sourceURL=${file}\n`).toString('base64');
      return [file, new URL(`data:text/javascript;base64,${code}`)] as const;
    });
    return Object.fromEntries(addresses) as Bundles;
  } finally {
    // the compiler is a process of its own
    await stop();
  }
}
