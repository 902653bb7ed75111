import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';

/** The files that threads run, beside this one. */
const FILES = ['language-thread.ts', 'evaluation-thread.ts'] as const;

export type ThreadFile = (typeof FILES)[number];
type Bundles = Readonly<Record<ThreadFile, URL>>;

let bundles: Promise<Bundles> | null = null;

/**
 * The whole code of a thread as one module, at a data: address. A thread cannot start with a TypeScript file on Node 20, and to
 * compile and link more than a hundred files anew costs each thread half a second; so a process puts them together once.
 */
export async function bundleOf(file: ThreadFile): Promise<URL> {
  bundles ??= bundleAll();
  try {
    return (await bundles)[file];
  } catch (error) {
    // whoever needs a thread next tries again
    bundles = null;
    throw error;
  }
}

async function bundleAll(): Promise<Bundles> {
  try {
    const { outputFiles } = await build({
      entryPoints: FILES.map((file) => fileURLToPath(new URL(file, import.meta.url))),
      outdir: '.',
      bundle: true,
      write: false,
      platform: 'node',
      target: 'node20',
      format: 'esm',
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
