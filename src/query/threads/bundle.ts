import type { BuildOptions } from 'esbuild';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The files that threads run, beside this one. */
export const THREAD_FILES = ['language-thread.ts', 'evaluation-thread.ts'] as const;

export type ThreadFile = (typeof THREAD_FILES)[number];
type Bundles = Readonly<Record<ThreadFile, URL>>;

/**
 * How a thread's code becomes one module, which needs no other file: to compile and link more than a hundred files anew costs each
 * thread half a second.
 */
export const THREAD_BUNDLE = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
} as const satisfies BuildOptions;

/** In `dist/` the build has made each thread's file (`scripts/build-dist.ts`). */
const isBuilt = import.meta.url.endsWith('.js');

let bundles: Promise<Bundles> | null = null;

/** The whole code of a thread as one module: a file of the build, or in a checkout a data: address. */
export async function bundleOf(file: ThreadFile): Promise<URL> {
  if (isBuilt) return new URL(file.replace(/\.ts$/, '.js'), import.meta.url);
  bundles ??= bundleAll();
  try {
    return (await bundles)[file];
  } catch (error) {
    // whoever needs a thread next tries again
    bundles = null;
    throw error;
  }
}

/** A thread cannot start with a TypeScript file on Node 20, so a process that runs from source bundles them once. */
async function bundleAll(): Promise<Bundles> {
  // a development dependency, which an installation does not have
  const { build, stop } = await import('esbuild');
  try {
    const { outputFiles } = await build({
      ...THREAD_BUNDLE,
      entryPoints: THREAD_FILES.map((file) => fileURLToPath(new URL(file, import.meta.url))),
      outdir: '.',
      write: false,
      // what a file asks for by its own place is found from here as well
      define: { 'import.meta.url': JSON.stringify(import.meta.url) },
      logLevel: 'silent',
    });
    const addresses = outputFiles.map(({ path, text }) => {
      const file = basename(path).replace(/\.js$/, '.ts');
      // traces of errors name the file instead of the address, which is the whole text
      const code = Buffer.from(`${text}\n//# sourceURL=${file}\n`).toString('base64');
      return [file, new URL(`data:text/javascript;base64,${code}`)] as const;
    });
    return Object.fromEntries(addresses) as Bundles;
  } finally {
    // the compiler is a process of its own
    await stop();
  }
}
