import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { build, stop, type BuildOptions, type Plugin } from 'esbuild';
import { PROCESS_BUNDLE, PROCESS_FILES } from '../src/query/processes/bundle.ts';

const ROOT = join(import.meta.dirname, '..');
const SOURCE = join(ROOT, 'src');
const PROCESSES = join(SOURCE, 'query/processes');
/** `src/` as plain JavaScript, a file for each, and beside it what the code reads: an installation runs this. */
export const DIST = join(ROOT, 'dist');

/** Each import of another file of `src/` stays one, of the file that is made of it. */
const builtImports: Plugin = {
  name: 'built imports',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\.?\// }, ({ path }) => ({ path: path.replace(/\.ts$/, '.js'), external: true })),
};

/** What the program starts from: `dist/` and the packages in a few files, because loading two thousand takes two seconds of a processor. */
export const PROGRAM = join(DIST, 'program/main.js');

/**
 * Packages that stay outside of the program's files: what has native code or is loaded by its place; mongoose with its driver, whose
 * connection is mended in place (`models/support/closed-sockets.ts`); and the S3 client, which is loaded when it is needed and is in the old
 * form of modules, whose names esbuild does not give to `import()`.
 */
const OUTSIDE = [
  '@aws-sdk/client-s3',
  '@aws-sdk/lib-storage',
  'mongoose',
  'snappy',
  '@mongodb-js/zstd',
  'zstd-napi',
  'mongodb-memory-server-core',
  'esbuild',
];

/** A file finds what lies beside it, such as a `.proto`, by its own place in `dist/`, in which of the program's files it may be. */
const ownPlaces: Plugin = {
  name: 'own places',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/, namespace: 'file' }, ({ path }) => {
      const place = `new URL('../${relative(SOURCE, path).replace(/\.ts$/, '.js')}', import.meta.url).href`;
      return { contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', place), loader: 'ts' };
    }),
};

/** Packages in the old form of modules look for these names. */
const OLD_NAMES = `
import { createRequire as programRequire } from 'node:module';
import { fileURLToPath as programPath } from 'node:url';
const require = programRequire(import.meta.url), __filename = programPath(import.meta.url), __dirname = programPath(new URL('.', import.meta.url));`;

const common = {
  absWorkingDir: ROOT,
  outbase: SOURCE,
  outdir: DIST,
  target: 'node20',
  charset: 'utf8',
  write: false,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * Makes `dist/` of `src/`. It writes only what has changed, each file at once, so that processes which run from `dist/` are not disturbed
 * by a build of the same source.
 */
export async function buildDist(): Promise<void> {
  const files = filesBelow(SOURCE);
  const processes = PROCESS_FILES.map((file) => join(PROCESSES, file));
  const modules = files.filter((file) => extname(file) === '.ts' && !processes.includes(file));
  try {
    const built = await Promise.all([
      build({
        ...common,
        entryPoints: modules,
        bundle: true,
        format: 'esm',
        platform: 'node',
        packages: 'external',
        plugins: [builtImports],
      }),
      build({
        ...common,
        entryPoints: [join(SOURCE, 'main.ts')],
        outdir: dirname(PROGRAM),
        bundle: true,
        splitting: true,
        format: 'esm',
        platform: 'node',
        external: OUTSIDE,
        plugins: [ownPlaces],
        banner: { js: OLD_NAMES },
      }),
      build({ ...common, ...PROCESS_BUNDLE, entryPoints: processes }),
    ]);
    const contents = new Map<string, Uint8Array>([
      ...built.flatMap(({ outputFiles }) => outputFiles.map((file) => [file.path, file.contents] as const)),
      ...files
        .filter((file) => extname(file) !== '.ts')
        .map((file) => [join(DIST, relative(SOURCE, file)), readFileSync(file)] as const),
    ]);
    for (const [file, content] of contents) writeChanged(file, content);
    for (const file of filesBelow(DIST)) if (!contents.has(file)) rmSync(file, { force: true });
  } finally {
    // the compiler is a process of its own
    await stop();
  }
}

function writeChanged(file: string, content: Uint8Array): void {
  if (readIfThere(file)?.equals(content)) return;
  mkdirSync(dirname(file), { recursive: true });
  const whole = `${file}.${process.pid}`;
  writeFileSync(whole, content);
  renameSync(whole, file);
}

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function filesBelow(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
