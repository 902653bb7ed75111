import type { BuildOptions } from 'esbuild';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The files that the engine's processes run, in this folder. */
export const PROCESS_FILES = ['language-process.ts', 'evaluation-process.ts'] as const;

export type ProcessFile = (typeof PROCESS_FILES)[number];

/** The code of a process: a file of the build, or the text of a module. */
export type ProcessCode =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'text'; readonly text: string };

type Bundles = Readonly<Record<ProcessFile, ProcessCode>>;

/**
 * Bundles a process's code into one module that needs no other file, because compiling and linking more than a hundred files takes each
 * process half a second.
 */
export const PROCESS_BUNDLE = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
} as const satisfies BuildOptions;

/** In `dist/` the build has bundled each process's file (`scripts/build-dist.ts`). */
const isBuilt = import.meta.url.endsWith('.js');

let bundles: Promise<Bundles> | null = null;

/** The whole code of a process as one module: a file of the build, or in a checkout its text. */
export async function bundleOf(file: ProcessFile): Promise<ProcessCode> {
  if (isBuilt) return { kind: 'file', path: fileURLToPath(new URL(file.replace(/\.ts$/, '.js'), import.meta.url)) };
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
      // packages that a file resolves relative to itself are found from here too
      define: { 'import.meta.url': JSON.stringify(import.meta.url) },
      logLevel: 'silent',
    });
    const texts = outputFiles.map(({ path, text }) => {
      const file = basename(path).replace(/\.js$/, '.ts');
      // stack traces name the file instead of the address, which would be the whole text
      return [file, { kind: 'text', text: `${text}\n//# sourceURL=${file}\n` }] as const;
    });
    return Object.fromEntries(texts) as Bundles;
  } finally {
    // the compiler is a process of its own
    await stop();
  }
}
